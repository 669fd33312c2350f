//! `parallax export`.

use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context;

use super::{Outcome, corpus_folder};
use crate::corpus::ExportRow;

/// Prints one article a line, in the order of the manifest, one file of articles in memory at a time.
pub(super) fn export(folder: &Path) -> anyhow::Result<Outcome> {
    let manifest = corpus_folder::manifest(folder)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for shard in &manifest.shards {
        for article in corpus_folder::shard(folder, shard)? {
            serde_json::to_writer(&mut out, &ExportRow::from(&article)).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush().context("cannot write to standard output")?;
    Ok(Outcome::Clean)
}
