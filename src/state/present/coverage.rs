//! The timeline as a chart: bars as outlines to draw, words for each, and the stretch that the query chooses of it.

use std::fmt::Write as _;

use super::facet::{Choice, Facet};
use super::table::{Cell, Table};
use super::wording::month;
use crate::engine::{Explored, Query, Selection, TimelineBar, UNKNOWN};
use crate::model::OutletId;

/// Marks below the chart at most.
const MOST_TICKS: usize = 6;

/// A chart of articles over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeChart {
    /// The bars that have dates: the value for a query, and articles.
    pub bars: Vec<TimelineBar>,
    /// All of them as the outline of a figure as wide as there are bars and 100 high.
    pub outline: String,
    /// Articles without a date.
    pub undated: u32,
    /// The outlets with most articles.
    pub rows: Vec<TimeRow>,
    /// How many more outlets there are.
    pub more: u32,
    /// What stands below: how far from the left, in hundredths, and words.
    pub ticks: Vec<(f64, String)>,
}

/// An outlet's part of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeRow {
    /// The outlet, where known.
    pub outlet: Option<OutletId>,
    /// Its name, where known.
    pub outlet_name: Option<String>,
    /// For each bar of the chart, the articles of this outlet.
    pub counts: Vec<u32>,
    /// Its bars as an outline; all outlets are on one scale.
    pub outline: String,
    /// Its articles, undated ones too.
    pub articles: u32,
}

/// The chart of an answer.
pub fn time_chart(found: &Explored) -> TimeChart {
    let mut bars = found.timeline.clone();
    let undated = bars.pop_if(|bar| bar.value == UNKNOWN).map_or(0, |bar| bar.count);
    let counts: Vec<u32> = bars.iter().map(|bar| bar.count).collect();
    let dated = |row: &[u32]| row.iter().copied().take(bars.len()).collect::<Vec<u32>>();
    let highest = found.coverage.iter().flat_map(|row| dated(&row.counts)).max().unwrap_or_default();
    let rows = found.coverage.iter().map(|row| {
        let counts = dated(&row.counts);
        TimeRow {
            outlet: row.outlet.clone(),
            outlet_name: row.outlet_name.clone(),
            outline: outline(&counts, highest),
            counts,
            articles: row.counts.iter().sum(),
        }
    });
    TimeChart {
        rows: rows.collect(),
        outline: outline(&counts, counts.iter().copied().max().unwrap_or_default()),
        undated,
        more: found.more_outlets,
        ticks: ticks(&bars),
        bars,
    }
}

/// The chart as a table: a row for each bar that has articles, a column for each outlet.
pub fn time_table(chart: &TimeChart) -> Table {
    let text = |text: String| Cell::Text(text);
    let mut head = vec![text("When".into()), text("All".into())];
    head.extend(chart.rows.iter().map(|row| Cell::Outlet(row.outlet.clone(), row.outlet_name.clone())));
    let rows = chart.bars.iter().enumerate().filter(|(_, bar)| bar.count > 0).map(|(at, bar)| {
        let of_outlet = |row: &TimeRow| row.counts.get(at).copied().filter(|&count| count > 0);
        let cells = chart.rows.iter().map(|row| of_outlet(row).map_or(Cell::Empty, |count| text(count.to_string())));
        [text(month(&bar.value)), text(bar.count.to_string())].into_iter().chain(cells).collect()
    });
    Table { caption: "Articles over time by outlet".into(), head, rows: rows.collect() }
}

/// Bars as one path: each a tenth narrower than its place, and never too low to be seen.
fn outline(counts: &[u32], highest: u32) -> String {
    let mut path = String::new();
    for (at, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = (count * 100 / highest.max(1)).max(4);
        // writing to a string cannot fail
        let _written = write!(path, "M{at}.05 100v-{height}h.9V100z");
    }
    path
}

/// The first bar of each year, or of each month where there are days; few enough to be read.
fn ticks(bars: &[TimelineBar]) -> Vec<(f64, String)> {
    let mut before = "";
    let mut found: Vec<(usize, String)> = Vec::new();
    let of_months = bars.iter().all(|bar| bar.value.get(..4) == bars.first().and_then(|first| first.value.get(..4)));
    for (at, bar) in bars.iter().enumerate() {
        let length = if of_months { 7.min(bar.value.len()) } else { 4 };
        let start = bar.value.get(..length).unwrap_or(&bar.value);
        if start != before {
            let words = month(start);
            found.push((
                at,
                words
                    .get(..3)
                    .filter(|_| length == 7)
                    .map_or(words.clone(), |short| format!("{short} {}", &start.get(..4).unwrap_or_default())),
            ));
            before = start;
        }
    }
    let step = found.len().div_ceil(MOST_TICKS).max(1);
    let place = |at: usize| at as f64 * 100.0 / bars.len() as f64;
    found.into_iter().step_by(step).map(|(at, words)| (place(at), words)).collect()
}

/// The first and the last day of a value, or of a range of values. A last day may be one that its month does not have:
/// such days are only compared.
fn ends(value: &str) -> (String, String) {
    let (first, last) = value.split_once("..").unwrap_or((value, value));
    let whole =
        |value: &str, rest: &str| format!("{value}{}", rest.get(value.len().min(rest.len())..).unwrap_or_default());
    let last = if last.is_empty() { "9999" } else { last };
    (whole(first, "0000-01-01"), whole(last, "9999-12-31"))
}

/// The bars that the query chooses, from the first to the last; none where it chooses no dates.
pub fn brushed(bars: &[TimelineBar], query: &Query) -> Option<(usize, usize)> {
    let chosen: Vec<_> =
        query.dates.include.iter().filter(|value| *value != UNKNOWN).map(|value| ends(value)).collect();
    let has = |bar: &TimelineBar| {
        let (first, last) = ends(&bar.value);
        chosen.iter().any(|(from, to)| *from <= last && first <= *to)
    };
    let first = bars.iter().position(has)?;
    Some((first, bars.iter().rposition(has)?))
}

/// The query with the dates from one bar to another chosen, and no other dates; all bars are no choice.
pub fn brush(bars: &[TimelineBar], query: &Query, (a, b): (usize, usize)) -> Query {
    let (a, b) = (a.min(b), a.max(b));
    let value = |at: usize| bars.get(at).map(|bar| bar.value.as_str()).unwrap_or_default();
    let range = if a == b {
        value(a).to_owned()
    } else {
        let first = value(a).split("..").next().unwrap_or_default();
        let last = value(b).split("..").last().unwrap_or_default();
        format!("{first}..{last}")
    };
    let all = a == 0 && b + 1 >= bars.len() && !query.dates.exclude.iter().any(|value| value != UNKNOWN);
    let undated = Facet::Date.choice(query, UNKNOWN) == Choice::Included;
    let mut include = Vec::new();
    if !all || undated {
        include.push(range);
    }
    include.extend(undated.then(|| UNKNOWN.to_owned()));
    Query { dates: Selection { include, exclude: query.dates.exclude.clone() }, limit: 0, ..query.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Coverage;

    fn bars(list: &[(&str, u32)]) -> Vec<TimelineBar> {
        list.iter().map(|&(value, count)| TimelineBar { value: value.into(), count }).collect()
    }

    fn dates(include: &[&str]) -> Query {
        let include = include.iter().map(|&value| value.into()).collect();
        Query { dates: Selection { include, exclude: vec![] }, ..Query::default() }
    }

    #[test]
    fn a_chart_draws_all_and_each_outlet_on_its_scale() {
        let row = |counts: &[u32]| Coverage { counts: counts.to_vec(), ..Coverage::default() };
        let found = Explored {
            timeline: bars(&[("2024-12", 4), ("2025-01", 0), ("2025-02", 1), (UNKNOWN, 2)]),
            coverage: vec![row(&[2, 0, 1, 2]), row(&[2, 0, 0, 0])],
            more_outlets: 3,
            ..Explored::default()
        };
        let chart = time_chart(&found);
        assert_eq!((chart.bars.len(), chart.undated, chart.more), (3, 2, 3));
        assert_eq!(chart.outline, "M0.05 100v-100h.9V100zM2.05 100v-25h.9V100z");
        assert_eq!(chart.rows[0].outline, "M0.05 100v-100h.9V100zM2.05 100v-50h.9V100z");
        assert_eq!((chart.rows[0].articles, chart.rows[1].articles), (5, 2));
        let words: Vec<_> = chart.ticks.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["2024", "2025"]);
        assert_eq!(time_chart(&Explored::default()), TimeChart::default());
    }

    #[test]
    fn ticks_are_few_and_name_months_within_a_year() {
        let words = |bars: &[TimelineBar]| ticks(bars).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
        assert_eq!(words(&bars(&[("2025-04", 1), ("2025-05", 0)])), ["Apr 2025", "May 2025"]);
        assert_eq!(words(&bars(&[("2025-04-21..2025-04-27", 1), ("2025-04-28..2025-05-04", 0)])), ["Apr 2025"]);
        let ages: Vec<_> = (1990..2026).map(|year| TimelineBar { value: year.to_string(), count: 1 }).collect();
        assert_eq!(words(&ages).len(), MOST_TICKS);
    }

    #[test]
    fn a_brush_is_a_range_of_dates_in_the_query_and_back() {
        let months = bars(&[("2025-02", 1), ("2025-03", 1), ("2025-04", 1)]);
        let two = brush(&months, &dates(&["2025-02", UNKNOWN]), (2, 1));
        assert_eq!(two.dates.include, ["2025-03..2025-04", UNKNOWN], "the undated stay chosen");
        assert_eq!(brushed(&months, &two), Some((1, 2)));
        assert_eq!(brush(&months, &dates(&[]), (1, 1)).dates.include, ["2025-03"]);
        assert!(brush(&months, &two, (0, 2)).dates.include.len() == 2);
        assert!(brush(&months, &dates(&["2025-03"]), (0, 2)).dates.include.is_empty(), "all is no choice");
        for (query, want) in [
            ("2025", Some((0, 2))),
            ("2025-03-31..", Some((1, 2))),
            ("..2025-02-01", Some((0, 0))),
            ("2025-04-30", Some((2, 2))),
            (UNKNOWN, None),
            ("2019", None),
        ] {
            assert_eq!(brushed(&months, &dates(&[query])), want, "{query}");
        }
        let weeks =
            bars(&[("2025-04-21..2025-04-27", 1), ("2025-04-28..2025-05-04", 2), ("2025-05-05..2025-05-11", 1)]);
        assert_eq!(brush(&weeks, &dates(&[]), (0, 1)).dates.include, ["2025-04-21..2025-05-04"]);
        assert_eq!(brushed(&weeks, &dates(&["2025-04-21..2025-05-04"])), Some((0, 1)));
    }
}
