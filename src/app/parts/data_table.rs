//! A table of findings, with a way to save it.

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Extent, MarkedText, OutletTag, ShowAll};
use crate::app::place::Place;
use crate::app::shell::KnownHeads;
use crate::model::{Sentence, Span};
use crate::state::present::{Cell, Table, counted, key_of};

/// Rows shown before "Show all".
const FIRST: usize = 12;

/// The table in a region that scrolls sideways where it is too wide; nothing where it has no rows.
#[component]
pub(crate) fn DataTable(table: Table) -> AnyView {
    if table.is_empty() {
        return ().into_any();
    }
    let shown = Extent::first(FIRST);
    let number = table.rows.len();
    let address = format!("data:text/csv;charset=utf-8,{}", utf8_percent_encode(&table.csv(), NON_ALPHANUMERIC));
    let (name, caption) = (table.file_name(), table.caption.clone());
    let head: Vec<_> = table.head.iter().map(|cell| view! { <th scope="col">{cell_view(cell)}</th> }).collect();
    let rows = move || table.rows.iter().take(shown.most()).map(|row| row_view(row)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=format!("{caption}, scrolls")>
            <table class="data">
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="table-more">
            <ShowAll shown number what=caption.clone() />
            <a class="in-context" href=address download=name>"Save as CSV"<span class="visually-hidden">": " {counted(number, "row")}</span></a>
        </p>
    }
    .into_any()
}

fn row_view(row: &[Cell]) -> AnyView {
    let mut cells = row.iter();
    let first = cells.next().map(|cell| view! { <th scope="row">{cell_view(cell)}</th> });
    let rest: Vec<_> = cells.map(|cell| view! { <td>{cell_view(cell)}</td> }).collect();
    view! { <tr>{first}{rest}</tr> }.into_any()
}

/// What stands in a cell.
pub(crate) fn cell_view(cell: &Cell) -> AnyView {
    let place = expect_context::<Place>();
    match cell {
        Cell::Empty => view! { <span class="lacks" aria-label="not here">"\u{2013}"</span> }.into_any(),
        Cell::Text(text) => text.clone().into_any(),
        Cell::Outlet(id, name) => view! { <OutletTag id=id.clone() name=name.clone() /> }.into_any(),
        Cell::Article(id, title) => {
            let (address, title) = (untrack(|| place.to_article(id)), title.clone());
            view! { <a href=address>{title}</a> }.into_any()
        }
        Cell::Entity(id, name) => {
            let (address, name) = (untrack(|| place.to_entity(id)), name.clone());
            view! { <a href=address>{name}</a> }.into_any()
        }
        Cell::Said(sentence, marks) => {
            view! { <SentenceLine sentence=sentence.clone() marks=marks.clone() /> }.into_any()
        }
        Cell::At(words, sentence) => {
            let (address, words) = (untrack(|| place.to_sentence(&sentence.article, key_of(sentence))), words.clone());
            let is_dot = words == "\u{25cf}";
            view! {
                <a class="at" class:dot=is_dot href=address title=sentence.text.clone() aria-label=is_dot.then(|| sentence.text.clone())>{words}</a>
            }
            .into_any()
        }
        Cell::Many(cells) => {
            let items: Vec<_> = cells.iter().map(|cell| view! { <li>{cell_view(cell)}</li> }).collect();
            view! { <ul>{items}</ul> }.into_any()
        }
        Cell::Fold(first, more) => {
            let items: Vec<_> = more.iter().map(|cell| view! { <li>{cell_view(cell)}</li> }).collect();
            view! { <details><summary>{cell_view(first)}</summary><ul>{items}</ul></details> }.into_any()
        }
    }
}

/// A sentence that someone wrote, with its outlet and a link to it in its article.
#[component]
pub(crate) fn SentenceLine(
    sentence: Sentence,
    /// Bytes of its words to mark.
    #[prop(optional)]
    marks: Vec<Span>,
    /// How sure a match with it is.
    #[prop(optional)]
    score: Option<f64>,
) -> AnyView {
    let place = expect_context::<Place>();
    let heads = expect_context::<KnownHeads>();
    let head = heads.0.with_untracked(|known| known.get(&sentence.article).cloned().flatten());
    let address = untrack(|| place.to_sentence(&sentence.article, key_of(&sentence)));
    let outlet = head.map(|head| view! { <OutletTag id=head.outlet name=head.outlet_name /> });
    let score = score.map(|score| view! { <span class="score">{format!("match {:.0}", score * 100.0)}</span> });
    view! {
        <div class="said-by">
            <p class="result-source">{outlet} {score}</p>
            <p><MarkedText text=sentence.text marks /> " " <a class="in-context" href=address>"in context"</a></p>
        </div>
    }
    .into_any()
}
