//! Who is meant by the name under the pointer or the focus.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use super::Shown;
use crate::app::address::on_key;
use crate::model::EntityMentions;
use crate::state::present::{counted, kind_label, name_notes, sort_label};

/// A name, by its entity's place in the article's list and its own among the mentions.
type Named = (usize, usize);

/// The names that are asked about.
#[derive(Clone)]
struct Tip {
    names: Vec<Named>,
    /// Where on the screen.
    left: f64,
    below: f64,
}

/// What the tip shows now.
#[derive(Clone, Copy)]
pub(super) struct Tipped(RwSignal<Option<Tip>>);

impl Tipped {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The pointer or the focus is on `target`.
    pub(super) fn over(self, target: Option<EventTarget>) {
        let target = target.and_then(|target| target.dyn_into::<Element>().ok());
        let Some(name) = target.and_then(|target| target.closest("[data-names]").ok().flatten()) else {
            return self.out();
        };
        let names = name.get_attribute("data-names").unwrap_or_default();
        let names = names.split(' ').filter_map(|name| name.split_once('.'));
        let names = names.filter_map(|(entity, mention)| Some((entity.parse().ok()?, mention.parse().ok()?))).collect();
        let rect = name.get_bounding_client_rect();
        self.0.set(Some(Tip { names, left: rect.left(), below: rect.bottom() }));
    }

    pub(super) fn out(self) {
        // the focus also leaves a name that goes with its page, and the tip is gone before it
        if self.0.try_with_untracked(Option::is_some) == Some(true) {
            self.0.set(None);
        }
    }
}

/// A small note below the name.
#[component]
pub(super) fn NameTip(view: Shown) -> impl IntoView {
    let tipped = expect_context::<Tipped>();
    let tip = NodeRef::<Div>::new();
    on_key(move |key| {
        let open = key == "Escape" && tipped.0.with_untracked(Option::is_some);
        if open {
            tipped.out();
        }
        open
    });
    let place = move || {
        tipped.0.get().map(|Tip { left, below, .. }| {
            let width = document().document_element().map_or(0, |root| root.client_width());
            format!("--left: {}px; --top: {}px", left.min(f64::from(width) - 290.0).max(8.0), below + 6.0)
        })
    };
    view! {
        <div node_ref=tip id="name-tip" class="name-tip" role="tooltip" hidden=move || tipped.0.with(Option::is_none) style=place>
            {move || {
                let names = tipped.0.get().map(|tip| tip.names).unwrap_or_default();
                let found = |(at, mention): Named| Some((view.article.entities.get(at)?, mention));
                names.into_iter().filter_map(found).map(|(entity, mention)| about(entity, mention)).collect_view()
            }}
        </div>
    }
}

fn about(entity: &EntityMentions, mention: usize) -> impl IntoView + use<> {
    let notes = name_notes(entity, mention);
    view! {
        <div class="tip-name">
            <p>
                <span class="tip-kind" data-kind=entity.kind.as_str()>{entity.sort.map_or(kind_label(entity.kind), sort_label)}</span> " "
                <strong>{entity.name.clone()}</strong>
            </p>
            {notes.into_iter().map(|note| view! { <p class="tip-more">{note}</p> }).collect_view()}
            <p class="tip-more">{counted(entity.mentions.len(), "mention")} " here."</p>
        </div>
    }
}
