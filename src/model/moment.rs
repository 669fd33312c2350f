//! A point in time as far as an article tells it: a date, perhaps a time of day, perhaps an offset from UTC.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// When something was published, no more precise than the article says.
/// Written as RFC 3339 as far as it is known: `2025-04-23`, `2025-04-23T15:51:00`, `2025-04-23T15:51:00+05:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The calendar day where it was written.
    pub date: Date,
    /// The time of day there.
    pub time: Option<Time>,
    /// Minutes east of UTC; never known without a time of day.
    pub offset_minutes: Option<i16>,
}

/// The text is not a moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a date like 2025-04-23 or a time like 2025-04-23T15:51:00+05:30, found {0:?}")]
pub struct ParseMomentError(String);

impl Moment {
    /// A day without a time.
    pub fn day(date: Date) -> Self {
        Self { date, time: None, offset_minutes: None }
    }

    /// Seconds since 1970 in UTC, for ordering: an unknown time counts as midnight, an unknown offset as UTC.
    pub fn sort_key(self) -> i64 {
        let days = i64::from(self.days_since_epoch());
        let seconds = self
            .time
            .map_or(0, |time| i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second()));
        days * 86_400 + seconds - i64::from(self.offset_minutes.unwrap_or(0)) * 60
    }

    /// Days since 1970-01-01 of the calendar day.
    pub fn days_since_epoch(self) -> i32 {
        days_from_civil(self.date)
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days_from_civil(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.date.year(), self.date.month(), self.date.day())?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        match self.offset_minutes {
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
            None => Ok(()),
        }
    }
}

impl FromStr for Moment {
    type Err = ParseMomentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| ParseMomentError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Moment> {
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = text.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let small = |range| number(range).and_then(|value| i8::try_from(value).ok());
    let is = |at: usize, want: &[u8]| text.as_bytes().get(at).is_some_and(|byte| want.contains(byte));
    if !(is(4, b"-") && is(7, b"-")) {
        return None;
    }
    let date = Date::new(number(0..4)?, small(5..7)?, small(8..10)?).ok()?;
    if text.len() == 10 {
        return Some(Moment::day(date));
    }
    if !(is(10, b"Tt ") && is(13, b":")) {
        return None;
    }
    let (second, rest) = if is(16, b":") { (small(17..19)?, text.get(19..)?) } else { (0, text.get(16..)?) };
    let time = Time::new(small(11..13)?, small(14..16)?, second.min(59), 0).ok()?;
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let offset_minutes = match rest {
        "" => None,
        "Z" | "z" => Some(0),
        _ => Some(parse_offset(rest)?),
    };
    Some(Moment { date, time: Some(time), offset_minutes })
}

fn parse_offset(text: &str) -> Option<i16> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':').or_else(|| digits.split_at_checked(2))?;
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 60 + minutes))
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Notation;

        impl de::Visitor<'_> for Notation {
            type Value = Moment;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date or a time")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
                text.parse().map_err(E::custom)
            }
        }

        from.deserialize_str(Notation)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date, or an RFC 3339 time whose offset is left out where it is unknown.",
            "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_reads_back() {
        for text in ["2025-04-23", "2025-04-23T15:51:00", "2025-04-23T15:51:00+05:30", "2025-12-03T11:40:00Z"] {
            let moment: Moment = text.parse().unwrap();
            assert_eq!(moment.to_string(), text);
        }
        assert_eq!("2025-12-03T11:40:07.123+0200".parse::<Moment>().unwrap().to_string(), "2025-12-03T11:40:07+02:00");
    }

    #[test]
    fn what_is_no_moment_is_named_in_the_error() {
        for text in ["", "2025", "2025-13-01", "2025-02-30", "23-04-2025", "2025-04-23T25:00:00", "2025-04-2３"] {
            let error = text.parse::<Moment>().unwrap_err();
            assert!(error.to_string().contains(&format!("{text:?}")), "{error}");
        }
    }

    #[test]
    fn moments_of_different_offsets_order_by_the_clock_of_utc() {
        let key = |text: &str| text.parse::<Moment>().unwrap().sort_key();
        assert_eq!(key("1970-01-01"), 0);
        assert_eq!(key("2025-04-23T15:51:00+05:30"), key("2025-04-23T10:21:00Z"));
        assert_eq!(key("2000-03-01"), 951_868_800);
    }
}
