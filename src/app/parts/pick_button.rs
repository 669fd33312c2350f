//! Puts an article aside for comparison.

use leptos::prelude::*;

use crate::app::place::Place;
use crate::model::ArticleId;

/// A checkbox "Compare" for one article.
#[component]
pub(crate) fn PickButton(id: ArticleId, title: String) -> impl IntoView {
    let place = expect_context::<Place>();
    let picked = {
        let id = id.clone();
        Memo::new(move |_| place.view.with(|view| view.tray.contains(&id)))
    };
    view! {
        <label class="pick">
            <input type="checkbox" prop:checked=picked on:change=move |_| place.toggle_tray(&id) />
            <span>"Compare"<span class="visually-hidden">": " {title}</span></span>
        </label>
    }
}
