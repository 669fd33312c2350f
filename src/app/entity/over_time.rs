//! The entity's coverage over time, outlet by outlet.

use leptos::prelude::*;

use super::Shown;
use crate::app::parts::OutletTag;
use crate::state::present::{Strip, counted, strips};

/// The label of what has no date.
const UNDATED: &str = "No date";

/// A strip of bars for each outlet, or the same as a table.
#[component]
pub(super) fn OverTime(view: Shown) -> impl IntoView {
    let as_table = RwSignal::new(false);
    let (labels, strips) = strips(&view.months, &view.outlets);
    if labels.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="over-time" aria-labelledby="time-title">
            <header>
                <h2 id="time-title">"Over time"</h2>
                <button type="button" class="quiet" aria-pressed=move || as_table.get().to_string() on:click=move |_| as_table.update(|table| *table = !*table)>"Table"</button>
            </header>
            {move || {
                let (labels, strips) = (labels.clone(), strips.clone());
                if as_table.get() { view! { <AsTable labels strips /> }.into_any() } else { view! { <AsStrips labels strips /> }.into_any() }
            }}
        </section>
    }
    .into_any()
}

#[component]
fn AsStrips(labels: Vec<(String, String)>, strips: Vec<Strip>) -> impl IntoView {
    let dated: Vec<&str> = labels.iter().map(|(label, _)| label.as_str()).filter(|label| *label != UNDATED).collect();
    let ends = match (dated.first(), dated.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(first), _) => (*first).to_owned(),
        _ => String::new(),
    };
    let ends = if dated.len() < labels.len() { format!("{ends}, and apart those without a date") } else { ends };
    view! {
        <ul class="strips">
            {strips
                .into_iter()
                .map(|strip| {
                    let words = counted(strip.articles as usize, "article");
                    let bars = strip.bars.into_iter().zip(&labels).map(|((count, height), (label, _))| {
                        view! { <span class="strip-bar" class:is-undated=label == UNDATED style=format!("--height: {height}%") title=format!("{label}: {count}")></span> }
                    });
                    let bars = bars.collect_view();
                    view! {
                        <li>
                            <OutletTag id=strip.outlet name=strip.outlet_name />
                            <span class="strip" aria-hidden="true">{bars}</span>
                            <span class="hint">{words}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        <p class="hint">{ends}</p>
    }
}

#[component]
fn AsTable(labels: Vec<(String, String)>, strips: Vec<Strip>) -> impl IntoView {
    // months in which nobody wrote would only fill the table
    let used: Vec<usize> = (0..labels.len())
        .filter(|&at| strips.iter().any(|strip| strip.bars.get(at).is_some_and(|bar| bar.0 > 0)))
        .collect();
    let heads =
        used.iter().filter_map(|&at| labels.get(at)).map(|(label, _)| view! { <th scope="col">{label.clone()}</th> });
    let heads = heads.collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Articles by outlet and month, scrolls">
            <table class="data">
                <thead><tr><th scope="col">"Outlet"</th>{heads}</tr></thead>
                <tbody>
                    {strips
                        .into_iter()
                        .map(|strip| {
                            let cells = used.iter().filter_map(|&at| strip.bars.get(at)).map(|bar| view! { <td>{bar.0}</td> }).collect_view();
                            view! { <tr><th scope="row"><OutletTag id=strip.outlet name=strip.outlet_name /></th>{cells}</tr> }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}
