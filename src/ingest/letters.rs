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
        let mut before = ' ';
        for (at, letter) in text.char_indices() {
            match letter {
                'a'..='z' => {
                    has.lower = true;
                    has.address |= matches!(letter, 'h' | 'w')
                        && text.get(at..).is_some_and(|rest| rest.starts_with("http") || rest.starts_with("www."));
                }
                'A'..='Z' => {}
                '0'..='9' => has.digits += 1,
                '.' | '!' | '?' => has.stops += 1,
                ',' => has.commas += 1,
                '@' => has.at = true,
                '|' => has.bar = true,
                '©' => has.copyright = true,
                '»' | '›' | '·' | '→' => has.arrow = true,
                '#' => has.hash = true,
                '$' | '€' | '£' | '₹' => has.money = true,
                '"' | '“' | '”' | '«' => has.quotation = true,
                '(' => has.bracket = true,
                '\\' => has.slash = true,
                '/' => has.slash |= before == ' ' && text.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')),
                _ => has.lower |= !letter.is_ascii() && letter.is_lowercase(),
            }
            has.capitals += usize::from(before.is_whitespace() && letter.is_uppercase());
            before = letter;
        }
        has
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
}
