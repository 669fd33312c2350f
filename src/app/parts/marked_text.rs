//! A text with some of its bytes marked.

use leptos::prelude::*;

use crate::model::Span;
use crate::text::segments;

/// `text` with `marks` as `mark` elements.
#[component]
pub(crate) fn MarkedText(text: String, marks: Vec<Span>) -> impl IntoView {
    segments(&text, &marks)
        .into_iter()
        .map(|segment| {
            let piece = segment.span.of(&text).to_owned();
            if segment.covers.is_empty() { piece.into_any() } else { view! { <mark>{piece}</mark> }.into_any() }
        })
        .collect_view()
}
