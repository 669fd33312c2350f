//! The raw seed articles come out as a reader expects: every fact that concerns ingestion, and no rule about one site.
//!
//! The seeds are not part of the repository; where they are absent the test says so and passes.

use std::path::PathBuf;

use parallax::ingest;
use parallax::model::{BlockKind, Draft};
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("PARALLAX_SHARED").map(PathBuf::from);
    [Some(beside), named].into_iter().flatten().find(|folder| folder.join("seeds-expected.json").is_file())
}

fn strings<'a>(expected: &'a Value, field: &str) -> Vec<&'a str> {
    expected.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What is wrong with a draft, line by line.
fn complaints(draft: &Draft, expected: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut same = |field: &str, got: Option<String>| {
        if let Some(want) = expected.get(field)
            && want.as_str() != got.as_deref()
        {
            out.push(format!("{field}: expected {want}, found {got:?}"));
        }
    };
    same("title", draft.title.clone());
    same("outlet", draft.outlet.clone());
    same("published", draft.published.map(|moment| moment.to_string()));
    same("dateline", draft.place.clone());
    if let Some(want) = expected.get("byline_contains").and_then(Value::as_str)
        && !draft.byline.as_deref().is_some_and(|byline| byline.contains(want))
    {
        out.push(format!("byline: expected {want:?}, found {:?}", draft.byline));
    }
    let kept = |words: &str| draft.blocks.iter().filter(|block| block.text.contains(words)).count();
    for words in strings(expected, "must_keep") {
        if kept(words) == 0 {
            out.push(format!("lost: {words}"));
        }
    }
    for words in strings(expected, "must_keep_once") {
        if kept(words) != 1 {
            out.push(format!("kept {} times: {words}", kept(words)));
        }
    }
    for words in strings(expected, "must_drop") {
        if kept(words) > 0 {
            out.push(format!("kept: {words}"));
        }
    }
    let headings: Vec<&str> =
        draft.blocks.iter().filter(|block| block.kind == BlockKind::Heading).map(|block| block.text.as_str()).collect();
    if expected.get("headings").is_some() && headings != strings(expected, "headings") {
        out.push(format!("headings: {headings:?}"));
    }
    out
}

#[test]
fn the_seeds_come_out_right() {
    let Some(shared) = shared() else {
        println!("skipped: no ../shared/seeds-expected.json, and PARALLAX_SHARED names no folder that has it");
        return;
    };
    let expected = std::fs::read_to_string(shared.join("seeds-expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let mut out = Vec::new();
    for (name, expected) in expected.get("articles").and_then(Value::as_object).unwrap() {
        let bytes = std::fs::read(shared.join("seeds").join(name)).unwrap();
        match ingest::read(name, &bytes) {
            Ok(draft) => {
                if std::env::var_os("PARALLAX_SHOW").is_some() {
                    println!("{}", serde_json::to_string_pretty(&draft).unwrap());
                }
                out.extend(complaints(&draft, expected).into_iter().map(|complaint| format!("{name}: {complaint}")));
            }
            Err(error) => out.push(error.to_string()),
        }
    }
    assert!(out.is_empty(), "{}", out.join("\n"));
}
