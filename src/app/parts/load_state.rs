//! What stands in the place of an answer that is not there.

use leptos::prelude::*;

use super::ArrivalHeading;
use crate::app::line::Asked;
use crate::app::place::Place;
use crate::engine::Failure;
use crate::state::Page;

/// Loading, or what went wrong and what to do; nothing once the answer is there.
#[component]
pub(crate) fn LoadState<T: Send + Sync + 'static>(
    /// The question.
    asked: Asked<T>,
    /// Whether nothing else stands on the page, so that a failure is its first heading.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    move || {
        if let Some(failure) = asked.failure.get() {
            return match failure {
                Failure::File(missing) => view! {
                    <FileFailure path=missing.path reason=missing.reason again=move || asked.again() alone />
                }
                .into_any(),
                Failure::NoSuchArticle(id) => {
                    view! { <NothingThere what="article" id=id.to_string() why="It may come from another corpus, or the article has changed since." alone /> }.into_any()
                }
                Failure::NoSuchStory(id) => {
                    view! { <NothingThere what="story" id=id.to_string() why="It may come from another corpus, or its first article has changed since." alone /> }.into_any()
                }
                Failure::NoSuchEntity(id) => {
                    view! { <NothingThere what="name" id=id.to_string() why="It may come from another corpus, or no article names it any more." alone /> }.into_any()
                }
                Failure::OtherVersion => view! { <VersionFailure alone /> }.into_any(),
            };
        }
        if asked.answer.with(Option::is_none) {
            return view! { <Loading /> }.into_any();
        }
        ().into_any()
    }
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <div class="loading" aria-busy="true">
            <p>"Loading\u{2026}"</p>
            <p class="loading-long">
                "This takes longer than it should. The network may be slow; if nothing happens, reload the page."
            </p>
        </div>
    }
}

#[component]
fn FileFailure(path: String, reason: String, again: impl Fn() + 'static, alone: bool) -> impl IntoView {
    view! {
        <section class="notice" data-tone="fault" role="alert">
            <FailureHeading words="The corpus could not be read" alone />
            <p>{reason} " File: " <code>{path}</code></p>
            <button type="button" on:click=move |_| again()>"Try again"</button>
        </section>
    }
}

/// The page comes from a cache and its engine from the server, or the other way round.
#[component]
fn VersionFailure(alone: bool) -> impl IntoView {
    let reload = |_| drop(window().location().reload());
    view! {
        <section class="notice" data-tone="fault" role="alert">
            <FailureHeading words="This page has been renewed" alone />
            <p>"What stands here and what answers it are of different versions. Reload the page to have the new one."</p>
            <button type="button" on:click=reload>"Reload the page"</button>
        </section>
    }
}

#[component]
fn NothingThere(what: &'static str, id: String, why: &'static str, alone: bool) -> impl IntoView {
    let place = expect_context::<Place>();
    view! {
        <section class="notice" data-tone="fault" role="alert">
            <FailureHeading words=format!("This corpus has no such {what}") alone />
            <p>"The link names the " {what} " " <code>{id}</code> ". " {why}</p>
            <p><a href=move || place.to(Page::default())>"All articles of this corpus"</a></p>
        </section>
    }
}

#[component]
fn FailureHeading(#[prop(into)] words: String, alone: bool) -> impl IntoView {
    if alone {
        view! { <ArrivalHeading title=words.clone()>{words}</ArrivalHeading> }.into_any()
    } else {
        view! { <h2>{words}</h2> }.into_any()
    }
}
