//! The articles of a story in the order of time.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{Extent, OutletTag, PickButton, ShowAll, When};
use crate::app::place::Place;
use crate::engine::ArticleHead;

/// Articles shown before "Show all".
const FIRST: usize = 10;

/// A line for each article, with a way to put it aside for comparison.
#[component]
pub(super) fn StoryArticles(view: Shown) -> impl IntoView {
    let shown = Extent::first(FIRST);
    let number = view.heads.len();
    let items = move || {
        view.heads.iter().take(shown.most()).cloned().map(|head| view! { <StoryArticle head /> }).collect_view()
    };
    view! {
        <section class="panel" aria-labelledby="articles-title">
            <h2 id="articles-title">"Over time"</h2>
            <ol class="story-articles">{items}</ol>
            <ShowAll shown number what="articles" />
        </section>
    }
}

#[component]
fn StoryArticle(head: ArticleHead) -> impl IntoView {
    let place = expect_context::<Place>();
    let reprint =
        (head.origin != head.id).then(|| view! { <span class="reprint">"same text as another article"</span> });
    let (id, title) = (head.id.clone(), head.title.clone());
    view! {
        <li>
            <p class="story-when"><When at=head.published full=true /></p>
            <div>
                <p class="result-source"><OutletTag id=head.outlet name=head.outlet_name /> {reprint}</p>
                <p class="other-title"><a href=move || place.to_article(&id)>{head.title}</a></p>
                <PickButton id=head.id title />
            </div>
        </li>
    }
}
