//! Which lines of a page of HTML are the article's: the scores of the text alone, corrected by what the elements say.
//!
//! Two logistic regressions (weights in `weights.rs`), the second stacked on the first, as in `segment.rs`; the score
//! of the text alone is one of their features. Knows nothing of titles, authors and dates.

use super::dom::{Dom, Piece};
use super::evidence::{self, COUNT, Said};
use super::weights::{BIAS, FIRST, SECOND, TOKENS};
use crate::ingest::context::context;
use crate::ingest::feature;
use crate::ingest::page::Page;

/// The score of each line, in logits: above 0 is the article's.
pub(super) fn scores(dom: &Dom, page: &Page, said: &Said) -> Vec<f64> {
    let own = evidence::features(dom, page, said);
    let words: Vec<usize> = page.lines.iter().map(|line| line.words).collect();
    let tokens: Vec<[i32; 2]> = dom.pieces.iter().map(|piece| of_tokens(dom, piece)).collect();
    let first: Vec<f64> =
        own.iter().zip(&tokens).map(|(own, [first, _])| logit(sum(&FIRST, own, 0) + first, BIAS[0])).collect();
    // the numbers of context features begin behind those of the text's features; here, behind the elements'
    let shift = COUNT - usize::from(feature::COUNT);
    let around = context(&first, &words);
    own.iter()
        .zip(&around)
        .zip(&tokens)
        .map(|((own, around), [_, second])| logit(sum(&SECOND, own, 0) + sum(&SECOND, around, shift) + second, BIAS[1]))
        .collect()
}

fn sum(weights: &[i16], features: &[u16], shift: usize) -> i32 {
    features.iter().map(|number| i32::from(weights.get(usize::from(*number) + shift).copied().unwrap_or(0))).sum()
}

fn logit(hundredths: i32, bias: i16) -> f64 {
    f64::from(hundredths + i32::from(bias)) / 100.0
}

/// What the classes around a line add to both scores.
fn of_tokens(dom: &Dom, piece: &Piece) -> [i32; 2] {
    evidence::tokens(dom, piece).into_iter().fold([0, 0], |[first, second], (far, token)| {
        let known = TOKENS.binary_search_by(|(known, _)| (*known).cmp(token)).ok().and_then(|at| TOKENS.get(at));
        known.map_or([first, second], |(_, [near_one, near_two, far_one, far_two])| {
            let (one, two) = if far { (far_one, far_two) } else { (near_one, near_two) };
            [first + i32::from(*one), second + i32::from(*two)]
        })
    })
}
