//! Every place of the explorer and every way it can look.

use std::fmt;
use std::str::FromStr;

use crate::engine::Query;
use crate::model::{ArticleId, EntityKind};

/// All that a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Where the reader is.
    pub page: Page,
    /// Articles put aside for comparison.
    pub tray: Vec<ArticleId>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Search, facets, results.
    Explore(ExplorePage),
    /// One article.
    Article(ArticlePage),
    /// Articles side by side.
    Compare(ComparePage),
    /// What this is and how it was made.
    About,
}

impl Default for Page {
    fn default() -> Self {
        Self::Explore(ExplorePage::default())
    }
}

/// The explore page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExplorePage {
    /// Which articles.
    pub query: Query,
}

/// The article page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticlePage {
    /// The article.
    pub id: ArticleId,
    /// Words to mark in it: what was searched for.
    pub words: String,
    /// Kinds of entities that are not highlighted, rising.
    pub hidden: Vec<EntityKind>,
    /// Whether the raw text is shown.
    pub raw: bool,
    /// The sentence that the link points at.
    pub sentence: Option<SentenceKey>,
}

/// The compare page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparePage {
    /// The articles, the first one in focus.
    pub articles: Vec<ArticleId>,
    /// How they are laid out.
    pub layout: Layout,
    /// A sentence of one of the articles, whose matches are shown.
    pub selected: Option<(ArticleId, SentenceKey)>,
    /// Least score of a match, in hundredths; 0 is the default of the comparison.
    pub least: u8,
}

/// How compared articles are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Whole articles beside each other.
    #[default]
    Columns,
    /// The matching pairs alone, one under the other.
    Shared,
    /// What each alone reports.
    Only,
}

/// A sentence of an article: `2.1` is the second sentence of the third block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceKey {
    /// The block's position.
    pub block: u32,
    /// The sentence's position in the block.
    pub sentence: u32,
}

impl fmt::Display for SentenceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.block, self.sentence)
    }
}

impl FromStr for SentenceKey {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (block, sentence) = text.split_once('.').ok_or(())?;
        let number = |digits: &str| digits.parse().map_err(|_| ());
        Ok(Self { block: number(block)?, sentence: number(sentence)? })
    }
}
