//! What is known of single words, so that one look-up for each word of a page tells all that the line model and the
//! phrases of furniture ask of it.
//!
//! Decides nothing; joins the tables of `weights.rs`, `phrases.rs` and the stop words.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::furniture;
use super::seeded::Folded;
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
    /// It stands in the credits of pictures.
    pub(super) credits: bool,
    /// Where it stands in the lexicon as a word of a short line, or [`NONE`].
    pub(super) alone: u16,
    /// Where it stands in the lexicon as a word of a long line.
    pub(super) in_text: u16,
    /// Where it stands in the lexicon as the first word of a short line.
    pub(super) opening: u16,
    /// Whether a pair of words in the lexicon begins with it.
    pub(super) pairs: bool,
    /// Whether a phrase that is a whole line begins with it.
    pub(super) whole: bool,
    /// Whether a phrase that begins a line begins with it.
    pub(super) begins: bool,
    /// Whether a label over key points begins with it.
    pub(super) labels: bool,
    /// Whether a remark about the article begins with it.
    pub(super) remarks: bool,
    /// The positions of the phrases inside of lines that begin with it: the first, and the one behind the last.
    pub(super) parts: (u16, u16),
}

const UNKNOWN: Entry = Entry {
    stop: false,
    you: false,
    we: false,
    said: false,
    credits: false,
    alone: NONE,
    in_text: NONE,
    opening: NONE,
    pairs: false,
    whole: false,
    begins: false,
    labels: false,
    remarks: false,
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
    /// Its first bytes, and perhaps some behind it, as a number.
    head: u128,
}

impl Piece<'_> {
    /// The word without its ending, so that "talks" meets "talk", as a number; none where it carries no subject matter.
    pub(super) fn stem(&self) -> Option<u128> {
        let ending = match self.text.as_bytes() {
            [.., b'e', b's' | b'd'] => 2,
            [.., b's'] => 1,
            [.., b'i', b'n', b'g'] => 3,
            _ => 0,
        };
        let stem = self.text.len() - ending;
        let length = if stem >= 4 { stem } else { self.text.len() };
        (self.text.len() > 1 && !self.entry.stop).then(|| self.number(length))
    }

    /// A number that stands for the first bytes of the word, and for no others: numbers are compared at once. Bytes that
    /// do not fit stand for themselves by their hash (G. Fowler, L. C. Noll and K.-P. Vo, FNV-1a of 128 bits), behind a
    /// byte that no text has.
    fn number(&self, length: usize) -> u128 {
        if length <= WIDTH {
            return first_bytes(self.head, length);
        }
        let step = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul((1 << 88) + 0x13b);
        self.text.bytes().take(length).fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, step) | 0xff << 120
    }
}

/// The words of a key, each looked up.
pub(super) fn pieces(key: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::with_capacity(key.len() / 5 + 1);
    each_piece(key, |piece| out.push(piece));
    out
}

/// What is known of a word.
pub(super) fn entry(word: &str) -> &'static Entry {
    let mut found = &UNKNOWN;
    each_piece(word, |piece| found = piece.entry);
    found
}

/// So many bytes are read at once, as one number: few words are longer.
const WIDTH: usize = 16;

/// Gives the words of a key, each looked up, to `put`.
pub(super) fn each_piece<'a>(key: &'a str, mut put: impl FnMut(Piece<'a>)) {
    let known = &*KNOWN;
    let bytes = key.as_bytes();
    // the last bytes again with spaces behind, so that a number can be read from each of them on
    let last = bytes.len().saturating_sub(WIDTH);
    let mut ending = [b' '; 2 * WIDTH];
    ending.iter_mut().zip(bytes.get(last..).unwrap_or_default()).for_each(|(slot, byte)| *slot = *byte);
    let mut start = 0;
    while start < bytes.len() {
        let (from, within) = if start < last { (bytes, start) } else { (ending.as_slice(), start - last) };
        let Some(head) = from.get(within..).and_then(<[u8]>::first_chunk) else { break };
        let head = u128::from_le_bytes(*head);
        let mut length = first_word(head);
        let is_long = length == WIDTH && bytes.get(start + WIDTH).is_some_and(|next| *next != b' ');
        if is_long {
            length += bytes.iter().skip(start + WIDTH).take_while(|byte| **byte != b' ').count();
        }
        if let Some(text) = key.get(start..start + length).filter(|text| !text.is_empty()) {
            let entry = if is_long { known.long(text) } else { known.short(first_bytes(head, length)) };
            put(Piece { text, start, entry, head });
        }
        start += length + 1;
    }
}

/// At most 16 bytes as a number.
fn number(word: &str) -> u128 {
    word.bytes().rev().fold(0, |number, byte| number << 8 | u128::from(byte))
}

/// How many bytes stand before the first space, or all. A byte that is no space is told by the borrow that a subtraction
/// takes from it (H. Warren, "Hacker's Delight", 6-1); most words end in the lower half.
fn first_word(head: u128) -> usize {
    let spaces = |half: u64| {
        let differing = half ^ u64::from_le_bytes([b' '; 8]);
        differing.wrapping_sub(u64::from_le_bytes([1; 8])) & !differing & u64::from_le_bytes([0x80; 8])
    };
    let bits = match spaces(head as u64) {
        0 => u64::BITS + spaces((head >> 64) as u64).trailing_zeros(),
        low => low.trailing_zeros(),
    };
    bits as usize / 8
}

/// The first bytes alone: the number by which a short word is known.
fn first_bytes(head: u128, length: usize) -> u128 {
    /// For each length, the bits of so many bytes: looked up sooner than shifted.
    static BITS: [u128; WIDTH + 1] = {
        let mut bits = [0; WIDTH + 1];
        let mut length = 1;
        while length <= WIDTH {
            bits[length] = bits[length - 1] << 8 | 0xff;
            length += 1;
        }
        bits
    };
    head & BITS.get(length).copied().unwrap_or(u128::MAX)
}

/// All words that something is known of.
#[derive(Debug)]
struct Known {
    /// By the hash of a word: one more than its place among `short`, or 0. Small, so that it stays at hand.
    slots: Vec<u16>,
    /// The words of at most [`WIDTH`] bytes, as numbers.
    short: Vec<(u128, Entry)>,
    /// The others.
    long: Table<Entry>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let (mut short, long): (Vec<_>, Vec<_>) = entries().into_iter().partition(|(word, _)| word.len() <= WIDTH);
    // the words that are asked for most stand together, and are found at once
    short.sort_unstable_by_key(|(word, entry)| (!entry.stop, *word));
    let mut slots = vec![0; 1 << SLOTS];
    let mut words = Vec::with_capacity(short.len());
    for (place, (word, entry)) in (1..).zip(short) {
        let number = number(word);
        let free = probes(number).find(|slot| slots.get(*slot) == Some(&0));
        free.and_then(|slot| slots.get_mut(slot)).into_iter().for_each(|slot| *slot = place);
        words.push((number, entry));
    }
    Known { slots, short: words, long: long.into_iter().collect() }
});

/// The number of slots as a power of two: several for each known word, so that most unknown ones meet an empty slot.
const SLOTS: u32 = 13;

/// The slots where a word may stand, in order: from its multiplicative hash (D. Knuth) on.
fn probes(number: u128) -> impl Iterator<Item = usize> {
    let halves = number as u64 ^ ((number >> 64) as u64).rotate_left(29);
    let first = (halves.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOTS)) as usize;
    (0..1 << SLOTS).map(move |step| (first + step) % (1 << SLOTS))
}

impl Known {
    fn short(&'static self, number: u128) -> &'static Entry {
        for slot in probes(number) {
            let place = self.slots.get(slot).copied().unwrap_or_default();
            let Some(place) = usize::from(place).checked_sub(1) else { break };
            if let Some((_, entry)) = self.short.get(place).filter(|(known, _)| *known == number) {
                return entry;
            }
        }
        &UNKNOWN
    }

    fn long(&'static self, word: &str) -> &'static Entry {
        self.long.get(word).unwrap_or(&UNKNOWN)
    }
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
    for text in ["credit", "photo", "image", "illustration", "getty", "courtesy", "file", "picture", "video"] {
        word(text, &|entry| entry.credits = true);
    }
    let first = |phrase: &'static str| phrase.split(' ').next().unwrap_or_default();
    for phrase in furniture::wholes() {
        word(first(phrase), &|entry| entry.whole = true);
    }
    for phrase in furniture::beginnings() {
        word(first(phrase), &|entry| entry.begins = true);
    }
    for phrase in furniture::highlights_labels() {
        word(first(phrase), &|entry| entry.labels = true);
    }
    for phrase in furniture::notes() {
        word(first(phrase), &|entry| entry.remarks = true);
    }
    for (at, phrase) in (0..).zip(furniture::parts()) {
        word(first(phrase), &|entry| {
            let first = if entry.parts.1 == 0 { at } else { entry.parts.0 };
            entry.parts = (first, at + 1);
        });
    }
    words
}

/// A table of words that the program brings along. Its keys are ours, so nobody can make them collide.
pub(super) type Table<T> = HashMap<&'static str, T, BuildHasherDefault<Folded>>;

/// A set of such words.
pub(super) type Words = HashSet<&'static str, BuildHasherDefault<Folded>>;

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
    fn a_key_is_cut_at_its_spaces_wherever_they_stand() {
        for key in [
            "a",
            "a bc def ghij klmno pqrstu vwxyz01 23456789",
            "exactlysixteenby",
            "exactlysixteenby te",
            "to exactlysixteenby",
            "seventeencharacte rs",
            "a worthlessnessofitsown is long",
            "été où l’on",
            "ends with exactlyfifteen",
        ] {
            let found: Vec<_> = pieces(key).iter().map(|piece| (piece.start, piece.text)).collect();
            let want: Vec<_> =
                key.split(' ').map(|word| (word.as_ptr() as usize - key.as_ptr() as usize, word)).collect();
            assert_eq!(found, want);
        }
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
