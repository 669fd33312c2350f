//! A reader narrows a list of articles and puts two of them aside.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "a test's name says what it holds")]
#![allow(clippy::expect_used, reason = "a test ends where it fails")]

mod web;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web::{id, open, settle};
use web_sys::{HtmlElement, HtmlInputElement};

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
async fn four_articles_are_as_many_as_can_be_picked_and_their_order_can_change() {
    let visit = open("").await;
    for at in 0..4 {
        let boxes = visit.root.query_selector_all(".result .pick input").expect("the selector is well formed");
        boxes.get(at).expect("five results are shown").unchecked_into::<HtmlElement>().click();
        settle().await;
    }
    assert_eq!(visit.texts(".result .pick input:disabled").len(), 1, "a fifth does not fit");
    let picked = visit.texts(".picked a");
    visit.find(".picked:nth-child(2) .remove").unchecked_into::<HtmlElement>().click();
    settle().await;
    let now = visit.texts(".picked a");
    assert_eq!((&now[0], &now[1], &now[2..]), (&picked[1], &picked[0], &picked[2..]));
    visit.click(".picked .remove", "Remove").await;
    assert_eq!(visit.texts(".result .pick input:disabled").len(), 0, "there is room again");
    let visit = open("?tray=a~b~c~d~e").await;
    assert!(visit.text(".tray a.primary").contains("Compare 4"), "a link may bring more than fit");
}

#[wasm_bindgen_test]
async fn a_value_is_found_inside_its_facet() {
    let visit = open("").await;
    let all = visit.texts("[aria-labelledby=facet-person] .facet-label");
    let field = "[aria-labelledby=facet-person] .facet-search";
    visit.type_in(field, "PESK").await;
    assert_eq!(visit.texts("[aria-labelledby=facet-person] .facet-label"), ["Dmitry Peskov"]);
    visit.click("[aria-labelledby=facet-person] label", "Peskov").await;
    assert!(visit.last_move().starts_with("Push ?entity=dmitry-peskov"), "{}", visit.last_move());
    visit.type_in(field, "").await;
    visit.click("button", "Clear all").await;
    assert_eq!(visit.texts("[aria-labelledby=facet-person] .facet-label"), all);
}

#[wasm_bindgen_test]
async fn dates_are_chosen_by_sliders_and_every_outlet_has_its_bars() {
    let visit = open("?grain=day").await;
    let outlets = visit.texts(".chart li .outlet");
    assert!(outlets.len() > 2 && outlets[0] == "All", "{outlets:?}");
    let all = visit.text(".results h2");
    let last: HtmlInputElement = visit.find(".brush input[data-end=true]").unchecked_into();
    last.set_value("0");
    for event in ["input", "change"] {
        last.dispatch_event(&web_sys::Event::new(event).expect("events exist")).expect("sliders take events");
    }
    settle().await;
    assert!(visit.last_move().starts_with("Push ?date="), "{}", visit.last_move());
    assert!(last.get_attribute("aria-valuetext").is_some_and(|words| words.contains("article")));
    assert_ne!(visit.text(".results h2"), all);
    visit.click(".timeline button", "Table").await;
    assert!(!visit.texts(".timeline table tbody tr").is_empty());
    visit.click(".timeline button", "All dates").await;
    assert_eq!(visit.text(".results h2"), all);
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
