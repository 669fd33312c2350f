//! A corpus on disk: reading it, and replacing it so that a failure leaves the old one whole.
//!
//! Files of articles and of the index have names of their own in every corpus; the manifest, which names them, is
//! renamed into its place at the very end, and only then are files that it does not name removed. Whenever the program
//! is stopped, the manifest that is there names files that are there.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::corpus::{File, MANIFEST, is_own_file};
use crate::model::{Article, Manifest, SCHEMA_VERSION};

/// Writes the files; `manifest.json` must be the last.
pub(super) fn write(folder: &Path, files: &[File]) -> anyhow::Result<()> {
    refuse_foreign(folder)?;
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make the folder {}", parent.display()))?;
        }
        // a file of that name was written by a run like this one, which may have been stopped half way: write it anew
        write_whole(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let current: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    remove_old(folder, &current)
}

/// Reads the manifest.
pub(super) fn manifest(folder: &Path) -> anyhow::Result<Manifest> {
    let path = folder.join(MANIFEST);
    let bytes = fs::read(&path).with_context(|| {
        format!("no corpus there (make one with `parallax ingest`): cannot read {}", path.display())
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

/// Reads one file of articles.
pub(super) fn shard(folder: &Path, path: &str) -> anyhow::Result<Vec<Article>> {
    let path = folder.join(path);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("not a file of articles: {}", path.display()))
}

/// A folder that holds other things than a corpus is not ours to write to.
fn refuse_foreign(folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() || folder.join(MANIFEST).is_file() {
        return Ok(());
    }
    let listing =
        fs::read_dir(folder).with_context(|| format!("cannot write the corpus there: {}", folder.display()))?;
    for entry in listing {
        let name = entry?.file_name();
        // what a run that was stopped may have left
        if name != "articles" && name != "index" && !name.to_string_lossy().starts_with(TEMPORARY) {
            bail!("holds files that are not of a corpus; give an empty folder or another name: {}", folder.display());
        }
    }
    Ok(())
}

const TEMPORARY: &str = ".parallax-";

/// Writes beside and renames, so that the path holds all of the bytes or what it held before.
fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = path.with_file_name(format!("{TEMPORARY}{}-{name}", std::process::id()));
    let written = fs::File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&temporary, path)).inspect_err(|_| {
        let _ = fs::remove_file(&temporary);
    })
}

/// Removes the files of earlier corpora and what stopped runs left; nothing else.
fn remove_old(folder: &Path, current: &BTreeSet<&str>) -> anyhow::Result<()> {
    for part in ["", "articles", "index"] {
        let Ok(listing) = fs::read_dir(folder.join(part)) else { continue };
        for entry in listing {
            let path: PathBuf = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let relative = if part.is_empty() { name.clone() } else { format!("{part}/{name}") };
            let old = is_own_file(&relative) && !current.contains(relative.as_str());
            if path.is_file() && (old || name.starts_with(TEMPORARY)) {
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
    }
    Ok(())
}
