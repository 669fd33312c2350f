//! What is known of single words, so that one look-up for each word of a page tells all that the line model and the
//! phrases of furniture ask of it.
//!
//! Decides nothing; joins the tables of `weights.rs`, `phrases.rs` and the stop words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::furniture;
use super::weights::LEXICON;
use crate::text::stop_words;

/// No position.
pub(super) const NONE: u16 = u16::MAX;

/// What is known of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// It carries grammar, not subject matter.
    pub(super) stop: bool,
    /// It speaks to the reader.
    pub(super) you: bool,
    /// It speaks of the writers.
    pub(super) we: bool,
    /// It tells that somebody says something.
    pub(super) said: bool,
    /// Where it stands in the lexicon as a word of a short line, or [`NONE`].
    pub(super) alone: u16,
    /// Where it stands in the lexicon as a word of a long line.
    pub(super) in_text: u16,
    /// Where it stands in the lexicon as the first word of a short line.
    pub(super) opening: u16,
    /// Whether a pair of words in the lexicon begins with it.
    pub(super) pairs: bool,
    /// Whether a phrase that begins a line begins with it.
    pub(super) begins: bool,
    /// The positions of the phrases inside of lines that begin with it: the first, and the one behind the last.
    pub(super) parts: (u16, u16),
}

const UNKNOWN: Entry = Entry {
    stop: false,
    you: false,
    we: false,
    said: false,
    alone: NONE,
    in_text: NONE,
    opening: NONE,
    pairs: false,
    begins: false,
    parts: (0, 0),
};

/// A word of a line's key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// The word.
    pub(super) text: &'a str,
    /// Its first byte in the key.
    pub(super) start: usize,
    /// What is known of it.
    pub(super) entry: &'static Entry,
}

/// The words of a key.
pub(super) fn words(key: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(key);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| byte == b' ');
        rest = end.and_then(|end| text.get(end + 1..));
        text.get(..end.unwrap_or(text.len()))
    })
}

/// The words of a key, each looked up.
pub(super) fn pieces(key: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::with_capacity(key.len() / 5 + 1);
    pieces_into(key, &mut out);
    out
}

/// Adds the words of a key, each looked up, to `out`.
pub(super) fn pieces_into<'a>(key: &'a str, out: &mut Vec<Piece<'a>>) {
    let mut start = 0;
    for (at, byte) in key.bytes().chain([b' ']).enumerate() {
        if byte == b' ' {
            if let Some(text) = key.get(start..at).filter(|text| !text.is_empty()) {
                out.push(Piece { text, start, entry: entry(text) });
            }
            start = at + 1;
        }
    }
}

/// What is known of a word.
pub(super) fn entry(word: &str) -> &'static Entry {
    static SHORT: LazyLock<Packed> = LazyLock::new(|| {
        let known = entries().into_iter();
        known.filter_map(|(word, entry)| Some((packed(word)?, entry))).collect()
    });
    static LONG: LazyLock<Table<Entry>> =
        LazyLock::new(|| entries().into_iter().filter(|(word, _)| packed(word).is_none()).collect());
    let known = packed(word).map_or_else(|| LONG.get(word), |word| SHORT.get(&word));
    known.unwrap_or(&UNKNOWN)
}

/// A word of at most 16 bytes as a number, which is compared faster than a text.
fn packed(word: &str) -> Option<u128> {
    if word.len() > 16 {
        return None;
    }
    let low = word.as_bytes().iter().take(8).rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let high = word.as_bytes().iter().skip(8).rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    Some(u128::from(high) << 64 | u128::from(low))
}

/// Where a pair of words stands in the lexicon, or [`NONE`].
pub(super) fn pair(pair: &str) -> u16 {
    static PAIRS: LazyLock<Table<u16>> = LazyLock::new(|| {
        (0..).zip(LEXICON).filter(|(_, (known, _))| known.contains(' ')).map(|(at, (known, _))| (*known, at)).collect()
    });
    PAIRS.get(pair).copied().unwrap_or(NONE)
}

fn entries() -> Table<Entry> {
    let mut words = Table::default();
    let mut word = |text: &'static str, set: &dyn Fn(&mut Entry)| set(words.entry(text).or_insert(UNKNOWN));
    for text in stop_words() {
        word(text, &|entry| entry.stop = true);
    }
    for text in ["you", "your", "yours"] {
        word(text, &|entry| entry.you = true);
    }
    for text in ["we", "our", "us", "my", "i"] {
        word(text, &|entry| entry.we = true);
    }
    for text in ["said", "says", "told", "according", "added"] {
        word(text, &|entry| entry.said = true);
    }
    for (at, (known, _)) in (0..).zip(LEXICON) {
        if let Some(text) = known.strip_prefix('+') {
            word(text, &|entry| entry.in_text = at);
        } else if let Some(text) = known.strip_prefix('^') {
            word(text, &|entry| entry.opening = at);
        } else if let Some((first, _)) = known.split_once(' ') {
            word(first, &|entry| entry.pairs = true);
        } else {
            word(known, &|entry| entry.alone = at);
        }
    }
    for phrase in furniture::beginnings() {
        word(phrase.split(' ').next().unwrap_or_default(), &|entry| entry.begins = true);
    }
    for (at, phrase) in (0..).zip(furniture::parts()) {
        word(phrase.split(' ').next().unwrap_or_default(), &|entry| {
            let first = if entry.parts.1 == 0 { at } else { entry.parts.0 };
            entry.parts = (first, at + 1);
        });
    }
    words
}

/// A table of words that the program brings along. Its keys are ours, so nobody can make them collide.
pub(super) type Table<T> = HashMap<&'static str, T, BuildHasherDefault<Fnv>>;

/// The same by short words as numbers.
type Packed = HashMap<u128, Entry, BuildHasherDefault<Multiplied>>;

/// The multiplicative hash of D. Knuth, for numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Multiplied(u64);

impl Hasher for Multiplied {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn write_u128(&mut self, number: u128) {
        let mixed = (number as u64 ^ ((number >> 64) as u64).rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

/// The hash of G. Fowler, L. C. Noll and K.-P. Vo (FNV-1a): short for short words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once_for_everything() {
        let found = pieces("the newsletter said zyxw");
        let texts: Vec<_> = found.iter().map(|piece| (piece.text, piece.start)).collect();
        assert_eq!(texts, [("the", 0), ("newsletter", 4), ("said", 15), ("zyxw", 20)]);
        assert!(found[0].entry.stop && found[2].entry.said);
        assert_eq!(found[3].entry, &UNKNOWN);
        assert!(pieces("").is_empty());
    }

    #[test]
    fn every_word_of_the_lexicon_is_found_where_it_stands() {
        for (at, (known, _)) in (0..).zip(LEXICON) {
            let found = match (known.strip_prefix('+'), known.strip_prefix('^')) {
                (Some(text), _) => entry(text).in_text,
                (_, Some(text)) => entry(text).opening,
                _ if known.contains(' ') => pair(known),
                _ => entry(known).alone,
            };
            assert_eq!(found, at, "{known}");
        }
    }
}
