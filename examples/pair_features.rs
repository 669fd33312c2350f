//! Prints the features of labelled sentence pairs, for fitting the weights of the score: `scripts/fit_pairs.py`.
//!
//!     cargo run --release --example pair_features -- PAIRS.jsonl [--together] > FEATURES.tsv
//!
//! A line holds the pair's topic, its label and its features. With --together the sentences of a topic are each
//! other's background, as those of two articles are.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

use parallax::compare::{NAMES, pair_features};
use serde_json::Value;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.first() else { anyhow::bail!("usage: pair_features PAIRS.jsonl [--together]") };
    let together = arguments.iter().any(|argument| argument == "--together");
    let mut topics: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        let topic = record.get("topic").or(record.get("id")).and_then(Value::as_str).unwrap_or_default();
        topics.entry(topic.to_owned()).or_default().push(record);
    }
    let text =
        |record: &'_ Value, field: &str| record.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "topic\tsame\t{}", NAMES.join("\t"))?;
    for (topic, records) in &topics {
        let texts: Vec<_> = records.iter().map(|record| (text(record, "a"), text(record, "b"))).collect();
        let pairs: Vec<_> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        for (record, row) in records.iter().zip(pair_features(&pairs, together)) {
            let row: Vec<_> = row.iter().map(|value| format!("{value:.4}")).collect();
            writeln!(out, "{topic}\t{}\t{}", record.get("same").and_then(Value::as_i64).unwrap_or(0), row.join("\t"))?;
        }
    }
    Ok(out.flush()?)
}
