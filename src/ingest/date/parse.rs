//! Dates with their times and zones wherever they stand in a line.
//!
//! Reads absolute dates with a year; "2 hours ago" and "23 April" are no dates. Does not know which date of a page is
//! the article's: that is for the caller.

use jiff::civil::{Date, Time};

use super::clock::{Zone, time_after, time_before};
use super::token::{Kind, Token, skip, small, tokens};
use super::words::{self, Label};
use crate::text::fold;

/// A date found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Found {
    /// First byte in the line, with its time of day.
    pub(in crate::ingest) start: usize,
    /// The byte behind the last.
    pub(in crate::ingest) end: usize,
    /// How its day is written.
    pub(in crate::ingest) day: Day,
    /// The time of day.
    pub(in crate::ingest) time: Option<Time>,
    /// The zone as written.
    pub(in crate::ingest) zone: Option<Zone>,
    /// What the words before it say of it.
    pub(in crate::ingest) label: Option<Label>,
}

/// A day, or two numbers that could be day and month either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Day {
    /// No doubt.
    Sure(Date),
    /// As "03/04/2025": the day first, or the month first.
    Either {
        /// 3 April.
        day_first: Date,
        /// March 4.
        month_first: Date,
    },
}

/// Every date of the line, in order. Only the first 400 tokens are read: no line with the article's date is longer.
pub(in crate::ingest) fn dates(line: &str) -> Vec<Found> {
    if !may_hold_year(line.as_bytes()) {
        return Vec::new();
    }
    let tokens = tokens(line, 400);
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    let mut floor = 0;
    while at < tokens.len() {
        let Some((day, mut next)) = day(&tokens, at) else {
            at += 1;
            continue;
        };
        let (mut time, mut zone) = (None, None);
        let mut first = before_weekday(&tokens, at, floor);
        if let Some((clock, named, end)) = time_after(&tokens, next) {
            (time, zone, next) = (Some(clock), named, end);
        } else if let Some((clock, named, begin)) = time_before(&tokens, first, floor) {
            (time, zone, first) = (Some(clock), named, begin);
        }
        let label = label_before(&tokens, first, floor);
        let start = tokens.get(first).map_or(0, |token| token.start);
        let end = tokens.get(next.saturating_sub(1)).map_or(line.len(), Token::end);
        out.push(Found { start, end, day, time, zone, label });
        floor = next;
        at = next;
    }
    out
}

/// Whether four digits of a year between 1900 and 2099 stand anywhere, or two behind a slash.
fn may_hold_year(bytes: &[u8]) -> bool {
    bytes.windows(2).enumerate().any(|(at, pair)| match pair {
        b"19" | b"20" => bytes.get(at + 2..at + 4).is_some_and(|rest| rest.iter().all(u8::is_ascii_digit)),
        [b'/', digit] => digit.is_ascii_digit(),
        _ => false,
    })
}

fn year(token: Option<&Token<'_>>) -> Option<i16> {
    let token = token?;
    let year = token.number().filter(|_| token.text.len() == 4)?;
    (1900..2100).contains(&year).then(|| i16::try_from(year).ok())?
}

fn month(token: Option<&Token<'_>>) -> Option<i8> {
    let token = token.filter(|token| token.kind == Kind::Word && token.text.len() <= 16)?;
    words::month(&fold(token.text))
}

/// The date that begins at token `at`, and the token behind it.
fn day(tokens: &[Token<'_>], at: usize) -> Option<(Day, usize)> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Word => month_first(tokens, at),
        Kind::Number => compact(token)
            .map(|date| (Day::Sure(date), at + 1))
            .or_else(|| year_first(tokens, at))
            .or_else(|| numbers(tokens, at))
            .or_else(|| day_first(tokens, at)),
        Kind::Mark => None,
    }
}

fn sure(year: i16, month: i8, day: i8) -> Option<Day> {
    Date::new(year, month, day).ok().map(Day::Sure)
}

/// "20251203"
fn compact(token: &Token<'_>) -> Option<Date> {
    let text = token.text;
    if text.len() != 8 || !text.starts_with("20") {
        return None;
    }
    let part = |range| text.get(range).and_then(|digits: &str| digits.parse::<i16>().ok());
    let narrow = |value: i16| i8::try_from(value).ok();
    Date::new(part(0..4)?, narrow(part(4..6)?)?, narrow(part(6..8)?)?).ok()
}

/// "Dec. 3rd, 2025", "December 3 2025"
fn month_first(tokens: &[Token<'_>], at: usize) -> Option<(Day, usize)> {
    let mut next = skip(tokens, at + 1, &[".", ",", "-", "/"]);
    let day = small(tokens.get(next), 1..=31)?;
    let month = month(tokens.get(at))?;
    next = skip_ordinal(tokens, next + 1);
    next = skip(tokens, next, &[",", ".", "-", "/"]);
    let year = year(tokens.get(next))?;
    Some((sure(year, month, day)?, next + 1))
}

/// "3 December 2025", "3. Dezember 2025", "3rd of Dec, 2025", "03-Dec-2025"
fn day_first(tokens: &[Token<'_>], at: usize) -> Option<(Day, usize)> {
    let day = small(tokens.get(at), 1..=31)?;
    let mut next = skip_ordinal(tokens, at + 1);
    next = skip(tokens, next, &[".", "-", "/", ",", "of", "de"]);
    let month = month(tokens.get(next))?;
    next = skip(tokens, next + 1, &[".", ",", "-", "/", "de", "del"]);
    next = skip(tokens, next, &[",", "de"]);
    let year = year(tokens.get(next))?;
    Some((sure(year, month, day)?, next + 1))
}

/// "2025-12-03", "2025/12/03", "2025.12.03", "2025年12月3日"
fn year_first(tokens: &[Token<'_>], at: usize) -> Option<(Day, usize)> {
    let year = year(tokens.get(at))?;
    let first = tokens.get(at + 1)?;
    if first.is("年") {
        let (month, day) = (small(tokens.get(at + 2), 1..=12)?, small(tokens.get(at + 4), 1..=31)?);
        return Some((sure(year, month, day)?, skip(tokens, at + 5, &["日"])));
    }
    if !["-", "/", "."].contains(&first.text) || tokens.get(at + 3)?.text != first.text {
        return None;
    }
    let (month, day) = (small(tokens.get(at + 2), 1..=12)?, small(tokens.get(at + 4), 1..=31)?);
    Some((sure(year, month, day)?, at + 5))
}

/// "23-04-2025", "12/03/2025", "3.12.2025"
fn numbers(tokens: &[Token<'_>], at: usize) -> Option<(Day, usize)> {
    let (first, second) = (small(tokens.get(at), 1..=31)?, small(tokens.get(at + 2), 1..=31)?);
    let mark = tokens.get(at + 1)?.text;
    let year = year(tokens.get(at + 4)).or_else(|| short_year(tokens, at).filter(|_| mark == "/"))?;
    if !["-", "/", "."].contains(&mark) || tokens.get(at + 3)?.text != mark {
        return None;
    }
    let (day_first, month_first) = (Date::new(year, second, first).ok(), Date::new(year, first, second).ok());
    let day = match (day_first, month_first) {
        (Some(date), _) if mark == "." => Day::Sure(date),
        (Some(one), Some(other)) if one == other => Day::Sure(one),
        (Some(day_first), Some(month_first)) => Day::Either { day_first, month_first },
        (Some(date), None) | (None, Some(date)) => Day::Sure(date),
        (None, None) => return None,
    };
    Some((day, at + 5))
}

/// The year of "12/18/23 4:02 pm": two digits tell one only where a time of day follows.
fn short_year(tokens: &[Token<'_>], at: usize) -> Option<i16> {
    let token = tokens.get(at + 4).filter(|token| token.text.len() == 2 && !token.spaced)?;
    let clock = |at: usize| {
        let mark = tokens.get(at + 1).is_some_and(|token| token.is(":") && !token.spaced);
        mark && small(tokens.get(at), 0..=23).is_some()
    };
    let follows = clock(at + 5) || clock(at + 6);
    let year = small(Some(token), 0..=99).filter(|_| follows)?;
    Some(2000 + i16::from(year))
}

fn skip_ordinal(tokens: &[Token<'_>], at: usize) -> usize {
    let glued = tokens.get(at).is_some_and(|token| !token.spaced);
    if glued { skip(tokens, at, &["st", "nd", "rd", "th", "er", "º"]) } else { at }
}

/// The first token of the weekday in front of a date, or `at`.
fn before_weekday(tokens: &[Token<'_>], at: usize, floor: usize) -> usize {
    let mut here = at;
    while here > floor && tokens.get(here - 1).is_some_and(|token| matches!(token.text, "," | ".")) {
        here -= 1;
    }
    let weekday = here > floor
        && tokens.get(here - 1).is_some_and(|token| {
            token.kind == Kind::Word && token.text.len() <= 12 && words::is_weekday(&fold(token.text))
        });
    if weekday { here - 1 } else { at }
}

/// What the nearest of the four words before a date says of it.
fn label_before(tokens: &[Token<'_>], at: usize, floor: usize) -> Option<Label> {
    let before = tokens.get(floor..at)?;
    let words = before.iter().rev().filter(|token| token.kind == Kind::Word).take(4);
    let mut found = None;
    for (distance, word) in words.enumerate() {
        if word.text.len() > 20 {
            continue;
        }
        let folded = fold(word.text);
        // "by March 3" is a term, "by Ana Ruiz March 3" an author
        if distance > 0 && words::is_preposition(&folded) {
            continue;
        }
        match words::label(&folded) {
            Some(Label::Date) => found = found.or(Some(Label::Date)),
            Some(label @ (Label::Published | Label::Updated)) => return Some(label),
            Some(Label::Other) => found = found.or(Some(Label::Other)),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> Vec<String> {
        dates(line)
            .into_iter()
            .map(|found| {
                let day = match found.day {
                    Day::Sure(date) => date.to_string(),
                    Day::Either { day_first, month_first } => format!("{day_first} or {month_first}"),
                };
                let time =
                    found.time.map(|time| format!(" {:02}:{:02}", time.hour(), time.minute())).unwrap_or_default();
                let zone = match found.zone {
                    Some(Zone::Offset(minutes)) => format!(" {minutes:+}"),
                    Some(Zone::Name(name)) => format!(" {name}"),
                    None => String::new(),
                };
                let label = found.label.map(|label| format!(" {label:?}")).unwrap_or_default();
                format!("{day}{time}{zone}{label}")
            })
            .collect()
    }

    fn check(line: &str, want: &[&str]) {
        assert_eq!(show(line), want, "{line:?}");
    }

    #[test]
    fn the_shapes_of_dates_in_the_news() {
        check("Dec. 3, 2025 at 9:12 a.m. ET", &["2025-12-03 09:12 ET"]);
        check("2025-12-03T11:40:00Z", &["2025-12-03 11:40 Z"]);
        check("2025-12-03T11:40:00.123+02:00", &["2025-12-03 11:40 +120"]);
        check("Wed 23 Apr 2025 18.40 BST", &["2025-04-23 18:40 BST"]);
        check("3 December 2025, 14:05 GMT", &["2025-12-03 14:05 GMT"]);
        check("Last updated on 3 Dec 2025", &["2025-12-03 Updated"]);
        check(
            "PUBLISHED: December 3, 2025 at 9:01 p.m. | UPDATED: December 4, 2025 at 1:10 a.m.",
            &["2025-12-03 21:01 Published", "2025-12-04 01:10 Updated"],
        );
        check(
            "Updated: 23-04-2025 15:51 IST | Created: 23-04-2025 15:50 IST",
            &["2025-04-23 15:51 IST Updated", "2025-04-23 15:50 IST Published"],
        );
        check(
            "Published: 12:37 GMT, 3 December 2025 | Updated: 15:26 GMT, 4 December 2025",
            &["2025-12-03 12:37 GMT Published", "2025-12-04 15:26 GMT Updated"],
        );
        check("Published 8:00 PM EST, Wed December 3, 2025", &["2025-12-03 20:00 EST Published"]);
        check("4:30 PM on December 3, 2025", &["2025-12-03 16:30"]);
        check("Dec 3rd 2025 at 10:00AM", &["2025-12-03 10:00"]);
        check("le 3 décembre 2025 à 14h05", &["2025-12-03 14:05"]);
        check("3. Dezember 2025, 7 Uhr", &["2025-12-03"]);
        check("3.12.2025", &["2025-12-03"]);
        check("03/04/2025 5 pm", &["2025-04-03 or 2025-03-04 17:00"]);
        check("12/23/2025", &["2025-12-23"]);
        check("3 December 2025 10:00 GMT+1", &["2025-12-03 10:00 +60"]);
        check("2025年12月3日", &["2025-12-03"]);
        check("By Ana Ruiz • 12/18/23 4:02pm", &["2023-12-18 16:02"]);
        check("12/18/23", &[]);
        check("by Ana Ruiz December 19, 2023", &["2023-12-19"]);
        check("to be paid by December 19, 2023", &["2023-12-19 Other"]);
    }

    #[test]
    fn glued_dates_are_told_apart() {
        check("Nov 12, 2023 1:00 AMNov 17, 2023 6:02 PM", &["2023-11-12 01:00", "2023-11-17 18:02"]);
        check("December 22, 20235:00 AM ET", &["2023-12-22 05:00 ET"]);
        check("Dec 05, 20232 Shares1530 Views", &["2023-12-05"]);
        check("Rosa LindPublished: Dec 5, 2023", &["2023-12-05 Published"]);
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for line in [
            "2 hours ago",
            "23 April",
            "May 2025",
            "1-2-3",
            "31/31/2025",
            "10:30",
            "+91-720-6444012, 14, 15",
            "In 2025 he",
        ] {
            check(line, &[]);
        }
        check("Retrieved 3 December 2025", &["2025-12-03 Other"]);
    }
}
