//! One article that matches.

use leptos::prelude::*;

use crate::app::parts::{MarkedText, OutletTag, PickButton, When};
use crate::app::place::Place;
use crate::app::shell::Corpus;
use crate::engine::{ArticleHead, Hit, Passage};
use crate::state::present::reading_time;
use crate::state::{ArticlePage, Page, SentenceKey};

/// Outlet, date, title, passages, and what it belongs to.
#[component]
pub(super) fn ResultItem(
    hit: Hit,
    /// Its place in the list, from 0.
    at: usize,
    /// How many there are.
    total: Memo<u32>,
) -> impl IntoView {
    let place = expect_context::<Place>();
    let Hit { head, origin, title_marks, passages } = hit;
    let searched = Memo::new(move |_| place.query().map(|query| query.words).unwrap_or_default());
    let id = head.id.clone();
    let address = move |sentence: Option<SentenceKey>| {
        let page =
            ArticlePage { id: id.clone(), words: searched.get().trim().to_owned(), sentence, ..ArticlePage::default() };
        place.to(Page::Article(page))
    };
    let title_address = address.clone();
    let title = head.title.clone();
    view! {
        <li class="result" data-at=at aria-posinset=at + 1 aria-setsize=total>
            <p class="result-source">
                <OutletTag id=head.outlet.clone() name=head.outlet_name.clone() />
                <When at=head.published />
                <span>{reading_time(head.words)}</span>
            </p>
            <h3><a href=move || title_address(None)><MarkedText text=title.clone() marks=title_marks /></a></h3>
            {passages
                .into_iter()
                .map(|passage| {
                    let address = address.clone();
                    view! { <ResultPassage passage address=move |at| address(Some(at)) searched /> }
                })
                .collect_view()}
            <p class="result-more">
                <PickButton id=head.id.clone() title />
                <StoryLink head=head.clone() />
                <ReprintNote origin />
            </p>
        </li>
    }
}

#[component]
fn ResultPassage(
    passage: Passage,
    address: impl Fn(SentenceKey) -> String + Send + Sync + 'static,
    searched: Memo<String>,
) -> impl IntoView {
    let Passage { block, sentence, text, marks } = passage;
    let key = SentenceKey { block, sentence };
    view! {
        <p class="passage">
            <MarkedText text marks />
            <Show when=move || !searched.with(String::is_empty)>
                " " <a class="in-context" href=address(key)>"in context"</a>
            </Show>
        </p>
    }
}

#[component]
fn StoryLink(head: ArticleHead) -> impl IntoView {
    let place = expect_context::<Place>();
    let corpus = expect_context::<Corpus>().0;
    let story = head.story;
    let found = Memo::new(move |_| {
        corpus.answer.with(|corpus| corpus.as_ref()?.stories.iter().find(|known| known.id == story).cloned())
    });
    move || {
        found.get().filter(|story| story.articles > 1).map(|story| {
            let id = story.id;
            view! {
                <a class="story-link" href=move || place.to_story(&id) title=story.title.clone()>
                    "Story: " {story.title.clone()} " (" {story.articles} ")"
                </a>
            }
        })
    }
}

#[component]
fn ReprintNote(origin: Option<ArticleHead>) -> impl IntoView {
    let place = expect_context::<Place>();
    origin.map(|origin| {
        let outlet = origin.outlet_name.unwrap_or_else(|| "an unknown outlet".to_owned());
        view! {
            <a class="reprint" href=move || place.to_article(&origin.id)>"Same text as in " {outlet} ": " {origin.title.clone()}</a>
        }
    })
}
