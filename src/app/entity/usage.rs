//! What each outlet calls the entity, and why all these names are one.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{OutletTag, SentenceLine};
use crate::app::shell::OwnNames;
use crate::engine::{AliasEdit, NameUse, OutletUse};
use crate::model::{Alias, EntityId};
use crate::state::present::counted;

/// Names of an outlet shown at once.
const FIRST: usize = 6;

/// A row for each outlet: its names, each with how often and the first sentence that has it.
#[component]
pub(super) fn Usage(view: Shown) -> impl IntoView {
    let rows: Vec<OutletUse> = view.outlets.iter().filter(|outlet| !outlet.names.is_empty()).cloned().collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="usage-title">
                <h2 id="usage-title">"What each outlet calls it"</h2>
                <ul class="usage">{rows.into_iter().map(|row| view! { <UsageRow row /> }).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn UsageRow(row: OutletUse) -> impl IntoView {
    let more = row.names.len().saturating_sub(FIRST);
    view! {
        <li>
            <p class="result-source"><OutletTag id=row.outlet name=row.outlet_name /> <span class="hint">{counted(row.articles as usize, "article")}</span></p>
            <ul class="names-used">
                {row.names.into_iter().take(FIRST).map(|name| view! { <NameUsed name /> }).collect_view()}
            </ul>
            {(more > 0).then(|| view! { <p class="hint">"and " {counted(more, "rarer name")}</p> })}
        </li>
    }
}

#[component]
fn NameUsed(name: NameUse) -> impl IntoView {
    view! {
        <li>
            <details>
                <summary>
                    <strong>{name.name}</strong> " "
                    <span class="count">{name.mentions}<span class="visually-hidden">" mentions"</span></span>
                </summary>
                <SentenceLine sentence=name.example.sentence marks=vec![name.example.mark] />
            </details>
        </li>
    }
}

/// All names across the corpus, each with the reason why it is this entity's.
#[component]
pub(super) fn AllNames(view: Shown) -> impl IntoView {
    let aliases = view.entity.aliases.clone();
    let rows = aliases.into_iter().map(|alias| {
        let is_full = alias.name == view.entity.name;
        view! { <Name alias id=view.entity.id.clone() is_full /> }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <section aria-labelledby="names-title">
            <h2 id="names-title">"All its names"</h2>
            <ul class="alias-list">{rows}</ul>
        </section>
    }
}

#[component]
fn Name(alias: Alias, id: EntityId, is_full: bool) -> impl IntoView {
    let own = expect_context::<OwnNames>();
    let edit = AliasEdit::Split { entity: id, name: alias.name.clone() };
    let part = (!is_full).then(|| {
        let name = alias.name.clone();
        view! { <button type="button" class="quiet" on:click=move |_| { own.add(edit.clone()); }>"Part"<span class="visually-hidden">": " {name}</span></button> }
    });
    let reason = if alias.reason.is_empty() { "the name in full".to_owned() } else { alias.reason };
    let doubt = (!alias.score.is_full()).then(|| format!(" (score {:.2})", alias.score.value()));
    view! {
        <li>
            <span>{alias.name}</span> " "
            <span class="count">{alias.mentions}<span class="visually-hidden">" mentions"</span></span>
            <span class="hint">{reason} {doubt} " " {part}</span>
        </li>
    }
}
