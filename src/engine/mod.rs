//! Answers the page's questions from a corpus.
//!
//! A pure machine: it never fetches. Asked something, it either answers or names the files that it needs first
//! ([`Step::Fetch`]); whoever drives it, a worker in the browser or a test, supplies them and asks again.
//! Knows nothing of addresses, of the network or of the page.

mod alias;
mod article;
mod choice;
mod columns;
mod compare;
mod date;
mod entity;
mod entity_view;
mod explore;
mod explored;
mod facet;
mod files;
mod lookup;
pub mod message;
mod protocol;
mod query;
mod store;
mod story;
mod suggest;
mod tables;
mod values;

pub use alias::{AliasEdit, AliasPin, Aliased};
pub use entity_view::{Cited, Companion, EntityView, NameUse, OutletUse, Perhaps, QuoteOf};
pub use explore::head;
pub use protocol::{
    Answer, ArticleHead, ArticleView, CompareView, Coverage, DateRange, EntityRow, Explored, FacetValue, Facets,
    Failure, FileKey, Grain, Heads, Hit, HitPage, Missing, Overview, Passage, Query, Request, Selection, Sort,
    StoryHead, StoryView, TimelineBar, UNKNOWN, Understood, Unknown, UnknownKind,
};
pub use store::{Engine, Step};
pub use story::{chosen, left_out, reach};
pub use suggest::{Suggestion, SuggestionKind, typed_part};
