//! The index as the engine has it, and the names in it: in a large corpus in its files, else in the manifest.

use super::explore::count;
use super::protocol::FileKey;
use super::store::{Engine, Needs};
use super::values::MOST_NAMES;
use crate::index::{Chunk, Files, Named, Places, folded, named, names_with};
use crate::model::Manifest;

/// A small corpus is some two megabytes; one that an older program wrote may be larger, and says no less.
const MOST_BYTES_OF_REST: u64 = 6_000_000;

/// The index as far as the engine has its files; what is asked for is noted.
pub(super) struct IndexFiles<'a> {
    pub(super) engine: &'a Engine,
    pub(super) manifest: &'a Manifest,
    pub(super) needs: &'a Needs,
}

impl Files for IndexFiles<'_> {
    fn len(&self) -> usize {
        self.manifest.index.len()
    }

    fn first(&self, at: usize) -> &str {
        self.manifest.index.get(at).map_or("", |chunk| &chunk.first)
    }

    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.engine.has(FileKey::Chunk(count(at)), self.needs);
        self.engine.chunks.get(&count(at))
    }

    fn places(&self, at: usize) -> Option<&Places> {
        // in old formats the places come with the terms
        let places = self.engine.places.get(&count(at));
        if places.is_none() && self.manifest.index.get(at).is_some_and(|chunk| chunk.places.is_some()) {
            self.engine.has(FileKey::Places(count(at)), self.needs);
        }
        places
    }
}

impl Engine {
    /// The articles and the index of a small corpus, as far as they are not here: with them nothing is left to be asked
    /// for. Nothing of a large corpus, of which nobody needs all.
    pub fn rest(&self) -> Vec<(FileKey, String)> {
        let Some(manifest) = self.manifest.as_ref().filter(|manifest| manifest.tables.is_none()) else {
            return Vec::new();
        };
        let shards = (0..).zip(&manifest.shards).map(|(at, file)| (FileKey::Shard(at), file));
        let chunks = (0..).zip(&manifest.index).map(|(at, chunk)| (FileKey::Chunk(at), &chunk.file));
        let places =
            (0..).zip(&manifest.index).filter_map(|(at, chunk)| Some((FileKey::Places(at), chunk.places.as_ref()?)));
        let files: Vec<_> = shards.chain(chunks).chain(places).collect();
        if files.iter().map(|(_, file)| file.bytes).fold(0, u64::saturating_add) > MOST_BYTES_OF_REST {
            return Vec::new();
        }
        let needs = Needs::default();
        let lacking = files.into_iter().filter(|(key, _)| !self.has(*key, &needs));
        lacking.map(|(key, file)| (key, file.path.clone())).collect()
    }

    /// Those who are called so, folded, as far as the files at hand tell.
    pub(super) fn named(&self, manifest: &Manifest, name: &str, needs: &Needs) -> Vec<Named> {
        if manifest.tables.is_some() {
            return named(&IndexFiles { engine: self, manifest, needs }, name);
        }
        let found = self.columns.named(manifest, name);
        found.filter_map(|at| as_named(manifest, at, name)).collect()
    }

    /// The names that begin so, each with those who are called so.
    pub(super) fn names_with<'a>(&'a self, manifest: &'a Manifest, beginning: &str, needs: &'a Needs) -> Vec<Named> {
        let files = IndexFiles { engine: self, manifest, needs };
        names_with(&files, beginning, 10 * MOST_NAMES).into_iter().flat_map(|(_, named)| named).collect()
    }
}

/// A listed entity as the index has it under one of its names.
pub(super) fn as_named(manifest: &Manifest, at: u32, name: &str) -> Option<Named> {
    let entity = manifest.entities.get(at as usize)?;
    let (mut own, mut all) = (0_u32, 0_u32);
    for alias in &entity.aliases {
        all = all.saturating_add(alias.mentions);
        if folded(&alias.name) == name {
            own = own.saturating_add(alias.mentions);
        }
    }
    Some(Named {
        entity: at,
        kind: entity.kind as u8,
        worth: if own < all { own.saturating_mul(2) } else { 0 },
        others: if entity.aliases.is_empty() {
            vec![entity.name.clone()]
        } else {
            entity.aliases.iter().take(Named::MOST_OTHERS).map(|alias| alias.name.clone()).collect()
        },
        ..Named::default()
    })
}
