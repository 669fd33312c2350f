//! Which words two texts have in common and which are changed.
//!
//! Words are compared folded, punctuation is not compared. Knows nothing of what the words mean.

use std::collections::HashMap;

use super::lcs;
use super::token::hash;
use crate::model::Span;
use crate::text::{fold, words};

/// Beyond this many machine words of work the texts are first cut at words that stand once in each.
const MOST_WORK: usize = 2_000_000;
/// How often they are cut before what is left counts as changed.
const MOST_CUTS: usize = 4;

/// Whose words a run is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Both have these words.
    Same,
    /// The first text alone has them.
    OnlyA,
    /// The second text alone has them.
    OnlyB,
}

/// A run of words. The runs of [`ChangeKind::Same`] and [`ChangeKind::OnlyA`] tile the first text, with the punctuation
/// behind each word; those of `Same` and `OnlyB` tile the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whose words they are.
    pub kind: ChangeKind,
    /// Bytes of the first text; empty where it lacks them.
    pub a: Span,
    /// Bytes of the second text; empty where it lacks them.
    pub b: Span,
}

/// The difference of two texts by words: a shortest one, up to texts of some ten thousand words.
pub fn diff_words(a: &str, b: &str) -> Vec<Change> {
    let (a, b) = (Side::new(a), Side::new(b));
    let mut same = Vec::new();
    matches(&a.keys, &b.keys, (0, 0), MOST_CUTS, &mut same);
    let mut out: Vec<Change> = Vec::new();
    let (mut at_a, mut at_b) = (0, 0);
    let mut rest = same.as_slice();
    loop {
        let (next_a, next_b) = rest.first().copied().unwrap_or((a.keys.len(), b.keys.len()));
        if at_a < next_a {
            out.push(Change { kind: ChangeKind::OnlyA, a: a.span(at_a, next_a), b: b.span(at_b, at_b) });
        }
        if at_b < next_b {
            out.push(Change { kind: ChangeKind::OnlyB, a: a.span(next_a, next_a), b: b.span(at_b, next_b) });
        }
        let run = (0..).zip(rest).take_while(|(step, place)| **place == (next_a + step, next_b + step)).count();
        if run == 0 {
            break;
        }
        (at_a, at_b) = (next_a + run, next_b + run);
        out.push(Change { kind: ChangeKind::Same, a: a.span(next_a, at_a), b: b.span(next_b, at_b) });
        rest = rest.get(run..).unwrap_or_default();
    }
    out
}

/// A text as its words.
struct Side {
    keys: Vec<u64>,
    /// Where each word's part of the text begins; the end of the text behind them.
    starts: Vec<usize>,
}

impl Side {
    fn new(text: &str) -> Self {
        let mut keys = Vec::new();
        let mut starts = Vec::new();
        for word in words(text) {
            keys.push(hash(fold(word.text).bytes()));
            starts.push(if starts.is_empty() { 0 } else { word.span.start as usize });
        }
        if keys.is_empty() && !text.is_empty() {
            keys.push(hash(text.bytes()));
            starts.push(0);
        }
        starts.push(text.len());
        Self { keys, starts }
    }

    fn span(&self, from: usize, to: usize) -> Span {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or_default();
        Span::new(start(from), start(to))
    }
}

/// Pushes the places of the common words of both, counted from `at`.
fn matches(a: &[u64], b: &[u64], at: (usize, usize), cuts: usize, out: &mut Vec<(usize, usize)>) {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    out.extend((0..head).map(|step| (at.0 + step, at.1 + step)));
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let at = (at.0 + head, at.1 + head);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (end_a, end_b) = (a.len() - tail, b.len() - tail);
    let (a, b) = (a.get(..end_a).unwrap_or_default(), b.get(..end_b).unwrap_or_default());
    if a.len().div_ceil(64).saturating_mul(b.len()) <= MOST_WORK {
        out.extend(lcs::matches(a, b).into_iter().map(|(i, j)| (at.0 + i, at.1 + j)));
    } else if cuts > 0 {
        let (mut done_a, mut done_b) = (0, 0);
        for (i, j) in anchors(a, b).into_iter().chain(std::iter::once((a.len(), b.len()))) {
            let (part_a, part_b) = (a.get(done_a..i).unwrap_or_default(), b.get(done_b..j).unwrap_or_default());
            matches(part_a, part_b, (at.0 + done_a, at.1 + done_b), cuts - 1, out);
            (done_a, done_b) = (i, j);
        }
    }
    out.extend((0..tail).map(|step| (at.0 + end_a + step, at.1 + end_b + step)));
}

/// The longest rising run of the words that stand exactly once in each text (Bram Cohen's patience diff).
fn anchors(a: &[u64], b: &[u64]) -> Vec<(usize, usize)> {
    let once = |items: &[u64]| {
        let mut places: HashMap<u64, Option<usize>> = HashMap::new();
        for (place, item) in items.iter().enumerate() {
            places.entry(*item).and_modify(|place| *place = None).or_insert(Some(place));
        }
        places
    };
    let (in_a, in_b) = (once(a), once(b));
    let place = |places: &HashMap<u64, Option<usize>>, item: &u64| places.get(item).copied().flatten();
    let both: Vec<(usize, usize)> =
        a.iter().filter_map(|item| Some((place(&in_a, item)?, place(&in_b, item)?))).collect();
    // piles of patience: for each length, the pair that ends the lowest run of it, and the pair before each
    let mut piles: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(both.len());
    for (pair, &(_, b)) in both.iter().enumerate() {
        let pile = piles.partition_point(|&top| both.get(top).is_some_and(|top| top.1 < b));
        previous.push(pile.checked_sub(1).and_then(|below| piles.get(below).copied()));
        match piles.get_mut(pile) {
            Some(top) => *top = pair,
            None => piles.push(pair),
        }
    }
    let steps = std::iter::successors(piles.last().copied(), |&pair| previous.get(pair).copied().flatten());
    let mut out: Vec<_> = steps.filter_map(|pair| both.get(pair).copied()).collect();
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts with the words of one side marked: -gone- and +come+.
    fn shown(a: &str, b: &str) -> String {
        let part = |change: Change| match change.kind {
            ChangeKind::Same => change.a.of(a).to_owned(),
            ChangeKind::OnlyA => format!("-{}-", change.a.of(a)),
            ChangeKind::OnlyB => format!("+{}+", change.b.of(b)),
        };
        diff_words(a, b).into_iter().map(part).collect()
    }

    #[test]
    fn changed_words_are_shown_in_place() {
        assert_eq!(shown("The mayor resigned.", "The mayor resigned."), "The mayor resigned.");
        assert_eq!(shown("The mayor resigned.", "The old mayor quit."), "The +old +mayor -resigned.-+quit.+");
        assert_eq!(shown("“Never,” she said", "never she said"), "“Never,” she said");
        assert_eq!(shown("", "all new"), "+all new+");
        assert_eq!(shown("all old", ""), "-all old-");
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("— !", "word"), "-— !-+word+");
    }

    #[test]
    fn long_texts_are_cut_before_they_are_compared() {
        let long = |start: usize| (0..30_000).map(|n| format!("w{} ", (n * 7 + start) % 29_989)).collect::<String>();
        let (a, b) = (long(0), long(70));
        let same: usize = diff_words(&a, &b)
            .into_iter()
            .filter(|change| change.kind == ChangeKind::Same)
            .map(|change| words(change.a.of(&a)).count())
            .sum();
        assert!(same > 29_000, "{same} words in common");
    }
}
