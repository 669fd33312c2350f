//! Names of entities as they stand in the index: who is called so, and by which other names.
//!
//! An entity is a number, and so is its kind; what they stand for is for others to know.

use std::collections::BTreeMap;

use super::files::{Files, file_of};
use super::term::terms;
use super::varint::{Bytes, put};

/// Folded names in order, each with who is called so, entities rising.
pub type Names = BTreeMap<String, Vec<Named>>;

/// One who is called by a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The entity's position.
    pub entity: u32,
    /// Its kind; less than four.
    pub kind: u8,
    /// Whether this is but a word of the name, and not the first.
    pub part: bool,
    /// In so many articles may a single word stand and still be this entity's name: twice the number of mentions under
    /// it, and 0 where it is the only name.
    pub worth: u32,
    /// Its other names, the most used first.
    pub others: Vec<String>,
    /// The articles that name it, rising, where no table lists them.
    pub articles: Vec<u32>,
    /// Those of them that quote it.
    pub speakers: Vec<u32>,
}

impl Named {
    /// Other names that are kept at most.
    pub const MOST_OTHERS: usize = 12;
}

/// A name as names are compared: its terms with spaces between.
pub fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for term in terms(name) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&term.text);
    }
    out
}

/// Those who are called so, as far as the files at hand tell; not those of whose names this is a part.
pub fn named(files: &dyn Files, name: &str) -> Vec<Named> {
    let chunk = file_of(files, name).and_then(|file| files.chunk(file));
    let mut named = chunk.map(|chunk| chunk.named(name)).unwrap_or_default();
    named.retain(|named| !named.part);
    named
}

/// The names and words of names that begin with `prefix`, at most so many, each with whose they are.
pub fn names_with<'a>(files: &'a dyn Files, prefix: &str, most: usize) -> Vec<(&'a str, Vec<Named>)> {
    let mut found = Vec::new();
    for file in file_of(files, prefix).unwrap_or(0)..files.len() {
        let first = files.first(file);
        if found.len() >= most || (first > prefix && !first.starts_with(prefix)) {
            break;
        }
        if let Some(chunk) = files.chunk(file) {
            found.extend(chunk.names_with(prefix).take(most - found.len()));
        }
    }
    found
}

pub(super) fn put_named(out: &mut Vec<u8>, list: &[Named]) {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let rising = |out: &mut Vec<u8>, list: &[u32]| {
        put(out, count(list.len()));
        let mut before = 0;
        for &number in list {
            put(out, number.saturating_sub(before));
            before = number;
        }
    };
    put(out, count(list.len()));
    for named in list {
        put(out, named.entity);
        out.push(named.kind | u8::from(named.part) << 2);
        put(out, named.worth);
        put(out, count(named.others.len()));
        for other in &named.others {
            put(out, count(other.len()));
            out.extend_from_slice(other.as_bytes());
        }
        rising(out, &named.articles);
        rising(out, &named.speakers);
    }
}

/// Reads what [`put_named`] wrote; what is broken ends the list.
pub(super) fn read_named(bytes: &[u8]) -> Vec<Named> {
    let mut bytes = Bytes::new(bytes);
    let mut list = Vec::new();
    for _ in 0..bytes.number().unwrap_or_default() {
        let Some(named) = one(&mut bytes) else { break };
        list.push(named);
    }
    list
}

fn one(bytes: &mut Bytes<'_>) -> Option<Named> {
    let (entity, kind, worth) = (bytes.number()?, bytes.byte()?, bytes.number()?);
    let mut others = Vec::new();
    for _ in 0..bytes.number()? {
        let length = bytes.number()? as usize;
        others.push(std::str::from_utf8(bytes.take(length)?).ok()?.to_owned());
    }
    let (kind, part) = (kind & 3, kind & 4 > 0);
    Some(Named { entity, kind, part, worth, others, articles: rising(bytes)?, speakers: rising(bytes)? })
}

fn rising(bytes: &mut Bytes<'_>) -> Option<Vec<u32>> {
    let (mut list, mut before) = (Vec::new(), 0_u32);
    for _ in 0..bytes.number()? {
        before = before.checked_add(bytes.number()?)?;
        list.push(before);
    }
    Some(list)
}
