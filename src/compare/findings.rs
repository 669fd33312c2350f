//! The comparison of articles: what they share, what each alone reports, and what comes nearest to that.

use std::collections::BTreeMap;

use super::align::{Alignment, Pair, align};
use super::article::{Line, lines};
use crate::model::{Aligned, Article, ArticleId, Comparison, Sentence};

/// The sentence of another article that comes nearest to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// The sentence.
    pub sentence: Sentence,
    /// How sure it is that both report the same, from 0 to 1.
    pub score: f64,
}

/// A sentence that no other article reports, with what a reader may check.
#[derive(Clone, Debug, PartialEq)]
pub struct OnlyHere {
    /// The sentence.
    pub sentence: Sentence,
    /// What comes nearest in any other article; nothing where no word of weight is shared.
    pub nearest: Option<Nearest>,
}

/// A comparison with the nearest candidates of what was not matched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What the articles share and what each alone reports.
    pub comparison: Comparison,
    /// The sentences of `comparison.only`, in the same order, with their nearest candidates.
    pub only: BTreeMap<ArticleId, Vec<OnlyHere>>,
}

/// What two or more articles share and what each alone reports. The score of two sentences depends on their two
/// articles alone, not on what else is compared.
pub fn compare(articles: &[&Article]) -> Comparison {
    findings(articles).comparison
}

/// As [`compare`], with what comes nearest to each sentence that one article alone reports.
pub fn findings(articles: &[&Article]) -> Findings {
    let all: Vec<Vec<Line>> = articles.iter().map(|article| lines(article)).collect();
    // for each sentence: whether it has a counterpart, and its best candidate
    let mut seen: Vec<Vec<(bool, Option<Nearest>)>> =
        all.iter().map(|lines| vec![(false, None); lines.len()]).collect();
    let mut out = Findings::default();
    for (first, a) in all.iter().enumerate() {
        for (second, b) in all.iter().enumerate().skip(first + 1) {
            let alignment = align(a, b);
            out.comparison.aligned.extend(alignment.pairs.iter().filter_map(|pair| aligned(a, b, pair)));
            note(&mut seen, first, b, &alignment, |alignment| &alignment.nearest_of_a, |pair| (pair.a, pair.b));
            note(&mut seen, second, a, &alignment, |alignment| &alignment.nearest_of_b, |pair| (pair.b, pair.a));
        }
    }
    for ((article, lines), seen) in articles.iter().zip(&all).zip(seen) {
        let only = out.only.entry(article.draft.id.clone()).or_default();
        for (line, (_, nearest)) in lines.iter().zip(seen).filter(|(_, (matched, _))| !matched) {
            only.push(OnlyHere { sentence: line.sentence.clone(), nearest });
        }
    }
    let sentences = |only: &Vec<OnlyHere>| only.iter().map(|only| only.sentence.clone()).collect();
    out.comparison.only = out.only.iter().map(|(id, only)| (id.clone(), sentences(only))).collect();
    out
}

fn aligned(a: &[Line], b: &[Line], pair: &Pair) -> Option<Aligned> {
    let sentence = |lines: &[Line], at: u32| lines.get(at as usize).map(|line| line.sentence.clone());
    Some(Aligned { a: sentence(a, pair.a)?, b: sentence(b, pair.b)?, score: pair.score })
}

/// Notes for the sentences of one article what an alignment with `others` found.
fn note(
    seen: &mut [Vec<(bool, Option<Nearest>)>],
    article: usize,
    others: &[Line],
    alignment: &Alignment,
    nearest: impl Fn(&Alignment) -> &Vec<Option<Pair>>,
    view: impl Fn(&Pair) -> (u32, u32),
) {
    let Some(seen) = seen.get_mut(article) else { return };
    for pair in &alignment.pairs {
        if let Some((matched, _)) = seen.get_mut(view(pair).0 as usize) {
            *matched = true;
        }
    }
    for ((_, kept), pair) in seen.iter_mut().zip(nearest(alignment)) {
        let Some(pair) = pair else { continue };
        if kept.as_ref().is_none_or(|kept| kept.score < pair.score) {
            let other = others.get(view(pair).1 as usize);
            *kept = other.map(|line| Nearest { sentence: line.sentence.clone(), score: pair.score });
        }
    }
}
