//! Answers the page's questions from a corpus.
//!
//! A pure machine: it never fetches. Asked something, it either answers or names the files that it needs first
//! ([`Step::Fetch`]); whoever drives it, a worker in the browser or a test, supplies them and asks again.
//! Knows nothing of addresses, of the network or of the page.

mod article;
mod compare;
mod entity;
mod entity_view;
mod explore;
mod facet;
mod protocol;
mod store;
mod story;

pub use entity_view::{Cited, Companion, EntityView, NameUse, OutletUse, QuoteOf};
pub use explore::head;
pub use protocol::{
    Answer, ArticleHead, ArticleView, CompareView, DateRange, EntityRow, Explored, FacetValue, Facets, Failure,
    FileKey, Heads, Hit, Missing, Overview, Passage, Query, Request, Selection, Sort, StoryHead, StoryView,
    TimelineBar, UNKNOWN, Unknown, UnknownKind,
};
pub use store::{Content, Engine, Step};
pub use story::{chosen, left_out, reach};
