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

    /// Those that are in both, with the sum of their relevance.
    fn and(&self, other: &Self) -> Self {
        let (few, many) = if self.docs.len() <= other.docs.len() { (self, other) } else { (other, self) };
        let mut both = Self::default();
        let mut at = 0;
        for (doc, score) in few.pairs() {
            at = seek(&many.docs, at, doc);
            if many.docs.get(at) == Some(&doc) {
                both.docs.push(doc);
                both.scores.push(score + many.scores.get(at).copied().unwrap_or_default());
            }
        }
        both
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
            Node::Words(words) => self.words(words),
            Node::Value(value) => {
                let docs = self.ground.having(value);
                let rarity = self.lengths.rarity(docs.len());
                Matches::alike(docs, rarity)
            }
            Node::Near(distance, nodes) => places::near(self, nodes, *distance),
            Node::Or(nodes) => nodes
                .iter()
                .map(|node| self.find(node))
                .fold(Matches::default(), |so_far, next| if so_far.docs.is_empty() { next } else { so_far.or(&next) }),
            Node::And(nodes) => self.all(nodes),
            Node::Not(node) => self.everything().without(&self.find(node).docs),
        }
    }

    fn all(&self, nodes: &[Node]) -> Matches {
        let mut found: Option<Matches> = None;
        for node in nodes.iter().filter(|node| !matches!(node, Node::Not(_))) {
            let next = self.find(node);
            found = Some(found.map_or_else(|| next.clone(), |found| found.and(&next)));
        }
        let mut found = found.unwrap_or_else(|| self.everything());
        for node in nodes {
            if let Node::Not(denied) = node {
                found = found.without(&self.find(denied).docs);
            }
        }
        found
    }

    fn words(&self, words: &Words) -> Matches {
        match words.terms.as_slice() {
            [term] => self.union(&self.terms(term, words.how), words.within),
            _ => places::phrase(self, words),
        }
    }

    /// The articles that have one of these terms.
    fn union(&self, terms: &[Found<'_>], within: Within) -> Matches {
        let weigh = |times: Times| match within {
            Within::Anywhere => weight(times),
            Within::Title => times.title.min(times.all).saturating_mul(4),
            Within::Quote => u32::from(times.quoted),
        };
        let mut weighed: Vec<(u32, u32)> = Vec::new();
        if let [one] = terms {
            weighed.extend(
                one.chunk.postings(one.at).map(|times| (times.doc, weigh(times))).filter(|(_, weight)| *weight > 0),
            );
        } else if !terms.is_empty() {
            let mut weights = vec![0_u32; self.lengths.articles() as usize];
            for times in terms.iter().flat_map(|found| found.chunk.postings(found.at)) {
                if let Some(sum) = weights.get_mut(times.doc as usize) {
                    *sum = sum.saturating_add(weigh(times));
                }
            }
            weighed.extend((0..).zip(weights).filter(|(_, weight)| *weight > 0));
        }
        self.scored(&weighed)
    }

    /// With the relevance of so many weighed occurrences in each.
    pub(super) fn scored(&self, weighed: &[(u32, u32)]) -> Matches {
        let rarity = self.lengths.rarity(weighed.len());
        Matches {
            docs: weighed.iter().map(|(doc, _)| *doc).collect(),
            scores: weighed.iter().map(|&(doc, weight)| self.lengths.score(rarity, doc, weight)).collect(),
        }
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
