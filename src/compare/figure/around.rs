//! What stands around a figure: bounds before it, what it counts behind it, and what happens to that.

use super::unit::{act, unit};
use crate::model::{Moment, Span};
use crate::text::{fold, is_stop_word, number, stem, words};

/// A word, hyphenated ones taken apart, and the text before it since the last.
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) folded: String,
    pub(super) span: Span,
    pub(super) before: &'a str,
}

/// How many words of what is counted are looked at.
const NOUN: usize = 4;
/// How far what happens may stand from the number.
const REACH: usize = 6;

/// The words of a sentence.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    let mut end = 0;
    for whole in words(text) {
        let dated = crate::compare::date::is_numeric(whole.text);
        let mut start = whole.span.start as usize;
        for piece in whole.text.split(|letter| matches!(letter, '-' | '\u{2010}' | '\u{2011}') && !dated) {
            let span = Span::new(start, start + piece.len());
            if !piece.is_empty() {
                let before = text.get(end..start).unwrap_or_default();
                out.push(Part { text: piece, folded: fold(piece), span, before });
                end = span.end as usize;
            }
            let after = text.get(span.end as usize..).and_then(|rest| rest.chars().next());
            start = span.end as usize + after.map_or(0, char::len_utf8);
        }
    }
    out
}

/// Whether what is counted surely ends before a word; `first` is the one right behind the number, which may be an
/// adjective ("120 flooded homes").
fn is_verb(word: &str, first: bool) -> bool {
    let ends = word.ends_with("ed") && word.len() > 4 || word.ends_with("ing") && word.len() > 5 || word == "dead";
    let is_irregular =
        matches!(word, "came" | "took" | "went" | "left" | "got" | "lost" | "fell" | "rose" | "won" | "said" | "say");
    is_irregular || ends && !first
}

/// A sentence being read.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) parts: &'a [Part<'a>],
    pub(super) folded: &'a [&'a str],
    pub(super) published: Option<Moment>,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.folded.get(at).copied().unwrap_or_default()
    }

    /// The text between the word before `at` and it; behind the last word what is left.
    pub(super) fn gap(&self, at: usize) -> &str {
        let last = self.parts.last().map_or(0, |last| last.span.end as usize);
        self.parts.get(at).map_or_else(|| self.text.get(last..).unwrap_or_default(), |part| part.before)
    }

    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.parts.get(from).map_or(0, |part| part.span.start);
        let end = to.checked_sub(1).and_then(|last| self.parts.get(last)).map_or(start, |part| part.span.end);
        Span { start, end }
    }

    /// Whether only a space or a hyphen stands before a word.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        at < self.parts.len() && matches!(self.gap(at), " " | "\u{a0}" | "-" | "\u{2010}" | "\u{2011}" | "\u{202f}")
    }

    /// The words from `from` on that can name what is counted: their stems, and they.
    pub(super) fn noun(&self, from: usize) -> (Vec<String>, Vec<String>) {
        let mut stems = Vec::new();
        let mut shown = Vec::new();
        for at in from..from + NOUN {
            let word = self.word(at);
            let is_number = number(self.folded.get(at..).unwrap_or_default()).is_some();
            let first = shown.is_empty();
            let is_next = unit(word).is_some() && !first || is_verb(word, first);
            if !self.is_joined(at) || is_stop_word(word) || is_number || is_next {
                break;
            }
            stems.push(stem(word));
            shown.push(word.to_owned());
        }
        (stems, shown)
    }

    /// "About 100", "more than 100", "at least 100": what it says at least and at most, and where the words begin.
    pub(super) fn bounded(&self, at: usize, low: Option<f64>, high: Option<f64>) -> (Option<f64>, Option<f64>, usize) {
        let back = |steps: usize| at.checked_sub(steps).map_or("", |place| self.word(place));
        let by = |value: Option<f64>, factor: f64| value.map(|value| value * factor);
        match (back(2), back(1)) {
            ("more" | "greater", "than") | ("at", "least") => (low, None, at - 2),
            ("less" | "fewer" | "lower", "than") | ("at", "most") | ("up", "to") | ("as", "few") => {
                (None, high, at - 2)
            }
            (_, "over" | "above" | "exceeding") => (low, None, at - 1),
            (_, "under" | "below") => (None, high, at - 1),
            (_, "nearly" | "almost") => (by(low, 0.9), high, at - 1),
            (_, "about" | "around" | "roughly" | "approximately" | "some" | "estimated" | "circa") => {
                (by(low, 0.9), by(high, 1.1), at - 1)
            }
            _ => (low, high, at),
        }
    }

    /// What happens to those who are counted: the nearest word that says so, in the same part of the sentence.
    pub(super) fn happens(&self, at: usize, end: usize) -> Option<&'static str> {
        let breaks = |place: usize| self.gap(place).contains([',', ';', ':', '(', ')', '\u{2014}']);
        let ahead = (0..REACH).map(|step| end + step).take_while(|&place| place < self.parts.len() && !breaks(place));
        let ahead = ahead.enumerate().find_map(|(step, place)| Some((step, act(self.word(place))?)));
        let mut back = None;
        for step in 1..=REACH.min(at) {
            if breaks(at - step + 1) {
                break;
            }
            if let Some(found) = act(self.word(at - step)) {
                back = Some((step, found));
                break;
            }
        }
        match (ahead, back) {
            (Some((near, ahead)), Some((far, back))) => Some(if near <= far { ahead } else { back }),
            (ahead, back) => ahead.or(back).map(|(_, found)| found),
        }
    }
}
