//! Times of day beside a date, with their zones: "at 9:12 a.m. ET", "18.40 BST", "14h05", "T11:40:00Z".
//!
//! Reads what is written; what a zone's name means is for `zone.rs`.

use jiff::civil::Time;

use super::token::{Kind, Token, skip, small};

/// A zone as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Zone {
    /// "+05:30", "Z": minutes east of UTC.
    Offset(i16),
    /// "IST", in capitals.
    Name(String),
}

/// A time of day that begins at `at`: the time, its zone, the token behind.
fn clock(tokens: &[Token<'_>], at: usize) -> Option<(Time, Option<Zone>, usize)> {
    let token = tokens.get(at)?;
    let mut hour = small(Some(token), 0..=24)?;
    let (mut minute, mut second) = (None, 0);
    let mut next = at + 1;
    let mark = tokens.get(next).filter(|token| !token.spaced && [":", ".", "h", "H"].contains(&token.text));
    if mark.is_some() {
        if let Some(value) = two_digits(tokens.get(next + 1), 59) {
            minute = Some(value);
            next += 2;
            let more = tokens.get(next).is_some_and(|token| !token.spaced && token.is(":"));
            if let Some(value) = two_digits(tokens.get(next + 1), 59).filter(|_| more) {
                second = value;
                next = skip_fraction(tokens, next + 2);
            }
        } else if mark.is_some_and(|token| token.text.eq_ignore_ascii_case("h")) {
            minute = Some(0);
            next += 1;
        }
    }
    if let Some((afternoon, end)) = half_of_day(tokens, next) {
        if !(1..=12).contains(&hour) && minute.is_none() {
            return None;
        }
        hour = if hour > 12 { hour } else { hour % 12 + if afternoon { 12 } else { 0 } };
        minute = Some(minute.unwrap_or(0));
        next = end;
    }
    let time = Time::new(if hour == 24 { 0 } else { hour }, minute?, second, 0).ok()?;
    let next = skip(tokens, next, &["Uhr", "hrs", "hours", "h"]);
    match zone(tokens, next) {
        Some((zone, end)) => Some((time, Some(zone), end)),
        None => Some((time, None, next)),
    }
}

fn two_digits(token: Option<&Token<'_>>, most: u32) -> Option<i8> {
    small(token, 0..=most).filter(|_| token.is_some_and(|token| token.text.len() == 2))
}

/// Past ".123" behind the seconds.
fn skip_fraction(tokens: &[Token<'_>], at: usize) -> usize {
    let fraction = tokens.get(at).is_some_and(|token| token.is("."))
        && tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Number && !token.spaced);
    at + if fraction { 2 } else { 0 }
}

/// "am", "p.m.": whether it is the second half of the day, and the token behind.
fn half_of_day(tokens: &[Token<'_>], at: usize) -> Option<(bool, usize)> {
    let token = tokens.get(at)?;
    let lower = token.text.to_ascii_lowercase();
    match lower.as_str() {
        "am" | "pm" => Some((lower == "pm", skip(tokens, at + 1, &["."]))),
        "a" | "p" => {
            let pointed = tokens.get(at + 1)?.is(".") && tokens.get(at + 2)?.text.eq_ignore_ascii_case("m");
            pointed.then(|| (lower == "p", skip(tokens, at + 3, &["."])))
        }
        _ => None,
    }
}

/// The zone at `at`, and the token behind it.
fn zone(tokens: &[Token<'_>], at: usize) -> Option<(Zone, usize)> {
    let open = skip(tokens, at, &["("]);
    let token = tokens.get(open)?;
    if let Some((minutes, end)) = offset(tokens, open) {
        return Some((Zone::Offset(minutes), end));
    }
    if matches!(token.text, "Eastern" | "Central" | "Mountain" | "Pacific") {
        let short = token.text.get(..1).unwrap_or_default();
        let next = skip(tokens, skip(tokens, open + 1, &["Standard", "Daylight"]), &["Time"]);
        return (next > open + 1).then(|| (Zone::Name(format!("{short}T")), next));
    }
    if token.kind != Kind::Word || super::zone::meanings(token.text).is_empty() {
        return None;
    }
    if let (true, Some((minutes, end))) = (matches!(token.text, "GMT" | "UTC"), offset(tokens, open + 1)) {
        return Some((Zone::Offset(minutes), end));
    }
    Some((Zone::Name(token.text.to_owned()), skip(tokens, open + 1, &[")"])))
}

/// "+05:30", "+0530", "+1", "-5"
fn offset(tokens: &[Token<'_>], at: usize) -> Option<(i16, usize)> {
    let sign = match tokens.get(at)?.text {
        "+" => 1,
        "-" | "−" => -1,
        _ => return None,
    };
    let digits = tokens.get(at + 1).filter(|token| !token.spaced && token.kind == Kind::Number)?;
    let value = i16::try_from(digits.number()?).ok()?;
    let (hours, minutes, end) = match digits.text.len() {
        4 => (value / 100, value % 100, at + 2),
        1 | 2 if tokens.get(at + 2).is_some_and(|token| token.is(":")) => {
            (value, i16::from(two_digits(tokens.get(at + 3), 59)?), at + 4)
        }
        1 | 2 => (value, 0, at + 2),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes), end))
}

/// A time of day behind a date.
pub(super) fn time_after(tokens: &[Token<'_>], at: usize) -> Option<(Time, Option<Zone>, usize)> {
    let mut next = at;
    for _ in 0..3 {
        let joins = tokens.get(next).is_some_and(|token| {
            [
                "at", "T", "t", ",", "-", "–", "—", "|", "•", "·", "/", ".", "à", "um", "kl", "@", ":", "a", "las",
                "alle", "ore",
            ]
            .contains(&token.text)
        });
        if let Some(found) = clock(tokens, next) {
            return Some(found);
        }
        if !joins {
            return None;
        }
        next += 1;
    }
    clock(tokens, next)
}

/// A time of day in front of a date ("05:42 AM December 23, 2023"): the time, its zone, its first token.
pub(super) fn time_before(tokens: &[Token<'_>], at: usize, floor: usize) -> Option<(Time, Option<Zone>, usize)> {
    (floor.max(at.saturating_sub(9))..at).find_map(|begin| {
        let (time, zone, end) = clock(tokens, begin)?;
        let bridge = tokens.get(end..at)?;
        let joined = bridge.len() <= 2
            && bridge.iter().all(|token| matches!(token.text, "," | "on" | "|" | "-" | "–" | "/" | "•"));
        // "1 December" is no hour in front of a month
        joined.then_some((time, zone, begin))
    })
}
