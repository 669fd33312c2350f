//! Which lines of a page of HTML are the article's: the scores of the text alone, corrected by what the elements say.
//!
//! Two logistic regressions (weights in `weights.rs`), the second stacked on the first, as in `segment.rs`; the score
//! of the text alone is one of their features. Knows nothing of titles, authors and dates.

use super::dom::Dom;
use super::evidence::{self, COUNT, NEAR, REACH, Said};
use super::weights::{BIAS, FIRST, SECOND, TOKENS};
use crate::ingest::context::context;
use crate::ingest::feature;
use crate::ingest::page::Page;

/// The score of each line, in logits: above 0 is the article's.
pub(super) fn scores(dom: &Dom, page: &Page<'_>, said: &Said) -> Vec<f64> {
    let words: Vec<usize> = page.lines.iter().map(|line| line.words).collect();
    let tokens = of_tokens(dom);
    let (mut first, mut second): (Vec<i32>, Vec<i32>) = tokens.iter().map(|[first, second]| (first, second)).unzip();
    evidence::features(dom, page, said, &mut |at, number| {
        add(&mut first, at, &FIRST, usize::from(number));
        add(&mut second, at, &SECOND, usize::from(number));
    });
    let first: Vec<f64> = first.into_iter().map(|sum| logit(sum, BIAS[0])).collect();
    // the numbers of context features begin behind those of the text's features; here, behind the elements'
    let shift = COUNT - usize::from(feature::COUNT);
    context(&first, &words, &mut |at, number| add(&mut second, at, &SECOND, usize::from(number) + shift));
    second.into_iter().map(|sum| logit(sum, BIAS[1])).collect()
}

fn add(sums: &mut [i32], at: usize, weights: &[i16], number: usize) {
    if let (Some(sum), Some(weight)) = (sums.get_mut(at), weights.get(number)) {
        *sum += i32::from(*weight);
    }
}

fn logit(hundredths: i32, bias: i16) -> f64 {
    f64::from(hundredths + i32::from(bias)) / 100.0
}

/// What the classes around each line add to both scores; a word counts once near and once far.
fn of_tokens(dom: &Dom) -> Vec<[i32; 2]> {
    let place = |token: &str| TOKENS.binary_search_by(|(known, _)| (*known).cmp(token)).ok();
    let known: Vec<Vec<usize>> =
        dom.nodes.iter().map(|node| node.tokens.iter().filter_map(|token| place(token)).collect()).collect();
    let mut last: Option<(u32, [i32; 2])> = None;
    let mut out = Vec::with_capacity(dom.pieces.len());
    for piece in &dom.pieces {
        let sum = match last.filter(|(node, _)| *node == piece.node) {
            Some((_, sum)) => sum,
            None => of_node(dom, piece.node, &known),
        };
        last = Some((piece.node, sum));
        out.push(sum);
    }
    out
}

fn of_node(dom: &Dom, node: u32, known: &[Vec<usize>]) -> [i32; 2] {
    let mut seen: Vec<(bool, usize)> = Vec::with_capacity(24);
    for (out_of, (at, _)) in dom.around(node).take(REACH).enumerate() {
        seen.extend(known.get(at as usize).into_iter().flatten().map(|token| (out_of >= NEAR, *token)));
    }
    seen.sort_unstable();
    seen.dedup();
    seen.into_iter().fold([0, 0], |[first, second], (far, token)| {
        TOKENS.get(token).map_or([first, second], |(_, [near_one, near_two, far_one, far_two])| {
            let (one, two) = if far { (far_one, far_two) } else { (near_one, near_two) };
            [first + i32::from(*one), second + i32::from(*two)]
        })
    })
}
