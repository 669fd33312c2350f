//! The articles that match: a list of any length, of which only the rows near what is seen are drawn, unless the reader
//! wants all or prints.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::listed::Listed;
use super::result_item::ResultItem;
use super::whole_list::{LeftOutOfList, WholeSwitch};
use crate::app::address::on_key;
use crate::app::line::Line;
use crate::app::place::Place;
use crate::app::shell::{Announcer, Printing, Results};
use crate::engine::{Query, Sort};
use crate::state::present::{Heights, MOST_DRAWN, counted};

/// Rows drawn at least, so that there are some before anything was measured.
const FIRST: usize = 8;

/// The list with its count and its order.
#[component]
pub(super) fn ResultList() -> impl IntoView {
    let results = expect_context::<Results>().0;
    let listed = expect_context::<Listed>();
    let announcer = expect_context::<Announcer>();
    let total = Memo::new(move |_| results.answer.with(|answer| answer.as_ref().map_or(0, |found| found.total)));
    let count = move || counted(total.get() as usize, "article");
    let section = NodeRef::<html::Section>::new();
    Effect::new(move |before: Option<()>| {
        results.answer.track();
        if before.is_some() {
            announcer.say(count());
        }
    });
    Effect::new(move |before: Option<u32>| {
        let number = listed.number.get();
        // another list begins at its beginning
        if before.is_some_and(|before| before != number)
            && let Some(section) =
                section.get_untracked().filter(|section| section.get_bounding_client_rect().top() < 0.0)
        {
            section.scroll_into_view();
        }
        number
    });
    view! {
        <section node_ref=section class="results" aria-labelledby="results-title" aria-busy=move || results.busy.get().to_string()>
            <header>
                <h2 id="results-title">{count}</h2>
                <WholeSwitch total few=FIRST />
                <SortSelect />
            </header>
            <Show when=move || total.get() == 0><NothingFound /></Show>
            <Rows total />
            <LeftOutOfList total />
        </section>
    }
}

/// The rows near what is seen, between room for the others.
#[component]
fn Rows(total: Memo<u32>) -> impl IntoView {
    let place = expect_context::<Place>();
    let line = expect_context::<Line>();
    let listed = expect_context::<Listed>();
    let list = NodeRef::<Div>::new();
    let printing = expect_context::<Printing>().0;
    let rows =
        move || if listed.whole.get() > 0 { (total.get() as usize).min(MOST_DRAWN) } else { total.get() as usize };
    let near = RwSignal::new(0..FIRST);
    let look = move || {
        let (Some(list), rows) = (list.get_untracked(), untrack(rows)) else { return };
        let top = -list.get_bounding_client_rect().top();
        let mut now = listed.heights.with_value(|heights| heights.near(rows, top, top + screen_height()));
        now.end = now.end.max(now.start + FIRST);
        if near.with_untracked(|near| *near != now) {
            near.set(now);
        }
    };
    let scrolled = window_event_listener(ev::scroll, move |_| look());
    let width = StoredValue::new(screen_width());
    let resized = window_event_listener(ev::resize, move |_| {
        // rows of another width have other heights
        if width.get_value() != screen_width() {
            width.set_value(screen_width());
            listed.heights.set_value(Heights::default());
        }
        look();
    });
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    let drawn = Memo::new(move |_| {
        let (rows, near, whole) = (rows(), near.get(), listed.whole.get());
        if whole > 0 { 0..whole.min(rows) } else { near.start.min(rows)..near.end.min(rows) }
    });
    Effect::new(move |_| {
        let places = drawn.get();
        listed.number.track();
        listed.hits.track();
        if let Some(query) = untrack(|| place.query()) {
            listed.bring(line, query, places);
        }
        request_animation_frame(move || {
            if let Some(Some(list)) = list.try_get_untracked()
                && printing.try_get_untracked() == Some(false)
            {
                listed.heights.update_value(|heights| heights.note(&measured(&list)));
                look();
            }
        });
    });
    step_by_keys();
    let room = move |from: usize, to: usize| {
        if printing.get() {
            return String::new();
        }
        let height = listed.heights.with_value(|heights| heights.before(to) - heights.before(from));
        format!("height: {height}px")
    };
    let key = move |at: &usize| (listed.number.get_untracked(), *at);
    let places = move || -> Vec<usize> {
        listed.number.track();
        if printing.get() {
            // what is not here cannot come while the browser prints
            return listed.hits.with_untracked(|hits| hits.range(..MOST_DRAWN).map(|(at, _)| *at).collect());
        }
        drawn.get().collect()
    };
    view! {
        <div node_ref=list>
            <div style=move || room(0, drawn.get().start)></div>
            <ol>
                <For each=places key=key let:at><Row at total /></For>
            </ol>
            <div style=move || room(drawn.get().end, rows())></div>
        </div>
    }
}

#[component]
fn Row(at: usize, total: Memo<u32>) -> impl IntoView {
    let listed = expect_context::<Listed>();
    let hit = Memo::new(move |_| listed.hits.with(|hits| hits.get(&at).cloned()));
    move || match hit.get() {
        Some(hit) => view! { <ResultItem hit at total /> }.into_any(),
        None => view! { <li class="result is-coming"><span class="visually-hidden">"Loading\u{2026}"</span></li> }
            .into_any(),
    }
}

/// The heights of the rows that are drawn.
fn measured(list: &Element) -> Vec<(usize, f64)> {
    let Ok(rows) = list.query_selector_all("[data-at]") else { return Vec::new() };
    let row = |at| rows.get(at).and_then(|row| row.dyn_into::<Element>().ok());
    let rows = (0..rows.length()).filter_map(row);
    rows.filter_map(|row| Some((place_of(&row)?, row.get_bounding_client_rect().height()))).collect()
}

fn place_of(row: &Element) -> Option<usize> {
    row.get_attribute("data-at")?.parse().ok()
}

fn screen_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

fn screen_width() -> i32 {
    document().document_element().map_or(0, |root| root.client_width())
}

/// `j` and `k` go from result to result, `x` picks the one that has the focus.
fn step_by_keys() {
    on_key(|key| {
        let document = document();
        let now = document.active_element().and_then(|active| active.closest("[data-at]").ok().flatten());
        let wanted = match (key, &now) {
            ("x", Some(row)) => row.query_selector(".pick input").ok().flatten(),
            ("j", None) => document.query_selector(".result h3 a").ok().flatten(),
            ("j" | "k", Some(row)) => {
                let at = place_of(row).and_then(|at| if key == "j" { Some(at + 1) } else { at.checked_sub(1) });
                let Some(at) = at else { return true };
                document.query_selector(&format!("[data-at='{at}'] h3 a")).ok().flatten()
            }
            _ => return false,
        };
        if let Some(wanted) = wanted.and_then(|wanted| wanted.dyn_into::<HtmlElement>().ok()) {
            if key == "x" {
                wanted.click();
            } else {
                // nothing is lost where the browser refuses
                let _focused = wanted.focus();
            }
        }
        true
    });
}

#[component]
fn SortSelect() -> impl IntoView {
    const ORDERS: [(Sort, &str, &str); 3] = [
        (Sort::Relevance, "relevance", "Best match"),
        (Sort::Newest, "newest", "Newest first"),
        (Sort::Oldest, "oldest", "Oldest first"),
    ];
    let place = expect_context::<Place>();
    let sort = Memo::new(move |_| place.query().unwrap_or_default().sort);
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let sort = ORDERS.iter().find(|(_, name, _)| *name == chosen).map(|(sort, ..)| *sort).unwrap_or_default();
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(Query { sort, ..query });
    };
    view! {
        <label class="sort">
            "Order "
            <select on:change=choose>
                {ORDERS
                    .into_iter()
                    .map(|(order, name, label)| view! { <option value=name prop:selected=move || sort.get() == order>{label}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}

#[component]
fn NothingFound() -> impl IntoView {
    let place = expect_context::<Place>();
    view! {
        <div class="empty">
            <p>"No article matches all of this."</p>
            <p>
                "Take away a word or a filter, or "
                <a href=move || place.to_query(Query::default())>"begin again with all articles"</a> "."
            </p>
        </div>
    }
}
