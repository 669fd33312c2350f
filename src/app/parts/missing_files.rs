//! Files without which an answer is not whole.

use leptos::prelude::*;

use crate::engine::Missing;

/// Says what is missing, and tries again.
#[component]
pub(crate) fn MissingFiles(missing: Vec<Missing>, again: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    if missing.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="notice" data-tone="fault" role="alert" aria-label="Missing files">
            <p>"Part of the corpus could not be loaded, so what you see is not complete."</p>
            <ul>
                {missing
                    .into_iter()
                    .map(|missing| view! { <li><code>{missing.path}</code> " " {missing.reason}</li> })
                    .collect_view()}
            </ul>
            <button type="button" on:click=move |_| again()>"Try again"</button>
        </section>
    }
    .into_any()
}
