//! Writes what the program finds in labelled data, for a scorer to judge.
//!
//!     cargo run --release --example predict -- TASK INPUT OUT.jsonl
//!     cargo run --release --example predict -- speed FOLDER|FILE.jsonl [ROUNDS]
//!     cargo run --release --example predict -- joining FILE.jsonl ARTICLES
//!
//! TASK is extraction, entities, quotes, pairs or stories. INPUT is, for extraction, a folder of text files (the id is
//! the file's name without its ending); else JSON Lines, of which the labels are never read. Offsets in OUT count
//! Unicode code points of the record's `text`. `speed` and `joining` write nothing: they print how many pages of a folder
//! one thread reads in a second, or of how many words of a file's texts it finds the names, and how long it takes to join
//! the names of so many articles, those of the file over and over. A folder is read for a second, or ROUNDS times, so that
//! instructions can be counted.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::Value;

mod blocks;
mod entities;
mod extraction;
mod pairs;
mod quotes;
mod speed;
mod stories;

/// As the command line has it, so that speeds are those of what ships.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, input, out) = match arguments.as_slice() {
        [task, folder, rounds @ ..] if task == "speed" && rounds.len() < 2 => {
            let path = Path::new(folder);
            let rounds = rounds.first().map(|rounds| rounds.parse()).transpose()?;
            let said =
                if path.is_file() { speed::measure_names(&records(path)?)? } else { speed::measure(path, rounds)? };
            writeln!(std::io::stdout(), "{said}")?;
            return Ok(());
        }
        [task, file, count] if task == "joining" => {
            let said = speed::measure_joining(&records(Path::new(file))?, count.parse()?)?;
            writeln!(std::io::stdout(), "{said}")?;
            return Ok(());
        }
        [task, input, out] => (task, Path::new(input), out),
        _ => bail!("usage: predict extraction|entities|quotes|pairs|stories INPUT OUT.jsonl, or predict speed FOLDER"),
    };
    let predictions = match task.as_str() {
        "extraction" => extraction::predict(input)?,
        "entities" => entities::predict(&records(input)?),
        "quotes" => quotes::predict(&records(input)?),
        "pairs" => pairs::predict(&records(input)?),
        "stories" => stories::predict(&records(input)?),
        other => bail!("unknown task {other:?}: expected extraction, entities, quotes, pairs or stories"),
    };
    let mut file = BufWriter::new(File::create(out).with_context(|| format!("cannot write {out}"))?);
    for prediction in predictions {
        writeln!(file, "{prediction}")?;
    }
    Ok(file.flush()?)
}

fn records(path: &Path) -> anyhow::Result<Vec<Value>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut records = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line?;
        records
            .push(serde_json::from_str(&line).with_context(|| format!("line {} of {}", number + 1, path.display()))?);
    }
    Ok(records)
}

/// The text of a record's field, or "".
fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    record.get(field).and_then(Value::as_str).unwrap_or_default()
}
