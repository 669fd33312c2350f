//! Which articles match, how well, and where.
//!
//! Ranking is BM25 (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with
//! occurrences in the title counted more than once.

use std::collections::BTreeMap;

use super::postings::{Chunk, Posting};
use super::query::{Clause, WordQuery};
use super::term::{Term, terms};
use crate::model::Span;

const K1: f64 = 1.2;
const B: f64 = 0.75;
/// How many further occurrences one in the title is worth.
const TITLE_WEIGHT: u32 = 3;

/// Relevance by article position.
pub type Matches = BTreeMap<u32, f64>;

/// Lengths of the articles in words, for ranking.
#[derive(Clone, Debug, Default)]
pub struct Lengths {
    lengths: Vec<u32>,
    mean: f64,
}

impl Lengths {
    /// From each article's length, by position.
    pub fn new(lengths: Vec<u32>) -> Self {
        let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
        let mean = (total / (lengths.len().max(1) as f64)).max(1.0);
        Self { lengths, mean }
    }

    fn relative(&self, doc: u32) -> f64 {
        self.lengths.get(doc as usize).map_or(1.0, |&length| f64::from(length) / self.mean)
    }
}

/// The articles that match `query`, from the files of the index that hold its terms.
/// A query that only excludes matches every other article, with a relevance of 0.
pub fn search(query: &WordQuery, chunks: &[&Chunk], lengths: &Lengths) -> Matches {
    let mut matches: Option<Matches> = None;
    for clause in &query.all {
        let found = scored(&occurrences(clause, chunks), lengths);
        matches = Some(match matches {
            None => found,
            Some(so_far) => {
                so_far.into_iter().filter_map(|(doc, score)| Some((doc, score + found.get(&doc)?))).collect()
            }
        });
    }
    let everything = || (0..u32::try_from(lengths.lengths.len()).unwrap_or(u32::MAX)).map(|doc| (doc, 0.0)).collect();
    let mut matches = matches.unwrap_or_else(everything);
    for clause in &query.none {
        for doc in occurrences(clause, chunks).keys() {
            matches.remove(doc);
        }
    }
    matches
}

/// How often a clause occurs in each article, titles weighed.
fn occurrences(clause: &Clause, chunks: &[&Chunk]) -> BTreeMap<u32, u32> {
    let mut found = BTreeMap::new();
    let mut add = |postings: &[Posting]| {
        for posting in postings {
            let weight =
                u32::try_from(posting.at.len()).unwrap_or(u32::MAX).saturating_add(posting.title * TITLE_WEIGHT);
            *found.entry(posting.doc).or_insert(0) += weight;
        }
    };
    match clause {
        Clause::Term(term) => {
            chunks.iter().filter_map(|chunk| chunk.terms.get(term)).for_each(|postings| add(postings));
        }
        Clause::Prefix(prefix) => {
            for chunk in chunks {
                chunk.with_prefix(prefix).for_each(|(_, postings)| add(postings));
            }
        }
        Clause::Phrase(phrase) => found = phrase_occurrences(phrase, chunks),
    }
    found
}

fn phrase_occurrences(phrase: &[String], chunks: &[&Chunk]) -> BTreeMap<u32, u32> {
    let postings = |term: &String| chunks.iter().find_map(|chunk| chunk.terms.get(term));
    let Some(lists) = phrase.iter().map(postings).collect::<Option<Vec<_>>>() else { return BTreeMap::new() };
    let mut starts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (number, list) in lists.iter().enumerate() {
        let offset = u32::try_from(number).unwrap_or(u32::MAX);
        if number == 0 {
            starts = list.iter().map(|posting| (posting.doc, posting.at.clone())).collect();
            continue;
        }
        let next: BTreeMap<u32, &Posting> = list.iter().map(|posting| (posting.doc, posting)).collect();
        starts.retain(|doc, starts| {
            let Some(posting) = next.get(doc) else { return false };
            starts.retain(|start| posting.at.binary_search(&(start + offset)).is_ok());
            !starts.is_empty()
        });
    }
    starts.into_iter().map(|(doc, starts)| (doc, u32::try_from(starts.len()).unwrap_or(u32::MAX))).collect()
}

fn scored(found: &BTreeMap<u32, u32>, lengths: &Lengths) -> Matches {
    let (all, with) = (lengths.lengths.len() as f64, found.len() as f64);
    let rarity = (1.0 + (all - with + 0.5).max(0.0) / (with + 0.5)).ln();
    let score = |(&doc, &times): (&u32, &u32)| {
        let times = f64::from(times);
        let relevance = rarity * times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * lengths.relative(doc)));
        (doc, relevance)
    };
    found.iter().map(score).collect()
}

/// Where the wanted words of `query` stand in `text`, in order and without overlap, and how many of its clauses occur.
pub fn marks(query: &WordQuery, text: &str) -> (Vec<Span>, usize) {
    if query.all.is_empty() {
        return (Vec::new(), 0);
    }
    let terms: Vec<Term> = terms(text).collect();
    let mut spans: Vec<Span> = Vec::new();
    let mut clauses = 0;
    for clause in &query.all {
        let before = spans.len();
        match clause {
            Clause::Term(word) => spans.extend(terms.iter().filter(|term| term.text == *word).map(|term| term.span)),
            Clause::Prefix(word) => {
                spans.extend(terms.iter().filter(|term| term.text.starts_with(word)).map(|term| term.span));
            }
            Clause::Phrase(phrase) => {
                let rows = terms
                    .windows(phrase.len())
                    .filter(|row| row.iter().zip(phrase).all(|(term, word)| term.text == *word));
                spans.extend(
                    rows.filter_map(|row| Some(Span { start: row.first()?.span.start, end: row.last()?.span.end })),
                );
            }
        }
        clauses += usize::from(spans.len() > before);
    }
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    (merged, clauses)
}

#[cfg(test)]
mod tests {
    use super::super::{Builder, chunks};
    use super::*;

    const TEXTS: [(&str, &str); 4] = [
        ("Talks in London", "The peace talks began. Nobody came."),
        ("Bridge closed", "The talks about the bridge brought peace to nobody."),
        ("Peace", "London was quiet."),
        ("Zelenskyy speaks", "“Peace talks? Talks!” he said in Łódź."),
    ];

    fn found(typed: &str) -> Vec<u32> {
        let mut builder = Builder::default();
        for (title, body) in TEXTS {
            builder.add(title, std::iter::once(body));
        }
        // files of few terms each, so that clauses cross them
        let files = chunks(builder.finish(), 12);
        assert!(files.len() > 3);
        let lengths = Lengths::new(TEXTS.iter().map(|(_, body)| body.split(' ').count() as u32).collect());
        search(&WordQuery::parse(typed), &files.iter().collect::<Vec<_>>(), &lengths).into_keys().collect()
    }

    #[test]
    fn a_search_finds_exactly_what_it_says() {
        for (typed, want) in [
            ("", vec![0, 1, 2, 3]),
            ("peace ", vec![0, 1, 2, 3]),
            ("peace talks ", vec![0, 1, 3]),
            ("\"peace talks\"", vec![0, 3]),
            ("pea", vec![0, 1, 2, 3]),
            ("bri", vec![1]),
            ("lodz", vec![3]),
            ("-london", vec![1, 3]),
            ("talks -london -zelenskyy", vec![1]),
            ("missing ", vec![]),
            ("\"talks peace\"", vec![]),
            ("\"closed the\"", vec![]),
        ] {
            assert_eq!(found(typed), want, "{typed:?}");
        }
    }

    #[test]
    fn the_title_weighs_more_than_the_body() {
        let mut builder = Builder::default();
        builder.add("Other", std::iter::once("A bridge, perhaps."));
        builder.add("Bridge", std::iter::once("Something, perhaps."));
        let index = builder.finish();
        let matches = search(&WordQuery::parse("bridge "), &[&index], &Lengths::new(vec![3, 2]));
        assert!(matches[&1] > matches[&0]);
    }

    #[test]
    fn marks_cover_what_matched() {
        let text = "Peace talks: the talks of U.S.-led peacemakers.";
        let (spans, clauses) = marks(&WordQuery::parse("\"peace talks\" us peacem"), text);
        assert_eq!(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["Peace talks", "U.S.", "peacemakers"]);
        assert_eq!(clauses, 3);
    }
}
