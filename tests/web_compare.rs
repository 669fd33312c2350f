//! A reader lays two reports side by side.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "a test's name says what it holds")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test ends where it fails")]

mod web;

use parallax::engine::{Answer, Request};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web::{IntoHtml as _, Visit, id, open};

wasm_bindgen_test_configure!(run_in_browser);

async fn two() -> Visit {
    open(&format!("?page=compare&articles={}~{}&layout=columns", id("herald.txt"), id("wire.txt"))).await
}

#[wasm_bindgen_test]
async fn a_shared_sentence_leads_to_its_counterpart() {
    let visit = two().await;
    assert_eq!(visit.texts(".head-card").len(), 2);
    assert!(visit.text(".compare-counts").contains("shared;"), "{}", visit.text(".compare-counts"));
    visit.click(".column .is-shared a", "Kellogg").await;
    assert_eq!(visit.texts(".row.is-selected").len(), 1);
    assert!(visit.text(".row.is-answer").contains("Kellogg"));
    assert!(visit.text(".match").contains("match "));
    assert!(
        visit.last_move().starts_with("Replace ?page=compare") && visit.last_move().contains("&s="),
        "{}",
        visit.last_move()
    );
    visit.click(".match-close", "").await;
    assert!(visit.maybe(".row.is-selected").is_none() && visit.maybe(".match").is_none());
}

#[wasm_bindgen_test]
async fn the_margin_shows_what_others_say_and_which_words_differ() {
    let visit = open(&format!("?page=compare&articles={}~{}", id("herald.txt"), id("wire.txt"))).await;
    assert!(visit.texts(".segments .switch[aria-pressed=true]") == ["In the margin"]);
    let notes = visit.texts(".margin li").len();
    assert!(notes > 2 && visit.text(".match-map").contains(&format!("{notes} matches")), "{notes}");
    let beside = visit.text(".margin a");
    visit.click(".margin a", &beside).await;
    assert!(visit.last_move().contains("&with="), "{}", visit.last_move());
    let marked = visit.texts(".match-side mark");
    assert!(!marked.is_empty() && visit.text(".match").contains(&beside));
    let shared = visit.text(".match-side .match-text");
    assert!(marked.iter().all(|words| *words != shared), "not all of it differs");
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    let click = web_sys::MouseEvent::new_with_mouse_event_init_dict("click", &init).expect("events exist");
    visit.find(".match-map .strip-drawn").dispatch_event(&click).expect("strips take events");
    web::settle().await;
    assert!(!visit.last_move().contains("&with="), "a click on the map goes to a match");
}

#[wasm_bindgen_test]
async fn a_sheet_has_a_column_for_each_article_and_room_to_write() {
    let visit = open(&format!("?page=compare&articles={}~{}&layout=sheet", id("herald.txt"), id("wire.txt"))).await;
    assert_eq!(visit.texts(".sheet thead th").len(), 2);
    assert_eq!(visit.texts(".room-to-write").len(), 6);
}

#[wasm_bindgen_test]
async fn hidden_outlets_have_letters_everywhere_until_they_are_revealed() {
    let visit = open(&format!("?page=compare&articles={}~{}&outlets=hidden", id("herald.txt"), id("wire.txt"))).await;
    let named = |names: Vec<String>| names.iter().filter(|name| !name.starts_with("Outlet ")).count();
    assert_eq!(named(visit.texts("main .outlet")), 0, "{:?}", visit.texts("main .outlet"));
    assert!(visit.maybe("main .glyph[data-shade]").is_none(), "no colour tells them apart");
    assert!(visit.text(".compare-counts").contains("Outlet"));
    let letter = visit.text(".head-card .outlet");
    visit.click(".class-bar button", &letter).await;
    assert!(visit.last_move().contains("outlets=hidden&reveal="), "{}", visit.last_move());
    assert_ne!(visit.text(".head-card .outlet"), letter);
    visit.click("nav a", "Explore").await;
    assert!(named(visit.texts("[aria-labelledby=facet-outlet] .facet-label")) == 1, "one is revealed");
    visit.click(".class-bar button", "Reveal all").await;
    assert_eq!(named(visit.texts(".result .outlet")), visit.texts(".result").len());
    visit.click(".hide-outlets", "Hide outlets").await;
    assert!(visit.maybe(".class-bar").is_none() && !visit.last_move().contains("outlets="));
}

#[wasm_bindgen_test]
async fn the_same_comparison_in_three_layouts() {
    let visit = two().await;
    let only = visit.texts(".row.is-only:not(.sample)").len();
    visit.click(".segments .switch", "Only here").await;
    assert_eq!(visit.texts(".lone .row.is-only").len(), only);
    visit.click(".segments .switch", "Shared").await;
    assert!(visit.texts(".shared > li").iter().all(|pair| pair.contains("match ")));
    assert!(visit.last_move().contains("layout=shared"));
}

#[wasm_bindgen_test]
async fn what_is_lacking_is_named_and_the_rest_is_compared() {
    let visit =
        open(&format!("?page=compare&articles={}~gone~{}&layout=columns", id("herald.txt"), id("wire.txt"))).await;
    assert!(visit.text("[aria-label='Not in this corpus']").contains("gone"));
    assert_eq!(visit.texts(".column").len(), 2);
    let visit = open(&format!("?page=compare&articles={}", id("herald.txt"))).await;
    assert!(visit.text("[aria-label='Nothing to compare']").contains("two articles"));
}

#[wasm_bindgen_test]
async fn articles_are_removed_and_change_places() {
    let visit = two().await;
    let before = visit.texts(".head-card .outlet");
    visit.click(".head-actions button", "Swap").await;
    let after: Vec<_> = visit.texts(".head-card .outlet").into_iter().rev().collect();
    assert_eq!(before, after);
    let focused = leptos::prelude::document().active_element().map(|element| element.tag_name());
    assert_eq!(focused.as_deref(), Some("H1"), "the focus is not lost with the button");
    visit.click(".head-actions button", "Remove").await;
    assert_eq!(visit.texts(".head-card").len(), 1);
}

#[wasm_bindgen_test]
async fn findings_stand_behind_switches_and_each_is_in_the_address() {
    let visit = two().await;
    for (label, layout, sign) in [
        ("Missing here", "missing", ".left-out"),
        ("Figures", "figures", ".figure-card, .empty"),
        ("Quotes", "quotes", "table.data"),
        ("Names and words", "names", "table.data"),
        ("Origins", "origins", ".reuse"),
        ("Emphasis", "emphasis", "table.data"),
    ] {
        visit.click(".segments .switch", label).await;
        assert!(visit.maybe(sign).is_some(), "{label} shows {sign}");
        assert!(visit.last_move().contains(&format!("layout={layout}")), "{}", visit.last_move());
    }
    visit.click(".segments .switch", "In the margin").await;
    assert!(!visit.last_move().contains("layout="), "the default is left out: {}", visit.last_move());
}

#[wasm_bindgen_test]
async fn a_story_lines_up_its_facts_and_a_dot_leads_to_the_sentence() {
    let story = match web::answer(&Request::Heads(vec![id("herald.txt")])) {
        Answer::Heads(found) => found.heads[0].story.clone(),
        other => panic!("{other:?}"),
    };
    let visit = open(&format!("?page=story&id={story}")).await;
    assert_eq!(visit.texts(".story-articles > li").len(), 2);
    let facts = visit.texts("[aria-labelledby=facts-title] tbody tr");
    assert!(facts.iter().any(|fact| fact.contains("Kellogg")), "{facts:?}");
    visit.find("[aria-labelledby=facts-title] a.dot").dyn_into_html().click();
    web::settle().await;
    assert!(visit.last_move().starts_with("Push ?page=article") && visit.last_move().contains("&s="));
    assert_eq!(visit.texts(".sentence.is-selected").len(), 1);
    let gone = open("?page=story&id=s-nothing").await;
    assert!(gone.text("[role=alert]").contains("no such story"));
}
