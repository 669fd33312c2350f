//! What may be the same and was not joined: for the reader to judge.

use leptos::prelude::*;

use super::Shown;
use crate::app::place::Place;
use crate::app::shell::OwnNames;
use crate::engine::AliasEdit;

/// A list, the surest first, each with what speaks for it.
#[component]
pub(super) fn PerhapsTheSame(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let own = expect_context::<OwnNames>();
    let joined = view.entity.id.clone();
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
                            let edit = AliasEdit::Merge { entity: joined.clone(), other: other.id.clone() };
                            let name = other.name.clone();
                            let id = other.id;
                            view! {
                                <li>
                                    <a href=move || place.to_entity(&id)>{other.name}</a>
                                    <span class="count">{other.articles}<span class="visually-hidden">" articles"</span></span>
                                    <button type="button" class="quiet" on:click=move |_| { own.add(edit.clone()); }>"Join"<span class="visually-hidden">": " {name}</span></button>
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
