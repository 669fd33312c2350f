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
    let section = move || {
        let key = selected.get()?;
        let backed = backing.0.with(|all| all.as_ref().map(|all| all.get(&key).cloned()).map_err(|why| *why));
        let body = match backed {
            Ok(Some(backed)) => {
                let lines: Vec<_> =
                    backed.others.iter().map(|other| view! { <li><SentenceLine sentence=other.clone() /></li> }).collect();
                view! { <p class="hint">{backed.words()}</p><ul>{lines}</ul> }.into_any()
            }
            Err(why) => view! { <p class="hint">{why}</p> }.into_any(),
            Ok(None) => view! { <p class="hint">"No matching sentence was found in the other articles of the story. They may put it in quite other words, or leave it out."</p> }.into_any(),
        };
        Some(view! {
            <section class="corroborated" aria-labelledby="corroborated-title">
                <h2 id="corroborated-title">"The marked sentence elsewhere"</h2>
                {body}
            </section>
        })
    };
    // what is spoken when it changes has to be there before
    view! { <div aria-live="polite">{section}</div> }
}
