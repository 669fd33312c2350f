//! From the bytes of any container to records: which format they are in, and what each record in it is called.
//!
//! Works over readers and holds one record at a time, never a whole archive. What fails is named and the rest goes on.
//! Opens no file, and does not know how an article is found in a record.

mod archive;
mod budget;
mod entry;
mod entry_text;
mod error;
mod feed;
mod fields;
mod gate;
mod gzip;
mod http;
mod json;
mod kind;
mod line;
mod mapping;
mod names;
mod peek;
mod splitter;
mod table;
mod transcode;
mod unread;
mod warc;
mod whole;

#[cfg(test)]
mod tests;

use std::fmt;
use std::io::{BufRead, BufReader, Seek};
use std::ops::ControlFlow;

pub use error::SourceError;
pub use line::{of_line, to_line};
pub use mapping::{Mapping, MappingError};

use crate::model::Record;
use budget::{Budget, Packed};

/// Bounds of what is read, so that no file can use up the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest record, in bytes.
    pub record_bytes: u64,
    /// What one outermost file may unpack to, all levels together, in bytes.
    pub unpacked_bytes: u64,
    /// How many bytes may be unpacked for one that is read, after the first 64 MiB.
    pub ratio: u64,
    /// The largest zip archive held in memory, where it lies in another or comes from a pipe, in bytes.
    pub spooled_bytes: u64,
    /// Entries of archives in one outermost file.
    pub entries: u64,
    /// Containers in containers; a `.tar.gz` is two.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            record_bytes: 64 << 20,
            unpacked_bytes: 1 << 40,
            ratio: 200,
            spooled_bytes: 256 << 20,
            entries: 10_000_000,
            depth: 6,
        }
    }
}

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Bounds.
    pub limits: Limits,
    /// Which field of an export is what.
    pub mapping: Mapping,
}

/// What is found in a source, one thing after another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly all that is found are records, and one is held at a time")]
pub enum Found {
    /// A raw article.
    Record(Record),
    /// What should have been one and is not.
    Rejected(Rejected),
    /// What is no article and was not meant to be: a picture in an archive, a redirect in a crawl.
    PassedOver(PassedOver),
}

/// A place that gives no record, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rejected {
    /// The place, as a record there would be called.
    pub source: String,
    /// What is wrong and what to do, without the place.
    pub reason: String,
}

impl fmt::Display for Rejected {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.reason, self.source)
    }
}

/// A place that is no article's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassedOver {
    /// The place.
    pub source: String,
    /// What it is: "a picture", "hidden".
    pub reason: &'static str,
}

/// Whether to go on; `Break` comes from the caller, or when nothing more may be read.
pub(crate) type Flow = ControlFlow<()>;

/// A reader that can go back, as an archive with its list at the end needs it.
pub trait SeekRead: BufRead + Seek {}
impl<T: BufRead + Seek> SeekRead for T {}

/// Reads everything in `reader`, which is called `source`, and hands over what is found in its order.
pub fn records(source: &str, reader: &mut dyn BufRead, options: &Options, each: &mut dyn FnMut(Found) -> Flow) {
    read(&Place::outermost(source), reader, options, each);
}

fn read(place: &Place, reader: &mut dyn BufRead, options: &Options, each: &mut dyn FnMut(Found) -> Flow) {
    let budget = Budget::new(options.limits.clone());
    let mut packed = BufReader::with_capacity(64 << 10, Packed { budget: &budget, reader });
    let _ = Reading { options, budget: &budget, each }.open(place, &mut packed);
}

/// The same for a reader that can go back, so that a zip archive of any size is read from where it lies.
pub fn records_of_file(source: &str, file: &mut dyn SeekRead, options: &Options, each: &mut dyn FnMut(Found) -> Flow) {
    read_file(&Place::outermost(source), file, options, each);
}

/// The same for a file that nobody named: it was found in a folder, where it is called `below`. What lies beside articles
/// there, such as the pictures and scripts of a saved page, is passed over where its bytes say so; a name alone says it of
/// styles and scripts.
pub fn records_of_found(
    source: &str,
    below: &str,
    file: &mut dyn SeekRead,
    options: &Options,
    each: &mut dyn FnMut(Found) -> Flow,
) {
    match entry::verdict_in_folder(below) {
        entry::Verdict::PassedOver(reason) => {
            let _ = each(Found::PassedOver(PassedOver { source: source.to_owned(), reason }));
        }
        entry::Verdict::Read | entry::Verdict::Escapes => {
            let place = Place { origin: Origin::Folder, ..Place::outermost(source) };
            read_file(&place, file, options, each);
        }
    }
}

fn read_file(place: &Place, file: &mut dyn SeekRead, options: &Options, each: &mut dyn FnMut(Found) -> Flow) {
    let is_zip = file.fill_buf().is_ok_and(|head| head.starts_with(b"PK\x03\x04"));
    match archive::length(file) {
        Ok(length) if is_zip => {
            let budget = Budget::new(options.limits.clone());
            budget.set_packed(length);
            let _ = Reading { options, budget: &budget, each }.zip(place, file);
        }
        _ => read(place, &mut &mut *file, options, each),
    }
}

/// Where something lies.
#[derive(Clone, Debug)]
struct Place {
    /// What it is called in records.
    name: String,
    /// The name that tells its kind: without the ending of what it was unpacked from.
    file_name: String,
    /// How many containers it lies in.
    depth: u32,
    /// How it was come by.
    origin: Origin,
}

/// How something was come by: what nobody named may be no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// The user named it.
    Named,
    /// It was found in a folder that the user named.
    Folder,
    /// It was found in an archive or a crawl.
    Archive,
}

impl Place {
    fn outermost(source: &str) -> Self {
        Self { name: source.to_owned(), file_name: source.to_owned(), depth: 0, origin: Origin::Named }
    }
}

/// One outermost file being read.
struct Reading<'a> {
    options: &'a Options,
    budget: &'a Budget,
    each: &'a mut dyn FnMut(Found) -> Flow,
}

impl Reading<'_> {
    fn give(&mut self, record: Record) -> Flow {
        (self.each)(Found::Record(record))
    }

    fn reject(&mut self, place: impl Into<String>, error: &SourceError) -> Flow {
        (self.each)(Found::Rejected(Rejected { source: place.into(), reason: error.to_string() }))
    }

    fn pass_over(&mut self, place: impl Into<String>, reason: &'static str) -> Flow {
        (self.each)(Found::PassedOver(PassedOver { source: place.into(), reason }))
    }

    /// Reads what begins here, whatever it is.
    fn open(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        use kind::Kind;
        let mut peek = peek::Peek::new(reader);
        if let Some(error) = peek.failed_at_once() {
            let cause = self.budget.cause(error);
            return self.reject(&place.name, &cause);
        }
        let kind = kind::of(peek.head(), &place.file_name, &self.options.mapping);
        if kind.is_container() && place.depth >= self.options.limits.depth {
            return self.reject(&place.name, &SourceError::TooDeep { limit: self.options.limits.depth });
        }
        match kind {
            Kind::Empty => self.reject(&place.name, &SourceError::Empty { what: "the file" }),
            Kind::Unread { what, .. } if place.origin == Origin::Archive => self.pass_over(&place.name, what),
            Kind::Unread { what, is_beside: true, .. } if place.origin == Origin::Folder => {
                self.pass_over(&place.name, what)
            }
            Kind::Unread { what, instead, .. } => {
                self.reject(&place.name, &SourceError::Unread { what: what.to_owned(), instead })
            }
            Kind::Gzip => self.gzip(place, &mut peek),
            Kind::Zip => self.zip_stream(place, &mut peek),
            Kind::Tar => self.tar(place, &mut peek),
            Kind::Warc => self.warc(place, &mut peek),
            Kind::Feed => self.feed(place, &mut peek),
            Kind::Table(delimiter) => self.table(place, &mut peek, delimiter),
            Kind::Json => self.json(place, &mut peek),
            Kind::Html => self.whole(place, &mut peek, crate::model::Media::Html),
            Kind::Text => self.whole(place, &mut peek, crate::model::Media::Text),
        }
    }
}
