//! `parallax ingest`.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::sources::{Rejected, Sources, find, shown};
use super::{Outcome, corpus_folder, sidecar};
use crate::corpus::assemble;
use crate::ingest::read;
use crate::model::{ArticleId, Draft, Manifest};

/// Reads everything that the paths lead to and writes the corpus.
pub(super) fn ingest(paths: &[PathBuf], out: &Path, metadata: Option<&Path>) -> anyhow::Result<Outcome> {
    let about = sidecar::read(metadata, paths)?;
    let Sources { files: found, mut rejected, passed_over } = find(paths);
    let mut drafts = Vec::new();
    for result in read_all(&found) {
        match result {
            Ok(draft) => drafts.push(draft),
            Err(reject) => rejected.push(reject),
        }
    }
    let drafts = without_duplicates(drafts, &mut rejected);
    rejected.sort();
    report(&rejected, &passed_over)?;
    if drafts.is_empty() {
        bail!("no article was taken, so nothing was written to {}", out.display());
    }
    let corpus = assemble(drafts, about).context("cannot make the corpus")?;
    corpus_folder::write(out, &corpus.files)?;
    let manifest = corpus.manifest;
    writeln!(std::io::stdout(), "{}", summary(&manifest, out)).context("cannot write to standard output")?;
    Ok(if rejected.is_empty() { Outcome::Clean } else { Outcome::Flawed })
}

/// Every file as a draft or with the reason why not, in the order of the files; on all cores.
fn read_all(files: &[PathBuf]) -> Vec<Result<Draft, Rejected>> {
    let bar = progress(files.len() as u64);
    let results = files
        .par_iter()
        .map(|path| {
            let source = shown(path);
            let result = match std::fs::read(path) {
                Ok(bytes) => read(&source, &bytes).map_err(|error| without_path(&error.to_string(), &source)),
                Err(error) => Err(format!("cannot be read: {error}")),
            };
            bar.inc(1);
            result.map_err(|reason| Rejected { source, reason })
        })
        .collect();
    bar.finish_and_clear();
    results
}

/// An error's message without the path at its end: the list names it in front.
fn without_path(message: &str, source: &str) -> String {
    message.strip_suffix(source).map_or(message, |message| message.trim_end_matches(": ")).to_owned()
}

fn progress(files: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files);
    if let Ok(style) = ProgressStyle::with_template("reading {wide_bar} {pos}/{len}, {per_sec}, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// Of files with the same bytes the first by name is taken.
fn without_duplicates(mut drafts: Vec<Draft>, rejected: &mut Vec<Rejected>) -> Vec<Draft> {
    drafts.sort_by(|a, b| a.source.cmp(&b.source));
    let mut first: BTreeMap<ArticleId, String> = BTreeMap::new();
    drafts.retain(|draft| {
        let Some(kept) = first.get(&draft.id) else {
            first.insert(draft.id.clone(), draft.source.clone());
            return true;
        };
        let reason = format!("has the same bytes as {kept}, which was taken");
        rejected.push(Rejected { source: draft.source.clone(), reason });
        false
    });
    drafts
}

fn report(rejected: &[Rejected], passed_over: &[PathBuf]) -> anyhow::Result<()> {
    let mut out = std::io::stderr().lock();
    if !passed_over.is_empty() {
        let names: Vec<_> = passed_over.iter().take(5).map(|path| shown(path)).collect();
        let more = if passed_over.len() > names.len() { ", …" } else { "" };
        writeln!(
            out,
            "passed over {} with another ending than .txt: {}{more}",
            counted(passed_over.len(), "file"),
            names.join(", ")
        )?;
    }
    if !rejected.is_empty() {
        writeln!(out, "rejected {}:", counted(rejected.len(), "path"))?;
        for Rejected { source, reason } in rejected {
            writeln!(out, "  {source}: {reason}")?;
        }
    }
    Ok(())
}

fn summary(manifest: &Manifest, out: &Path) -> String {
    let Manifest { articles, outlets, stories, entities, .. } = manifest;
    format!(
        "{} from {}, {}, {}: {}",
        counted(articles.len(), "article"),
        counted(outlets.len(), "known outlet"),
        if stories.len() == 1 { "1 story".to_owned() } else { format!("{} stories", stories.len()) },
        if entities.len() == 1 { "1 entity".to_owned() } else { format!("{} entities", entities.len()) },
        out.display(),
    )
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
