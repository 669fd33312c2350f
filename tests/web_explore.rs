//! A reader narrows a list of articles and puts two of them aside.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "a test's name says what it holds")]
#![allow(clippy::expect_used, reason = "a test ends where it fails")]

mod web;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web::{id, open, settle};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn typed_words_narrow_the_list_and_are_marked() {
    let visit = open("").await;
    assert_eq!(visit.text("h1"), "Five articles");
    assert_eq!(visit.text(".results h2"), "5 articles");
    visit.type_in("input[type=search]", "hangers").await;
    let found = visit.texts(".result h3");
    assert!(!found.is_empty() && found.len() < 5, "{found:?}");
    assert!(visit.texts(".passage mark").iter().all(|mark| mark.eq_ignore_ascii_case("hangers")));
    assert!(visit.last_move().starts_with("Replace ?q=hangers"), "{}", visit.last_move());
    assert_eq!(visit.text("[role=status]"), visit.text(".results h2"), "the count is announced");
}

#[wasm_bindgen_test]
async fn a_facet_demands_excludes_and_lets_go() {
    let visit = open("").await;
    let first = visit.text("[aria-labelledby=facet-outlet] .facet-label");
    visit.click("[aria-labelledby=facet-outlet] label", &first).await;
    assert!(visit.last_move().starts_with("Push ?outlet="), "{}", visit.last_move());
    assert!(visit.texts(".result .outlet").iter().all(|outlet| *outlet == first));
    assert!(
        visit.texts("[aria-labelledby=facet-outlet] .facet-label").len() > 1,
        "the other outlets can still be added"
    );
    visit.click(".exclude", &format!("Exclude {first}")).await;
    assert_eq!(visit.text(".active-filters s"), first);
    assert!(visit.texts(".result .outlet").iter().all(|outlet| *outlet != first));
    visit.click("button", "Clear all").await;
    assert_eq!(visit.text(".results h2"), "5 articles");
    assert!(visit.maybe(".active-filters").is_none());
}

#[wasm_bindgen_test]
async fn a_chosen_value_is_on_top_and_keeps_the_focus() {
    let visit = open("").await;
    let last = visit.texts("[aria-labelledby=facet-person] .facet-label").pop().unwrap_or_default();
    let control = visit.with_words("[aria-labelledby=facet-person] label", &last);
    let input = control.query_selector("input").ok().flatten().and_then(|input| input.dyn_into::<HtmlElement>().ok());
    let input = input.expect("a facet's value has a checkbox");
    input.focus().expect("a checkbox takes the focus");
    input.click();
    settle().await;
    assert_eq!(visit.text("[aria-labelledby=facet-person] .facet-label"), last);
    let focused = leptos::prelude::document().active_element().map(|element| element.id()).unwrap_or_default();
    assert!(focused.starts_with("include-person-"), "the focus went to {focused:?}");
}

#[wasm_bindgen_test]
async fn two_articles_put_aside_make_a_link_to_their_comparison() {
    let visit = open("?q=talks").await;
    visit.click(".pick", "Compare").await;
    assert!(visit.text(".tray").contains("Pick one more"));
    let (herald, wire) = (id("herald.txt"), id("wire.txt"));
    let visit = open(&format!("?tray={herald}~{wire}")).await;
    let link = visit.with_words(".tray a", "Compare 2 articles");
    assert_eq!(link.get_attribute("href").unwrap_or_default(), format!("?page=compare&articles={herald}~{wire}&v=1"));
    visit.click(".tray a", "Compare 2 articles").await;
    assert_eq!(visit.text("h1"), "Side by side");
}

#[wasm_bindgen_test]
async fn a_link_to_what_is_not_there_says_so_and_how_to_go_on() {
    let visit = open("?outlet=nobody&colour=red&v=1").await;
    assert!(visit.text("[aria-label='About this link']").contains("colour"));
    assert!(visit.text("[aria-label='Not in this corpus']").contains("no outlet \u{201c}nobody\u{201d}"));
    visit.click(".filter", "nobody").await;
    assert_eq!(visit.text(".results h2"), "5 articles");
    let visit = open("?q=zzzz").await;
    assert!(visit.text(".empty").contains("No article matches"));
    visit.click(".empty a", "begin again").await;
    assert_eq!(visit.text(".results h2"), "5 articles");
}

#[wasm_bindgen_test]
async fn a_file_that_does_not_come_is_named_and_asked_for_again() {
    let visit = open("?page=about").await;
    visit.shelf.offline.set(true);
    visit.click("nav a", "Explore").await;
    assert!(visit.text("[aria-label='Missing files']").contains("articles/"));
    assert_eq!(visit.text(".results h2"), "5 articles", "the list does not need what is missing");
    visit.shelf.offline.set(false);
    visit.click("button", "Try again").await;
    assert!(visit.maybe("[aria-label='Missing files']").is_none());
    assert!(visit.maybe(".passage").is_some());
}
