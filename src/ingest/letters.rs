//! The characters of a line, counted in one pass.
//!
//! Decides nothing; `feature.rs` makes features of the counts.

/// Which characters stand in a text, seen in one pass.
#[derive(Debug, Default)]
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

impl Letters {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let mut has = Self::default();
        let mut spaced = true;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            match byte {
                b'a'..=b'z' => {
                    has.lower = true;
                    has.address |= matches!(byte, b'h' | b'w') && begins_address(text, at);
                }
                b'A'..=b'Z' => has.capitals += usize::from(spaced),
                b'0'..=b'9' => has.digits += 1,
                b'.' | b'!' | b'?' => has.stops += 1,
                b',' => has.commas += 1,
                b'@' => has.at = true,
                b'|' => has.bar = true,
                b'#' => has.hash = true,
                b'$' => has.money = true,
                b'"' => has.quotation = true,
                b'(' => has.bracket = true,
                b'\\' => has.slash = true,
                b'/' => {
                    let before = at.checked_sub(1).map_or(Some(&b' '), |before| text.as_bytes().get(before));
                    has.slash |= before == Some(&b' ') && text.as_bytes().get(at + 1) == Some(&b' ');
                }
                0xc0.. => {
                    let letter = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                    has.see(letter, spaced);
                    spaced = letter.is_whitespace();
                }
                _ => {}
            }
            if byte.is_ascii() {
                spaced = matches!(byte, b' ' | b'\t'..=b'\r');
            }
        }
        has
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

/// Whether an address of the web begins at a byte.
fn begins_address(text: &str, at: usize) -> bool {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.starts_with(b"http") || rest.starts_with(b"www.")
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
}
