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
/// Of the first features; the last two are weighed among whole articles alone (`among.rs`).
const WEIGHTS: [f64; FEATURES - 2] =
    [0.593, 1.523, 0.365, 1.298, 0.784, 0.330, 0.388, -0.351, -0.280, -0.383, -0.608, 0.387];

/// The score of a pair of sentences, the first of which is laid out: 1 where both are the same but for writing, else below.
pub(super) fn score(a: &Weighed<'_>, laid: &Laid<'_>, b: &Weighed<'_>) -> f64 {
    if is_same(a, b) { 1.0 } else { share(odds_alone(&laid.features(b))) }
}

/// Whether two sentences are the same but for writing.
pub(super) fn is_same(a: &Weighed<'_>, b: &Weighed<'_>) -> bool {
    let is_same = a.profile.whole == b.profile.whole && a.profile.sequence == b.profile.sequence;
    is_same && !a.profile.sequence.is_empty()
}

/// The log-odds of a pair whatever stands around it.
pub(super) fn odds_alone(row: &Features) -> f64 {
    BIAS + row.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum::<f64>()
}

/// From log-odds.
pub(super) fn share(odds: f64) -> f64 {
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
