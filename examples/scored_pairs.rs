//! Prints the candidate pairs of sentences of stories with the evidence on each, for reading them and for fitting the
//! weights of a match: `scripts/fit_matches.py`.
//!
//!     cargo run --release --example scored_pairs -- STORIES.jsonl|FOLDER [--text] > PAIRS.tsv
//!
//! STORIES.jsonl has `id`, `title`, `text`, `date`, `outlet` and `cluster`, which story it is; the text files of FOLDER are
//! grouped into stories as an ingestion does. A line names two sentences by article and place (`2.1` is the second
//! sentence of the third block); with --text the sentences follow.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use parallax::compare::{EVIDENCE_NAMES, scored_pairs};
use parallax::corpus::assemble;
use parallax::ingest::{Known, read, read_record};
use parallax::model::{About, Article, Draft, Given, Media, Record, Sentence};
use serde_json::Value;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.first().context("usage: scored_pairs STORIES.jsonl|FOLDER [--text]")?;
    let with_text = arguments.iter().any(|argument| argument == "--text");
    let (drafts, names) = if Path::new(path).is_dir() { of_folder(path)? } else { of_stories(path)? };
    let corpus = assemble(drafts, About::default())?;
    let mut stories: BTreeMap<String, Vec<&Article>> = BTreeMap::new();
    for article in &corpus.articles {
        let known = names.get(article.draft.id.as_str()).map(|(story, _)| story.clone());
        stories.entry(known.unwrap_or_else(|| article.story.to_string())).or_default().push(article);
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "story\ta\tplace_a\tb\tplace_b\tscore\t{}", EVIDENCE_NAMES.join("\t"))?;
    for (story, articles) in &stories {
        for (pair, evidence) in scored_pairs(articles) {
            let name = |sentence: &Sentence| {
                let own = sentence.article.to_string();
                let name = names.get(&own).map_or(own, |(_, name)| name.clone());
                (name, format!("{}.{}", sentence.block, sentence.sentence))
            };
            let mut ends = [(name(&pair.a), &pair.a.text), (name(&pair.b), &pair.b.text)];
            ends.sort();
            let [((a, at_a), text_a), ((b, at_b), text_b)] = ends;
            let row: Vec<_> = evidence.iter().map(|value| format!("{value:.4}")).collect();
            let score = pair.score;
            writeln!(out, "{story}\t{a}\t{at_a}\t{b}\t{at_b}\t{score:.4}\t{}", row.join("\t"))?;
            if with_text {
                writeln!(out, "\t{text_a}\n\t{text_b}")?;
            }
        }
    }
    Ok(out.flush()?)
}

/// Drafts, and for some articles the story and the name that the data gives them.
type Read = (Vec<Draft>, BTreeMap<String, (String, String)>);

fn of_folder(folder: &str) -> anyhow::Result<Read> {
    let mut paths = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let draft = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(read(&name, &std::fs::read(path)?)?)
    };
    Ok((paths.iter().map(draft).collect::<anyhow::Result<_>>()?, BTreeMap::new()))
}

fn of_stories(path: &str) -> anyhow::Result<Read> {
    let (mut drafts, mut names) = (Vec::new(), BTreeMap::new());
    for line in std::fs::read_to_string(path)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        let field = |name: &str| record.get(name).and_then(Value::as_str).map(str::to_owned);
        let given =
            Given { title: field("title"), published: field("date"), outlet: field("outlet"), ..Given::default() };
        let id = field("id").unwrap_or_default();
        let record = Record {
            source: id.clone(),
            media: Media::Text,
            body: field("text").unwrap_or_default().into_bytes(),
            given,
            given_by: "the export's fields",
            ..Record::default()
        };
        let draft = read_record(&record, &Known::default())?;
        names.insert(draft.id.to_string(), (field("cluster").unwrap_or_default(), id));
        drafts.push(draft);
    }
    Ok((drafts, names))
}
