//! `parallax ingest --map` and `--reduce`: one ingestion on many machines.
//!
//! The first makes article records of raw records, a line each, and remembers nothing; the second makes a corpus of
//! article records. What lies between, an engine that sorts lines, is not ours.

use std::io::{self, BufRead, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::Context;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::ingest::Ingestion;
use super::reading::draft;
use super::terminal::Terminal;
use super::{Outcome, Stopped, sidecar};
use crate::corpus::{Prepared, Watch};
use crate::ingest::{Known, breach};
use crate::model::{Draft, Record};
use crate::source::{Found, Mapping, Options, Rejected, records};

/// How many records are read at a time.
const BATCH: usize = 256;

/// A line between the two: an article, or a place that gave none, so that nothing is lost on the way.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Article(Box<Draft>),
    Rejected { rejected: Place },
}

#[derive(Debug, Serialize, Deserialize)]
struct Place {
    source: String,
    reason: String,
}

/// Reads raw records from standard input and writes a line for each, in their order.
pub(super) fn map(metadata: Option<&Path>, fields: Option<Mapping>) -> anyhow::Result<Outcome> {
    let makers = sidecar::read(metadata, &[])?;
    let known = Known { countries: makers.countries() };
    let options = Options { mapping: fields.unwrap_or_default(), ..Options::default() };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut pending: Vec<Result<Record, Rejected>> = Vec::with_capacity(BATCH);
    let mut failed: Option<io::Error> = None;
    records("-", &mut io::stdin().lock(), &options, &mut |found| {
        match found {
            Found::Record(record) => pending.push(Ok(record)),
            Found::Rejected(rejected) => pending.push(Err(rejected)),
            Found::PassedOver(_) => {}
        }
        if pending.len() >= BATCH {
            failed = write_lines(&mut pending, &known, &mut out).err();
        }
        if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let written = failed.map_or_else(|| write_lines(&mut pending, &known, &mut out), Err).and_then(|()| out.flush());
    written.context("cannot write to standard output")?;
    Ok(Outcome::Clean)
}

fn write_lines(pending: &mut Vec<Result<Record, Rejected>>, known: &Known, out: &mut dyn Write) -> io::Result<()> {
    let lines: Vec<Result<String, serde_json::Error>> =
        std::mem::take(pending).into_par_iter().map(|record| serde_json::to_string(&line(record, known))).collect();
    for line in lines {
        out.write_all(line?.as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn line(record: Result<Record, Rejected>, known: &Known) -> Line {
    let rejected = match record {
        Err(rejected) => rejected,
        Ok(record) => match draft(&record, known) {
            Ok(draft) => return Line::Article(Box::new(draft)),
            Err(reason) => Rejected { source: record.source, reason },
        },
    };
    Line::Rejected { rejected: Place { source: rejected.source, reason: rejected.reason } }
}

/// Makes a corpus of the lines that [`map`] wrote, from standard input.
pub(super) fn reduce(out: &Path, metadata: Option<&Path>) -> anyhow::Result<Outcome> {
    let makers = sidecar::read(metadata, &[])?;
    let terminal = Terminal::listen()?;
    terminal.reading(None);
    let mut ingestion = Ingestion::begin(out, makers, Vec::new())?;
    let mut lines = io::stdin().lock().split(b'\n').enumerate();
    loop {
        let batch: Vec<(usize, Vec<u8>)> = lines
            .by_ref()
            .take(BATCH)
            .map(|(at, line)| line.map(|line| (at + 1, line)))
            .collect::<io::Result<_>>()
            .context("cannot read standard input")?;
        if batch.is_empty() {
            return ingestion.finish(&terminal, None);
        }
        let makers = ingestion.builder.makers();
        let read: Vec<Result<Prepared, Rejected>> = batch
            .into_par_iter()
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .map(|(at, line)| {
                let reject = |reason: String| Rejected { source: format!("line {at} of standard input"), reason };
                // a line that is not UTF-8 costs itself alone
                let line = match std::str::from_utf8(&line) {
                    Ok(line) => line,
                    Err(error) => {
                        let at = error.valid_up_to() + 1;
                        return Err(reject(format!(
                            "is not UTF-8 from byte {at} on; it was cut or altered on the way"
                        )));
                    }
                };
                match serde_json::from_str(line) {
                    Ok(Line::Article(draft)) => match breach(&draft) {
                        Some(fault) => Err(reject(format!("is no sound article record: {fault}"))),
                        None => Prepared::of(*draft, makers).map_err(|error| reject(error.to_string())),
                    },
                    Ok(Line::Rejected { rejected: Place { source, reason } }) => Err(Rejected { source, reason }),
                    Err(error) => {
                        Err(reject(format!("is no article record, which `parallax ingest --map` writes: {error}")))
                    }
                }
            })
            .collect();
        for result in read {
            match result {
                Ok(prepared) => ingestion.builder.add(prepared).context("cannot put an article away")?,
                Err(rejected) => ingestion.rejected.push(rejected),
            }
        }
        terminal.articles(ingestion.builder.len());
        if terminal.stopped() {
            return Err(Stopped.into());
        }
    }
}
