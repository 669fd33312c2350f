//! Quotations by the entity, and of others about it.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{Extent, OutletTag, ShowAll, When};
use crate::app::place::Place;
use crate::app::shell::KnownHeads;
use crate::engine::QuoteOf;
use crate::model::QuoteKind;
use crate::state::SentenceKey;

/// Quotations shown before "Show all".
const FIRST: usize = 8;

/// Both lists; what is empty says so.
#[component]
pub(super) fn Quoted(view: Shown) -> impl IntoView {
    let (by, about) = (view.quotes_by.clone(), view.quotes_about.clone());
    view! {
        <QuoteSection id="by-title" title="Quoted" none="No article here quotes it." quotes=by />
        <QuoteSection id="about-title" title="Named in the words of others" none="Nobody who is quoted here names it." quotes=about />
    }
}

#[component]
fn QuoteSection(id: &'static str, title: &'static str, none: &'static str, quotes: Vec<QuoteOf>) -> impl IntoView {
    let shown = Extent::first(FIRST);
    let number = quotes.len();
    view! {
        <section class="quotes" aria-labelledby=id>
            <h2 id=id>{title} " " <span class="count">{number}</span></h2>
            {(number == 0).then(|| view! { <p class="hint">{none}</p> })}
            <ul>
                {move || {
                    quotes.iter().take(shown.most()).cloned().map(|quote| view! { <QuoteLine quote /> }).collect_view()
                }}
            </ul>
            <ShowAll shown number what=title />
        </section>
    }
}

#[component]
fn QuoteLine(quote: QuoteOf) -> impl IntoView {
    let place = expect_context::<Place>();
    let heads = expect_context::<KnownHeads>();
    let QuoteOf { at, quote } = quote;
    let head = heads.0.with_untracked(|known| known.get(&at.article).cloned().flatten());
    let (outlet, outlet_name, published) =
        head.map(|head| (head.outlet, head.outlet_name, head.published)).unwrap_or_default();
    let direct = quote.kind == QuoteKind::Direct;
    let words = if direct { format!("\u{201c}{}\u{201d}", quote.text) } else { quote.text };
    let key = SentenceKey { block: at.block, sentence: at.sentence };
    let speaker = quote.speaker.map(|speaker| speaker.text);
    view! {
        <li>
            <p class="said"><a href=move || place.to_sentence(&at.article, key)>{words}</a></p>
            <p class="evidence">
                <OutletTag id=outlet name=outlet_name /> " " <When at=published />
                {speaker.map(|speaker| format!(" \u{b7} {speaker}"))}
                {(!quote.evidence.is_empty()).then(|| format!(" \u{b7} {}", quote.evidence))}
            </p>
        </li>
    }
}
