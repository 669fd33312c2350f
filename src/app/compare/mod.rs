//! The compare page: articles beside each other, their sentences matched.

mod compare_heads;
mod compare_tools;
mod connectors;
mod focus_text;
mod left_out;
mod lone_sentences;
mod match_map;
mod match_panel;
mod missing_notes;
mod shared_pairs;
mod sheet;
mod text_columns;

use std::sync::Arc;

use leptos::prelude::*;

use super::findings::{Figures, Findings, Names, Origins, Voices};
use super::line::{Asked, Line};
use super::parts::{ArrivalHeading, DataTable, LoadState};
use super::place::{Place, href};
use super::shell::KnownHeads;
use crate::engine::{Answer, CompareView, Request};
use crate::state::present::{SentenceAt, columns, counts_line, emphasis_table};
use crate::state::{Layout, Page};
use compare_heads::CompareHeads;
use compare_tools::CompareTools;
use focus_text::FocusText;
use left_out::LeftOutColumns;
use lone_sentences::LoneSentences;
use match_panel::MatchPanel;
use missing_notes::MissingNotes;
use shared_pairs::SharedPairs;
use sheet::Sheet;
use text_columns::TextColumns;

/// The comparison that is shown. Shared: it is large, and several components read it.
type Shown = Arc<CompareView>;

/// The page.
#[component]
pub(super) fn ComparePage() -> impl IntoView {
    let place = expect_context::<Place>();
    let line = expect_context::<Line>();
    let heads = expect_context::<KnownHeads>();
    let request = move || place.compare().map(|page| Request::Compare(page.articles));
    let pick = |answer| if let Answer::Compared(view) = answer { Some(Shown::from(view)) } else { None };
    let asked = Asked::new(line, request, pick, true);
    view! {
        <div class="compare">
            <LoadState asked alone=true />
            {move || asked.answer.get().map(|view| {
                // before the panels are made: they name outlets by what is known
                heads.note(view.heads.iter().chain(&view.others));
                view! { <Compared view again=move || asked.again() /> }
            })}
        </div>
    }
}

#[component]
fn Compared(view: Shown, again: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let place = expect_context::<Place>();
    let least = Memo::new(move |_| place.compare().map(|page| page.least).unwrap_or_default());
    let layout = Memo::new(move |_| place.compare().map(|page| page.layout).unwrap_or_default());
    let all = {
        let view = view.clone();
        Memo::new(move |_| columns(&view, least.get()))
    };
    let enough = view.articles.len() >= 2;
    let texts = {
        let view = view.clone();
        move || {
            let view = view.clone();
            match layout.get() {
                Layout::Shared => view! { <SharedPairs view least /> }.into_any(),
                Layout::Only => view! { <LoneSentences view all /> }.into_any(),
                Layout::Missing => view! { <LeftOutColumns view /> }.into_any(),
                Layout::Figures => view! { <Figures findings=Findings::from(&*view) /> }.into_any(),
                Layout::Quotes => view! { <Voices findings=Findings::from(&*view) /> }.into_any(),
                Layout::Names => view! { <Names findings=Findings::from(&*view) /> }.into_any(),
                Layout::Origins => view! { <Origins findings=Findings::from(&*view) /> }.into_any(),
                Layout::Emphasis => {
                    view! { <DataTable table=emphasis_table(&view.comparison, &view.heads) /> }.into_any()
                }
                Layout::Focus => view! { <FocusText view all least /> }.into_any(),
                Layout::Columns => view! { <TextColumns view all least /> }.into_any(),
                Layout::Sheet => view! { <Sheet view all /> }.into_any(),
            }
        }
    };
    let title = view.heads.first().map(|head| head.title.clone()).unwrap_or_default();
    view! {
        <ArrivalHeading title=format!("Compare: {title}")>"Side by side"</ArrivalHeading>
        <MissingNotes view=view.clone() again />
        {enough.then(|| {
            let view = view.clone();
            view! {
                <p class="compare-counts" role="status">{move || all.with(|all| counts_line(&view.heads, all))}</p>
            }
        })}
        <CompareHeads view=view.clone() />
        {enough.then(|| view! {
            <CompareTools />
            {texts}
            <MatchPanel view=view.clone() least />
        })}
    }
}

/// The address of this comparison with a sentence selected, or let go.
fn selecting(place: Place, at: Option<&SentenceAt>) -> String {
    place.view.with(|view| {
        let mut view = view.clone();
        if let Page::Compare(page) = &mut view.page {
            page.selected = at.cloned();
            page.pair = None;
        }
        href(&view)
    })
}

/// The address of this comparison with a sentence held against a counterpart.
fn pairing(place: Place, at: &SentenceAt, to: &SentenceAt) -> String {
    place.view.with(|view| {
        let mut view = view.clone();
        if let Page::Compare(page) = &mut view.page {
            (page.selected, page.pair) = (Some(at.clone()), Some(to.clone()));
        }
        href(&view)
    })
}

/// The sentence that is selected.
fn selection(place: Place) -> Memo<Option<SentenceAt>> {
    Memo::new(move |_| place.compare().and_then(|page| page.selected))
}
