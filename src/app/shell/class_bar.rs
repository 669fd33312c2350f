//! What a class sees while the names of outlets are hidden: which there are, and how to reveal them.

use leptos::prelude::*;

use super::Announcer;
use crate::app::line::Line;
use crate::app::parts::focus_instead;
use crate::app::place::Place;
use crate::model::OutletId;

/// A bar with a button for each hidden outlet; nothing while none is hidden.
#[component]
pub(super) fn ClassBar() -> impl IntoView {
    let place = expect_context::<Place>();
    let line = expect_context::<Line>();
    let announcer = expect_context::<Announcer>();
    let on = Memo::new(move |_| place.revealed().is_some());
    let reveal = move |id: Option<OutletId>| {
        let all = line.outlets().into_iter().map(|outlet| outlet.id);
        place.change(|view| {
            let shown = view.revealed.get_or_insert_default();
            match id {
                Some(id) => shown.push(id),
                None => *shown = all.collect(),
            }
        });
        focus_instead(&[".class-bar button"]);
    };
    let buttons = move || {
        let hidden = line.hidden().unwrap_or_default();
        let known = line.outlets().into_iter().map(|outlet| match hidden.get(&outlet.id) {
            Some(letter) => {
                let (id, letter) = (outlet.id, letter.clone());
                let told = format!("{letter} is {}", outlet.name);
                let click = move |_| {
                    reveal(Some(id.clone()));
                    announcer.say(told.clone());
                };
                view! { <li><button type="button" on:click=click><span class="visually-hidden">"Reveal "</span>{letter}</button></li> }.into_any()
            }
            None => view! { <li>{outlet.name}</li> }.into_any(),
        });
        known.collect::<Vec<_>>()
    };
    let some_hidden = move || line.hidden().is_none_or(|hidden| !hidden.is_empty());
    view! {
        <Show when=move || on.get()>
            <aside class="class-bar" aria-label="Hidden outlets">
                <p><strong>"Names of outlets are hidden."</strong> " Texts are left as they are. Choose one to reveal it."</p>
                <ul>{buttons}</ul>
                <Show when=some_hidden><button type="button" class="quiet" on:click=move |_| reveal(None)>"Reveal all"</button></Show>
                <button type="button" class="quiet" on:click=move |_| place.change(|view| view.revealed = Some(Vec::new()))>"Hide all"</button>
            </aside>
        </Show>
    }
}
