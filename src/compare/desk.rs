//! The articles that were read for comparing, kept for the next comparison.
//!
//! To read an article's sentences takes longer than to compare them. Decides how much is kept; what is found is the same
//! whatever was compared before.

use std::collections::HashMap;

use super::article::{Prepared, prepare};
use super::lexicon::Lexicon;
use super::profile::Maker;
use crate::model::{Article, ArticleId};

/// From so many distinct words on, what was kept is forgotten before the next comparison.
const MOST_WORDS: usize = 40_000;

/// Articles made ready for comparing, by identifier: an article of another corpus needs a desk of its own.
#[derive(Debug, Default)]
pub struct Desk {
    lexicon: Lexicon,
    maker: Maker,
    articles: HashMap<ArticleId, Vec<Prepared>>,
}

impl Desk {
    /// Reads those of the articles that do not lie here yet.
    pub(super) fn put(&mut self, articles: &[&Article]) {
        if self.lexicon.entries().len() > MOST_WORDS {
            *self = Self::default();
        }
        for article in articles {
            if !self.articles.contains_key(&article.draft.id) {
                let prepared = prepare(article, &mut self.lexicon, &mut self.maker);
                self.articles.insert(article.draft.id.clone(), prepared);
            }
        }
    }

    /// The sentences of an article that lies here.
    pub(super) fn prepared(&self, article: &Article) -> &[Prepared] {
        self.articles.get(&article.draft.id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every word of the articles.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}
