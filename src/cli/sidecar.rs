//! `corpus.toml`: what the makers of a corpus say of it.

use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;

use crate::model::About;

/// Its name beside the raw files.
pub(super) const FILE_NAME: &str = "corpus.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sidecar {
    #[serde(default)]
    corpus: About,
}

/// Reads `given`, or the file of that name in the first of the folders, or nothing. A wrong key is an error that names
/// the line.
pub(super) fn read(given: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<About> {
    let beside =
        || paths.iter().find(|path| path.is_dir()).map(|folder| folder.join(FILE_NAME)).filter(|file| file.is_file());
    let Some(path) = given.map(Path::to_path_buf).or_else(beside) else { return Ok(About::default()) };
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let sidecar: Sidecar = toml::from_str(&text).with_context(|| format!("{} makes no sense", path.display()))?;
    Ok(sidecar.corpus)
}
