//! What the records of one file are called.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// From here on every identifier is written with its place, so that the memory of those seen stays bounded.
const REMEMBERED: usize = 4_000_000;

/// The longest part of an identifier that is shown, in characters.
const LONGEST: usize = 200;

/// Where a record stands in its file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Position {
    /// In a line, counted from one.
    Line(u64),
    /// In a list, counted from one.
    Number(u64),
}

/// Names records, each differently.
pub(super) struct Names {
    file: String,
    /// Hashes only: two identifiers with one hash get a place each, and nothing else happens.
    seen: HashSet<u64>,
}

impl Names {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), seen: HashSet::new() }
    }

    /// The name of what has this identifier, if any, and stands here.
    pub(super) fn name(&mut self, id: Option<&str>, position: Position) -> String {
        let Some(id) = id else { return self.place(position) };
        let id = shown(id);
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let is_new = self.seen.len() < REMEMBERED && self.seen.insert(hasher.finish());
        match position {
            _ if is_new => format!("{}#{id}", self.file),
            Position::Line(line) => format!("{}#{id} (line {line})", self.file),
            Position::Number(number) => format!("{}#{id} (number {number})", self.file),
        }
    }

    /// The name of what stands here and has no other.
    pub(super) fn place(&self, position: Position) -> String {
        match position {
            Position::Line(line) => format!("{}:{line}", self.file),
            Position::Number(number) => format!("{}#{number}", self.file),
        }
    }
}

/// A name that somebody else chose, safe to be printed: without control characters and not too long.
pub(super) fn shown(name: &str) -> String {
    let mut letters = name.trim().chars();
    let clean = |letter: char| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter };
    let mut shown: String = letters.by_ref().take(LONGEST).map(clean).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}
