//! What two sentences have in common, as a row of numbers that a reader can follow.
//!
//! Every feature is the same when the sentences are swapped. Knows nothing of how the numbers become a score.

use super::lcs;
use super::profile::{Profile, Term, Weighed};
use super::token::Kind;

/// How many features a pair has.
pub const FEATURES: usize = 20;

/// The features' names, in order.
pub const NAMES: [&str; FEATURES] = [
    "dice",
    "cover_short",
    "cover_long",
    "plain_dice",
    "plain_cover_short",
    "letters",
    "bigrams",
    "order_long",
    "order_short",
    "length_ratio",
    "names_dice",
    "names_clash",
    "numbers_shared",
    "numbers_clash",
    "days_shared",
    "days_clash",
    "soft_dice",
    "shared_amount",
    "negation_clash",
    "unmatched",
];

/// A pair's features, in the order of [`NAMES`].
pub type Features = [f64; FEATURES];

/// What the terms of a pair share.
#[derive(Default)]
struct Overlap {
    shared: f32,
    shared_base: f32,
    soft: f32,
    /// Terms of the first and second sentence alone.
    left: [Vec<u32>; 2],
}

/// The features of a pair.
pub(super) fn features(a: &Weighed<'_>, b: &Weighed<'_>) -> Features {
    let overlap = overlap(a, b);
    let (wa, wb, ba, bb) = (a.total, b.total, a.base_total, b.base_total);
    let (a, b) = (a.profile, b.profile);
    let soft = overlap.shared + overlap.soft;
    let common = lcs::length(&a.sequence, &b.sequence);
    let (la, lb) = (a.sequence.len(), b.sequence.len());
    let names = tally(a, b, &overlap, |kind| matches!(kind, Kind::Name | Kind::Entity));
    let numbers = tally(a, b, &overlap, |kind| kind == Kind::Number);
    let days = tally(a, b, &overlap, |kind| kind == Kind::Day);
    let row = [
        share(2.0 * overlap.shared, wa + wb),
        share(overlap.shared, wa.min(wb)),
        share(overlap.shared, wa.max(wb)),
        share(2.0 * overlap.shared_base, ba + bb),
        share(overlap.shared_base, ba.min(bb)),
        letters(a, b),
        share(2.0 * count(shared_bigrams(a, b)), count(a.bigrams.len() + b.bigrams.len())),
        share(count(common), count(la.max(lb))),
        share(count(common), count(la.min(lb))),
        share(count(la.min(lb)), count(la.max(lb))),
        names.dice(),
        names.clash(),
        numbers.shared.min(3.0) / 3.0,
        numbers.clash(),
        days.shared.min(1.0),
        days.clash(),
        share(2.0 * soft, wa + wb),
        (1.0 + overlap.shared).ln() / 3.0,
        f32::from(u8::from(a.negated != b.negated)),
        (1.0 + (wa - soft).max(0.0).min((wb - soft).max(0.0))).ln() / 3.0,
    ];
    row.map(f64::from)
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "counts of tokens in a sentence")]
fn count(tokens: usize) -> f32 {
    tokens as f32
}

/// Walks through the terms of both, which are in order, and sums what they share.
fn overlap(a: &Weighed<'_>, b: &Weighed<'_>) -> Overlap {
    let mut out = Overlap::default();
    let mut others = b.terms().enumerate().peekable();
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for (at, (term, weight)) in a.terms().enumerate() {
        while let Some((other, _)) = others.next_if(|(_, (other, _))| other.key < term.key) {
            out.left[1].push(place(other));
        }
        match others.next_if(|(_, (other, _))| other.key == term.key) {
            Some((_, (other, other_weight))) => {
                out.shared += weight.max(other_weight);
                out.shared_base += term.base.max(other.base);
            }
            None => out.left[0].push(place(at)),
        }
    }
    out.left[1].extend(others.map(|(other, _)| place(other)));
    let [left, right] = &out.left;
    out.soft = (soft(a, left, b, right) + soft(b, right, a, left)) / 2.0;
    out
}

fn at(profile: &Profile, place: u32) -> Option<&Term> {
    profile.terms.get(place as usize)
}

/// What unmatched terms count that are near-synonyms or variants of one spelling of the other's.
fn soft(from: &Weighed<'_>, places: &[u32], to: &Weighed<'_>, others: &[u32]) -> f32 {
    let best = |term: &Term| {
        let candidates = others.iter().filter_map(|&other| at(to.profile, other));
        candidates.map(|candidate| likeness(term, candidate)).fold(0.0, f32::max)
    };
    let terms = places.iter().filter_map(|&place| Some((at(from.profile, place)?, from.weights.get(place as usize)?)));
    terms.map(|(term, weight)| best(term) * weight).sum()
}

fn likeness(a: &Term, b: &Term) -> f32 {
    if a.kind >= Kind::Number || b.kind >= Kind::Number {
        return 0.0;
    }
    if a.concept.is_some() && a.concept == b.concept {
        return 0.6;
    }
    let (pa, pb) = (a.letters.count_ones(), b.letters.count_ones());
    if pa < 4 || pb < 4 {
        return 0.0;
    }
    let both = (a.letters & b.letters).count_ones() * 2;
    // three quarters of the letter pairs: Zelensky and Zelenskyy, not Austria and Australia
    if both * 4 >= (pa + pb) * 3 { 0.8 } else { 0.0 }
}

fn letters(a: &Profile, b: &Profile) -> f32 {
    let mut dot = 0.0;
    let mut others = b.grams.iter().peekable();
    for &(gram, weight) in &a.grams {
        while others.next_if(|(other, _)| *other < gram).is_some() {}
        if let Some((_, other)) = others.next_if(|(other, _)| *other == gram) {
            dot += weight * other;
        }
    }
    share(dot, a.gram_norm * b.gram_norm)
}

fn shared_bigrams(a: &Profile, b: &Profile) -> usize {
    let mut others = b.bigrams.iter().peekable();
    a.bigrams
        .iter()
        .filter(|bigram| {
            while others.next_if(|other| other < bigram).is_some() {}
            others.next_if(|other| other == bigram).is_some()
        })
        .count()
}

/// How terms of one kind agree.
struct Tally {
    shared: f32,
    only: [f32; 2],
}

impl Tally {
    /// Share of them that both have, 0.5 where there are none.
    fn dice(&self) -> f32 {
        let all = 2.0 * self.shared + self.only.iter().sum::<f32>();
        if all > 0.0 { 2.0 * self.shared / all } else { 0.5 }
    }

    /// Whether each has one that the other lacks: how much of them all.
    fn clash(&self) -> f32 {
        let [a, b] = self.only;
        share(2.0 * a.min(b), a + b + 2.0 * self.shared)
    }
}

fn tally(a: &Profile, b: &Profile, overlap: &Overlap, is: impl Fn(Kind) -> bool) -> Tally {
    let [left, right] = &overlap.left;
    let of = |profile: &Profile, places: &[u32]| {
        count(places.iter().filter_map(|&place| at(profile, place)).filter(|term| is(term.kind)).count())
    };
    let only = [of(a, left), of(b, right)];
    let all = |profile: &Profile| count(profile.terms.iter().filter(|term| is(term.kind)).count());
    // the kinds of a shared term may differ: a name at the beginning of a sentence looks like a word
    let shared = (all(a) - only[0]).max(all(b) - only[1]);
    Tally { shared, only }
}
