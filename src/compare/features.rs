//! What two sentences have in common, as a row of numbers that a reader can follow.
//!
//! Every feature is the same when the sentences are swapped. Knows nothing of how the numbers become a score.

use super::lcs;
use super::profile::{Profile, Term, Weighed};
use super::token::Kind;

/// How many features a pair has.
pub const FEATURES: usize = 12;

/// The features' names, in order.
pub const NAMES: [&str; FEATURES] = [
    // shared terms of both (Dice), rare ones counting more, near-synonyms and variants of spelling in part
    "meaning",
    // shared tokens of both (Dice), each counting once, grammar included
    "words",
    // cosine of their letter 4-grams
    "letters",
    // longest common subsequence of tokens, as a share of the longer
    "order",
    // shorter by longer, in tokens
    "length",
    // share of each one's first three terms that the other has
    "start",
    // share of each one's last three terms that the other has
    "end",
    // shared names (Dice); a half where neither has any
    "names",
    // numbers that one alone has, up to three
    "numbers_apart",
    // one denies, the other does not
    "denial_apart",
    // what the one with more to itself has to itself, as a logarithm
    "rest",
    // what both have in common, as a logarithm: two shared words prove less than six, however short the sentences
    "amount",
];

/// A pair's features, in the order of [`NAMES`].
pub type Features = [f64; FEATURES];

/// What the terms of a pair share.
#[derive(Default)]
struct Overlap {
    shared: f32,
    soft: f32,
    /// Places of the terms that the first and the second sentence alone have.
    alone: [Vec<u32>; 2],
}

/// The features of a pair.
pub(super) fn features(a: &Weighed<'_>, b: &Weighed<'_>) -> Features {
    let overlap = overlap(a, b);
    let (total_a, total_b) = (a.total, b.total);
    let (a, b) = (a.profile, b.profile);
    let meaning = overlap.shared + overlap.soft;
    let (shorter, longer) = (a.sequence.len().min(b.sequence.len()), a.sequence.len().max(b.sequence.len()));
    let row = [
        share(2.0 * meaning, total_a + total_b),
        share(2.0 * count(common(&a.distinct, &b.distinct)), count(a.distinct.len() + b.distinct.len())),
        letters(a, b),
        share(count(lcs::length(&a.sequence, &b.sequence)), count(longer)),
        share(count(shorter), count(longer)),
        found(&a.start, b).midpoint(found(&b.start, a)),
        found(&a.end, b).midpoint(found(&b.end, a)),
        names(a, b, &overlap),
        numbers_apart(a, b, &overlap).min(3.0) / 3.0,
        f32::from(u8::from(a.negated != b.negated)),
        (1.0 + (total_a - meaning).max(total_b - meaning).max(0.0)).ln() / 3.0,
        (1.0 + meaning).ln() / 3.0,
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
    let [alone_a, alone_b] = &mut out.alone;
    for (at, (term, weight)) in a.terms().enumerate() {
        while let Some((other, _)) = others.next_if(|(_, (other, _))| other.key < term.key) {
            alone_b.push(place(other));
        }
        match others.next_if(|(_, (other, _))| other.key == term.key) {
            Some((_, (_, other_weight))) => out.shared += weight.max(other_weight),
            None => alone_a.push(place(at)),
        }
    }
    alone_b.extend(others.map(|(other, _)| place(other)));
    out.soft = soft(a, alone_a, b, alone_b);
    out
}

fn at(profile: &Profile, place: u32) -> Option<&Term> {
    profile.terms.get(place as usize)
}

/// What unmatched terms count that are near-synonyms or variants of one spelling of the other's: the mean of both sides.
fn soft(a: &Weighed<'_>, alone_a: &[u32], b: &Weighed<'_>, alone_b: &[u32]) -> f32 {
    let word = |sentence: &Weighed<'_>, place: u32| {
        let term = sentence.profile.terms.get(place as usize)?;
        (term.kind < Kind::Number).then(|| Loose {
            concept: term.concept,
            letters: term.letters,
            count: term.letter_count,
            weight: sentence.weights.get(place as usize).copied().unwrap_or_default(),
            best: 0.0,
        })
    };
    let mut others: Vec<Loose> = alone_b.iter().filter_map(|&place| word(b, place)).collect();
    let mut sum = 0.0;
    for mut mine in alone_a.iter().filter_map(|&place| word(a, place)) {
        for other in &mut others {
            let likeness = likeness(&mine, other);
            mine.best = mine.best.max(likeness);
            other.best = other.best.max(likeness);
        }
        sum += mine.best * mine.weight;
    }
    (sum + others.iter().map(|other| other.best * other.weight).sum::<f32>()) / 2.0
}

/// A word without an equal in the other sentence.
struct Loose {
    concept: Option<u16>,
    letters: u64,
    count: u32,
    weight: f32,
    /// The highest likeness so far.
    best: f32,
}

fn likeness(a: &Loose, b: &Loose) -> f32 {
    if a.concept.is_some() && a.concept == b.concept {
        return 0.6;
    }
    // three quarters of the letter pairs: Zelensky and Zelenskyy, not Austria and Australia
    let least = (a.count + b.count) * 3;
    if a.count.min(b.count) < 4 || a.count.min(b.count) * 8 < least {
        return 0.0;
    }
    if (a.letters & b.letters).count_ones() * 8 >= least { 0.8 } else { 0.0 }
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

/// How many values two rising lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let mut others = b.iter().peekable();
    let is_shared = |value: &&u64| {
        while others.next_if(|other| other < value).is_some() {}
        others.next_if(|other| other == value).is_some()
    };
    a.iter().filter(is_shared).count()
}

/// The share of these tokens that the other sentence has.
fn found(keys: &[u64], other: &Profile) -> f32 {
    share(count(keys.iter().filter(|key| other.distinct.binary_search(key).is_ok()).count()), count(keys.len()))
}

fn names(a: &Profile, b: &Profile, overlap: &Overlap) -> f32 {
    let is_name = |kind| matches!(kind, Kind::Name | Kind::Entity);
    let [alone_a, alone_b] = &overlap.alone;
    let apart = [alone(a, alone_a, is_name), alone(b, alone_b, is_name)];
    let all = |profile: &Profile| count(profile.terms.iter().filter(|term| is_name(term.kind)).count());
    // a name at the beginning of a sentence looks like a word there, so one of a shared pair may not count as a name
    let shared = (all(a) - apart[0]).max(all(b) - apart[1]);
    let whole = 2.0 * shared + apart[0] + apart[1];
    if whole > 0.0 { 2.0 * shared / whole } else { 0.5 }
}

fn numbers_apart(a: &Profile, b: &Profile, overlap: &Overlap) -> f32 {
    let [alone_a, alone_b] = &overlap.alone;
    let is_number = |kind| kind == Kind::Number;
    alone(a, alone_a, is_number).max(alone(b, alone_b, is_number))
}

/// How many terms of a kind stand at these places.
fn alone(profile: &Profile, places: &[u32], is: impl Fn(Kind) -> bool) -> f32 {
    count(places.iter().filter_map(|&place| at(profile, place)).filter(|term| is(term.kind)).count())
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::token::Context;
    use super::*;

    fn feature(name: &str, a: &str, b: &str) -> f64 {
        let mut lexicon = Lexicon::default();
        let [a, b] = [a, b].map(|text| Profile::new(text, Context::default(), &mut lexicon));
        let row = features(&Weighed::new(&a, |_| 1.0), &Weighed::new(&b, |_| 1.0));
        NAMES.iter().zip(row).find(|(other, _)| **other == name).map(|(_, value)| value).unwrap()
    }

    #[test]
    fn each_feature_shows_what_it_is_named_for() {
        let plain = "The council approved the bridge in Norwick on Monday.";
        for (name, nearer, farther) in [
            ("meaning", "Councillors backed the Norwick bridge.", "Councillors shut the Norwick library."),
            ("words", "The council approved a bridge.", "A board said yes to it."),
            ("letters", "The council aproved the brigde in Norwik.", "A board said yes to it."),
            ("order", "The council approved the bridge.", "The bridge the council approved."),
            ("length", "The board agreed to the span in Norwick today.", "The board agreed."),
            ("start", "The council approved it.", "In the end the board agreed."),
            ("end", "They want it in Norwick on Monday.", "They want it in June."),
            ("names", "It was in Norwick.", "It was in Oldham."),
        ] {
            assert!(feature(name, plain, nearer) > feature(name, plain, farther), "{name}");
        }
        assert!(feature("numbers_apart", "It cost 10,000 crowns.", "It cost ten thousand crowns.") < 0.1);
        assert!(feature("numbers_apart", "It cost 10,000 crowns.", "It cost 12,000 crowns.") > 0.3);
        assert!(feature("denial_apart", "She did not resign.", "She resigned.") > 0.9);
    }
}
