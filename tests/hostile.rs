//! Text made to break programs goes the whole way, from raw file to sound corpus. It lies beside the project.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use parallax::corpus::{Corpus, File, assemble, check};
use parallax::ingest::{IngestError, read};
use parallax::model::{About, Draft};
use serde_json::Value;
use support::shared;

/// Around each hostile text stands an article, so that it is neither refused for having no text nor kept out by a menu.
fn around(hostile: &str) -> String {
    let body = "The council of the town met on Monday and decided to repair the old bridge before the winter begins.";
    format!(
        "A headline about {hostile}\n\nBy {hostile}\n\n{body}\n\n{hostile}\n\n\u{201c}{hostile},\u{201d} said {hostile}. {body}\n"
    )
}

fn is_sound(drafts: Vec<Draft>) {
    let count = drafts.len();
    let Corpus { manifest, files, .. } = assemble(drafts, About::default()).unwrap();
    let of = |path: &str| files.iter().find(|file| file.path == path).map(|File { bytes, .. }| bytes.clone());
    let (_, problems) = check(|path| of(path).ok_or_else(|| "is missing".to_owned()));
    assert_eq!(problems, []);
    assert_eq!(manifest.articles.len(), count);
}

#[test]
fn naughty_strings_are_text_like_any_other() {
    let Some(path) = shared("hostile/naughty-strings.json") else { return };
    let strings: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut drafts: Vec<Draft> = Vec::new();
    for text in strings.as_array().unwrap().iter().filter_map(Value::as_str) {
        match read(text, around(text).as_bytes()) {
            Ok(draft) => drafts.push(draft),
            // a page of control characters is no text, and nothing else is refused
            Err(error) => assert!(
                matches!(error, IngestError::Binary { .. }) && text.contains(|letter: char| letter.is_control()),
                "{error}"
            ),
        }
    }
    assert!(drafts.len() > 400);
    drafts.sort_by(|a, b| a.id.cmp(&b.id));
    drafts.dedup_by(|a, b| a.id == b.id);
    is_sound(drafts);
}

#[test]
fn markup_stays_text() {
    let Some(path) = shared("hostile/xss-payloads.txt") else { return };
    let all = std::fs::read_to_string(path).unwrap();
    let payloads: Vec<&str> = all.lines().filter(|line| !line.trim().is_empty()).step_by(40).collect();
    let draft = read("payloads", around(&payloads.join("\n\n")).as_bytes()).unwrap();
    let kept: usize = draft.blocks.iter().map(|block| block.raw.len()).sum();
    let removed: usize = draft.removed.iter().map(|removed| removed.raw.len()).sum();
    let blank: usize = draft.raw.len() - kept - removed;
    assert!(blank <= draft.raw.chars().filter(|letter| letter.is_whitespace()).map(char::len_utf8).sum());
    is_sound(vec![draft]);
}
