//! The files that the engine has, and the machine that asks for more.

use std::collections::BTreeMap;

use super::protocol::{Answer, Failure, FileKey, Missing, Request};
use crate::index::Chunk;
use crate::model::{Article, Manifest, SCHEMA_VERSION};

/// What a file of the corpus holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Of `manifest.json`.
    Manifest(Box<Manifest>),
    /// Of a file of articles.
    Shard(Vec<Article>),
    /// Of a file of the search index.
    Chunk(Chunk),
}

/// What follows from asking.
#[allow(clippy::large_enum_variant, reason = "a step is taken apart at once and never kept")]
#[derive(Clone, Debug)]
pub enum Step {
    /// These files first, in any order: supply each and ask again.
    Fetch(Vec<(FileKey, String)>),
    /// The answer.
    Done(Answer),
}

/// A corpus as far as it was loaded.
#[derive(Debug, Default)]
pub struct Engine {
    pub(super) manifest: Option<Manifest>,
    pub(super) shards: BTreeMap<u32, Vec<Article>>,
    pub(super) chunks: BTreeMap<u32, Chunk>,
    failed: BTreeMap<FileKey, String>,
}

/// Files that a request needs and that are not here.
#[derive(Debug, Default)]
pub(super) struct Needs(Vec<FileKey>);

impl Engine {
    /// An engine that has read nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets what could not be loaded, so that the next request tries again. Call it before each request.
    pub fn begin(&mut self) {
        self.failed.clear();
    }

    /// Answers `request`, or names the files that it needs first.
    pub fn step(&self, request: &Request) -> Step {
        let Some(manifest) = &self.manifest else {
            return match self.failed.get(&FileKey::Manifest) {
                Some(reason) => Step::Done(Answer::Failed(Failure::File(Missing {
                    path: path_of(None, FileKey::Manifest),
                    reason: reason.clone(),
                }))),
                None => Step::Fetch(vec![(FileKey::Manifest, path_of(None, FileKey::Manifest))]),
            };
        };
        let mut needs = Needs::default();
        let answer = match request {
            Request::Open => super::explore::overview(manifest),
            Request::Explore(query) => self.explore(manifest, query, &mut needs),
            Request::Article(id) => self.article(manifest, id, &mut needs),
            Request::Marks(id, words) => self.marks(manifest, id, words, &mut needs),
            Request::Heads(ids) => super::article::heads(manifest, ids),
            Request::Compare(ids) => self.compare(manifest, ids, &mut needs),
            Request::Entity(id) => self.entity(manifest, id, &mut needs),
            Request::Story(id) => self.story(manifest, id, &mut needs),
        };
        if needs.0.is_empty() {
            return Step::Done(answer);
        }
        needs.0.sort_unstable();
        needs.0.dedup();
        Step::Fetch(needs.0.into_iter().map(|key| (key, path_of(Some(manifest), key))).collect())
    }

    /// Takes a file that was asked for, or the reason why it cannot be had.
    pub fn supply(&mut self, key: FileKey, content: Result<Content, String>) {
        match (key, content) {
            (FileKey::Manifest, Ok(Content::Manifest(manifest))) if manifest.schema > SCHEMA_VERSION => {
                let found = manifest.schema;
                self.failed.insert(key, format!("The corpus has format {found}, and this page reads up to {SCHEMA_VERSION}: use a newer version of the page."));
            }
            (FileKey::Manifest, Ok(Content::Manifest(manifest))) => self.manifest = Some(*manifest),
            (FileKey::Shard(at), Ok(Content::Shard(articles))) => {
                self.shards.insert(at, articles);
            }
            (FileKey::Chunk(at), Ok(Content::Chunk(chunk))) => {
                self.chunks.insert(at, chunk);
            }
            (_, Ok(_)) => {
                self.failed.insert(key, "The file holds something else than its place promises.".to_owned());
            }
            (_, Err(reason)) => {
                self.failed.insert(key, reason);
            }
        }
    }

    /// Whether a file is here; where it is not and may still be had, it is noted as needed.
    pub(super) fn has(&self, key: FileKey, needs: &mut Needs) -> bool {
        let here = match key {
            FileKey::Manifest => self.manifest.is_some(),
            FileKey::Shard(at) => self.shards.contains_key(&at),
            FileKey::Chunk(at) => self.chunks.contains_key(&at),
        };
        if !here && !self.failed.contains_key(&key) {
            needs.0.push(key);
        }
        here
    }

    /// What could not be had of these files.
    pub(super) fn missing(&self, manifest: &Manifest, keys: impl IntoIterator<Item = FileKey>) -> Vec<Missing> {
        let mut missing: Vec<_> = keys
            .into_iter()
            .filter_map(|key| {
                let reason = self.failed.get(&key)?.clone();
                Some(Missing { path: path_of(Some(manifest), key), reason })
            })
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// The article, where its file is here.
    pub(super) fn find(&self, shard: u32, id: &crate::model::ArticleId) -> Option<&Article> {
        self.shards.get(&shard)?.iter().find(|article| article.draft.id == *id)
    }
}

fn path_of(manifest: Option<&Manifest>, key: FileKey) -> String {
    let path = match key {
        FileKey::Manifest => None,
        FileKey::Shard(at) => manifest.and_then(|manifest| manifest.shards.get(at as usize)).map(|shard| &shard.path),
        FileKey::Chunk(at) => {
            manifest.and_then(|manifest| manifest.index.get(at as usize)).map(|chunk| &chunk.file.path)
        }
    };
    path.cloned().unwrap_or_else(|| "manifest.json".to_owned())
}
