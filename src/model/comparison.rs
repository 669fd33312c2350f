//! The result of comparing articles: what they share, what each alone reports, and how each puts it.
//!
//! Every finding points at words that stand in an article. Positions of groups are positions in
//! [`Comparison::groups`].

use serde::{Deserialize, Serialize};

use super::{ArticleId, Distinct, Emphasis, Figure, Matrix, Naming, Quotation, Reuse, SourceNote, Voice, Wording};

/// A sentence, or some words of one, with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Sentence {
    /// The article.
    pub article: ArticleId,
    /// The block's position in `blocks`.
    pub block: u32,
    /// The sentence's position in the block's `sentences`; of words that reach over several, the first's.
    pub sentence: u32,
    /// First byte in the block's text.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// Two sentences of different articles with what they have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Aligned {
    /// The sentence of the article named first.
    pub a: Sentence,
    /// Its counterpart.
    pub b: Sentence,
    /// How sure it is that both report the same, from 0 to 1.
    pub score: f64,
}

/// Two members of one group and how sure it is that they report the same.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Link {
    /// The position of one in `members`.
    pub a: u32,
    /// The position of the other.
    pub b: u32,
    /// From 0 to 1. Below one half the two are in the group for what stands between them.
    pub score: f64,
}

/// Sentences of two or more articles that report the same: a fact as several outlets put it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Group {
    /// By the order of articles, then of the text. An article that splits a sentence has several here.
    pub members: Vec<Sentence>,
    /// The members of different articles that were looked at together, by position.
    pub links: Vec<Link>,
    /// The mean of the members' best links.
    pub score: f64,
    /// How many articles have it.
    pub articles: u32,
    /// How many outlets have it; an unknown outlet counts as one of its own.
    pub outlets: u32,
    /// How many texts it stands in, reprints counted with what they repeat.
    pub origins: u32,
}

/// Two sentences that match by themselves and whose groups were yet kept apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct KeptApart {
    /// One.
    pub a: Sentence,
    /// The other.
    pub b: Sentence,
    /// How sure it is that these two report the same.
    pub score: f64,
    /// The mean of the scores between all sentences of the two groups.
    pub mean: f64,
    /// Why, as a sentence.
    pub reason: String,
}

/// What all other articles report and one does not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// The article that lacks it.
    pub article: ArticleId,
    /// The group; none where two articles are compared and the sentence stands in the other alone.
    pub group: Option<u32>,
    /// The sentence that stands for it: of a group the one with the best links.
    pub sentence: Sentence,
    /// What comes nearest to it in the article, so that a reader can overrule; nothing where no word of weight is shared.
    pub nearest: Option<Sentence>,
    /// How sure it is that the nearest reports the same: below one half. 0 without one.
    pub score: f64,
}

/// What two or more articles share, what each alone reports, what disagrees, and how each puts it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Comparison {
    /// What a reader should know first: that an article is empty, a copy, in another language. As sentences.
    pub notes: Vec<String>,
    /// Matching sentences: by the order of articles, then of sentences.
    pub aligned: Vec<Aligned>,
    /// For each article, the sentences that no other of them reports.
    pub only: std::collections::BTreeMap<ArticleId, Vec<Sentence>>,
    /// For sentences of `only` (`a`) what comes nearest in another article (`b`), with its score below one half. Those
    /// that share no word of weight with any have none.
    pub nearest: Vec<Aligned>,
    /// Facts that two or more articles report: the most outlets first, then the most origins, then the surest.
    pub groups: Vec<Group>,
    /// Matching sentences that are in different groups, with the reason.
    pub kept_apart: Vec<KeptApart>,
    /// What all others report and one does not, by article.
    pub missing: Vec<LeftOut>,
    /// Figures that stand in two or more articles on the same thing: those that differ first.
    pub figures: Vec<Figure>,
    /// Shared wording beyond quotation, for each pair of articles that has any: the most first.
    pub reuse: Vec<Reuse>,
    /// Where an article says that it is an agency's work, or in part.
    pub sources: Vec<SourceNote>,
    /// How many articles, outlets and origins are compared.
    pub reach: Reach,
    /// Quotations that two or more articles give, perhaps cut differently.
    pub quotations: Vec<Quotation>,
    /// Who is quoted, by which article and at what length: the most words first.
    pub voices: Vec<Voice>,
    /// What the articles call the same actor, where they differ.
    pub names: Vec<Naming>,
    /// Different words for the same thing.
    pub wording: Vec<Wording>,
    /// Words that set one article apart from the others: the most telling first.
    pub distinct: Vec<Distinct>,
    /// What each article says first, and how early and at what length it has each group.
    pub emphasis: Vec<Emphasis>,
    /// Which outlet reports which group.
    pub matrix: Matrix,
}

/// "Reported by 5 outlets, 2 origins."
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Reach {
    /// Articles.
    pub articles: u32,
    /// Outlets; an unknown one counts as one of its own.
    pub outlets: u32,
    /// Texts, reprints counted with what they repeat.
    pub origins: u32,
}
