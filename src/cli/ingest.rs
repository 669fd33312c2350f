//! `parallax ingest`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::corpus_folder::Folder;
use super::earlier::{Earlier, Manner};
use super::explain::visible;
use super::reading::{Outcome as Read, Reading};
use super::scratch_file::ScratchFile;
use super::sources::{Sources, find};
use super::terminal::Terminal;
use super::{Outcome, Stopped, sidecar};
use crate::corpus::{BuildError, Builder, Duplicate, Makers, Watch};
use crate::ingest::Known;
use crate::model::{ArticleId, Manifest};
use crate::source::{Mapping, Options, Rejected};
use crate::state::present::counted;

/// What the user asks for.
#[derive(Debug)]
pub(super) struct Wish<'a> {
    /// Files and folders.
    pub(super) paths: &'a [PathBuf],
    /// Where the corpus goes.
    pub(super) out: &'a Path,
    /// The sidecar.
    pub(super) metadata: Option<&'a Path>,
    /// Which field of an export is what.
    pub(super) fields: Option<Mapping>,
    /// Whether to read everything anew.
    pub(super) fresh: bool,
}

/// Reads everything that the paths lead to and writes the corpus.
pub(super) fn ingest(wish: Wish<'_>) -> anyhow::Result<Outcome> {
    let makers = sidecar::read(wish.metadata, wish.paths)?;
    let Sources { inputs, rejected, corpora } = find(wish.paths, wish.out);
    let mut ingestion = Ingestion::begin(wish.out, makers, rejected)?;
    if !corpora.is_empty() {
        let (names, more) = some(&corpora);
        let them = if corpora.len() == 1 { "a corpus, which holds" } else { "corpora, which hold" };
        writeln!(std::io::stderr(), "left out {}{more}: {them} no raw articles", visible(&names))?;
    }
    let earlier = if wish.fresh { Earlier::none() } else { Earlier::open(wish.out) };
    let options = Options { mapping: wish.fields.unwrap_or_default(), ..Options::default() };
    let known = Known { countries: ingestion.builder.makers().countries() };
    let makers = ingestion.builder.makers().clone();
    let terminal = Terminal::listen()?;
    let reading = Reading { options: &options, makers: &makers, known: &known, earlier: &earlier, terminal: &terminal };
    let mut manners = BTreeMap::new();
    reading.all(&inputs, &mut |outcome| {
        match outcome {
            Read::Article(prepared, id, manner, unchanged) => {
                ingestion.builder.add(*prepared).context("cannot put an article away")?;
                if unchanged {
                    // a second copy is no further article
                    ingestion.unchanged.insert(id.clone());
                }
                manners.insert(id, manner);
            }
            Read::Rejected(rejected) => ingestion.rejected.push(rejected),
            Read::PassedOver(place) => ingestion.passed_over.push(place),
        }
        Ok(())
    })?;
    ingestion.finish(&terminal, Some((earlier, &manners)))
}

/// A corpus in the making.
pub(super) struct Ingestion<'a> {
    out: &'a Path,
    pub(super) builder: Builder<ScratchFile>,
    pub(super) rejected: Vec<Rejected>,
    pub(super) passed_over: Vec<String>,
    /// The articles that an earlier run had read.
    unchanged: BTreeSet<ArticleId>,
    // the last to go, since scratch files lie in it
    folder: Folder,
}

impl<'a> Ingestion<'a> {
    /// Begins a corpus in `out`.
    pub(super) fn begin(out: &'a Path, makers: Makers, rejected: Vec<Rejected>) -> anyhow::Result<Self> {
        let folder = Folder::begin(out)?;
        let builder = Builder::new(folder.scratch("drafts")?, folder.scratch("work")?, makers);
        Ok(Self { out, builder, rejected, passed_over: Vec::new(), unchanged: BTreeSet::new(), folder })
    }

    /// Writes the corpus and tells what came of it. With `keep` the drafts are kept for the next run.
    pub(super) fn finish(
        mut self,
        terminal: &Terminal,
        keep: Option<(Earlier, &BTreeMap<ArticleId, Manner>)>,
    ) -> anyhow::Result<Outcome> {
        terminal.clear();
        if terminal.stopped() {
            return Err(Stopped.into());
        }
        for Duplicate { source, taken } in self.builder.without_duplicates() {
            let reason = format!("has the same content as {taken}, which was taken");
            self.rejected.push(Rejected { source, reason });
        }
        self.rejected.sort();
        self.passed_over.sort();
        report(&self.rejected, &self.passed_over)?;
        if self.builder.is_empty() {
            bail!("no article was taken, so nothing was written to {}", self.out.display());
        }
        let mut folder = self.folder;
        let makers = self.builder.makers().clone();
        let made = self.builder.finish(&mut folder, terminal);
        terminal.clear();
        let (manifest, drafts, slots) = made.map_err(|error| match error {
            BuildError::Stopped => anyhow::Error::from(Stopped),
            BuildError::Io(error) => anyhow::Error::from(error).context("cannot write the corpus"),
        })?;
        if let Some(Err(error)) = keep.map(|(earlier, manners)| earlier.keep(self.out, drafts, slots, manners)) {
            // this costs time in the next run and nothing else
            writeln!(std::io::stderr(), "the next run will read everything anew: {error}")?;
        }
        folder.finish()?;
        tell_unfit(&sidecar::unfit(&makers, &manifest))?;
        writeln!(std::io::stdout(), "{}", summary(&manifest, self.unchanged.len(), self.out))
            .context("cannot write to standard output")?;
        Ok(if self.rejected.is_empty() { Outcome::Clean } else { Outcome::Flawed })
    }
}

/// The first of some names, and whether there are more.
fn some(names: &[String]) -> (String, &'static str) {
    const MOST: usize = 5;
    (
        names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", "),
        if names.len() > MOST { ", …" } else { "" },
    )
}

/// Tells what the sidecar says that fits nothing: mostly a name that was written wrongly.
fn tell_unfit(unfit: &[String]) -> std::io::Result<()> {
    const MOST: usize = 10;
    let mut out = std::io::stderr().lock();
    for said in unfit.iter().take(MOST) {
        writeln!(out, "{}: {}", sidecar::FILE_NAME, visible(said))?;
    }
    if let Some(more) = unfit.len().checked_sub(MOST).filter(|more| *more > 0) {
        writeln!(out, "{}: and {more} more that fit nothing", sidecar::FILE_NAME)?;
    }
    Ok(())
}

fn report(rejected: &[Rejected], passed_over: &[String]) -> anyhow::Result<()> {
    let mut out = std::io::stderr().lock();
    if !passed_over.is_empty() {
        let (names, more) = some(passed_over);
        let count = counted(passed_over.len(), "place");
        writeln!(out, "passed over {count} that no article can be: {}{more}", visible(&names))?;
    }
    if !rejected.is_empty() {
        writeln!(out, "rejected {}:", counted(rejected.len(), "place"))?;
        for Rejected { source, reason } in rejected {
            writeln!(out, "  {}: {}", visible(source), visible(reason))?;
        }
    }
    Ok(())
}

fn summary(manifest: &Manifest, unchanged: usize, out: &Path) -> String {
    let Manifest { articles, outlets, stories, entities, .. } = manifest;
    let known = if unchanged > 0 { format!(" ({unchanged} unchanged since the last run)") } else { String::new() };
    format!(
        "{}{known} from {}, {}, {}: {}",
        counted(articles.len(), "article"),
        counted(outlets.len(), "known outlet"),
        if stories.len() == 1 { "1 story".to_owned() } else { format!("{} stories", stories.len()) },
        if entities.len() == 1 { "1 entity".to_owned() } else { format!("{} entities", entities.len()) },
        out.display(),
    )
}
