//! Which articles a page asks for, and in which order.

use serde::{Deserialize, Serialize};

/// Values of one facet that articles must have or must not have. Values chosen together are alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Selection {
    /// An article has at least one of these, unless there is none.
    pub include: Vec<String>,
    /// An article has none of these.
    pub exclude: Vec<String>,
}

/// Order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// By relevance to the words searched for; without words, newest first.
    #[default]
    Relevance,
    /// Newest first, undated articles last.
    Newest,
    /// Oldest first, undated articles last.
    Oldest,
}

/// Lengths of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grain {
    /// Years.
    Year,
    /// Months.
    #[default]
    Month,
    /// Days.
    Day,
}

/// A selection of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Query {
    /// What was typed, in the language that docs/search.md describes.
    pub words: String,
    /// Whether only the very words count: no stems, no other names.
    pub exact: bool,
    /// Identifiers of outlets, or [`super::UNKNOWN`].
    pub outlets: Selection,
    /// Identifiers of entities; those of one kind are alternatives, kinds add up.
    pub entities: Selection,
    /// Identifiers of stories.
    pub stories: Selection,
    /// Dates: a year, a month, a day, a range `2025-04-20..2025-05`, or [`super::UNKNOWN`].
    pub dates: Selection,
    /// ISO 639-1 codes, or [`super::UNKNOWN`].
    pub languages: Selection,
    /// `own`, where the text is first seen in the article itself; of reprints, identifiers of outlets that had it first.
    pub origins: Selection,
    /// Order of the results.
    pub sort: Sort,
    /// What a bar of the timeline stands for.
    pub grain: Grain,
    /// How many results to give in full; 0 gives the default number.
    pub limit: u32,
}

/// Days from the first to the last, both included; days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// The first day.
    pub first: i32,
    /// The last day.
    pub last: i32,
}
