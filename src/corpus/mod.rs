//! From the drafts of single files to a corpus: what only all articles together can tell, and the files it is kept in.
//!
//! Knows the format of the files but never touches a disk: files are names and bytes.

mod assemble;
mod buckets;
mod build;
mod check;
mod each;
mod export;
mod groups;
mod gzip;
mod layout;
mod makers;
mod pass;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod scratch;
mod tables;

pub use assemble::{Corpus, assemble};
pub use build::{BuildError, Builder, Duplicate, Prepared, Slots, Stage, Watch};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use check::sound;
pub use check::{Problem, check};
pub use export::{ExportBlock, ExportEntity, ExportQuote, ExportRemoved, ExportRow, StoryRow};
pub use groups::title_of;
pub use gzip::{PACKED, is_packed, unpacked};
pub use layout::{File, MANIFEST, Shelf, Writing, hex, is_own_file};
pub use makers::{ArticleRule, Makers, OutletRule, Said, StoryRule, Which};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use scratch::{Memory, Scratch, Slot, length, pack, unpack};
pub(crate) use tables::oldest_first;
pub use tables::{Details, Head, Labels, Listing, NONE, Start, columns, whole};
