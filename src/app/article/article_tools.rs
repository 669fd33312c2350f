//! Which kinds of names are marked, and whether the raw text is shown.

use leptos::prelude::*;

use super::Shown;
use crate::app::place::Place;
use crate::model::EntityKind;
use crate::state::present::kind_plural;

/// The legend, whose entries are switches, and the switch to the raw text.
#[component]
pub(super) fn ArticleTools(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let raw = Memo::new(move |_| place.article().is_some_and(|page| page.raw));
    // while the outlet is hidden, its raw text is not here
    let removed = (!view.article.draft.raw.is_empty()).then_some(view.article.draft.removed.len());
    let counts = EntityKind::ALL.map(|kind| {
        let of_kind = view.article.entities.iter().filter(|entity| entity.kind == kind);
        (kind, of_kind.map(|entity| entity.mentions.len()).sum::<usize>())
    });
    view! {
        <div class="article-tools" role="group" aria-label="What is shown">
            {counts.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| view! { <KindSwitch kind count raw /> }).collect_view()}
            <button type="button" class="switch raw-switch" aria-pressed=move || raw.get().to_string() on:click=move |_| place.change_article(|page| page.raw = !page.raw)>
                "Raw text"
                {removed.map(|removed| view! { <span class="count">{removed} " removed"</span> })}
            </button>
        </div>
    }
}

#[component]
fn KindSwitch(kind: EntityKind, count: usize, raw: Memo<bool>) -> impl IntoView {
    let place = expect_context::<Place>();
    let shown = Memo::new(move |_| place.article().is_some_and(|page| !page.hidden.contains(&kind)));
    let toggle = move |_| {
        place.change_article(|page| match page.hidden.iter().position(|hidden| *hidden == kind) {
            Some(at) => {
                page.hidden.remove(at);
            }
            None => {
                page.hidden.push(kind);
                page.hidden.sort_unstable();
            }
        });
    };
    view! {
        <button type="button" class="switch" data-kind=kind.as_str() aria-pressed=move || shown.get().to_string() disabled=raw on:click=toggle>
            <span class="name" data-kind=kind.as_str()>{kind_plural(kind)}</span>
            <span class="count">{count}<span class="visually-hidden">" mentions"</span></span>
        </button>
    }
}
