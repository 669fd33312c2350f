//! What the page may ask and what it gets: plain data that crosses the worker's boundary.

use serde::{Deserialize, Serialize};

use super::alias::{AliasEdit, Aliased};
use super::entity_view::EntityView;
pub use super::query::{DateRange, Grain, Query, Selection, Sort};
use super::suggest::Suggestion;
use crate::index::Fault;
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

/// The articles of a query and how they spread.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Explored {
    /// How many articles match.
    pub total: u32,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// Counts of articles for each value of each facet, each facet ignoring its own clause.
    pub facets: Facets,
    /// Articles by month, or as the query asks, under the whole query but its dates.
    pub timeline: Vec<TimelineBar>,
    /// What a bar stands for: coarser than was asked for, where there were too many to tell apart.
    pub grain: Grain,
    /// Whether the timeline shows the chosen dates alone, because all of them have no room at this grain.
    pub part: bool,
    /// The outlets with most articles in the timeline, each with its own bars.
    pub coverage: Vec<Coverage>,
    /// How many more outlets there are in it.
    pub more_outlets: u32,
    /// Values in the query that the corpus lacks.
    pub unknown: Vec<Unknown>,
    /// How the words were understood.
    pub understood: Understood,
    /// Files that could not be had.
    pub missing: Vec<Missing>,
}

/// How typed words were understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// The search in its plainest writing, which reads as the same search; what was left out is not in it.
    pub text: String,
    /// Parts of the words that were not understood, or whose values the corpus lacks, in their order.
    pub faults: Vec<Fault>,
    /// Other names of whom and what the words name; articles with these are found as well.
    pub names: Vec<String>,
}

/// A value that the corpus lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unknown {
    /// What it was taken for.
    pub kind: UnknownKind,
    /// The value as it was given.
    pub value: String,
}

/// What an unknown value was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnknownKind {
    /// An outlet.
    Outlet,
    /// An entity.
    Entity,
    /// A story.
    Story,
    /// A date or range of dates.
    Date,
    /// An article.
    Article,
    /// A language.
    Language,
}

/// All facets, the most frequent value first: up to 100 of each, and whatever is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// Outlets, with [`UNKNOWN`].
    pub outlets: Vec<FacetValue>,
    /// People.
    pub people: Vec<FacetValue>,
    /// Organisations.
    pub organisations: Vec<FacetValue>,
    /// Places.
    pub places: Vec<FacetValue>,
    /// Other named things.
    pub others: Vec<FacetValue>,
    /// Stories.
    pub stories: Vec<FacetValue>,
    /// Months, oldest first, and [`UNKNOWN`] at the end.
    pub dates: Vec<FacetValue>,
    /// Languages, with [`UNKNOWN`].
    pub languages: Vec<FacetValue>,
    /// Outlets in which reprinted texts are first seen, and `own`.
    pub origins: Vec<FacetValue>,
}

impl Facets {
    /// The entities of one kind.
    pub fn entities(&self, kind: EntityKind) -> &[FacetValue] {
        match kind {
            EntityKind::Person => &self.people,
            EntityKind::Organisation => &self.organisations,
            EntityKind::Place => &self.places,
            EntityKind::Other => &self.others,
        }
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FacetValue {
    /// What stands in the query and in the address.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// Articles that have it, under every clause but this facet's.
    pub count: u32,
}

/// An outlet's part of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The outlet, where known.
    pub outlet: Option<OutletId>,
    /// Its name, where known.
    pub outlet_name: Option<String>,
    /// Its articles for each bar of the timeline.
    pub counts: Vec<u32>,
}

/// Results from a position on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitPage {
    /// The position of the first.
    pub from: u32,
    /// The results.
    pub hits: Vec<Hit>,
    /// Files that could not be had.
    pub missing: Vec<Missing>,
}

/// A bar of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineBar {
    /// `2025`, `2025-04`, `2025-04-23`, a range of these as `2025-04-21..2025-04-27`, or [`UNKNOWN`].
    pub value: String,
    /// Articles that match.
    pub count: u32,
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

/// A result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The article.
    pub head: ArticleHead,
    /// The head of the article in which its text is first seen, where that is another one.
    pub origin: Option<ArticleHead>,
    /// Where the words stand in its title.
    pub title_marks: Vec<Span>,
    /// The sentences that match best, or the first one.
    pub passages: Vec<Passage>,
}

/// A sentence of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The block's position in the article.
    pub block: u32,
    /// The sentence's position in the block.
    pub sentence: u32,
    /// The sentence.
    pub text: String,
    /// Where the words stand in it.
    pub marks: Vec<Span>,
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
