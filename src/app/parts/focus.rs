//! Where the focus goes when the control that has it goes away.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Gives the focus to the first of these places that is there, once the page has changed, if nothing has it then.
pub(crate) fn focus_instead(places: &'static [&'static str]) {
    request_animation_frame(move || {
        let document = document();
        if document.active_element().is_some_and(|active| active.tag_name() != "BODY") {
            return;
        }
        let found = places.iter().find_map(|place| document.query_selector(place).ok().flatten());
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let quietly = FocusOptions::new();
            quietly.set_prevent_scroll(true);
            // nothing is lost where the browser refuses
            let _focused = found.focus_with_options(&quietly);
        }
    });
}
