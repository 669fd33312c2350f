//! Headlines and first sentences together, and which articles are compared.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{OutletTag, When};
use crate::app::place::{MOST_COMPARED, Place};
use crate::engine::ArticleHead;
use crate::model::{Article, ArticleId, BlockKind};
use crate::state::{ComparePage, Page};

/// A card for each article: outlet, date, headline, first sentence.
#[component]
pub(super) fn CompareHeads(view: Shown) -> impl IntoView {
    let heads: Vec<_> = view.heads.iter().cloned().zip(view.articles.iter().map(first_sentence)).collect();
    let number = heads.len();
    let lefts = std::iter::once(None).chain(view.heads.iter().map(|head| Some(head.id.clone()))).collect::<Vec<_>>();
    view! {
        <section class="compare-heads" aria-label="Headlines" style=format!("--columns: {}", number.max(1))>
            {heads
                .into_iter()
                .zip(lefts)
                .map(|((head, first), left)| view! { <HeadCard head first left number /> })
                .collect_view()}
        </section>
        <AddArticle view />
    }
}

/// The standfirst, or the first sentence of the text.
pub(super) fn first_sentence(article: &Article) -> Option<String> {
    let of_kind = |kind| article.draft.blocks.iter().find(move |block| block.kind == kind);
    let block = of_kind(BlockKind::Summary).or_else(|| of_kind(BlockKind::Paragraph))?;
    let sentence = block.sentences.first().map_or(block.text.as_str(), |span| span.of(&block.text));
    Some(sentence.to_owned())
}

#[component]
fn HeadCard(head: ArticleHead, first: Option<String>, left: Option<ArticleId>, number: usize) -> impl IntoView {
    let place = expect_context::<Place>();
    let id = head.id.clone();
    let name = head.outlet_name.clone().unwrap_or_else(|| head.title.clone());
    let is_first = left.is_none();
    let to_front = {
        let id = head.id.clone();
        // the address may have other articles than the cards, which wait for an answer
        move |_| {
            place.change_compare(|page| {
                let at = |id: &ArticleId| page.articles.iter().position(|article| article == id);
                if let (Some(here), Some(there)) = (at(&id), left.as_ref().and_then(at)) {
                    page.articles.swap(here, there);
                }
            });
        }
    };
    let remove = {
        let id = head.id.clone();
        move |_| {
            place.change_compare(|page| {
                page.articles.retain(|article| *article != id);
                page.selected.take_if(|(article, _)| *article == id);
                page.pair = None;
            });
        }
    };
    view! {
        <div class="head-card">
            <p class="result-source"><OutletTag id=head.outlet name=head.outlet_name /> <When at=head.published /></p>
            <h2><a href=move || place.to_article(&id)>{head.title}</a></h2>
            <p class="first-sentence">{first}</p>
            <p class="head-actions">
                {(!is_first).then(|| view! { <button type="button" class="quiet" on:click=to_front>{if number == 2 { "Swap" } else { "Move left" }}<span class="visually-hidden">": " {name.clone()}</span></button> })}
                {(number > 1).then(|| view! { <button type="button" class="quiet" on:click=remove>"Remove"<span class="visually-hidden">": " {name.clone()}</span></button> })}
            </p>
        </div>
    }
}

#[component]
fn AddArticle(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let shown: Vec<ArticleId> = view.heads.iter().map(|head| head.id.clone()).collect();
    let full = shown.len() >= MOST_COMPARED;
    let others = view.others.clone();
    let elsewhere = move || place.with_tray(Page::default(), shown.clone());
    let add = move |event| {
        let id = ArticleId(event_target_value(&event));
        if !id.as_str().is_empty() {
            place.change_compare(|page: &mut ComparePage| page.articles.push(id));
        }
    };
    let none = others.is_empty();
    let label =
        |other: &ArticleHead| format!("{}: {}", other.outlet_name.as_deref().unwrap_or("Unknown outlet"), other.title);
    (!full).then(|| {
        view! {
            <p class="compare-add">
                {(!none).then(|| view! {
                    <label>
                        "Add an article of the story "
                        <select on:change=add>
                            <option value="">"Choose\u{2026}"</option>
                            {others.iter().map(|other| view! { <option value=other.id.to_string()>{label(other)}</option> }).collect_view()}
                        </select>
                    </label>
                })}
                <a href=elsewhere>"Pick others from the list"</a>
            </p>
        }
    })
}
