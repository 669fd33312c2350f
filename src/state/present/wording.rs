//! Dates, numbers and names in the reader's words.

use crate::engine::UNKNOWN;
use crate::model::{EntityKind, EntitySort, Moment};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "1 article", "2 articles": `what` in the singular, its plural by an "s".
pub fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

/// "23 April 2025".
pub fn date(moment: Moment) -> String {
    format!("{} {} {}", moment.date.day(), month_name(moment.date.month()), moment.date.year())
}

/// "15:51 (UTC+05:30)", where a time of day is known.
pub fn clock(moment: Moment) -> Option<String> {
    let time = moment.time?;
    let zone = match moment.offset_minutes {
        None => "time zone not given".to_owned(),
        Some(0) => "UTC".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '\u{2212}' } else { '+' };
            format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    Some(format!("{:02}:{:02} ({zone})", time.hour(), time.minute()))
}

/// Day and, where known, time of day with its zone.
pub fn moment(moment: Moment) -> String {
    clock(moment).map_or_else(|| date(moment), |clock| format!("{}, {clock}", date(moment)))
}

/// "April 2025" for `2025-04`, "No date" for the unknown, both ends of a range; anything else as it stands.
pub fn month(value: &str) -> String {
    if let Some((first, last)) = value.split_once("..").filter(|(first, last)| !first.is_empty() && !last.is_empty()) {
        return format!("{} to {}", month(first), month(last));
    }
    if let Some(day) = day_of(value) {
        return date(day);
    }
    named_month(value, |month, year| format!("{} {year}", month_name(month)))
}

fn day_of(value: &str) -> Option<Moment> {
    (value.len() == 10).then(|| value.parse().ok())?
}

/// "Apr" for `2025-04`, the year for a year, the number for a day.
pub fn month_short(value: &str) -> String {
    if let Some(day) = day_of(value) {
        return day.date.day().to_string();
    }
    named_month(value, |month, _| month_name(month).chars().take(3).collect())
}

fn named_month(value: &str, words: impl Fn(i8, &str) -> String) -> String {
    if value == UNKNOWN {
        return "No date".to_owned();
    }
    match value.split_once('-') {
        Some((year, month)) if year.len() == 4 && month.len() == 2 => month
            .parse()
            .ok()
            .filter(|month| (1..=12).contains(month))
            .map_or_else(|| value.to_owned(), |month| words(month, year)),
        _ => value.to_owned(),
    }
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// "23 April 2025" for one day, "April to December 2025" within a year, "April 2024 to May 2025" beyond.
pub fn period(first: Moment, last: Moment) -> String {
    let (a, b) = (first.date, last.date);
    if a == b {
        return date(first);
    }
    match ((a.year(), a.month()) == (b.year(), b.month()), a.year() == b.year()) {
        (true, _) => format!("{} {}", month_name(a.month()), a.year()),
        (_, true) => format!("{} to {} {}", month_name(a.month()), month_name(b.month()), b.year()),
        _ => format!("{} {} to {} {}", month_name(a.month()), a.year(), month_name(b.month()), b.year()),
    }
}

/// "5 min" at 230 words a minute, the mean of silent reading in English.
/// M. Brysbaert, "How many words do we read per minute?" (2019), gives 238.
pub fn reading_time(words: u32) -> String {
    format!("{} min", words.div_ceil(230).max(1))
}

/// A link that a corpus gives, where a browser may follow it: an address of the web and nothing else, since what stands
/// in a corpus is not to be trusted.
pub fn web_address(link: Option<&str>) -> Option<String> {
    let link = link?.trim();
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
        link.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).and(link.get(scheme.len()..))
    })?;
    (!rest.is_empty() && !link.contains(char::is_control)).then(|| link.to_owned())
}

/// The kind of one entity.
pub fn kind_label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Other => "Other name",
    }
}

/// What one of the other things is.
pub fn sort_label(sort: EntitySort) -> &'static str {
    match sort {
        EntitySort::Event => "Event",
        EntitySort::Work => "Work",
        EntitySort::Law => "Law or treaty",
        EntitySort::Weapon => "Weapon",
        EntitySort::Nationality => "Nationality or language",
        EntitySort::Religion => "Religion",
        EntitySort::Group => "Group of people",
    }
}

/// The kind of several.
pub fn kind_plural(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organisation => "Organisations",
        EntityKind::Place => "Places",
        EntityKind::Other => "Other names",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_says_no_more_than_is_known() {
        for (text, want) in [
            ("2025-04-23", "23 April 2025"),
            ("2025-04-23T15:51:00", "23 April 2025, 15:51 (time zone not given)"),
            ("2025-04-23T15:51:00+05:30", "23 April 2025, 15:51 (UTC+05:30)"),
            ("2025-12-03T01:05:00Z", "3 December 2025, 01:05 (UTC)"),
            ("2025-12-03T01:05:00-04:00", "3 December 2025, 01:05 (UTC\u{2212}04:00)"),
        ] {
            assert_eq!(moment(text.parse().unwrap()), want);
        }
    }

    #[test]
    fn months_are_named_and_the_rest_stands_as_it_is() {
        for (value, want) in [
            ("2025-04", "April 2025"),
            ("unknown", "No date"),
            ("2025", "2025"),
            ("2025-13", "2025-13"),
            ("2025-04-23", "23 April 2025"),
            ("2025-02-30", "2025-02-30"),
        ] {
            assert_eq!(month(value), want);
        }
        assert_eq!(month_short("2025-09"), "Sep");
    }

    #[test]
    fn a_period_repeats_nothing() {
        for (first, last, want) in [
            ("2025-04-23", "2025-04-23", "23 April 2025"),
            ("2025-04-01", "2025-04-23", "April 2025"),
            ("2025-04-23", "2025-12-03", "April to December 2025"),
            ("2024-04-23", "2025-12-03", "April 2024 to December 2025"),
        ] {
            assert_eq!(period(first.parse().unwrap(), last.parse().unwrap()), want);
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        for (link, fits) in [
            ("https://ledger.example/a", true),
            ("HTTP://ledger.example", true),
            ("javascript:alert(1)", false),
            (" data:text/html,x", false),
            ("https://", false),
            ("https://ledger.example/\u{1}", false),
            ("//ledger.example", false),
        ] {
            assert_eq!(web_address(Some(link)).is_some(), fits, "{link}");
        }
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!((counted(1, "article"), counted(0, "article")), ("1 article".into(), "0 articles".into()));
    }
}
