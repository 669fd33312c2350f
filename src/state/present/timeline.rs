//! The bars of the timeline: months, or years where there are too many months to tell apart.

use super::wording::{month, month_short};
use crate::engine::{TimelineBar, UNKNOWN};

/// More bars than this are drawn by year.
const MOST_MONTHS: usize = 48;

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The value of the date facet: `2025-04`, `2025`, or [`UNKNOWN`].
    pub value: String,
    /// In full: "April 2025".
    pub label: String,
    /// For below the bar: "Apr".
    pub short: String,
    /// The year, on the first bar of each; of days, the month.
    pub year: Option<String>,
    /// Articles.
    pub count: u32,
    /// Height in hundredths of the highest bar.
    pub height: u32,
}

/// Bars from the engine's months: by time, the undated last.
pub fn bars(months: &[TimelineBar]) -> Vec<Bar> {
    let by_year = months.len() > MOST_MONTHS && months.iter().all(|bar| bar.value.len() <= 7);
    let mut totals: Vec<(String, u32)> = Vec::new();
    for bar in months {
        let value = match bar.value.get(..4) {
            Some(year) if by_year && bar.value != UNKNOWN => year,
            _ => bar.value.as_str(),
        };
        match totals.last_mut() {
            Some((last, count)) if last == value => *count += bar.count,
            _ => totals.push((value.to_owned(), bar.count)),
        }
    }
    let highest = totals.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let mut year_before = String::new();
    totals
        .into_iter()
        .map(|(value, count)| {
            // the year stands below months, the month below days; years need nothing below
            let above = match value.len() {
                10 => value.get(..7).map(month),
                7 => value.get(..4).map(str::to_owned),
                _ => None,
            };
            let year = above.filter(|above| value != UNKNOWN && *above != year_before);
            if let Some(year) = &year {
                year_before.clone_from(year);
            }
            let height = (count * 100).div_ceil(highest);
            Bar { label: month(&value), short: month_short(&value), year, height, count, value }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(list: &[(&str, u32)]) -> Vec<TimelineBar> {
        list.iter().map(|&(value, count)| TimelineBar { value: value.into(), count }).collect()
    }

    #[test]
    fn each_year_is_named_once_and_the_undated_stand_apart() {
        let found = bars(&months(&[("2024-12", 1), ("2025-01", 4), ("2025-02", 0), ("unknown", 2)]));
        let got: Vec<_> = found.iter().map(|bar| (bar.short.as_str(), bar.year.as_deref(), bar.height)).collect();
        assert_eq!(
            got,
            [("Dec", Some("2024"), 25), ("Jan", Some("2025"), 100), ("Feb", None, 0), ("No date", None, 50)]
        );
    }

    #[test]
    fn many_months_become_years() {
        let list: Vec<_> = (0..60)
            .map(|at| TimelineBar { value: format!("{}-{:02}", 2020 + at / 12, at % 12 + 1), count: 1 })
            .collect();
        let found = bars(&list);
        assert_eq!(found.len(), 5);
        assert_eq!((found[0].value.as_str(), found[0].label.as_str(), found[0].count), ("2020", "2020", 12));
    }

    #[test]
    fn nothing_found_is_no_division_by_nothing() {
        assert_eq!(bars(&months(&[("2025-01", 0)]))[0].height, 0);
        assert!(bars(&[]).is_empty());
    }
}
