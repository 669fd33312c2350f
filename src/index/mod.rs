//! Full-text search: terms, their postings on disk, and what a line of typed words means.
//!
//! Knows articles by their position in the manifest only; knows neither facets nor files.

mod build;
mod postings;
mod query;
mod search;
mod term;

pub use build::{Builder, Runs, chunks};
pub use postings::{Chunk, Posting};
pub use query::{Clause, WordQuery};
pub use search::{Lengths, Matches, marks, search};
pub use term::{Term, terms};
