//! Where terms occur, as it is written to disk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One article's occurrences of a term, written as `[doc, title, [at, …]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(from = "(u32, u32, Vec<u32>)", into = "(u32, u32, Vec<u32>)")]
pub struct Posting {
    /// The article's position in the manifest.
    pub doc: u32,
    /// How many of the occurrences are in the title.
    pub title: u32,
    /// Positions in the run of all the article's terms, title first, rising; blocks are one position apart.
    pub at: Vec<u32>,
}

impl From<(u32, u32, Vec<u32>)> for Posting {
    fn from((doc, title, at): (u32, u32, Vec<u32>)) -> Self {
        Self { doc, title, at }
    }
}

impl From<Posting> for (u32, u32, Vec<u32>) {
    fn from(posting: Posting) -> Self {
        (posting.doc, posting.title, posting.at)
    }
}

/// A file of the index: some terms with their postings, articles rising.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Chunk {
    /// By term.
    pub terms: BTreeMap<String, Vec<Posting>>,
}

impl Chunk {
    /// The postings of every term that begins with `prefix`.
    pub fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a [Posting])> {
        let from = self.terms.range::<str, _>((std::ops::Bound::Included(prefix), std::ops::Bound::Unbounded));
        from.take_while(move |(term, _)| term.starts_with(prefix))
            .map(|(term, postings)| (term.as_str(), postings.as_slice()))
    }
}
