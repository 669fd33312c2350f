//! Tokens of an article: words with their shape, marks of punctuation, and where sentences begin.
//!
//! Does not know what any name stands for. Hyphens and torn words are for `hyphen`, sentences and titles for `placed`.

use super::facts::{Facts, key};
use super::hyphen::{joined, parts};
use super::placed::placed;
use crate::model::Block;
use crate::text;

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "talks"
    Lower,
    /// "Talks", "`McDonald`"
    Capital,
    /// "NATO", "U.S."
    Upper,
    /// "J" as in "J. D. Vance"
    Initial,
    /// "iPhone"
    Mixed,
    /// "2,500"
    Number,
    /// Anything that is neither letter nor digit.
    Mark,
    /// "'s"
    Possessive,
}

/// A word or a mark.
#[expect(clippy::struct_excessive_bools, reason = "independent facts of a place in a text")]
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) folded: String,
    /// Its part of a name's key in the tables.
    pub(super) key: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) shape: Shape,
    /// It begins a sentence, a quotation or what follows a colon.
    pub(super) first: bool,
    /// White space stands before it.
    pub(super) spaced: bool,
    /// It stands in a sentence whose words are all capitalised, so that a capital says nothing.
    pub(super) titled: bool,
    /// It is part of an address of the web or of mail.
    pub(super) address: bool,
}

impl Token<'_> {
    /// Whether it may be part of a name by its shape.
    pub(super) fn is_capital(&self) -> bool {
        !self.address && matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial | Shape::Mixed)
    }

    pub(super) fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Mark | Shape::Possessive)
    }

    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.shape == Shape::Mark && self.text == mark
    }

    /// Whether it is a point, a bracket, a dash or the like, which no name runs over.
    pub(super) fn is_quote(&self) -> bool {
        self.shape == Shape::Mark && matches!(self.text, "\"" | "\u{201c}" | "\u{201d}" | "\u{ab}" | "\u{bb}" | "''")
    }
}

/// The tokens of one block.
pub(super) fn tokens<'a>(block: &'a Block, spaced_hyphens: bool, facts: &Facts) -> Vec<Token<'a>> {
    let text = block.text.as_str();
    let mut out: Vec<Token<'a>> = Vec::new();
    let mut at = 0;
    for word in text::words(text) {
        let (start, end) = (word.span.start as usize, word.span.end as usize);
        marks(text, at, start, &mut out);
        parts(text, start, end, facts, &mut out);
        at = end;
    }
    marks(text, at, text.len(), &mut out);
    let out = joined(text, out, spaced_hyphens, facts);
    placed(text, block, out)
}

/// Whether the article sets spaces around its hyphens ("five - hour"), as some tokenised sources do.
pub(super) fn has_spaced_hyphens(blocks: &[Block]) -> bool {
    let (mut spaced, mut tight) = (0_usize, 0_usize);
    for block in blocks {
        let mut before: [&str; 2] = ["", ""];
        for chunk in block.text.split_whitespace() {
            let is_lower = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let [one, hyphen] = before;
            if hyphen == "-" && is_lower(one) && is_lower(chunk.trim_end_matches([',', '.'])) {
                spaced += 1;
            } else if !chunk.contains("://") && chunk.split_once('-').is_some_and(|(a, b)| is_lower(a) && is_lower(b)) {
                tight += 1;
            }
            before = [hyphen, chunk];
        }
    }
    spaced >= 1 && spaced * 4 >= tight
}

pub(super) fn token(text: &str, start: usize, end: usize, shape: Shape) -> Token<'_> {
    let word = text.get(start..end).unwrap_or_default();
    let spaced = text.get(..start).is_none_or(|before| before.ends_with(char::is_whitespace) || before.is_empty());
    Token {
        text: word,
        folded: text::fold(word),
        key: key(word),
        start,
        end,
        shape,
        first: false,
        spaced,
        titled: false,
        address: false,
    }
}

pub(super) fn shape_of(word: &str) -> Shape {
    let letters = || word.chars().filter(|letter| letter.is_alphabetic());
    let Some(first) = letters().next() else { return Shape::Number };
    let count = letters().count();
    if word.starts_with(|letter: char| letter.is_numeric()) {
        return Shape::Number;
    }
    if letters().all(char::is_uppercase) {
        return if count == 1 && word.chars().count() <= 2 { Shape::Initial } else { Shape::Upper };
    }
    if first.is_uppercase() {
        Shape::Capital
    } else if letters().any(char::is_uppercase) {
        Shape::Mixed
    } else {
        Shape::Lower
    }
}

fn marks<'a>(text: &'a str, from: usize, to: usize, out: &mut Vec<Token<'a>>) {
    let Some(gap) = text.get(from..to) else { return };
    let mut from = from;
    let mut rest = gap;
    if let Some(after) = rest.strip_prefix(['\'', '\u{2019}'])
        && let Some(behind) = after.strip_prefix(['s', 'S'])
        && !out.is_empty()
    {
        let end = from + rest.len() - behind.len();
        out.push(token(text, from, end, Shape::Possessive));
        from = end;
        rest = behind;
    }
    for (offset, letter) in rest.char_indices() {
        if !letter.is_whitespace() {
            out.push(token(text, from + offset, from + offset + letter.len_utf8(), Shape::Mark));
        }
    }
}
