//! Tokens of an article: words with their shape, marks of punctuation, and where sentences begin.
//!
//! Knows which hyphens part words and which belong to a name, and that labelled or scraped text may write "U. S." and
//! "five - hour". Does not know what any name stands for.

use super::facts::{Class, Facts, key};
use crate::model::{Block, BlockKind, Span};
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

fn token(text: &str, start: usize, end: usize, shape: Shape) -> Token<'_> {
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

fn shape_of(word: &str) -> Shape {
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

/// The parts of a word between its hyphens, or the whole of it where the hyphens belong to it.
fn parts<'a>(text: &'a str, start: usize, end: usize, facts: &Facts, out: &mut Vec<Token<'a>>) {
    let word = text.get(start..end).unwrap_or_default();
    let is_hyphen = |letter: char| matches!(letter, '-' | '\u{2010}' | '\u{2011}');
    if word.len() < 80 && !word.contains(is_hyphen) {
        out.push(token(text, start, end, shape_of(word)));
        return;
    }
    let mut at = start;
    let mut left: Option<(usize, usize)> = None;
    for part in word.split(is_hyphen) {
        let span = (at, at + part.len());
        at = span.1 + text.get(span.1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        left = match left {
            None => Some(span),
            Some(before) => {
                let (a, b) = (text.get(before.0..before.1).unwrap_or_default(), part);
                if belong_together(a, b, facts) {
                    Some((before.0, span.1))
                } else {
                    out.push(token(text, before.0, before.1, shape_of(a)));
                    out.push(token(text, before.1, span.0, Shape::Mark));
                    Some(span)
                }
            }
        };
    }
    if let Some((start, end)) = left {
        out.push(token(text, start, end, shape_of(text.get(start..end).unwrap_or_default())));
    }
}

/// Whether a hyphen between two words makes one of them ("Jean-Luc", "Kyou-hyun") and does not part two
/// ("US-Russia", "Moscow-based").
fn belong_together(a: &str, b: &str, facts: &Facts) -> bool {
    let (folded_a, folded_b) = (text::fold(a), text::fold(b));
    if facts.name(&format!("{} {}", key(a), key(b))).is_some() {
        return true;
    }
    let is_fact = |word: &str| facts.name(&key(word)).is_some();
    match (shape_of(a), shape_of(b)) {
        (Shape::Lower | Shape::Number, Shape::Lower) | (_, Shape::Number) => true,
        (Shape::Capital | Shape::Upper | Shape::Initial, Shape::Capital | Shape::Upper | Shape::Initial) => {
            let prefix = ["sino", "anglo", "franco", "trans", "pro", "non", "anti", "ex", "co", "post", "pre", "mid"];
            !is_fact(a) && !is_fact(b) && !prefix.contains(&folded_a.as_str())
        }
        (Shape::Capital, Shape::Lower) => {
            !is_fact(a)
                && !facts.is(Class::Suffix, &folded_b)
                && !facts.is(Class::Common, &folded_a)
                && folded_b.chars().count() <= 8
        }
        (Shape::Lower, Shape::Capital) => matches!(folded_a.as_str(), "al" | "el" | "ul" | "ur" | "as" | "ad" | "e"),
        _ => false,
    }
}

/// Joins what the source has torn apart ("U. S.", "Kyou - hyun", "China' s") and drops the points of initials and titles.
fn joined<'a>(text: &'a str, tokens: Vec<Token<'a>>, spaced_hyphens: bool, facts: &Facts) -> Vec<Token<'a>> {
    let mut out: Vec<Token<'a>> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(mut here) = rest.next() {
        if let Some(last) = out.last()
            && last.shape == Shape::Mark
            && matches!(last.text, "'" | "\u{2019}")
            && here.folded == "s"
            && here.start <= last.end + 1
        {
            here.shape = Shape::Possessive;
            out.pop();
        }
        if here.is_mark(".") && !here.spaced {
            let before = out.last().map(|last| (last.shape, last.folded.clone()));
            let goes_on = rest.peek().is_some_and(|next| next.is_capital() || next.shape == Shape::Mark);
            if let Some((shape, word)) = before
                && goes_on
                && (shape == Shape::Initial || (shape == Shape::Capital && is_abbreviation(&word)))
            {
                continue;
            }
        }
        let joins = match out.as_slice() {
            [.., a, hyphen] => {
                spaced_hyphens
                    && hyphen.is_mark("-")
                    && hyphen.spaced
                    && here.spaced
                    && a.is_word()
                    && here.is_word()
                    && matches!(here.shape, Shape::Lower | Shape::Capital)
                    && matches!(a.shape, Shape::Lower | Shape::Capital)
                    && belong_together(a.text, here.text, facts)
            }
            _ => false,
        };
        if joins {
            out.pop();
            if let Some(a) = out.pop() {
                let shape = if a.shape == Shape::Lower {
                    shape_of(text.get(a.start..here.end).unwrap_or_default())
                } else {
                    a.shape
                };
                let folded = format!("{}-{}", a.folded, here.folded);
                here = Token { folded, ..token(text, a.start, here.end, shape) };
            }
        } else if let [.., o, apostrophe] = out.as_slice()
            && matches!(apostrophe.text, "'" | "\u{2019}")
            && matches!(o.text, "O" | "N" | "D")
            && !apostrophe.spaced
            && here.shape == Shape::Capital
        {
            here = token(text, o.start, here.end, Shape::Capital);
            out.truncate(out.len().saturating_sub(2));
        } else if let Some(last) = out.last()
            && last.folded == "u"
            && here.folded == "s"
            && last.shape == Shape::Initial
            && here.shape == Shape::Initial
        {
            let start = last.start;
            out.pop();
            let end = here.end + usize::from(rest.peek().is_some_and(|next| next.is_mark(".")));
            here = token(text, start, end, Shape::Upper);
            "u.s.".clone_into(&mut here.folded);
            "us".clone_into(&mut here.key);
            if end > 0 && rest.peek().is_some_and(|next| next.end == end) {
                rest.next();
            }
        }
        out.push(here);
    }
    out
}

fn is_abbreviation(folded: &str) -> bool {
    matches!(
        folded,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "gen"
            | "lt"
            | "col"
            | "maj"
            | "capt"
            | "sgt"
            | "sen"
            | "rep"
            | "gov"
            | "st"
            | "mt"
            | "rev"
            | "hon"
            | "adm"
            | "jr"
            | "sr"
            | "ft"
            | "fr"
            | "no"
            | "cpl"
            | "cmdr"
            | "brig"
            | "md"
            | "mohd"
            | "bros"
            | "amb"
            | "supt"
            | "insp"
    )
}

/// Fills in where sentences begin, which sentences are titles, and what is an address.
fn placed<'a>(text: &'a str, block: &Block, mut tokens: Vec<Token<'a>>) -> Vec<Token<'a>> {
    let own;
    let sentences = if block.sentences.is_empty() {
        own = text::sentences(text);
        &own
    } else {
        &block.sentences
    };
    let mut at = 0;
    for sentence in sentences {
        let from = at;
        while tokens.get(at).is_some_and(|token| token.start < sentence.end as usize) {
            at += 1;
        }
        if let Some(inside) = tokens.get_mut(from..at) {
            mark_sentence(text, *sentence, block.kind == BlockKind::Heading, inside);
        }
    }
    tokens
}

fn mark_sentence(text: &str, sentence: Span, heading: bool, tokens: &mut [Token<'_>]) {
    let mut starts = true;
    let mut address_until = 0;
    let (mut capital, mut lower) = (0_usize, 0_usize);
    for token in tokens.iter_mut() {
        if token.start < address_until {
            token.address = true;
            continue;
        }
        if token.spaced || token.start == sentence.start as usize {
            let chunk = text.get(token.start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
            if chunk.contains("://") || chunk.starts_with("www.") || (chunk.contains('@') && chunk.len() > 3) {
                token.address = true;
                address_until = token.start + chunk.len();
                continue;
            }
        }
        if token.is_word() {
            token.first = starts;
            starts = false;
            if !text::is_stop_word(&token.folded) && token.shape != Shape::Number {
                if token.is_capital() {
                    capital += 1;
                } else {
                    lower += 1;
                }
            }
        } else {
            let opens = token.spaced && token.is_quote() || token.is_mark("\u{201c}") || token.is_mark("\u{2018}");
            starts = starts || opens || matches!(token.text, ":" | "\u{2022}" | "|" | ";");
        }
    }
    // prose ends with a point; a headline does not, and hardly leaves a word small
    let prose = sentence.of(text).trim_end().ends_with(['.', '!', '?', '\u{201d}', '"']);
    let least = if heading { 1 } else { 3 };
    if capital >= least && if prose { lower == 0 && capital >= 6 } else { lower * 4 <= capital } {
        for token in tokens {
            token.titled = true;
        }
    }
}
