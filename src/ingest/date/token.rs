//! A line cut into numbers, words and marks for reading dates, where scraped text has glued pieces together.
//!
//! "`AMNov` 17" and "20235:00" are cut where case and kind of character change.

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Its characters.
    pub(super) text: &'a str,
    /// First byte in the line.
    pub(super) start: usize,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// ASCII digits.
    Number,
    /// Letters.
    Word,
    /// Any other character.
    Mark,
}

impl Token<'_> {
    /// The byte behind it.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its value, for at most six digits.
    pub(super) fn number(&self) -> Option<u32> {
        (self.kind == Kind::Number && self.text.len() <= 6).then(|| self.text.parse().ok())?
    }

    /// Whether it is this mark.
    pub(super) fn is(&self, mark: &str) -> bool {
        self.text == mark
    }
}

/// The tokens of a line, at most `limit`.
pub(super) fn tokens(line: &str, limit: usize) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut letters = line.char_indices().peekable();
    let mut spaced = true;
    while let Some((start, letter)) = letters.next() {
        if out.len() >= limit {
            break;
        }
        if letter.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = kind(letter);
        let mut end = start + letter.len_utf8();
        let mut last = letter;
        if kind != Kind::Mark {
            while let Some(&(at, next)) = letters.peek() {
                let cut = self::kind(next) != kind
                    || (kind == Kind::Word && cuts(line, last, next, at + next.len_utf8()))
                    || (kind == Kind::Number && is_year(line.get(start..at)) && !is_long_number(line, at));
                if cut {
                    break;
                }
                end = at + next.len_utf8();
                last = next;
                letters.next();
            }
        }
        out.push(Token { text: line.get(start..end).unwrap_or_default(), start, kind, spaced });
        spaced = false;
    }
    out
}

/// The value of a number of one or two digits within `range`.
pub(super) fn small(token: Option<&Token<'_>>, range: std::ops::RangeInclusive<u32>) -> Option<i8> {
    let token = token?;
    let value = token.number().filter(|value| token.text.len() <= 2 && range.contains(value))?;
    i8::try_from(value).ok()
}

/// Past the token at `at` if it is one of `texts`.
pub(super) fn skip(tokens: &[Token<'_>], at: usize, texts: &[&str]) -> usize {
    let here = tokens.get(at).is_some_and(|token| texts.iter().any(|text| token.text.eq_ignore_ascii_case(text)));
    at + usize::from(here)
}

fn kind(letter: char) -> Kind {
    match letter {
        '0'..='9' => Kind::Number,
        _ if letter.is_alphabetic() => Kind::Word,
        _ => Kind::Mark,
    }
}

/// Between "r" and "P" of "`CarrPublished`", and between "M" and "N" of "`AMNov`".
fn cuts(line: &str, before: char, letter: char, after: usize) -> bool {
    if !letter.is_uppercase() {
        return false;
    }
    let next_is_small = line.get(after..).unwrap_or_default().chars().next().is_some_and(char::is_lowercase);
    before.is_lowercase() || next_is_small
}

/// Whether the digits so far read as a year between 1900 and 2099.
fn is_year(digits: Option<&str>) -> bool {
    digits.is_some_and(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

/// Whether three or more further digits follow: an identifier or "20251203", not a year with a glued hour.
fn is_long_number(line: &str, at: usize) -> bool {
    line.get(at..).unwrap_or_default().bytes().take(3).take_while(u8::is_ascii_digit).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, want: &[&str]) {
        let got: Vec<_> = tokens(line, 100).into_iter().map(|token| token.text).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn glued_pieces_come_apart() {
        check("1:00 AMNov 17, 2023", &["1", ":", "00", "AM", "Nov", "17", ",", "2023"]);
        check("Ana RuizPublished: 3", &["Ana", "Ruiz", "Published", ":", "3"]);
        check("Dec 22, 20235:00", &["Dec", "22", ",", "2023", "5", ":", "00"]);
        check("20251203", &["20251203"]);
        check("3. März", &["3", ".", "März"]);
    }
}
