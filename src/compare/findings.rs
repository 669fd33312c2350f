//! The comparison of articles: all findings, each by the module that is named after it.
//!
//! Articles are compared in the order of their identifiers; what is found is then put in the order in which they were
//! named. So that order changes no finding.

use super::align::{align, evidence_on_all};
use super::article::{At, Case, Scores};
use super::desk::Desk;
use super::distinct::distinct;
use super::emphasis::{emphasis, matrix};
use super::evidence::Evidence;
use super::figure::figures;
use super::group::{Match, aligned, clusters, kept_apart, left_out, ordered};
use super::naming::{names, wording};
use super::notes::notes;
use super::quotation::{quotations, voices};
use super::reuse::{reuse, sources};
use crate::model::{Aligned, Article, Comparison};
use crate::text::Ordered;

/// What comes nearest to a line, and its score.
type Nearest = Option<(At, f64)>;

/// What two or more articles share, what each alone reports, what disagrees, and how each puts it. The score of two
/// sentences depends on their two articles alone, not on what else is compared.
pub fn compare(articles: &[&Article]) -> Comparison {
    Desk::default().compare(articles)
}

/// The matching sentences of articles alone, without any other finding: what [`compare`] begins with.
pub fn align_sentences(articles: &[&Article]) -> Vec<Aligned> {
    Desk::default().align_sentences(articles)
}

/// Every pair of sentences of different articles that was scored, in order, with the evidence on it: for reading them and
/// for fitting the weights.
pub fn scored_pairs(articles: &[&Article]) -> Vec<(Aligned, Evidence)> {
    let mut desk = Desk::default();
    desk.put(articles);
    let case = Case::new(articles, &desk);
    let mut out = Vec::new();
    for (first, a) in (0_u32..).zip(&case.lines) {
        for (second, b) in (0_u32..).zip(&case.lines).skip(first as usize + 1) {
            let evidence = evidence_on_all(a, b, case.lexicon.forms());
            for (pair, evidence) in align(a, b, case.lexicon.forms()).all.iter().zip(evidence) {
                out.push((aligned(&case, ((first, pair.a), (second, pair.b), pair.score)), evidence));
            }
        }
    }
    out
}

impl Desk {
    /// As [`compare`]; what was read for it is kept.
    pub fn compare(&mut self, articles: &[&Article]) -> Comparison {
        self.put(articles);
        all(&Case::new(articles, self))
    }

    /// As [`align_sentences`]; what was read for it is kept.
    pub fn align_sentences(&mut self, articles: &[&Article]) -> Vec<Aligned> {
        self.put(articles);
        let case = Case::new(articles, self);
        in_order(&case, Matched::of(&case).matches)
    }
}

/// All findings.
fn all(case: &Case<'_>) -> Comparison {
    let matched = Matched::of(case);
    let found = clusters(&matched.matches, &matched.scores);
    let groups = ordered(case, found.groups, &matched.scores);
    let alone: Vec<Vec<u32>> =
        matched.standing.iter().map(|lines| places(lines, |(is_matched, _)| !is_matched)).collect();
    let mut out = Comparison {
        notes: notes(case),
        kept_apart: kept_apart(case, &found.apart),
        missing: left_out(case, &groups, &alone, &matched.scores),
        reuse: reuse(case),
        sources: sources(case),
        reach: case.reach((0_u32..).take(case.articles.len())),
        quotations: quotations(case),
        voices: voices(case),
        figures: figures(case, &groups, &matched.scores),
        names: names(case),
        wording: wording(case),
        distinct: distinct(case),
        emphasis: emphasis(case, &groups),
        matrix: matrix(case, &groups),
        ..Comparison::default()
    };
    out.groups = groups.into_iter().map(|(_, group)| group).collect();
    out.aligned = in_order(case, matched.matches);
    for article in case.shown() {
        let lines = alone.get(article as usize).into_iter().flatten();
        for at in lines.map(|&line| (article, line)) {
            let sentence = case.sentence(at);
            let standing = matched.standing.get(at.0 as usize).and_then(|lines| lines.get(at.1 as usize));
            out.nearest.extend(standing.and_then(|(_, nearest)| *nearest).map(|(other, score)| Aligned {
                a: sentence.clone(),
                b: case.sentence(other),
                score,
            }));
            out.only.entry(sentence.article.clone()).or_default().push(sentence);
        }
    }
    for article in &case.articles {
        out.only.entry(article.draft.id.clone()).or_default();
    }
    out
}

/// Matches by the order of articles, then of sentences.
fn in_order(case: &Case<'_>, mut matches: Vec<Match>) -> Vec<Aligned> {
    let placed = |found: &Match| {
        let (a, b) = (case.place(found.0), case.place(found.1));
        let (a, b) = (a.min(b), a.max(b));
        (a.0, b.0, a.1, b.1)
    };
    matches.order_by_key(placed);
    matches.into_iter().map(|found| aligned(case, found)).collect()
}

fn places<T>(list: &[T], is: impl Fn(&T) -> bool) -> Vec<u32> {
    (0_u32..).zip(list).filter(|(_, item)| is(item)).map(|(at, _)| at).collect()
}

/// All pairs of articles, aligned.
struct Matched {
    matches: Vec<Match>,
    scores: Scores,
    /// For each line of each article: whether it has a counterpart, and what comes nearest.
    standing: Vec<Vec<(bool, Nearest)>>,
}

impl Matched {
    fn of(case: &Case<'_>) -> Self {
        let mut matches = Vec::new();
        let mut scores = Vec::new();
        let mut standing: Vec<Vec<(bool, Nearest)>> =
            case.lines.iter().map(|lines| vec![(false, None); lines.len()]).collect();
        let mut note = |at: At, other: At, score: f64, is_match: bool| {
            let Some(slot) = standing.get_mut(at.0 as usize).and_then(|lines| lines.get_mut(at.1 as usize)) else {
                return;
            };
            slot.0 |= is_match;
            if slot.1.is_none_or(|(kept, best)| (best, other) < (score, kept)) {
                slot.1 = Some((other, score));
            }
        };
        for (first, a) in (0_u32..).zip(&case.lines) {
            for (second, b) in (0_u32..).zip(&case.lines).skip(first as usize + 1) {
                let alignment = align(a, b, case.lexicon.forms());
                for pair in &alignment.pairs {
                    let (one, two) = ((first, pair.a), (second, pair.b));
                    matches.push((one, two, pair.score));
                    note(one, two, pair.score, true);
                    note(two, one, pair.score, true);
                }
                for pair in alignment.nearest_of_a.iter().chain(&alignment.nearest_of_b).flatten() {
                    note((first, pair.a), (second, pair.b), pair.score, false);
                    note((second, pair.b), (first, pair.a), pair.score, false);
                }
                scores.extend(alignment.all.iter().map(|pair| ((first, pair.a), (second, pair.b), pair.score)));
            }
        }
        Self { matches, scores: Scores::new(&scores), standing }
    }
}
