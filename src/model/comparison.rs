//! The result of comparing articles.

use serde::{Deserialize, Serialize};

use super::ArticleId;

/// Which sentence: article, block, position of the sentence inside the block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SentenceRef {
    /// The article.
    pub article: ArticleId,
    /// The block's position in `blocks`.
    pub block: u32,
    /// The sentence's position in the block's `sentences`.
    pub sentence: u32,
}

/// A sentence with its words and place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Sentence {
    /// The article.
    pub article: ArticleId,
    /// The block's position in `blocks`.
    pub block: u32,
    /// First byte in the block's text.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// Two sentences of different articles that report the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Aligned {
    /// The sentence of the article named first.
    pub a: Sentence,
    /// Its counterpart.
    pub b: Sentence,
    /// How sure, from 0 to 1.
    pub score: f64,
}

/// What two or more articles share and what each alone reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Comparison {
    /// Matching sentences: by the order of articles, then of sentences.
    pub aligned: Vec<Aligned>,
    /// For each article, the sentences that no other of them reports.
    pub only: std::collections::BTreeMap<ArticleId, Vec<Sentence>>,
}
