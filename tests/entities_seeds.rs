//! The seed articles' people, places and organisations are found, each of its kind, and one president is one entity.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use std::path::{Path, PathBuf};

use parallax::entities::{self, Found};
use parallax::model::{Block, BlockKind, EntityKind, Span};
use parallax::text;
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = if beside.is_dir() { Some(beside) } else { std::env::var_os("PARALLAX_SHARED").map(PathBuf::from) };
    if shared.is_none() {
        println!("skipped: the shared seeds are not on this machine");
    }
    shared
}

/// A block for each line: cruder than ingestion, menus and all.
fn blocks(raw: &str) -> Vec<Block> {
    raw.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Block {
            kind: BlockKind::Paragraph,
            text: line.trim().to_owned(),
            raw: Span::default(),
            sentences: text::sentences(line.trim()),
        })
        .collect()
}

fn strings<'a>(value: &'a Value, field: &str) -> Vec<&'a str> {
    value.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn who_and_what_the_seeds_name_is_found() {
    let Some(shared) = shared() else { return };
    let expected = std::fs::read_to_string(shared.join("seeds-expected.json")).expect("expectations");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    let mut files = Vec::new();
    let mut articles: Vec<Vec<Found>> = Vec::new();
    for (file, want) in expected["articles"].as_object().expect("articles") {
        let raw = std::fs::read_to_string(shared.join("seeds").join(file)).expect("seed");
        articles.push(entities::recognise(&blocks(&raw)));
        files.push((file.clone(), want.clone()));
    }
    let joined = entities::join(&articles);
    let mut missing = Vec::new();
    for ((file, want), own) in files.iter().zip(&joined.mentions) {
        for (field, kind) in
            [("people", EntityKind::Person), ("places", EntityKind::Place), ("organisations", EntityKind::Organisation)]
        {
            for name in strings(want, field) {
                let found = own.iter().any(|entity| {
                    entity.kind == kind
                        && (entity.name == name || entity.mentions.iter().any(|mention| mention.text == name))
                });
                if !found {
                    missing.push(format!("{file}: {} {name}", kind.as_str()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "not found: {missing:#?}");

    let presidents: Vec<_> = joined
        .entities
        .iter()
        .filter(|entity| entity.aliases.iter().any(|alias| alias.name.contains("Zelensk")))
        .map(|entity| (entity.id.as_str(), entity.aliases.len(), entity.articles))
        .collect();
    assert_eq!(presidents.len(), 1, "{presidents:?}");
    for place in ["Moscow", "Kyiv", "Kremlin", "Washington"] {
        let kinds: Vec<_> = joined
            .entities
            .iter()
            .filter(|entity| entity.aliases.iter().any(|alias| alias.name == place))
            .map(|entity| entity.kind)
            .collect();
        assert_eq!(kinds, [EntityKind::Place], "{place}");
    }
}

#[test]
fn every_span_of_hostile_text_lies_on_character_boundaries() {
    let Some(shared) = shared() else { return };
    let Ok(folder) = std::fs::read_dir(shared.join("hostile")) else { return };
    for entry in folder.flatten() {
        let Ok(bytes) = std::fs::read(entry.path()) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        let blocks = blocks(&text);
        let found = entities::recognise(&blocks);
        for name in &found {
            assert_eq!(name.place.span().of(&blocks[name.place.block as usize].text), name.text);
        }
        for quote in entities::quotes(&blocks, &found) {
            let text = &blocks[quote.block as usize].text;
            assert!(text.get(quote.start as usize..quote.end as usize).is_some(), "{}", entry.path().display());
        }
    }
}
