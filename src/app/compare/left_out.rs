//! What all others report and one does not, with what comes nearest to it there.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{OutletTag, SentenceLine};
use crate::engine::ArticleHead;
use crate::model::LeftOut;

/// A column for each article.
#[component]
pub(super) fn LeftOutColumns(view: Shown) -> AnyView {
    let number = view.heads.len();
    let columns: Vec<_> = view
        .heads
        .iter()
        .map(|head| {
            let missing = view.comparison.missing.iter().filter(|missing| missing.article == head.id);
            column(head, missing.collect())
        })
        .collect();
    view! {
        <p class="hint">"What every other article here reports and this one does not. Below each stands what comes nearest in it: judge for yourself."</p>
        <div class="columns lone" style=format!("--columns: {number}")>{columns}</div>
    }
    .into_any()
}

fn column(head: &ArticleHead, missing: Vec<&LeftOut>) -> AnyView {
    let name = head.outlet_name.clone().unwrap_or_else(|| head.title.clone());
    let number = missing.len();
    let items: Vec<_> = missing.into_iter().map(item).collect();
    view! {
        <section class="column" aria-label=format!("Missing in {name}")>
            <header><OutletTag id=head.outlet.clone() name=head.outlet_name.clone() /> <span class="hint">{number} " missing here"</span></header>
            <ul class="left-out">{items}</ul>
            {(number == 0).then(|| view! { <p class="hint">"Nothing that all others report is missing."</p> })}
        </section>
    }
    .into_any()
}

fn item(missing: &LeftOut) -> AnyView {
    let nearest = match &missing.nearest {
        Some(nearest) => view! {
            <details>
                <summary>{format!("Nearest here: match {:.0}", missing.score * 100.0)}</summary>
                <SentenceLine sentence=nearest.clone() />
            </details>
        }
        .into_any(),
        None => view! { <p class="hint">"Nothing here comes near."</p> }.into_any(),
    };
    view! { <li><SentenceLine sentence=missing.sentence.clone() />{nearest}</li> }.into_any()
}
