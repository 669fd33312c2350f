//! A page's lines with all that is known of them while it is read.

use std::ops::Range;

use super::doubled;
use super::feature::{self, Look};
use super::line::{self, Line};
use super::segment;

/// The lines of a page, what is seen of each, and how much each reads like an article's.
pub(super) struct Page {
    /// The lines, in order.
    pub(super) lines: Vec<Line>,
    /// What is seen of each.
    pub(super) looks: Vec<Look>,
    /// Whether each belongs to a further copy of the article.
    pub(super) copies: Vec<bool>,
    /// The score of each, in logits; copies have none and stand at the bottom.
    pub(super) scores: Vec<f64>,
    /// The run of lines that holds the article.
    pub(super) segment: Range<usize>,
}

impl Page {
    /// Reads the lines of a raw text and scores them.
    pub(super) fn of(raw: &str) -> Self {
        let lines = line::lines(raw);
        let copies = doubled::copies(&lines);
        let places: Vec<usize> = (0..lines.len()).filter(|at| !copies.get(*at).copied().unwrap_or(false)).collect();
        let first: Vec<Line> = places.iter().filter_map(|&at| lines.get(at).cloned()).collect();
        let looks = feature::looks(&lines);
        let first_looks: Vec<Look> = places.iter().filter_map(|&at| looks.get(at).cloned()).collect();
        let found = segment::scores(&first, &first_looks);
        let mut scores = vec![-9.0; lines.len()];
        for (&at, score) in places.iter().zip(&found.line) {
            if let Some(slot) = scores.get_mut(at) {
                *slot = *score;
            }
        }
        let words: Vec<usize> = lines.iter().map(|line| line.words).collect();
        let segment = segment::run(&scores, &words, 0);
        Self { lines, looks, copies, scores, segment }
    }

    /// Finds the run again, knowing that the article begins behind `title`.
    pub(super) fn begin_behind(&mut self, title: usize) {
        let words: Vec<usize> = self.lines.iter().map(|line| line.words).collect();
        let run = segment::run(&self.scores, &words, title + 1);
        if !run.is_empty() {
            self.segment = run;
        }
    }

    /// Whether the scores keep a line.
    pub(super) fn keeps(&self, at: usize) -> bool {
        self.segment.contains(&at) && self.scores.get(at).is_some_and(|score| *score > 0.0)
    }

    /// The positions of the lines that the scores keep.
    pub(super) fn body(&self) -> Vec<usize> {
        self.segment.clone().filter(|&at| self.keeps(at)).collect()
    }

    /// Whether a line belongs to a further copy.
    pub(super) fn is_copy(&self, at: usize) -> bool {
        self.copies.get(at).copied().unwrap_or(false)
    }
}
