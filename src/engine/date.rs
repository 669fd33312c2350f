//! Periods as they stand in queries, and the bars of a timeline.

use std::collections::BTreeMap;

use super::protocol::{DateRange, Grain, TimelineBar, UNKNOWN};
use crate::model::Moment;

/// Bars of a timeline at most; one that had more is drawn coarser.
const MOST_BARS: usize = 4_000;
/// Empty bars between two at most; a longer gap is cut out.
const LONGEST_GAP: i32 = 600;

/// The number of the bar that a day stands in.
fn bar_of(days: i32, grain: Grain) -> i32 {
    let (year, month, _) = civil(days);
    match grain {
        Grain::Year => year,
        Grain::Month => year * 12 + month - 1,
        Grain::Day => days,
    }
}

/// Months since January of the year 0, for counting.
pub(super) fn month_of(day: i32) -> i32 {
    bar_of(day, Grain::Month)
}

/// A month by its number: `2025-04`.
pub(super) fn month_name(month: i32) -> String {
    name(month, Grain::Month)
}

/// Year, month and day. Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn civil(days: i32) -> (i32, i32, i32) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + i32::from(month <= 2), month, day)
}

/// What stands in a query for a bar.
fn name(bar: i32, grain: Grain) -> String {
    match grain {
        Grain::Year => format!("{bar:04}"),
        Grain::Month => format!("{:04}-{:02}", bar.div_euclid(12), bar.rem_euclid(12) + 1),
        Grain::Day => {
            let (year, month, day) = civil(bar);
            format!("{year:04}-{month:02}-{day:02}")
        }
    }
}

/// Every bar from the first to the last, empty ones too, then the undated; at a coarser grain where they were too many.
pub(super) fn timeline(days: &BTreeMap<i32, u32>, undated: u32, grain: Grain) -> (Vec<TimelineBar>, Grain) {
    let mut counts: BTreeMap<i32, u32> = BTreeMap::new();
    for (&day, &count) in days {
        *counts.entry(bar_of(day, grain)).or_default() += count;
    }
    let mut bars: Vec<TimelineBar> = Vec::new();
    let mut before: Option<i32> = None;
    for (&bar, &count) in &counts {
        if let Some(before) = before.filter(|before| bar - before <= LONGEST_GAP) {
            bars.extend((before + 1..bar).map(|empty| TimelineBar { value: name(empty, grain), count: 0 }));
        }
        bars.push(TimelineBar { value: name(bar, grain), count });
        before = Some(bar);
    }
    let coarser = match grain {
        Grain::Day => Some(Grain::Month),
        Grain::Month => Some(Grain::Year),
        Grain::Year => None,
    };
    if let Some(coarser) = coarser.filter(|_| bars.len() > MOST_BARS) {
        return timeline(days, undated, coarser);
    }
    if undated > 0 {
        bars.push(TimelineBar { value: UNKNOWN.to_owned(), count: undated });
    }
    (bars, grain)
}

/// Bars of a chart at most: more could not be told apart.
const MOST_DRAWN: i32 = 100;
/// Every length that a bar of a chart may have, rising: units, and how many of them.
const LENGTHS: [(Grain, i32); 10] = [
    (Grain::Day, 1),
    (Grain::Day, 7),
    (Grain::Day, 28),
    (Grain::Month, 1),
    (Grain::Month, 3),
    (Grain::Year, 1),
    (Grain::Year, 5),
    (Grain::Year, 10),
    (Grain::Year, 100),
    (Grain::Year, 1_000),
];

/// A timeline that can be drawn: few bars of equal length without gaps, the undated last.
pub(super) struct Chart {
    pub bars: Vec<TimelineBar>,
    pub grain: Grain,
    /// Whether it shows the chosen dates alone.
    pub part: bool,
    length: i32,
    /// The number of the first bar.
    first: i32,
    dated: usize,
}

/// The chart of all days at the grain asked for, or at the next one at which it has few enough bars. Where the days would
/// have to be drawn coarser and some are chosen, it shows these alone: that is how a reader comes from years to days.
pub(super) fn chart(days: &BTreeMap<i32, u32>, undated: u32, grain: Grain, chosen: Option<DateRange>) -> Chart {
    let ends = |days: &BTreeMap<i32, u32>, within: DateRange| {
        let mut inside = days.range(within.first..=within.last).map(|(&day, _)| day);
        inside.next().map(|first| (first, inside.next_back().unwrap_or(first)))
    };
    let fitting = |(first, last): (i32, i32), (grain, length): (Grain, i32)| {
        unit(last, grain, length) - unit(first, grain, length) < MOST_DRAWN
    };
    let whole = ends(days, DateRange { first: i32::MIN, last: i32::MAX });
    let part = whole.filter(|&whole| !fitting(whole, (grain, 1))).and(chosen).and_then(|chosen| ends(days, chosen));
    let asked = LENGTHS.iter().skip_while(|&&(other, _)| other != grain);
    let drawn = part.or(whole);
    let fits = |length: &&(Grain, i32)| drawn.is_none_or(|ends| fitting(ends, **length));
    let (grain, length) = asked.copied().find(|length| fits(&length)).unwrap_or((Grain::Year, 1_000));
    let (first, last) = drawn.map_or((0, -1), |(a, b)| (unit(a, grain, length), unit(b, grain, length)));
    let named = |bar: i32| {
        // weeks begin on Mondays: the first day that is counted is a Thursday
        let from = bar * length - if grain == Grain::Day && length > 1 { 3 } else { 0 };
        let one = name(from, grain);
        if length == 1 { one } else { format!("{one}..{}", name(from + length - 1, grain)) }
    };
    let mut bars: Vec<_> = (first..=last).map(|bar| TimelineBar { value: named(bar), count: 0 }).collect();
    let mut chart = Chart { bars: Vec::new(), grain, part: part.is_some(), length, first, dated: bars.len() };
    for (&day, &count) in days {
        if let Some(bar) = bars.get_mut(chart.bar_of(day)) {
            bar.count += count;
        }
    }
    if undated > 0 {
        bars.push(TimelineBar { value: UNKNOWN.to_owned(), count: undated });
    }
    chart.bars = bars;
    chart
}

/// The number of the bar of so many units that a day stands in.
fn unit(day: i32, grain: Grain, length: i32) -> i32 {
    let monday = if grain == Grain::Day && length > 1 { 3 } else { 0 };
    (bar_of(day, grain) + monday).div_euclid(length)
}

impl Chart {
    /// The position of the bar that a day stands in; beyond all bars where the chart has none for it.
    pub(super) fn bar_of(&self, day: i32) -> usize {
        let bar = usize::try_from(unit(day, self.grain, self.length) - self.first).unwrap_or(usize::MAX);
        if bar < self.dated { bar } else { usize::MAX }
    }

    /// The position of the bar of what has no date.
    pub(super) fn undated(&self) -> usize {
        self.dated
    }
}

impl DateRange {
    /// A year, a month, a day, or `first..last` of those; either end may be left open.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((first, last)) = text.split_once("..") else { return Self::period(text) };
        if first.is_empty() && last.is_empty() {
            return None;
        }
        let first = if first.is_empty() { i32::MIN } else { Self::period(first)?.first };
        let last = if last.is_empty() { i32::MAX } else { Self::period(last)?.last };
        (first <= last).then_some(Self { first, last })
    }

    fn period(text: &str) -> Option<Self> {
        let day = |text: String| text.parse::<Moment>().ok().map(Moment::days_since_epoch);
        match text.len() {
            4 => Some(Self { first: day(format!("{text}-01-01"))?, last: day(format!("{text}-12-31"))? }),
            7 => {
                let first = day(format!("{text}-01"))?;
                let last = [31, 30, 29, 28].into_iter().find_map(|last| day(format!("{text}-{last}")))?;
                Some(Self { first, last })
            }
            10 => day(text.to_owned()).map(|day| Self { first: day, last: day }),
            _ => None,
        }
    }

    /// Whether a day lies in it.
    pub(super) fn has(self, day: i32) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_be_a_year_a_month_a_day_or_a_range() {
        let length = |text| DateRange::parse(text).map(|range| range.last - range.first + 1);
        for (text, days) in [
            ("2024", Some(366)),
            ("2025-02", Some(28)),
            ("2024-02", Some(29)),
            ("2025-04-23", Some(1)),
            ("2025-04-30..2025-05", Some(32)),
            ("2025-05..2025-04", None),
            ("..", None),
            ("2025-13", None),
            ("soon", None),
            ("２０２５", None),
        ] {
            assert_eq!(length(text), days, "{text:?}");
        }
        assert_eq!(DateRange::parse("2025..").map(|range| range.last), Some(i32::MAX));
    }

    #[test]
    fn bars_are_named_as_queries_name_them_at_every_grain() {
        let day = |text: &str| text.parse::<Moment>().map(Moment::days_since_epoch).unwrap_or_default();
        let days: BTreeMap<i32, u32> =
            ["2024-02-28", "2024-03-01", "2024-12-31", "2026-01-01"].map(|text| (day(text), 1)).into();
        for (grain, length, first, last) in [
            (Grain::Year, 3, "2024", "2026"),
            (Grain::Month, 24, "2024-02", "2026-01"),
            (Grain::Day, 674, "2024-02-28", "2026-01-01"),
        ] {
            let (bars, used) = timeline(&days, 0, grain);
            assert_eq!((bars.len(), used), (length, grain));
            assert_eq!((bars[0].value.as_str(), bars[length - 1].value.as_str()), (first, last));
            assert_eq!(bars.iter().map(|bar| bar.count).sum::<u32>(), 4);
            let counted = |bar: &TimelineBar| {
                let range = DateRange::parse(&bar.value);
                days.keys().filter(|&&day| range.is_some_and(|range| range.has(day))).count() as u32
            };
            assert!(bars.iter().all(|bar| counted(bar) == bar.count));
        }
        let (bars, used) = timeline(&(0..5_000).map(|day| (day * 2, 1)).collect(), 7, Grain::Day);
        assert!(used == Grain::Month && bars.last().is_some_and(|bar| bar.value == UNKNOWN && bar.count == 7));
        for days in (-800_000..800_000).step_by(97) {
            let (year, month, date) = civil(days);
            if let Ok(moment) = format!("{year:04}-{month:02}-{date:02}").parse::<Moment>() {
                assert_eq!(moment.days_since_epoch(), days);
            }
        }
    }

    #[test]
    fn a_chart_has_few_bars_and_loses_nobody() {
        let day = |text: &str| text.parse::<Moment>().map(Moment::days_since_epoch).unwrap_or_default();
        let days: BTreeMap<i32, u32> = (0..1_461).map(|at| (day("2021-01-01") + at, 1)).collect();
        for (grain, bars, first) in
            [(Grain::Year, 4, "2021"), (Grain::Month, 48, "2021-01"), (Grain::Day, 53, "2020-12-21..2021-01-17")]
        {
            let chart = chart(&days, 5, grain, None);
            assert_eq!((chart.bars.len(), chart.bars[0].value.as_str()), (bars + 1, first));
            assert_eq!(chart.bars.iter().map(|bar| bar.count).sum::<u32>(), 1_466);
            for bar in &chart.bars[..bars] {
                let range = DateRange::parse(&bar.value).unwrap_or(DateRange { first: 0, last: 0 });
                let within = days.keys().filter(|&&day| range.has(day)).count();
                assert_eq!(bar.count as usize, within, "{}", bar.value);
                let at = chart.bar_of(range.last.min(day("2024-12-31")));
                assert_eq!(chart.bars[at].value, bar.value);
            }
            assert_eq!(chart.bars[chart.undated()].value, UNKNOWN);
        }
        let april = chart(&days, 5, Grain::Day, DateRange::parse("2022-04"));
        assert!(april.part && april.grain == Grain::Day);
        let ends = (april.bars[0].value.as_str(), april.bars[29].value.as_str());
        assert_eq!((april.bars.len(), ends), (31, ("2022-04-01", "2022-04-30")));
        assert!(!chart(&days, 0, Grain::Month, DateRange::parse("2022-04")).part, "months have room for all");
        assert!(chart(&BTreeMap::new(), 0, Grain::Month, None).bars.is_empty());
        let ages: BTreeMap<i32, u32> = [(day("1665-09-02"), 1), (day("2025-04-01"), 1)].into();
        assert_eq!(chart(&ages, 0, Grain::Day, None).bars.len(), 73, "by five years");
    }
}
