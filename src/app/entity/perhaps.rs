//! What may be the same and was not joined: for the reader to judge.

use leptos::prelude::*;

use super::Shown;
use crate::app::place::Place;

/// A list, the surest first, each with what speaks for it.
#[component]
pub(super) fn PerhapsTheSame(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let perhaps = view.perhaps.clone();
    (!perhaps.is_empty()).then(|| {
        view! {
            <section class="names" aria-labelledby="perhaps-title">
                <h2 id="perhaps-title">"Perhaps the same"</h2>
                <p class="hint">"Not joined: what speaks for it is not enough."</p>
                <ul>
                    {perhaps
                        .into_iter()
                        .map(|other| {
                            let why = format!("{}, {:.2}", other.reason, other.score.value());
                            let id = other.id;
                            view! {
                                <li>
                                    <a href=move || place.to_entity(&id)>{other.name}</a>
                                    <span class="count">{other.articles}<span class="visually-hidden">" articles"</span></span>
                                    <p class="hint">{why}</p>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
    })
}
