//! Periods as they stand in queries, and the bars of a timeline.

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
/// `days` rise.
pub(super) fn timeline(days: &[(i32, u32)], undated: u32, grain: Grain) -> (Vec<TimelineBar>, Grain) {
    let mut counts: Vec<(i32, u32)> = Vec::new();
    for &(day, count) in days {
        let bar = bar_of(day, grain);
        match counts.last_mut() {
            Some((last, sum)) if *last == bar => *sum += count,
            _ => counts.push((bar, count)),
        }
    }
    let mut bars: Vec<TimelineBar> = Vec::new();
    let mut before: Option<i32> = None;
    for &(bar, count) in &counts {
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
        let days = ["2024-02-28", "2024-03-01", "2024-12-31", "2026-01-01"].map(|text| (day(text), 1_u32));
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
                days.iter().filter(|&&(day, _)| range.is_some_and(|range| range.has(day))).count() as u32
            };
            assert!(bars.iter().all(|bar| counted(bar) == bar.count));
        }
        let (bars, used) = timeline(&(0..5_000).map(|day| (day * 2, 1)).collect::<Vec<_>>(), 7, Grain::Day);
        assert!(used == Grain::Month && bars.last().is_some_and(|bar| bar.value == UNKNOWN && bar.count == 7));
        for days in (-800_000..800_000).step_by(97) {
            let (year, month, date) = civil(days);
            if let Ok(moment) = format!("{year:04}-{month:02}-{date:02}").parse::<Moment>() {
                assert_eq!(moment.days_since_epoch(), days);
            }
        }
    }
}
