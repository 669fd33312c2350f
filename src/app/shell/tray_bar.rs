//! The articles put aside for comparison.

use leptos::prelude::*;

use super::KnownHeads;
use crate::app::parts::{OutletGlyph, focus_instead};
use crate::app::place::{MOST_COMPARED, Place};
use crate::model::ArticleId;
use crate::state::Page;

/// What can be done next when a control of the bar is gone.
const BEHIND: &[&str] = &[".tray .remove:not([disabled])", "#main"];

/// A bar at the lower edge, on every page but the comparison itself; nothing while nothing is put aside.
#[component]
pub(super) fn TrayBar() -> impl IntoView {
    let place = expect_context::<Place>();
    let tray = Memo::new(move |_| {
        place.view.with(|view| if matches!(view.page, Page::Compare(_)) { Vec::new() } else { view.tray.clone() })
    });
    let empty = Memo::new(move |_| tray.with(Vec::is_empty));
    let enough = Memo::new(move |_| tray.with(|tray| tray.len() >= 2));
    // a link may have brought more than fit
    let taken = move || tray.with(|tray| tray.iter().take(MOST_COMPARED).cloned().collect::<Vec<_>>());
    let clear = move |_| {
        place.change(|view| view.tray.clear());
        focus_instead(BEHIND);
    };
    move || {
        (!empty.get()).then(|| {
            view! {
                <aside class="tray" aria-label="Articles to compare">
                    <ul>
                        <For each=move || tray.get() key=ArticleId::clone let:id><Picked id /></For>
                    </ul>
                    <div class="tray-actions">
                        <Show when=move || enough.get() fallback=|| view! { <p class="hint">"Pick one more to compare."</p> }>
                            <a class="primary" href=move || place.to_compare(taken())>"Compare " {move || taken().len()} " articles"</a>
                        </Show>
                        <button type="button" class="quiet" on:click=clear>"Clear"</button>
                    </div>
                </aside>
            }
        })
    }
}

#[component]
fn Picked(id: ArticleId) -> impl IntoView {
    let place = expect_context::<Place>();
    let heads = expect_context::<KnownHeads>();
    let head = {
        let id = id.clone();
        Memo::new(move |_| heads.0.with(|known| known.get(&id).cloned()))
    };
    let name = {
        let id = id.clone();
        Memo::new(move |_| match head.get() {
            Some(Some(head)) => head.title,
            Some(None) => format!("Not in this corpus: {id}"),
            None => format!("Article {id}"),
        })
    };
    let address = {
        let id = id.clone();
        move || place.to_article(&id)
    };
    let is_first = {
        let id = id.clone();
        Memo::new(move |_| place.view.with(|view| view.tray.first() == Some(&id)))
    };
    let up = {
        let id = id.clone();
        move |_| {
            place.move_up_in_tray(&id);
            focus_instead(BEHIND);
        }
    };
    let remove = move |_| {
        place.toggle_tray(&id);
        focus_instead(BEHIND);
    };
    view! {
        <li class="picked">
            <button type="button" class="remove" disabled=is_first aria-label=move || format!("Move {} forward", name.get()) title="Move forward" on:click=up>
                <span aria-hidden="true">"\u{2190}"</span>
            </button>
            {move || view! { <OutletGlyph id=head.get().flatten().and_then(|head| head.outlet) /> }}
            <a href=address>{name}</a>
            <button type="button" class="remove" aria-label=move || format!("Remove {}", name.get()) on:click=remove>
                "\u{d7}"
            </button>
        </li>
    }
}
