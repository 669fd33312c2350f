//! The answer to a search: results, and how all that matches spreads over the facets and over time.

use serde::{Deserialize, Serialize};

use super::protocol::{ArticleHead, Missing};
use super::query::Grain;
use crate::index::Fault;
use crate::model::{EntityKind, OutletId, Span};

/// The articles of a query and how they spread.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Explored {
    /// How many articles match.
    pub total: u32,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// Counts of articles for each value of each facet, each facet ignoring its own clause.
    pub facets: Facets,
    /// Articles by month, or as the query asks, under the whole query but its dates.
    pub timeline: Vec<TimelineBar>,
    /// What a bar stands for: coarser than was asked for, where there were too many to tell apart.
    pub grain: Grain,
    /// Whether the timeline shows the chosen dates alone, because all of them have no room at this grain.
    pub part: bool,
    /// The outlets with most articles in the timeline, each with its own bars.
    pub coverage: Vec<Coverage>,
    /// How many more outlets there are in it.
    pub more_outlets: u32,
    /// Values in the query that the corpus lacks.
    pub unknown: Vec<Unknown>,
    /// How the words were understood.
    pub understood: Understood,
    /// Files that could not be had.
    pub missing: Vec<Missing>,
}

/// How typed words were understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// The search in its plainest writing, which reads as the same search; what was left out is not in it.
    pub text: String,
    /// Parts of the words that were not understood, or whose values the corpus lacks, in their order.
    pub faults: Vec<Fault>,
    /// Other names of whom and what the words name; articles with these are found as well.
    pub names: Vec<String>,
}

/// A value that the corpus lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unknown {
    /// What it was taken for.
    pub kind: UnknownKind,
    /// The value as it was given.
    pub value: String,
}

/// What an unknown value was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnknownKind {
    /// An outlet.
    Outlet,
    /// An entity.
    Entity,
    /// A story.
    Story,
    /// A date or range of dates.
    Date,
    /// An article.
    Article,
    /// A language.
    Language,
}

/// All facets, the most frequent value first: up to 100 of each, and whatever is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// Outlets, with [`UNKNOWN`].
    pub outlets: Vec<FacetValue>,
    /// People.
    pub people: Vec<FacetValue>,
    /// Organisations.
    pub organisations: Vec<FacetValue>,
    /// Places.
    pub places: Vec<FacetValue>,
    /// Other named things.
    pub others: Vec<FacetValue>,
    /// Stories.
    pub stories: Vec<FacetValue>,
    /// Months, oldest first, and [`UNKNOWN`] at the end.
    pub dates: Vec<FacetValue>,
    /// Languages, with [`UNKNOWN`].
    pub languages: Vec<FacetValue>,
    /// Outlets in which reprinted texts are first seen, and `own`.
    pub origins: Vec<FacetValue>,
}

impl Facets {
    /// The entities of one kind.
    pub fn entities(&self, kind: EntityKind) -> &[FacetValue] {
        match kind {
            EntityKind::Person => &self.people,
            EntityKind::Organisation => &self.organisations,
            EntityKind::Place => &self.places,
            EntityKind::Other => &self.others,
        }
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FacetValue {
    /// What stands in the query and in the address.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// Articles that have it, under every clause but this facet's.
    pub count: u32,
}

/// An outlet's part of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The outlet, where known.
    pub outlet: Option<OutletId>,
    /// Its name, where known.
    pub outlet_name: Option<String>,
    /// Its articles for each bar of the timeline.
    pub counts: Vec<u32>,
}

/// Results from a position on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitPage {
    /// The position of the first.
    pub from: u32,
    /// The results.
    pub hits: Vec<Hit>,
    /// Files that could not be had.
    pub missing: Vec<Missing>,
}

/// A bar of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineBar {
    /// `2025`, `2025-04`, `2025-04-23`, a range of these as `2025-04-21..2025-04-27`, or [`UNKNOWN`].
    pub value: String,
    /// Articles that match.
    pub count: u32,
}

/// A result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The article.
    pub head: ArticleHead,
    /// The head of the article in which its text is first seen, where that is another one.
    pub origin: Option<ArticleHead>,
    /// Where the words stand in its title.
    pub title_marks: Vec<Span>,
    /// The sentences that match best, or the first one.
    pub passages: Vec<Passage>,
}

/// A sentence of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The block's position in the article.
    pub block: u32,
    /// The sentence's position in the block.
    pub sentence: u32,
    /// The sentence.
    pub text: String,
    /// Where the words stand in it.
    pub marks: Vec<Span>,
}
