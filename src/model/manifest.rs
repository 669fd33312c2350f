//! The table of contents of a corpus: what the page needs before it needs any article.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Entity, Moment, OutletId, Proposal, StoryId};

/// The version of the format that this program writes.
pub const SCHEMA_VERSION: u32 = 4;

/// What the makers of a corpus say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether outlets or events are made up; the page says so on every view.
    #[serde(default)]
    pub fictional: bool,
    /// A sentence or two.
    #[serde(default)]
    pub note: Option<String>,
}

/// A publisher of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Outlet {
    /// Its identifier.
    pub id: OutletId,
    /// Its name.
    pub name: String,
    /// How many articles it has here.
    pub articles: u32,
    /// What its makers chose to show it in: `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// The country that it speaks from, as an ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// Whom it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
}

/// Articles on one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Story {
    /// Its identifier.
    pub id: StoryId,
    /// The title of the article closest to all others.
    pub title: String,
    /// Its articles, by time, undated ones last.
    pub articles: Vec<ArticleId>,
}

/// What the list of results needs of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ArticleRow {
    /// The article.
    pub id: ArticleId,
    /// Its title, or its first words where it has none.
    pub title: String,
    /// Position in `outlets`.
    pub outlet: Option<u32>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Position in `stories`.
    pub story: u32,
    /// The article in which its text is first seen.
    pub origin: ArticleId,
    /// Position in `shards`.
    pub shard: u32,
    /// Length of the kept text in words.
    pub words: u32,
    /// Positions in `entities`, rising.
    pub entities: Vec<u32>,
    /// Positions in `entities` of those whom it quotes, rising.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<u32>,
    /// The language, as an ISO 639-1 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A file of articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Shard {
    /// Path from the manifest's folder.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A file of the search index: terms in order, from `first` to `last`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct IndexChunk {
    /// The file.
    #[serde(flatten)]
    pub file: Shard,
    /// The first term in it.
    pub first: String,
    /// The last term in it.
    pub last: String,
    /// The file of the places of its terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<Shard>,
}

/// Where a large corpus keeps what a small one lists in its manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Tables {
    /// How many articles.
    pub articles: u32,
    /// How many stories.
    pub stories: u32,
    /// How many entities.
    pub entities: u32,
    /// The earliest and the latest publication, where any is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<(Moment, Moment)>,
    /// Articles without a date.
    pub undated: u32,
    /// The list of all other files, and what is known of each article in numbers.
    pub start: Shard,
    /// The names of the entities and stories that facets list.
    pub labels: Shard,
}

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Manifest {
    /// Version of the format: [`SCHEMA_VERSION`].
    pub schema: u32,
    /// Version of the program that wrote it.
    pub parser: String,
    /// The month (`2026-01`) of the oldest of the tables of facts that names were found with. Left out where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facts: String,
    /// Changes when any article or anything found in it changes: SHA-256 over the hashes of the files.
    pub corpus: String,
    /// What its makers say of it.
    pub about: About,
    /// By name.
    pub outlets: Vec<Outlet>,
    /// By their first article's time, undated ones last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<Story>,
    /// By number of articles, then name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
    /// Entities that may be one and were not joined, the surest first; at most [`Manifest::MOST_PROPOSALS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposal>,
    /// Newest first, undated ones last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<ArticleRow>,
    /// The files of articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shards: Vec<Shard>,
    /// The files of the search index.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub index: Vec<IndexChunk>,
    /// In a large corpus, where the stories, entities, proposals, articles and files are listed instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tables: Option<Tables>,
}

impl Manifest {
    /// How many proposed joins a manifest keeps.
    pub const MOST_PROPOSALS: usize = 500;
}
