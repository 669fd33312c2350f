//! The story page: the articles on one event over time, and its facts, people and voices by outlets.

mod story_articles;

use std::sync::Arc;

use leptos::prelude::*;

use super::findings::{Figures, Findings, Names, Origins, Voices};
use super::line::{Asked, Line};
use super::parts::{ArrivalHeading, DataTable, LoadState, MissingFiles};
use super::place::Place;
use super::shell::KnownHeads;
use crate::engine::{Answer, Request, StoryView};
use crate::state::present::{counted, entity_table, fact_table, period};
use story_articles::StoryArticles;

/// The story that is shown. Shared: it is large, and several components read it.
type Shown = Arc<StoryView>;

/// Articles that a comparison takes.
const MOST_COMPARED: usize = 4;

/// The page.
#[component]
pub(super) fn StoryPage() -> impl IntoView {
    let place = expect_context::<Place>();
    let line = expect_context::<Line>();
    let heads = expect_context::<KnownHeads>();
    let request = move || place.story().map(|page| Request::Story(page.id));
    let pick = |answer| if let Answer::Story(view) = answer { Some(Shown::from(view)) } else { None };
    let asked = Asked::new(line, request, pick, false);
    view! {
        <LoadState asked alone=true />
        {move || asked.answer.get().map(|view| {
            // before the panels are made: they name outlets by what is known
            heads.note(view.heads.iter());
            view! { <StoryShown view again=move || asked.again() /> }
        })}
    }
}

#[component]
fn StoryShown(view: Shown, again: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let title = view.head.title.clone();
    let several = view.heads.len() > 1;
    view! {
        <div class="story-page">
            <header class="entity-head">
                <p class="entity-kind">"Story"</p>
                <ArrivalHeading title=title.clone()>{title}</ArrivalHeading>
                <p>{reach_line(&view)}</p>
                {view.left_out.clone().map(|words| view! { <p class="hint">{words}</p> })}
                {several.then(|| view! { <CompareLink view=view.clone() /> })}
            </header>
            <MissingFiles missing=view.missing.clone() again />
            <StoryArticles view=view.clone() />
            {several.then(|| panels(&view))}
        </div>
    }
}

fn panels(view: &StoryView) -> AnyView {
    let findings = Findings::from(view);
    let facts = fact_table(&view.comparison, &findings.heads);
    let names = entity_table(&view.entities, &view.comparison, &findings.heads);
    let facts = if facts.is_empty() {
        view! { <p class="empty">"No two of these articles have a sentence in common."</p> }.into_any()
    } else {
        view! { <DataTable table=facts /> }.into_any()
    };
    [
        panel("facts", "Facts by outlets", "Sentences that report the same, in one row. A dot leads to the sentence; a dash means that no matching sentence was found there.", facts),
        panel("figures", "Figures", "", view! { <Figures findings=findings.clone() /> }.into_any()),
        panel("voices", "Who is quoted", "", view! { <Voices findings=findings.clone() /> }.into_any()),
        panel("names", "Who and what is named", "How often each outlet names them.", view! { <DataTable table=names /> }.into_any()),
        panel("words", "What each calls them", "", view! { <Names findings=findings.clone() /> }.into_any()),
        panel("origins", "Origins", "", view! { <Origins findings /> }.into_any()),
    ]
    .into_any()
}

fn panel(id: &'static str, title: &'static str, hint: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="panel" aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{title}</h2>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            {body}
        </section>
    }
    .into_any()
}

/// "5 articles by 3 outlets, 2 origins; 23 to 25 April 2025."
fn reach_line(view: &StoryView) -> String {
    let reach = view.reach;
    let dated = || view.heads.iter().filter_map(|head| head.published);
    let first = dated().min_by_key(|moment| moment.sort_key());
    let last = dated().max_by_key(|moment| moment.sort_key());
    let when = first.zip(last).map(|(first, last)| format!("; {}", period(first, last))).unwrap_or_default();
    format!(
        "{} by {}, {}{when}.",
        counted(reach.articles as usize, "article"),
        counted(reach.outlets as usize, "outlet"),
        counted(reach.origins as usize, "origin")
    )
}

#[component]
fn CompareLink(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let ids: Vec<_> = view.compared.iter().take(MOST_COMPARED).cloned().collect();
    let number = ids.len();
    view! { <p><a class="primary" href=move || place.to_compare(ids.clone())>"Compare " {number} " side by side"</a></p> }
}
