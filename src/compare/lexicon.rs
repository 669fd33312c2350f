//! What is known of each distinct writing of a word, worked out once for all sentences that have it.
//!
//! Most words of an article stand in it several times, and in the others as well. Decides nothing that depends on the
//! words around.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::concept;
use super::date;
use super::token::hash;
use crate::text::{fold, is_stop_word, number, stem};

/// A writing of a word.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As it is written.
    pub(super) text: String,
    /// Folded.
    pub(super) folded: String,
    /// The canonical form as a word: its stem.
    pub(super) form: String,
    /// Of the canonical form.
    pub(super) key: u64,
    /// It carries grammar.
    pub(super) stop: bool,
    /// Its first letter is a capital.
    pub(super) capital: bool,
    /// A day may begin with it.
    pub(super) day: bool,
    /// A number may begin with it.
    pub(super) number: bool,
    /// It denies.
    pub(super) negation: bool,
    /// It stands in reports of anything, and more widely so.
    pub(super) light: bool,
    pub(super) common: bool,
    /// The group of near-synonyms.
    pub(super) concept: Option<u16>,
    /// A bit for each pair of neighbouring letters.
    pub(super) letters: u64,
    /// The letter 4-grams, a space at both ends.
    pub(super) grams: Vec<u32>,
}

/// The writings seen so far.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    places: HashMap<Box<str>, u32, Quick>,
    entries: Vec<Entry>,
}

/// What begins the canonical forms that are no words: entities, numbers, days. No word begins so.
const MARKS: [char; 3] = ['@', '#', '~'];

impl Lexicon {
    /// The number of a writing.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        let place = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry::new(text));
        self.places.insert(text.into(), place);
        place
    }

    /// What is known of it.
    pub(super) fn get(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)
    }

    /// All of them.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Entry {
    fn new(text: &str) -> Self {
        if text.starts_with(MARKS) {
            return Self::canonical(text);
        }
        let folded = fold(text);
        let stop = is_stop_word(&folded);
        // "U.S." and "US" are one; "us" is a stop word in all but name
        let form = if stop {
            folded.clone()
        } else if folded.contains('.') {
            folded.replace('.', "")
        } else {
            stem(&folded)
        };
        let is_digit = folded.starts_with(|first: char| first.is_ascii_digit());
        Self {
            stop,
            capital: text.chars().next().is_some_and(char::is_uppercase),
            day: is_digit || date::may_begin(&folded, text),
            number: is_digit || may_begin_number(&folded),
            folded,
            text: text.to_owned(),
            ..Self::canonical(&form)
        }
    }

    /// Of a canonical form.
    fn canonical(form: &str) -> Self {
        Self {
            text: form.to_owned(),
            folded: form.to_owned(),
            key: hash(form.bytes()),
            stop: false,
            capital: false,
            day: false,
            number: false,
            negation: is_negation(form),
            light: concept::is_light(form),
            common: concept::is_common(form),
            concept: concept::of(form),
            letters: letters(form),
            grams: grams(form),
            form: form.to_owned(),
        }
    }
}

fn may_begin_number(folded: &str) -> bool {
    number(&[folded]).is_some()
        || matches!(folded, "one" | "hundred" | "dozen" | "thousand" | "million" | "billion" | "trillion")
}

fn letters(form: &str) -> u64 {
    form.as_bytes().windows(2).fold(0, |set, pair| set | 1 << (hash(pair.iter().copied()) >> 58))
}

fn grams(form: &str) -> Vec<u32> {
    let mut grams = Vec::with_capacity(form.len());
    let mut window = u32::from(b' ');
    for (place, byte) in (1..).zip(form.bytes().chain(std::iter::once(b' '))) {
        window = window << 8 | u32::from(byte);
        if place > 2 || place == form.len() + 1 {
            grams.push(window.wrapping_mul(0x9e37_79b9));
        }
    }
    grams
}

fn is_negation(form: &str) -> bool {
    matches!(form, "not" | "no" | "never" | "nor" | "cannot" | "without" | "deni" | "nobody" | "none" | "neither")
        || form.ends_with("n't")
}

/// A hasher for short keys that come from no enemy: what it decides is speed alone.
#[derive(Clone, Debug, Default)]
pub(super) struct QuickHasher(u64);

/// Builds it.
pub(super) type Quick = BuildHasherDefault<QuickHasher>;

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        // the table takes its buckets from the low bits
        self.0 ^ self.0 >> 32
    }
}
