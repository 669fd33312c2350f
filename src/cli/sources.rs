//! Which files the paths on the command line lead to, and what each is called in the corpus.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{corpus_folder, sidecar};
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
    /// Folders that hold a corpus, which is made of articles and is none, and what it is.
    pub(super) corpora: Vec<String>,
}

/// Finds the files. Folders are searched in depth, in the order of names; hidden files and the sidecar are left out, and
/// so are corpora, of which `out` is to be one. `-` is standard input.
pub(super) fn find(paths: &[PathBuf], out: &Path) -> Sources {
    let mut sources = Sources::default();
    let out = out.canonicalize().ok();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.inputs.push(Input::Stdin);
        } else if path.is_dir() {
            search(path, out.as_deref(), &mut sources);
        } else if sidecar::is_named(path) {
            // it says something of articles
        } else if path.exists() {
            sources.inputs.push(input(path.clone(), called(path, path), None));
        } else {
            let reason = "there is no such file or folder; check the path".to_owned();
            sources.rejected.push(Rejected { source: shown(path), reason });
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    sources.inputs.retain(|input| seen.insert(input.clone()));
    sources.corpora.sort();
    sources.corpora.dedup();
    sources
}

fn search(folder: &Path, out: Option<&Path>, sources: &mut Sources) {
    let is_hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let is_out = |path: &Path| out.is_some_and(|out| path.canonicalize().is_ok_and(|path| path == out));
    let mut corpora = Vec::new();
    let entries = entries.filter_entry(|entry| {
        let is_corpus = entry.file_type().is_dir() && (is_out(entry.path()) || corpus_folder::is_corpus(entry.path()));
        if is_corpus && !is_hidden(entry) {
            corpora.push(called(folder, entry.path()));
        }
        !is_hidden(entry) && !is_corpus
    });
    for entry in entries {
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
    sources.corpora.append(&mut corpora);
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
