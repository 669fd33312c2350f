//! Joins of names that were judged by hand, in labelled news that lies beside the project and is no part of it.
//!
//! `tests/fixtures/joins.tsv` has places only, no text: two hundred names of frequent people that the program took for
//! one with another, most of them rightly, and a hundred that are others of the same surname.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;

use parallax::entities::{Found, join, recognise_in};
use parallax::ingest::{Known, read_record};
use parallax::model::{Block, Draft, EntityId, EntityMentions};
use parallax::source::{Found as Source, Options, records};
use serde_json::{Value, json};
use support::{root, shared};

/// The articles of a set of labelled news as an export that the program can read.
fn export(name: &str) -> Option<String> {
    let text = std::fs::read_to_string(shared(name)?).unwrap();
    let line = |line: &str| {
        let record: Value = serde_json::from_str(line).unwrap();
        let link = format!("https://example.org/{}", record["id"].as_str().unwrap());
        let [title, text, outlet, date] = ["title", "text", "outlet", "date"].map(|field| record[field].clone());
        json!({ "title": title, "text": text, "outlet": outlet, "date": date, "url": link }).to_string()
    };
    Some(text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

fn read(lines: &str) -> Vec<Draft> {
    let mut drafts = Vec::new();
    records("news.jsonl", &mut lines.as_bytes(), &Options::default(), &mut |found| {
        let Source::Record(record) = found else { panic!("{found:?}") };
        drafts.push(read_record(&record, &Known::default()).unwrap());
        ControlFlow::Continue(())
    });
    drafts
}

/// The byte of the raw text at which a byte of a block's text stands: white space apart they are the same.
fn raw_place(block: &Block, start: u32, raw: &str) -> usize {
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    let before = letters(block.text.get(..start as usize).unwrap());
    let own = raw.get(block.raw.range()).unwrap();
    let mut places = own.char_indices().filter(|(_, letter)| !letter.is_whitespace());
    block.raw.start as usize + places.nth(before).map_or(own.len(), |(at, _)| at)
}

/// The entity of each person's name, by the article's id and the name's place.
fn places(drafts: &[Draft]) -> BTreeMap<(String, usize), EntityId> {
    let found: Vec<Vec<Found>> =
        drafts.iter().map(|draft| recognise_in(&draft.blocks, draft.language.as_deref())).collect();
    let joined = join(&found, &[]);
    let mut places = BTreeMap::new();
    for (draft, mentions) in drafts.iter().zip(&joined.mentions) {
        let id = draft.link.as_deref().and_then(|link| link.rsplit('/').next()).unwrap();
        for EntityMentions { id: entity, mentions, .. } in mentions {
            for mention in mentions {
                let place = raw_place(&draft.blocks[mention.block as usize], mention.start, &draft.raw);
                places.entry((id.to_owned(), place)).or_insert_with(|| entity.clone());
            }
        }
    }
    places
}

#[test]
fn of_a_hundred_joins_of_frequent_people_ninety_eight_are_right() {
    let (Some(one), Some(other)) = (export("eval/quotes/polnear-train.jsonl"), export("eval/stories/basil.jsonl"))
    else {
        return;
    };
    let mut drafts = read(&one);
    drafts.extend(read(&other));
    let places = places(&drafts);
    let judged = std::fs::read_to_string(root().join("tests/fixtures/joins.tsv")).unwrap();
    let (mut joined, mut right, mut same, mut missed) = (0_u32, 0_u32, 0_u32, Vec::new());
    for line in judged.lines().filter(|line| !line.starts_with('#')) {
        let [verdict, a, at, b, to] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let entity = |id: &str, at: &str| places.get(&(id.to_owned(), at.parse().unwrap()));
        let are_one = matches!((entity(a, at), entity(b, to)), (Some(one), Some(other)) if one == other);
        joined += u32::from(are_one);
        right += u32::from(are_one && verdict == "same");
        same += u32::from(verdict == "same");
        if are_one != (verdict == "same") {
            missed.push(line);
        }
    }
    let (precision, recall) = (f64::from(right) / f64::from(joined), f64::from(right) / f64::from(same));
    writeln!(std::io::stderr(), "joins: precision {precision:.3}, recall {recall:.3}; not as judged: {missed:#?}")
        .unwrap();
    assert!(
        joined >= 195 && precision >= 0.98 && recall >= 0.97,
        "precision {precision:.3}, recall {recall:.3}: {missed:#?}"
    );
}
