//! A whole corpus in memory: for small ones, and for tests.

use super::build::{BuildError, Builder, Prepared};
use super::gzip::unpacked;
use super::layout::File;
use super::makers::Makers;
use super::scratch::Memory;
use crate::model::{About, Article, Draft, Manifest};

/// Articles with everything that was found in them, in the order of the manifest, and the files that hold them.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The table of contents.
    pub manifest: Manifest,
    /// The articles, in the order of the manifest's rows.
    pub articles: Vec<Article>,
    /// The files, `manifest.json` the last.
    pub files: Vec<File>,
}

/// Makes a corpus of what was read. The same drafts give the same corpus, in whatever order they come.
///
/// # Errors
///
/// When a draft is too large for scratch room.
pub fn assemble(drafts: Vec<Draft>, about: About) -> Result<Corpus, BuildError> {
    let makers = Makers { about, ..Makers::default() };
    let mut builder = Builder::new(Memory::default(), Memory::default(), makers);
    for draft in drafts {
        let prepared = Prepared::of(draft, builder.makers())?;
        builder.add(prepared)?;
    }
    let mut files: Vec<File> = Vec::new();
    let (manifest, ..) = builder.finish(&mut files, &())?;
    let mut articles = Vec::with_capacity(manifest.articles.len());
    for file in files.iter().filter(|file| manifest.shards.iter().any(|shard| shard.path == file.path)) {
        let bytes = unpacked(file.bytes.clone(), u64::MAX - 1)?;
        let shard: Vec<Article> = serde_json::from_slice(&bytes).map_err(std::io::Error::from)?;
        articles.extend(shard);
    }
    Ok(Corpus { manifest, articles, files })
}
