//! A page's lines with all that is known of them while it is read.

use std::ops::Range;

use super::doubled;
use super::feature::{self, Look};
use super::furniture::Fit;
use super::line::{self, Line, bullet};
use super::prune::ends_sentence;
use super::segment;

/// The lines of a page, what is seen of each, and how much each reads like an article's.
pub(super) struct Page<'a> {
    /// The lines, in order.
    pub(super) lines: Vec<Line<'a>>,
    /// What is seen of each.
    pub(super) looks: Vec<Look>,
    /// The stems of all lines' words that carry subject matter, as numbers.
    stems: Vec<u128>,
    /// Whether each belongs to a further copy of the article.
    pub(super) copies: Vec<bool>,
    /// The score of each, in logits; copies have none and stand at the bottom.
    pub(super) scores: Vec<f64>,
    /// The run of lines that holds the article.
    pub(super) segment: Range<usize>,
    /// Whether no line was like an article's, so that every whole sentence was taken.
    pub(super) doubtful: bool,
    /// Whether every line was kept since nothing stands around the text.
    pub(super) whole: bool,
}

/// More than any score takes away.
const CERTAIN: f64 = 8.0;

/// A page of at most so many lines is brief.
const BRIEF: u32 = 12;

/// What the shortness of a page adds to the score of its sentences, in logits. The scores were learned on whole pages, of
/// which a line is most often furniture; a text of a few lines has no room for a menu.
fn brevity(lines: usize) -> f64 {
    let spare = BRIEF.saturating_sub(u32::try_from(lines).unwrap_or(BRIEF));
    6.0 * f64::from(spare) / f64::from(BRIEF)
}

impl<'a> Page<'a> {
    /// Reads the lines of a raw text and scores them.
    pub(super) fn of(raw: &'a str) -> Self {
        let mut page = Self::unsettled(line::lines(raw));
        page.settle();
        page
    }

    /// Scores lines and leaves open which are the article's, until [`Page::settle`] decides it.
    pub(super) fn unsettled(lines: Vec<Line<'a>>) -> Self {
        let copies = doubled::copies(&lines);
        let places: Vec<usize> = (0..lines.len()).filter(|at| !copies.get(*at).copied().unwrap_or(false)).collect();
        let first: Vec<&Line<'_>> = places.iter().filter_map(|&at| lines.get(at)).collect();
        let (looks, stems) = feature::looks(&lines);
        let first_looks: Vec<&Look> = places.iter().filter_map(|&at| looks.get(at)).collect();
        let found = segment::scores(&first, &first_looks);
        let mut scores = vec![-9.0; lines.len()];
        for (&at, score) in places.iter().zip(&found.line) {
            if let Some(slot) = scores.get_mut(at) {
                *slot = *score;
            }
        }
        Self { lines, looks, stems, copies, scores, segment: 0..0, doubtful: false, whole: false }
    }

    /// Finds the run of lines that holds the article, by the scores that stand.
    pub(super) fn settle(&mut self) {
        self.raise(6, brevity(self.lines.len()));
        self.segment = self.run(0);
        if self.body().is_empty() {
            self.raise(3, CERTAIN);
            self.segment = self.run(0);
            self.doubtful = !self.body().is_empty();
        }
    }

    /// Adds to the score of every line that is a sentence of at least so many words and no known furniture.
    fn raise(&mut self, words: usize, by: f64) {
        for ((score, line), look) in self.scores.iter_mut().zip(&self.lines).zip(&self.looks) {
            if line.words >= words && ends_sentence(&line.text) && look.sign.is_none() && !look.note {
                *score += by;
            }
        }
    }

    fn run(&self, floor: usize) -> Range<usize> {
        let words: Vec<usize> = self.lines.iter().map(|line| line.words).collect();
        segment::run(&self.scores, &words, floor)
    }

    /// Finds the run again, knowing that the article begins behind `title`.
    pub(super) fn begin_behind(&mut self, title: usize) {
        let run = self.run(title + 1);
        if !run.is_empty() {
            self.segment = run;
        }
    }

    /// Whether nothing stands around the text: sentences are most of it, furniture is next to nothing, and nowhere do
    /// three short lines that are no items of a list follow each other.
    pub(super) fn is_bare(&self) -> bool {
        let all: usize = self.lines.iter().map(|line| line.words).sum();
        let sentences: usize = self.lines.iter().filter(|line| ends_sentence(&line.text)).map(|line| line.words).sum();
        let furniture = self
            .looks
            .iter()
            .filter(|look| look.byline || look.dated == 1 || look.sign.is_some_and(|sign| sign.fit != Fit::Inside))
            .count();
        let short = |line: &Line<'_>| line.words <= 6 && !ends_sentence(&line.text) && bullet(&line.text) == 0;
        furniture == 0
            && sentences * 10 >= all * 7
            && !self.lines.windows(3).any(|three| three.iter().all(short))
            && !self.copies.contains(&true)
    }

    /// Whether a line is a sentence, or long enough for one.
    pub(super) fn has_sentence(&self) -> bool {
        self.lines.iter().any(|line| line.words >= 8 || (line.words >= 3 && ends_sentence(&line.text)))
    }

    /// Keeps every line, as of a text that is known to be an article's without anything around it.
    pub(super) fn keep_all(&mut self) {
        self.whole = true;
        self.copies.fill(false);
        self.scores.fill(CERTAIN);
        self.segment = 0..self.lines.len();
    }

    /// Whether it has too few lines to hold a menu.
    pub(super) fn is_brief(&self) -> bool {
        self.lines.len() <= BRIEF as usize
    }

    /// Whether the scores keep a line.
    pub(super) fn keeps(&self, at: usize) -> bool {
        self.segment.contains(&at) && self.scores.get(at).is_some_and(|score| *score > 0.0)
    }

    /// The positions of the lines that the scores keep.
    pub(super) fn body(&self) -> Vec<usize> {
        self.segment.clone().filter(|&at| self.keeps(at)).collect()
    }

    /// The stems of a line's words that carry subject matter, in their order, as numbers.
    pub(super) fn stems_of(&self, at: usize) -> &[u128] {
        self.looks.get(at).and_then(|look| self.stems.get(look.stems.clone())).unwrap_or_default()
    }

    /// Whether a line belongs to a further copy.
    pub(super) fn is_copy(&self, at: usize) -> bool {
        self.copies.get(at).copied().unwrap_or(false)
    }
}
