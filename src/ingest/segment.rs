//! Which lines read like an article's: two scores, and the best run of lines.
//!
//! The scores are logistic regressions (weights in `weights.rs`), the second stacked on the first after D. Wolpert,
//! "Stacked generalization" (1992); the run of lines is the maximum subsequence of J. Pasternack and D. Roth,
//! "Extracting Article Text from the Web with Maximum Subsequence Segmentation" (2009). Knows nothing of titles,
//! dates or headings as such.

use std::ops::Range;

use super::context::{as_f64, context};
use super::feature::{Look, features};
use super::line::Line;
use super::weights::{BIAS, FIRST, LEXICON, SECOND};

/// What the scores say of each line.
#[derive(Clone, Debug)]
pub(super) struct Scores {
    /// The second score of each line, in logits: above 0 is the article's.
    pub(super) line: Vec<f64>,
}

/// Scores every line.
pub(super) fn scores(lines: &[&Line], looks: &[&Look]) -> Scores {
    let own = features(lines, looks);
    let lexicon: Vec<[i32; 2]> = looks.iter().map(|look| lexicon(look)).collect();
    let words: Vec<usize> = lines.iter().map(|line| line.words).collect();
    let first: Vec<f64> =
        own.iter().zip(&lexicon).map(|(own, [first, _])| logit(sum(&FIRST, own) + first, BIAS[0])).collect();
    let around = context(&first, &words);
    let line: Vec<f64> = own
        .iter()
        .zip(&around)
        .zip(&lexicon)
        .map(|((own, around), [_, second])| logit(sum(&SECOND, own) + sum(&SECOND, around) + second, BIAS[1]))
        .collect();
    Scores { line }
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

fn sum(weights: &[i16], features: &[u16]) -> i32 {
    features.iter().map(|number| i32::from(weights.get(usize::from(*number)).copied().unwrap_or(0))).sum()
}

fn logit(hundredths: i32, bias: i16) -> f64 {
    f64::from(hundredths + i32::from(bias)) / 100.0
}

/// What the words of a line add to both scores; each word counts once.
fn lexicon(look: &Look) -> [i32; 2] {
    look.lexicon
        .iter()
        .filter_map(|at| LEXICON.get(usize::from(*at)))
        .fold([0, 0], |[first, second], (_, [a, b])| [first + i32::from(*a), second + i32::from(*b)])
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
        assert!(LEXICON.is_sorted_by(|(one, _), (two, _)| one < two));
    }
}
