//! Where in the texts the matches lie, as strips; a click on one goes there.

use leptos::prelude::*;

use crate::app::parts::OutletTag;
use crate::app::place::Place;
use crate::app::shell::KnownHeads;
use crate::state::present::{Column, MapRow, counted, sentence_near};

/// A strip for each article.
#[component]
pub(super) fn MatchMap(
    map: Memo<Vec<MapRow>>,
    all: Memo<Vec<Column>>,
    label: &'static str,
    /// Whether every strip is of the first article's text; otherwise each is of its own article's.
    of_first: bool,
) -> impl IntoView {
    let place = expect_context::<Place>();
    let heads = expect_context::<KnownHeads>();
    let row = move |row: MapRow| {
        let head = heads.0.with_untracked(|known| known.get(&row.article).cloned().flatten());
        let (id, name) = head.map(|head| (head.outlet, head.outlet_name)).unwrap_or_default();
        let article = row.article;
        let go = move |event: web_sys::MouseEvent| {
            let rect = event_target::<web_sys::Element>(&event).get_bounding_client_rect();
            let part = (f64::from(event.client_x()) - rect.left()) * 100.0 / rect.width();
            let found = all.with_untracked(|all| {
                let mut columns = all.iter();
                let column = columns.find(|column| of_first || column.article == article)?;
                Some((column.article.clone(), sentence_near(column, part)?))
            });
            if found.is_some() {
                place.change_compare(|page| {
                    page.selected = found;
                    page.pair = None;
                });
            }
        };
        view! {
            <li>
                <OutletTag id name />
                <svg class="strip-drawn" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" on:click=go><path d=row.outline /></svg>
                <span class="count">{counted(row.number, "match").replace("matchs", "matches")}</span>
            </li>
        }
    };
    view! {
        <section class="chart match-map" aria-label=label>
            <ul>{move || map.get().into_iter().map(row).collect::<Vec<_>>()}</ul>
        </section>
    }
}
