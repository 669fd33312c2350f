//! Days in prose as days of the calendar, seen from the day of publication.
//!
//! A weekday is the last one before publication, or the next where the words look ahead. Knows nothing of times of day.

use crate::compare::date;
use crate::model::Moment;
use jiff::civil::Date;

/// Words in front of a weekday that look ahead, and those anywhere before it.
const AHEAD: &[&str] = &["next", "coming", "upcoming"];
const WILL: &[&str] = &["will", "scheduled", "due", "expected", "plans", "planned", "slated", "to"];

/// The days that the words at `at` name, from the first to the last, as days since 1970, and how many words they take.
/// `written` is the first word as it stands in the text.
pub(super) fn days(words: &[&str], at: usize, written: &str, published: Option<Moment>) -> Option<(i32, i32, usize)> {
    let rest = words.get(at..)?;
    let first = *rest.first()?;
    let today = published.map(|moment| moment.date);
    let before = |back: usize| at.checked_sub(back).and_then(|place| words.get(place)).copied().unwrap_or_default();
    if let Some(weekday) = date::weekday_number(first, written) {
        let today = Moment::day(today?).days_since_epoch();
        // 1970-01-01 was a Thursday; Monday is 0
        let gap = (today + 3 - weekday).rem_euclid(7);
        let early = words.get(..at).unwrap_or_default();
        let ahead = AHEAD.contains(&before(1)) || early.iter().any(|word| WILL.contains(word) && *word != "to");
        let is_last = before(1) == "last";
        let day = match gap {
            0 if is_last => today - 7,
            0 => today,
            _ if ahead && !is_last => today - gap + 7,
            _ => today - gap,
        };
        return Some((day, day, 1));
    }
    if let Some(shift) = date::relative(first) {
        let day = Moment::day(today?).days_since_epoch() + shift as i32;
        return Some((day, day, 1));
    }
    let whole = |date: Date, used| {
        let day = Moment::day(date).days_since_epoch();
        Some((day, day, used))
    };
    if date::is_numeric(first) {
        return whole(date::numeric(first)?, 1);
    }
    let day_at = |place: usize| rest.get(place).and_then(|word| date::day_of_month(word));
    let (month, day, used) = match (date::month(first), day_at(0)) {
        (Some(month), _) if written.starts_with(char::is_uppercase) => match day_at(1) {
            Some(day) => (month, day, 2),
            None => return month_of_year(month, date::year(rest.get(1)?)?),
        },
        (None, Some(day)) => {
            let of = usize::from(rest.get(1) == Some(&"of"));
            (date::month(rest.get(1 + of)?)?, day, 2 + of)
        }
        _ => return None,
    };
    if let Some(year) = rest.get(used).and_then(|word| date::year(word)) {
        return whole(Date::new(year, month, day).ok()?, used + 1);
    }
    let today = today?;
    let distance = |date: &Date| (Moment::day(*date).days_since_epoch() - Moment::day(today).days_since_epoch()).abs();
    let near = (-1..=1).filter_map(|step: i16| Date::new(today.year().checked_add(step)?, month, day).ok());
    whole(near.min_by_key(distance)?, used)
}

fn month_of_year(month: i8, year: i16) -> Option<(i32, i32, usize)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((Moment::day(first).days_since_epoch(), Moment::day(first.last_of_month()).days_since_epoch(), 2))
}

/// The days of a year.
pub(super) fn year(number: i16) -> Option<(i32, i32)> {
    let day = |month, day| Date::new(number, month, day).ok().map(|date| Moment::day(date).days_since_epoch());
    Some((day(1, 1)?, day(12, 31)?))
}
