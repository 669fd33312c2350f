//! The files that the engine has, and the machine that asks for more.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::alias::Overlay;
use super::columns::Columns;
use super::protocol::{Answer, Failure, FileKey, Missing, Request};
use super::suggest::SuggestTable;
use super::tables::{Shelf, of_whole};
use crate::compare::Desk;
use crate::index::{Chunk, Places, read_old};
use crate::model::{Article, ArticleId, Manifest, SCHEMA_VERSION, Shard};
use crate::text::Ordered;

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
    pub(super) shelf: Shelf,
    pub(super) chunks: BTreeMap<u32, Chunk>,
    pub(super) places: BTreeMap<u32, Places>,
    /// The reader's own names, and the articles here that they change, by identifier.
    pub(super) overlay: Option<Overlay>,
    pub(super) edited: Vec<Article>,
    /// Of a large corpus, its table of contents in pieces, while the reader's names need all of it.
    pub(super) cut: Option<(Manifest, Columns)>,
    /// Made when something is first suggested.
    pub(super) suggest: OnceLock<SuggestTable>,
    /// What was read of articles to compare them: asking twice takes less time, and gives the same answer.
    pub(super) desk: RefCell<Desk>,
    failed: BTreeMap<FileKey, String>,
}

/// What a request asks for: the files that are not here and may still be had, and those that cannot.
#[derive(Debug, Default)]
pub(super) struct Needs {
    wanted: RefCell<Vec<FileKey>>,
    failed: RefCell<Vec<FileKey>>,
}

impl Needs {
    /// Whether nothing is needed that may still be had.
    pub(super) fn is_empty(&self) -> bool {
        self.wanted.borrow().is_empty()
    }

    /// What was asked for and cannot be had.
    pub(super) fn asked(&self) -> Vec<FileKey> {
        self.failed.borrow().clone()
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

    /// Answers `request`, or names the files that it needs first.
    pub fn step(&mut self, request: &Request) -> Step {
        let needs = Needs::default();
        if let Request::Aliases(edits) = request
            && let Some(manifest) = &self.manifest
        {
            if let Some(step) = self.unready(manifest, &needs) {
                return step;
            }
            let answer = self.alias(edits, &needs);
            return self.told(answer, &needs);
        }
        let Some(manifest) = &self.manifest else {
            return match self.failed.get(&FileKey::Manifest) {
                Some(reason) => Step::Done(Answer::Failed(Failure::File(Missing {
                    path: self.path_of(None, FileKey::Manifest),
                    reason: reason.clone(),
                }))),
                None => Step::Fetch(vec![(FileKey::Manifest, self.path_of(None, FileKey::Manifest))]),
            };
        };
        if let Some(step) = self.unready(manifest, &needs) {
            return step;
        }
        let answer = match request {
            Request::Open => super::explore::overview(manifest, &self.columns),
            Request::Explore(query) => self.explore(manifest, query, &needs),
            Request::Hits(query, from, number) => self.hits(manifest, query, *from, *number, &needs),
            Request::Values(query, text) => self.values(manifest, query, text, &needs),
            Request::Article(id) => self.article(manifest, id, &needs),
            Request::Marks(id, words) => self.marks(manifest, id, words, &needs),
            Request::Diff(a, b) => super::compare::difference(a, b),
            Request::Heads(ids) => self.heads(manifest, ids, &needs),
            Request::Compare(ids) => self.compare(manifest, ids, &needs),
            Request::Entity(id) => self.entity(manifest, id, &needs),
            Request::Story(id) => self.story(manifest, id, &needs),
            Request::Suggest(line) => self.suggest(manifest, line),
            Request::Aliases(_) => Answer::Aliased(super::Aliased::default()),
        };
        self.told(answer, &needs)
    }

    /// What is to be done before a large corpus can answer anything.
    fn unready(&self, manifest: &Manifest, needs: &Needs) -> Option<Step> {
        manifest.tables.as_ref()?;
        let there = [FileKey::Start, FileKey::Labels].map(|key| self.has(key, needs));
        let missing = self.missing(manifest, needs.asked()).into_iter().next();
        match missing {
            _ if there == [true, true] => None,
            Some(missing) if needs.is_empty() => Some(Step::Done(Answer::Failed(Failure::File(missing)))),
            _ => Some(self.fetch(needs)),
        }
    }

    /// The answer, or first the files that it needs.
    fn told(&self, answer: Answer, needs: &Needs) -> Step {
        if needs.is_empty() { Step::Done(answer) } else { self.fetch(needs) }
    }

    fn fetch(&self, needs: &Needs) -> Step {
        let mut wanted = needs.wanted.take();
        wanted.sort_unstable();
        wanted.dedup();
        Step::Fetch(wanted.into_iter().map(|key| (key, self.path_of(self.manifest.as_ref(), key))).collect())
    }

    /// What is promised of a file: its length and its hash, of what is inside. The manifest is promised by nobody.
    pub fn promised(&self, key: FileKey) -> Option<&Shard> {
        shard_of(self.manifest.as_ref()?, &self.shelf, key)
    }

    /// Takes the bytes of a file that was asked for, unpacked where they were in gzip (elsewhere than in a browser they
    /// may be packed), or the reason why it cannot be had. Bytes that are not those that
    /// the manifest promises are such a reason too. Tells whether the file is here now.
    pub fn supply(&mut self, key: FileKey, bytes: Result<Vec<u8>, String>) -> bool {
        let taken = bytes.and_then(|bytes| self.take(key, bytes));
        let here = taken.is_ok();
        match taken {
            Ok(()) => drop(self.failed.remove(&key)),
            Err(reason) => drop(self.failed.insert(key, reason)),
        }
        here
    }

    fn take(&mut self, key: FileKey, bytes: Vec<u8>) -> Result<(), String> {
        if key == FileKey::Manifest {
            let manifest = read_manifest(&bytes)?;
            self.shelf = Shelf::default();
            self.desk = RefCell::default();
            self.cut = None;
            self.columns = if manifest.tables.is_none() { of_whole(&manifest) } else { Columns::default() };
            self.manifest = Some(manifest);
            (self.overlay, self.edited, self.suggest) = (None, Vec::new(), OnceLock::new());
            return Ok(());
        }
        let Some(manifest) = &mut self.manifest else { return Err("The manifest is not here yet.".to_owned()) };
        let Some(promised) = shard_of(manifest, &self.shelf, key) else {
            return Err("The manifest knows no such file.".to_owned());
        };
        let bytes = open(bytes, promised.bytes)?;
        if !is_promised(&bytes, promised) {
            return Err("It was altered or cut short: its hash is not the one in the manifest.".to_owned());
        }
        let bytes = bytes.as_slice();
        match key {
            FileKey::Manifest => {}
            FileKey::Start => {
                if let Some(columns) = self.shelf.take_start(manifest, bytes)? {
                    self.columns = columns;
                }
            }
            FileKey::Labels => {
                if let Some(columns) = self.shelf.take_labels(manifest, parse(bytes)?) {
                    self.columns = columns;
                }
            }
            FileKey::Heads(at) => self.shelf.take_heads(manifest, at, parse(bytes)?),
            FileKey::Ids(at) => {
                self.shelf.positions.insert(at, parse(bytes)?);
            }
            FileKey::Entities(at) => {
                self.shelf.details.insert(at, parse(bytes)?);
            }
            FileKey::Proposals => {
                manifest.proposals = parse(bytes)?;
                self.shelf.has_proposals = true;
            }
            FileKey::Shard(at) => {
                let articles: Vec<Article> = parse(bytes)?;
                if manifest.tables.is_some() {
                    self.shelf.take_articles(manifest, at, &articles);
                }
                if let Some(overlay) = &self.overlay {
                    self.edited.extend(articles.iter().filter_map(|article| overlay.article(article)));
                    self.edited.order_by(|a, b| a.draft.id.cmp(&b.draft.id));
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
    pub(super) fn has(&self, key: FileKey, needs: &Needs) -> bool {
        let here = match key {
            FileKey::Manifest => self.manifest.is_some(),
            FileKey::Start => self.shelf.has_start(),
            FileKey::Labels => self.shelf.has_labels(),
            FileKey::Heads(at) => self.shelf.has_heads(at),
            FileKey::Ids(at) => self.shelf.positions.contains_key(&at),
            FileKey::Entities(at) => self.shelf.details.contains_key(&at),
            FileKey::Proposals => self.shelf.has_proposals,
            FileKey::Shard(at) => self.shards.contains_key(&at),
            FileKey::Chunk(at) => self.chunks.contains_key(&at),
            FileKey::Places(at) => self.places.contains_key(&at),
        };
        if !here {
            let list = if self.failed.contains_key(&key) { &needs.failed } else { &needs.wanted };
            list.borrow_mut().push(key);
        }
        here
    }

    /// Whether a file cannot be had.
    pub(super) fn is_failed(&self, key: FileKey) -> bool {
        self.failed.contains_key(&key)
    }

    /// What could not be had of these files.
    pub(super) fn missing(&self, manifest: &Manifest, keys: impl IntoIterator<Item = FileKey>) -> Vec<Missing> {
        let mut missing: Vec<_> = keys
            .into_iter()
            .filter_map(|key| {
                let reason = self.failed.get(&key)?.clone();
                Some(Missing { path: self.path_of(Some(manifest), key), reason })
            })
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    fn path_of(&self, manifest: Option<&Manifest>, key: FileKey) -> String {
        let shard = manifest.and_then(|manifest| shard_of(manifest, &self.shelf, key));
        shard.map_or_else(|| "manifest.json".to_owned(), |shard| shard.path.clone())
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

fn shard_of<'a>(manifest: &'a Manifest, shelf: &'a Shelf, key: FileKey) -> Option<&'a Shard> {
    match key {
        FileKey::Manifest => None,
        FileKey::Start => manifest.tables.as_ref().map(|tables| &tables.start),
        FileKey::Labels => manifest.tables.as_ref().map(|tables| &tables.labels),
        FileKey::Shard(at) => manifest.shards.get(at as usize),
        FileKey::Chunk(at) => manifest.index.get(at as usize).map(|chunk| &chunk.file),
        FileKey::Places(at) => manifest.index.get(at as usize).and_then(|chunk| chunk.places.as_ref()),
        FileKey::Heads(_) | FileKey::Ids(_) | FileKey::Entities(_) | FileKey::Proposals => shelf.file(key),
    }
}

/// What is inside a file. In the browser whoever fetched it has unpacked it.
#[cfg(not(target_arch = "wasm32"))]
fn open(bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, String> {
    crate::corpus::unpacked(bytes, most).map_err(|_| "It was altered or cut short: it cannot be unpacked.".to_owned())
}

#[cfg(target_arch = "wasm32")]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn open(bytes: Vec<u8>, _: u64) -> Result<Vec<u8>, String> {
    Ok(bytes)
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
    // tables keep the first half of a hash
    (promised.len() == own.len() || promised.len() == 2 * own.len())
        && promised.chunks(2).zip(own).all(|(pair, byte)| match pair {
            [high, low] => digit(*high).zip(digit(*low)).is_some_and(|(high, low)| high * 16 + low == u32::from(byte)),
            _ => false,
        })
}
