//! Whether the files of a corpus are whole and agree with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::gzip::unpacked;
use super::layout::{MANIFEST, corpus_hash, hex};
use super::tables::whole;
use crate::index::{Chunk, Places, read_old};
use crate::ingest::breach;
use crate::model::{Article, ArticleId, ArticleRow, IndexChunk, Manifest, SCHEMA_VERSION, Shard, Span};

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path from the corpus's folder.
    pub path: String,
    /// What is wrong, as a sentence.
    pub message: String,
}

/// Reads every file through `read` and lists what is wrong: nothing, where the corpus is sound.
pub fn check(mut read: impl FnMut(&str) -> Result<Vec<u8>, String>) -> (Option<Manifest>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut report = |path: &str, message: String| problems.push(Problem { path: path.to_owned(), message });
    let manifest: Option<Manifest> = match read(MANIFEST).and_then(|bytes| parse(&bytes)) {
        Ok(manifest) => Some(manifest),
        Err(message) => {
            report(MANIFEST, message);
            None
        }
    };
    let Some(mut manifest) = manifest else { return (None, problems) };
    if manifest.schema > SCHEMA_VERSION {
        let message =
            format!("has format {}, this program reads up to {SCHEMA_VERSION}: use a newer version", manifest.schema);
        report(MANIFEST, message);
        return (Some(manifest), problems);
    }
    if corpus_hash(&mut manifest).ok().as_ref() != Some(&manifest.corpus) {
        report(MANIFEST, "was altered: its corpus hash does not fit its content".to_owned());
    }
    let manifest = match whole(manifest, &mut read) {
        Ok(manifest) => manifest,
        Err(problem) => {
            problems.push(problem);
            return (None, problems);
        }
    };
    let mut report = |path: &str, message: String| problems.push(Problem { path: path.to_owned(), message });
    let mut seen = BTreeSet::new();
    let rows: BTreeMap<&ArticleId, &ArticleRow> = manifest.articles.iter().map(|row| (&row.id, row)).collect();
    for (at, shard) in (0_u32..).zip(&manifest.shards) {
        match sound(shard, &mut read).and_then(|bytes| parse::<Vec<Article>>(&bytes)) {
            Err(message) => report(&shard.path, message),
            Ok(articles) => {
                for article in articles {
                    check_article(&article, &rows, at, &mut |message| report(&shard.path, message));
                    seen.insert(article.draft.id);
                }
            }
        }
    }
    for row in manifest.articles.iter().filter(|row| !seen.contains(&row.id)) {
        report(MANIFEST, format!("lists article {} that no sound file holds", row.id));
    }
    for chunk in &manifest.index {
        check_chunk(chunk, manifest.articles.len(), &mut read, &mut report);
    }
    problems.sort();
    (Some(manifest), problems)
}

/// What reads a file.
type Read<'a> = &'a mut dyn FnMut(&str) -> Result<Vec<u8>, String>;

fn check_chunk(chunk: &IndexChunk, articles: usize, read: Read<'_>, report: &mut dyn FnMut(&str, String)) {
    let path = &chunk.file.path;
    let terms = match sound(&chunk.file, read) {
        Ok(bytes) => bytes,
        Err(message) => return report(path, message),
    };
    let found = match &chunk.places {
        None => read_old(&terms),
        Some(places) => match sound(places, read) {
            Ok(bytes) => Chunk::decode(&terms).and_then(|terms| Ok((terms, Places::decode(&bytes)?))),
            Err(message) => return report(&places.path, message),
        },
    };
    match found {
        Err(message) => report(path, message),
        Ok((terms, places)) => {
            if let Some(fault) = terms.fault(articles, &places) {
                report(path, fault.to_owned());
            }
            if !terms.within(&chunk.first, &chunk.last) {
                report(path, "holds terms that the manifest places elsewhere".to_owned());
            }
        }
    }
}

/// The bytes of a file, unpacked, if they are those that were promised.
pub(crate) fn sound(shard: &Shard, read: Read<'_>) -> Result<Vec<u8>, String> {
    let bytes =
        unpacked(read(&shard.path)?, shard.bytes).map_err(|_| "was altered: it cannot be unpacked".to_owned())?;
    // tables keep the first half of a hash
    if shard.sha256.len() < 32 || !hex(&bytes).starts_with(&shard.sha256) {
        let size = if bytes.len() as u64 == shard.bytes { "" } else { " (its length differs as well)" };
        return Err(format!("was altered: its hash is not the one in the manifest{size}"));
    }
    Ok(bytes)
}

fn parse<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    serde_json::from_slice(bytes).map_err(|error| format!("cannot be read: {error}"))
}

fn check_article(
    article: &Article,
    rows: &BTreeMap<&ArticleId, &ArticleRow>,
    shard: u32,
    report: &mut dyn FnMut(String),
) {
    let draft = &article.draft;
    let id = &draft.id;
    match rows.get(id) {
        None => report(format!("holds article {id} that the manifest does not list")),
        Some(row) if row.shard != shard => {
            report(format!("holds article {id}, which the manifest places in another file"));
        }
        Some(_) => {}
    }
    if let Some(fault) = breach(draft) {
        report(format!("article {id}: {fault}"));
    }
    let inside = |block: u32, span: Span| {
        draft.blocks.get(block as usize).is_some_and(|block| block.text.get(span.range()).is_some())
    };
    let mentions = article.entities.iter().flat_map(|entity| &entity.mentions);
    let fits = mentions.into_iter().all(|mention| {
        draft
            .blocks
            .get(mention.block as usize)
            .is_some_and(|block| mention.place().span().of(&block.text) == mention.text)
    });
    if !fits {
        report(format!("article {id}: a mention does not stand where it says"));
    }
    if !article.quotes.iter().all(|quote| inside(quote.block, Span { start: quote.start, end: quote.end })) {
        report(format!("article {id}: a quotation lies outside its block"));
    }
}
