//! `parallax explain`: a raw file as the program reads it, line by line.

use std::io::{BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::reading::draft;
use super::sources::shown;
use super::{Outcome, sidecar};
use crate::ingest::Known;
use crate::model::{Draft, Record};
use crate::source::{Found, Mapping, Options, records};
use crate::state::present::{kind_words, reason_words};

const KEPT: &str = "\x1b[32m";
const REMOVED: &str = "\x1b[2m";
const STRONG: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// Prints every record of a file with what is kept and what is removed, and why.
pub(super) fn explain(file: &Path, metadata: Option<&Path>, fields: Option<Mapping>) -> anyhow::Result<Outcome> {
    let beside: Vec<PathBuf> = file
        .parent()
        .map(|folder| if folder.as_os_str().is_empty() { ".".into() } else { folder.to_owned() })
        .into_iter()
        .collect();
    let makers = sidecar::read(metadata, &beside)?;
    let known = Known { countries: makers.countries() };
    let options = Options { mapping: fields.unwrap_or_default(), ..Options::default() };
    let mut out = anstream::stdout();
    let mut outcome = Outcome::Clean;
    let mut failed = None;
    let mut each = |found: Found| {
        let written = match found {
            Found::Record(record) => match draft(&record, &known) {
                Ok(mut draft) => {
                    makers.apply(&mut draft);
                    article(&mut out, &record, &draft)
                }
                Err(reason) => {
                    outcome = Outcome::Flawed;
                    writeln!(out, "{STRONG}{}{PLAIN}\n  no article: {reason}", record.source)
                }
            },
            Found::Rejected(rejected) => {
                outcome = Outcome::Flawed;
                writeln!(out, "{STRONG}{}{PLAIN}\n  rejected: {}", rejected.source, rejected.reason)
            }
            Found::PassedOver(over) => writeln!(out, "{STRONG}{}{PLAIN}\n  passed over: {}", over.source, over.reason),
        };
        failed = written.err();
        if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    if file.as_os_str() == "-" {
        records("-", &mut std::io::stdin().lock(), &options, &mut each);
    } else {
        let opened = std::fs::File::open(file).with_context(|| format!("cannot be read: {}", file.display()))?;
        records(&shown(file), &mut BufReader::new(opened), &options, &mut each);
    }
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(outcome),
    }
}

fn article(out: &mut impl Write, record: &Record, draft: &Draft) -> std::io::Result<()> {
    writeln!(out, "{STRONG}{}{PLAIN}  {}", record.source, draft.id)?;
    let date = |moment: Option<crate::model::Moment>| moment.map(|moment| moment.to_string());
    for (name, value) in [
        ("title", draft.title.clone()),
        ("outlet", draft.outlet.clone()),
        ("byline", draft.byline.clone()),
        ("published", date(draft.published)),
        ("updated", date(draft.updated)),
        ("place", draft.place.clone()),
        ("section", draft.section.clone()),
        ("language", draft.language.clone()),
        ("link", draft.link.clone()),
    ] {
        writeln!(out, "  {name:<10} {}", value.as_deref().unwrap_or("unknown"))?;
    }
    for notice in &draft.notices {
        writeln!(out, "  note       {}", notice.message)?;
    }
    writeln!(out)?;
    let mut parts: Vec<(u32, &str, String, Option<&str>)> = Vec::new();
    for block in &draft.blocks {
        parts.push((block.raw.start, KEPT, kind_words(block.kind).to_owned(), Some(block.raw.of(&draft.raw))));
    }
    for removed in &draft.removed {
        let why = format!("{}, by {}", reason_words(removed.reason), removed.rule);
        parts.push((removed.raw.start, REMOVED, why, Some(removed.raw.of(&draft.raw))));
    }
    parts.sort_by_key(|part| part.0);
    for (_, colour, why, text) in parts {
        let mark = if colour == KEPT { '+' } else { '-' };
        for (at, line) in text.unwrap_or_default().lines().filter(|line| !line.trim().is_empty()).enumerate() {
            let why = if at == 0 { why.as_str() } else { "" };
            writeln!(out, "{colour}{mark} {why:<32.32} {}{PLAIN}", visible(line))?;
        }
    }
    writeln!(out)
}

/// A line without what would change the terminal.
fn visible(line: &str) -> String {
    line.chars().map(|letter| if letter.is_control() && letter != '\t' { '\u{fffd}' } else { letter }).collect()
}
