//! The file as it came, with what was kept and what was removed.

use leptos::prelude::*;

use super::Shown;
use crate::state::present::{RawPiece, RawState, raw_pieces, reason_words};

/// The raw text. Removed parts are struck through and say why.
#[component]
pub(super) fn RawText(view: Shown) -> impl IntoView {
    let draft = &view.article.draft;
    let pieces = raw_pieces(draft);
    let none = draft.raw.is_empty();
    view! {
        <section class="raw" aria-labelledby="raw-title">
            <h2 id="raw-title">"Raw text"</h2>
            <p class="hint">
                "All of " <code>{draft.source.clone()}</code> ", as it was read. "
                <span class="raw-kept-sample">"Marked at the edge"</span> " is in the article; "
                <del class="raw-removed-sample">"struck through"</del> " was removed."
            </p>
            {none.then(|| view! { <p class="empty">"The file would tell the name of the outlet, which is hidden."</p> })}
            <div class="raw-text">{pieces.into_iter().map(|piece| view! { <Piece piece /> }).collect_view()}</div>
        </section>
    }
}

#[component]
fn Piece(piece: RawPiece) -> impl IntoView {
    let RawPiece { text, state } = piece;
    match state {
        RawState::Between => text.into_any(),
        RawState::Kept(..) => view! { <span class="raw-kept">{text}</span> }.into_any(),
        RawState::Removed(reason) => view! {
            <span class="raw-removed">
                <span class="raw-reason">{reason_words(reason)}</span>
                <del>{text}</del>
            </span>
        }
        .into_any(),
    }
}
