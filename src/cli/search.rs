//! `parallax search`: the page's own engine on a corpus on disk.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};
use serde::Serialize;

use super::explain::visible;
use super::{Outcome, SearchFormat, corpus_folder};
use crate::engine::{Answer, Engine, Explored, Failure, Hit, Missing, Query, Request, Step, Understood};
use crate::state::present::counted;

/// What is looked for.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub words: String,
    pub limit: u32,
    pub exact: bool,
}

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct Output<'a> {
    query: &'a str,
    understood: &'a Understood,
    total: u32,
    hits: &'a [Hit],
    missing: &'a [Missing],
}

/// Prints the articles that a search finds. Exit status 1, where files could not be read, and the rest was searched.
pub(super) fn search(folder: &Path, wish: Wish, format: SearchFormat) -> anyhow::Result<Outcome> {
    // a query on the command line is not being typed: its last word is whole
    let words = format!("{} ", wish.words);
    let query = Query { words, exact: wish.exact, limit: wish.limit, ..Query::default() };
    // read here for its faults: the engine speaks to whoever looks at the page
    corpus_folder::head(folder)?;
    let found = explore(folder, query)?;
    let mut out = std::io::stdout().lock();
    if format == SearchFormat::Json {
        let output = Output {
            query: &wish.words,
            understood: &found.understood,
            total: found.total,
            hits: &found.hits,
            missing: &found.missing,
        };
        serde_json::to_writer_pretty(&mut out, &output).map_err(std::io::Error::from)?;
        writeln!(out).context("cannot write to standard output")?;
    } else {
        table(&mut out, &wish.words, &found)?;
    }
    for missing in &found.missing {
        writeln!(std::io::stderr(), "parallax: {}: {}", folder.join(&missing.path).display(), missing.reason)?;
    }
    Ok(if found.missing.is_empty() { Outcome::Clean } else { Outcome::Flawed })
}

/// Drives the engine as the page's worker does.
fn explore(folder: &Path, query: Query) -> anyhow::Result<Explored> {
    let request = Request::Explore(query);
    let mut engine = Engine::new();
    engine.begin();
    loop {
        match engine.step(&request) {
            Step::Fetch(files) => {
                for (key, path) in files {
                    let bytes = std::fs::read(folder.join(&path)).map_err(|error| format!("cannot be read: {error}"));
                    engine.supply(key, bytes);
                }
            }
            Step::Done(Answer::Explored(found)) => return Ok(found),
            Step::Done(Answer::Failed(Failure::File(Missing { path, reason }))) => {
                bail!("{}: {reason}", folder.join(path).display())
            }
            Step::Done(_) => bail!("the engine answered another question"),
        }
    }
}

fn table(out: &mut impl Write, words: &str, found: &Explored) -> anyhow::Result<()> {
    for fault in &found.understood.faults {
        let part = fault.span.of(words);
        let message = visible(&fault.message);
        writeln!(std::io::stderr(), "parallax: at {}, {:?}: {message}", fault.span.start + 1, visible(part))?;
    }
    for hit in &found.hits {
        let head = &hit.head;
        let when = head.published.map(|moment| moment.date.to_string()).unwrap_or_default();
        let outlet = head.outlet_name.as_deref().unwrap_or_default();
        writeln!(out, "{}  {when:10}  {}  {}", head.id, visible(outlet), visible(&head.title))?;
        if let Some(passage) = hit.passages.first() {
            writeln!(out, "    {}", visible(&passage.text))?;
        }
    }
    let shown =
        if found.hits.len() < found.total as usize { format!(" ({} shown)", found.hits.len()) } else { String::new() };
    writeln!(out, "{}{shown}", counted(found.total as usize, "article")).context("cannot write to standard output")
}
