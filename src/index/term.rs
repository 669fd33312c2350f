//! What counts as one term of a text.

use crate::model::Span;
use crate::text::{fold, words};

/// A term with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Folded: lower case, no diacritics, no points ("U.S." is "us").
    pub text: String,
    /// Its bytes in the text.
    pub span: Span,
}

/// The terms of `text`, in order. The parts of a hyphenated word are terms of their own.
pub fn terms(text: &str) -> impl Iterator<Item = Term> + '_ {
    words(text).flat_map(|word| {
        let mut at = word.span.start as usize;
        let parts = word.text.split(is_hyphen).map(move |part| {
            let start = at;
            at += part.len() + part_gap(word.text, start - word.span.start as usize + part.len());
            Term { text: fold(part).replace('.', ""), span: Span::new(start, start + part.len()) }
        });
        parts.filter(|term| !term.text.is_empty()).collect::<Vec<_>>()
    })
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// Bytes of the hyphen at `at`, or 0 at the end of the word.
fn part_gap(word: &str, at: usize) -> usize {
    word.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_word_are_found_in_their_place() {
        let text = "The U.S.-led spring\u{2011}summer talks in Łódź, 10,000 strong";
        let got: Vec<_> = terms(text).map(|term| (term.text, term.span.of(text))).collect();
        let want = [
            ("the", "The"),
            ("us", "U.S."),
            ("led", "led"),
            ("spring", "spring"),
            ("summer", "summer"),
            ("talks", "talks"),
            ("in", "in"),
            ("lodz", "Łódź"),
            ("10,000", "10,000"),
            ("strong", "strong"),
        ];
        assert_eq!(got.iter().map(|(term, span)| (term.as_str(), *span)).collect::<Vec<_>>(), want);
    }
}
