//! Names as the reader joins and parts them: laid over the corpus as it was made, and taken off again without a trace.
//!
//! Decides what each edit does to the table of contents and to articles. Where edits are kept is for others.

mod article;
mod contents;
mod plan;

use serde::{Deserialize, Serialize};

pub(super) use self::article::edited;
pub(super) use self::plan::Plan;
use super::protocol::{Answer, FileKey, Missing};
use super::store::{Engine, Needs};
use super::tables::{of_whole, whole};
use crate::model::{Article, EntityId, EntityKind, Manifest};
use crate::text::Ordered;

/// Files read at most to part names; a name that stands in more is left to `corpus.toml`.
const MOST_FILES: usize = 24;

/// What a reader says of names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AliasEdit {
    /// Two are one: the names of `other` are names of `entity`.
    Merge {
        /// The one whose name is shown.
        entity: EntityId,
        /// The other.
        other: EntityId,
    },
    /// A name of an entity is not its: it stands for itself.
    Split {
        /// The entity.
        entity: EntityId,
        /// The name, as articles write it.
        name: String,
    },
}

/// What became of edits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aliased {
    /// All of them as `corpus.toml` has them, one for each entity whose names they change.
    pub pins: Vec<AliasPin>,
    /// Edits that change nothing, and why.
    pub refused: Vec<(AliasEdit, String)>,
    /// Files that could not be had; articles in them keep their names.
    pub missing: Vec<Missing>,
}

/// A table `[[entity]]` of `corpus.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AliasPin {
    /// The name to show.
    pub name: String,
    /// The kind.
    pub kind: EntityKind,
    /// Further names of it.
    pub names: Vec<String>,
    /// Names that are not its.
    pub apart: Vec<String>,
}

/// What edits laid over a corpus, and what is below.
#[derive(Debug)]
pub(super) struct Overlay {
    original: Manifest,
    plan: Plan,
}

impl Overlay {
    /// The article with the reader's names, where they differ.
    pub(super) fn article(&self, article: &Article) -> Option<Article> {
        edited(article, &self.plan)
    }
}

impl Engine {
    /// Lays edits over the corpus, in place of those that are there.
    pub(super) fn alias(&mut self, edits: &[AliasEdit], needs: &Needs) -> Answer {
        if edits.is_empty() && self.overlay.is_none() {
            return Answer::Aliased(Aliased::default());
        }
        if !edits.is_empty() && !self.is_whole(needs) {
            return self.not_whole(needs);
        }
        let Some(original) = self.overlay.as_ref().map(|overlay| &overlay.original).or(self.manifest.as_ref()) else {
            return Answer::Aliased(Aliased::default());
        };
        let mut plan = Plan::of(original, edits);
        let mut files = plan.files(original);
        if files.len() > MOST_FILES {
            plan = plan.without_splits(
                original,
                "The name stands in too many articles to be parted here; the tables for corpus.toml part it.",
            );
            files = plan.files(original);
        }
        for &file in &files {
            self.has(FileKey::Shard(file), needs);
        }
        if !needs.is_empty() {
            return Answer::Aliased(Aliased::default());
        }
        let original = original.clone();
        let read = |shard, id: &crate::model::ArticleId| self.below(shard, id);
        let manifest = contents::edited(&original, &mut plan, &read);
        let missing = self.missing(&original, files.into_iter().map(FileKey::Shard));
        let told = Aliased { pins: plan.pins(), refused: plan.refused.clone(), missing };
        let overlay = (!plan.is_empty()).then_some(Overlay { original, plan });
        self.edited = match &overlay {
            Some(overlay) => self.shards.values().flatten().filter_map(|article| overlay.article(article)).collect(),
            None => Vec::new(),
        };
        self.edited.order_by(|a, b| a.draft.id.cmp(&b.draft.id));
        // of a large corpus without edits, the pieces are enough again
        (self.manifest, self.columns) = match self.cut.take_if(|_| overlay.is_none()) {
            Some((manifest, columns)) => (Some(manifest), columns),
            None => {
                let columns = of_whole(&manifest);
                (Some(manifest), columns)
            }
        };
        self.overlay = overlay;
        self.suggest = std::sync::OnceLock::new();
        // what was read of articles to compare them has the names of before
        self.desk = std::cell::RefCell::default();
        Answer::Aliased(told)
    }

    /// Whether the table of contents is here, all of it; that of a large corpus is put together.
    fn is_whole(&mut self, needs: &Needs) -> bool {
        let Some(manifest) = self.manifest.as_ref().filter(|manifest| manifest.tables.is_some()) else { return true };
        let there = self.shelf.everything().into_iter().filter(|&key| !self.has(key, needs)).count() == 0;
        if there {
            let whole = whole(manifest, &self.columns, &self.shelf);
            let columns = std::mem::replace(&mut self.columns, of_whole(&whole));
            self.cut = self.manifest.replace(whole).map(|manifest| (manifest, columns));
        }
        there
    }

    /// Nothing is edited without the whole table of contents.
    fn not_whole(&self, needs: &Needs) -> Answer {
        let missing = self.manifest.as_ref().map(|manifest| self.missing(manifest, needs.asked())).unwrap_or_default();
        Answer::Aliased(Aliased { missing, ..Aliased::default() })
    }
}
