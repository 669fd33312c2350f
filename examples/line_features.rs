//! Writes what ingestion sees of every line of a folder of pages, for `scripts/train_lines.py` and `train_title.py` where
//! they are texts, for `scripts/train_html.py` where their names end in `.html`.
//!
//!     cargo run --release --example line_features -- PAGES OUT.jsonl

use std::fs::File;
use std::io::{BufWriter, Write};

use anyhow::{Context, bail};
use parallax::ingest;
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out] = arguments.as_slice() else { bail!("usage: line_features PAGES OUT.jsonl") };
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {folder}"))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    let mut file = BufWriter::new(File::create(out).with_context(|| format!("cannot write {out}"))?);
    for path in paths {
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let raw = String::from_utf8_lossy(&bytes);
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let seen = if path.extension().is_some_and(|ending| ending == "html") {
            json!({ "id": id, "lines": ingest::html_features(&raw) })
        } else {
            json!({ "id": id, "lines": ingest::line_features(&raw), "titles": ingest::title_features(&raw) })
        };
        writeln!(file, "{seen}")?;
    }
    Ok(file.flush()?)
}
