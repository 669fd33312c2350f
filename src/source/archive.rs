//! Zip and tar: their entries, each read as what it is. Names are judged and shown, never used as paths; links are not
//! followed.

use std::io::{self, BufRead, BufReader, Cursor, Read, SeekFrom};

use tar::EntryType;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::budget::Metered;
use super::entry::{Verdict, verdict};
use super::names::shown;
use super::{Flow, Origin, Place, Reading, SeekRead, SourceError};

/// The longest name of an entry that is read, in bytes.
const LONGEST_NAME: u64 = 64 << 10;

const BUFFER: usize = 32 << 10;

impl Reading<'_> {
    /// A zip archive that cannot be gone back in: its list stands at its end, so it is held in memory.
    pub(super) fn zip_stream(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        let limit = self.options.limits.spooled_bytes;
        let mut bytes = Vec::new();
        if let Err(error) = reader.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
            let cause = self.budget.cause(error);
            return self.reject(&place.name, &cause);
        }
        if bytes.len() as u64 > limit {
            return self.reject(&place.name, &SourceError::Spool { limit });
        }
        self.zip(place, &mut Cursor::new(bytes))
    }

    pub(super) fn zip(&mut self, place: &Place, reader: &mut dyn SeekRead) -> Flow {
        let mut archive = match ZipArchive::new(reader) {
            Ok(archive) => archive,
            Err(error) => {
                let cause = self.zip_cause(error);
                return self.reject(&place.name, &cause);
            }
        };
        if archive.is_empty() {
            return self.reject(&place.name, &SourceError::Empty { what: "the archive" });
        }
        if let Some(what) = document(archive.file_names_raw()) {
            if what == PROGRAM && place.origin == Origin::Folder {
                return self.pass_over(&place.name, what);
            }
            let instead = "save the article as text or HTML";
            return self.reject(&place.name, &SourceError::Unread { what: what.to_owned(), instead });
        }
        for index in 0..archive.len() {
            let Ok(about) = archive.by_index_data(index) else { continue };
            let name = about.name().map_or_else(|_| String::from_utf8_lossy(about.name_raw()).into_owned(), Into::into);
            let compression = about.compression();
            let (is_folder, is_link, is_encrypted) = (about.is_dir(), about.is_symlink(), about.encrypted());
            let Some(inner) = self.entry(place, &name, is_folder, is_link)? else { continue };
            if is_encrypted {
                self.reject(&inner.name, &SourceError::Encrypted)?;
                continue;
            }
            if !matches!(compression, CompressionMethod::Stored | CompressionMethod::Deflated) {
                self.reject(&inner.name, &method(compression))?;
                continue;
            }
            match archive.by_index(index) {
                Ok(file) => {
                    let metered = Metered { budget: self.budget, reader: file };
                    self.open(&inner, &mut BufReader::with_capacity(BUFFER, metered))?;
                }
                Err(error) => {
                    let cause = self.zip_cause(error);
                    self.reject(&inner.name, &cause)?;
                }
            }
            self.go_on()?;
        }
        Flow::Continue(())
    }

    fn zip_cause(&self, error: ZipError) -> SourceError {
        let instead = "fetch or copy the archive again";
        match error {
            ZipError::Io(error) => self.budget.cause(error),
            error => SourceError::Malformed { format: "zip", detail: error.to_string(), instead },
        }
    }

    pub(super) fn tar(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        let mut archive = tar::Archive::new(reader);
        let entries = match archive.entries() {
            Ok(entries) => entries.raw(true),
            Err(error) => {
                let cause = self.tar_cause(error);
                return self.reject(&place.name, &cause);
            }
        };
        // Written in an entry of its own before the one that it names.
        let mut long_name: Option<String> = None;
        let mut any = false;
        for entry in entries {
            let mut entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let cause = self.tar_cause(error);
                    return self.reject(&place.name, &cause);
                }
            };
            any = true;
            let kind = entry.header().entry_type();
            match kind {
                EntryType::GNULongName | EntryType::XHeader => {
                    let mut bytes = Vec::new();
                    if let Err(error) = (&mut entry).take(LONGEST_NAME).read_to_end(&mut bytes) {
                        let cause = self.tar_cause(error);
                        return self.reject(&place.name, &cause);
                    }
                    let path = if kind == EntryType::XHeader { pax_path(&bytes) } else { Some(bytes) };
                    long_name = path.map(|path| String::from_utf8_lossy(&path).trim_end_matches('\0').to_owned());
                    continue;
                }
                EntryType::XGlobalHeader | EntryType::GNULongLink => continue,
                _ => {}
            }
            let short = || String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let name = long_name.take().unwrap_or_else(short);
            let (is_folder, is_link) = (kind.is_dir(), kind.is_symlink() || kind.is_hard_link());
            let Some(inner) = self.entry(place, &name, is_folder, is_link)? else { continue };
            if matches!(kind, EntryType::Regular | EntryType::Continuous) {
                let left = entry.header().entry_size().unwrap_or_default();
                self.open(&inner, &mut BufReader::with_capacity(BUFFER, Exact { reader: entry, left }))?;
            } else {
                self.pass_over(&inner.name, "neither a file nor a folder")?;
            }
            self.go_on()?;
        }
        if any { Flow::Continue(()) } else { self.reject(&place.name, &SourceError::Empty { what: "the archive" }) }
    }

    fn tar_cause(&self, error: io::Error) -> SourceError {
        match self.budget.cause(error) {
            // The parser says what is wrong with a header by an error of no kind of its own.
            SourceError::Io(detail) => SourceError::Malformed {
                format: "tar",
                detail,
                instead: "the rest was left unread; fetch or copy the archive again",
            },
            cause => cause,
        }
    }

    /// Where an entry lies, if it is to be read.
    fn entry(
        &mut self,
        place: &Place,
        name: &str,
        is_folder: bool,
        is_link: bool,
    ) -> std::ops::ControlFlow<(), Option<Place>> {
        let file_name = name.strip_prefix("./").unwrap_or(name);
        let name = format!("{}/{}", place.name, shown(file_name));
        if let Err(error) = self.budget.enter() {
            self.reject(&place.name, &error)?;
            return std::ops::ControlFlow::Break(());
        }
        match verdict(file_name) {
            Verdict::Escapes => self.reject(name, &SourceError::Escapes)?,
            _ if is_folder => {}
            Verdict::PassedOver(reason) => self.pass_over(name, reason)?,
            Verdict::Read if is_link => self.reject(name, &SourceError::Link)?,
            Verdict::Read => {
                let file_name = file_name.to_owned();
                return std::ops::ControlFlow::Continue(Some(Place {
                    name,
                    file_name,
                    depth: place.depth + 1,
                    origin: Origin::Archive,
                }));
            }
        }
        std::ops::ControlFlow::Continue(None)
    }

    /// Ends everything when too much was unpacked, which has been said by then.
    fn go_on(&self) -> Flow {
        if self.budget.is_spent() { Flow::Break(()) } else { Flow::Continue(()) }
    }
}

const PROGRAM: &str = "a program";

/// What a zip archive is when it is one document, by the names in it.
fn document<'a>(mut names: impl Iterator<Item = &'a [u8]>) -> Option<&'static str> {
    names.find_map(|name| match name {
        b"[Content_Types].xml" => Some("an Office document"),
        b"mimetype" => Some("an OpenDocument file or an electronic book"),
        b"META-INF/MANIFEST.MF" => Some(PROGRAM),
        _ => None,
    })
}

/// A method of compression that is not read, by its name (APPNOTE.TXT, 4.4.5).
fn method(method: CompressionMethod) -> SourceError {
    let name = match method {
        CompressionMethod::AES => return SourceError::Encrypted,
        CompressionMethod::DEFLATE64 => "Deflate64",
        CompressionMethod::BZIP2 => "bzip2",
        CompressionMethod::LZMA => "LZMA",
        CompressionMethod::ZSTD | CompressionMethod::ZSTD_DEPRECATED => "zstd",
        CompressionMethod::XZ => "xz",
        CompressionMethod::PPMD => "PPMd",
        _ => "a method that few programs know",
    };
    SourceError::Compression { method: name.to_owned() }
}

/// The path in the extended header of POSIX.1-2001.
fn pax_path(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut extensions = tar::PaxExtensions::new(bytes).flatten();
    extensions.find(|extension| extension.key_bytes() == b"path").map(|extension| extension.value_bytes().to_vec())
}

/// A reader that has to give so many bytes: an archive that ends in the middle of an entry is no end of the entry.
struct Exact<R> {
    reader: R,
    left: u64,
}

impl<R: Read> Read for Exact<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        if count == 0 && self.left > 0 && !buffer.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }
}

/// How long a stream is; it is left at its beginning.
pub(super) fn length(reader: &mut dyn SeekRead) -> io::Result<u64> {
    let length = reader.seek(SeekFrom::End(0))?;
    reader.seek(SeekFrom::Start(0))?;
    Ok(length)
}
