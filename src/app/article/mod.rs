//! The article page: a text with what is known about it.

mod article_body;
mod article_head;
mod article_tools;
mod cite;
mod corroborated;
mod mention_bar;
mod name_tip;
mod names_list;
mod quotes_list;
mod raw_text;
mod story_list;

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::line::{Asked, Line};
use super::parts::LoadState;
use super::place::Place;
use super::shell::KnownHeads;
use crate::engine::{Answer, ArticleView, Request};
use crate::state::SentenceKey;
use crate::state::present::{Corroboration, corroborations};
use article_body::ArticleBody;
use article_head::ArticleHeader;
use article_tools::ArticleTools;
use corroborated::Corroborated;
use mention_bar::MentionBar;
use names_list::NamesList;
use quotes_list::QuotesList;
use raw_text::RawText;
use story_list::StoryList;

/// The article that is shown. Shared: it is large, and several components read it.
type Shown = std::sync::Arc<ArticleView>;

/// Which sentences others report, too, or why that is not known.
#[derive(Clone, Copy)]
struct Backing(Memo<Result<BTreeMap<SentenceKey, Corroboration>, &'static str>>);

/// The page.
#[component]
pub(super) fn ArticlePage() -> impl IntoView {
    let place = expect_context::<Place>();
    let line = expect_context::<Line>();
    let heads = expect_context::<KnownHeads>();
    let request = move || place.article().map(|page| Request::Article(page.id));
    let pick = |answer| if let Answer::Article(view) = answer { Some(Shown::from(view)) } else { None };
    let asked = Asked::new(line, request, pick, false);
    view! {
        <LoadState asked alone=true />
        {move || asked.answer.get().map(|view| {
            // before the lists are made: they name outlets by what is known
            heads.note(view.others.iter().chain([&view.head]));
            view! { <ArticleShown view /> }
        })}
    }
}

#[component]
fn ArticleShown(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let raw = Memo::new(move |_| place.article().is_some_and(|page| page.raw));
    provide_context(backing(&view));
    let text = {
        let view = view.clone();
        move || {
            let view = view.clone();
            if raw.get() { view! { <RawText view /> }.into_any() } else { view! { <ArticleBody view /> }.into_any() }
        }
    };
    view! {
        <div class="article-page">
            <article class="reading" lang=view.article.draft.language.clone()>
                <ArticleHeader view=view.clone() />
                <ArticleTools view=view.clone() />
                <MentionBar view=view.clone() />
                {text}
            </article>
            <div class="beside">
                <Corroborated />
                <StoryList view=view.clone() />
                <QuotesList view=view.clone() />
                <NamesList view />
            </div>
        </div>
    }
}

/// Compares the story once the article is there; an article that stands alone has nothing to ask for.
fn backing(view: &Shown) -> Backing {
    let line = expect_context::<Line>();
    let (story, id) = (view.head.story.clone(), view.head.id.clone());
    let several = !view.others.is_empty();
    let asked = Asked::new(
        line,
        move || several.then(|| Request::Story(story.clone())),
        |answer| if let Answer::Story(view) = answer { Some(view) } else { None },
        true,
    );
    Backing(Memo::new(move |_| {
        asked.answer.with(|story| match story {
            Some(story) if story.compared.contains(&id) => Ok(corroborations(&story.comparison, &id)),
            Some(_) => Err("The story has more articles than are compared together, and this one was left out."),
            None if !several => Err("No other article of this corpus is of the same story."),
            None if asked.failure.with(Option::is_some) => Err("The other articles of the story could not be read."),
            None => Err("The other articles of the story are being compared\u{2026}"),
        })
    }))
}
