//! `parallax check`.

use std::io::Write;
use std::path::Path;

use super::Outcome;
use crate::corpus;

/// Prints what is wrong with a corpus, a line each, or that nothing is.
pub(super) fn check(folder: &Path) -> anyhow::Result<Outcome> {
    let (manifest, problems) =
        corpus::check(|path| std::fs::read(folder.join(path)).map_err(|error| format!("cannot be read: {error}")));
    let mut out = std::io::stdout().lock();
    for problem in &problems {
        writeln!(out, "{}: {}", folder.join(&problem.path).display(), problem.message)?;
    }
    if let Some(manifest) = manifest.filter(|_| problems.is_empty()) {
        let places = manifest.index.iter().filter(|chunk| chunk.places.is_some()).count();
        let files = 1 + manifest.shards.len() + manifest.index.len() + places;
        writeln!(out, "sound: {} articles in {files} files, corpus {}", manifest.articles.len(), manifest.corpus)?;
        return Ok(Outcome::Clean);
    }
    Ok(Outcome::Flawed)
}
