//! Single findings of a comparison: figures, shared wording, quotations, names, emphasis.

use serde::{Deserialize, Serialize};

use super::{ArticleId, EntityId, EntityKind, Moment, OutletId, Sentence};

/// What a figure measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// How many of something.
    #[default]
    Number,
    /// How many human beings.
    People,
    /// An amount of money.
    Money,
    /// A share in per cent.
    Percent,
    /// A length of time, in seconds.
    Duration,
    /// A day or a span of days, in days since 1970-01-01.
    Date,
    /// A length, weight, area or another measure, in its base unit.
    Measure,
}

/// How figures on the same thing relate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// They cannot all be true at once.
    Different,
    /// They differ, and the later article has the other figure: it may know more.
    LaterUpdate,
    /// One says more exactly what the other says.
    MorePrecise,
    /// They are one, however written.
    #[default]
    Same,
}

/// A figure where it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FigureAt {
    /// The sentence that it stands in.
    pub sentence: Sentence,
    /// Its first byte in the block's text.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// The figure as it is written.
    pub text: String,
    /// What it says at least, in the unit of the kind; none where nothing bounds it ("fewer than 20").
    pub low: Option<f64>,
    /// What it says at most.
    pub high: Option<f64>,
    /// The time of publication of its article, where it is known.
    pub published: Option<Moment>,
}

/// What several articles say on one quantity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Figure {
    /// What it measures.
    pub kind: FigureKind,
    /// The unit: a currency, "%", "s", "day", "m"; empty for counts.
    pub unit: String,
    /// What it counts, as one of the articles puts it: "people killed"; may be empty.
    pub of: String,
    /// How the values relate.
    pub verdict: Verdict,
    /// Why, as a sentence.
    pub reason: String,
    /// How sure it is that they speak of the same thing, from 0 to 1.
    pub score: f64,
    /// The group whose sentences have them; none where they were lined up across the story.
    pub group: Option<u32>,
    /// Where each stands, by the order of articles, then of the text.
    pub values: Vec<FigureAt>,
}

/// A run of words that two articles share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SharedPassage {
    /// Where it stands in the one.
    pub a: Sentence,
    /// Where it stands in the other.
    pub b: Sentence,
    /// How many words.
    pub words: u32,
}

/// Wording that two articles share outside quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Reuse {
    /// The article named first.
    pub a: ArticleId,
    /// The other.
    pub b: ArticleId,
    /// The share of the words of `a`, quoted speech left out, that stand in shared passages.
    pub share_a: f64,
    /// Likewise of `b`.
    pub share_b: f64,
    /// Whether one is a reprint of the other, or both are of a third.
    pub reprint: bool,
    /// The passages, by the order of `a`.
    pub passages: Vec<SharedPassage>,
}

/// Where an article says whose work it is. Evidence, not proof: an agency may have given all of a text or one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SourceNote {
    /// The article.
    pub article: ArticleId,
    /// The agency, by the name that most use; empty where it says no more than "agencies".
    pub agency: String,
    /// The words that say so.
    pub words: String,
    /// Where they stand; none for a byline.
    pub at: Option<Sentence>,
}

/// A quotation as one article gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Cut {
    /// The quoted words, without marks, where they stand.
    pub at: Sentence,
    /// How many words.
    pub words: u32,
    /// The share of its words that the longest cut has, too.
    pub shared: f64,
    /// Who says it, as the article puts it.
    pub speaker: Option<String>,
    /// The entity that the speaker was resolved to.
    pub speaker_entity: Option<EntityId>,
}

/// One quotation in the cuts of several articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Quotation {
    /// The position of the longest cut.
    pub longest: u32,
    /// Whether the articles name different speakers.
    pub speakers_differ: bool,
    /// By the order of articles, then of the text.
    pub cuts: Vec<Cut>,
}

/// How much one article quotes somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Hearing {
    /// The article.
    pub article: ArticleId,
    /// How many direct quotations.
    pub quotes: u32,
    /// Their words.
    pub words: u32,
    /// How many reported ones.
    pub reported: u32,
    /// Where the first stands.
    pub first: Sentence,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Voice {
    /// The entity, where the speaker was resolved to one.
    pub speaker: Option<EntityId>,
    /// The name; "" for quotations of which no article says whose they are.
    pub name: String,
    /// Words quoted directly, of all articles.
    pub words: u32,
    /// The articles that quote them, in the order of articles.
    pub articles: Vec<Hearing>,
}

/// One way to put something, in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Usage {
    /// The article.
    pub article: ArticleId,
    /// The words, as they stand the first time.
    pub words: String,
    /// How often.
    pub count: u32,
    /// The first sentences that have them.
    pub at: Vec<Sentence>,
}

/// What articles call one actor: names, with the roles before them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Naming {
    /// The actor.
    pub entity: EntityId,
    /// Its name across the corpus.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// By the order of articles, the most frequent first in each.
    pub uses: Vec<Usage>,
}

/// Different words for one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Wording {
    /// The thing, by its most neutral word.
    pub thing: String,
    /// By the order of articles, the most frequent first in each.
    pub uses: Vec<Usage>,
}

/// A word that one article has much more often than the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Distinct {
    /// How the article puts it.
    pub usage: Usage,
    /// How often all other articles have it together.
    pub others: u32,
    /// By how many standard deviations the log-odds lie above the others' (Monroe, Colaresi and Quinn, 2008).
    pub z: f64,
}

/// How early and at what length an article has a group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Weight {
    /// The group.
    pub group: u32,
    /// Where its first sentence stands: 0 for the first sentence of the article, 1 for the last.
    pub position: f64,
    /// The words of its sentences.
    pub words: u32,
    /// Those as a share of the words of all compared sentences.
    pub share: f64,
}

/// What an article puts first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Emphasis {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub title: Option<String>,
    /// Its first sentence.
    pub first: Option<Sentence>,
    /// The groups that it has, the earliest first.
    pub groups: Vec<Weight>,
}

/// An outlet's column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MatrixColumn {
    /// The outlet; an article whose outlet is unknown has a column of its own.
    pub outlet: Option<OutletId>,
    /// Its articles, in the order of articles.
    pub articles: Vec<ArticleId>,
}

/// A fact's row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MatrixRow {
    /// The group.
    pub group: u32,
    /// For each column, the positions of its sentences among the group's members; empty where it lacks the fact.
    pub cells: Vec<Vec<u32>>,
}

/// Facts by outlets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Matrix {
    /// By the order of articles.
    pub columns: Vec<MatrixColumn>,
    /// In the order of groups: the most outlets first.
    pub rows: Vec<MatrixRow>,
}
