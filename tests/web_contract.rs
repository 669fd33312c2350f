//! The engine in the browser reads files through the browser's JSON parser, native programs through serde_json: both
//! must come to the same values.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "a test's name says what it holds")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test ends where it fails")]

use parallax::corpus::{MANIFEST, assemble};
use parallax::index::Chunk;
use parallax::ingest::read;
use parallax::model::{About, Article, Manifest};
use serde::de::DeserializeOwned;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn by_browser<T: DeserializeOwned>(bytes: &[u8]) -> T {
    let text = std::str::from_utf8(bytes).expect("a corpus is UTF-8");
    let value = js_sys::JSON::parse(text).expect("the browser parses it");
    serde_wasm_bindgen::from_value(value).expect("it has the form of a corpus")
}

fn by_serde_json<T: DeserializeOwned>(bytes: &[u8]) -> T {
    serde_json::from_slice(bytes).expect("it has the form of a corpus")
}

#[wasm_bindgen_test]
fn every_file_reads_alike_in_the_browser_and_natively() {
    let sources: [&[u8]; 3] = [
        include_bytes!("../corpus/002_a5d927e0634f8bc1.txt"),
        include_bytes!("../corpus/008_3fd8602eb7914ac5.txt"),
        include_bytes!("../corpus/014_b2e79054a8c16fd3.txt"),
    ];
    let drafts = sources.iter().map(|bytes| read("a file", bytes).expect("a sample article is readable"));
    let files = assemble(drafts.collect(), About::default()).expect("a corpus can be made").files;
    assert!(files.len() >= 3, "manifest, articles and index");
    for file in files {
        match file.path.split_once('/') {
            None => {
                assert_eq!(file.path, MANIFEST);
                assert_eq!(by_browser::<Manifest>(&file.bytes), by_serde_json::<Manifest>(&file.bytes));
            }
            Some(("articles", _)) => {
                assert_eq!(by_browser::<Vec<Article>>(&file.bytes), by_serde_json::<Vec<Article>>(&file.bytes));
            }
            Some(("index", _)) => assert_eq!(by_browser::<Chunk>(&file.bytes), by_serde_json::<Chunk>(&file.bytes)),
            Some(_) => panic!("nothing reads {}", file.path),
        }
    }
}
