//! The table of contents of a large corpus in pieces: numbers that everything needs, the names that facets list, and
//! what is fetched when it is shown.
//!
//! Decides what stands in which piece. A small corpus has none of them: its manifest lists everything.

mod read;
mod sparse;
mod start;
mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, Entity, EntityId, EntityKind, IndexChunk, Moment, Shard, StoryId};

pub(crate) use read::oldest_first;
pub use read::whole;
pub use write::columns;
pub(super) use write::{names, put_down, thin};

/// Nothing: no outlet, no date, no language; a text of its own.
pub const NONE: u32 = u32::MAX;

/// A file that lists something, and how many of it.
pub type Listing = (Shard, u32);

/// The files of a corpus, and what is known of its articles in numbers; each column in the order of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The files of articles.
    pub shards: Vec<Listing>,
    /// The files of [`Head`]s.
    pub heads: Vec<Listing>,
    /// The files of identifiers.
    pub ids: Vec<Listing>,
    /// The first identifier in each of these.
    pub first_ids: Vec<String>,
    /// The files of [`Details`].
    pub entities: Vec<Listing>,
    /// The file of proposals.
    pub proposals: Vec<Listing>,
    /// The files of the index.
    pub index: Vec<IndexChunk>,
    /// Positions of outlets, or [`NONE`].
    pub outlets: Vec<u32>,
    /// Positions of stories.
    pub stories: Vec<u32>,
    /// Days since 1970-01-01 of publication.
    pub days: Vec<Option<i32>>,
    /// The dated articles by their moment: 0 for the newest, one number for one moment; [`NONE`] without a date.
    pub moments: Vec<u32>,
    /// Lengths in words.
    pub words: Vec<u32>,
    /// Codes of languages, in order.
    pub language_names: Vec<String>,
    /// Positions in these, or [`NONE`].
    pub languages: Vec<u32>,
    /// The positions of the articles in which the texts of reprints are first seen, or [`NONE`].
    pub origins: Vec<u32>,
    /// How many entities have their articles listed here: those that most articles name.
    pub listed: u32,
    /// The listed entities of each article, rising.
    pub entities_of: Vec<Vec<u32>>,
    /// Those of them whom it quotes.
    pub speakers_of: Vec<Vec<u32>>,
}

/// What facets show: the listed entities, and the stories of more than one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// Names of the listed entities, by position.
    pub names: Vec<String>,
    /// Their kinds, a digit each: the positions in [`EntityKind::ALL`].
    pub kinds: String,
    /// Their identifiers, where these are not the slugs of the names; by position.
    pub ids: BTreeMap<u32, EntityId>,
    /// Positions, identifiers and titles of stories.
    pub stories: Vec<(u32, StoryId, String)>,
}

impl Labels {
    /// The kind of a listed entity.
    pub fn kind(&self, at: u32) -> EntityKind {
        let digit = self.kinds.as_bytes().get(at as usize).map_or(0, |digit| digit.wrapping_sub(b'0'));
        EntityKind::ALL.get(usize::from(digit)).copied().unwrap_or(EntityKind::Other)
    }
}

/// What a list shows of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The article.
    pub id: ArticleId,
    /// Its title, or its first words where it has none.
    pub title: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Moment>,
    /// The article in which its text is first seen, where that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<ArticleId>,
    /// Its story and the title of that, where these are not made from its own identifier and title, and no label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<(StoryId, String)>,
}

/// Entities, whole, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The entities.
    pub entities: Vec<Entity>,
    /// For each the articles that name it, rising; none for those that the columns list.
    pub articles: Vec<Vec<u32>>,
    /// Those of them that quote it.
    pub speakers: Vec<Vec<u32>>,
}

/// A kind of files: their folder and the ending of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind(pub &'static str, pub &'static str);

pub(super) const ARTICLES: Kind = Kind("articles", ".json.gz");
pub(super) const TERMS: Kind = Kind("index", ".terms.gz");
pub(super) const PLACES: Kind = Kind("index", ".places.gz");
const HEADS: Kind = Kind("tables", ".heads.json.gz");
const IDS: Kind = Kind("tables", ".ids.json.gz");
const ENTITIES: Kind = Kind("tables", ".entities.json.gz");
const PROPOSALS: Kind = Kind("tables", ".proposals.json.gz");
const LABELS: Kind = Kind("tables", ".labels.json.gz");
const START: Kind = Kind("tables", ".start.gz");
/// The kinds of files in the folder of tables.
pub(super) const TABLES: [Kind; 6] = [HEADS, IDS, ENTITIES, PROPOSALS, LABELS, START];

impl Kind {
    /// The path of a file with its number and its hash.
    pub(super) fn path(self, number: usize, hash: &str) -> String {
        let Self(folder, ending) = self;
        format!("{folder}/{number:04}-{}{ending}", hash.get(..16).unwrap_or_default())
    }
}
