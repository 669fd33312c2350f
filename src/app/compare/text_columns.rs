//! Whole articles beside each other; a sentence leads to its counterparts.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::connectors::{Connectors, row_name};
use super::match_map::MatchMap;
use super::{Shown, selecting, selection};
use crate::app::address::on_key;
use crate::app::parts::OutletTag;
use crate::app::place::Place;
use crate::engine::ArticleHead;
use crate::model::{ArticleId, BlockKind};
use crate::state::present::{
    Column, ColumnBlock, Counterpart, Row, SentenceAt, Standing, counterparts, links, own_map,
};

/// What the rows need to know of the selection.
#[derive(Clone, Copy)]
struct Lit {
    selected: Memo<Option<SentenceAt>>,
    answering: Memo<Vec<Counterpart>>,
    scrolled: RwSignal<Option<HtmlElement>, LocalStorage>,
}

/// The columns.
#[component]
pub(super) fn TextColumns(view: Shown, all: Memo<Vec<Column>>, least: Memo<u8>) -> impl IntoView {
    let place = expect_context::<Place>();
    let selected = selection(place);
    let frame = NodeRef::<Div>::new();
    let together = Memo::new(move |_| place.compare().is_some_and(|page| !page.apart));
    let lines = {
        let view = view.clone();
        Memo::new(move |_| links(&view, least.get()))
    };
    let map = Memo::new(move |_| all.with(|all| own_map(all)));
    let answering = {
        let view = view.clone();
        Memo::new(move |_| selected.get().map(|at| counterparts(&view, least.get(), &at)).unwrap_or_default())
    };
    let scrolled = RwSignal::new_local(None);
    provide_context(Lit { selected, answering, scrolled });
    step_by_keys(all, selected);
    Effect::new(move |_| {
        selected.with(|_| ());
        answering.with(|_| ());
        request_animation_frame(bring_into_view);
    });
    let heads = view.heads.clone();
    let number = view.articles.len();
    view! {
        <MatchMap map all label="Where each article has what the others have" of_first=false />
        <p class="legend">
            <span class="row is-shared sample">"also elsewhere: choose it to see where"</span>
            <span class="row is-only sample">"only here"</span>
            <label class="pick lock">
                <input type="checkbox" prop:checked=together on:change=move |_| place.change_compare(|page| page.apart = !page.apart) />
                <span>"Scroll together"</span>
            </label>
        </p>
        <div node_ref=frame class="columns has-lines" style=format!("--columns: {number}")>
            {move || {
                let heads = heads.clone();
                all.get()
                    .into_iter()
                    .filter_map(move |column| {
                        let head = heads.iter().find(|head| head.id == column.article)?.clone();
                        Some(view! { <TextColumn head column /> })
                    })
                    .collect_view()
            }}
            <Connectors frame links=lines together scrolled />
        </div>
    }
}

#[component]
fn TextColumn(head: ArticleHead, column: Column) -> impl IntoView {
    let lit = expect_context::<Lit>();
    let name = head.outlet_name.clone().unwrap_or_else(|| head.title.clone());
    let id = column.article.clone();
    let summary = format!("{} shared, {} only here", column.shared, column.only);
    view! {
        <section class="column" aria-label=format!("Text in {name}")>
            <header><OutletTag id=head.outlet name=head.outlet_name /> <span class="hint">{summary}</span></header>
            <div class="column-text" on:scroll=move |event| lit.scrolled.set(Some(event_target(&event))) tabindex="0" role="region" aria-label=format!("{name}, scrolls")>
                {column.blocks.into_iter().map(|block| view! { <TextBlock block id=id.clone() /> }).collect_view()}
            </div>
        </section>
    }
}

/// What the style calls a kind of block.
pub(super) fn block_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "heading",
        BlockKind::Summary => "summary",
        BlockKind::Highlight => "highlight",
        BlockKind::Caption | BlockKind::Note => "note",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
    }
}

#[component]
fn TextBlock(block: ColumnBlock, id: ArticleId) -> impl IntoView {
    view! {
        <div class="column-block" data-block=block_name(block.kind)>
            {block.rows.into_iter().map(|row| view! { <TextRow row id=id.clone() /> }).collect_view()}
        </div>
    }
}

#[component]
fn TextRow(row: Row, id: ArticleId) -> impl IntoView {
    let Row { key, text, standing } = row;
    match standing {
        Standing::Plain => view! { <p class="row">{text}</p> }.into_any(),
        Standing::Only => {
            view! { <p class="row is-only">{text} " " <span class="only-label">"only here"</span></p> }.into_any()
        }
        Standing::Shared(others) => view! { <SharedRow at=(id, key) text others /> }.into_any(),
    }
}

#[component]
fn SharedRow(at: SentenceAt, text: String, others: usize) -> impl IntoView {
    let place = expect_context::<Place>();
    let lit = expect_context::<Lit>();
    let is_selected = {
        let at = at.clone();
        Memo::new(move |_| lit.selected.with(|selected| selected.as_ref() == Some(&at)))
    };
    let score = {
        let at = at.clone();
        Memo::new(move |_| lit.answering.with(|all| all.iter().find(|other| other.at == at).map(|other| other.score)))
    };
    let name = row_name(&at);
    let address = move || selecting(place, (!is_selected.get()).then_some(&at));
    view! {
        <p class="row is-shared" data-row=name class:is-selected=is_selected class:is-answer=move || score.get().is_some()>
            <a href=address aria-current=move || is_selected.get().then_some("true")>{text}</a>
            <span class="row-note">
                {move || score.get().map(|score| view! { <span class="score">"match " {score}</span> })}
                {(others > 1).then(|| view! { <span class="also">"in " {others} " others"</span> })}
            </span>
        </p>
    }
}

/// `j` and `k` go from match to match, Escape lets go.
pub(super) fn step_by_keys(all: Memo<Vec<Column>>, selected: Memo<Option<SentenceAt>>) {
    let place = expect_context::<Place>();
    on_key(move |key| {
        let now = selected.get_untracked();
        let to = match key {
            "j" | "k" => {
                // within the article of the selection, or the first one
                let rows = all.with_untracked(|all| {
                    let of = now
                        .as_ref()
                        .and_then(|(id, _)| all.iter().find(|column| column.article == *id))
                        .or(all.first());
                    of.map(|column| {
                        let rows = column
                            .blocks
                            .iter()
                            .flat_map(|block| &block.rows)
                            .filter(|row| matches!(row.standing, Standing::Shared(_)));
                        rows.map(|row| (column.article.clone(), row.key)).collect::<Vec<_>>()
                    })
                    .unwrap_or_default()
                });
                let at = now.as_ref().and_then(|now| rows.iter().position(|row| row == now));
                let next =
                    if key == "j" { Some(at.map_or(0, |at| at + 1)) } else { at.and_then(|at| at.checked_sub(1)) };
                let Some(next) = next.and_then(|next| rows.get(next).cloned()) else { return true };
                Some(next)
            }
            "Escape" if now.is_some() => None,
            _ => return false,
        };
        place.change_compare(|page| {
            page.selected = to;
            page.pair = None;
        });
        true
    });
}

/// Scrolls each column to the selected sentence or its first counterpart there. Where the columns stand one under the
/// other, the page goes to the selected sentence, unless it can be seen.
fn bring_into_view() {
    let Ok(columns) = document().query_selector_all(".column-text") else { return };
    for at in 0..columns.length() {
        let Some(column) = columns.get(at).and_then(|column| column.dyn_into::<HtmlElement>().ok()) else { continue };
        let Some(row) = column.query_selector(".is-selected, .is-answer").ok().flatten() else { continue };
        if column.scroll_height() > column.client_height() {
            let gap = top(&row)
                - top(&column)
                - (f64::from(column.client_height()) - row.get_bounding_client_rect().height()) / 2.0;
            column.set_scroll_top(column.scroll_top() + gap.round() as i32);
        } else if row.class_list().contains("is-selected") {
            show(&row);
        }
    }
}

/// Scrolls to the selected sentence, unless it can be seen.
pub(super) fn scroll_to_selected() {
    if let Some(row) = document().query_selector(".row.is-selected").ok().flatten() {
        show(&row);
    }
}

fn show(row: &Element) {
    if is_outside(row) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn is_outside(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = document().document_element().map_or(0, |root| root.client_height());
    rect.top() < 0.0 || rect.bottom() > f64::from(height)
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
