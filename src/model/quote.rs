//! What somebody is quoted as saying.

use serde::{Deserialize, Serialize};

use super::{EntityId, Mention};

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Between quotation marks.
    Direct,
    /// Reported without them ("Peskov confirmed that …").
    Indirect,
}

/// A quotation and, where the text shows it, its speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Quote {
    /// Direct or reported.
    pub kind: QuoteKind,
    /// The block's position in `blocks`.
    pub block: u32,
    /// First byte in the block's text: the opening mark of a direct quotation.
    pub start: u32,
    /// The byte behind the last: behind the closing mark of a direct quotation.
    pub end: u32,
    /// The words, without the marks.
    pub text: String,
    /// Who says it, as the article puts it there; none is "unattributed".
    pub speaker: Option<Mention>,
    /// The entity that the speaker was resolved to.
    pub speaker_entity: Option<EntityId>,
    /// What attributed it, for the reader: "said" behind it, a pronoun, the sentence before.
    pub evidence: String,
}
