//! Why each line of a text was kept or removed, in words: the rule, and what weighed most in its score.
//!
//! The score is a sum of weights, so each feature's part in it is known exactly. Decides nothing.

use std::collections::BTreeMap;

use super::context::context;
use super::facts::{self, Before};
use super::feature::{self, Look};
use super::lexicon::lexicon_of;
use super::line::Line;
use super::page::Page;
use super::role::{self, Role};
use super::segment::scores;
use super::weights::{BIAS, LEXICON, SECOND};
use crate::model::{BlockKind, Reason, Span};

/// What became of a line, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LineAccount {
    /// Its bytes in the raw text.
    pub span: Span,
    /// The block that it became; none for a removed line.
    pub kept: Option<BlockKind>,
    /// Why it was removed, and the rule that decided; none for a kept line.
    pub removed: Option<(Reason, &'static str)>,
    /// Its score in logits: above 0 it reads like an article's line. A further copy has none.
    pub score: Option<f64>,
    /// What spoke most for it, with its part in the score, the greatest first; at most three.
    pub for_it: Told,
    /// What spoke most against it, likewise.
    pub against_it: Told,
}

/// Reasons in words, each with its part in the score, in logits.
pub type Told = Vec<(String, f64)>;

/// How many reasons are told on each side.
const TOLD: usize = 3;

/// The account of every line of a decoded text, in order.
pub fn explain(raw: &str) -> Vec<LineAccount> {
    let mut page = Page::of(raw);
    if page.is_bare() {
        page.keep_all();
    }
    let facts = facts::collect(&mut page, &Before::default());
    let roles = role::roles(&page, &facts);
    let mut weighed = weigh(&page);
    let accounts = page.lines.iter().zip(roles).enumerate().map(|(at, (line, role))| {
        let (kept, removed) = match role {
            Role::Keep(kind) => (Some(kind), None),
            Role::Drop(reason, rule) => (None, Some((reason, rule))),
        };
        let score = page.scores.get(at).copied().filter(|_| !page.is_copy(at));
        let (for_it, against_it) = weighed.remove(&at).map_or_else(Default::default, sides);
        LineAccount { span: line.span, kept, removed, score, for_it, against_it }
    });
    accounts.collect()
}

/// The greatest parts above and below nothing.
fn sides(parts: BTreeMap<String, f64>) -> (Told, Told) {
    let mut parts: Told = parts.into_iter().collect();
    parts.sort_by(|(_, one), (_, two)| two.total_cmp(one));
    let above = parts.iter().filter(|(_, part)| *part > 0.0).take(TOLD).cloned().collect();
    let below = parts.iter().rev().filter(|(_, part)| *part < 0.0).take(TOLD).cloned().collect();
    (above, below)
}

/// For each line that has a score, every reason with its part in it.
fn weigh(page: &Page<'_>) -> BTreeMap<usize, BTreeMap<String, f64>> {
    let places: Vec<usize> = (0..page.lines.len()).filter(|&at| !page.is_copy(at)).collect();
    let lines: Vec<&Line<'_>> = places.iter().filter_map(|&at| page.lines.get(at)).collect();
    let looks: Vec<&Look> = places.iter().filter_map(|&at| page.looks.get(at)).collect();
    let mut parts: Vec<BTreeMap<String, f64>> = vec![BTreeMap::new(); places.len()];
    let mut add = |at: usize, reason: String, hundredths: i16| {
        if let Some(parts) = parts.get_mut(at) {
            *parts.entry(reason).or_default() += f64::from(hundredths) / 100.0;
        }
    };
    let mut put = |at: usize, number: u16| {
        let weight = SECOND.get(usize::from(number)).copied().unwrap_or(0);
        if let Some(line) = lines.get(at).filter(|_| weight != 0) {
            add(at, in_words(number, line), weight);
        }
    };
    feature::features(&lines, &looks, &mut put);
    let words: Vec<usize> = lines.iter().map(|line| line.words).collect();
    let found = scores(&lines, &looks);
    context(&found.first, &words, &mut put);
    for (at, line) in lines.iter().enumerate() {
        for (known, [_, weight]) in lexicon_of(line).into_iter().filter_map(|at| LEXICON.get(usize::from(at))) {
            add(at, format!("the word {:?}", known.trim_start_matches(['+', '^'])), *weight);
        }
        let told = page.scores.get(places.get(at).copied().unwrap_or(usize::MAX)).copied().unwrap_or_default();
        let raised = told - found.line.get(at).copied().unwrap_or_default();
        if raised > 0.005 {
            add(at, "so little stands around the text".to_owned(), (raised.min(300.0) * 100.0) as i16);
        }
        add(at, "what any line starts with".to_owned(), BIAS[1]);
    }
    places.into_iter().zip(parts).collect()
}

/// Names of the groups of features with their sizes, in the order of their numbers: a line alone.
const ALONE: &[(u16, &str)] = &[
    (40, "its length and how it ends"),
    (6, "how it begins"),
    (18, "its share of function words"),
    (18, "its share of words with a capital"),
    (6, "its share of digits"),
    (1, "it has no small letter"),
    (1, "an address of the web in it"),
    (1, "an @ in it"),
    (1, "a bar in it"),
    (1, "a copyright mark in it"),
    (1, "an arrow or middle point in it"),
    (1, "a # in it"),
    (1, "a sum of money in it"),
    (1, "it ends with a question mark"),
    (1, "it ends with an exclamation mark"),
    (1, "it breaks off with three points"),
    (1, "a quotation in it"),
    (1, "a bracket in it"),
    (1, "a slash in it"),
    (3, "a date in it"),
    (1, "a time such as \"2 hours ago\""),
    (1, "it reads like a byline"),
    (1, "it tells the time to read"),
    (1, "it is a remark about the article"),
    (1, "it is a label over key points"),
    (40, "a phrase known from around articles"),
    (1, "a phrase behind which articles seldom go on"),
    (3, "it speaks to the reader"),
    (3, "it speaks of \"we\" or \"I\""),
    (3, "somebody says something in it"),
    (5, "how many sentences it has"),
    (5, "how many commas it has"),
];

/// A line's neighbours and its place.
const AROUND: &[(u16, &str)] = &[
    (41, "the length of the line before"),
    (41, "the length of the line behind"),
    (41, "the length of the line before the last"),
    (41, "the length of the line after the next"),
    (11, "the length of the third line before"),
    (11, "the length of the third line behind"),
    (8, "how often it stands on the page"),
    (8, "how many short lines stand in a row"),
    (12, "the label above it"),
    (10, "its place among the lines"),
    (10, "its place among the words"),
    (1, "a date in the line before"),
    (1, "a byline before it"),
    (1, "a phrase known from around articles before it"),
    (1, "a date in the line behind"),
    (1, "a byline behind it"),
    (1, "a phrase known from around articles behind it"),
];

/// What the first score says around a line.
const CONTEXT: &[(u16, &str)] = &[
    (12, "how it reads by itself"),
    (12, "how the line before reads"),
    (12, "how the line behind reads"),
    (12, "how the line before the last reads"),
    (12, "how the line after the next reads"),
    (12, "how the 3 lines before read"),
    (12, "how the 3 lines behind read"),
    (12, "how the 6 lines before read"),
    (12, "how the 6 lines behind read"),
    (12, "how the 12 lines before read"),
    (12, "how the 12 lines behind read"),
    (28, "its place inside or outside of the best run of lines"),
    (10, "how much text stands before it"),
    (10, "how much text stands behind it"),
    (6, "how far it is from the ends of the best run"),
];

/// A feature in words.
fn in_words(number: u16, line: &Line<'_>) -> String {
    let (groups, mut rest) = match number {
        0..200 => (ALONE, number),
        200..512 => (AROUND, number - 200),
        _ => (CONTEXT, number - 512),
    };
    for (size, name) in groups {
        if rest < *size {
            return if number < 40 { format!("{name} ({})", shape(rest, line.words)) } else { (*name).to_owned() };
        }
        rest -= size;
    }
    "something without a name".to_owned()
}

fn shape(bin: u16, words: usize) -> String {
    let end = ["like a sentence", "with a colon", "with another mark", "without a mark"];
    let unit = if words == 1 { "word" } else { "words" };
    format!("{words} {unit}, {}", end.get(usize::from(bin % 4)).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "Menu\nSearch\nBridge opens after eleven years\nBy Ana Ruiz\n\
        The first cars crossed the new bridge on Monday morning, eleven years after the council first voted to build it.\n\
        Engineers said that the ground under the northern pier had cost them two whole winters, and that nobody was hurt.\n\
        The old ferry keeps its timetable until the end of the summer and is then to become a museum, they said.\n\
        Related Articles\nFog closes the harbour for a day\n© 2025 Harbour Times. All rights reserved.\n";

    #[test]
    fn every_line_has_its_account() {
        let accounts = explain(PAGE);
        let lines: Vec<&str> = PAGE.lines().collect();
        assert_eq!(accounts.len(), lines.len());
        for (account, line) in accounts.iter().zip(&lines) {
            assert_eq!(account.span.of(PAGE), *line);
            assert_ne!(account.kept.is_some(), account.removed.is_some());
            assert!(!account.for_it.is_empty() && !account.against_it.is_empty(), "{line}: {account:?}");
            assert!(
                account.for_it.iter().chain(&account.against_it).all(|(reason, _)| !reason.contains("without a name"))
            );
        }
        let related = accounts.iter().zip(&lines).find(|(_, line)| line.starts_with("Related")).unwrap().0;
        assert_eq!(related.removed, Some((Reason::Label, "label-of-list")));
        assert!(accounts[5].kept == Some(BlockKind::Paragraph) && accounts[5].score > Some(0.0));
    }

    #[test]
    fn the_reasons_of_a_line_make_up_its_score() {
        let page = Page::of(PAGE);
        for (at, parts) in weigh(&page) {
            let sum: f64 = parts.values().sum();
            assert!((sum - page.scores[at]).abs() < 0.02, "line {at}: {sum} and {}", page.scores[at]);
        }
    }
}
