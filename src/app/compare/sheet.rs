//! A sheet to print: what the articles have, and room for what a reader thinks of it.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{OutletTag, When};
use crate::engine::ArticleHead;
use crate::model::Article;
use crate::state::present::{Column, Standing};

/// Sentences and speakers of each article on the sheet.
const MOST: usize = 4;
/// What the reader is asked, each with lines to write on.
const QUESTIONS: [&str; 3] =
    ["What does this article want you to notice?", "What does it leave out?", "Which words take a side?"];

/// The sheet: a column for each article.
#[component]
pub(super) fn Sheet(view: Shown, all: Memo<Vec<Column>>) -> impl IntoView {
    let print = |_| {
        // a browser that cannot print says so itself
        let _printed = window().print();
    };
    let heads: Vec<_> = view.heads.iter().map(head).collect();
    let first: Vec<_> = view
        .articles
        .iter()
        .map(|article| view! { <td>{super::compare_heads::first_sentence(article)}</td> })
        .collect();
    let quoted: Vec<_> = view.articles.iter().map(|article| cell(speakers(article))).collect();
    let only = move || all.get().iter().map(|column| cell(alone(column))).collect::<Vec<_>>();
    let number = view.heads.len();
    let questions: Vec<_> = QUESTIONS
        .iter()
        .map(|question| {
            let room: Vec<_> = (0..number).map(|_| view! { <td class="room-to-write"></td> }).collect();
            view! { <tr><th scope="row">{*question}</th>{room}</tr> }
        })
        .collect();
    view! {
        <p class="sheet-tools"><button type="button" on:click=print>"Print this sheet"</button> <span class="hint">" Name: \u{2026}\u{2026}\u{2026}\u{2026}\u{2026}\u{2026}\u{2026}\u{2026}"</span></p>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Worksheet, scrolls">
            <table class="data sheet">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>
                    <tr><th scope="row">"It begins"</th>{first}</tr>
                    <tr><th scope="row">"Who is quoted"</th>{quoted}</tr>
                    <tr><th scope="row">"Only here"</th>{only}</tr>
                    {questions}
                </tbody>
            </table>
        </div>
    }
}

fn head(head: &ArticleHead) -> AnyView {
    view! {
        <th scope="col">
            <OutletTag id=head.outlet.clone() name=head.outlet_name.clone() />
            <span class="sheet-title">{head.title.clone()}</span>
            <span class="hint"><When at=head.published /></span>
        </th>
    }
    .into_any()
}

fn cell(lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    view! { <td><ul>{lines}</ul></td> }.into_any()
}

/// The speakers of an article in the order of the text, each once.
fn speakers(article: &Article) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for quote in &article.quotes {
        let entity = article.entities.iter().find(|entity| Some(&entity.id) == quote.speaker_entity.as_ref());
        let name = entity
            .map(|entity| entity.name.clone())
            .or_else(|| quote.speaker.as_ref().map(|speaker| speaker.text.clone()));
        if let Some(name) = name.filter(|name| name.starts_with(char::is_uppercase) && !found.contains(name)) {
            found.push(name);
        }
    }
    found.truncate(MOST);
    found
}

/// The first sentences that the article has alone.
fn alone(column: &Column) -> Vec<String> {
    let rows = column.blocks.iter().flat_map(|block| &block.rows);
    rows.filter(|row| row.standing == Standing::Only).take(MOST).map(|row| row.text.clone()).collect()
}
