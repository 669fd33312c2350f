//! A sentence that someone wrote, with a link to it in its article.

use leptos::prelude::*;

use super::MarkedText;
use crate::app::place::Place;
use crate::engine::Cited;
use crate::state::SentenceKey;

/// The sentence with its mark, and "in context".
#[component]
pub(crate) fn CitedSentence(cited: Cited) -> impl IntoView {
    let place = expect_context::<Place>();
    let Cited { sentence: at, mark } = cited;
    let text = at.text.clone();
    let key = SentenceKey { block: at.block, sentence: at.sentence };
    view! {
        <p class="passage">
            <MarkedText text marks=vec![mark] /> " "
            <a class="in-context" href=move || place.to_sentence(&at.article, key)>"in context"</a>
        </p>
    }
}
