//! Who and what is named in the same articles.

use leptos::prelude::*;

use super::Shown;
use crate::app::place::Place;

/// Companions shown.
const MOST: usize = 15;

/// A list, the most frequent companion first.
#[component]
pub(super) fn Company(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let company: Vec<_> = view.company.iter().take(MOST).cloned().collect();
    (!company.is_empty()).then(|| {
        view! {
            <section class="names" aria-labelledby="company-title">
                <h2 id="company-title">"In the company of"</h2>
                <ul>
                    {company
                        .into_iter()
                        .map(|other| {
                            let id = other.id;
                            view! {
                                <li>
                                    <a href=move || place.to_entity(&id)>{other.name}</a>
                                    <span class="count">{other.articles}<span class="visually-hidden">" articles"</span></span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
    })
}
