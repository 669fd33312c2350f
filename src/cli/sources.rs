//! Which files are meant by the paths that were given.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::sidecar;

/// Endings of files that are taken from a folder; a file that is named itself is read whatever its name.
const TEXT_ENDINGS: [&str; 2] = ["txt", "text"];

/// A file or folder that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rejected {
    pub source: String,
    pub reason: String,
}

/// What the paths lead to.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Files to read, in order, each once.
    pub files: Vec<PathBuf>,
    /// Paths that lead nowhere.
    pub rejected: Vec<Rejected>,
    /// Files in folders that are of no kind that is read.
    pub passed_over: Vec<PathBuf>,
}

/// Finds the files. Folders are searched in depth, in the order of names; hidden files and the sidecar are left out.
pub(super) fn find(paths: &[PathBuf]) -> Sources {
    let mut sources = Sources::default();
    for path in paths {
        if path.is_dir() {
            search(path, &mut sources);
        } else if path.exists() {
            sources.files.push(path.clone());
        } else {
            let reason = "there is no such file or folder; check the path".to_owned();
            sources.rejected.push(Rejected { source: shown(path), reason });
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    sources.files.retain(|file| seen.insert(file.clone()));
    sources
}

fn search(folder: &Path, sources: &mut Sources) {
    let is_hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry) if !entry.file_type().is_file() || entry.file_name() == sidecar::FILE_NAME => {}
            Ok(entry) if has_text_ending(entry.path()) => sources.files.push(entry.into_path()),
            Ok(entry) => sources.passed_over.push(entry.into_path()),
            Err(error) => {
                let source = error.path().unwrap_or(folder);
                let reason = match (error.loop_ancestor(), error.io_error()) {
                    (Some(_), _) => "the link leads back to a folder that it lies in; it was not followed".to_owned(),
                    (None, Some(cause)) => format!("cannot be opened: {cause}"),
                    (None, None) => "cannot be opened".to_owned(),
                };
                sources.rejected.push(Rejected { source: shown(source), reason });
            }
        }
    }
}

/// A file without an ending is taken as text; what is not text shows when it is read.
fn has_text_ending(path: &Path) -> bool {
    path.extension().is_none_or(|ending| TEXT_ENDINGS.iter().any(|text| ending.eq_ignore_ascii_case(text)))
}

/// A path as it is written in a corpus: with `/` on every system.
pub(super) fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() }
}
