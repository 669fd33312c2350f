//! What the browser's own JSON parser and serde-wasm-bindgen make of a corpus is what serde_json makes of it on the
//! command line: numbers, missing values, flattened fields and text of several bytes a letter included.
#![cfg(target_arch = "wasm32")]
#![cfg(test)]

use parallax::model::Article;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = r#"{
  "id": "harbour-wall-1f2e3d4c",
  "source": "raw/härbour wall.txt",
  "title": "Harbour wall “holds” — for now",
  "outlet": "The Quay Courier",
  "byline": null,
  "published": "2031-03-04T09:30:00+01:00",
  "updated": null,
  "place": "Strandvík",
  "language": "en",
  "blocks": [
    {"kind": "paragraph", "text": "The wall of Strandvík held.", "raw": [31, 59], "sentences": [[0, 28]]}
  ],
  "removed": [{"raw": [0, 30], "reason": "title", "rule": "heading"}],
  "notices": [],
  "raw": "Harbour wall “holds” — for now\nThe wall of Strandvík held.",
  "outlet_id": "the-quay-courier",
  "entities": [],
  "quotes": [],
  "story": "harbour-wall",
  "origin": "harbour-wall-1f2e3d4c"
}"#;

#[wasm_bindgen_test]
fn an_article_reads_the_same_in_the_browser_and_on_the_command_line() {
    let native: Article = serde_json::from_str(ARTICLE).unwrap();
    let parsed = js_sys::JSON::parse(ARTICLE).unwrap();
    let browser: Article = serde_wasm_bindgen::from_value(parsed).unwrap();
    assert_eq!(browser, native);
    assert_eq!(browser.draft.blocks[0].raw.end, 59);
}

#[wasm_bindgen_test]
fn what_is_no_article_is_refused_and_not_guessed_at() {
    let parsed = js_sys::JSON::parse(&ARTICLE.replace("\"story\"", "\"tale\"")).unwrap();
    let error = serde_wasm_bindgen::from_value::<Article>(parsed).unwrap_err();
    assert!(error.to_string().contains("story"), "{error}");
}
