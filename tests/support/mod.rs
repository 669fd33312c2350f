//! What the tests share: the sample corpus in memory, the shared data beside the project, a reader's engine.
#![cfg(test)]
#![allow(dead_code, reason = "every test file uses its own part")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use parallax::corpus::{Corpus, File, MANIFEST, assemble};
use parallax::engine::{Answer, Engine, Request, Step};
use parallax::ingest::read;
use parallax::model::{About, Draft};

/// The package's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file or folder of the data that lies beside the project and is never part of it. Where it is absent, says so.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("PARALLAX_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let path = folder.join(name);
    if !path.exists() {
        writeln!(std::io::stderr(), "SKIPPED: there is no {}, so this test checked nothing", path.display()).ok()?;
        return None;
    }
    Some(path)
}

/// The drafts of every text file of a folder, in the order of names; the source is the file's name.
pub(crate) fn drafts(folder: &Path) -> Vec<Draft> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let draft =
        |path: &PathBuf| read(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(path).unwrap()).unwrap();
    paths.iter().map(draft).collect()
}

/// The sample corpus of this repository.
pub(crate) fn sample() -> Corpus {
    assemble(drafts(&root().join("corpus")), About { fictional: true, ..About::default() }).unwrap()
}

/// An engine whose files lie in memory; a file can be taken away or broken.
pub(crate) struct Reader {
    pub(crate) engine: Engine,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) fetched: Vec<String>,
}

impl Reader {
    pub(crate) fn new(corpus: Corpus) -> Self {
        let files = corpus.files.into_iter().map(|File { path, bytes }| (path, bytes)).collect();
        Self { engine: Engine::new(), files, fetched: Vec::new() }
    }

    /// On the files of a corpus on disk.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        for part in ["", "articles", "index", "tables"] {
            let Ok(listing) = std::fs::read_dir(folder.join(part)) else { continue };
            for path in listing.map(|entry| entry.unwrap().path()) {
                if path.is_file() {
                    let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                    files.insert(name, std::fs::read(path).unwrap());
                }
            }
        }
        Self { engine: Engine::new(), files, fetched: Vec::new() }
    }

    /// Asks, supplying what the engine wants, as the worker does.
    pub(crate) fn ask(&mut self, request: &Request) -> Answer {
        self.engine.begin();
        for _ in 0..10 {
            match self.engine.step(request) {
                Step::Done(answer) => return answer,
                Step::Fetch(wanted) => {
                    for (key, path) in wanted {
                        let bytes = self.files.get(&path).cloned().ok_or_else(|| "the server answered 404".to_owned());
                        self.engine.supply(key, bytes);
                        self.fetched.push(path);
                    }
                }
            }
        }
        panic!("the engine asks for files without end: {request:?}");
    }

    pub(crate) fn remove(&mut self, part: &str) {
        self.files.retain(|path, _| path == MANIFEST || !path.starts_with(part));
    }
}
