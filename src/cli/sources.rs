//! Which files the paths on the command line lead to, and what each is called in the corpus.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::sidecar;
use crate::source::Rejected;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Input {
    /// A file.
    File {
        /// Where it is.
        path: PathBuf,
        /// What it is called in the corpus.
        source: String,
        /// Its path below the folder that it was found in; none, where the user named it.
        below: Option<String>,
        /// Its size in bytes, where it has one.
        size: Option<u64>,
    },
    /// Standard input.
    Stdin,
}

impl Input {
    /// Its size in bytes, where it has one.
    pub(super) fn size(&self) -> Option<u64> {
        match self {
            Self::File { size, .. } => *size,
            Self::Stdin => None,
        }
    }
}

/// Where the paths lead.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// What to read, in order, each once.
    pub(super) inputs: Vec<Input>,
    /// Paths that lead nowhere.
    pub(super) rejected: Vec<Rejected>,
}

/// Finds the files. Folders are searched in depth, in the order of names; hidden files and the sidecar are left out.
/// `-` is standard input.
pub(super) fn find(paths: &[PathBuf]) -> Sources {
    let mut sources = Sources::default();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.inputs.push(Input::Stdin);
        } else if path.is_dir() {
            search(path, &mut sources);
        } else if path.exists() {
            sources.inputs.push(input(path.clone(), called(path, path), None));
        } else {
            let reason = "there is no such file or folder; check the path".to_owned();
            sources.rejected.push(Rejected { source: shown(path), reason });
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    sources.inputs.retain(|input| seen.insert(input.clone()));
    sources
}

fn search(folder: &Path, sources: &mut Sources) {
    let is_hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry) if !entry.file_type().is_file() || entry.file_name() == sidecar::FILE_NAME => {}
            Ok(entry) => {
                let source = called(folder, entry.path());
                let below = shown(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
                sources.inputs.push(input(entry.into_path(), source, Some(below)));
            }
            Err(error) => {
                let place = error.path().unwrap_or(folder);
                let reason = match (error.loop_ancestor(), error.io_error()) {
                    (Some(_), _) => "the link leads back to a folder that it lies in; it was not followed".to_owned(),
                    (None, Some(cause)) => format!("cannot be opened: {cause}"),
                    (None, None) => "cannot be opened".to_owned(),
                };
                sources.rejected.push(Rejected { source: called(folder, place), reason });
            }
        }
    }
}

fn input(path: PathBuf, source: String, below: Option<String>) -> Input {
    let size = path.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
    Input::File { path, source, below, size }
}

/// What a file found below `given` is called: its path as it was given, but an absolute path only from its last part
/// on, since a corpus is published and nobody needs to know where on a machine its files lay.
fn called(given: &Path, path: &Path) -> String {
    let from = if given.is_absolute() { given.parent() } else { None };
    let path = from.and_then(|from| path.strip_prefix(from).ok()).unwrap_or(path);
    shown(path.strip_prefix(".").unwrap_or(path))
}

/// A path as it is written in a corpus: with `/` on every system.
pub(super) fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_as_it_was_given_but_for_where_on_the_machine_it_lies() {
        for (given, path, source) in [
            ("raw", "raw/a/b.txt", "raw/a/b.txt"),
            (".", "./a.txt", "a.txt"),
            ("../raw", "../raw/a.txt", "../raw/a.txt"),
            ("/home/ana/raw", "/home/ana/raw/a/b.txt", "raw/a/b.txt"),
            ("/home/ana/a.txt", "/home/ana/a.txt", "a.txt"),
        ] {
            assert_eq!(called(Path::new(given), Path::new(path)), source, "{given}");
        }
    }
}
