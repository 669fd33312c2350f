//! Days in prose: which words name a day, and which day, seen from the day of publication.
//!
//! Reads weekdays, days of a month and the words around "today". Knows nothing of times of day or longer periods.

use crate::model::Moment;
use jiff::civil::{Date, Weekday};

/// How far from the day of publication a weekday still stands for one day, in days.
const NEAR: i32 = 7;

/// The day that `words` begin with, in canonical form, and how many words it takes. `written` is the first word as it
/// stands in the text. Forms: "~wed" for a weekday or a day near the publication, "~1998-06-04" for one far from it,
/// "~04-23" where nothing tells the year.
pub(super) fn day(words: &[&str], written: &str, published: Option<Moment>) -> Option<(String, usize)> {
    let first = *words.first()?;
    if let Some(weekday) = weekday(first, written) {
        return Some((format!("~{weekday}"), 1));
    }
    let today = published.map(|moment| moment.date);
    if let Some(shift) = relative(first) {
        let date = today?.checked_add(jiff::Span::new().try_days(shift).ok()?).ok()?;
        return Some((format!("~{}", short(date.weekday())), 1));
    }
    if is_numeric(first) {
        return Some((form(numeric(first)?, today), 1));
    }
    let number = |at: usize| words.get(at).and_then(|word| day_of_month(word));
    let (month, day, mut used) = match (month(first), number(0)) {
        (Some(month), _) => (month, number(1)?, 2),
        (None, Some(day)) => {
            let of = usize::from(words.get(1) == Some(&"of"));
            (month(words.get(1 + of)?)?, day, 2 + of)
        }
        _ => return None,
    };
    let year = words.get(used).and_then(|word| year(word));
    used += usize::from(year.is_some());
    let Some(year) = year.or_else(|| today.map(Date::year)) else {
        return Some((format!("~{month:02}-{day:02}"), used));
    };
    Some((form(Date::new(year, month, day).ok()?, today), used))
}

/// Whether a day may begin with a word; figures aside.
pub(super) fn may_begin(folded: &str, written: &str) -> bool {
    weekday(folded, written).is_some() || relative(folded).is_some() || month(folded).is_some()
}

/// Whether "percent", "pct" or "per cent" comes next; if so, `at` moves behind it.
pub(super) fn take_percent(words: &[&str], at: &mut usize) -> bool {
    let used = match words {
        ["percent" | "pct" | "pc", ..] => 1,
        ["per", "cent", ..] => 2,
        _ => 0,
    };
    *at += used;
    used > 0
}

/// Whether a word is a date in figures: "23-04-2025", "2025-04-23".
pub(super) fn is_numeric(word: &str) -> bool {
    matches!(word.len(), 8..=10) && word.starts_with(|first: char| first.is_ascii_digit()) && numeric(word).is_some()
}

/// A date in figures.
pub(super) fn numeric(word: &str) -> Option<Date> {
    let mut fields = word.splitn(3, '-');
    let (a, b, c) = (fields.next()?, fields.next()?, fields.next()?);
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    Date::new(self::year(year)?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn form(date: Date, today: Option<Date>) -> String {
    let days = |date: Date| Moment::day(date).days_since_epoch();
    if today.is_some_and(|today| (days(today) - days(date)).abs() <= NEAR) {
        return format!("~{}", short(date.weekday()));
    }
    format!("~{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Days from today.
pub(super) fn relative(word: &str) -> Option<i64> {
    match word {
        "today" | "tonight" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    }
}

fn weekday(folded: &str, written: &str) -> Option<&'static str> {
    if !written.starts_with(char::is_uppercase) {
        return None;
    }
    Some(match folded {
        "monday" => "mon",
        "tuesday" => "tue",
        "wednesday" => "wed",
        "thursday" => "thu",
        "friday" => "fri",
        "saturday" => "sat",
        "sunday" => "sun",
        _ => return None,
    })
}

/// A weekday's number, Monday 0.
pub(super) fn weekday_number(folded: &str, written: &str) -> Option<i32> {
    let name = weekday(folded, written)?;
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    (0..).zip(names).find(|(_, other)| *other == name).map(|(number, _)| number)
}

fn short(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

/// A month by name.
pub(super) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "jan" | "january" => 1,
        "feb" | "february" => 2,
        "mar" | "march" => 3,
        "apr" | "april" => 4,
        "may" => 5,
        "jun" | "june" => 6,
        "jul" | "july" => 7,
        "aug" | "august" => 8,
        "sep" | "september" | "sept" => 9,
        "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}

/// A day of a month in figures.
pub(super) fn day_of_month(word: &str) -> Option<i8> {
    if !word.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A year in four figures.
pub(super) fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok())?.filter(|year| (1800..2200).contains(year))
}
