//! One facet: its values with their counts, to be demanded or excluded.

use leptos::prelude::*;

use super::facet_panel::{Finding, LastUsed};
use crate::app::parts::OutletGlyph;
use crate::app::place::Place;
use crate::app::shell::Results;
use crate::model::OutletId;
use crate::state::present::{Choice, Facet, FacetRow, rows};

/// Values shown before "Show all".
const FIRST: usize = 8;

/// A facet under its heading; nothing where the corpus has no value for it.
#[component]
pub(super) fn FacetSection(facet: Facet) -> impl IntoView {
    let place = expect_context::<Place>();
    let results = expect_context::<Results>().0;
    let finding = expect_context::<Finding>();
    let whole = RwSignal::new(false);
    let sought = Memo::new(move |_| finding.text.with(|text| text.as_ref().is_some_and(|(of, _)| *of == facet)));
    let listed = Memo::new(move |_| {
        let query = place.query().unwrap_or_default();
        results
            .answer
            .with(|answer| answer.as_ref().map(|found| rows(&found.facets, &query, facet)).unwrap_or_default())
    });
    let all = Memo::new(move |_| {
        let query = place.query().unwrap_or_default();
        let found = || finding.found.answer.with(|found| found.as_ref().map(|found| rows(found, &query, facet)));
        sought.get().then(found).flatten().unwrap_or_else(|| listed.get())
    });
    let number = Memo::new(move |_| listed.with(Vec::len));
    let shown = move || {
        let chosen = all.with(|rows| rows.iter().filter(|row| row.choice != Choice::Open).count());
        let most = if whole.get() || sought.get() { usize::MAX } else { FIRST.max(chosen) };
        all.get().into_iter().take(most).collect::<Vec<_>>()
    };
    let title = format!("facet-{}", facet.slug());
    view! {
        <Show when=move || { number.get() > 0 }>
            <section class="facet" aria-labelledby=title.clone()>
                <h3 id=title.clone()>{facet.label()}</h3>
                <Show when=move || { number.get() > FIRST && facet != Facet::Date }><FacetSearch facet /></Show>
                <ul class:is-long=move || { shown().len() > FIRST }>
                    <For each=shown key=|row| (row.value.clone(), row.label.clone()) let:row><FacetValue facet row all /></For>
                </ul>
                <Show when=move || { sought.get() && all.with(Vec::is_empty) }><p class="hint">"Nothing is called so."</p></Show>
                <Show when=move || { number.get() > FIRST && !sought.get() }>
                    <button type="button" class="quiet" aria-expanded=move || whole.get().to_string() on:click=move |_| whole.update(|whole| *whole = !*whole)>
                        {move || if whole.get() { "Show fewer".to_owned() } else { format!("Show all {}", number.get()) }}
                        <span class="visually-hidden">" " {facet.label()}</span>
                    </button>
                </Show>
            </section>
        </Show>
    }
}

/// A field that finds values by their letters, those too that are too rare to be listed.
#[component]
fn FacetSearch(facet: Facet) -> impl IntoView {
    let finding = expect_context::<Finding>();
    let typed = move |event| {
        let text: String = event_target_value(&event);
        finding.text.set((!text.trim().is_empty()).then_some((facet, text)));
    };
    let text =
        move || finding.text.with(|text| text.as_ref().filter(|(of, _)| *of == facet).map(|(_, text)| text.clone()));
    view! {
        <input type="search" class="facet-search" autocomplete="off" aria-label=format!("Find in {}", facet.label()) placeholder="Find\u{2026}"
            prop:value=move || text().unwrap_or_default() on:input=typed />
    }
}

#[component]
fn FacetValue(facet: Facet, row: FacetRow, all: Memo<Vec<FacetRow>>) -> impl IntoView {
    let place = expect_context::<Place>();
    let last_used = expect_context::<LastUsed>();
    let FacetRow { value, label, .. } = row;
    let now = {
        let value = value.clone();
        Memo::new(move |_| {
            all.with(|rows| {
                rows.iter().find(|row| row.value == value).map(|row| (row.count, row.choice)).unwrap_or_default()
            })
        })
    };
    let count = move || now.get().0;
    let choice = move || now.get().1;
    let id = |what: &str| format!("{what}-{}-{value}", facet.slug());
    let (include_id, exclude_id) = (id("include"), id("exclude"));
    let choose = move |how: Choice, value: &str, control: &str| {
        last_used.0.set_value(Some(control.to_owned()));
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(facet.toggle(&query, value, how));
    };
    let include = {
        let (value, id) = (value.clone(), include_id.clone());
        move |_| choose(Choice::Included, &value, &id)
    };
    let glyph = (facet == Facet::Outlet).then(|| view! { <OutletGlyph id=Some(OutletId(value.clone())) /> });
    let exclude = {
        let (value, id) = (value, exclude_id.clone());
        move |_| choose(Choice::Excluded, &value, &id)
    };
    view! {
        <li class="facet-value" class:is-included=move || choice() == Choice::Included class:is-excluded=move || choice() == Choice::Excluded>
            <label>
                <input id=include_id type="checkbox" prop:checked=move || choice() == Choice::Included on:change=include />
                {glyph}
                <span class="facet-label">{label.clone()}</span>
                <span class="count">{count}<span class="visually-hidden">" articles"</span></span>
            </label>
            <button id=exclude_id type="button" class="exclude" aria-label=format!("Exclude {label}") title=format!("Exclude {label}")
                aria-pressed=move || (choice() == Choice::Excluded).to_string() on:click=exclude>
                <span aria-hidden="true">"\u{2212}"</span>
            </button>
        </li>
    }
}
