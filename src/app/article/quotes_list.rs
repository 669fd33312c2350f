//! Who is quoted, and what attributes the words.

use leptos::prelude::*;

use super::Shown;
use crate::app::place::{Place, href};
use crate::model::{Quote, QuoteKind};
use crate::state::{Page, SentenceKey};

/// The quotations in the order of the text.
#[component]
pub(super) fn QuotesList(view: Shown) -> impl IntoView {
    let quotes = view.article.quotes.clone();
    (!quotes.is_empty()).then(|| {
        view! {
            <section class="quotes" aria-labelledby="quotes-title">
                <h2 id="quotes-title">"Who is quoted"</h2>
                <ul>
                    {quotes
                        .into_iter()
                        .map(|quote| {
                            let key = sentence_of(&view, &quote);
                            let speaker = speaker_name(&view, &quote);
                            view! { <QuoteItem quote key speaker /> }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
    })
}

fn sentence_of(view: &Shown, quote: &Quote) -> Option<SentenceKey> {
    let sentences = &view.article.draft.blocks.get(quote.block as usize)?.sentences;
    let at = sentences.iter().position(|span| span.start <= quote.start && quote.start < span.end)?;
    Some(SentenceKey { block: quote.block, sentence: u32::try_from(at).ok()? })
}

/// The entity's full name where the speaker was resolved, else the words of the article.
fn speaker_name(view: &Shown, quote: &Quote) -> Option<String> {
    let known = view.article.entities.iter().find(|entity| Some(&entity.id) == quote.speaker_entity.as_ref());
    known.map(|entity| entity.name.clone()).or_else(|| quote.speaker.as_ref().map(|speaker| speaker.text.clone()))
}

#[component]
fn QuoteItem(quote: Quote, key: Option<SentenceKey>, speaker: Option<String>) -> impl IntoView {
    let place = expect_context::<Place>();
    let direct = quote.kind == QuoteKind::Direct;
    let words = if direct { format!("\u{201c}{}\u{201d}", quote.text) } else { quote.text };
    let address = move || {
        place.view.with(|view| {
            let mut view = view.clone();
            if let Page::Article(page) = &mut view.page {
                page.sentence = key;
                page.raw = false;
            }
            href(&view)
        })
    };
    let unattributed = speaker.is_none();
    view! {
        <li>
            <p class="speaker" class:is-unknown=unattributed>{speaker.unwrap_or_else(|| "Unattributed".to_owned())}</p>
            <p class="said"><a href=address>{words}</a></p>
            <p class="evidence">{if direct { "Direct" } else { "Reported" }} {(!quote.evidence.is_empty()).then(|| format!(": {}", quote.evidence))}</p>
        </li>
    }
}
