//! The nouns of Parallax and how they are written down as JSON.
//!
//! Knows nothing of how any of it is found, stored or shown. Offsets count bytes of UTF-8 everywhere.

mod article;
mod comparison;
mod entity;
mod finding;
mod flat;
mod id;
mod manifest;
mod mention;
mod moment;
mod notice;
mod quote;
mod record;
mod share;
mod span;

pub use article::{Article, Block, BlockKind, Draft, Reason, Removed};
pub use comparison::{Aligned, Comparison, Group, KeptApart, LeftOut, Link, Reach, Sentence};
pub use entity::{Alias, Counted, Entity, EntityKind, EntityNote, EntitySort, Proposal};
pub use finding::{
    Cut, Distinct, Emphasis, Figure, FigureAt, FigureKind, Hearing, Matrix, MatrixColumn, MatrixRow, Naming, Quotation,
    Reuse, SharedPassage, SourceNote, Usage, Verdict, Voice, Weight, Wording,
};
pub use id::{ArticleId, EntityId, OutletId, StoryId};
pub use manifest::{About, ArticleRow, IndexChunk, Manifest, Outlet, SCHEMA_VERSION, Shard, Story, Tables};
pub use mention::{EntityMentions, Form, Mention, Place, Role, StandsFor};
pub use moment::{Moment, ParseMomentError};
pub use notice::{Notice, NoticeCode};
pub use quote::{Quote, QuoteKind};
pub use record::{Given, Media, Record};
pub use share::Share;
pub use span::Span;
