//! Who wrote a sentence, under which headline, when, and the address at which it is shown.

use std::collections::BTreeMap;

use anyhow::bail;

use crate::engine::{ArticleHead, head};
use crate::model::{Article, ArticleId, Manifest, Sentence};
use crate::state::{ArticlePage, ComparePage, Page, SentenceKey, ViewState, link};

/// What is said of the articles of a comparison where they are cited.
pub(super) struct Cited<'a> {
    heads: BTreeMap<ArticleId, ArticleHead>,
    /// The articles in the order of the comparison.
    pub(super) articles: &'a [Article],
    site: &'a str,
}

/// The address that links begin with, up to its query.
pub(super) fn base(site: &str) -> anyhow::Result<String> {
    let bare = site.split(['?', '#']).next().unwrap_or_default();
    if bare
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '(' | ')' | '"'))
    {
        bail!("the address of --site has characters that an address cannot have: {site:?}");
    }
    Ok(bare.to_owned())
}

impl<'a> Cited<'a> {
    /// Of these articles.
    pub(super) fn new(manifest: &Manifest, articles: &'a [Article], site: &'a str) -> Self {
        let is_cited = |id: &ArticleId| articles.iter().any(|article| article.draft.id == *id);
        let rows = manifest.articles.iter().filter(|row| is_cited(&row.id));
        Self { heads: rows.map(|row| (row.id.clone(), head(manifest, row))).collect(), articles, site }
    }

    /// The outlet's name.
    pub(super) fn outlet(&self, id: &ArticleId) -> &str {
        self.heads.get(id).and_then(|head| head.outlet_name.as_deref()).unwrap_or("unknown outlet")
    }

    /// The headline.
    pub(super) fn title(&self, id: &ArticleId) -> &str {
        self.heads.get(id).map_or("", |head| head.title.as_str())
    }

    /// When it was published, as far as that is known.
    pub(super) fn date(&self, id: &ArticleId) -> String {
        let published = self.heads.get(id).and_then(|head| head.published);
        published.map_or_else(|| "undated".to_owned(), |moment| moment.to_string())
    }

    /// The address of a sentence.
    pub(super) fn link(&self, sentence: &Sentence) -> String {
        let key = SentenceKey { block: sentence.block, sentence: sentence.sentence };
        self.view(Page::Article(ArticlePage {
            id: sentence.article.clone(),
            sentence: Some(key),
            ..ArticlePage::default()
        }))
    }

    /// The address of an article.
    pub(super) fn article(&self, id: &ArticleId) -> String {
        self.view(Page::Article(ArticlePage { id: id.clone(), ..ArticlePage::default() }))
    }

    /// The address of the comparison of the first articles.
    pub(super) fn comparison(&self) -> String {
        let articles = self.articles.iter().take(4).map(|article| article.draft.id.clone()).collect();
        self.view(Page::Compare(ComparePage { articles, ..ComparePage::default() }))
    }

    fn view(&self, page: Page) -> String {
        format!("{}{}", self.site, link(&ViewState { page, ..ViewState::default() }))
    }
}
