//! Which sentences of two articles report the same.
//!
//! A pair is kept where one is the other's best counterpart and the score says "more likely than not"; so a sentence that
//! another outlet splits in two has two counterparts. Swapping the articles swaps the pairs and nothing else.

use std::cmp::Ordering;

use super::article::Line;
use super::background::Background;
use super::candidates::{Candidates, relative};
use super::profile::Weighed;
use super::score::score;

/// The score from which two sentences are said to report the same.
pub(super) const THRESHOLD: f64 = 0.5;

/// Two sentences by their places, with their score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) score: f64,
}

/// What two articles have in common.
#[derive(Default)]
pub(super) struct Alignment {
    /// By place.
    pub(super) pairs: Vec<Pair>,
    /// For each sentence of the first article, its best candidate however low.
    pub(super) nearest_of_a: Vec<Option<Pair>>,
    /// For each sentence of the second.
    pub(super) nearest_of_b: Vec<Option<Pair>>,
}

/// Aligns two articles.
pub(super) fn align(a: &[Line], b: &[Line]) -> Alignment {
    let background = Background::new(a.iter().chain(b).map(|line| &line.profile));
    let (a, b) = (weigh(a, &background), weigh(b, &background));
    let all = scored(&a, &b);
    let nearest_of_a = best(a.len(), b.len(), &all, |pair| (pair.a, pair.b));
    let nearest_of_b = best(b.len(), a.len(), &all, |pair| (pair.b, pair.a));
    let is_best = |nearest: &[Option<Pair>], at: u32, pair: &Pair| {
        nearest.get(at as usize).copied().flatten().is_some_and(|best| (best.a, best.b) == (pair.a, pair.b))
    };
    let pairs = all
        .into_iter()
        .filter(|pair| pair.score >= THRESHOLD)
        .filter(|pair| is_best(&nearest_of_a, pair.a, pair) || is_best(&nearest_of_b, pair.b, pair))
        .collect();
    Alignment { pairs, nearest_of_a, nearest_of_b }
}

fn weigh<'a>(lines: &'a [Line], background: &Background) -> Vec<Weighed<'a>> {
    lines.iter().map(|line| Weighed::new(&line.profile, |key| background.factor(key))).collect()
}

/// Every pair that is worth it, with its score, by place.
fn scored(a: &[Weighed<'_>], b: &[Weighed<'_>]) -> Vec<Pair> {
    let mut places: Vec<(u32, u32)> = Vec::new();
    let mut scratch = Vec::new();
    let index = Candidates::new(b);
    for (at, sentence) in (0_u32..).zip(a) {
        let found = index.of(sentence, relative(at as usize, a.len()), &mut scratch);
        places.extend(found.into_iter().map(|other| (at, other)));
    }
    let index = Candidates::new(a);
    for (at, sentence) in (0_u32..).zip(b) {
        let found = index.of(sentence, relative(at as usize, b.len()), &mut scratch);
        places.extend(found.into_iter().map(|other| (other, at)));
    }
    places.sort_unstable();
    places.dedup();
    let pair = |(at, other): (u32, u32)| {
        Some(Pair { a: at, b: other, score: score(a.get(at as usize)?, b.get(other as usize)?) })
    };
    places.into_iter().filter_map(pair).collect()
}

/// For each of `size` sentences its best pair: the highest score, then the one at the most similar place, then the first.
fn best(size: usize, others: usize, pairs: &[Pair], view: impl Fn(&Pair) -> (u32, u32)) -> Vec<Option<Pair>> {
    let mut out: Vec<Option<Pair>> = vec![None; size];
    let distance = |pair: &Pair| {
        let (mine, other) = view(pair);
        (relative(mine as usize, size) - relative(other as usize, others)).abs()
    };
    for pair in pairs {
        let (mine, other) = view(pair);
        let Some(kept) = out.get_mut(mine as usize) else { continue };
        let better = kept.is_none_or(|kept| {
            let order = pair.score.total_cmp(&kept.score).then_with(|| distance(&kept).total_cmp(&distance(pair)));
            order.then_with(|| view(&kept).1.cmp(&other)) == Ordering::Greater
        });
        if better {
            *kept = Some(*pair);
        }
    }
    out
}
