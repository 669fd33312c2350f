//! The score of two sentences among the other sentences of their articles.
//!
//! Candidates inside two reports of one event have been chosen from all their sentences, so that they stand on another
//! scale than pairs of any origin. Two logistic regressions, one on the other: the first weighs the evidence on the pair,
//! the second what the other pairs say. Fitted by `scripts/fit_matches.py` on pairs of real outlets' articles that were
//! read one by one (docs/comparison.md).

use super::evidence::{EVIDENCE, Evidence};
use super::score::share;

const BIAS: f64 = 0.816;
/// In the order of [`super::evidence::EVIDENCE_NAMES`].
const WEIGHTS: [f64; EVIDENCE] = [
    2.617, 1.233, 1.230, 1.696, -0.379, 0.933, -0.184, -0.343, -0.538, 1.057, -1.656, -1.078, 1.374, 0.713, -0.455,
    -1.398, 0.425, 0.258,
];

const SECOND_BIAS: f64 = -0.17;
/// Of the first log-odds, within [`MOST_ODDS`].
const FIRST: f64 = 1.139;
const MOST_ODDS: f64 = 8.0;
/// For how sure it is that the sentences before both, or behind both, report the same: what is told in one order.
const NEIGHBOURS: f64 = 1.29;
/// Where each is the other's best.
const MUTUAL: f64 = 0.256;

/// The log-odds of sentences that are the same but for writing.
pub(super) const SAME: f64 = f64::INFINITY;

/// How two sentences stand among the others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    /// The first is the second's best, the second the first's.
    pub(super) best: [bool; 2],
    /// The log-odds of those of the pairs before and behind both that are the surer; none where there are none.
    pub(super) neighbours: Option<f64>,
}

/// The log-odds of a pair by the evidence on it.
pub(super) fn odds(evidence: &Evidence) -> f64 {
    BIAS + evidence.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum::<f64>()
}

/// The score of a pair of these log-odds.
pub(super) fn score(odds: f64, standing: Standing) -> f64 {
    if odds == SAME {
        return 1.0;
    }
    let place = if standing.best == [true, true] { MUTUAL } else { 0.0 };
    let neighbours = standing.neighbours.map_or(0.0, share) * NEIGHBOURS;
    share(SECOND_BIAS + FIRST * odds.clamp(-MOST_ODDS, MOST_ODDS) + neighbours + place)
}
