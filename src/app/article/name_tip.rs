//! Who is meant by the name under the pointer or the focus.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use super::Shown;
use crate::app::address::on_key;
use crate::model::EntityMentions;
use crate::state::present::{counted, kind_label};

/// The names that are asked about: positions among the article's entities, and where on the screen.
#[derive(Clone, Copy)]
pub(super) struct Tipped(RwSignal<Option<(Vec<usize>, f64, f64)>>);

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
        let names = names.split(' ').filter_map(|at| at.parse().ok()).collect();
        let rect = name.get_bounding_client_rect();
        self.0.set(Some((names, rect.left(), rect.bottom())));
    }

    pub(super) fn out(self) {
        if self.0.with_untracked(Option::is_some) {
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
        tipped.0.get().map(|(_, left, below)| {
            let width = document().document_element().map_or(0, |root| root.client_width());
            format!("--left: {}px; --top: {}px", left.min(f64::from(width) - 290.0).max(8.0), below + 6.0)
        })
    };
    view! {
        <div node_ref=tip id="name-tip" class="name-tip" role="tooltip" hidden=move || tipped.0.with(Option::is_none) style=place>
            {move || {
                let names = tipped.0.get().map(|(names, ..)| names).unwrap_or_default();
                names.into_iter().filter_map(|at| view.article.entities.get(at)).map(about).collect_view()
            }}
        </div>
    }
}

fn about(entity: &EntityMentions) -> impl IntoView + use<> {
    let mut others: Vec<&str> =
        entity.mentions.iter().map(|mention| mention.text.as_str()).filter(|text| *text != entity.name).collect();
    others.sort_unstable();
    others.dedup();
    let others = (!others.is_empty()).then(|| format!("Here also: {}", others.join(", ")));
    view! {
        <p>
            <span class="tip-kind" data-kind=entity.kind.as_str()>{kind_label(entity.kind)}</span> " "
            <strong>{entity.name.clone()}</strong>
            <span class="tip-more">{others} " " {counted(entity.mentions.len(), "mention")} " here."</span>
        </p>
    }
}
