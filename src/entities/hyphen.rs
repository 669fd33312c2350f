//! Which hyphens part words and which belong to a name, and what a source has torn apart.
//!
//! Labelled and scraped text may write "U. S." and "five - hour". Does not know what any name stands for.

use super::facts::{Class, Facts, key};
use super::token::{Shape, Token, shape_of, token};
use crate::text;

/// The parts of a word between its hyphens, or the whole of it where the hyphens belong to it.
pub(super) fn parts<'a>(text: &'a str, start: usize, end: usize, facts: &Facts, out: &mut Vec<Token<'a>>) {
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
pub(super) fn joined<'a>(text: &'a str, tokens: Vec<Token<'a>>, spaced_hyphens: bool, facts: &Facts) -> Vec<Token<'a>> {
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
