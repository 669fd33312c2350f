//! The filters that hold, each with a way out.

use leptos::prelude::*;

use crate::app::parts::focus_instead;
use crate::app::place::Place;
use crate::app::shell::Results;
use crate::engine::{Facets, Query};
use crate::state::present::{Choice, Clause, clauses};

/// What stands above the filters.
const HEADING: &[&str] = &[".explore-head h1"];

/// A row of filters; nothing while none holds.
#[component]
pub(super) fn ActiveFilters() -> impl IntoView {
    let place = expect_context::<Place>();
    let results = expect_context::<Results>().0;
    let active = Memo::new(move |_| {
        let query = place.query().unwrap_or_default();
        results.answer.with(|answer| match answer {
            Some(found) => clauses(&found.facets, &query),
            None => clauses(&Facets::default(), &query),
        })
    });
    let none = Memo::new(move |_| active.with(Vec::is_empty));
    let key = |clause: &Clause| (clause.facet, clause.value.clone(), clause.excluded, clause.label.clone());
    let clear = move |_| {
        let sort = untrack(|| place.query()).unwrap_or_default().sort;
        place.set_query(Query { sort, ..Query::default() });
        focus_instead(HEADING);
    };
    view! {
        <Show when=move || !none.get()>
            <nav class="active-filters" aria-label="Active filters">
                <ul>
                    <For each=move || active.get() key let:clause><li><ActiveFilter clause /></li></For>
                </ul>
                <button type="button" class="quiet" on:click=clear>"Clear all"</button>
            </nav>
        </Show>
    }
}

#[component]
fn ActiveFilter(clause: Clause) -> impl IntoView {
    let place = expect_context::<Place>();
    let Clause { facet, value, label, excluded } = clause;
    let remove = move |_| {
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(match facet {
            Some(facet) => facet.choose(&query, &value, Choice::Open),
            None => Query { words: String::new(), limit: 0, ..query },
        });
        focus_instead(HEADING);
    };
    let text = label.clone();
    let label = if excluded { view! { <s>{text}</s> }.into_any() } else { text.into_any() };
    view! {
        <button type="button" class="filter" class:is-excluded=excluded on:click=remove>
            <span class="visually-hidden">{if excluded { "Remove filter: not " } else { "Remove filter: " }}</span>
            {label}
            <span class="cross" aria-hidden="true">"\u{d7}"</span>
        </button>
    }
}
