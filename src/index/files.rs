//! The index as far as its files are at hand: which terms a word stands for, and where they are.
//!
//! Does not fetch: whoever holds the files notes which were asked for and absent.

use super::chunk::{Chunk, Places};
use crate::text::stem;

/// The files of an index, in the order of terms.
pub trait Files {
    /// How many files of terms.
    fn len(&self) -> usize;
    /// The first term of one.
    fn first(&self, at: usize) -> &str;
    /// A file of terms, where it is at hand.
    fn chunk(&self, at: usize) -> Option<&Chunk>;
    /// The file of the places of one, where it is at hand.
    fn places(&self, at: usize) -> Option<&Places>;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A term in a file.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub chunk: &'a Chunk,
    pub file: usize,
    pub at: usize,
}

/// Terms that a search with one word may stand for at most; rarer ones are left out.
const MOST_TERMS: usize = 100_000;

/// Which file a word lies in, if any.
pub(super) fn file_of(files: &dyn Files, word: &str) -> Option<usize> {
    let (mut low, mut high) = (0, files.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if files.first(middle) <= word {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1)
}

/// The very term.
pub(super) fn exact<'a>(files: &'a dyn Files, term: &str) -> Option<Found<'a>> {
    let file = file_of(files, term)?;
    let chunk = files.chunk(file)?;
    chunk.find(term).map(|at| Found { chunk, file, at })
}

/// How many articles have this very term, as far as the files at hand tell.
pub fn articles_with(files: &dyn Files, term: &str) -> u32 {
    exact(files, term).map_or(0, |found| found.chunk.articles(found.at))
}

/// The terms with the same stem as `term`, itself the first where there is one.
pub(super) fn alike<'a>(files: &'a dyn Files, term: &str) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = exact(files, term).into_iter().collect();
    for other in alike_terms(files, term).iter().filter(|other| *other != term) {
        found.extend(exact(files, other));
    }
    found
}

/// What [`alike`] finds, as words.
pub(super) fn alike_terms(files: &dyn Files, term: &str) -> Vec<String> {
    let stem = stem(term);
    let members = file_of(files, &stem).and_then(|file| files.chunk(file)).and_then(|chunk| chunk.of_stem(&stem));
    members.map_or_else(|| vec![stem.clone()], |members| members.map(str::to_owned).collect())
}

/// The terms that begin with `prefix`.
pub(super) fn beginning<'a>(files: &'a dyn Files, prefix: &str) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for file in file_of(files, prefix).unwrap_or(0)..files.len() {
        let first = files.first(file);
        if first > prefix && !first.starts_with(prefix) {
            break;
        }
        if let Some(chunk) = files.chunk(file) {
            found.extend(chunk.with_prefix(prefix).map(|at| Found { chunk, file, at }));
        }
        if found.len() >= MOST_TERMS {
            break;
        }
    }
    found
}

/// The terms that begin with the same letter and are at most `distance` changes away.
pub(super) fn similar<'a>(files: &'a dyn Files, term: &str, distance: u8) -> Vec<Found<'a>> {
    let Some(first) = term.chars().next() else { return Vec::new() };
    let mut buffer = [0; 4];
    let first: &str = first.encode_utf8(&mut buffer);
    let mut fuzzy = super::fuzzy::Fuzzy::new(term, distance);
    let mut found = Vec::new();
    for file in file_of(files, first).unwrap_or(0)..files.len() {
        let begins = files.first(file);
        if begins > first && !begins.starts_with(first) {
            break;
        }
        if let Some(chunk) = files.chunk(file) {
            let close =
                chunk.with_prefix(first).filter(|&at| chunk.term(at).is_some_and(|other| fuzzy.is_close(other)));
            found.extend(close.map(|at| Found { chunk, file, at }));
        }
    }
    found
}
