//! `parallax explain`: a raw file as the program reads it, line by line.

use std::io::{BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::reading::draft;
use super::sources::shown;
use super::{Outcome, sidecar};
use crate::ingest::{self, Known};
use crate::model::{Draft, Media, Record, Span};
use crate::source::{Found, Mapping, Options, records, records_of_file};
use crate::state::present::{kind_words, reason_words};

const KEPT: &str = "\x1b[32m";
const REMOVED: &str = "\x1b[2m";
const STRONG: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// Prints every record of a file with what is kept and what is removed, and why.
pub(super) fn explain(
    file: &Path,
    metadata: Option<&Path>,
    fields: Option<Mapping>,
    features: bool,
) -> anyhow::Result<Outcome> {
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
                    article(&mut out, &record, &draft, features)
                }
                Err(reason) => {
                    outcome = Outcome::Flawed;
                    writeln!(out, "{STRONG}{}{PLAIN}\n  no article: {}", visible(&record.source), visible(&reason))
                }
            },
            Found::Rejected(rejected) => {
                outcome = Outcome::Flawed;
                writeln!(out, "{STRONG}{}{PLAIN}\n  rejected: {}", visible(&rejected.source), visible(&rejected.reason))
            }
            Found::PassedOver(over) => {
                writeln!(out, "{STRONG}{}{PLAIN}\n  passed over: {}", visible(&over.source), over.reason)
            }
        };
        failed = written.err();
        if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    if file.as_os_str() == "-" {
        records("-", &mut std::io::stdin().lock(), &options, &mut each);
    } else {
        let opened = std::fs::File::open(file).with_context(|| format!("cannot be read: {}", file.display()))?;
        records_of_file(&shown(file), &mut BufReader::new(opened), &options, &mut each);
    }
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(outcome),
    }
}

fn article(out: &mut impl Write, record: &Record, draft: &Draft, features: bool) -> std::io::Result<()> {
    writeln!(out, "{STRONG}{}{PLAIN}  {}", visible(&record.source), draft.id)?;
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
        writeln!(out, "  {name:<10} {}", visible(value.as_deref().unwrap_or("unknown")))?;
    }
    for notice in &draft.notices {
        writeln!(out, "  note       {}", visible(&notice.message))?;
    }
    writeln!(out)?;
    let accounts = if record.media == Media::Text { ingest::explain(&draft.raw) } else { Vec::new() };
    for part in parts(draft) {
        writeln!(out, "{}{} {}{PLAIN}", part.colour(), part.mark(), part.why)?;
        for line in part.raw.of(&draft.raw).lines().filter(|line| !line.trim().is_empty()) {
            writeln!(out, "{}{}   {}{PLAIN}", part.colour(), part.mark(), visible(line))?;
        }
        let from = accounts.partition_point(|account| account.span.start < part.raw.start);
        let own = accounts.get(from..).unwrap_or_default().iter();
        for account in own.take_while(|account| features && part.raw.contains(account.span)) {
            let text = account.span.of(&draft.raw);
            let score = account.score.map_or("a further copy".to_owned(), |score| format!("score {score:+.1}"));
            writeln!(out, "      {score} for {:?}", clip(text))?;
            for (side, told) in [("for", &account.for_it), ("against", &account.against_it)] {
                let told: Vec<String> = told.iter().map(|(reason, part)| format!("{reason} {part:+.1}")).collect();
                if !told.is_empty() {
                    writeln!(out, "        {side}: {}", told.join("; "))?;
                }
            }
        }
    }
    writeln!(out)
}

/// A kept or removed part of the raw text.
struct Part {
    raw: Span,
    kept: bool,
    why: String,
}

impl Part {
    fn mark(&self) -> char {
        if self.kept { '+' } else { '-' }
    }

    fn colour(&self) -> &'static str {
        if self.kept { KEPT } else { REMOVED }
    }
}

/// All parts of the raw text, in its order.
fn parts(draft: &Draft) -> Vec<Part> {
    let kept =
        draft.blocks.iter().map(|block| Part { raw: block.raw, kept: true, why: kind_words(block.kind).to_owned() });
    let removed = draft.removed.iter().map(|removed| {
        let why = format!("{} (rule {})", reason_words(removed.reason), removed.rule);
        Part { raw: removed.raw, kept: false, why }
    });
    let mut parts: Vec<Part> = kept.chain(removed).collect();
    parts.sort_by_key(|part| part.raw);
    parts
}

/// The beginning of a line.
fn clip(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

/// A text without what would change the terminal.
pub(super) fn visible(line: &str) -> String {
    line.chars().map(|letter| if letter.is_control() && letter != '\t' { '\u{fffd}' } else { letter }).collect()
}
