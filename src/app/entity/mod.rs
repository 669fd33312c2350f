//! The entity page: somebody or something with a name, across all outlets.

mod articles;
mod company;
mod over_time;
mod own;
mod perhaps;
mod quoted;
mod usage;

use std::sync::Arc;

use leptos::prelude::*;

use super::line::{Asked, Line};
use super::parts::{ArrivalHeading, LoadState, MissingFiles};
use super::place::Place;
use super::shell::KnownHeads;
use crate::engine::{Answer, EntityView, Request};
use crate::model::Counted;
use crate::state::present::{counted, kind_label, sort_label};
use articles::EntityArticles;
use company::Company;
use over_time::OverTime;
use own::OwnEdits;
use perhaps::PerhapsTheSame;
use quoted::Quoted;
use usage::{AllNames, Usage};

/// The entity that is shown.
type Shown = Arc<EntityView>;

/// The page.
#[component]
pub(super) fn EntityPage() -> impl IntoView {
    let place = expect_context::<Place>();
    let line = expect_context::<Line>();
    let heads = expect_context::<KnownHeads>();
    let request = move || place.entity().map(|page| Request::Entity(page.id));
    let pick = |answer| if let Answer::Entity(view) = answer { Some(Shown::from(view)) } else { None };
    let asked = Asked::new(line, request, pick, false);
    view! {
        <LoadState asked alone=true />
        {move || asked.answer.get().map(|view| {
            // before the lists are made: they name outlets by what is known
            heads.note(view.heads.iter());
            view! { <EntityShown view again=move || asked.again() /> }
        })}
    }
}

#[component]
fn EntityShown(view: Shown, again: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let name = view.entity.name.clone();
    let outlets = view.outlets.iter().filter(|outlet| outlet.outlet.is_some()).count();
    let summary = format!("Named in {} of {}.", counted(view.articles as usize, "article"), counted(outlets, "outlet"));
    let part = (view.looked_into < view.articles).then(|| {
        format!(
            "Names and quotations below are from {} of them, the newest of each outlet in turn; counts of articles are of all.",
            view.looked_into
        )
    });
    view! {
        <div class="entity-page">
            <header class="entity-head">
                <p class="entity-kind"><span class="name" data-kind=view.entity.kind.as_str()>{view.entity.sort.map_or(kind_label(view.entity.kind), sort_label)}</span></p>
                <ArrivalHeading title=name.clone()>{name}</ArrivalHeading>
                <p>{summary}</p>
                <Known view=view.clone() />
                {part.map(|part| view! { <p class="hint">{part}</p> })}
            </header>
            <MissingFiles missing=view.missing.clone() again />
            <div class="entity-main">
                <Usage view=view.clone() />
                <OverTime view=view.clone() />
                <Quoted view=view.clone() />
            </div>
            <div class="beside">
                <AllNames view=view.clone() />
                <PerhapsTheSame view=view.clone() />
                <OwnEdits view=view.clone() />
                <Company view=view.clone() />
                <EntityArticles view />
            </div>
        </div>
    }
}

/// What articles call its office, what its name stands for, and what the tables of facts know.
#[component]
fn Known(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let counts = |list: &[Counted]| {
        let each = list.iter().map(|found| format!("{} ({})", found.text, counted(found.articles as usize, "article")));
        (!list.is_empty()).then(|| each.collect::<Vec<_>>().join(", "))
    };
    let entity = &view.entity;
    let note = entity.note.clone().map(|note| {
        let text = note.text;
        match note.entity {
            Some(id) => view! { <a href=move || place.to_entity(&id)>{text}</a> }.into_any(),
            None => text.into_any(),
        }
    });
    view! {
        <dl class="facts">
            {note.map(|note| view! { <dt>"Known as"</dt><dd>{note}</dd> })}
            {counts(&entity.roles).map(|roles| view! { <dt>"Given as"</dt><dd>{roles}</dd> })}
            {counts(&entity.stands_for).map(|meant| view! { <dt>"Stands for"</dt><dd>{meant}</dd> })}
        </dl>
    }
}
