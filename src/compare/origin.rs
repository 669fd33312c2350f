//! In which article a text is first seen.
//!
//! Two outlets that choose the same eight words in a row outside quotation marks share a source (A. Broder, "On the
//! resemblance and containment of documents", 1997). Decides who reprints whom; shared passages in articles that are
//! otherwise their own are no reprint. Knows nothing of agencies' credits.
//!
//! Articles are first matched by sketches of their runs of words, as Broder does; a pair that may be a reprint is then
//! compared whole.

use super::article::counts;
use super::token::hash;
use crate::model::{ArticleId, Draft, Moment};
use crate::text::{fold, words};

/// How many words in a row.
const RUN: usize = 8;
/// The share of an article's runs that must stand in another for it to be a reprint.
const MOST: f64 = 0.6;
/// An article with fewer runs shows too little to tell.
const LEAST_RUNS: usize = 20;
/// Of the articles that share a run, how many of the earliest are looked at.
const MOST_SOURCES: usize = 12;
/// Of an article's runs a sketch keeps the least so many, and of the others those of which this is a divisor.
const SKETCH_LEAST: usize = 32;
const SKETCH_MODULUS: u64 = 8;
/// The share of a sketch that must be shared for the articles to be compared whole: half of what makes a reprint, since
/// a sketch may miss.
const MOST_OF_SKETCH: f64 = MOST / 2.0;

/// What must be remembered of an article to find whose text it is: some hundred bytes.
#[derive(Clone, Debug)]
pub struct Sketch {
    published: Option<Moment>,
    id: ArticleId,
    /// How many distinct runs it has.
    size: u32,
    /// Some of them, rising.
    runs: Vec<u64>,
    /// Up to here none was left out.
    limit: u64,
}

impl Sketch {
    /// The sketch of an article.
    pub fn of(draft: &Draft) -> Self {
        let mut runs = runs(draft);
        let size = u32::try_from(runs.len()).unwrap_or(u32::MAX);
        let limit = if runs.len() > SKETCH_LEAST { runs.get(SKETCH_LEAST - 1).copied() } else { None };
        let mut place = 0;
        runs.retain(|run| {
            place += 1;
            place <= SKETCH_LEAST || run % SKETCH_MODULUS == 0
        });
        runs.shrink_to_fit();
        Self { published: draft.published, id: draft.id.clone(), size, runs, limit: limit.unwrap_or(u64::MAX) }
    }

    /// How many of its runs would be in the other's sketch if the other article had them.
    fn comparable(&self, other: &Self) -> usize {
        self.runs.iter().filter(|run| **run <= other.limit || **run % SKETCH_MODULUS == 0).count()
    }
}

/// For each article, the index of the article in which its text is first seen: its own unless it is a reprint.
/// Earliest is by the time of publication, then by identifier; undated articles come last.
pub fn origins(articles: &[&Draft]) -> Vec<usize> {
    let sketches: Vec<Sketch> = articles.iter().map(|draft| Sketch::of(draft)).collect();
    origins_of(&sketches, |at| articles.get(at).map(|draft| runs(draft)).unwrap_or_default())
}

/// As [`origins`], from sketches; `whole` gives the runs of the article at a position, as [`runs`] does.
pub fn origins_of(sketches: &[Sketch], mut whole: impl FnMut(usize) -> Vec<u64>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by_key(|&at| {
        sketches.get(at).map(|sketch| (sketch.published.map_or(i64::MAX, Moment::sort_key), &sketch.id))
    });
    let ranked: Vec<&Sketch> = order.iter().filter_map(|&at| sketches.get(at)).collect();
    let sources = sources(&ranked, |rank| order.get(rank).map(|&at| whole(at)).unwrap_or_default());
    let mut out: Vec<usize> = (0..sketches.len()).collect();
    for (rank, &at) in order.iter().enumerate() {
        // a source may have a source of its own; the number of steps bounds a circle of undated ones
        let mut root = rank;
        for _ in 0..sketches.len() {
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
fn sources(ranked: &[&Sketch], mut whole: impl FnMut(usize) -> Vec<u64>) -> Vec<Option<usize>> {
    let mut having: Vec<(u64, u32)> = Vec::new();
    for (rank, sketch) in (0_u32..).zip(ranked) {
        having.extend(sketch.runs.iter().map(|run| (*run, rank)));
    }
    having.sort_unstable();
    let mut out: Vec<Option<usize>> = vec![None; ranked.len()];
    let get = |rank: u32| ranked.get(rank as usize);
    let comparable = |one: u32, two: u32| match (get(one), get(two)) {
        (Some(one), Some(two)) => one.comparable(two).min(two.comparable(one)),
        _ => 0,
    };
    let size = |rank: u32| get(rank).map_or(0, |sketch| sketch.size as usize);
    let is_dated = |rank: u32| get(rank).is_some_and(|sketch| sketch.published.is_some());
    let mut set = |rank: u32, source: u32| {
        if let Some(slot) = out.get_mut(rank as usize)
            && slot.is_none_or(|kept| kept > source as usize)
        {
            *slot = Some(source as usize);
        }
    };
    for (later, sketch) in (0_u32..).zip(ranked) {
        let mut shared: Vec<u32> = Vec::new();
        for run in &sketch.runs {
            let from = having.partition_point(|(other, _)| other < run);
            let holders = having.get(from..).unwrap_or_default().iter().take(MOST_SOURCES);
            shared.extend(holders.take_while(|(other, rank)| other == run && *rank < later).map(|(_, rank)| *rank));
        }
        shared.sort_unstable();
        let mut own: Option<Vec<u64>> = None;
        for list in shared.chunk_by(|a, b| a == b) {
            let Some(&earlier) = list.first() else { continue };
            if !is_share(list.len(), comparable(later, earlier), MOST_OF_SKETCH) {
                continue;
            }
            let own = own.get_or_insert_with(|| whole(later as usize));
            let common = common(own, &whole(earlier as usize));
            if is_most(common, size(later)) {
                set(later, earlier);
            } else if is_most(common, size(earlier)) && !(is_dated(later) && is_dated(earlier)) {
                // nothing says which came first, and only the shorter stands in the longer
                set(earlier, later);
            }
        }
    }
    out
}

/// How many numbers two rising lists share.
fn common(one: &[u64], two: &[u64]) -> usize {
    let mut rest = two;
    one.iter()
        .filter(|run| {
            let at = rest.partition_point(|other| other < run);
            rest = rest.get(at..).unwrap_or_default();
            rest.first() == Some(run)
        })
        .count()
}

fn is_most(part: usize, whole: usize) -> bool {
    whole >= LEAST_RUNS && is_share(part, whole, MOST)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn is_share(part: usize, whole: usize, share: f64) -> bool {
    part as f64 >= share * whole as f64
}

/// The distinct runs of words of an article, quoted speech left out, as rising hashes.
pub fn runs(draft: &Draft) -> Vec<u64> {
    let mut out = Vec::new();
    for block in draft.blocks.iter().filter(|block| counts(block.kind)) {
        for (_, passage) in unquoted(&block.text) {
            let keys: Vec<u64> = words(passage).map(|word| hash(fold(word.text).bytes())).collect();
            out.extend(keys.windows(RUN).map(|run| hash(run.iter().flat_map(|key| key.to_le_bytes()))));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The passages of a block outside double quotation marks, with the byte that each begins at. A mark that is never closed
/// quotes to the end.
pub(super) fn unquoted(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    let pieces = text.split_inclusive(['"', '\u{201c}', '\u{201d}', '\u{ab}', '\u{bb}', '\u{201e}']);
    pieces
        .map(move |piece| {
            let start = from;
            from += piece.len();
            (start, piece)
        })
        .step_by(2)
}
