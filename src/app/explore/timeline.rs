//! Articles over time: all of them and those of each outlet, as a chart that is brushed to choose dates.

use leptos::prelude::*;
use web_sys::PointerEvent;

use crate::app::parts::{DataTable, OutletTag};
use crate::app::place::Place;
use crate::app::shell::Results;
use crate::engine::{Grain, Query, UNKNOWN};
use crate::state::present::{Choice, Facet, TimeChart, brush, brushed, counted, month, time_chart, time_table};

/// The chart and the stretch of it that is chosen.
#[derive(Clone, Copy)]
struct Brushing {
    chart: Memo<TimeChart>,
    /// The bars under a brush that is still held.
    held: RwSignal<Option<(usize, usize)>>,
    /// The bars that are chosen, held or not.
    chosen: Memo<Option<(usize, usize)>>,
    /// The bar under the pointer.
    hover: RwSignal<Option<usize>>,
}

impl Brushing {
    fn new(place: Place, chart: Memo<TimeChart>) -> Self {
        let held = RwSignal::new(None);
        let chosen = Memo::new(move |_| {
            let query = place.query().unwrap_or_default();
            held.get().or_else(|| chart.with(|chart| brushed(&chart.bars, &query)))
        });
        Self { chart, held, chosen, hover: RwSignal::new(None) }
    }

    fn last(self) -> usize {
        self.chart.with(|chart| chart.bars.len()).saturating_sub(1)
    }

    /// What is chosen, or all.
    fn ends(self) -> (usize, usize) {
        self.chosen.get().unwrap_or((0, self.last()))
    }

    /// Chooses these bars.
    fn choose(self, place: Place, bars: (usize, usize)) {
        self.held.set(None);
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(self.chart.with_untracked(|chart| brush(&chart.bars, &query, bars)));
    }

    fn clear(self, place: Place) {
        let last = untrack(|| self.last());
        self.choose(place, (0, last));
    }
}

/// The chart, or the same as a table.
#[component]
pub(super) fn Timeline() -> impl IntoView {
    let place = expect_context::<Place>();
    let results = expect_context::<Results>().0;
    let as_table = RwSignal::new(false);
    let chart = Memo::new(move |_| results.answer.with(|answer| answer.as_ref().map(time_chart).unwrap_or_default()));
    let brushing = Brushing::new(place, chart);
    let part = Memo::new(move |_| results.answer.with(|answer| answer.as_ref().is_some_and(|found| found.part)));
    let empty = Memo::new(move |_| chart.with(|chart| chart.bars.is_empty() && chart.undated == 0));
    view! {
        <section class="timeline" aria-labelledby="timeline-title" hidden=empty>
            <header>
                <h2 id="timeline-title">"Published"</h2>
                <GrainSelect />
                <Show when=move || brushing.chosen.get().is_some()>
                    <button type="button" class="quiet" on:click=move |_| brushing.clear(place)>"All dates"</button>
                </Show>
                <button type="button" class="quiet" aria-pressed=move || as_table.get().to_string() on:click=move |_| as_table.update(|table| *table = !*table)>
                    "Table"
                </button>
            </header>
            <Show when=move || part.get()><p class="hint">"Only the chosen dates: all of them have no room at this length."</p></Show>
            {move || {
                if as_table.get() {
                    view! { <DataTable table=chart.with(time_table) /> }.into_any()
                } else {
                    view! { <Chart brushing /> }.into_any()
                }
            }}
            <Undated chart />
        </section>
    }
}

#[component]
fn GrainSelect() -> impl IntoView {
    const GRAINS: [(Grain, &str, &str); 3] =
        [(Grain::Year, "year", "Years"), (Grain::Month, "month", "Months"), (Grain::Day, "day", "Days")];
    let place = expect_context::<Place>();
    let grain = Memo::new(move |_| place.query().unwrap_or_default().grain);
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let grain = GRAINS.iter().find(|(_, name, _)| *name == chosen).map(|(grain, ..)| *grain).unwrap_or_default();
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(Query { grain, ..query });
    };
    view! {
        <label class="sort">
            "By "
            <select on:change=choose>
                {GRAINS
                    .into_iter()
                    .map(|(value, name, label)| view! { <option value=name prop:selected=move || grain.get() == value>{label}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}

/// A row for all and one for each outlet. A drag over them chooses dates, and so do two sliders below.
#[component]
fn Chart(brushing: Brushing) -> impl IntoView {
    let place = expect_context::<Place>();
    let Brushing { chart, held, hover, .. } = brushing;
    let from = StoredValue::new(None::<usize>);
    let stretch = move |event: &PointerEvent| {
        let bars = chart.with_untracked(|chart| chart.bars.len());
        Some((from.get_value()?, bar_at(event, bars, true)?))
    };
    let down = move |event: PointerEvent| {
        let at = chart.with_untracked(|chart| bar_at(&event, chart.bars.len(), false));
        if let Some(at) = at.filter(|_| event.button() == 0) {
            event.prevent_default();
            // without it the drag ends where the pointer leaves the chart
            let _captured = event_target::<web_sys::Element>(&event).set_pointer_capture(event.pointer_id());
            from.set_value(Some(at));
            held.set(Some((at, at)));
        }
    };
    let moved = move |event: PointerEvent| {
        hover.set(chart.with_untracked(|chart| bar_at(&event, chart.bars.len(), false)));
        if let Some((a, b)) = stretch(&event) {
            held.set(Some((a.min(b), a.max(b))));
        }
    };
    let up = move |event: PointerEvent| {
        let Some((a, b)) = stretch(&event) else { return };
        from.set_value(None);
        held.set(None);
        // a second click on the one chosen bar lets it go
        let again = a == b && brushing.chosen.get_untracked() == Some((a, a));
        if again { brushing.clear(place) } else { brushing.choose(place, (a, b)) }
    };
    let given_up = move |_| {
        from.set_value(None);
        held.set(None);
    };
    let rows = move || {
        let chart = chart.get();
        let bars = chart.bars.len();
        let all = chart.bars.iter().map(|bar| bar.count).sum::<u32>() + chart.undated;
        let outlets = chart.rows.into_iter().map(|row| {
            view! {
                <li>
                    <OutletTag id=row.outlet name=row.outlet_name />
                    {strip(brushing, row.outline, bars)}
                    <span class="count">{row.articles}<span class="visually-hidden">" articles"</span></span>
                </li>
            }
        });
        let outlets: Vec<_> = outlets.collect();
        let more = (chart.more > 0).then(
            || view! { <li class="hint"><span>"and " {counted(chart.more as usize, "outlet")} " more"</span></li> },
        );
        view! {
            <li class="is-all">
                <span class="outlet">"All"</span>
                {strip(brushing, chart.outline, bars)}
                <span class="count">{all}<span class="visually-hidden">" articles"</span></span>
            </li>
            {outlets}
            {more}
        }
    };
    let ticks = move || {
        let tick = |(left, words): (f64, String)| view! { <span style=format!("left: {left:.2}%")>{words}</span> };
        chart.with(|chart| chart.ticks.clone()).into_iter().map(tick).collect::<Vec<_>>()
    };
    view! {
        <div class="chart">
            <ul on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=given_up on:pointerleave=move |_| hover.set(None)>{rows}</ul>
            <div class="ticks" aria-hidden="true">{ticks}</div>
            <Sliders brushing />
            <p class="hint chart-told" aria-hidden="true">{move || told(brushing)}</p>
        </div>
    }
}

/// Bars, and behind them what is chosen.
fn strip(brushing: Brushing, outline: String, bars: usize) -> AnyView {
    let band =
        move || brushing.chosen.get().map(|(a, b)| view! { <rect class="band" x=a width=b + 1 - a height="100" /> });
    view! {
        <svg class="strip-drawn" viewBox=format!("0 0 {} 100", bars.max(1)) preserveAspectRatio="none" aria-hidden="true">
            {band}
            <path d=outline />
        </svg>
    }
    .into_any()
}

/// The bar under the pointer; beyond the ends the first or the last one, where a drag has begun.
fn bar_at(event: &PointerEvent, bars: usize, held: bool) -> Option<usize> {
    let list: web_sys::Element = event.current_target().map(wasm_bindgen::JsCast::unchecked_into)?;
    let rect = list.query_selector("svg").ok().flatten()?.get_bounding_client_rect();
    let part = (f64::from(event.client_x()) - rect.left()) / rect.width();
    let inside = (0.0..1.0).contains(&part);
    (bars > 0 && (inside || held)).then(|| ((part * bars as f64).max(0.0) as usize).min(bars - 1))
}

/// What the bar under the pointer stands for, or what is chosen.
fn told(brushing: Brushing) -> String {
    let hover = brushing.held.get().is_none().then(|| brushing.hover.get()).flatten();
    let (first, last) = hover.map_or_else(|| brushing.ends(), |at| (at, at));
    words(brushing, first, last)
}

/// "April 2025 to June 2025: 12 articles".
fn words(brushing: Brushing, first: usize, last: usize) -> String {
    brushing.chart.with(|chart| {
        let Some(bars) = chart.bars.get(first..=last.max(first)) else { return String::new() };
        let count: u32 = bars.iter().map(|bar| bar.count).sum();
        let when = match bars {
            [only] => month(&only.value),
            [first, .., last] => {
                let ends = (first.value.split("..").next(), last.value.split("..").last());
                format!("{} to {}", month(ends.0.unwrap_or_default()), month(ends.1.unwrap_or_default()))
            }
            [] => String::new(),
        };
        format!("{when}: {}", counted(count as usize, "article"))
    })
}

/// The two ends of what is chosen, for those who do not drag.
#[component]
fn Sliders(brushing: Brushing) -> impl IntoView {
    let place = expect_context::<Place>();
    let slider = move |is_last: bool| {
        let value = move || if is_last { brushing.ends().1 } else { brushing.ends().0 };
        let both = move |event: &web_sys::Event| {
            let at: usize = event_target_value(event).parse().unwrap_or_default();
            let (first, last) = untrack(|| brushing.ends());
            if is_last { (first.min(at), at) } else { (at, last.max(at)) }
        };
        view! {
            <input type="range" min="0" max=move || brushing.last() step="1" prop:value=move || value().to_string() data-end=is_last.to_string()
                aria-label=if is_last { "Last date" } else { "First date" }
                aria-valuetext=move || words(brushing, value(), value())
                on:input=move |event| brushing.held.set(Some(both(&event)))
                on:change=move |event| brushing.choose(place, both(&event)) />
        }
    };
    view! {
        <div class="brush" role="group" aria-label="Dates" hidden=move || brushing.last() == 0>
            {slider(false)}
            {slider(true)}
        </div>
    }
}

/// The articles without a date, as a bar of their own.
#[component]
fn Undated(chart: Memo<TimeChart>) -> impl IntoView {
    let place = expect_context::<Place>();
    let number = Memo::new(move |_| chart.with(|chart| chart.undated));
    let chosen =
        Memo::new(move |_| Facet::Date.choice(&place.query().unwrap_or_default(), UNKNOWN) == Choice::Included);
    let toggle = move |_| {
        let query = untrack(|| place.query()).unwrap_or_default();
        place.set_query(Facet::Date.toggle(&query, UNKNOWN, Choice::Included));
    };
    let part = move || {
        chart.with(|chart| {
            let all = chart.bars.iter().map(|bar| bar.count).sum::<u32>() + chart.undated;
            chart.undated * 100 / all.max(1)
        })
    };
    view! {
        <Show when=move || { number.get() > 0 || chosen.get() }>
            <button type="button" class="switch undated" aria-pressed=move || chosen.get().to_string() on:click=toggle>
                "No date "
                <span class="undated-bar" aria-hidden="true" style=move || format!("--part: {}", part().max(2))></span>
                <span class="count">{number}<span class="visually-hidden">" articles"</span></span>
            </button>
        </Show>
    }
}
