//! One article: what was kept of the raw text, and what was removed and why.

use serde::{Deserialize, Serialize};

use super::flat::flat;
use super::{ArticleId, EntityMentions, Moment, Notice, OutletId, Quote, Span, StoryId};

/// What a block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A standfirst: the article in a sentence or two, before it begins.
    Summary,
    /// One of a list of key points.
    Highlight,
    /// A line over a section.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list in the text.
    Item,
    /// Words to a picture.
    Caption,
    /// A remark about the article: agency credit, correction.
    Note,
}

/// A piece of an article with its way back to the raw text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text: white space folded, bullet and number of a list item left off.
    pub text: String,
    /// The bytes of the raw text that it came from.
    pub raw: Span,
    /// Its sentences, as ranges of bytes of `text`.
    pub sentences: Vec<Span>,
}

/// Why a part of the raw text is not in the article's blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It became the title.
    Title,
    /// It became byline, date, place or outlet.
    Metadata,
    /// Menus, crumbs, section names.
    Navigation,
    /// Lists of other articles: trending, related, latest.
    OtherArticles,
    /// A label in front of such a list or of another removed part.
    Label,
    /// Share, follow, print, listen, comment.
    Interaction,
    /// Newsletters, subscriptions, registration.
    Subscription,
    /// Advertising.
    Advertisement,
    /// Addresses, telephone numbers, who runs the site.
    Contact,
    /// Copyright, terms, cookies, disclaimers.
    Legal,
    /// Caption or disclaimer of a picture that shows nothing of the event.
    PictureDisclaimer,
    /// The credit or repeated caption of a picture.
    PictureCredit,
    /// A word about the author.
    AuthorNote,
    /// Tags and topics.
    Tags,
    /// A further copy of what was kept already.
    Repeated,
    /// The same line stands in other articles of the outlet.
    RepeatedInOutlet,
    /// Too little like an article's text to be kept.
    Fragment,
}

/// A removed part of the raw text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Removed {
    /// The bytes of the raw text.
    pub raw: Span,
    /// Why.
    pub reason: Reason,
    /// The rule that decided, by its name in the parser.
    pub rule: String,
}

/// An article as reading one file alone gives it; the rest of the corpus turns it into an [`Article`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Draft {
    /// Its identifier.
    pub id: ArticleId,
    /// The file, as its path was given.
    pub source: String,
    /// The headline.
    pub title: Option<String>,
    /// The outlet's name, as the article gives it.
    pub outlet: Option<String>,
    /// Who wrote it, without "By".
    pub byline: Option<String>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// Where it was written: the dateline.
    pub place: Option<String>,
    /// The part of the outlet that it stands in: "World", "Business".
    #[serde(default)]
    pub section: Option<String>,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// Its address at the outlet.
    #[serde(default)]
    pub link: Option<String>,
    /// What was kept, in order.
    pub blocks: Vec<Block>,
    /// What was not, in order. With the blocks it covers all of the raw text but white space.
    pub removed: Vec<Removed>,
    /// What was inferred, and from what.
    pub notices: Vec<Notice>,
    /// The raw text after decoding; spans point into it.
    pub raw: String,
}

impl Draft {
    /// What is wrong with its ranges, if anything is: blocks and removed parts lie inside the raw text on boundaries of
    /// characters and do not overlap; sentences lie inside their block.
    pub fn fault(&self) -> Option<&'static str> {
        let mut spans: Vec<Span> = self.blocks.iter().map(|block| block.raw).collect();
        spans.extend(self.removed.iter().map(|removed| removed.raw));
        spans.sort_unstable();
        if spans.iter().any(|span| self.raw.get(span.range()).is_none()) {
            return Some("a range lies outside the raw text or inside a character");
        }
        if spans.iter().zip(spans.iter().skip(1)).any(|(one, next)| one.end > next.start) {
            return Some("two ranges of the raw text overlap");
        }
        let fits = |block: &Block| block.sentences.iter().all(|sentence| block.text.get(sentence.range()).is_some());
        if !self.blocks.iter().all(fits) {
            return Some("a sentence lies outside its block");
        }
        None
    }
}

/// An article in its corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Article {
    /// What reading the file gave.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub draft: Draft,
    /// The outlet, where it is known.
    pub outlet_id: Option<OutletId>,
    /// Who and what it names.
    pub entities: Vec<EntityMentions>,
    /// Who is quoted.
    pub quotes: Vec<Quote>,
    /// The story that it belongs to.
    pub story: StoryId,
    /// The article in which its text is first seen: itself, unless it is a reprint.
    pub origin: ArticleId,
}

flat!(Article {
    ..draft: Draft {
        id: ArticleId,
        source: String,
        title: Option<String>,
        outlet: Option<String>,
        byline: Option<String>,
        published: Option<Moment>,
        updated: Option<Moment>,
        place: Option<String>,
        #[serde(default)]
        section: Option<String>,
        language: Option<String>,
        #[serde(default)]
        link: Option<String>,
        blocks: Vec<Block>,
        removed: Vec<Removed>,
        notices: Vec<Notice>,
        raw: String,
    },
    outlet_id: Option<OutletId>,
    entities: Vec<EntityMentions>,
    quotes: Vec<Quote>,
    story: StoryId,
    origin: ArticleId,
});
