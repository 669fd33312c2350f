//! What the reader sees as one value, and that value as one address.
//!
//! Total in both directions: any text reads as a view, with a notice for each part that makes no sense; every view has
//! one address. Knows nothing of browsers: who moves there, and how history is written, is the page's business.

mod address;
mod aliases;
mod moving;
mod pairs;
pub mod present;
mod saved;
mod view;

pub use address::{LINK_VERSION, corpus_in, link, link_with, other_corpus, parse};
pub use aliases::{Aliases, aliases_in, corpus_toml};
pub use moving::{Moving, moving};
pub use pairs::AddressNotice;
pub use saved::{MOST_SAVED, SAVED_VERSION, SavedView, too_large};
pub use view::{ArticlePage, ComparePage, EntityPage, ExplorePage, Layout, Page, SentenceKey, StoryPage, ViewState};
