//! Every place of the explorer and every way it can look.

use std::fmt;
use std::str::FromStr;

use crate::engine::Query;
use crate::model::{ArticleId, EntityId, EntityKind, OutletId, StoryId};

/// All that a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Where the reader is.
    pub page: Page,
    /// Articles put aside for comparison.
    pub tray: Vec<ArticleId>,
    /// The outlets whose names are shown while all others are hidden; none where nothing is hidden.
    pub revealed: Option<Vec<OutletId>>,
}

/// A place.
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Search, facets, results.
    Explore(ExplorePage),
    /// One article.
    Article(ArticlePage),
    /// Articles side by side.
    Compare(ComparePage),
    /// The articles on one event.
    Story(StoryPage),
    /// Somebody or something with a name.
    Entity(EntityPage),
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
    /// Whose mentions are gone through.
    pub name: Option<EntityId>,
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
    /// The counterpart that the selected sentence is held against, word by word.
    pub pair: Option<(ArticleId, SentenceKey)>,
    /// Least score of a match, in hundredths; 0 is the default of the comparison.
    pub least: u8,
    /// Whether each column scrolls for itself.
    pub apart: bool,
}

/// The story page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryPage {
    /// The story.
    pub id: StoryId,
}

/// The entity page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityPage {
    /// The entity, by its identifier or the slug of any of its names.
    pub id: EntityId,
}

/// What is shown of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// The first article, with what the others say in its margin.
    #[default]
    Focus,
    /// Whole articles beside each other.
    Columns,
    /// The matching pairs alone, one under the other.
    Shared,
    /// What each alone reports.
    Only,
    /// What all others report and one does not.
    Missing,
    /// Numbers, amounts and dates side by side.
    Figures,
    /// Who is quoted, by whom, with which words.
    Quotes,
    /// What each calls the same actor, and words that set it apart.
    Names,
    /// Wording that articles have in common: whose text it is.
    Origins,
    /// What comes first, and at what length.
    Emphasis,
    /// A sheet to print, with room for notes.
    Sheet,
}

impl Layout {
    /// Every layout, in the order of display.
    pub const ALL: [Self; 11] = [
        Self::Focus,
        Self::Columns,
        Self::Shared,
        Self::Only,
        Self::Missing,
        Self::Figures,
        Self::Quotes,
        Self::Names,
        Self::Origins,
        Self::Emphasis,
        Self::Sheet,
    ];

    /// The layout in one word, as in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Focus => "focus",
            Self::Columns => "columns",
            Self::Shared => "shared",
            Self::Only => "only",
            Self::Missing => "missing",
            Self::Figures => "figures",
            Self::Quotes => "quotes",
            Self::Names => "names",
            Self::Origins => "origins",
            Self::Emphasis => "emphasis",
            Self::Sheet => "sheet",
        }
    }
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
