//! Which articles are what a search asks for, and how well.

use super::chunk::Times;
use super::files::{Files, Found, alike, beginning, exact, similar};
use super::places;
use super::query::{How, Node, Search, Value, Within, Words};
use super::rank::{Lengths, weight};

/// Articles with their relevance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// Positions, rising.
    pub docs: Vec<u32>,
    /// The relevance of each.
    pub scores: Vec<f64>,
}

/// What a search needs to know besides the index.
pub trait Ground {
    /// The articles that have the value of a field, rising.
    fn having(&self, value: &Value) -> Vec<u32>;
}

/// What is searched.
#[derive(Clone, Copy)]
pub struct Library<'a> {
    /// The index.
    pub files: &'a dyn Files,
    /// The lengths of all articles.
    pub lengths: &'a Lengths,
    /// What else is known of them.
    pub ground: &'a dyn Ground,
    /// Whether only the very words count: no stems, no other names.
    pub exact: bool,
}

/// The articles that `search` asks for, as far as the files at hand tell.
/// A search that only denies finds every other article, with a relevance of 0.
pub fn search(search: &Search, library: &Library<'_>) -> Matches {
    match &search.root {
        Some(root) => library.find(root),
        None => library.everything(),
    }
}

impl Matches {
    /// These articles, all with one relevance.
    fn alike(docs: Vec<u32>, score: f64) -> Self {
        let scores = vec![score; docs.len()];
        Self { docs, scores }
    }

    fn pairs(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.docs.iter().copied().zip(self.scores.iter().copied())
    }

    /// Those that are in either, with the sum of their relevance.
    fn or(&self, other: &Self) -> Self {
        let mut either = Self { docs: Vec::with_capacity(self.docs.len()), scores: Vec::new() };
        let (mut left, mut right) = (self.pairs().peekable(), other.pairs().peekable());
        loop {
            let (doc, score) = match (left.peek(), right.peek()) {
                (Some(&(one, score)), Some(&(two, more))) if one == two => (one, score + more),
                (Some(&(one, score)), Some(&(two, _))) if one < two => (one, score),
                (Some(&(one, score)), None) => (one, score),
                (_, Some(&(two, score))) => (two, score),
                (None, None) => return either,
            };
            left.next_if(|(one, _)| *one == doc);
            right.next_if(|(two, _)| *two == doc);
            either.docs.push(doc);
            either.scores.push(score);
        }
    }

    fn without(&self, other: &[u32]) -> Self {
        let mut rest = Self::default();
        let mut at = 0;
        for (doc, score) in self.pairs() {
            at = seek(other, at, doc);
            if other.get(at) != Some(&doc) {
                rest.docs.push(doc);
                rest.scores.push(score);
            }
        }
        rest
    }
}

/// Articles whose relevance is not reckoned yet.
pub(super) struct List {
    /// Positions, rising.
    docs: Vec<u32>,
    relevance: Relevance,
}

enum Relevance {
    Scores(Vec<f64>),
    /// How much the occurrences in each article weigh, and how much one occurrence says.
    Weights {
        weights: Vec<u32>,
        rarity: f64,
    },
}

impl List {
    /// The relevance of the article at this place in the list.
    fn score(&self, lengths: &Lengths, at: usize) -> f64 {
        match &self.relevance {
            Relevance::Scores(scores) => scores.get(at).copied().unwrap_or_default(),
            Relevance::Weights { weights, rarity } => {
                let (doc, weight) = (self.docs.get(at).copied(), weights.get(at).copied());
                lengths.score(*rarity, doc.unwrap_or(u32::MAX), weight.unwrap_or_default())
            }
        }
    }

    fn matches(self, lengths: &Lengths) -> Matches {
        let scores = match self.relevance {
            Relevance::Scores(scores) => scores,
            Relevance::Weights { weights, rarity } => {
                self.docs.iter().zip(weights).map(|(&doc, weight)| lengths.score(rarity, doc, weight)).collect()
            }
        };
        Matches { docs: self.docs, scores }
    }
}

/// The first position from `at` on whose article is not below `doc`: doubling steps, then halving ones.
fn seek(docs: &[u32], at: usize, doc: u32) -> usize {
    let (mut low, mut step) = (at, 1);
    while docs.get(low + step - 1).is_some_and(|&found| found < doc) {
        low += step;
        step *= 2;
    }
    let end = docs.len().min(low + step);
    low + docs.get(low..end).map_or(0, |range| range.partition_point(|&found| found < doc))
}

impl<'a> Library<'a> {
    fn everything(&self) -> Matches {
        Matches::alike((0..self.lengths.articles()).collect(), 0.0)
    }

    fn find(&self, node: &Node) -> Matches {
        match node {
            Node::Words(words) => self.words(words).matches(self.lengths),
            Node::Value(value) => {
                let docs = self.ground.having(value);
                let rarity = self.lengths.rarity(docs.len());
                Matches::alike(docs, rarity)
            }
            Node::Near(distance, nodes) => places::near(self, nodes, *distance).matches(self.lengths),
            Node::Or(nodes) => nodes
                .iter()
                .map(|node| self.find(node))
                .fold(Matches::default(), |so_far, next| if so_far.docs.is_empty() { next } else { so_far.or(&next) }),
            Node::And(nodes) => self.all(nodes),
            Node::Not(node) => self.everything().without(&self.list(node).docs),
        }
    }

    /// The articles that are all of these. What each word says of an article is reckoned for those that are left.
    fn all(&self, nodes: &[Node]) -> Matches {
        let wanted = nodes.iter().filter(|node| !matches!(node, Node::Not(_)));
        let lists: Vec<List> = wanted.map(|node| self.list(node)).collect();
        let mut order: Vec<&List> = lists.iter().collect();
        order.sort_by_key(|list| list.docs.len());
        let Some((fewest, others)) = order.split_first() else {
            return self.without_denied(self.everything(), nodes);
        };
        let mut docs = fewest.docs.clone();
        for other in others {
            let mut at = 0;
            docs.retain(|&doc| {
                at = seek(&other.docs, at, doc);
                other.docs.get(at) == Some(&doc)
            });
        }
        let mut scores = vec![0.0; docs.len()];
        for list in &lists {
            let mut at = 0;
            for (&doc, score) in docs.iter().zip(&mut scores) {
                at = seek(&list.docs, at, doc);
                *score += list.score(self.lengths, at);
            }
        }
        self.without_denied(Matches { docs, scores }, nodes)
    }

    fn without_denied(&self, mut found: Matches, nodes: &[Node]) -> Matches {
        for node in nodes {
            if let Node::Not(denied) = node {
                found = found.without(&self.list(denied).docs);
            }
        }
        found
    }

    fn list(&self, node: &Node) -> List {
        match node {
            Node::Words(words) => self.words(words),
            node => {
                let Matches { docs, scores } = self.find(node);
                List { docs, relevance: Relevance::Scores(scores) }
            }
        }
    }

    fn words(&self, words: &Words) -> List {
        match words.terms.as_slice() {
            [term] => self.union(&self.terms(term, words.how), words.within),
            _ => places::phrase(self, words),
        }
    }

    /// The articles that have one of these terms.
    fn union(&self, terms: &[Found<'_>], within: Within) -> List {
        let weigh = |times: Times| match within {
            Within::Anywhere => weight(times),
            Within::Title => times.title.min(times.all).saturating_mul(4),
            Within::Quote => u32::from(times.quoted),
        };
        let (mut docs, mut weights) = (Vec::new(), Vec::new());
        if within == Within::Anywhere {
            return self.anywhere(terms);
        }
        if let [one] = terms {
            let articles = one.chunk.articles(one.at).min(self.lengths.articles()) as usize;
            docs.reserve(articles);
            weights.reserve(articles);
            one.chunk.each(one.at, |times| {
                let weight = weigh(times);
                if weight > 0 {
                    docs.push(times.doc);
                    weights.push(weight);
                }
            });
        } else if !terms.is_empty() {
            let mut sums = vec![0_u32; self.lengths.articles() as usize];
            for found in terms {
                found.chunk.each(found.at, |times| {
                    if let Some(sum) = sums.get_mut(times.doc as usize) {
                        *sum = sum.saturating_add(weigh(times));
                    }
                });
            }
            for (doc, &weight) in (0..).zip(&sums) {
                if weight > 0 {
                    docs.push(doc);
                    weights.push(weight);
                }
            }
        }
        self.weighed(docs, weights)
    }

    /// The articles that have one of these terms anywhere.
    fn anywhere(&self, terms: &[Found<'_>]) -> List {
        if let [one] = terms {
            let (docs, weights) = one.chunk.weighed(one.at);
            return self.weighed(docs.to_vec(), weights.iter().copied().map(u32::from).collect());
        }
        let (mut docs, mut weights) = (Vec::new(), Vec::new());
        let mut sums = vec![0_u32; if terms.is_empty() { 0 } else { self.lengths.articles() as usize }];
        for found in terms {
            let (docs, weights) = found.chunk.weighed(found.at);
            for (&doc, &weight) in docs.iter().zip(weights) {
                if let Some(sum) = sums.get_mut(doc as usize) {
                    *sum = sum.saturating_add(u32::from(weight));
                }
            }
        }
        for (doc, &weight) in (0..).zip(&sums) {
            if weight > 0 {
                docs.push(doc);
                weights.push(weight);
            }
        }
        self.weighed(docs, weights)
    }

    /// Articles with how much the occurrences in each weigh.
    pub(super) fn weighed(&self, docs: Vec<u32>, weights: Vec<u32>) -> List {
        let rarity = self.lengths.rarity(docs.len());
        List { docs, relevance: Relevance::Weights { weights, rarity } }
    }

    /// The terms that words of one term stand for.
    pub(super) fn terms(&self, term: &str, how: How) -> Vec<Found<'a>> {
        let exactly = || exact(self.files, term).into_iter().collect();
        match how {
            How::Exact => exactly(),
            How::Word if self.exact => exactly(),
            How::Word => alike(self.files, term),
            How::Prefix => beginning(self.files, term),
            How::Typing => {
                let mut found = beginning(self.files, term);
                if !self.exact {
                    found.extend(
                        alike(self.files, term)
                            .into_iter()
                            .filter(|other| !other.chunk.term(other.at).is_some_and(|other| other.starts_with(term))),
                    );
                }
                found
            }
            How::Fuzzy(distance) => similar(self.files, term, distance),
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
