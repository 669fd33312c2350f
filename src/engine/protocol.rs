//! What the page may ask and what it gets: plain data that crosses the worker's boundary.

use serde::{Deserialize, Serialize};

use super::alias::{AliasEdit, Aliased};
use super::entity_view::EntityView;
pub use super::explored::{
    Coverage, Explored, FacetValue, Facets, Hit, HitPage, Passage, TimelineBar, Understood, Unknown, UnknownKind,
};
pub use super::query::{DateRange, Grain, Query, Selection, Sort};
use super::suggest::Suggestion;
use crate::model::{
    About, Article, ArticleId, Comparison, EntityId, EntityKind, Moment, Outlet, OutletId, Reach, Span, StoryId,
};

/// The value of a facet that stands for "not known".
pub const UNKNOWN: &str = "unknown";

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "sent once and taken apart at once")]
pub enum Request {
    /// What is this corpus?
    Open,
    /// Which articles, and how do they spread?
    Explore(Query),
    /// Results of a query from a position on, so many: the list goes on where the answer to [`Request::Explore`] ends.
    Hits(Query, u32, u32),
    /// Values of the facets of a query whose labels contain these letters.
    Values(Query, String),
    /// One article, whole.
    Article(ArticleId),
    /// Where typed words stand in an article. The page leaves this to the engine, which has the tables of Unicode that
    /// it takes, so that the page need not load them too.
    Marks(ArticleId, String),
    /// Which words do these two texts not have in common?
    Diff(String, String),
    /// Titles, outlets and dates of these articles, from the manifest alone.
    Heads(Vec<ArticleId>),
    /// What do these articles share, and what does each alone report?
    Compare(Vec<ArticleId>),
    /// Where, when and by whom is this entity named, and how?
    Entity(EntityId),
    /// What do the articles of this story share, and how does each outlet put it?
    Story(StoryId),
    /// What may somebody mean who types this line?
    Suggest(String),
    /// From now on names are one, or are not, as the reader says; an empty list takes everything back.
    Aliases(Vec<AliasEdit>),
}

/// An answer to the request of the same name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "sent once and taken apart at once")]
pub enum Answer {
    /// To [`Request::Open`].
    Overview(Overview),
    /// To [`Request::Explore`].
    Explored(Explored),
    /// To [`Request::Hits`].
    Hits(HitPage),
    /// To [`Request::Values`].
    Values(Facets),
    /// To [`Request::Article`].
    Article(Box<ArticleView>),
    /// To [`Request::Marks`]: for each block, bytes of its text.
    Marks(Vec<Vec<Span>>),
    /// To [`Request::Diff`]: bytes of the first text and of the second one that the other lacks.
    Diff(Vec<Span>, Vec<Span>),
    /// To [`Request::Heads`].
    Heads(Heads),
    /// To [`Request::Compare`].
    Compared(Box<CompareView>),
    /// To [`Request::Entity`].
    Entity(Box<EntityView>),
    /// To [`Request::Story`].
    Story(Box<StoryView>),
    /// To [`Request::Suggest`]: at most eight, what fits the longest end of the line first.
    Suggested(Vec<Suggestion>),
    /// To [`Request::Aliases`].
    Aliased(Aliased),
    /// The request could not be answered at all.
    Failed(Failure),
}

/// Why a request could not be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// A file that everything depends on is missing or broken.
    File(Missing),
    /// The corpus has no such article.
    NoSuchArticle(ArticleId),
    /// The corpus has no such entity.
    NoSuchEntity(EntityId),
    /// The corpus has no such story.
    NoSuchStory(StoryId),
    /// Page and engine are not of one build, and cannot understand each other.
    OtherVersion,
}

/// A file of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FileKey {
    /// `manifest.json`.
    Manifest,
    /// Of a large corpus: what is known of its articles in numbers, and the list of its files.
    Start,
    /// The names that facets list.
    Labels,
    /// What lists show of articles.
    Heads(u32),
    /// The positions of articles by identifier.
    Ids(u32),
    /// Entities, whole.
    Entities(u32),
    /// Entities that may be one.
    Proposals,
    /// A file of articles, by its position in the manifest's `shards`.
    Shard(u32),
    /// A file of the search index, by its position in the manifest's `index`.
    Chunk(u32),
    /// The places of its terms, which phrases need.
    Places(u32),
}

/// A file that could not be had. What does not need it was answered; asking again tries again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Missing {
    /// Its path from the corpus's folder.
    pub path: String,
    /// What went wrong, as a sentence.
    pub reason: String,
}

/// The corpus at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What its makers say of it.
    pub about: About,
    /// The corpus hash.
    pub corpus: String,
    /// Version of the program that wrote it.
    pub parser: String,
    /// The month of the oldest of its tables of facts; empty where unknown.
    pub facts: String,
    /// How many articles.
    pub articles: u32,
    /// Its outlets, by name.
    pub outlets: Vec<Outlet>,
    /// Its stories; of a large corpus, those of more than one article.
    pub stories: Vec<StoryHead>,
    /// How many stories it has.
    pub story_count: u32,
    /// The earliest and latest publication, where any is known.
    pub dates: Option<(Moment, Moment)>,
    /// Articles without a date.
    pub undated: u32,
}

/// A story as a link needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryHead {
    /// Its identifier.
    pub id: StoryId,
    /// Its title.
    pub title: String,
    /// How many articles.
    pub articles: u32,
}

/// An article as lists and links need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleHead {
    /// The article.
    pub id: ArticleId,
    /// Its title, or its first words where it has none.
    pub title: String,
    /// Its outlet, where known.
    pub outlet: Option<OutletId>,
    /// The outlet's name.
    pub outlet_name: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Its story.
    pub story: StoryId,
    /// The article in which its text is first seen: itself, unless it is a reprint.
    pub origin: ArticleId,
    /// Length in words.
    pub words: u32,
}

/// Articles as lists and links need them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heads {
    /// Those that the corpus has, in the order asked for.
    pub heads: Vec<ArticleHead>,
    /// Those that it lacks.
    pub unknown: Vec<Unknown>,
}

/// An article with what surrounds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleView {
    /// The article.
    pub article: Article,
    /// Its head.
    pub head: ArticleHead,
    /// The head of the article in which its text is first seen, where that is another one.
    pub origin: Option<ArticleHead>,
    /// The title of its story.
    pub story_title: String,
    /// The other articles of its story, by time.
    pub others: Vec<ArticleHead>,
}

/// Articles beside each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompareView {
    /// The articles that could be had, in the order asked for, each once.
    pub articles: Vec<Article>,
    /// Their heads.
    pub heads: Vec<ArticleHead>,
    /// What they share, and what each alone reports.
    pub comparison: Comparison,
    /// Other articles of the same stories, to add.
    pub others: Vec<ArticleHead>,
    /// Articles asked for that the corpus lacks.
    pub unknown: Vec<Unknown>,
    /// Files that could not be had.
    pub missing: Vec<Missing>,
}

/// A story: its articles over time, its facts by outlets, its people by outlets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryView {
    /// The story.
    pub head: StoryHead,
    /// All of its articles, by time, undated ones last.
    pub heads: Vec<ArticleHead>,
    /// How many articles, outlets and origins it has.
    pub reach: Reach,
    /// The articles that were compared, in the order of `heads`. Of a large story these are the first of each outlet,
    /// then the earliest of the rest.
    pub compared: Vec<ArticleId>,
    /// What was left out for its size, as a sentence; none where all articles were compared.
    pub left_out: Option<String>,
    /// What the compared articles share: groups, matrix, figures, voices and the rest. Its `aligned`, `only`, `nearest`
    /// and `kept_apart` are left empty: ask for a comparison of two to four of them.
    pub comparison: Comparison,
    /// Who and what they name, by the columns of the matrix: those of most outlets first.
    pub entities: Vec<EntityRow>,
    /// Files that could not be had.
    pub missing: Vec<Missing>,
}

/// How often each outlet names an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityRow {
    /// The entity.
    pub id: EntityId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Mentions for each column of the matrix.
    pub cells: Vec<u32>,
}
