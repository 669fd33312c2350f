//! What was inferred, left unknown or repaired, in words for the reader.

use serde::{Deserialize, Serialize};

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeCode {
    /// Bytes that are not text in the file's encoding were replaced.
    Encoding,
    /// The article contained itself more than once; one copy was kept.
    RepeatedArticle,
    /// How the title was found, where it is not plain.
    Title,
    /// How the outlet was found, or that it is unknown.
    Outlet,
    /// How the date was read, or that it is unknown.
    Published,
    /// How the language was found, or that it is unknown.
    Language,
    /// Where the text comes from: agency credit, reprint.
    Origin,
    /// Something else that a reader should know.
    Other,
}

/// One decision that a reader may want to check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Notice {
    /// What it is about.
    pub code: NoticeCode,
    /// The decision and its evidence, as a sentence.
    pub message: String,
}

impl Notice {
    /// A notice about `code`.
    pub fn new(code: NoticeCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}
