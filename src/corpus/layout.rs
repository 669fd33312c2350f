//! A corpus as files: names and bytes, the same for the same corpus.
//!
//! Files of articles and of the index carry their hash in their name, so that a new corpus never overwrites a file that
//! an old manifest points at, and a browser never mixes two versions.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::groups::Groups;
use super::gzip::packed;
use super::makers::Makers;
use super::scratch::Scratch;
use super::tables::{self, ARTICLES, Kind, PLACES, TABLES, TERMS};
use crate::index::{Names, Runs, Terms};
use crate::model::{ArticleRow, Entity, EntityId, IndexChunk, Manifest, Proposal, SCHEMA_VERSION, Shard};

/// The file that names all others.
pub const MANIFEST: &str = "manifest.json";
/// How large files become.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    /// Articles are gathered into a file until it has about this many bytes.
    articles: usize,
    /// About the size of a file of terms.
    terms: usize,
    /// Whether tables hold what a small corpus has in its manifest, and files are in gzip.
    tables: bool,
}

/// Parts small enough to be fetched one by one.
const PARTS: Sizes = Sizes { articles: 256 * 1024, terms: 64 * 1024, tables: true };
/// A small corpus comes whole: its articles in one file, its terms in another.
const WHOLE: Sizes = Sizes { articles: 2 * 1024 * 1024, terms: 512 * 1024, tables: false };
/// Articles of a small corpus at most; together some two megabytes.
const SMALL: usize = 200;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path from the corpus's folder, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Writes into a file.
pub type Writing<'a> = &'a mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

/// Where the files of a corpus go.
pub trait Shelf {
    /// Puts down the file of that path with what `writing` writes.
    fn put(&mut self, path: &str, writing: Writing<'_>) -> io::Result<()>;
}

impl Shelf for Vec<File> {
    fn put(&mut self, path: &str, writing: Writing<'_>) -> io::Result<()> {
        let mut bytes = Vec::new();
        writing(&mut bytes)?;
        self.push(File { path: path.to_owned(), bytes });
        Ok(())
    }
}

/// The rows of the manifest and the files behind it, as they come.
pub(super) struct Rows<'a, S> {
    rows: Vec<ArticleRow>,
    pending: Vec<String>,
    size: usize,
    sizes: Sizes,
    shards: Vec<Shard>,
    index: Runs,
    scratch: &'a S,
}

impl<'a, S: Scratch> Rows<'a, S> {
    /// None yet, of so many.
    pub(super) fn new(scratch: &'a S, articles: usize) -> Self {
        let rows = Vec::with_capacity(articles);
        let sizes = if articles <= SMALL { WHOLE } else { PARTS };
        Self { rows, pending: Vec::new(), size: 0, sizes, shards: Vec::new(), index: Runs::default(), scratch }
    }

    /// Adds the next article, as JSON, with its row.
    pub(super) fn add(&mut self, json: String, mut row: ArticleRow, shelf: &mut dyn Shelf) -> io::Result<()> {
        if self.size > 0 && self.size + json.len() > self.sizes.articles {
            self.flush(shelf)?;
        }
        row.shard = u32::try_from(self.shards.len()).unwrap_or(u32::MAX);
        self.size += json.len();
        self.pending.push(json);
        self.rows.push(row);
        Ok(())
    }

    /// Adds the terms of the next articles.
    pub(super) fn index(&mut self, terms: Terms) -> io::Result<()> {
        self.index.add(terms, |page| self.scratch.put(page).map(|slot| (slot.offset, slot.length)))
    }

    fn flush(&mut self, shelf: &mut dyn Shelf) -> io::Result<()> {
        if !self.pending.is_empty() {
            let (number, bytes) = (self.shards.len(), list(&self.pending));
            let shard = if self.sizes.tables {
                put_file(shelf, ARTICLES, number, &bytes)?
            } else {
                shard(shelf, |hash| format!("articles/{number:04}-{hash}.json"), &bytes)?
            };
            self.shards.push(shard);
        }
        self.pending.clear();
        self.size = 0;
        Ok(())
    }
}

/// Puts down what is left: the index, and the manifest as the last.
pub(super) fn write<S: Scratch>(
    mut rows: Rows<'_, S>,
    (entities, proposals): (Vec<Entity>, Vec<Proposal>),
    groups: Groups,
    makers: &Makers,
    shelf: &mut dyn Shelf,
) -> io::Result<Manifest> {
    rows.flush(shelf)?;
    let Rows { rows: mut articles, shards, index: runs, scratch, sizes, .. } = rows;
    let entities = count(entities, &mut articles);
    let names = if sizes.tables { tables::names(&entities, &articles) } else { Names::new() };
    let mut index: Vec<IndexChunk> = Vec::new();
    let fetch = |(offset, length)| scratch.get(super::scratch::Slot { offset, length });
    runs.sections(names, sizes.terms, fetch, |section| {
        let (terms, places) = section.encode();
        let number = index.len();
        let (file, places) = if sizes.tables {
            (put_file(shelf, TERMS, number, &terms)?, put_file(shelf, PLACES, number, &places)?)
        } else {
            (
                shard(shelf, |hash| format!("index/{number:04}-{hash}.terms"), &terms)?,
                shard(shelf, |hash| format!("index/{number:04}-{hash}.places"), &places)?,
            )
        };
        let (first, last) = (section.first().to_owned(), section.last().to_owned());
        index.push(IndexChunk { file, first, last, places: Some(places) });
        Ok(())
    })?;
    let known: BTreeSet<&EntityId> = entities.iter().map(|entity| &entity.id).collect();
    let is_known = |proposal: &Proposal| known.contains(&proposal.entity) && known.contains(&proposal.other);
    let proposals = proposals.into_iter().filter(is_known).collect();
    let mut manifest = Manifest {
        schema: SCHEMA_VERSION,
        parser: env!("CARGO_PKG_VERSION").to_owned(),
        facts: crate::entities::facts_as_of().to_owned(),
        corpus: String::new(),
        about: makers.about.clone(),
        outlets: groups.outlets,
        stories: groups.stories,
        entities,
        proposals,
        articles,
        shards,
        index,
        tables: None,
    };
    if sizes.tables {
        manifest.tables = Some(tables::put_down(&manifest, shelf)?);
        let mut thin = tables::thin(&manifest);
        thin.corpus = corpus_hash(&mut thin)?;
        shelf.put(MANIFEST, &mut |out| write_json(out, &thin))?;
        manifest.corpus = thin.corpus;
    } else {
        manifest.corpus = corpus_hash(&mut manifest)?;
        shelf.put(MANIFEST, &mut |out| write_json(out, &manifest))?;
    }
    Ok(manifest)
}

/// Counts the articles of each entity and sorts the entities, the most frequent first; the rows' positions follow. An
/// entity that no article names is left out.
fn count(mut entities: Vec<Entity>, rows: &mut [ArticleRow]) -> Vec<Entity> {
    for at in rows.iter().flat_map(|row| &row.entities) {
        if let Some(entity) = entities.get_mut(*at as usize) {
            entity.articles += 1;
        }
    }
    let mut sorted: Vec<(u32, Entity)> = (0..).zip(entities).filter(|(_, entity)| entity.articles > 0).collect();
    sorted.sort_by(|(_, a), (_, b)| b.articles.cmp(&a.articles).then_with(|| (&a.name, &a.id).cmp(&(&b.name, &b.id))));
    let places: BTreeMap<u32, u32> = sorted.iter().map(|(old, _)| *old).zip(0..).collect();
    for list in rows.iter_mut().flat_map(|row| [&mut row.entities, &mut row.speakers]) {
        *list = list.iter().filter_map(|old| places.get(old).copied()).collect();
        list.sort_unstable();
    }
    sorted.into_iter().map(|(_, entity)| entity).collect()
}

/// The hash that a manifest must carry: of itself, without the hash.
pub(super) fn corpus_hash(manifest: &mut Manifest) -> io::Result<String> {
    let own = std::mem::take(&mut manifest.corpus);
    let mut digest = Digesting(Sha256::new());
    write_json(&mut digest, manifest)?;
    manifest.corpus = own;
    Ok(hex_of(&digest.0.finalize()))
}

/// What is written is hashed.
struct Digesting(Sha256);

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// SHA-256 in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    hex_of(&Sha256::digest(bytes))
}

pub(super) fn hex_of(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)]));
    digest.iter().flat_map(digits).collect()
}

/// Whether a path, relative to a corpus's folder, has the form of a file that this program writes there.
pub fn is_own_file(path: &str) -> bool {
    let Some((folder, name)) = path.split_once('/') else { return path == MANIFEST };
    let plain = [Kind("articles", ".json"), Kind("index", ".terms"), Kind("index", ".places"), Kind("index", ".json")];
    let mut kinds = plain.into_iter().chain([ARTICLES, TERMS, PLACES]).chain(TABLES);
    let stem = kinds.find_map(|Kind(own, ending)| name.strip_suffix(ending).filter(|_| own == folder));
    let Some((number, hash)) = stem.and_then(|stem| stem.split_once('-')) else { return false };
    !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && hash.len() == 16
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Puts down a file whose name has the first half of its hash in it.
fn shard(shelf: &mut dyn Shelf, path: impl Fn(&str) -> String, bytes: &[u8]) -> io::Result<Shard> {
    let sha256 = hex(bytes);
    let path = path(sha256.get(..16).unwrap_or_default());
    shelf.put(&path, &mut |out| out.write_all(bytes))?;
    Ok(Shard { path, bytes: bytes.len() as u64, sha256 })
}

/// Puts down a file of a kind, in gzip; the hash, of which half is kept, and the length are of what is inside.
pub(super) fn put_file(shelf: &mut dyn Shelf, kind: Kind, number: usize, bytes: &[u8]) -> io::Result<Shard> {
    let mut sha256 = hex(bytes);
    sha256.truncate(32);
    let (path, packed) = (kind.path(number, &sha256), packed(bytes)?);
    shelf.put(&path, &mut |out| out.write_all(&packed))?;
    Ok(Shard { path, bytes: bytes.len() as u64, sha256 })
}

/// One value a line, so that a change of an article is one line in a difference.
fn list(items: &[String]) -> Vec<u8> {
    format!("[\n{}\n]\n", items.join(",\n")).into_bytes()
}

fn write_json<T: Serialize>(mut out: &mut dyn Write, value: &T) -> io::Result<()> {
    serde_json::to_writer(&mut out, value)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_a_corpus_are_its_own() {
        for (path, own) in [
            ("manifest.json", true),
            ("articles/0000-0123456789abcdef.json", true),
            ("index/0012-0123456789abcdef.json", true),
            ("index/0012-0123456789abcdef.terms", true),
            ("index/0012-0123456789abcdef.places", true),
            ("articles/0012-0123456789abcdef.json.gz", true),
            ("index/0012-0123456789abcdef.terms.gz", true),
            ("tables/0000-0123456789abcdef.start.gz", true),
            ("tables/0000-0123456789abcdef.json.gz", false),
            ("articles/0012-0123456789abcdef.places", false),
            ("index/-0123456789abcdef.terms", false),
            ("articles/notes.json", false),
            ("articles/0000-0123456789abcdef.txt", false),
            ("pictures/0000-0123456789abcdef.json", false),
            ("readme.md", false),
        ] {
            assert_eq!(is_own_file(path), own, "{path}");
        }
    }
}
