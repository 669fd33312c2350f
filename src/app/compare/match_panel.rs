//! The selected sentence and all that answers it, together.

use leptos::prelude::*;

use super::{Shown, pairing, selecting, selection};
use crate::app::line::{Asked, Line};
use crate::app::parts::{MarkedText, OutletTag, focus_instead};
use crate::app::place::Place;
use crate::engine::{Answer, Request};
use crate::model::ArticleId;
use crate::state::Layout;
use crate::state::present::{Counterpart, SentenceAt, counterparts, sentence_text};

/// A panel at the lower edge; nothing while no sentence is selected. On a narrow screen it is where the match is seen.
#[component]
pub(super) fn MatchPanel(view: Shown, least: Memo<u8>) -> impl IntoView {
    let place = expect_context::<Place>();
    let selected = selection(place);
    view! {
        <div class="match-live" aria-live="polite">
            {move || {
                let least = least.get();
                selected.get().map(|at| view! { <Match view=view.clone() at least /> })
            }}
        </div>
    }
}

#[component]
fn Match(view: Shown, at: SentenceAt, least: u8) -> impl IntoView {
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
    let others = counterparts(&view, least, &at);
    let none = others.is_empty();
    let in_margin = Memo::new(move |_| place.compare().is_some_and(|page| page.layout == Layout::Focus));
    let several = others.len() > 1;
    let pair = Memo::new(move |_| place.compare().and_then(|page| page.pair));
    // of a single counterpart the difference is what is asked for next, so it is there at once
    let against = {
        let others = others.clone();
        move || pair.get().or_else(|| if let [only] = others.as_slice() { Some(only.at.clone()) } else { None })
    };
    let chosen = Memo::new(move |_| against());
    let differing = {
        let (text, others) = (text.clone(), others.clone());
        Asked::new(
            expect_context::<Line>(),
            move || {
                let to = chosen.get()?;
                let other = others.iter().find(|other| other.at == to)?;
                Some(Request::Diff(text.clone(), other.text.clone()))
            },
            |answer| if let Answer::Diff(a, b) = answer { Some((a, b)) } else { None },
            false,
        )
    };
    let own = move || differing.answer.get().unwrap_or_default();
    let whole = text.clone();
    let side = move |other: Counterpart| {
        let (id, name) = outlet(&other.at.0);
        let to_it = other.at.clone();
        let is_pair = Memo::new(move |_| chosen.get().as_ref() == Some(&to_it));
        let (here, to_it, from_it) = (at.clone(), other.at.clone(), other.at);
        let words = other.text;
        let text = move || {
            let marks = if is_pair.get() { own().1 } else { Vec::new() };
            view! { <MarkedText text=words.clone() marks /> }
        };
        view! {
            <div class="match-side" class:is-pair=is_pair hidden=move || pair.with(Option::is_some) && !is_pair.get()>
                <p class="result-source"><OutletTag id name /><span class="score">"match " {other.score}</span></p>
                <p class="match-text"><a href=move || selecting(place, Some(&from_it))>{text}</a></p>
                {(several).then(|| view! { <p><a class="in-context" href=move || pairing(place, &here, &to_it) aria-current=move || is_pair.get().then_some("true")>"Word by word"</a></p> })}
            </div>
        }
    };
    let sides: Vec<_> = others.into_iter().map(side).collect();
    view! {
        // where the margin shows them all, only a chosen one has more to say
        <section class="match" aria-label="Matching sentences" hidden=move || in_margin.get() && chosen.with(Option::is_none)>
            <div class="match-side is-selected">
                <p class="result-source"><OutletTag id name /></p>
                <p class="match-text">{move || view! { <MarkedText text=whole.clone() marks=own().0 /> }}</p>
                <p class="hint" hidden=move || differing.answer.with(Option::is_none)>"Marked: words that the other sentence lacks."</p>
            </div>
            {sides}
            {none.then(|| view! { <p class="hint">"Nothing here matches it."</p> })}
            <a class="match-close" href=move || selecting(place, None) on:click=|_| focus_instead(&["#main"]) aria-label="Let go of the sentence">"\u{d7}"</a>
        </section>
    }
    .into_any()
}
