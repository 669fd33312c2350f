//! What the first score says around a line, as features for the second.
//!
//! `scripts/train_lines.py` counts the same in `context`; the two must agree to the number.

use super::feature::COUNT;
use super::group::{Groups, Limits, bin};
use super::segment::{best_segment, gain};

/// How many context features there are.
#[cfg(test)]
pub(super) const CONTEXT: u16 = 320;

/// Limits between bins of a score, in logits.
const LIMITS: [f64; 11] = [-5.0, -3.5, -2.5, -1.5, -0.75, 0.0, 0.75, 1.5, 2.5, 3.5, 5.0];

/// The number of limits that a score between -6 and 6 reaches.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what lies outside is moved to the ends")]
fn level(score: f64) -> u16 {
    /// For each quarter of a logit from -6 on, how many limits it reaches: they all are whole quarters.
    static LEVELS: [u8; 49] = {
        let mut levels = [0; 49];
        let mut at = 0;
        while at < levels.len() {
            let mut limit = 0;
            while limit < LIMITS.len() && LIMITS[limit] <= at as f64 / 4.0 - 6.0 {
                limit += 1;
            }
            levels[at] = limit as u8;
            at += 1;
        }
        levels
    };
    let quarters = ((score + 6.0) * 4.0) as usize;
    LEVELS.get(quarters).copied().map_or(LIMITS.len() as u16, u16::from)
}

/// Running sums of scores and of their weights, so that every window costs the same.
struct Sums(Vec<[f64; 2]>);

impl Sums {
    /// The mean score of lines `from..to`, or -6 for no line.
    fn mean(&self, from: usize, to: usize) -> f64 {
        let (Some([score, weight]), Some([score_to, weight_to])) = (self.0.get(from), self.0.get(to)) else {
            return -6.0;
        };
        if from >= to { -6.0 } else { (score_to - score) / (weight_to - weight).max(1.0) }
    }
}

/// Gives the context features of each line, from the first score and the number of words of every line, to `put` with
/// the line's position.
pub(super) fn context(scores: &[f64], words: &[usize], put: &mut impl FnMut(usize, u16)) {
    let scores: Vec<f64> = scores.iter().map(|score| score.clamp(-6.0, 6.0)).collect();
    let gains: Vec<f64> = scores.iter().zip(words).map(|(score, words)| gain(*score, *words)).collect();
    let segment = best_segment(&gains);
    let mass = |at: usize| match (scores.get(at), words.get(at)) {
        (Some(score), Some(words)) if *score > 0.0 => *words,
        _ => 0,
    };
    let total = (0..scores.len()).map(mass).sum::<usize>().max(1);
    let mut sums = Sums(Vec::with_capacity(scores.len() + 1));
    let mut sum = [0.0, 0.0];
    sums.0.push(sum);
    for (score, words) in scores.iter().zip(words) {
        let weight = as_f64(*words + 1).sqrt();
        sum = [sum[0] + score * weight, sum[1] + weight];
        sums.0.push(sum);
    }
    let levels: Vec<u16> = scores.iter().map(|score| level(*score)).collect();
    let mut seen = 0;
    for (at, words) in words.iter().enumerate().take(scores.len()) {
        let mut row = Groups { at: COUNT, put: |number| put(at, number) };
        for step in [0_isize, -1, 1, -2, 2] {
            row.choice(12, at.checked_add_signed(step).and_then(|at| levels.get(at)).copied().unwrap_or(0));
        }
        for reach in [3, 6, 12] {
            row.choice(12, level(sums.mean(at.saturating_sub(reach), at)));
            row.choice(12, level(sums.mean(at + 1, (at + 1 + reach).min(scores.len()))));
        }
        let inside = segment.contains(&at);
        let place = if inside {
            0
        } else if at < segment.start {
            1 + bin(segment.start - at, &[3, 10])
        } else {
            4 + bin(at - segment.end, &[2, 9])
        };
        row.choice(28, place * 4 + bin(*words, &[5, 13, 32]));
        let limits = const { &Limits::new(&[1, 3, 8, 20, 50, 80, 92, 97, 100]) };
        row.choice(10, limits.reached_by(seen * 100 / total));
        row.choice(10, limits.reached_by((total - seen - mass(at)) * 100 / total));
        let edge = if inside { (at - segment.start).min(segment.end - 1 - at) } else { 0 };
        row.choice(6, const { &Limits::new(&[1, 2, 4, 8, 16]) }.reached_by(edge));
        seen += mass(at);
    }
}

/// A count as a number with a point; counts of words are far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
pub(super) fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_the_limits_that_are_reached() {
        for score in (-600..=600).map(|hundredths| f64::from(hundredths) / 100.0) {
            let reached = LIMITS.iter().filter(|limit| score >= **limit).count();
            assert_eq!(usize::from(level(score)), reached, "{score}");
        }
    }

    #[test]
    fn every_line_gets_one_feature_of_each_group_within_the_table() {
        let scores = [-3.0, 2.0, 4.0, 1.0, -0.2, -5.0];
        let mut rows = vec![Vec::new(); scores.len()];
        context(&scores, &[2, 30, 50, 20, 3, 1], &mut |at, number| rows[at].push(number));
        for row in rows {
            assert_eq!(row.len(), 15);
            assert!(row.iter().all(|number| (COUNT..COUNT + CONTEXT).contains(number)));
        }
        context(&[], &[], &mut |_, _| panic!("no line has no features"));
    }
}
