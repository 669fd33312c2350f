//! The search field.

use gloo::timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;

use crate::app::address::on_key;
use crate::app::place::Place;
use crate::app::shell::Results;

/// Letters typed faster than this are one question.
const PAUSE_MS: u32 = 40;

/// A field whose words are searched for while they are typed.
#[component]
pub(super) fn SearchBox() -> impl IntoView {
    let place = expect_context::<Place>();
    let results = expect_context::<Results>().0;
    let field = NodeRef::<Input>::new();
    let timer = StoredValue::new_local(None::<Timeout>);
    let words = Memo::new(move |_| place.query().map(|query| query.words).unwrap_or_default());
    let search = move || {
        let Some(typed) = field.get_untracked().map(|field| field.value()) else { return };
        if let Some(query) = untrack(|| place.query()).filter(|query| query.words != typed) {
            place.set_query(crate::engine::Query { words: typed, limit: 0, ..query });
        }
    };
    let typed = move |_| timer.set_value(Some(Timeout::new(PAUSE_MS, search)));
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        timer.set_value(None);
        search();
    };
    on_key(move |key| {
        let field = if key == "/" { field.get_untracked() } else { None };
        field.is_some_and(|field| field.focus().is_ok())
    });
    // what was typed meanwhile must not be overwritten by an older state of the address
    Effect::new(move |_| {
        let words = words.get();
        if let Some(field) = field.get().filter(|field| field.value().trim() != words.trim() || words.is_empty()) {
            field.set_value(&words);
        }
    });
    let faults = Memo::new(move |_| {
        results.answer.with(|answer| answer.as_ref().map(|found| found.faults.clone()).unwrap_or_default())
    });
    view! {
        <form class="search" role="search" on:submit=submitted>
            <label for="search-words">"Search the articles"</label>
            <input node_ref=field id="search-words" type="search" autocomplete="off" spellcheck="false" on:input=typed
                aria-describedby="search-help" placeholder="ceasefire talks" />
            <p id="search-help" class="hint">
                "All words must occur. "<code>"\"a phrase\""</code>" in quotes, "<code>"-word"</code>" to leave out."
                {move || faults.get().into_iter().map(|fault| view! { <span class="fault">" " {fault}</span> }).collect_view()}
            </p>
        </form>
    }
}
