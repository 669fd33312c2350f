//! Names that the reader joined and parted, and how to join one more.

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Shown;
use crate::app::line::{Asked, Line};
use crate::app::shell::{Announcer, OwnNames};
use crate::engine::{AliasEdit, Answer, Request, SuggestionKind};
use crate::model::EntityId;
use crate::state::corpus_toml;
use crate::text::slug;

/// A field to join another name, and all edits, each to be taken back.
#[component]
pub(super) fn OwnEdits(view: Shown) -> impl IntoView {
    let own = expect_context::<OwnNames>();
    let announcer = expect_context::<Announcer>();
    let id = view.entity.id.clone();
    let typed = RwSignal::new(String::new());
    let suggested = Asked::new(
        expect_context::<Line>(),
        move || Some(typed.get()).filter(|typed| !typed.trim().is_empty()).map(Request::Suggest),
        |answer| if let Answer::Suggested(found) = answer { Some(found) } else { None },
        true,
    );
    let options = move || {
        let found = suggested.answer.get().unwrap_or_default();
        let names = found.into_iter().filter(|found| matches!(found.kind, SuggestionKind::Entity(_)));
        names.map(|found| view! { <option value=found.label></option> }).collect::<Vec<_>>()
    };
    let join = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let other = EntityId(slug(&typed.get_untracked()));
        if !other.as_str().is_empty() {
            let added = own.add(AliasEdit::Merge { entity: id.clone(), other });
            typed.set(String::new());
            announcer.say(if added {
                "Joined; it is listed under \u{201c}Your names\u{201d}."
            } else {
                "Nothing was joined: it is this name itself, stands below already, or there are too many."
            });
        }
    };
    let edits = move || {
        let told = own.told.get();
        let one = |edit: &AliasEdit| {
            let words = match edit {
                AliasEdit::Merge { entity, other } => format!("{} is {}", spoken(other), spoken(entity)),
                AliasEdit::Split { entity, name } => format!("\u{201c}{name}\u{201d} is not {}", spoken(entity)),
            };
            let why = told.refused.iter().find(|(refused, _)| refused == edit).map(|(_, why)| why.clone());
            let edit = edit.clone();
            let back = move |_| own.change(|edits| edits.take_back(&edit));
            view! {
                <li>
                    <span>{words.clone()}</span>
                    <button type="button" class="quiet" on:click=back>"Take back"<span class="visually-hidden">": " {words}</span></button>
                    {why.map(|why| view! { <p class="hint fault">{why}</p> })}
                </li>
            }
        };
        own.edits.with(|edits| edits.edits().iter().map(one).collect::<Vec<_>>())
    };
    let file = move || {
        let text = own.told.with(|told| corpus_toml(&told.pins));
        format!("data:application/toml;charset=utf-8,{}", utf8_percent_encode(&text, NON_ALPHANUMERIC))
    };
    let some = Memo::new(move |_| own.edits.with(|edits| !edits.is_empty()));
    view! {
        <section class="own-names" aria-labelledby="own-title">
            <h2 id="own-title">"Your names"</h2>
            <form on:submit=join>
                <label>
                    "The same as "
                    <input type="text" list="own-options" autocomplete="off" prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
                </label>
                <datalist id="own-options">{options}</datalist>
                <button type="submit">"Join"</button>
            </form>
            <ul>{edits}</ul>
            <Show when=move || some.get()>
                <p class="hint">
                    "Kept in this browser alone, those that a link brought from your first change on; \u{201c}Copy link\u{201d} takes them along. "
                    <a href=file download="corpus.toml">"Save as corpus.toml"</a>
                </p>
            </Show>
        </section>
    }
}

/// An identifier as words: `olena-marsh` is "olena marsh". Which entity it is now, after other edits, only the engine knows.
fn spoken(id: &EntityId) -> String {
    id.as_str().replace('-', " ")
}
