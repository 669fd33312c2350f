//! The other articles of the story.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{OutletTag, When};
use crate::app::place::Place;
use crate::engine::ArticleHead;
use crate::model::ArticleId;

/// Each with a link to it and one to the comparison.
#[component]
pub(super) fn StoryList(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let this = view.head.id.clone();
    let others = view.others.clone();
    if others.is_empty() {
        return view! {
            <section class="story" aria-labelledby="story-title">
                <h2 id="story-title">"The same story elsewhere"</h2>
                <p class="hint">"No other article of this corpus reports on it."</p>
            </section>
        }
        .into_any();
    }
    let all: Vec<ArticleId> =
        [this.clone()].into_iter().chain(others.iter().map(|other| other.id.clone())).take(4).collect();
    let several = others.len() > 1;
    let story = view.head.story.clone();
    let number = all.len();
    view! {
        <section class="story" aria-labelledby="story-title">
            <h2 id="story-title">"The same story elsewhere"</h2>
            <ul>
                {others.into_iter().map(|other| view! { <Other other this=this.clone() /> }).collect_view()}
            </ul>
            <p class="story-link-line"><a href=move || place.to_story(&story)>"The whole story: facts, figures and voices by outlet"</a></p>
            {several.then(|| view! { <p><a class="primary" href=move || place.to_compare(all.clone())>"Compare " {number} " side by side"</a></p> })}
        </section>
    }
    .into_any()
}

#[component]
fn Other(other: ArticleHead, this: ArticleId) -> impl IntoView {
    let place = expect_context::<Place>();
    let id = other.id.clone();
    let pair = vec![this, other.id];
    view! {
        <li>
            <p class="result-source"><OutletTag id=other.outlet.clone() name=other.outlet_name.clone() /> <When at=other.published /></p>
            <p class="other-title"><a href=move || place.to_article(&id)>{other.title.clone()}</a></p>
            <p><a href=move || place.to_compare(pair.clone())>"Compare with this"<span class="visually-hidden">": " {other.outlet_name} ", " {other.title}</span></a></p>
        </li>
    }
}
