//! The article, or its marked sentence, as a reference to copy or to save.

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use wasm_bindgen_futures::spawn_local;

use super::Shown;
use crate::app::address::absolute;
use crate::app::place::Place;
use crate::app::shell::{Announcer, OwnNames, written};
use crate::model::Moment;
use crate::state::present::{Citation, CitationForm};

/// A menu of the forms of references.
#[component]
pub(super) fn Cite(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let own = expect_context::<OwnNames>();
    let announcer = expect_context::<Announcer>();
    let form = RwSignal::new(CitationForm::Plain);
    let open = RwSignal::new(false);
    let text = Memo::new(move |_| {
        if !open.get() {
            return String::new();
        }
        place.view.track();
        let sentence = place.article().and_then(|page| page.sentence);
        Citation::of(&view, sentence, Some(absolute(place, own, None)), today()).write(form.get())
    });
    let choose = move |event| {
        let chosen = event_target_value(&event);
        form.set(CitationForm::ALL.into_iter().find(|form| form.label() == chosen).unwrap_or_default());
    };
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let done = written(&text).await;
            announcer.say(if done {
                "Reference copied"
            } else {
                "The reference could not be copied; mark it and copy it by hand."
            });
        });
    };
    let file = move || {
        let (ending, kind) = form.get().file();
        (
            format!("reference.{ending}"),
            format!("data:{kind};charset=utf-8,{}", utf8_percent_encode(&text.get(), NON_ALPHANUMERIC)),
        )
    };
    view! {
        <details class="cite" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>"Cite"</summary>
            <p class="cite-tools">
                <label>
                    <span class="visually-hidden">"Form of the reference"</span>
                    <select on:change=choose>
                        {CitationForm::ALL.into_iter().map(|form| view! { <option value=form.label()>{form.label()}</option> }).collect_view()}
                    </select>
                </label>
                <button type="button" on:click=copy>"Copy"</button>
                <a href=move || file().1 download=move || file().0>"Save"</a>
            </p>
            <pre tabindex="0" role="region" aria-label="Reference">{text}</pre>
        </details>
    }
}

/// The day that it is for the reader.
fn today() -> Option<Moment> {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date()).parse().ok()
}
