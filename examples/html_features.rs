//! Writes what ingestion sees of every line of a folder of HTML pages, for `scripts/train_html.py`.
//!
//!     cargo run --release --example html_features -- PAGES OUT.jsonl

use std::fs::File;
use std::io::{BufWriter, Write};

use anyhow::{Context, bail};
use parallax::ingest;
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out] = arguments.as_slice() else { bail!("usage: html_features PAGES OUT.jsonl") };
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {folder}"))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    let mut file = BufWriter::new(File::create(out).with_context(|| format!("cannot write {out}"))?);
    for path in paths {
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let page = String::from_utf8_lossy(&bytes);
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(file, "{}", json!({ "id": id, "lines": ingest::html_features(&page) }))?;
    }
    Ok(file.flush()?)
}
