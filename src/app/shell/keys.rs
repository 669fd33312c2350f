//! The keys, on a sheet that `?` opens from every page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::address::on_key;

const KEYS: [(&[&str], &str); 7] = [
    (&["/"], "Search, on the list of articles"),
    (&["j", "k"], "Next and previous result, sentence or match"),
    (&["x"], "Pick the result that has the focus for comparison"),
    (&["n", "p"], "Next and previous mention of the name that is gone through"),
    (&["\u{2193}", "\u{2191}"], "In the search field: through the suggestions"),
    (&["Esc"], "Let go of the sentence, put a list away"),
    (&["?"], "This sheet"),
];

/// The keys as a list.
#[component]
pub(crate) fn KeyList() -> impl IntoView {
    let row = |(keys, what): &(&'static [&'static str], &'static str)| {
        let keys: Vec<_> = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " }).collect();
        view! { <dt>{keys}</dt><dd>{*what}</dd> }
    };
    view! { <dl class="keys">{KEYS.iter().map(row).collect::<Vec<_>>()}</dl> }
}

/// The button that opens the sheet, and the sheet. The browser opens and closes it and gives the focus back.
#[component]
pub(super) fn KeySheet() -> impl IntoView {
    on_key(|key| {
        let button = document().query_selector("[popovertarget=keys]").ok().flatten();
        let button = button.filter(|_| key == "?").and_then(|button| button.dyn_into::<HtmlElement>().ok());
        button.inspect(HtmlElement::click).is_some()
    });
    view! {
        <button type="button" popovertarget="keys" aria-label="Keys" title="Keys" aria-keyshortcuts="?">"?"</button>
        <div id="keys" class="key-sheet" popover="auto" role="dialog" aria-labelledby="keys-title">
            <h2 id="keys-title" tabindex="-1" autofocus>"Keys"</h2>
            <KeyList />
            <button type="button" popovertarget="keys" popovertargetaction="hide">"Close"</button>
        </div>
    }
}
