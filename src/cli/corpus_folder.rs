//! A corpus on disk: reading it, and replacing it so that a failure leaves the old one whole.
//!
//! Files of articles and of the index have names of their own in every corpus; the manifest, which names them, is
//! renamed into its place at the very end, and only then are files that it does not name removed. Whenever the program
//! is stopped, the manifest that is there names files that are there.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufReader, BufWriter, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;

use super::scratch_file::ScratchFile;
use crate::corpus::{MANIFEST, Shelf, Writing, is_own_file, sound, whole};
use crate::model::{Article, Manifest, SCHEMA_VERSION, Shard};

/// A corpus being written.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// Whether it was made for this corpus, and goes again where none comes about.
    made: bool,
    written: BTreeSet<String>,
}

impl Folder {
    /// Begins a corpus in `folder`, which is made where there is none.
    pub(super) fn begin(folder: &Path) -> anyhow::Result<Self> {
        refuse_foreign(folder)?;
        let made = !folder.exists();
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        Ok(Self { path: folder.to_owned(), made, written: BTreeSet::new() })
    }

    /// A file that is only there while the corpus is written.
    pub(super) fn scratch(&self, name: &str) -> anyhow::Result<ScratchFile> {
        let path = self.path.join(format!("{TEMPORARY}{}-{name}", std::process::id()));
        ScratchFile::create(&path).with_context(|| format!("cannot write {}", path.display()))
    }

    /// The corpus is whole: removes the files of earlier corpora and what stopped runs left; nothing else.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        self.made = false;
        for part in ["", "articles", "index", "tables"] {
            let Ok(listing) = fs::read_dir(self.path.join(part)) else { continue };
            for entry in listing {
                let path: PathBuf = entry?.path();
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let relative = if part.is_empty() { name.clone() } else { format!("{part}/{name}") };
                let old = is_own_file(&relative) && !self.written.contains(&relative);
                if path.is_file() && (old || is_temporary(&name)) {
                    fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
                }
            }
        }
        Ok(())
    }
}

impl Shelf for Folder {
    fn put(&mut self, path: &str, writing: Writing<'_>) -> std::io::Result<()> {
        let whole = self.path.join(path);
        let named = |error: std::io::Error| std::io::Error::new(error.kind(), format!("{}: {error}", whole.display()));
        if let Some(parent) = whole.parent() {
            fs::create_dir_all(parent).map_err(named)?;
        }
        // a file of that name was written by a run like this one, which may have been stopped half way: write it anew
        write_whole(&whole, writing).map_err(named)?;
        self.written.insert(path.to_owned());
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.made {
            // files that no manifest names; none of them was there before
            for path in &self.written {
                let _ = fs::remove_file(self.path.join(path));
            }
            for part in ["articles", "index", "tables", ""] {
                let _ = fs::remove_dir(self.path.join(part));
            }
        }
    }
}

/// Reads a file of a corpus, unpacked or not.
pub(super) fn read(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    fs::read(folder.join(path)).map_err(|error| format!("cannot be read: {error}"))
}

/// Reads the manifest as it stands there; a large corpus has most of it in tables.
pub(super) fn head(folder: &Path) -> anyhow::Result<Manifest> {
    let path = folder.join(MANIFEST);
    let bytes = fs::read(&path).map_err(|error| {
        let none = match error.kind() {
            ErrorKind::NotFound => "no corpus there (make one with `parallax ingest`): ",
            _ => "",
        };
        anyhow::Error::from(error).context(format!("{none}cannot read {}", path.display()))
    })?;
    let manifest: Manifest =
        serde_json::from_slice(&bytes).with_context(|| format!("not a corpus's manifest: {}", path.display()))?;
    if manifest.schema > SCHEMA_VERSION {
        let found = manifest.schema;
        bail!(
            "the corpus has format {found}, and this program reads up to {SCHEMA_VERSION}; use a newer version: {}",
            path.display()
        );
    }
    Ok(manifest)
}

/// Reads the manifest with all that its tables hold.
pub(super) fn manifest(folder: &Path) -> anyhow::Result<Manifest> {
    whole(head(folder)?, &mut |path| read(folder, path))
        .map_err(|problem| anyhow::anyhow!("{}: {}", folder.join(problem.path).display(), problem.message))
}

/// Reads one file of articles, if it is the one that the manifest names.
pub(super) fn shard(folder: &Path, shard: &Shard) -> anyhow::Result<Vec<Article>> {
    let path = folder.join(&shard.path);
    let bytes = sound(shard, &mut |path| read(folder, path))
        .map_err(|message| anyhow::anyhow!("{}: {message}; make the corpus anew", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("not a file of articles: {}", path.display()))
}

/// Whether a folder holds a corpus, by what its manifest says of itself.
pub(super) fn is_corpus(folder: &Path) -> bool {
    #[derive(Deserialize)]
    struct Signs {
        #[serde(rename = "schema")]
        _schema: u32,
        #[serde(rename = "corpus")]
        _corpus: String,
    }
    fs::File::open(folder.join(MANIFEST))
        .is_ok_and(|file| serde_json::from_reader::<_, Signs>(BufReader::new(file)).is_ok())
}

/// A folder that holds other things than a corpus is not ours to write to.
fn refuse_foreign(folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() || is_corpus(folder) {
        return Ok(());
    }
    let path = folder.join(MANIFEST);
    if path.exists() {
        bail!(
            "not a corpus's manifest, so it is not overwritten; give an empty folder or another name: {}",
            path.display()
        );
    }
    let listing =
        fs::read_dir(folder).with_context(|| format!("cannot write the corpus there: {}", folder.display()))?;
    for entry in listing {
        let name = entry?.file_name();
        // what a run that was stopped may have left
        if !["articles", "index", "tables"].iter().any(|own| name == *own)
            && !name.to_string_lossy().starts_with(TEMPORARY)
        {
            bail!("holds files that are not of a corpus; give an empty folder or another name: {}", folder.display());
        }
    }
    Ok(())
}

/// How the names of hidden files begin that lie beside a corpus.
pub(super) const TEMPORARY: &str = ".parallax-";

/// Whether a stopped run may have left it: `.parallax-4711-work`. What is kept for the next run has no number.
fn is_temporary(name: &str) -> bool {
    name.strip_prefix(TEMPORARY).is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Writes beside and renames, so that the path holds all of the bytes or what it held before.
fn write_whole(path: &Path, writing: Writing<'_>) -> std::io::Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = path.with_file_name(format!("{TEMPORARY}{}-{name}", std::process::id()));
    let written = fs::File::create(&temporary).and_then(|file| {
        let mut file = BufWriter::new(file);
        writing(&mut file)?;
        file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()
    });
    written.and_then(|()| fs::rename(&temporary, path)).inspect_err(|_| {
        let _ = fs::remove_file(&temporary);
    })
}
