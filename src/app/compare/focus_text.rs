//! One article with what the others say in its margin: the evidence stands beside the sentence.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::match_map::MatchMap;
use super::text_columns::{block_name, scroll_to_selected, step_by_keys};
use super::{Shown, pairing, selecting, selection};
use crate::app::parts::OutletTag;
use crate::app::place::Place;
use crate::engine::ArticleHead;
use crate::model::ArticleId;
use crate::state::SentenceKey;
use crate::state::present::{Column, Counterpart, Row, SentenceAt, Standing, beside, focus_map, links};

/// The first article of the comparison, annotated.
#[component]
pub(super) fn FocusText(view: Shown, all: Memo<Vec<Column>>, least: Memo<u8>) -> impl IntoView {
    let place = expect_context::<Place>();
    let selected = selection(place);
    step_by_keys(all, selected);
    Effect::new(move |_| {
        selected.with(|_| ());
        request_animation_frame(scroll_to_selected);
    });
    let heads = StoredValue::new(view.heads.clone());
    let map = {
        let view = view.clone();
        Memo::new(move |_| all.with(|all| focus_map(all, &links(&view, least.get()))))
    };
    let text = move || {
        let column = all.with(|all| all.first().cloned())?;
        let mut notes = beside(&links(&view, least.get()), &column.article);
        let blocks = column.blocks.into_iter().map(|block| {
            let rows =
                block.rows.into_iter().map(|row| focus_row(place, selected, heads, &column.article, row, &mut notes));
            let rows: Vec<_> = rows.collect();
            view! { <div class="column-block" data-block=block_name(block.kind)>{rows}</div> }
        });
        Some(blocks.collect::<Vec<_>>())
    };
    view! {
        <MatchMap map all label="Where the matches lie in the first article" of_first=true />
        <p class="legend">
            <span class="row is-shared sample">"also elsewhere: what the others say stands beside it"</span>
            <span class="row is-only sample">"only here"</span>
        </p>
        <div class="focus-text">{text}</div>
    }
}

fn focus_row(
    place: Place,
    selected: Memo<Option<SentenceAt>>,
    heads: StoredValue<Vec<ArticleHead>>,
    article: &ArticleId,
    row: Row,
    notes: &mut BTreeMap<SentenceKey, Vec<Counterpart>>,
) -> AnyView {
    let Row { key, text, standing } = row;
    let at: SentenceAt = (article.clone(), key);
    let is_selected = {
        let at = at.clone();
        Memo::new(move |_| selected.with(|selected| selected.as_ref() == Some(&at)))
    };
    let sentence = match standing {
        Standing::Plain => view! { <p class="row">{text}</p> }.into_any(),
        Standing::Only => {
            view! { <p class="row is-only">{text} " " <span class="only-label">"only here"</span></p> }.into_any()
        }
        Standing::Shared(_) => {
            let at = at.clone();
            let address = move || selecting(place, (!is_selected.get()).then_some(&at));
            view! {
                <p class="row is-shared" class:is-selected=is_selected>
                    <a href=address aria-current=move || is_selected.get().then_some("true")>{text}</a>
                </p>
            }
            .into_any()
        }
    };
    let notes = notes.remove(&key).unwrap_or_default().into_iter().map(|note| {
        let head = heads.with_value(|heads| heads.iter().find(|head| head.id == note.at.0).cloned());
        let (id, name) = head.map(|head| (head.outlet, head.outlet_name)).unwrap_or_default();
        let (at, to) = (at.clone(), note.at);
        view! {
            <li>
                <span class="result-source"><OutletTag id name /> <span class="score">"match " {note.score}</span></span>
                <a href=move || pairing(place, &at, &to)>{note.text}</a>
            </li>
        }
    });
    let notes: Vec<_> = notes.collect();
    let notes = (!notes.is_empty()).then(|| view! { <ul class="margin" aria-label="The same elsewhere">{notes}</ul> });
    view! { <div class="focus-row" class:is-open=is_selected>{sentence}{notes}</div> }.into_any()
}
