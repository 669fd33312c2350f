//! What the page gets about one entity: plain data that crosses the worker's boundary.

use serde::{Deserialize, Serialize};

use super::protocol::{ArticleHead, Missing};
use crate::model::{Entity, EntityId, EntityKind, OutletId, Quote, Sentence, Share, Span};

/// Everything about one entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityView {
    /// The entity with all its names and why they are one.
    pub entity: Entity,
    /// How many articles name it.
    pub articles: u32,
    /// How many of them were read for names, quotations and heads: all, or the newest of each outlet in turn.
    pub looked_into: u32,
    /// The heads of those, newest first.
    pub heads: Vec<ArticleHead>,
    /// The months from the first article to the last, as `2025-04`; behind them `unknown`, where articles have no date.
    pub months: Vec<String>,
    /// Each outlet's use of it, the one with most articles first.
    pub outlets: Vec<OutletUse>,
    /// What it is quoted as saying, newest first.
    pub quotes_by: Vec<QuoteOf>,
    /// Quotations of others that name it, newest first.
    pub quotes_about: Vec<QuoteOf>,
    /// Entities in the same articles, the most frequent first.
    pub company: Vec<Companion>,
    /// Entities that may be this one and were not joined with it, the surest first.
    pub perhaps: Vec<Perhaps>,
    /// Files that could not be had.
    pub missing: Vec<Missing>,
}

/// What one outlet does with an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletUse {
    /// The outlet, where known.
    pub outlet: Option<OutletId>,
    /// Its name.
    pub outlet_name: Option<String>,
    /// Its articles that name the entity.
    pub articles: u32,
    /// Its articles in each of [`EntityView::months`].
    pub by_month: Vec<u32>,
    /// The names that it uses in the articles looked into, the most used first.
    pub names: Vec<NameUse>,
}

/// A name as one outlet uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameUse {
    /// As it is written.
    pub name: String,
    /// How often.
    pub mentions: u32,
    /// The first sentence that has it.
    pub example: Cited,
}

/// A sentence with something marked in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// The sentence.
    pub sentence: Sentence,
    /// What is meant: bytes of its words.
    pub mark: Span,
}

/// A quotation and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteOf {
    /// The sentence in which it begins.
    pub at: Sentence,
    /// The quotation.
    pub quote: Quote,
}

/// An entity that is named together with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    /// Its identifier.
    pub id: EntityId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Articles that name both.
    pub articles: u32,
}

/// An entity that may be the same as another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Perhaps {
    /// Its identifier.
    pub id: EntityId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Articles that name it.
    pub articles: u32,
    /// What speaks for it, in words.
    pub reason: String,
    /// How sure that is; a join is made from about 0.9.
    pub score: Share,
}
