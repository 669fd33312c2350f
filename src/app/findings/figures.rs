//! Figures side by side, those that disagree first.

use leptos::prelude::*;

use super::Findings;
use crate::app::parts::{Extent, ShowAll, cell_view};
use crate::state::present::{FigureShown, figures_shown};

/// Figures shown before "Show all".
const FIRST: usize = 10;

/// A card for each quantity that several articles give.
#[component]
pub(crate) fn Figures(findings: Findings) -> AnyView {
    let all = figures_shown(&findings.comparison.figures, &findings.heads);
    let number = all.len();
    if number == 0 {
        return view! { <p class="empty">"No figure was found in two of these articles."</p> }.into_any();
    }
    let shown = Extent::first(FIRST);
    let cards = move || all.iter().take(shown.most()).cloned().map(card).collect_view();
    view! {
        <p class="hint">"Numbers, amounts, dates and lengths of time that two or more of these articles give for what seems the same thing. Read the sentences: two figures may count different things."</p>
        <ul class="figures">{cards}</ul>
        <ShowAll shown number what="figures" />
    }
    .into_any()
}

fn card(figure: FigureShown) -> AnyView {
    let rows: Vec<_> = figure
        .values
        .rows
        .iter()
        .map(|row| {
            let value = row.get(1).map(cell_view);
            let said = row.get(2).map(cell_view);
            view! { <li><strong class="figure-value">{value}</strong>{said}</li> }
        })
        .collect();
    view! {
        <li class="figure-card" data-tone=figure.tone>
            <h3>{figure.title}</h3>
            <p><span class="verdict" data-tone=figure.tone>{figure.verdict}</span> " " <span class="hint">{figure.reason} " (same thing: " {figure.score} " of 100)"</span></p>
            <ul>{rows}</ul>
        </li>
    }
    .into_any()
}
