//! What each article alone reports.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::OutletTag;
use crate::app::place::Place;
use crate::engine::ArticleHead;
use crate::state::present::{Column, Row, Standing};
use crate::state::{ArticlePage, Page};

/// A list for each article.
#[component]
pub(super) fn LoneSentences(view: Shown, all: Memo<Vec<Column>>) -> impl IntoView {
    let number = view.articles.len();
    view! {
        <p class="hint">"No matching sentence was found in the other articles here. That is not proof that they leave it out: they may put it in quite other words."</p>
        <div class="columns lone" style=format!("--columns: {number}")>
            {move || {
                let heads = view.heads.clone();
                all.get()
                    .into_iter()
                    .filter_map(move |column| {
                        let head = heads.iter().find(|head| head.id == column.article)?.clone();
                        Some(view! { <LoneColumn head column /> })
                    })
                    .collect_view()
            }}
        </div>
    }
}

#[component]
fn LoneColumn(head: ArticleHead, column: Column) -> impl IntoView {
    let name = head.outlet_name.clone().unwrap_or_else(|| head.title.clone());
    let rows: Vec<Row> =
        column.blocks.into_iter().flat_map(|block| block.rows).filter(|row| row.standing == Standing::Only).collect();
    let none = rows.is_empty();
    view! {
        <section class="column" aria-label=format!("Only in {name}")>
            <header><OutletTag id=head.outlet.clone() name=head.outlet_name.clone() /> <span class="hint">{column.only} " only here"</span></header>
            <ul>{rows.into_iter().map(|row| view! { <LoneRow row head=head.clone() /> }).collect_view()}</ul>
            {none.then(|| view! { <p class="hint">"Every sentence has a match elsewhere."</p> })}
        </section>
    }
}

#[component]
fn LoneRow(row: Row, head: ArticleHead) -> impl IntoView {
    let place = expect_context::<Place>();
    let page = ArticlePage { id: head.id, sentence: Some(row.key), ..ArticlePage::default() };
    let address = move || place.to(Page::Article(page.clone()));
    view! { <li class="row is-only">{row.text} " " <a class="in-context" href=address>"in context"</a></li> }
}
