//! How the comparison is laid out, and how sure a match must be.

use leptos::prelude::*;

use crate::app::place::Place;
use crate::state::Layout;

const LAYOUTS: [(Layout, &str); 3] =
    [(Layout::Columns, "Columns"), (Layout::Shared, "Shared"), (Layout::Only, "Only here")];

/// Three layouts and a threshold.
#[component]
pub(super) fn CompareTools() -> impl IntoView {
    let place = expect_context::<Place>();
    let layout = Memo::new(move |_| place.compare().map(|page| page.layout).unwrap_or_default());
    let least = Memo::new(move |_| place.compare().map(|page| page.least).unwrap_or_default());
    let choose_least = move |event| {
        let chosen = event_target_value(&event).parse().unwrap_or_default();
        place.change_compare(|page| page.least = chosen);
    };
    view! {
        <div class="compare-tools">
            <div class="segments" role="group" aria-label="Layout">
                {LAYOUTS
                    .into_iter()
                    .map(|(value, label)| view! {
                        <button type="button" class="switch" aria-pressed=move || (layout.get() == value).to_string() on:click=move |_| place.change_compare(|page| page.layout = value)>
                            {label}
                        </button>
                    })
                    .collect_view()}
            </div>
            <label class="least">
                <span>"Least score of a match"</span>
                <input type="range" min="0" max="100" step="5" prop:value=move || least.get().to_string() on:input=choose_least
                    aria-valuetext=move || if least.get() == 0 { "all matches".to_owned() } else { format!("{} of 100", least.get()) } />
                <output>{move || if least.get() == 0 { "all".to_owned() } else { least.get().to_string() }}</output>
            </label>
        </div>
    }
}
