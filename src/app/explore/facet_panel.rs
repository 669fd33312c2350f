//! All facets. On a narrow screen they wait behind a button.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::facet_section::FacetSection;
use crate::app::line::{Asked, Line};
use crate::app::place::Place;
use crate::app::shell::Results;
use crate::engine::{Answer, Facets, Request};
use crate::state::present::Facet;

/// The identifier of the control that was used last: an answer reorders the values, and moving an element takes the
/// focus from it.
#[derive(Clone, Copy)]
pub(super) struct LastUsed(pub StoredValue<Option<String>>);

/// What is looked for inside one facet, and the values that have it.
#[derive(Clone, Copy)]
pub(super) struct Finding {
    /// Which facet, and the letters; none where nothing was typed.
    pub text: RwSignal<Option<(Facet, String)>>,
    pub found: Asked<Facets>,
}

/// The panel.
#[component]
pub(super) fn FacetPanel() -> impl IntoView {
    let results = expect_context::<Results>().0;
    let open = RwSignal::new(false);
    let last_used = LastUsed(StoredValue::new(None));
    provide_context(last_used);
    provide_context(finding());
    Effect::new(move |_| {
        results.answer.track();
        request_animation_frame(move || refocus(last_used));
    });
    view! {
        <section class="facets" aria-labelledby="facets-title" class:is-open=open>
            <h2 id="facets-title" class="wide-only">"Filters"</h2>
            <button type="button" class="facets-switch" aria-expanded=move || open.get().to_string() aria-controls="facet-sections"
                on:click=move |_| open.update(|open| *open = !*open)>
                "Filters"
            </button>
            <div id="facet-sections" class="facet-sections">
                {Facet::ALL.into_iter().map(|facet| view! { <FacetSection facet /> }).collect_view()}
            </div>
        </section>
    }
}

fn finding() -> Finding {
    let (place, line) = (expect_context::<Place>(), expect_context::<Line>());
    let text = RwSignal::new(None::<(Facet, String)>);
    let request = move || Some(Request::Values(place.query()?, text.get()?.1));
    let pick = |answer| if let Answer::Values(facets) = answer { Some(facets) } else { None };
    Finding { text, found: Asked::new(line, request, pick, true) }
}

/// Gives the focus back to the control that lost it by being moved.
fn refocus(last_used: LastUsed) {
    let Some(id) = last_used.0.try_update_value(Option::take).flatten() else { return };
    let document = document();
    let lost = document.active_element().is_none_or(|active| active.tag_name() == "BODY");
    let control = document.get_element_by_id(&id).and_then(|control| control.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(control) = control.filter(|_| lost) {
        // nothing is lost where the browser refuses
        let _focused = control.focus();
    }
}
