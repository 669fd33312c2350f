//! From features to a score that means something: of the pairs with 0.8, four in five report the same.
//!
//! A logistic regression; each weight says how much its feature moves the odds. Fitted by `scripts/fit_pairs.py` on the
//! sentence pairs of ECB+ (A. Cybulska and P. Vossen, 2014; CC BY 3.0), drawn towards weights set by hand, which the
//! script gives with their reasons; they were adjusted after looking at held-out halves of ECB+ and MRPC. The two constants of the calibration weigh ECB+ (a quarter of the pairs the same) as two
//! and MRPC (two thirds) as three: what a candidate pair of two reports of one event is lies between.

use super::background::Background;
use super::features::{FEATURES, Features, Laid};
use super::lexicon::Lexicon;
use super::profile::{Maker, Profile, Weighed};
use super::token::Context;

const BIAS: f64 = -2.288;
const WEIGHTS: [f64; FEATURES] =
    [0.593, 1.523, 0.365, 1.298, 0.784, 0.330, 0.388, -0.351, -0.280, -0.383, -0.608, 0.387];

/// What it adds to the log-odds to be the best candidate of one and of both, among the pairs of a topic of ECB+.
const BEST_OF_ONE: f64 = 0.2;
const BEST_OF_BOTH: f64 = 0.6;
/// What it takes away where fewer than two words of weight are shared, and no figures face each other: short sentences
/// of small talk look alike.
const THIN: f64 = 0.6;
/// What each shared word of weight adds that stands in no other sentence of the two articles: who is named once by both
/// is most often named for the same. Set by reading alignments (docs/comparison.md).
const ANCHOR: f64 = 0.3;
const MOST_ANCHORS: usize = 3;

/// What two sentences share, seen among the other sentences of their articles.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Shared words of weight that stand in no other sentence of the two articles.
    pub(super) anchors: usize,
    /// Too little of weight is shared to tell.
    pub(super) thin: bool,
}

/// The score of a pair of sentences, the first of which is laid out: 1 where both are the same but for writing, else below.
pub(super) fn score(a: &Weighed<'_>, laid: &Laid<'_>, b: &Weighed<'_>) -> f64 {
    let is_same = a.profile.whole == b.profile.whole && a.profile.sequence == b.profile.sequence;
    if is_same && !a.profile.sequence.is_empty() {
        return 1.0;
    }
    of_features(&laid.features(b))
}

/// The score of a pair whose sentences are each other's best candidates in their articles (`mutual`), or where one is the
/// other's best: being preferred to all others is evidence that the words of the two alone do not hold.
pub(super) fn preferred(score: f64, mutual: bool, evidence: Evidence) -> f64 {
    if score >= 1.0 {
        return score;
    }
    let anchored = ANCHOR * evidence.anchors.min(MOST_ANCHORS) as f64 - if evidence.thin { THIN } else { 0.0 };
    let odds = (score / (1.0 - score)).ln() + if mutual { BEST_OF_BOTH } else { BEST_OF_ONE } + anchored;
    (1.0 / (1.0 + (-odds).exp())).min(0.99)
}

fn of_features(row: &Features) -> f64 {
    let odds: f64 = BIAS + row.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum::<f64>();
    (1.0 / (1.0 + (-odds).exp())).min(0.99)
}

/// How sure it is, from 0 to 1, that two sentences of different articles report the same.
pub fn score_pair(a: &str, b: &str) -> f64 {
    let (mut lexicon, mut maker) = (Lexicon::default(), Maker::default());
    let [a, b] = [a, b].map(|text| maker.profile(text, Context::default(), &mut lexicon));
    let [a, b] = [&a, &b].map(|profile| Weighed::new(profile, |_| 1.0));
    let mut laid = Laid::new(lexicon.forms());
    laid.lay(&a);
    score(&a, &laid, &b)
}

/// The features of pairs of sentences that stand among each other: what [`score_pair`] would weigh, for fitting it.
/// With `together`, terms count less the more of all these sentences have them, as in a comparison of articles.
pub fn pair_features(pairs: &[(&str, &str)], together: bool) -> Vec<Features> {
    let (mut lexicon, mut maker) = (Lexicon::default(), Maker::default());
    let mut profile = |text| maker.profile(text, Context::default(), &mut lexicon);
    let profiles: Vec<[Profile; 2]> = pairs.iter().map(|&(a, b)| [profile(a), profile(b)]).collect();
    let mut distinct: Vec<&Profile> = profiles.iter().flatten().collect();
    distinct.sort_by(|a, b| a.sequence.cmp(&b.sequence));
    distinct.dedup_by(|a, b| a.sequence == b.sequence);
    let background = Background::new(distinct.into_iter().filter(|_| together), lexicon.forms().len());
    let weighed = |profile| Weighed::new(profile, |form| if together { background.factor(form) } else { 1.0 });
    let weighed: Vec<[Weighed<'_>; 2]> = profiles.iter().map(|pair| [&pair[0], &pair[1]].map(weighed)).collect();
    let mut laid = Laid::new(lexicon.forms());
    let mut out = Vec::with_capacity(weighed.len());
    for [a, b] in &weighed {
        laid.lay(a);
        out.push(laid.features(b));
    }
    out
}
