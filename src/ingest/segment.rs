//! Which lines read like an article's: two scores, and the best run of lines.
//!
//! The scores are logistic regressions (weights in `weights.rs`), the second stacked on the first after D. Wolpert,
//! "Stacked generalization" (1992); the run of lines is the maximum subsequence of J. Pasternack and D. Roth,
//! "Extracting Article Text from the Web with Maximum Subsequence Segmentation" (2009). Knows nothing of titles,
//! dates or headings as such.

use std::ops::Range;

use super::context::{as_f64, context};
use super::feature::{Look, add, around};
use super::line::Line;
use super::weights::{BIAS, SECOND};

/// What the scores say of each line.
#[derive(Clone, Debug)]
pub(super) struct Scores {
    /// The second score of each line, in logits: above 0 is the article's.
    pub(super) line: Vec<f64>,
    /// The first score, which the second is stacked on.
    pub(super) first: Vec<f64>,
}

/// Scores every line.
pub(super) fn scores(lines: &[&Line<'_>], looks: &[&Look]) -> Scores {
    let mut sums: Vec<[i32; 2]> = looks.iter().map(|look| look.sums).collect();
    let mut put = |at: usize, number: u16| {
        if let Some(sums) = sums.get_mut(at) {
            add(sums, number);
        }
    };
    around(lines, looks, &mut put);
    let words: Vec<usize> = lines.iter().map(|line| line.words).collect();
    let first: Vec<f64> = sums.iter().map(|[first, _]| logit(*first, BIAS[0])).collect();
    let mut put = |at: usize, number: u16| {
        if let Some([_, second]) = sums.get_mut(at) {
            *second += i32::from(SECOND.get(usize::from(number)).copied().unwrap_or(0));
        }
    };
    context(&first, &words, &mut put);
    Scores { line: sums.iter().map(|[_, second]| logit(*second, BIAS[1])).collect(), first }
}

/// The run of lines that holds the article: what does not read like text costs little, so that a list of other
/// articles between two paragraphs does not end it. Lines up to `floor` are not the article's.
pub(super) fn run(scores: &[f64], words: &[usize], floor: usize) -> Range<usize> {
    let gains: Vec<f64> = scores
        .iter()
        .zip(words)
        .enumerate()
        .map(|(at, (score, words))| {
            let gain = if *score > 0.0 { gain(*score, *words) } else { 0.3 * gain(score.max(-2.0), *words) };
            if at < floor { gain.min(0.0) } else { gain }
        })
        .collect();
    best_segment(&gains)
}

fn logit(hundredths: i32, bias: i16) -> f64 {
    f64::from(hundredths + i32::from(bias)) / 100.0
}

/// What a line adds to a run that holds it.
pub(super) fn gain(score: f64, words: usize) -> f64 {
    score.clamp(-4.0, 4.0) * as_f64(words + 1).sqrt()
}

/// The run with the greatest sum (J. Kadane's scan); empty where nothing gains.
pub(super) fn best_segment(gains: &[f64]) -> Range<usize> {
    let (mut best, mut total, mut start, mut run) = (0.0, 0.0, 0, 0..0);
    for (at, gain) in gains.iter().enumerate() {
        if total <= 0.0 {
            (total, start) = (0.0, at);
        }
        total += gain;
        if total > best {
            best = total;
            run = start..at + 1;
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_run_bridges_small_losses() {
        assert_eq!(best_segment(&[-1.0, 3.0, -1.0, 3.0, -4.0, 2.0]), 1..4);
        assert_eq!(best_segment(&[-1.0]), 0..0);
        assert_eq!(best_segment(&[]), 0..0);
    }

    #[test]
    fn the_lexicon_is_in_order() {
        use super::super::weights::LEXICON;
        assert!(LEXICON.is_sorted_by(|(one, _), (two, _)| one < two));
    }
}
