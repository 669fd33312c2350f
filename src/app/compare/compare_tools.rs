//! How the comparison is laid out, and how sure a match must be.

use leptos::prelude::*;

use crate::app::place::Place;
use crate::state::Layout;

/// What each layout is called on its switch.
fn label(layout: Layout) -> &'static str {
    match layout {
        Layout::Focus => "In the margin",
        Layout::Columns => "Columns",
        Layout::Shared => "Shared",
        Layout::Only => "Only here",
        Layout::Missing => "Missing here",
        Layout::Figures => "Figures",
        Layout::Quotes => "Quotes",
        Layout::Names => "Names and words",
        Layout::Origins => "Origins",
        Layout::Emphasis => "Emphasis",
        Layout::Sheet => "Worksheet",
    }
}

/// Whether the layout depends on the least score of a match.
fn has_matches(layout: Layout) -> bool {
    matches!(layout, Layout::Focus | Layout::Columns | Layout::Shared | Layout::Only | Layout::Sheet)
}

/// What is shown, and the threshold where it shows matches.
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
            <div class="segments" role="group" aria-label="What is shown">
                {Layout::ALL
                    .into_iter()
                    .map(|value| view! {
                        <button type="button" class="switch" aria-pressed=move || (layout.get() == value).to_string() on:click=move |_| place.change_compare(|page| page.layout = value)>
                            {label(value)}
                        </button>
                    })
                    .collect_view()}
            </div>
            <label class="least" hidden=move || !has_matches(layout.get())>
                <span>"Least score of a match"</span>
                <input type="range" min="0" max="100" step="5" prop:value=move || least.get().to_string() on:input=choose_least
                    aria-valuetext=move || if least.get() == 0 { "all matches".to_owned() } else { format!("{} of 100", least.get()) } />
                <output>{move || if least.get() == 0 { "all".to_owned() } else { least.get().to_string() }}</output>
            </label>
        </div>
    }
}
