//! Full-text search: terms, their files, and what a line of typed words means.
//!
//! Knows articles by their position in the manifest only; knows neither facets nor what the value of a field is.

mod beginning;
mod build;
mod chunk;
mod files;
mod fuzzy;
mod mark;
mod named;
mod old;
mod places;
mod posting;
mod query;
mod rank;
mod search;
mod table;
mod term;
mod varint;

pub use build::{Builder, Runs, Terms, Text, sections};
pub use chunk::{Chunk, Places, Section};
pub use files::{Files, articles_with};
pub use mark::Marker;
pub use named::{Named, Names, folded, named, names_with};
pub use old::read_old;
pub use posting::Posting;
pub use query::{At, Fault, Field, How, Node, Search, Value, Within, Words, field_names};
pub use rank::Lengths;
pub use search::{Ground, Library, Matches, search};
pub use term::{Term, terms};
pub use varint::{Bytes, put};
