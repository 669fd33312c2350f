//! The search field.

use gloo::timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;

use super::suggestions::{SuggestionList, Suggestions};
use crate::app::address::on_key;
use crate::app::place::Place;
use crate::app::shell::Results;
use crate::engine::Understood;

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
    let suggestions = Suggestions::new();
    let typed = move |_| {
        suggestions.typed(field.get_untracked().map(|field| field.value()).unwrap_or_default());
        timer.set_value(Some(Timeout::new(PAUSE_MS, search)));
    };
    let choose = Callback::new(move |words: String| {
        suggestions.close();
        if let Some(field) = field.get_untracked() {
            field.set_value(&words);
            // nothing is lost where the browser refuses
            let _focused = field.focus();
        }
        search();
        // the value of a field is still to come
        if words.ends_with(':') {
            suggestions.typed(words);
        }
    });
    let pressed = move |event: web_sys::KeyboardEvent| {
        let (chosen, used) = suggestions.key(&event.key());
        if used {
            event.prevent_default();
        }
        if let Some(words) = chosen {
            choose.run(words);
        }
    };
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        suggestions.close();
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
    let understood = Memo::new(move |_| {
        results.answer.with(|answer| answer.as_ref().map(|found| found.understood.clone()).unwrap_or_default())
    });
    let exact = Memo::new(move |_| place.query().is_some_and(|query| query.exact));
    let toggle_exact = move |_| {
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(crate::engine::Query { exact: !query.exact, limit: 0, ..query });
    };
    view! {
        <form class="search" role="search" on:submit=submitted>
            <label for="search-words">"Search the articles"</label>
            <input node_ref=field id="search-words" type="search" autocomplete="off" spellcheck="false" on:input=typed on:keydown=pressed on:blur=move |_| suggestions.close()
                role="combobox" aria-autocomplete="list" aria-controls="suggestions" aria-expanded=move || suggestions.is_open().to_string()
                aria-activedescendant=move || suggestions.active_id() aria-describedby="search-told" placeholder="ceasefire talks" />
            <SuggestionList suggestions choose />
            <p id="search-told" class="hint">{move || told(&understood.get(), &words.get())}</p>
            <div class="search-options">
                <label class="pick"><input type="checkbox" prop:checked=exact on:change=toggle_exact /> <span>"Exact words only"</span></label>
                <SearchHelp />
            </div>
        </form>
    }
}

/// What was made of the words: parts that were left out, other names that were looked for.
fn told(understood: &Understood, words: &str) -> AnyView {
    if words.trim().is_empty() {
        return view! { "All words must occur, in any form." }.into_any();
    }
    let faults: Vec<_> = understood
        .faults
        .iter()
        .map(|fault| {
            let part = fault.span.of(words).to_owned();
            let part = (!part.is_empty()).then(|| view! { <code>{part}</code> " " });
            view! { <span class="fault">{part} {fault.message.clone()} " "</span> }
        })
        .collect();
    let names = (!understood.names.is_empty()).then(|| format!("Also searched for: {}.", understood.names.join(", ")));
    view! { {faults} {names} }.into_any()
}

/// The language of searches, behind a switch.
#[component]
fn SearchHelp() -> impl IntoView {
    const ROWS: [(&str, &str); 12] = [
        ("peace talks", "both words, in any form"),
        ("\"peace talks\"", "these very words in a row"),
        ("peace OR talks", "one of them"),
        ("-toll", "not this word"),
        ("(bridge OR ferry) toll", "what stands in parentheses first"),
        ("bridge NEAR/5 toll", "at most five words apart"),
        ("brid*", "words that begin so"),
        ("brigde~", "words spelled nearly so"),
        ("title:toll  quote:toll", "in the title; inside a quotation"),
        ("person:  place:  org:  speaker:", "somebody or something under all names; somebody who is quoted"),
        ("outlet:  story:  lang:  origin:", "where from, which event, language, first seen where"),
        ("date:2025-04..2025-05", "from one month, day or year to another"),
    ];
    view! {
        <details class="search-help">
            <summary>"How to search"</summary>
            <dl>
                {ROWS.into_iter().map(|(written, finds)| view! { <dt><code>{written}</code></dt><dd>{finds}</dd> }).collect_view()}
            </dl>
        </details>
    }
}
