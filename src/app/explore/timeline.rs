//! Articles by month, to be chosen from.

use leptos::prelude::*;

use crate::app::place::Place;
use crate::app::shell::Results;
use crate::engine::{Grain, Query, UNKNOWN};
use crate::state::present::{Bar, Choice, Facet, bars, counted};

/// Bars, or the same as a table.
#[component]
pub(super) fn Timeline() -> impl IntoView {
    let results = expect_context::<Results>().0;
    let as_table = RwSignal::new(false);
    let all = Memo::new(move |_| {
        results.answer.with(|answer| answer.as_ref().map(|found| bars(&found.timeline)).unwrap_or_default())
    });
    let empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <section class="timeline" aria-labelledby="timeline-title" hidden=empty>
            <header>
                <h2 id="timeline-title">"Published"</h2>
                <GrainSelect />
                <button type="button" class="quiet" aria-pressed=move || as_table.get().to_string() on:click=move |_| as_table.update(|table| *table = !*table)>
                    "Table"
                </button>
            </header>
            {move || {
                let bars = all.get();
                if as_table.get() {
                    view! { <TimelineTable bars /> }.into_any()
                } else {
                    view! { <ul class="bars">{bars.into_iter().map(|bar| view! { <TimelineBar bar /> }).collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn GrainSelect() -> impl IntoView {
    const GRAINS: [(Grain, &str, &str); 3] =
        [(Grain::Year, "year", "Years"), (Grain::Month, "month", "Months"), (Grain::Day, "day", "Days")];
    let place = expect_context::<Place>();
    let grain = Memo::new(move |_| place.query().unwrap_or_default().grain);
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let grain = GRAINS.iter().find(|(_, name, _)| *name == chosen).map(|(grain, ..)| *grain).unwrap_or_default();
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(Query { grain, ..query });
    };
    view! {
        <label class="sort">
            "By "
            <select on:change=choose>
                {GRAINS
                    .into_iter()
                    .map(|(value, name, label)| view! { <option value=name prop:selected=move || grain.get() == value>{label}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}

#[component]
fn TimelineBar(bar: Bar) -> impl IntoView {
    let place = expect_context::<Place>();
    let Bar { value, label, short, year, count, height } = bar;
    let chosen = {
        let value = value.clone();
        Memo::new(move |_| Facet::Date.choice(&place.query().unwrap_or_default(), &value) == Choice::Included)
    };
    let undated = value == UNKNOWN;
    let words = format!("{label}: {}", counted(count as usize, "article"));
    let toggle = move |_| {
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(Facet::Date.toggle(&query, &value, Choice::Included));
    };
    view! {
        <li class="bar" class:is-undated=undated>
            <button type="button" aria-pressed=move || chosen.get().to_string() disabled=move || { count == 0 && !chosen.get() }
                title=words.clone() on:click=toggle>
                <span class="visually-hidden">{words.clone()}</span>
                <span class="bar-drawn" aria-hidden="true">
                    <span class="bar-count">{(count > 0).then_some(count)}</span>
                    <span class="bar-fill" style=format!("--height: {height}%")></span>
                    <span class="bar-name">{short}</span>
                    <span class="bar-year">{year}</span>
                </span>
            </button>
        </li>
    }
}

#[component]
fn TimelineTable(bars: Vec<Bar>) -> impl IntoView {
    view! {
        <table>
            <thead><tr><th scope="col">"When"</th><th scope="col">"Articles"</th></tr></thead>
            <tbody>
                {bars
                    .into_iter()
                    .filter(|bar| bar.count > 0)
                    .map(|bar| view! { <tr><th scope="row">{bar.label}</th><td>{bar.count}</td></tr> })
                    .collect_view()}
            </tbody>
        </table>
    }
}
