//! The selected sentence and all that answers it, together.

use leptos::prelude::*;

use super::{Shown, selecting, selection};
use crate::app::parts::OutletTag;
use crate::app::place::Place;
use crate::model::ArticleId;
use crate::state::present::{SentenceAt, counterparts, sentence_text};

/// A panel at the lower edge; nothing while no sentence is selected. On a narrow screen it is where the match is seen.
#[component]
pub(super) fn MatchPanel(view: Shown, least: Memo<u8>) -> impl IntoView {
    let place = expect_context::<Place>();
    let selected = selection(place);
    view! {
        <div class="match-live" aria-live="polite">
            {move || selected.get().map(|at| view! { <Match view=view.clone() at least /> })}
        </div>
    }
}

#[component]
fn Match(view: Shown, at: SentenceAt, least: Memo<u8>) -> impl IntoView {
    let place = expect_context::<Place>();
    let Some(text) = sentence_text(&view, &at) else {
        let named = format!("{}.{}", at.0, at.1);
        return view! {
            <section class="notice" aria-label="About this link">
                <p>"The link points at sentence " <code>{named}</code> ", which is in none of these articles."</p>
            </section>
        }
        .into_any();
    };
    let outlet = |id: &ArticleId| {
        let head = view.heads.iter().find(|head| head.id == *id);
        head.map(|head| (head.outlet.clone(), head.outlet_name.clone())).unwrap_or_default()
    };
    let (id, name) = outlet(&at.0);
    let others = counterparts(&view, least.get_untracked(), &at);
    let none = others.is_empty();
    view! {
        <section class="match" aria-label="Matching sentences">
            <div class="match-side is-selected"><OutletTag id name /><p>{text}</p></div>
            {others
                .into_iter()
                .map(|other| {
                    let (id, name) = outlet(&other.at.0);
                    let to_it = other.at;
                    view! {
                        <div class="match-side"><p class="result-source"><OutletTag id name /><span class="score">"match " {other.score}</span></p><p><a href=move || selecting(place, Some(&to_it))>{other.text}</a></p></div>
                    }
                })
                .collect_view()}
            {none.then(|| view! { <p class="hint">"Nothing here matches it."</p> })}
            <a class="match-close" href=move || selecting(place, None) aria-label="Let go of the sentence">"\u{d7}"</a>
        </section>
    }
    .into_any()
}
