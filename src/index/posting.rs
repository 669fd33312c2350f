//! One article's occurrences of a term, while an index is built.

use serde::{Deserialize, Serialize};

/// What an article has of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The article's position in the manifest.
    pub doc: u32,
    /// How many of the occurrences are in the title.
    pub title: u32,
    /// Whether one is in the first paragraphs.
    pub lead: bool,
    /// Whether one is in a quotation.
    pub quoted: bool,
    /// Places in the run of all the article's terms, title first, rising; blocks are one place apart. Each is doubled,
    /// and odd inside a quotation.
    pub at: Vec<u32>,
}

/// The places of a phrase cannot cross from one block to the next.
pub(super) const GAP: u32 = 1;

/// A place as it is kept.
pub(super) fn kept(place: u32, quoted: bool) -> u32 {
    place.saturating_mul(2).saturating_add(u32::from(quoted))
}
