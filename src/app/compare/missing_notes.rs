//! What of a comparison could not be had.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::MissingFiles;
use crate::app::place::Place;
use crate::state::Page;

/// Articles that the corpus lacks, files that did not come, and too few articles to compare.
#[component]
pub(super) fn MissingNotes(view: Shown, again: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let place = expect_context::<Place>();
    let unknown: Vec<String> = view.unknown.iter().map(|unknown| unknown.value.clone()).collect();
    let few = view.articles.len() < 2;
    view! {
        {(!unknown.is_empty()).then(|| view! {
            <section class="notice" role="alert" aria-label="Not in this corpus">
                <ul>
                    {unknown.into_iter().map(|id| view! { <li>"This corpus has no article " <code>{id}</code> "; it is left out."</li> }).collect_view()}
                </ul>
            </section>
        })}
        <MissingFiles missing=view.missing.clone() again />
        {few.then(|| view! {
            <section class="notice" aria-label="Nothing to compare">
                <p>
                    "A comparison needs two articles. Add one below, or "
                    <a href=move || place.to(Page::default())>"pick articles from the list"</a> "."
                </p>
            </section>
        })}
    }
}
