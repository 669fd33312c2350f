//! The files that the engine has, and the machine that asks for more.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::alias::Overlay;
use super::columns::Columns;
use super::protocol::{Answer, Failure, FileKey, Missing, Request};
use super::suggest::SuggestTable;
use crate::index::{Chunk, Places, read_old};
use crate::model::{Article, ArticleId, Manifest, SCHEMA_VERSION, Shard};

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
    pub(super) columns: Columns,
    pub(super) chunks: BTreeMap<u32, Chunk>,
    pub(super) places: BTreeMap<u32, Places>,
    /// The reader's own names, and the articles here that they change, by identifier.
    pub(super) overlay: Option<Overlay>,
    pub(super) edited: Vec<Article>,
    /// Made when something is first suggested.
    pub(super) suggest: OnceLock<SuggestTable>,
    failed: BTreeMap<FileKey, String>,
}

/// Files that a request needs and that are not here.
#[derive(Debug, Default)]
pub(super) struct Needs(Vec<FileKey>);

impl Needs {
    /// Whether nothing is needed.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Engine {
    /// An engine that has read nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets what could not be loaded, so that the next request tries again. Call it before each request.
    pub fn begin(&mut self) {
        self.failed.clear();
    }

    /// As [`Engine::step`]; the reader's own names hold from now on.
    pub fn answer(&mut self, request: &Request) -> Step {
        if let Request::Aliases(edits) = request
            && let Some(laid) = self.aliases(edits, &mut Needs::default())
        {
            return Step::Done(self.lay(laid));
        }
        self.step(request)
    }

    /// Answers `request`, or names the files that it needs first. Of the reader's own names it only tells what would
    /// become of them.
    pub fn step(&self, request: &Request) -> Step {
        let mut needs = Needs::default();
        let Some(manifest) = &self.manifest else {
            return match self.failed.get(&FileKey::Manifest) {
                Some(reason) => Step::Done(Answer::Failed(Failure::File(Missing {
                    path: path_of(None, FileKey::Manifest),
                    reason: reason.clone(),
                }))),
                None => Step::Fetch(vec![(FileKey::Manifest, path_of(None, FileKey::Manifest))]),
            };
        };
        let answer = match request {
            Request::Open => super::explore::overview(manifest),
            Request::Explore(query) => self.explore(manifest, query, &mut needs),
            Request::Article(id) => self.article(manifest, id, &mut needs),
            Request::Marks(id, words) => self.marks(manifest, id, words, &mut needs),
            Request::Heads(ids) => super::article::heads(manifest, ids),
            Request::Compare(ids) => self.compare(manifest, ids, &mut needs),
            Request::Entity(id) => self.entity(manifest, id, &mut needs),
            Request::Story(id) => self.story(manifest, id, &mut needs),
            Request::Suggest(line) => self.suggest(manifest, line),
            Request::Aliases(edits) => {
                self.aliases(edits, &mut needs).map_or_else(|| Answer::Aliased(super::Aliased::default()), Answer::from)
            }
        };
        self.told(answer, needs)
    }

    /// The answer, or first the files that it needs.
    fn told(&self, answer: Answer, mut needs: Needs) -> Step {
        if needs.0.is_empty() {
            return Step::Done(answer);
        }
        needs.0.sort_unstable();
        needs.0.dedup();
        Step::Fetch(needs.0.into_iter().map(|key| (key, path_of(self.manifest.as_ref(), key))).collect())
    }

    /// Takes the bytes of a file that was asked for, or the reason why it cannot be had. Bytes that are not those that
    /// the manifest promises are such a reason too.
    pub fn supply(&mut self, key: FileKey, bytes: Result<Vec<u8>, String>) {
        if let Err(reason) = bytes.and_then(|bytes| self.take(key, &bytes)) {
            self.failed.insert(key, reason);
        }
    }

    fn take(&mut self, key: FileKey, bytes: &[u8]) -> Result<(), String> {
        if key == FileKey::Manifest {
            let manifest = read_manifest(bytes)?;
            self.columns = Columns::of(&manifest);
            self.manifest = Some(manifest);
            (self.overlay, self.edited, self.suggest) = (None, Vec::new(), OnceLock::new());
            return Ok(());
        }
        let Some(promised) = self.manifest.as_ref().and_then(|manifest| shard_of(manifest, key)) else {
            return Err("The manifest knows no such file.".to_owned());
        };
        if !is_promised(bytes, promised) {
            return Err("It was altered or cut short: its hash is not the one in the manifest.".to_owned());
        }
        match key {
            FileKey::Manifest => {}
            FileKey::Shard(at) => {
                let articles: Vec<Article> = parse(bytes)?;
                if let Some(overlay) = &self.overlay {
                    self.edited.extend(articles.iter().filter_map(|article| overlay.article(article)));
                    self.edited.sort_by(|a, b| a.draft.id.cmp(&b.draft.id));
                }
                self.shards.insert(at, articles);
            }
            FileKey::Chunk(at) if self.is_old_chunk(at) => {
                let (chunk, places) = read_old(bytes)?;
                self.chunks.insert(at, chunk);
                self.places.insert(at, places);
            }
            FileKey::Chunk(at) => {
                self.chunks.insert(at, Chunk::decode(bytes)?);
            }
            FileKey::Places(at) => {
                self.places.insert(at, Places::decode(bytes)?);
            }
        }
        Ok(())
    }

    /// Until format 2 the places came with the terms.
    fn is_old_chunk(&self, at: u32) -> bool {
        let chunk = self.manifest.as_ref().and_then(|manifest| manifest.index.get(at as usize));
        chunk.is_some_and(|chunk| chunk.places.is_none())
    }

    /// Whether a file is here; where it is not and may still be had, it is noted as needed.
    pub(super) fn has(&self, key: FileKey, needs: &mut Needs) -> bool {
        let here = match key {
            FileKey::Manifest => self.manifest.is_some(),
            FileKey::Shard(at) => self.shards.contains_key(&at),
            FileKey::Chunk(at) => self.chunks.contains_key(&at),
            FileKey::Places(at) => self.places.contains_key(&at),
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

    /// The article, where its file is here, with the reader's names.
    pub(super) fn find(&self, shard: u32, id: &ArticleId) -> Option<&Article> {
        let edited = self.edited.binary_search_by(|article| article.draft.id.cmp(id)).ok();
        edited.and_then(|at| self.edited.get(at)).or_else(|| self.below(shard, id))
    }

    /// The article as it was made.
    pub(super) fn below(&self, shard: u32, id: &ArticleId) -> Option<&Article> {
        self.shards.get(&shard)?.iter().find(|article| article.draft.id == *id)
    }
}

fn path_of(manifest: Option<&Manifest>, key: FileKey) -> String {
    let shard = manifest.and_then(|manifest| shard_of(manifest, key));
    shard.map_or_else(|| "manifest.json".to_owned(), |shard| shard.path.clone())
}

fn shard_of(manifest: &Manifest, key: FileKey) -> Option<&Shard> {
    match key {
        FileKey::Manifest => None,
        FileKey::Shard(at) => manifest.shards.get(at as usize),
        FileKey::Chunk(at) => manifest.index.get(at as usize).map(|chunk| &chunk.file),
        FileKey::Places(at) => manifest.index.get(at as usize).and_then(|chunk| chunk.places.as_ref()),
    }
}

fn parse<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, String> {
    serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => format!("It does not have the form of a corpus: {error}."),
        _ => "It is cut short, or no JSON.".to_owned(),
    })
}

fn read_manifest(bytes: &[u8]) -> Result<Manifest, String> {
    /// What every format has.
    #[derive(Deserialize)]
    struct Version {
        schema: u32,
    }
    let found = parse::<Version>(bytes)?.schema;
    if found > SCHEMA_VERSION {
        return Err(format!(
            "The corpus has format {found}, and this page reads up to {SCHEMA_VERSION}: use a newer version of the page."
        ));
    }
    parse(bytes)
}

fn is_promised(bytes: &[u8], shard: &Shard) -> bool {
    let digit = |letter: u8| char::from(letter).to_digit(16);
    let promised = shard.sha256.as_bytes();
    let own = Sha256::digest(bytes);
    promised.len() == 2 * own.len()
        && promised.chunks(2).zip(own).all(|(pair, byte)| match pair {
            [high, low] => digit(*high).zip(digit(*low)).is_some_and(|(high, low)| high * 16 + low == u32::from(byte)),
            _ => false,
        })
}
