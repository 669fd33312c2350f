//! In which article a text is first seen.
//!
//! Two outlets that choose the same eight words in a row outside quotation marks share a source (A. Broder, "On the
//! resemblance and containment of documents", 1997). Decides who reprints whom; shared passages in articles that are
//! otherwise their own are no reprint. Knows nothing of agencies' credits.

use std::collections::BTreeMap;

use super::article::counts;
use super::token::hash;
use crate::model::{Draft, Moment};
use crate::text::{fold, words};

/// How many words in a row.
const RUN: usize = 8;
/// The share of an article's runs that must stand in another for it to be a reprint.
const MOST: f64 = 0.6;
/// An article with fewer runs shows too little to tell.
const LEAST_RUNS: usize = 20;
/// Of the articles that share a run, how many of the earliest are looked at.
const MOST_SOURCES: usize = 12;

/// For each article, the index of the article in which its text is first seen: its own unless it is a reprint.
/// Earliest is by the time of publication, then by identifier; undated articles come last.
pub fn origins(articles: &[&Draft]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&at| {
        articles.get(at).map(|draft| (draft.published.map_or(i64::MAX, Moment::sort_key), &draft.id))
    });
    let runs: Vec<Vec<u64>> =
        order.iter().filter_map(|&at| articles.get(at)).map(|draft: &&Draft| runs(draft)).collect();
    let sources = sources(&runs, |rank| {
        order.get(rank).and_then(|&at| articles.get(at)).is_some_and(|draft| draft.published.is_some())
    });
    let mut out: Vec<usize> = (0..articles.len()).collect();
    for (rank, &at) in order.iter().enumerate() {
        // a source may have a source of its own; the number of steps bounds a circle of undated ones
        let mut root = rank;
        for _ in 0..articles.len() {
            match sources.get(root).copied().flatten() {
                Some(next) if next != rank => root = next,
                _ => break,
            }
        }
        if let (Some(slot), Some(&origin)) = (out.get_mut(at), order.get(root)) {
            *slot = origin;
        }
    }
    out
}

/// For each article by rank, the one that it reprints.
fn sources(runs: &[Vec<u64>], is_dated: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut having: Vec<(u64, usize)> =
        runs.iter().enumerate().flat_map(|(rank, runs)| runs.iter().map(move |run| (*run, rank))).collect();
    having.sort_unstable();
    let mut shared: Vec<(usize, usize)> = Vec::new();
    for list in having.chunk_by(|a, b| a.0 == b.0) {
        for (place, &(_, later)) in list.iter().enumerate() {
            let earlier = list.get(..place.min(MOST_SOURCES)).unwrap_or_default();
            shared.extend(earlier.iter().map(|&(_, earlier)| (later, earlier)));
        }
    }
    shared.sort_unstable();
    let mut out: Vec<Option<usize>> = vec![None; runs.len()];
    let size = |rank: usize| runs.get(rank).map_or(0, Vec::len);
    let mut set = |rank: usize, source: usize| {
        if let Some(slot) = out.get_mut(rank)
            && slot.is_none_or(|kept| kept > source)
        {
            *slot = Some(source);
        }
    };
    for list in shared.chunk_by(|a, b| a == b) {
        let Some(&(later, earlier)) = list.first() else { continue };
        if is_most(list.len(), size(later)) {
            set(later, earlier);
        } else if is_most(list.len(), size(earlier)) && !(is_dated(later) && is_dated(earlier)) {
            // nothing says which came first, and only the shorter stands in the longer
            set(earlier, later);
        }
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn is_most(part: usize, whole: usize) -> bool {
    whole >= LEAST_RUNS && part as f64 >= MOST * whole as f64
}

/// The distinct runs of words of an article, quoted speech left out.
fn runs(draft: &Draft) -> Vec<u64> {
    let mut out = Vec::new();
    for block in draft.blocks.iter().filter(|block| counts(block.kind)) {
        for passage in unquoted(&block.text) {
            let keys: Vec<u64> = words(passage).map(|word| hash(fold(word.text).bytes())).collect();
            out.extend(keys.windows(RUN).map(|run| hash(run.iter().flat_map(|key| key.to_le_bytes()))));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The passages of a block outside double quotation marks. A mark that is never closed quotes to the end.
fn unquoted(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\u{201c}', '\u{201d}', '\u{ab}', '\u{bb}', '\u{201e}']).step_by(2)
}

/// How many articles there are of each origin, by the origin's index.
pub fn origin_sizes(origins: &[usize]) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for origin in origins {
        *out.entry(*origin).or_insert(0) += 1;
    }
    out
}
