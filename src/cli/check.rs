//! `parallax check`.

use std::io::Write;
use std::path::Path;

use super::{Outcome, corpus_folder};
use crate::corpus;

/// Prints what is wrong with a corpus, a line each, or that nothing is.
pub(super) fn check(folder: &Path) -> anyhow::Result<Outcome> {
    let mut files = 0;
    let (manifest, problems) = corpus::check(|path| {
        files += 1;
        corpus_folder::read(folder, path)
    });
    let mut out = std::io::stdout().lock();
    for problem in &problems {
        writeln!(out, "{}: {}", folder.join(&problem.path).display(), problem.message)?;
    }
    if let Some(manifest) = manifest.filter(|_| problems.is_empty()) {
        writeln!(out, "sound: {} articles in {files} files, corpus {}", manifest.articles.len(), manifest.corpus)?;
        return Ok(Outcome::Clean);
    }
    Ok(Outcome::Flawed)
}
