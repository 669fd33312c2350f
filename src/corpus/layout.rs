//! A corpus as files: names and bytes, the same for the same corpus.
//!
//! Files of articles and of the index carry their hash in their name, so that a new corpus never overwrites a file that
//! an old manifest points at, and a browser never mixes two versions.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::assemble::Corpus;
use crate::index::{Builder, chunks};
use crate::model::{IndexChunk, Manifest, Shard};

/// The file that names all others.
pub const MANIFEST: &str = "manifest.json";
/// Articles are gathered into a file until it has about this many bytes.
const SHARD_TARGET_BYTES: usize = 256 * 1024;
/// Occurrences of terms in one file of the index; about 150 kB of JSON.
const CHUNK_TARGET_OCCURRENCES: usize = 30_000;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path from the corpus's folder, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The manifest, complete, and all files; `manifest.json` is the last.
pub fn files(corpus: Corpus) -> Result<(Manifest, Vec<File>), serde_json::Error> {
    let Corpus { mut manifest, articles } = corpus;
    let mut files = Vec::new();

    let mut builder = Builder::default();
    let mut pending: Vec<String> = Vec::new();
    for (article, row) in articles.iter().zip(&mut manifest.articles) {
        let blocks = article.draft.blocks.iter().map(|block| block.text.as_str());
        builder.add(&row.title, blocks);
        let json = serde_json::to_string(article)?;
        let size: usize = pending.iter().map(String::len).sum();
        if size > 0 && size + json.len() > SHARD_TARGET_BYTES {
            manifest.shards.push(shard(&mut files, "articles", manifest.shards.len(), list(&pending)));
            pending.clear();
        }
        row.shard = u32::try_from(manifest.shards.len()).unwrap_or(u32::MAX);
        pending.push(json);
    }
    if !pending.is_empty() {
        manifest.shards.push(shard(&mut files, "articles", manifest.shards.len(), list(&pending)));
    }
    for (number, chunk) in chunks(builder.finish(), CHUNK_TARGET_OCCURRENCES).into_iter().enumerate() {
        let first = chunk.terms.first_key_value().map(|(term, _)| term.clone()).unwrap_or_default();
        let last = chunk.terms.last_key_value().map(|(term, _)| term.clone()).unwrap_or_default();
        let file = shard(&mut files, "index", number, json(&chunk)?);
        manifest.index.push(IndexChunk { file, first, last });
    }
    manifest.corpus = corpus_hash(&manifest)?;
    files.push(File { path: MANIFEST.to_owned(), bytes: json(&manifest)? });
    Ok((manifest, files))
}

/// The hash that a manifest must carry: of itself, without the hash.
pub(super) fn corpus_hash(manifest: &Manifest) -> Result<String, serde_json::Error> {
    let bare = Manifest { corpus: String::new(), ..manifest.clone() };
    Ok(hex(&json(&bare)?))
}

/// SHA-256 in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)]));
    Sha256::digest(bytes).iter().flat_map(digits).collect()
}

/// Whether a path, relative to a corpus's folder, has the form of a file that this program writes there.
pub fn is_own_file(path: &str) -> bool {
    let Some((folder, name)) = path.split_once('/') else { return path == MANIFEST };
    let Some((number, hash)) = name.strip_suffix(".json").and_then(|name| name.split_once('-')) else { return false };
    matches!(folder, "articles" | "index")
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && hash.len() == 16
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn shard(files: &mut Vec<File>, folder: &str, number: usize, bytes: Vec<u8>) -> Shard {
    let sha256 = hex(&bytes);
    let path = format!("{folder}/{number:04}-{}.json", sha256.get(..16).unwrap_or_default());
    let shard = Shard { path: path.clone(), bytes: bytes.len() as u64, sha256 };
    files.push(File { path, bytes });
    shard
}

/// One value a line, so that a change of an article is one line in a difference.
fn list(items: &[String]) -> Vec<u8> {
    format!("[\n{}\n]\n", items.join(",\n")).into_bytes()
}

fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
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
            ("articles/notes.json", false),
            ("articles/0000-0123456789abcdef.txt", false),
            ("pictures/0000-0123456789abcdef.json", false),
            ("readme.md", false),
        ] {
            assert_eq!(is_own_file(path), own, "{path}");
        }
    }
}
