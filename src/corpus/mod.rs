//! From the drafts of single files to a corpus: what only all articles together can tell, and the files it is kept in.
//!
//! Knows the format of the files but never touches a disk: files are names and bytes.

mod assemble;
mod check;
mod export;
mod layout;
#[cfg(not(target_arch = "wasm32"))]
mod schema;

pub use assemble::{Corpus, assemble};
pub use check::{Problem, check};
pub use export::{ExportBlock, ExportEntity, ExportQuote, ExportRemoved, ExportRow};
pub use layout::{File, MANIFEST, files, is_own_file};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
