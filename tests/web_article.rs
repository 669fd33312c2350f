//! A reader reads an article and checks what was made of it.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "a test's name says what it holds")]
#![allow(clippy::panic, reason = "a test ends where it fails")]

mod web;

use parallax::engine::{Answer, Request};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web::{IntoHtml as _, answer, id, open};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn names_are_marked_by_kind_and_each_kind_can_be_switched_off() {
    let visit = open(&format!("?page=article&id={}", id("wire.txt"))).await;
    assert!(visit.text("h1").starts_with("London talks on Ukraine"));
    assert!(visit.texts(".article-text a.name[data-kind=person]").iter().any(|name| name.contains("Peskov")));
    visit.click(".switch", "People").await;
    assert!(visit.maybe(".article-text a.name[data-kind=person]").is_none());
    assert!(visit.maybe(".article-text a.name[data-kind=place]").is_some());
    assert!(visit.last_move().contains("hide=person"), "{}", visit.last_move());
    visit.click(".switch", "People").await;
    assert!(visit.maybe(".article-text a.name[data-kind=person]").is_some());
}

#[wasm_bindgen_test]
async fn a_name_leads_to_its_page_and_from_there_to_all_articles_that_have_it() {
    let visit = open(&format!("?page=article&id={}", id("wire.txt"))).await;
    visit.click(".article-text a.name", "Peskov").await;
    assert!(visit.last_move().starts_with("Push ?page=entity&id="), "{}", visit.last_move());
    assert_eq!(visit.text("h1"), "Dmitry Peskov");
    let used = visit.texts(".names-used summary");
    assert!(used.iter().any(|name| name.contains("Peskov")), "{used:?}");
    assert!(visit.texts(".alias-list li").iter().all(|name| name.contains("name") || name.contains("Peskov")));
    visit.click(".over-time .quiet", "Table").await;
    assert!(!visit.texts(".over-time table tbody tr").is_empty());
    visit.click(".story a.primary", "in the list").await;
    assert!(visit.last_move().starts_with("Push ?entity=dmitry-peskov"), "{}", visit.last_move());
    assert!(!visit.texts(".result").is_empty());
}

#[wasm_bindgen_test]
async fn the_mentions_of_a_name_are_gone_through() {
    let visit = open(&format!("?page=article&id={}&hide=person", id("wire.txt"))).await;
    visit.click(".names .remove", "Go through the mentions of Dmitry Peskov").await;
    assert!(
        visit.last_move().contains("&name=dmitry-peskov") && !visit.last_move().contains("hide="),
        "{}",
        visit.last_move()
    );
    let focused =
        || leptos::prelude::document().active_element().and_then(|element| element.get_attribute("data-names"));
    visit.click(".mention-bar button", "Next").await;
    let first = focused();
    assert!(visit.text(".mention-bar .count").starts_with("1 of ") && first.is_some());
    visit.click(".mention-bar button", "Previous").await;
    assert_ne!(focused(), first, "behind the first comes the last");
    visit.click(".mention-bar .remove", "Stop").await;
    assert!(visit.maybe(".mention-bar").is_none() && !visit.last_move().contains("name="));
}

#[wasm_bindgen_test]
async fn the_raw_text_shows_what_was_removed_and_why() {
    let visit = open(&format!("?page=article&id={}&raw=1", id("wire.txt"))).await;
    let removed = visit.texts(".raw-removed");
    assert!(removed.iter().any(|part| part.contains("ADVERTISEMENT")), "{removed:?}");
    assert!(visit.texts(".raw-reason").iter().all(|reason| !reason.is_empty()));
    let Answer::Article(view) = answer(&Request::Article(id("wire.txt"))) else { panic!("the sample is there") };
    let kept = visit.texts(".raw-kept").join(" ");
    for block in &view.article.draft.blocks {
        assert!(kept.contains(&block.text), "{:?} is not marked as kept", block.text);
    }
    visit.click(".switch", "Raw text").await;
    assert!(visit.maybe(".raw").is_none() && visit.maybe(".article-text").is_some());
}

#[wasm_bindgen_test]
async fn a_link_to_a_sentence_marks_it_and_a_wrong_one_says_so() {
    let wire = id("wire.txt");
    let visit = open(&format!("?page=article&id={wire}&s=0.0")).await;
    assert_eq!(visit.texts(".sentence.is-selected").len(), 1);
    visit.find(".sentence:not(.is-selected) .pin").dyn_into_html().click();
    web::settle().await;
    assert_eq!(visit.texts(".sentence.is-selected").len(), 1);
    assert!(visit.last_move().starts_with("Replace ?page=article"), "{}", visit.last_move());
    let visit = open(&format!("?page=article&id={wire}&s=99.0")).await;
    assert!(visit.text("[aria-label='About this link']").contains("99.0"));
}

#[wasm_bindgen_test]
async fn words_searched_for_are_marked_in_the_text() {
    let visit = open(&format!("?page=article&id={}&q=ceasefire", id("wire.txt"))).await;
    assert!(visit.texts(".article-text mark").iter().any(|word| word.eq_ignore_ascii_case("ceasefire")));
}

#[wasm_bindgen_test]
async fn an_article_that_the_corpus_lacks_is_no_blank_page() {
    let visit = open("?page=article&id=nothing123").await;
    assert!(visit.text("[role=alert]").contains("no such article"));
    visit.click("[role=alert] a", "All articles").await;
    assert_eq!(visit.text(".results h2"), "5 articles");
}
