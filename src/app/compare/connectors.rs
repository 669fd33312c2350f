//! Lines between matching sentences of neighbouring columns, and columns that scroll together.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::state::present::{Matched, SentenceAt};

/// What stands in `data-row` of a sentence's row.
pub(super) fn row_name(at: &SentenceAt) -> String {
    format!("{}.{}", at.0, at.1)
}

/// Draws the lines over the columns in `frame`, and keeps them drawn while anything scrolls. `together` says whether the
/// other columns follow the one that is scrolled.
#[component]
pub(super) fn Connectors(
    frame: NodeRef<Div>,
    links: Memo<Vec<Matched>>,
    together: Memo<bool>,
    /// The column that was scrolled last.
    scrolled: RwSignal<Option<HtmlElement>, LocalStorage>,
) -> impl IntoView {
    let lines = RwSignal::new(String::new());
    // the column whose scrolling the others follow; their own scrolling is not an act of the reader
    let leads = StoredValue::new_local(None::<HtmlElement>);
    let draw = move || {
        if let Some(Some(frame)) = frame.try_get_untracked() {
            lines.set(links.with_untracked(|links| outline(&frame, links)));
        }
    };
    Effect::new(move |_| {
        links.track();
        request_animation_frame(draw);
    });
    Effect::new(move |_| {
        let Some(column) = scrolled.get() else { return };
        let follows = leads.with_value(|leads| leads.as_ref().is_some_and(|leads| *leads != column));
        if together.get_untracked() && !follows {
            leads.set_value(Some(column.clone()));
            links.with_untracked(|links| follow(&column, links));
            set_timeout(move || drop(leads.try_set_value(None)), std::time::Duration::from_millis(120));
        }
        draw();
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| draw());
    on_cleanup(move || resized.remove());
    view! { <svg class="connectors" aria-hidden="true"><path d=lines /></svg> }
}

fn find(within: &Element, at: &SentenceAt) -> Option<Element> {
    within.query_selector(&format!("[data-row='{}']", row_name(at))).ok().flatten()
}

fn column_of(row: &Element) -> Option<HtmlElement> {
    row.closest(".column-text").ok().flatten()?.dyn_into().ok()
}

/// Lines from the right edge of each row that is seen to the left edge of its counterparts in the next column.
fn outline(frame: &Element, links: &[Matched]) -> String {
    let origin = frame.get_bounding_client_rect();
    let seen = |at: &SentenceAt| {
        let row = find(frame, at)?;
        let (column, rect) = (column_of(&row)?.get_bounding_client_rect(), row.get_bounding_client_rect());
        (rect.bottom() > column.top() && rect.top() < column.bottom()).then(|| {
            let middle = (rect.top() + rect.bottom()) / 2.0;
            (middle.clamp(column.top() + 4.0, column.bottom() - 4.0) - origin.top(), column)
        })
    };
    let lines = links.iter().filter_map(|(from, to)| {
        let ((y1, left), (y2, right)) = (seen(from)?, seen(&to.at)?);
        let gap = right.left() - left.right();
        // neighbours alone: a line across a column would hide its text
        if !(0.0..100.0).contains(&gap) {
            return None;
        }
        let (x1, x2) = (left.right() - origin.left(), right.left() - origin.left());
        let bend = gap / 2.0;
        Some(format!("M{x1:.0} {y1:.0}C{:.0} {y1:.0} {:.0} {y2:.0} {x2:.0} {y2:.0}", x1 + bend, x2 - bend))
    });
    lines.collect()
}

/// Scrolls the other columns so that the counterparts of the matching row nearest to the reader's eye stand at its height.
fn follow(column: &HtmlElement, links: &[Matched]) {
    let Some(frame) = column.closest(".columns").ok().flatten() else { return };
    let rect = column.get_bounding_client_rect();
    // where a reader looks
    let eye = rect.top() + rect.height() * 0.35;
    let away = |row: &Element| {
        let rect = row.get_bounding_client_rect();
        (rect.top() - eye).max(eye - rect.bottom()).max(0.0)
    };
    let rows = links.iter().filter_map(|(from, _)| find(column, from).map(|row| (from.clone(), row)));
    let Some((from, row)) = rows.min_by(|a, b| away(&a.1).total_cmp(&away(&b.1))) else { return };
    let height = row.get_bounding_client_rect().top();
    let mut done: Vec<&SentenceAt> = Vec::new();
    for (_, to) in links.iter().filter(|(of, _)| *of == from) {
        let Some(other) = find(&frame, &to.at).filter(|_| !done.iter().any(|at| at.0 == to.at.0)) else { continue };
        done.push(&to.at);
        if let Some(text) = column_of(&other) {
            let gap = other.get_bounding_client_rect().top() - height;
            text.set_scroll_top(text.scroll_top() + gap.round() as i32);
        }
    }
}
