//! Who else reports the sentence that is chosen.

use leptos::prelude::*;

use super::Backing;
use crate::app::parts::SentenceLine;
use crate::app::place::Place;

/// The sentences of other articles; nothing while no sentence is chosen.
#[component]
pub(super) fn Corroborated() -> impl IntoView {
    let place = expect_context::<Place>();
    let backing = expect_context::<Backing>();
    let selected = Memo::new(move |_| place.article().and_then(|page| page.sentence));
    move || {
        let key = selected.get()?;
        let backed = backing.0.with(|all| all.get(&key).cloned());
        let body = match backed {
            Some(backed) => {
                let lines: Vec<_> =
                    backed.others.iter().map(|other| view! { <li><SentenceLine sentence=other.clone() /></li> }).collect();
                view! { <p class="hint">{backed.words()}</p><ul>{lines}</ul> }.into_any()
            }
            None => view! { <p class="hint">"No matching sentence was found in the other articles of the story. They may put it in quite other words, or leave it out."</p> }.into_any(),
        };
        Some(view! {
            <section class="corroborated" aria-labelledby="corroborated-title" aria-live="polite">
                <h2 id="corroborated-title">"The marked sentence elsewhere"</h2>
                {body}
            </section>
        })
    }
}
