//! The characters of a line, counted in one pass.
//!
//! Decides nothing; `feature.rs` makes features of the counts.

use crate::text::block::{Block, all_blocks, mask, sum};

/// Which characters stand in a text, seen in one pass.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// Whether a small letter stands in it.
    pub(super) lower: bool,
    /// How many of its words begin with a capital.
    pub(super) capitals: usize,
    /// How many digits it has.
    pub(super) digits: usize,
    /// How many marks that end sentences it has.
    pub(super) stops: usize,
    /// How many commas it has.
    pub(super) commas: usize,
    /// Whether an address of the web stands in it.
    pub(super) address: bool,
    /// Whether "yr" stands in it, small or large: few lines have it that have no "copyright".
    pub(super) yr: bool,
    /// Whether "@" stands in it.
    pub(super) at: bool,
    /// Whether "|" stands in it.
    pub(super) bar: bool,
    /// Whether "©" stands in it.
    pub(super) copyright: bool,
    /// Whether an arrow or a middle point stands in it.
    pub(super) arrow: bool,
    /// Whether "#" stands in it.
    pub(super) hash: bool,
    /// Whether a sign of money stands in it.
    pub(super) money: bool,
    /// Whether a quotation mark stands in it.
    pub(super) quotation: bool,
    /// Whether "(" stands in it.
    pub(super) bracket: bool,
    /// Whether a slash between spaces, or a backslash, stands in it.
    pub(super) slash: bool,
}

const AT: u8 = 1;
const BAR: u8 = 1 << 1;
const HASH: u8 = 1 << 2;
const MONEY: u8 = 1 << 3;
const QUOTATION: u8 = 1 << 4;
const BRACKET: u8 = 1 << 5;
const BACKSLASH: u8 = 1 << 6;
const SLASH: u8 = 1 << 7;

/// Every address has one of these twice.
const LOWER: u8 = 1;
const DOUBLED: u8 = 1 << 1;
const YR: u8 = 1 << 2;
const WIDE: u8 = 1 << 7;

/// What stands in the blocks of a text, place by place.
#[derive(Clone, Copy, Debug, Default)]
struct Blocks {
    digits: Block,
    stops: Block,
    commas: Block,
    capitals: Block,
    /// Bits for marks.
    marks: Block,
    /// Bits for letters.
    letters: Block,
}

/// So many blocks are counted before a count of one place could overflow.
const COUNTED: usize = u8::MAX as usize;

impl Blocks {
    /// Takes in a block; `before` has the byte before each of its bytes.
    #[inline(never)]
    fn see(&mut self, block: &Block, before: &Block) {
        for (count, byte) in self.digits.iter_mut().zip(block) {
            *count += u8::from(byte.wrapping_sub(b'0') < 10);
        }
        for (count, &byte) in self.stops.iter_mut().zip(block) {
            *count += u8::from((byte == b'.') | (byte == b'!') | (byte == b'?'));
        }
        for (count, &byte) in self.commas.iter_mut().zip(block) {
            *count += u8::from(byte == b',');
        }
        for (count, (byte, &before)) in self.capitals.iter_mut().zip(block.iter().zip(before)) {
            let spaced = mask(before == b' ') | mask(before.wrapping_sub(b'\t') < 5);
            *count += mask(byte.wrapping_sub(b'A') < 26) & spaced & 1;
        }
        for (marks, &byte) in self.marks.iter_mut().zip(block) {
            *marks |= mask(byte == b'@') & AT
                | mask(byte == b'|') & BAR
                | mask(byte == b'#') & HASH
                | mask(byte == b'$') & MONEY
                | mask(byte == b'"') & QUOTATION
                | mask(byte == b'(') & BRACKET
                | mask(byte == b'\\') & BACKSLASH
                | mask(byte == b'/') & SLASH;
        }
        for (letters, (&byte, &before)) in self.letters.iter_mut().zip(block.iter().zip(before)) {
            let doubled = mask(byte == before) & (mask(byte == b't') | mask(byte == b'w'));
            *letters |= byte & WIDE | mask(byte.wrapping_sub(b'a') < 26) & LOWER | doubled & DOUBLED;
            *letters |= mask(byte | 0x20 == b'r') & mask(before | 0x20 == b'y') & YR;
        }
    }

    /// Moves the counts over.
    fn count(&mut self, has: &mut Letters) {
        has.digits += sum(&self.digits);
        has.stops += sum(&self.stops);
        has.commas += sum(&self.commas);
        has.capitals += sum(&self.capitals);
        *self = Self { marks: self.marks, letters: self.letters, ..Self::default() };
    }
}

impl Letters {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let mut has = Self::default();
        let (mut seen, mut room) = (Blocks::default(), COUNTED);
        all_blocks(text.as_bytes(), 0, |_, block, before| {
            if room == 0 {
                seen.count(&mut has);
                room = COUNTED;
            }
            room -= 1;
            seen.see(block, before);
            true
        });
        seen.count(&mut has);
        let any = |bits: Block| bits.into_iter().fold(0, |any, bits| any | bits);
        let (marks, letters) = (any(seen.marks), any(seen.letters));
        let mark = |bit: u8| marks & bit != 0;
        has.lower = letters & LOWER != 0;
        has.address = letters & DOUBLED != 0 && (text.contains("http") || text.contains("www."));
        has.yr = letters & YR != 0;
        has.at = mark(AT);
        has.bar = mark(BAR);
        has.hash = mark(HASH);
        has.money = mark(MONEY);
        has.quotation = mark(QUOTATION);
        has.bracket = mark(BRACKET);
        has.slash = mark(BACKSLASH) || mark(SLASH) && (text.contains(" / ") || text.starts_with("/ "));
        if letters & WIDE != 0 {
            has.see_beyond(text);
        }
        has
    }

    /// Takes in the characters beyond ASCII.
    fn see_beyond(&mut self, text: &str) {
        let mut at = 0;
        let beyond = |at: usize| text.as_bytes().get(at..)?.iter().position(|byte| *byte >= 0x80);
        while let Some(letter) = beyond(at).and_then(|step| {
            at += step;
            text.get(at..)?.chars().next()
        }) {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            self.see(letter, before.is_none_or(char::is_whitespace));
            at += letter.len_utf8();
        }
    }

    /// Takes in a character beyond ASCII; `spaced` tells whether white space stands before it.
    fn see(&mut self, letter: char, spaced: bool) {
        match letter {
            '©' => self.copyright = true,
            '»' | '›' | '·' | '→' => self.arrow = true,
            '€' | '£' | '₹' => self.money = true,
            '“' | '”' | '«' => self.quotation = true,
            _ => self.lower |= letter.is_lowercase(),
        }
        self.capitals += usize::from(spaced && letter.is_uppercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pass_sees_all() {
        let has = Letters::of("See www.harbour.example / Fog, $5 (“noon”) | © 2025!");
        assert!(has.lower && has.address && has.slash && has.money && has.bracket && has.quotation);
        assert!(has.bar && has.copyright && !has.at && !has.hash && !has.arrow);
        assert_eq!((has.capitals, has.digits, has.stops, has.commas), (2, 5, 3, 1));
    }

    #[test]
    fn long_lines_are_counted_in_full() {
        let has = Letters::of(&"Été, 1. ".repeat(3000));
        assert_eq!((has.capitals, has.digits, has.stops, has.commas), (3000, 3000, 3000, 3000));
        let plain = Letters::of("a butter/bread https");
        assert!(plain.address && !plain.slash && !Letters::of("a butter").address);
    }
}
