//! Building the index, and cutting it into files.

use std::collections::BTreeMap;

use super::postings::{Chunk, Posting};
use super::term::terms;

/// Gathers the terms of articles, one after the other.
#[derive(Debug, Default)]
pub struct Builder {
    terms: BTreeMap<String, Vec<Posting>>,
    articles: u32,
}

impl Builder {
    /// Adds the next article: its title and the texts of its blocks.
    pub fn add<'a>(&mut self, title: &'a str, blocks: impl Iterator<Item = &'a str>) {
        let doc = self.articles;
        self.articles += 1;
        let mut position = 0;
        for (number, text) in std::iter::once(title).chain(blocks).enumerate() {
            for term in terms(text) {
                let postings = self.terms.entry(term.text).or_default();
                if postings.last().is_none_or(|last| last.doc != doc) {
                    postings.push(Posting { doc, title: 0, at: Vec::new() });
                }
                if let Some(posting) = postings.last_mut() {
                    posting.title += u32::from(number == 0);
                    posting.at.push(position);
                }
                position += 1;
            }
            position += 1;
        }
    }

    /// All terms with their postings.
    pub fn finish(self) -> Chunk {
        Chunk { terms: self.terms }
    }
}

/// Cuts an index into runs of terms of about `target` occurrences each, in the order of terms.
pub fn chunks(index: Chunk, target: usize) -> Vec<Chunk> {
    let mut out = vec![Chunk::default()];
    let mut size = 0;
    for (term, postings) in index.terms {
        let weight: usize = 2 + postings.iter().map(|posting| 2 + posting.at.len()).sum::<usize>();
        if size > 0 && size + weight > target {
            out.push(Chunk::default());
            size = 0;
        }
        size += weight;
        if let Some(last) = out.last_mut() {
            last.terms.insert(term, postings);
        }
    }
    out.retain(|chunk| !chunk.terms.is_empty());
    out
}
