//! An outlet's mark and name.

use leptos::prelude::*;

use crate::app::line::Line;
use crate::app::shell::Corpus;
use crate::model::OutletId;
use crate::state::present::outlet_mark;

/// Outlines of the marks in a field of 12 by 12. The last but two are a ring, bars and a triangle on its tip.
const SHAPES: [&str; crate::state::present::SHAPES] = [
    "M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1z",
    "M1.5 1.5h9v9h-9z",
    "M6 .8 11.6 10.6H.4z",
    "M6 .2 11.8 6 6 11.8.2 6z",
    "M4.2 1h3.6v3.2H11v3.6H7.8V11H4.2V7.8H1V4.2h3.2z",
    "M6 .6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 1 0 6 .6zM6 3.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 1 1 0-5.2z",
    "M1 1.2h10v3.4H1zM1 7.4h10v3.4H1z",
    "M.4 1.4h11.2L6 11.2z",
];
/// A dashed ring: nobody knows.
const UNKNOWN_SHAPE: &str =
    "M6 1v1.6a3.4 3.4 0 0 1 3.4 3.4H11A5 5 0 0 0 6 1zM1 6h1.6A3.4 3.4 0 0 0 6 9.4V11A5 5 0 0 1 1 6z";

/// The mark alone.
#[component]
pub(crate) fn OutletGlyph(id: Option<OutletId>) -> impl IntoView {
    let corpus = expect_context::<Corpus>();
    let line = expect_context::<Line>();
    let is_hidden = {
        let id = id.clone();
        Memo::new(move |_| id.as_ref().is_some_and(|id| line.hidden().is_none_or(|hidden| hidden.contains_key(id))))
    };
    let mark = move || corpus.0.answer.with(|corpus| outlet_mark(&corpus.as_ref()?.outlets, id.as_ref()));
    let mark = Memo::new(move |_| mark().map(|mark| (mark.shade, mark.shape)));
    let mark = Memo::new(move |_| if is_hidden.get() { None } else { mark.get() });
    let shape = move || {
        mark.get().and_then(|(_, shape)| SHAPES.get(shape)).copied().unwrap_or(if is_hidden.get() {
            SHAPES[0]
        } else {
            UNKNOWN_SHAPE
        })
    };
    view! {
        <svg class="glyph" data-shade=move || mark.get().map(|(shade, _)| shade) viewBox="0 0 12 12" aria-hidden="true">
            <path d=shape fill-rule="evenodd" />
        </svg>
    }
}

/// The mark with the name; says so where the outlet is not known.
#[component]
pub(crate) fn OutletTag(id: Option<OutletId>, name: Option<String>) -> impl IntoView {
    let unknown = name.is_none();
    view! {
        <span class="outlet" class:is-unknown=unknown>
            <OutletGlyph id />
            <span>{name.unwrap_or_else(|| "Unknown outlet".to_owned())}</span>
        </span>
    }
}
