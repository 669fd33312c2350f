//! Which sentences of two articles report the same.
//!
//! A pair is kept where one is the other's best counterpart and the score says "more likely than not"; so a sentence that
//! another outlet splits in two has two counterparts. Swapping the articles swaps the pairs and nothing else.

use std::cmp::Ordering;

use super::article::Line;
use super::background::Background;
use super::candidates::{candidates, relative};
use super::features::Laid;
use super::lexicon::Form;
use super::profile::Weighed;
use super::score::{Evidence, mutual, score_among};

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
    /// Every pair that was looked at, with its score, by place.
    pub(super) all: Vec<Pair>,
    /// For each sentence of the first article, its best candidate however low.
    pub(super) nearest_of_a: Vec<Option<Pair>>,
    /// For each sentence of the second.
    pub(super) nearest_of_b: Vec<Option<Pair>>,
}

/// Aligns two articles, whose words have these canonical forms.
pub(super) fn align(a: &[Line<'_>], b: &[Line<'_>], forms: &[Form]) -> Alignment {
    let background = Background::new(a.iter().chain(b).map(|line| line.profile), forms.len());
    let (a, b) = (weigh(a, &background), weigh(b, &background));
    let mut all = scored(&a, &b, forms, &background);
    let nearest_of_a = best(a.len(), b.len(), &all, |pair| (pair.a, pair.b));
    let nearest_of_b = best(b.len(), a.len(), &all, |pair| (pair.b, pair.a));
    let is_best = |nearest: &[Option<usize>], at: u32, place| nearest.get(at as usize) == Some(&Some(place));
    let mut pairs = Vec::new();
    for (place, pair) in all.iter_mut().enumerate() {
        let of_a = is_best(&nearest_of_a, pair.a, place);
        let of_b = is_best(&nearest_of_b, pair.b, place);
        if of_a && of_b {
            pair.score = mutual(pair.score);
        }
        pairs.extend(Some(*pair).filter(|pair| (of_a || of_b) && pair.score >= THRESHOLD));
    }
    let pair = |place: Option<usize>| place.and_then(|place| all.get(place)).copied();
    Alignment {
        pairs,
        nearest_of_a: nearest_of_a.into_iter().map(pair).collect(),
        nearest_of_b: nearest_of_b.into_iter().map(pair).collect(),
        all,
    }
}

fn weigh<'a>(lines: &'a [Line<'_>], background: &Background) -> Vec<Weighed<'a>> {
    lines.iter().map(|line| Weighed::new(line.profile, |form| background.factor(form))).collect()
}

/// What the words of weight say that the two share.
fn evidence(a: &Weighed<'_>, b: &Weighed<'_>, background: &Background) -> Evidence {
    let mut others = b.profile.terms.iter().map(|term| term.key).peekable();
    let mut out = Evidence::default();
    let mut shared = 0;
    for term in a.profile.terms.iter().filter(|term| term.base >= 1.0 && !term.common) {
        while others.next_if(|other| *other < term.key).is_some() {}
        if others.peek() == Some(&term.key) {
            shared += 1;
            out.anchors += usize::from(background.count(term.form) <= 2);
        }
    }
    out.thin = shared < 2 && (a.profile.numbers == 0 || b.profile.numbers == 0);
    out
}

/// Every pair that is worth it, with its score, by place.
fn scored(a: &[Weighed<'_>], b: &[Weighed<'_>], forms: &[Form], background: &Background) -> Vec<Pair> {
    let found = candidates(a, b, forms.len());
    let mut laid = Laid::new(forms);
    let mut out = Vec::with_capacity(found.len());
    for pairs in found.chunk_by(|one, two| one.0 == two.0) {
        let Some((at, own)) = pairs.first().and_then(|(at, _)| Some((*at, a.get(*at as usize)?))) else { continue };
        laid.lay(own);
        let others = pairs.iter().filter_map(|(_, other)| Some((*other, b.get(*other as usize)?)));
        out.extend(others.map(|(other, sentence)| {
            let score = score_among(own, &laid, sentence, evidence(own, sentence, background));
            Pair { a: at, b: other, score }
        }));
    }
    out
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
