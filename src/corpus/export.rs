//! One article as one flat record, for other programs.

use serde::Serialize;

use crate::model::{
    Article, ArticleId, BlockKind, EntityId, EntityKind, Mention, Moment, Notice, QuoteKind, Reason, Span, StoryId,
};

/// A line of `parallax export --format jsonl`. Offsets count bytes of UTF-8; what is unknown is null.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename = "ExportedArticle")]
pub struct ExportRow<'a> {
    /// Its identifier.
    pub id: &'a ArticleId,
    /// The file, as its path was given.
    pub source: &'a str,
    /// The headline.
    pub title: Option<&'a str>,
    /// The outlet's name.
    pub outlet: Option<&'a str>,
    /// Who wrote it.
    pub byline: Option<&'a str>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// The dateline.
    pub place: Option<&'a str>,
    /// ISO 639-1.
    pub language: Option<&'a str>,
    /// What was kept.
    pub blocks: Vec<ExportBlock<'a>>,
    /// What was not.
    pub removed: Vec<ExportRemoved>,
    /// Who and what it names.
    pub entities: Vec<ExportEntity<'a>>,
    /// Direct quotations.
    pub quotes: Vec<ExportQuote<'a>>,
    /// Its story.
    pub story: &'a StoryId,
    /// The article in which its text is first seen.
    pub origin: &'a ArticleId,
    /// What was inferred or left unknown.
    pub notices: &'a [Notice],
}

/// A story of `parallax stories --format json`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename = "ListedStory")]
pub struct StoryRow<'a> {
    /// Its identifier.
    pub id: &'a StoryId,
    /// Its title.
    pub title: &'a str,
    /// How many articles.
    pub articles: u32,
    /// How many outlets; an unknown one counts as one of its own.
    pub outlets: u32,
    /// How many texts, reprints counted with what they repeat.
    pub origins: u32,
    /// When the first article was published, where any date is known.
    pub first: Option<Moment>,
    /// When the last was.
    pub last: Option<Moment>,
}

/// A kept part.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ExportBlock<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: &'a str,
    /// Bytes of the raw text.
    pub raw: Span,
}

/// A removed part.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ExportRemoved {
    /// Bytes of the raw text.
    pub raw: Span,
    /// Why.
    pub reason: Reason,
}

/// An entity's mentions.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ExportEntity<'a> {
    /// The entity.
    pub id: &'a EntityId,
    /// Its name across the corpus.
    pub name: &'a str,
    /// Its kind.
    pub kind: EntityKind,
    /// Where.
    pub mentions: &'a [Mention],
}

/// A direct quotation.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ExportQuote<'a> {
    /// The block's position in `blocks`.
    pub block: u32,
    /// First byte in the block's text.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// The words, without the marks.
    pub text: &'a str,
    /// Who says it, as the article puts it there.
    pub speaker: Option<&'a str>,
    /// The entity that the speaker was resolved to.
    pub speaker_entity: Option<&'a EntityId>,
}

impl<'a> From<&'a Article> for ExportRow<'a> {
    fn from(article: &'a Article) -> Self {
        let draft = &article.draft;
        Self {
            id: &draft.id,
            source: &draft.source,
            title: draft.title.as_deref(),
            outlet: draft.outlet.as_deref(),
            byline: draft.byline.as_deref(),
            published: draft.published,
            updated: draft.updated,
            place: draft.place.as_deref(),
            language: draft.language.as_deref(),
            blocks: draft
                .blocks
                .iter()
                .map(|block| ExportBlock { kind: block.kind, text: &block.text, raw: block.raw })
                .collect(),
            removed: draft
                .removed
                .iter()
                .map(|removed| ExportRemoved { raw: removed.raw, reason: removed.reason })
                .collect(),
            entities: article
                .entities
                .iter()
                .map(|entity| ExportEntity {
                    id: &entity.id,
                    name: &entity.name,
                    kind: entity.kind,
                    mentions: &entity.mentions,
                })
                .collect(),
            quotes: article
                .quotes
                .iter()
                .filter(|quote| quote.kind == QuoteKind::Direct)
                .map(|quote| ExportQuote {
                    block: quote.block,
                    start: quote.start,
                    end: quote.end,
                    text: &quote.text,
                    speaker: quote.speaker.as_ref().map(|speaker| speaker.text.as_str()),
                    speaker_entity: quote.speaker_entity.as_ref(),
                })
                .collect(),
            story: &article.story,
            origin: &article.origin,
            notices: &draft.notices,
        }
    }
}
