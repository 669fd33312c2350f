//! The articles that name the entity.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::{OutletTag, When};
use crate::app::place::Place;
use crate::engine::{Query, Selection};

/// Articles shown here; the explore page lists all.
const FIRST: usize = 8;

/// The newest ones, and a link to all.
#[component]
pub(super) fn EntityArticles(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let heads: Vec<_> = view.heads.iter().take(FIRST).cloned().collect();
    let query = Query {
        entities: Selection { include: vec![view.entity.id.to_string()], exclude: vec![] },
        ..Query::default()
    };
    let all = if view.articles == 1 { "The article".to_owned() } else { format!("All {} articles", view.articles) };
    view! {
        <section class="story" aria-labelledby="articles-title">
            <h2 id="articles-title">"Articles"</h2>
            <ul>
                {heads
                    .into_iter()
                    .map(|head| {
                        let id = head.id;
                        view! {
                            <li>
                                <p class="result-source"><OutletTag id=head.outlet name=head.outlet_name /> <When at=head.published /></p>
                                <p class="other-title"><a href=move || place.to_article(&id)>{head.title}</a></p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <p><a class="primary" href=move || place.to_query(query.clone())>{all} " in the list"</a></p>
        </section>
    }
}
