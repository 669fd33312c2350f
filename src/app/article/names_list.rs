//! Everybody and everything that the article names.

use leptos::prelude::*;

use super::Shown;
use super::mention_bar::StepThrough;
use crate::app::place::Place;
use crate::model::{EntityKind, EntityMentions};
use crate::state::present::kind_plural;

/// A list for each kind, the most named first.
#[component]
pub(super) fn NamesList(view: Shown) -> impl IntoView {
    let kinds = EntityKind::ALL.into_iter().filter_map(|kind| {
        let mut named: Vec<EntityMentions> =
            view.article.entities.iter().filter(|entity| entity.kind == kind).cloned().collect();
        named.sort_by(|a, b| b.mentions.len().cmp(&a.mentions.len()).then_with(|| a.name.cmp(&b.name)));
        (!named.is_empty()).then_some((kind, named))
    });
    let kinds: Vec<_> = kinds.collect();
    (!kinds.is_empty()).then(|| {
        view! {
            <section class="names" aria-labelledby="names-title">
                <h2 id="names-title">"Named here"</h2>
                {kinds
                    .into_iter()
                    .map(|(kind, named)| {
                        view! {
                            <h3><span class="name" data-kind=kind.as_str()>{kind_plural(kind)}</span></h3>
                            <ul>{named.into_iter().map(|entity| view! { <Named entity /> }).collect_view()}</ul>
                        }
                    })
                    .collect_view()}
            </section>
        }
    })
}

#[component]
fn Named(entity: EntityMentions) -> impl IntoView {
    let place = expect_context::<Place>();
    let (id, name, number) = (entity.id.clone(), entity.name.clone(), entity.mentions.len());
    view! {
        <li>
            <a href=move || place.to_entity(&id)>{name}</a>
            <span class="count">{number}<span class="visually-hidden">" mentions"</span></span>
            <StepThrough entity />
        </li>
    }
}
