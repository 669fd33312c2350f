//! The articles that match.

use leptos::prelude::*;

use super::result_item::ResultItem;
use crate::app::place::Place;
use crate::app::shell::{Announcer, Results};
use crate::engine::{Query, Sort};
use crate::state::present::counted;

/// How many results "More" adds, and how many there are without it.
const STEP: u32 = 20;

/// The list with its count and its order.
#[component]
pub(super) fn ResultList() -> impl IntoView {
    let place = expect_context::<Place>();
    let results = expect_context::<Results>().0;
    let announcer = expect_context::<Announcer>();
    let total = Memo::new(move |_| results.answer.with(|answer| answer.as_ref().map_or(0, |found| found.total)));
    let hits = Memo::new(move |_| {
        results.answer.with(|answer| answer.as_ref().map(|found| found.hits.clone()).unwrap_or_default())
    });
    let shown = Memo::new(move |_| hits.with(Vec::len) as u32);
    let count = move || counted(total.get() as usize, "article");
    Effect::new(move |before: Option<()>| {
        results.answer.track();
        if before.is_some() {
            announcer.say(count());
        }
    });
    let more = move |_| {
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(Query { limit: query.limit.max(STEP) + STEP, ..query });
    };
    view! {
        <section class="results" aria-labelledby="results-title" aria-busy=move || results.busy.get().to_string()>
            <header>
                <h2 id="results-title">{count}</h2>
                <SortSelect />
            </header>
            <Show when=move || total.get() == 0><NothingFound /></Show>
            <ol>
                {move || hits.get().into_iter().map(|hit| view! { <ResultItem hit /> }).collect_view()}
            </ol>
            <Show when=move || { shown.get() < total.get() }>
                <button type="button" class="more" on:click=more>
                    "More results" <span class="hint">" " {move || format!("{} of {} shown", shown.get(), total.get())}</span>
                </button>
            </Show>
        </section>
    }
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
