//! Puts an article aside for comparison.

use leptos::prelude::*;

use crate::app::place::{MOST_COMPARED, Place};
use crate::model::ArticleId;

/// A checkbox "Compare" for one article.
#[component]
pub(crate) fn PickButton(id: ArticleId, title: String) -> impl IntoView {
    let place = expect_context::<Place>();
    let picked = {
        let id = id.clone();
        Memo::new(move |_| place.view.with(|view| view.tray.contains(&id)))
    };
    let full = Memo::new(move |_| !picked.get() && place.view.with(|view| view.tray.len() >= MOST_COMPARED));
    view! {
        <label class="pick" title=move || full.get().then_some("Four articles are picked: that is as many as fit beside each other.")>
            <input type="checkbox" prop:checked=picked disabled=full on:change=move |_| place.toggle_tray(&id) />
            <span>"Compare"<span class="visually-hidden">": " {title}</span></span>
        </label>
    }
}
