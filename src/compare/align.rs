//! Which sentences of two articles report the same.
//!
//! A pair is kept where one is the other's best counterpart and the score says "more likely than not"; so a sentence that
//! another outlet splits in two has two counterparts. Swapping the articles swaps the pairs and nothing else.

use std::cmp::Ordering;

use super::among::{SAME, Standing, odds, score};
use super::article::Line;
use super::background::Background;
use super::candidates::{candidates, relative};
use super::evidence::{Evidence, evidence};
use super::features::Laid;
use super::lexicon::Form;
use super::profile::Weighed;
use super::score::is_same;

/// The score from which two sentences are said to report the same.
pub(super) const THRESHOLD: f64 = 0.6;

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
    /// Every pair that was looked at, with its score, by place.
    pub(super) all: Vec<Pair>,
    /// For each sentence of the first article, its best candidate however low.
    pub(super) nearest_of_a: Vec<Option<Pair>>,
    /// For each sentence of the second.
    pub(super) nearest_of_b: Vec<Option<Pair>>,
}

/// Aligns two articles, whose words have these canonical forms.
pub(super) fn align(a: &[Line<'_>], b: &[Line<'_>], forms: &[Form]) -> Alignment {
    let mut all: Vec<Pair> = Vec::new();
    weigh_all(a, b, forms, |at, other, is_same, evidence| {
        let score = if is_same { SAME } else { odds(&evidence()) };
        all.push(Pair { a: at, b: other, score });
    });
    let nearest_of_a = best(a.len(), b.len(), &all, |pair| (pair.a, pair.b));
    let nearest_of_b = best(b.len(), a.len(), &all, |pair| (pair.b, pair.a));
    let is_best = |nearest: &[Option<usize>], at: u32, place| nearest.get(at as usize) == Some(&Some(place));
    let standing = |(place, pair): (usize, &Pair)| Standing {
        best: [is_best(&nearest_of_b, pair.b, place), is_best(&nearest_of_a, pair.a, place)],
        neighbours: neighbours(&all, pair),
    };
    let standings: Vec<Standing> = all.iter().enumerate().map(standing).collect();
    let mut pairs = Vec::new();
    for (pair, standing) in all.iter_mut().zip(standings) {
        pair.score = score(pair.score, standing);
        pairs.extend(Some(*pair).filter(|pair| standing.best != [false, false] && pair.score >= THRESHOLD));
    }
    let pair = |place: Option<usize>| place.and_then(|place| all.get(place)).copied();
    Alignment {
        pairs,
        nearest_of_a: nearest_of_a.into_iter().map(pair).collect(),
        nearest_of_b: nearest_of_b.into_iter().map(pair).collect(),
        all,
    }
}

/// The evidence on every pair of sentences of two articles that is worth it, by place.
pub(super) fn evidence_on_all(a: &[Line<'_>], b: &[Line<'_>], forms: &[Form]) -> Vec<Evidence> {
    let mut out = Vec::new();
    weigh_all(a, b, forms, |_, _, _, evidence| out.push(evidence()));
    out
}

fn weigh<'a>(lines: &'a [Line<'_>], background: &Background) -> Vec<Weighed<'a>> {
    lines.iter().map(|line| Weighed::new(line.profile, |form| background.factor(form))).collect()
}

/// Shows every pair that is worth it, by place: whether both are the same but for writing, and the evidence.
fn weigh_all(
    a: &[Line<'_>],
    b: &[Line<'_>],
    forms: &[Form],
    mut show: impl FnMut(u32, u32, bool, &dyn Fn() -> Evidence),
) {
    let background = Background::new(a.iter().chain(b).map(|line| line.profile), forms.len());
    let (a, b) = (weigh(a, &background), weigh(b, &background));
    let mut laid = Laid::new(forms);
    for pairs in candidates(&a, &b, forms.len()).chunk_by(|one, two| one.0 == two.0) {
        let Some((at, own)) = pairs.first().and_then(|(at, _)| Some((*at, a.get(*at as usize)?))) else { continue };
        laid.lay(own);
        for (other, sentence) in pairs.iter().filter_map(|(_, other)| Some((*other, b.get(*other as usize)?))) {
            let places = [relative(at as usize, a.len()), relative(other as usize, b.len())];
            let evidence = || evidence(own, &laid, sentence, &background, places);
            show(at, other, is_same(own, sentence), &evidence);
        }
    }
}

/// The better log-odds of the pairs before and behind both sentences of a pair; the pairs are in order.
fn neighbours(all: &[Pair], pair: &Pair) -> Option<f64> {
    let odds = |a: Option<u32>, b: Option<u32>| {
        let place = (a?, b?);
        let at = all.binary_search_by_key(&place, |pair| (pair.a, pair.b)).ok()?;
        all.get(at).map(|pair| pair.score)
    };
    let before = odds(pair.a.checked_sub(1), pair.b.checked_sub(1));
    let behind = odds(pair.a.checked_add(1), pair.b.checked_add(1));
    before.into_iter().chain(behind).max_by(f64::total_cmp)
}

/// For each of `size` sentences the place of its best pair: the highest score, then the one that stands at the most
/// similar place, then the first.
fn best(size: usize, others: usize, pairs: &[Pair], view: impl Fn(&Pair) -> (u32, u32)) -> Vec<Option<usize>> {
    let mut out: Vec<Option<usize>> = vec![None; size];
    let distance = |pair: &Pair| {
        let (mine, other) = view(pair);
        (relative(mine as usize, size) - relative(other as usize, others)).abs()
    };
    let is_better = |pair: &Pair, than: &Pair| {
        let order = pair.score.total_cmp(&than.score).then_with(|| distance(than).total_cmp(&distance(pair)));
        order.then_with(|| view(than).1.cmp(&view(pair).1)) == Ordering::Greater
    };
    for (place, pair) in pairs.iter().enumerate() {
        let Some(kept) = out.get_mut(view(pair).0 as usize) else { continue };
        if kept.and_then(|kept| pairs.get(kept)).is_none_or(|kept| is_better(pair, kept)) {
            *kept = Some(place);
        }
    }
    out
}
