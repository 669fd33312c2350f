//! Writes what ingestion sees of every line of a folder of texts, for `scripts/train_lines.py` and `train_title.py`.
//!
//!     cargo run --release --example line_features -- TEXTS OUT.jsonl

use std::fs::File;
use std::io::{BufWriter, Write};

use anyhow::{Context, bail};
use parallax::ingest;
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out] = arguments.as_slice() else { bail!("usage: line_features TEXTS OUT.jsonl") };
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {folder}"))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    let mut file = BufWriter::new(File::create(out).with_context(|| format!("cannot write {out}"))?);
    for path in paths {
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let raw = String::from_utf8_lossy(&bytes);
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let (lines, titles) = (ingest::line_features(&raw), ingest::title_features(&raw));
        writeln!(file, "{}", json!({ "id": id, "lines": lines, "titles": titles }))?;
    }
    Ok(file.flush()?)
}
