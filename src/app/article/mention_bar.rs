//! Going through the mentions of one name, by buttons and by keys.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::Shown;
use crate::app::address::on_key;
use crate::app::parts::focus_instead;
use crate::app::place::Place;
use crate::app::shell::Announcer;
use crate::model::EntityMentions;

/// Whose mentions, which of them, and how many there are; nothing while no name is chosen.
#[component]
pub(super) fn MentionBar(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let announcer = expect_context::<Announcer>();
    let chosen = Memo::new(move |_| {
        let id = place.article().and_then(|page| page.name)?;
        let at = view.article.entities.iter().position(|entity| entity.id == id)?;
        view.article.entities.get(at).map(|entity| (at, entity.name.clone(), entity.mentions.len()))
    });
    let now = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        chosen.track();
        now.set(None);
    });
    let go = move |forward: bool| {
        let Some((entity, name, number)) = chosen.get_untracked().filter(|(.., number)| *number > 0) else { return };
        let at = match (now.get_untracked(), forward) {
            (None, true) => 0,
            (None, false) => number - 1,
            (Some(at), true) => (at + 1) % number,
            (Some(at), false) => (at + number - 1) % number,
        };
        now.set(Some(at));
        show(entity, at);
        announcer.say(format!("{name}, mention {} of {number}", at + 1));
    };
    on_key(move |key| {
        let some = chosen.with_untracked(Option::is_some);
        match key {
            "n" | "p" if some => go(key == "n"),
            _ => return false,
        }
        true
    });
    let close = move |_| {
        place.change_article(|page| page.name = None);
        focus_instead(&["#main"]);
    };
    move || {
        chosen.get().map(|(_, name, number)| {
            let label = format!("Mentions of {name}");
            let which = move || now.get().map_or_else(|| number.to_string(), |at| format!("{} of {number}", at + 1));
            view! {
                <div class="mention-bar" role="group" aria-label=label>
                    <strong>{name}</strong>
                    <span class="count">{which}</span>
                    <button type="button" on:click=move |_| go(false) aria-keyshortcuts="p">"Previous"</button>
                    <button type="button" on:click=move |_| go(true) aria-keyshortcuts="n">"Next"</button>
                    <button type="button" class="remove" aria-label="Stop going through mentions" on:click=close>"\u{d7}"</button>
                </div>
            }
        })
    }
}

/// Brings a mention into view and gives it the focus.
fn show(entity: usize, mention: usize) {
    let selector = format!(".article-text [data-names~='{entity}.{mention}']");
    let Some(found) = document().query_selector(&selector).ok().flatten() else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    found.scroll_into_view_with_scroll_into_view_options(&options);
    if let Ok(found) = found.dyn_into::<HtmlElement>() {
        // nothing is lost where the browser refuses
        let _focused = found.focus();
    }
}

/// The button beside a name that begins to go through its mentions.
#[component]
pub(super) fn StepThrough(entity: EntityMentions) -> impl IntoView {
    let place = expect_context::<Place>();
    let (id, kind, label) = (entity.id, entity.kind, format!("Go through the mentions of {}", entity.name));
    let is_chosen = {
        let id = id.clone();
        Memo::new(move |_| place.article().is_some_and(|page| page.name.as_ref() == Some(&id)))
    };
    let choose = move |_| {
        place.change_article(|page| {
            page.name = if page.name.as_ref() == Some(&id) { None } else { Some(id.clone()) };
            page.raw = false;
            // what is not marked cannot be gone to
            page.hidden.retain(|hidden| *hidden != kind);
        });
    };
    view! {
        <button type="button" class="remove" aria-label=label.clone() title=label aria-pressed=move || is_chosen.get().to_string() on:click=choose>
            <span aria-hidden="true">"\u{2193}"</span>
        </button>
    }
}
