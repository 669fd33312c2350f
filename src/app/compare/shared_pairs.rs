//! The matching sentences alone, one match under the other.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{OutletTag, SentenceLine};
use crate::engine::ArticleHead;
use crate::model::{ArticleId, KeptApart};
use crate::state::present::{Group, groups};

/// A list of matches.
#[component]
pub(super) fn SharedPairs(view: Shown, least: Memo<u8>) -> impl IntoView {
    move || {
        let found = groups(&view, least.get());
        if found.is_empty() {
            return view! { <p class="empty">"No sentence of these articles matches another."</p> }.into_any();
        }
        view! {
            <ol class="shared" style=format!("--columns: {}", view.articles.len())>{found.into_iter().map(|group| view! { <SharedGroup group view=view.clone() /> }).collect_view()}</ol>
            {kept_apart(&view)}
        }
        .into_any()
    }
}

/// Matches that stand in two facts, each with the reason.
fn kept_apart(view: &Shown) -> Option<AnyView> {
    let apart = &view.comparison.kept_apart;
    let pair = |apart: &KeptApart| {
        view! {
            <li>
                <div class="passage-pair">
                    <SentenceLine sentence=apart.a.clone() />
                    <SentenceLine sentence=apart.b.clone() score=apart.score />
                </div>
                <p class="hint">{apart.reason.clone()}</p>
            </li>
        }
    };
    let pairs: Vec<_> = apart.iter().map(pair).collect();
    (!pairs.is_empty()).then(|| {
        let summary = format!("Matching pairs that stand in two facts: {}", pairs.len());
        view! { <details class="kept-apart"><summary>{summary}</summary><ul>{pairs}</ul></details> }.into_any()
    })
}

#[component]
fn SharedGroup(group: Group, view: Shown) -> impl IntoView {
    let all: Vec<(ArticleId, String, Option<u8>)> = std::iter::once((group.at.0, group.text, None))
        .chain(group.others.into_iter().map(|other| (other.at.0, other.text, Some(other.score))))
        .collect();
    // a column for each article, in their order; an empty one tells who lacks it
    let cells = view.heads.iter().map(|head| {
        let mine = all.iter().filter(|(id, ..)| *id == head.id);
        let mine =
            mine.map(|(_, text, score)| view! { <Said head=Some(head.clone()) text=text.clone() score=*score /> });
        let mine: Vec<_> = mine.collect();
        let lacks = mine.is_empty();
        view! { <div class="shared-cell" class:lacks=lacks>{mine}</div> }
    });
    let cells: Vec<_> = cells.collect();
    view! { <li>{cells}</li> }
}

#[component]
fn Said(head: Option<ArticleHead>, text: String, score: Option<u8>) -> impl IntoView {
    let (id, name) = head.map(|head| (head.outlet, head.outlet_name)).unwrap_or_default();
    view! {
        <div class="said-by">
            <p class="result-source"><OutletTag id name /> {score.map(|score| view! { <span class="score">"match " {score}</span> })}</p>
            <p>{text}</p>
        </div>
    }
}
