//! A view is sent, opened in another state of the corpus, and printed.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "a test's name says what it holds")]
#![allow(clippy::expect_used, reason = "a test ends where it fails")]

mod web;

use parallax::engine::{Answer, Request};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web::{answer, open, settle};
use web_sys::{Event, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn tell_window(event: &str) {
    let event = Event::new(event).expect("events exist");
    leptos::prelude::window().dispatch_event(&event).expect("a window takes events");
}

#[wasm_bindgen_test]
async fn a_link_from_another_state_of_the_corpus_says_so_and_goes_on() {
    let Answer::Overview(corpus) = answer(&Request::Open) else { return assert_eq!("no overview", "") };
    let same = corpus.corpus.get(..16).unwrap_or_default();
    let visit = open(&format!("?q=bridge&corpus={same}&v=1")).await;
    assert!(visit.maybe("[aria-label='About this link']").is_none());
    let visit = open("?q=bridge&corpus=0123456789abcdef&v=1").await;
    let told = visit.text("[aria-label='About this link']");
    assert!(told.contains("another state of this corpus (01234567, and here is"), "{told}");
    assert!(!visit.texts(".result h3").is_empty(), "the search holds");
    visit.click("button", "Dismiss").await;
    assert!(visit.maybe("[aria-label='About this link']").is_none());
    visit.type_in("input[type=search]", "hangers").await;
    assert!(visit.maybe("[aria-label='About this link']").is_none(), "it is said once");
}

#[wasm_bindgen_test]
async fn what_else_a_view_can_do_waits_on_a_sheet() {
    let visit = open("").await;
    let choice: HtmlInputElement = visit.find("#share input[type=checkbox]").unchecked_into();
    assert!(!choice.checked(), "links are short unless the reader wants more");
    assert!(visit.text("#share").contains("Save this view"));
    assert!(visit.maybe("#share .notice").is_none(), "no link is too long yet");
    assert!(visit.maybe(".whole").is_none(), "a short list is always whole");
    assert!(visit.maybe(".new-version").is_none());
}

#[wasm_bindgen_test]
async fn lists_are_whole_while_the_browser_prints() {
    let visit = open("").await;
    let Answer::Explored(found) = answer(&Request::Explore(parallax::engine::Query::default())) else {
        return assert_eq!("no list", "");
    };
    let story = &found.facets.stories.first().expect("the sample has stories").value;
    drop(visit);
    let visit = open(&format!("?page=story&id={story}")).await;
    let rows = || visit.texts("tbody tr").len();
    let before = rows();
    tell_window("beforeprint");
    settle().await;
    let printed = rows();
    tell_window("afterprint");
    settle().await;
    assert!(printed > before, "{printed} rows are printed, {before} shown");
    assert_eq!(rows(), before);
}
