//! Words that set one article apart from the others on the same story.
//!
//! Log-odds with an informative Dirichlet prior: B. Monroe, M. Colaresi and K. Quinn, "Fightin' Words" (2008), eq. 22.
//! The prior is how often all compared articles have a word, with the words of the field's small talk damped.

use super::article::Case;
use super::token::Kind;
use crate::model::{Distinct, Usage};
use crate::text::Ordered;

/// How many words the prior is worth.
const PRIOR: f64 = 200.0;
/// The standard deviations from which a word is told.
const LEAST_Z: f64 = 1.4;
/// An article must have the word so often.
const LEAST_COUNT: usize = 2;
/// How many words of an article are told.
const MOST_WORDS: usize = 12;
/// How many sentences are given with a word.
const MOST_SENTENCES: usize = 3;

/// A word of an article: its key, the article, the line, its number in the lexicon.
type Seen = (u64, u32, u32, u32);

/// The words that tell each article from the others, by article, the most telling first.
pub(super) fn distinct(case: &Case<'_>) -> Vec<Distinct> {
    if case.articles.len() < 2 {
        return Vec::new();
    }
    let seen = seen(case);
    let size = case.articles.len();
    let mut totals = vec![0.0_f64; size];
    for (_, article, ..) in &seen {
        if let Some(total) = totals.get_mut(*article as usize) {
            *total += 1.0;
        }
    }
    let all: f64 = totals.iter().sum();
    let mut found: Vec<Vec<(f64, u64, Distinct)>> = (0..size).map(|_| Vec::new()).collect();
    for word in seen.chunk_by(|a, b| a.0 == b.0) {
        let everyone = word.len() as f64;
        for own in word.chunk_by(|a, b| a.1 == b.1).filter(|own| own.len() >= LEAST_COUNT) {
            let Some(&(key, article, _, entry)) = own.first() else { continue };
            let (mine, others) = (own.len() as f64, everyone - own.len() as f64);
            let total = totals.get(article as usize).copied().unwrap_or_default();
            let prior = PRIOR * everyone / all.max(1.0);
            let odds = |count: f64, of: f64| ((count + prior) / (of + PRIOR - count - prior).max(0.5)).ln();
            let spread = (1.0 / (mine + prior) + 1.0 / (others + prior)).sqrt();
            let z = (odds(mine, total) - odds(others, all - total)) / spread;
            if z < LEAST_Z {
                continue;
            }
            let mut lines: Vec<u32> = own.iter().map(|seen| seen.2).collect();
            lines.dedup();
            let Some(source) = case.articles.get(article as usize) else { continue };
            let usage = Usage {
                article: source.draft.id.clone(),
                words: case.lexicon.get(entry).map(|entry| entry.folded().to_owned()).unwrap_or_default(),
                count: count(own.len()),
                at: lines.into_iter().take(MOST_SENTENCES).map(|line| case.sentence((article, line))).collect(),
            };
            if let Some(list) = found.get_mut(article as usize) {
                list.push((z, key, Distinct { usage, others: count(word.len() - own.len()), z }));
            }
        }
    }
    let mut out = Vec::new();
    for number in case.shown() {
        let mut own = found.get_mut(number as usize).map(std::mem::take).unwrap_or_default();
        own.order_by(|a, b| {
            b.0.total_cmp(&a.0).then_with(|| a.2.usage.words.cmp(&b.2.usage.words)).then(a.1.cmp(&b.1))
        });
        out.extend(own.into_iter().take(MOST_WORDS).map(|(_, _, distinct)| distinct));
    }
    out
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Words with meaning, by key, article and line. Names are left out: whom an article names is told elsewhere.
fn seen(case: &Case<'_>) -> Vec<Seen> {
    let mut out: Vec<Seen> = Vec::new();
    for (article, lines) in (0_u32..).zip(&case.lines) {
        for (number, line) in (0_u32..).zip(lines) {
            for (entry, kind) in line.profile.words.iter().filter(|(_, kind)| *kind == Kind::Word) {
                let Some(known) = case.lexicon.get(*entry) else { continue };
                let is_name = || {
                    line.profile
                        .terms
                        .binary_search_by_key(&known.key, |term| term.key)
                        .ok()
                        .and_then(|at| line.profile.terms.get(at))
                        .is_some_and(|term| term.kind != *kind)
                };
                if !known.light && known.folded().len() > 2 && !is_name() {
                    out.push((known.key, article, number, *entry));
                }
            }
        }
    }
    out.sort_unstable();
    out
}
