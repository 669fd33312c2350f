//! Title, outlet, byline, dates, place, and what a reader should know of how they were found.

use leptos::prelude::*;

use super::Shown;
use super::cite::Cite;
use crate::app::parts::{ArrivalHeading, OutletTag, PickButton, When};
use crate::app::place::Place;
use crate::state::present::{reading_time, text_fragment, web_address};
use crate::state::{ExplorePage, Page};

/// What stands over the text.
#[component]
pub(super) fn ArticleHeader(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let draft = &view.article.draft;
    let title = view.head.title.clone();
    let heading = title.clone();
    let back = move || place.to(Page::Explore(ExplorePage { query: place.last_query.get() }));
    let line = |name: &'static str, value: Option<String>| value.map(|value| view! { <dt>{name}</dt><dd>{value}</dd> });
    view! {
        <header class="article-head">
            <p class="back"><a href=back><span aria-hidden="true">"\u{2190} "</span>"Articles"</a></p>
            <p class="article-source">
                <OutletTag id=view.head.outlet.clone() name=view.head.outlet_name.clone() />
                <span>{reading_time(view.head.words)}</span>
            </p>
            <ArrivalHeading title=title.clone()>{heading}</ArrivalHeading>
            <dl class="facts">
                {line("By", draft.byline.clone())}
                <dt>"Published"</dt>
                <dd><When at=draft.published full=true /></dd>
                {draft.updated.map(|updated| view! { <dt>"Updated"</dt><dd><When at=Some(updated) full=true /></dd> })}
                {line("From", draft.place.clone())}
                {line("Section", draft.section.clone())}
                <Source view=view.clone() />
            </dl>
            <div class="article-actions"><PickButton id=draft.id.clone() title /> <Cite view=view.clone() /></div>
            <Reprint view=view.clone() />
            <Notices view=view.clone() />
        </header>
    }
}

/// The article at its outlet; with a marked sentence, opened there.
#[component]
fn Source(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let link = web_address(view.article.draft.link.as_deref())?;
    let address = move || {
        let key = place.article().and_then(|page| page.sentence);
        let words = key.and_then(|key| {
            let block = view.article.draft.blocks.get(key.block as usize)?;
            Some(block.sentences.get(key.sentence as usize)?.of(&block.text))
        });
        words.and_then(|words| text_fragment(Some(&link), words)).unwrap_or_else(|| link.clone())
    };
    let marked = Memo::new(move |_| place.article().is_some_and(|page| page.sentence.is_some()));
    Some(view! {
        <dt>"Source"</dt>
        <dd>
            <a href=address rel="noopener noreferrer external">
                {move || if marked.get() { "Open the marked sentence at the outlet" } else { "Open at the outlet" }}
            </a>
        </dd>
    })
}

#[component]
fn Reprint(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    (view.article.origin != view.article.draft.id).then(|| {
        let origin = view.article.origin.clone();
        let name = view.origin.as_ref().map_or_else(|| "another article".to_owned(), |first| first.title.clone());
        let outlet = view.origin.as_ref().map(|first| first.outlet_name.clone().unwrap_or_else(|| "an unknown outlet".to_owned()));
        view! {
            <p class="reprint">
                "The same text stands in " <a href=move || place.to_article(&origin)>{name}</a> {outlet.map(|outlet| format!(" ({outlet})"))}
                ": two articles, one source."
            </p>
        }
    })
}

#[component]
fn Notices(view: Shown) -> impl IntoView {
    let notices = view.article.draft.notices.clone();
    (!notices.is_empty()).then(|| {
        view! {
            <details class="article-notices">
                <summary>"How this was read (" {notices.len()} ")"</summary>
                <ul>{notices.into_iter().map(|notice| view! { <li>{notice.message}</li> }).collect_view()}</ul>
            </details>
        }
    })
}
