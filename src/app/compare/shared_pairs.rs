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
            <ol class="shared">{found.into_iter().map(|group| view! { <SharedGroup group view=view.clone() /> }).collect_view()}</ol>
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
    let head = |id: &ArticleId| view.heads.iter().find(|head| head.id == *id).cloned();
    let first = head(&group.at.0);
    view! {
        <li>
            <Said head=first text=group.text score=None />
            {group.others.into_iter().map(|other| view! { <Said head=head(&other.at.0) text=other.text score=Some(other.score) /> }).collect_view()}
        </li>
    }
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
