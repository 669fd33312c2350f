//! What the first score says around a line, as features for the second.
//!
//! `scripts/train_lines.py` counts the same in `context`; the two must agree to the number.

use super::feature::{COUNT, Groups, bin};
use super::segment::{best_segment, gain};

/// How many context features there are.
#[cfg(test)]
pub(super) const CONTEXT: u16 = 320;

/// Limits between bins of a score, in logits.
const LIMITS: [f64; 11] = [-5.0, -3.5, -2.5, -1.5, -0.75, 0.0, 0.75, 1.5, 2.5, 3.5, 5.0];

fn level(score: f64) -> u16 {
    u16::try_from(LIMITS.iter().filter(|limit| score >= **limit).count()).unwrap_or(u16::MAX)
}

/// Running sums, so that every window costs the same.
struct Sums {
    score: Vec<f64>,
    weight: Vec<f64>,
}

impl Sums {
    /// The mean score of lines `from..to`, or -6 for no line.
    fn mean(&self, from: usize, to: usize) -> f64 {
        if from >= to {
            return -6.0;
        }
        let part = |sums: &[f64]| sums.get(to).unwrap_or(&0.0) - sums.get(from).unwrap_or(&0.0);
        part(&self.score) / part(&self.weight).max(1.0)
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
    let mut sums = Sums { score: vec![0.0], weight: vec![0.0] };
    let (mut score_sum, mut weight_sum) = (0.0, 0.0);
    for (score, words) in scores.iter().zip(words) {
        let weight = as_f64(*words + 1).sqrt();
        score_sum += score * weight;
        weight_sum += weight;
        sums.score.push(score_sum);
        sums.weight.push(weight_sum);
    }
    let mut seen = 0;
    for (at, (score, words)) in scores.iter().zip(words).enumerate() {
        let mut row = Groups { at: COUNT, put: |number| put(at, number) };
        row.choice(12, level(*score));
        for step in [-1_isize, 1, -2, 2] {
            let near = at.checked_add_signed(step).and_then(|at| scores.get(at)).copied().unwrap_or(-6.0);
            row.choice(12, level(near));
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
        let limits = [1, 3, 8, 20, 50, 80, 92, 97, 100];
        row.choice(10, bin(seen * 100 / total, &limits));
        row.choice(10, bin((total - seen - mass(at)) * 100 / total, &limits));
        let edge = if inside { (at - segment.start).min(segment.end - 1 - at) } else { 0 };
        row.choice(6, bin(edge, &[1, 2, 4, 8, 16]));
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
