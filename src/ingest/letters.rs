//! The characters of a line, counted in one pass.
//!
//! Decides nothing; `feature.rs` makes features of the counts.

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

/// What a byte is a sign of: in the low half three counters of ten bits, in the high half flags.
const MARKS: [u64; 256] = {
    let mut marks = [0; 256];
    let mut byte = 0;
    while byte < marks.len() {
        marks[byte] = mark(byte as u8);
        byte += 1;
    }
    marks
};

const DIGITS: u32 = 0;
const STOPS: u32 = 10;
const COMMAS: u32 = 20;
/// So many bytes are counted before a counter could overflow.
const COUNTED: usize = (1 << STOPS) - 1;

const LOWER: u64 = 1 << 32;
const AT: u64 = 1 << 33;
const BAR: u64 = 1 << 34;
const HASH: u64 = 1 << 35;
const MONEY: u64 = 1 << 36;
const QUOTATION: u64 = 1 << 37;
const BRACKET: u64 = 1 << 38;
const BACKSLASH: u64 = 1 << 39;
const SLASH: u64 = 1 << 40;
const WIDE: u64 = 1 << 41;
/// "tt" and "ww" are seldom, and one of them stands in every address.
const T: u64 = 1 << 42;
const W: u64 = 1 << 43;
/// Shifted by one, white space meets the capital behind it.
const SPACE: u64 = 1 << 62;
const CAPITAL: u64 = 1 << 63;

const fn mark(byte: u8) -> u64 {
    match byte {
        b't' => LOWER | T,
        b'w' => LOWER | W,
        b'a'..=b'z' => LOWER,
        b'A'..=b'Z' => CAPITAL,
        b'0'..=b'9' => 1 << DIGITS,
        b'.' | b'!' | b'?' => 1 << STOPS,
        b',' => 1 << COMMAS,
        b'@' => AT,
        b'|' => BAR,
        b'#' => HASH,
        b'$' => MONEY,
        b'"' => QUOTATION,
        b'(' => BRACKET,
        b'\\' => BACKSLASH,
        b'/' => SLASH,
        b' ' | b'\t'..=b'\r' => SPACE,
        0x80.. => WIDE,
        _ => 0,
    }
}

impl Letters {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let mut has = Self::default();
        let (mut seen, mut doubled, mut capitals, mut before) = (0, 0, 0, SPACE);
        for chunk in text.as_bytes().chunks(COUNTED) {
            let mut counts = 0_u32;
            for byte in chunk {
                let mark = MARKS[usize::from(*byte)];
                counts += mark as u32;
                seen |= mark;
                doubled |= mark & before;
                capitals += (mark & before << 1) >> CAPITAL.trailing_zeros();
                before = mark;
            }
            let count = |at: u32| (counts >> at) as usize & COUNTED;
            has.digits += count(DIGITS);
            has.stops += count(STOPS);
            has.commas += count(COMMAS);
        }
        has.capitals = capitals as usize;
        let any = |flags: u64| seen & flags != 0;
        has.lower = any(LOWER);
        has.address = doubled & (T | W) != 0 && (text.contains("http") || text.contains("www."));
        has.at = any(AT);
        has.bar = any(BAR);
        has.hash = any(HASH);
        has.money = any(MONEY);
        has.quotation = any(QUOTATION);
        has.bracket = any(BRACKET);
        has.slash = any(BACKSLASH) || any(SLASH) && (text.contains(" / ") || text.starts_with("/ "));
        if any(WIDE) {
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
