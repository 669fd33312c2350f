//! Articles, stories and entities by identifier and position. What a large corpus keeps in files is asked for here.

use super::article::of_missing;
use super::protocol::{Failure, FileKey};
use super::store::{Engine, Needs};
use crate::corpus::Details;
use crate::index::folded;
use crate::model::{ArticleId, ArticleRow, Entity, EntityKind, Manifest, Story, StoryId};
use crate::text::slug;

impl Engine {
    /// The position of an article.
    pub(super) fn position(&self, manifest: &Manifest, id: &str, needs: &Needs) -> Option<u32> {
        if manifest.tables.is_none() {
            return self.columns.position(manifest, id);
        }
        let file = self.shelf.file_of_id(id)?;
        self.has(FileKey::Ids(file), needs);
        let ids = self.shelf.positions.get(&file)?;
        let found = ids.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        ids.get(found).map(|(_, at)| *at)
    }

    /// The row of an article, with all that lists show.
    pub(super) fn row_at<'a>(&self, manifest: &'a Manifest, at: u32, needs: &Needs) -> Option<&'a ArticleRow> {
        let here = manifest.tables.is_none()
            || match self.shelf.head_of(at) {
                Ok(()) => true,
                Err(file) => file.is_some_and(|file| self.has(file, needs)),
            };
        manifest.articles.get(at as usize).filter(|_| here)
    }

    /// The row of an article whose file cannot be had; none while that may still come.
    pub(super) fn row_without<'a>(
        &self,
        manifest: &'a Manifest,
        at: u32,
        file: FileKey,
        needs: &Needs,
    ) -> Option<&'a ArticleRow> {
        (manifest.tables.is_none() || self.is_failed(file)).then(|| self.row_at(manifest, at, needs)).flatten()
    }

    /// The row of the article with this identifier.
    pub(super) fn row<'a>(&self, manifest: &'a Manifest, id: &ArticleId, needs: &Needs) -> Option<&'a ArticleRow> {
        self.row_at(manifest, self.position(manifest, id.as_str(), needs)?, needs)
    }

    /// Why there is no such article: a file that tells is missing, or there is none.
    pub(super) fn no_article(&self, manifest: &Manifest, id: &ArticleId, needs: &Needs) -> Failure {
        of_missing(self.missing(manifest, needs.asked())).unwrap_or_else(|| Failure::NoSuchArticle(id.clone()))
    }

    /// The position of a story.
    pub(super) fn story_position(&self, manifest: &Manifest, id: &StoryId, needs: &Needs) -> Option<u32> {
        let by_id = |story: &Story| story.id == *id;
        if let Some(at) = manifest.stories.iter().position(by_id) {
            return u32::try_from(at).ok();
        }
        manifest.tables.as_ref()?;
        // a story has the identifier of its first article
        let first = self.position(manifest, id.as_str().strip_prefix("s-")?, needs)?;
        let at = self.columns.stories.get(first as usize).copied()?;
        (self.columns.members.get(at).first() == Some(&first)).then_some(at)
    }

    /// A story with its identifier and title, and the positions of its articles, by time.
    pub(super) fn story_at<'a>(
        &'a self,
        manifest: &'a Manifest,
        at: u32,
        needs: &Needs,
    ) -> Option<(&'a Story, &'a [u32])> {
        let (story, members) = (manifest.stories.get(at as usize)?, self.columns.members.get(at));
        if story.title.is_empty() || story.id.0.is_empty() {
            let file = members.first().and_then(|first| self.shelf.head_file(*first));
            file.filter(|file| self.has(*file, needs));
        }
        Some((story, members))
    }

    /// Everything about an entity, the articles that name it, and those that quote it.
    pub(super) fn whole_entity<'a>(
        &'a self,
        manifest: &'a Manifest,
        at: u32,
        needs: &Needs,
    ) -> Option<(&'a Entity, &'a [u32], &'a [u32])> {
        let columns = (self.columns.named_in.get(at), self.columns.quoted_in.get(at));
        if manifest.tables.is_none() {
            return Some((manifest.entities.get(at as usize)?, columns.0, columns.1));
        }
        let (file, place) = self.shelf.file_of_entity(at)?;
        self.has(FileKey::Entities(file), needs);
        let Details { entities, articles, speakers } = self.shelf.details.get(&file)?;
        let entity = entities.get(place as usize)?;
        if (at as usize) < manifest.entities.len() {
            return Some((entity, columns.0, columns.1));
        }
        Some((entity, articles.get(place as usize)?, speakers.get(place as usize)?))
    }

    /// An entity as facets show it: its identifier, name and kind are there.
    pub(super) fn entity_at<'a>(&'a self, manifest: &'a Manifest, at: u32, needs: &Needs) -> Option<&'a Entity> {
        let listed = manifest.entities.get(at as usize);
        listed.or_else(|| self.whole_entity(manifest, at, needs).map(|(entity, ..)| entity))
    }

    /// The articles that name an entity.
    pub(super) fn named_in<'a>(&'a self, manifest: &'a Manifest, at: u32, needs: &Needs) -> &'a [u32] {
        if (at as usize) < manifest.entities.len() {
            return self.columns.named_in.get(at);
        }
        self.whole_entity(manifest, at, needs).map_or(&[], |(_, articles, _)| articles)
    }

    /// An entity by its identifier, or by the slug of any of its names, so that a link outlives a change of main name.
    pub(super) fn find_entity(&self, manifest: &Manifest, value: &str, needs: &Needs) -> Option<u32> {
        if let Some(at) = self.columns.entity(manifest, value) {
            return Some(at);
        }
        let by_id = |at: &u32| self.entity_at(manifest, *at, needs).is_some_and(|entity| entity.id.as_str() == value);
        // most slugs are a name with other gaps; some have the kind behind it
        let likely = self.called(manifest, &folded(value), needs);
        let kinds = EntityKind::ALL.iter().filter_map(|kind| value.strip_suffix(kind.as_str())?.strip_suffix('-'));
        let without: Vec<u32> = kinds.flat_map(|name| self.called(manifest, &folded(name), needs)).collect();
        if let Some(found) = likely.iter().chain(&without).copied().find(by_id) {
            return Some(found);
        }
        let has_name = |at: &u32| {
            let entity = self.whole_entity(manifest, *at, needs);
            entity.is_some_and(|(entity, ..)| entity.aliases.iter().any(|alias| slug(&alias.name) == value))
        };
        // where all entities are here, all names are read
        let all = if manifest.tables.is_none() { 0..manifest.entities.len() as u32 } else { 0..0 };
        likely.iter().copied().chain(all).find(has_name)
    }

    /// The entities that are called so, folded.
    fn called(&self, manifest: &Manifest, name: &str, needs: &Needs) -> Vec<u32> {
        self.named(manifest, name, needs).into_iter().map(|named| named.entity).collect()
    }
}
