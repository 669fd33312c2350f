//! Words that set one article apart from the others on the same story.
//!
//! Log-odds with an informative Dirichlet prior: B. Monroe, M. Colaresi and K. Quinn, "Fightin' Words" (2008), eq. 22.
//! The prior is how often all compared articles have a word, with the words of the field's small talk damped.

use std::collections::BTreeMap;

use super::article::Case;
use super::concept;
use super::token::Kind;
use crate::model::{Distinct, Sentence, Usage};
use crate::text::{fold, is_stop_word, stem, words};

/// How many words the prior is worth.
const PRIOR: f64 = 200.0;
/// The standard deviations from which a word is told.
const LEAST_Z: f64 = 1.4;
/// An article must have the word so often.
const LEAST_COUNT: u32 = 2;
/// How many words of an article are told.
const MOST_WORDS: usize = 12;
/// How many sentences are given with a word.
const MOST_SENTENCES: usize = 3;

/// A word in all articles.
struct Seen {
    /// By article, how often.
    counts: Vec<u32>,
    /// As it stands first in each article, and the lines that have it.
    first: Vec<Option<String>>,
    lines: Vec<Vec<u32>>,
}

/// The words that tell each article from the others, by article, the most telling first.
pub(super) fn distinct(case: &Case<'_>) -> Vec<Distinct> {
    if case.articles.len() < 2 {
        return Vec::new();
    }
    let seen = seen(case);
    let size = case.articles.len();
    let totals: Vec<f64> = (0..size)
        .map(|article| seen.values().filter_map(|word| word.counts.get(article)).map(|count| f64::from(*count)).sum())
        .collect();
    let all: f64 = totals.iter().sum();
    let mut out = Vec::new();
    for number in case.shown() {
        let at = number as usize;
        let total = totals.get(at).copied().unwrap_or_default();
        let mut own: Vec<(f64, &String, Distinct)> = Vec::new();
        for (form, word) in &seen {
            let mine = word.counts.get(at).copied().unwrap_or_default();
            let everyone: u32 = word.counts.iter().sum();
            if mine < LEAST_COUNT {
                continue;
            }
            let others = f64::from(everyone - mine);
            let prior = PRIOR * f64::from(everyone) / all.max(1.0);
            let mine_f = f64::from(mine);
            let odds = |count: f64, of: f64| ((count + prior) / (of + PRIOR - count - prior).max(0.5)).ln();
            let spread = (1.0 / (mine_f + prior) + 1.0 / (others + prior)).sqrt();
            let z = (odds(mine_f, total) - odds(others, all - total)) / spread;
            if z < LEAST_Z {
                continue;
            }
            let lines = word.lines.get(at).into_iter().flatten().take(MOST_SENTENCES);
            let sentences: Vec<Sentence> = lines.map(|&line| case.sentence((number, line))).collect();
            let Some(article) = case.articles.get(at) else { continue };
            let usage = Usage {
                article: article.draft.id.clone(),
                words: word.first.get(at).cloned().flatten().unwrap_or_default(),
                count: mine,
                at: sentences,
            };
            own.push((z, form, Distinct { usage, others: everyone - mine, z }));
        }
        own.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        out.extend(own.into_iter().take(MOST_WORDS).map(|(_, _, distinct)| distinct));
    }
    out
}

/// Words with meaning, names left out: whom an article names is told elsewhere.
fn seen(case: &Case<'_>) -> BTreeMap<String, Seen> {
    let size = case.articles.len();
    let mut out: BTreeMap<String, Seen> = BTreeMap::new();
    for (article, lines) in case.lines.iter().enumerate() {
        for (number, line) in (0_u32..).zip(lines) {
            for (place, word) in words(line.text).enumerate() {
                let folded = fold(word.text);
                let is_name = place > 0 && word.text.starts_with(char::is_uppercase);
                if is_name
                    || folded.len() < 3
                    || is_stop_word(&folded)
                    || folded.starts_with(|c: char| c.is_ascii_digit())
                {
                    continue;
                }
                let form = stem(&folded);
                if concept::is_light(&form) || is_named(line, &form) {
                    continue;
                }
                let entry = out.entry(form).or_insert_with(|| Seen {
                    counts: vec![0; size],
                    first: vec![None; size],
                    lines: vec![Vec::new(); size],
                });
                if let Some(count) = entry.counts.get_mut(article) {
                    *count += 1;
                }
                if let Some(first) = entry.first.get_mut(article) {
                    first.get_or_insert_with(|| word.text.to_owned());
                }
                if let Some(list) = entry.lines.get_mut(article)
                    && list.last() != Some(&number)
                {
                    list.push(number);
                }
            }
        }
    }
    out
}

/// Whether the first word of a sentence is a name there.
fn is_named(line: &super::article::Line<'_>, form: &str) -> bool {
    let key = super::token::hash(form.bytes());
    line.profile.terms.iter().any(|term| term.key == key && matches!(term.kind, Kind::Name | Kind::Entity))
}
