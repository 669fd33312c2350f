//! The figures of a sentence: what each measures, in which unit, from where to where, and what it counts.
//!
//! "More than 100" is everything from 100, "about 100" what lies within a tenth, "hours-long" two hours to a day. What is
//! part of a name ("Boeing 737"), a time of day, a score or an ordinal is no figure. Knows nothing of other sentences.

use super::around::{Reader, parts};
use super::day;
use super::unit::{SIGNS, is_people, unit, vague_count, vague_length};
use crate::model::{FigureKind, Moment, Span};
use crate::text::{is_stop_word, number};

/// A figure of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Read {
    pub(super) kind: FigureKind,
    /// The base unit; empty for counts.
    pub(super) unit: &'static str,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    /// Bytes of the sentence.
    pub(super) span: Span,
    /// Stems of what it counts.
    pub(super) of: Vec<String>,
    /// What it counts, as it is written.
    pub(super) shown: String,
    /// What happens to those.
    pub(super) act: Option<&'static str>,
}

/// The figures of a sentence, in order.
pub(super) fn read(text: &str, published: Option<Moment>) -> Vec<Read> {
    let parts = parts(text);
    let folded: Vec<&str> = parts.iter().map(|part| part.folded.as_str()).collect();
    let reader = Reader { text, parts: &parts, folded: &folded, published };
    let mut out = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let (found, used) = reader.at(at);
        out.extend(found);
        at += used.max(1);
    }
    out
}

/// Whether a folded word may be a vague figure by itself.
pub(super) fn is_vague(folded: &str) -> bool {
    vague_length(folded).is_some() || vague_count(folded).is_some()
}

impl Reader<'_> {
    /// What stands at a word, and how many words it takes.
    fn at(&self, at: usize) -> (Option<Read>, usize) {
        let Some(part) = self.parts.get(at) else { return (None, 1) };
        if let Some((first, last, used)) = day::days(self.folded, at, part.text, self.published) {
            return (Some(self.days(first, last, at, used)), used);
        }
        if let Some(found) = self.vague(at) {
            return (Some(found), 1);
        }
        if matches!(self.word(at), "a" | "an") {
            return (self.single(at), 1);
        }
        let Some((value, used)) = number(self.folded.get(at..).unwrap_or_default()) else { return (None, 1) };
        let next = at + used;
        let is_digits = part.text.starts_with(|first: char| first.is_ascii_digit());
        let is_ordinal = is_digits && ["st", "nd", "rd", "th"].iter().any(|ending| part.folded.ends_with(ending));
        let is_clock = self.gap(next) == ":" || matches!(self.word(next), "am" | "pm" | "a.m." | "p.m." | "o'clock");
        if is_clock {
            return (None, used + usize::from(self.gap(next) == ":"));
        }
        if is_ordinal || !is_digits && at > 0 && part.text.starts_with(char::is_uppercase) {
            return (None, used);
        }
        // "10 to 12 people", "10-12 people"
        let joint = usize::from(self.word(next) == "to");
        let dashed = matches!(self.gap(next), "-" | "\u{2013}" | "\u{2010}" | "\u{2011}");
        if joint == 1 || dashed {
            let other = number(self.folded.get(next + joint..).unwrap_or_default());
            if let Some((most, more)) = other.filter(|(most, _)| *most > value && (joint == 0 || self.ranges(at))) {
                let end = next + joint + more;
                return (self.measured(at, end, Some(value), Some(most)), end - at);
            }
            if let Some((_, more)) = other.filter(|_| dashed) {
                return (None, used + more);
            }
        }
        (self.measured(at, next, Some(value), Some(value)), used)
    }

    /// "At least a year", "about an hour": one of a unit of time, where a bound says that it is meant as a figure.
    fn single(&self, at: usize) -> Option<Read> {
        let (low, high, from) = self.bounded(at, Some(1.0), Some(1.0));
        let (kind, name, factor) = unit(self.word(at + 1)).filter(|(kind, ..)| *kind == FigureKind::Duration)?;
        let scaled = |value: Option<f64>| value.map(|value| value * factor);
        (from < at).then(|| self.plain(kind, name, scaled(low), scaled(high), from, at + 2))
    }

    /// Whether "N to M" at `at` is a range: "between", "from", or a noun behind both; "won 3 to 1" is none.
    fn ranges(&self, at: usize) -> bool {
        at > 0 && matches!(self.word(at - 1), "between" | "of" | "for" | "takes" | "take" | "last")
    }

    fn days(&self, first: i32, last: i32, at: usize, used: usize) -> Read {
        Read {
            kind: FigureKind::Date,
            unit: "day",
            low: Some(f64::from(first)),
            high: Some(f64::from(last)),
            span: self.span(at, at + used),
            of: Vec::new(),
            shown: String::new(),
            act: None,
        }
    }

    /// "Hours-long", "for weeks", "dozens of people".
    fn vague(&self, at: usize) -> Option<Read> {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let word = self.word(at);
        if let Some((low, high)) = vague_length(word) {
            let says_so = self.word(at + 1) == "long"
                || matches!(before, "for" | "several" | "many" | "after") && self.word(at + 1) != "ago";
            let read = self.plain(FigureKind::Duration, "s", Some(low), Some(high), at, at + 1);
            return says_so.then_some(read);
        }
        let (low, high) = vague_count(word)?;
        let (of, shown) = if self.word(at + 1) == "of" { self.noun(at + 2) } else { self.noun(at + 1) };
        let mut read = self.plain(FigureKind::Number, "", Some(low), Some(high), at, at + 1);
        read.act = self.happens(at, at + 1);
        if shown.iter().any(|word| is_people(word)) || of.is_empty() && read.act.is_some() {
            read.kind = FigureKind::People;
        }
        read.shown = shown.join(" ");
        read.of = of;
        Some(read)
    }

    fn plain(
        &self,
        kind: FigureKind,
        unit: &'static str,
        low: Option<f64>,
        high: Option<f64>,
        from: usize,
        to: usize,
    ) -> Read {
        Read { kind, unit, low, high, span: self.span(from, to), of: Vec::new(), shown: String::new(), act: None }
    }

    /// A number with its unit, its bounds and what it counts; nothing where it is part of a name.
    fn measured(&self, at: usize, end: usize, low: Option<f64>, high: Option<f64>) -> Option<Read> {
        let (low, high, from) = self.bounded(at, low, high);
        let sign = self.gap(at).trim_end().chars().next_back();
        let currency = SIGNS.iter().find(|(letter, _)| Some(*letter) == sign).map(|(_, name)| *name);
        let after = self.word(end);
        let scaled = |value: Option<f64>, factor: f64| value.map(|value| value * factor);
        if let Some(currency) = currency {
            let mut read = self.plain(FigureKind::Money, currency, low, high, from, end);
            let sign = self.gap(at).trim_end();
            let width = sign.chars().next_back().map_or(0, char::len_utf8);
            let place = self.parts.get(at).map_or(0, |part| part.span.start as usize)
                - (self.gap(at).len() - sign.len())
                - width;
            read.span.start = read.span.start.min(u32::try_from(place).unwrap_or(read.span.start));
            return Some(self.counting(read, end));
        }
        let percent = match (after, self.word(end + 1)) {
            _ if self.gap(end).starts_with('%') => Some((end, "%")),
            ("percentage", "point" | "points") => Some((end + 2, "point")),
            ("percent" | "pct" | "pc", _) => Some((end + 1, "%")),
            ("per", "cent") => Some((end + 2, "%")),
            _ => None,
        };
        if let Some((to, unit)) = percent {
            let mut read = self.plain(FigureKind::Percent, unit, low, high, from, to);
            if to == end && unit == "%" {
                read.span.end += 1;
            }
            let behind =
                to + usize::from(self.word(to) == "of") + usize::from(matches!(self.word(to + 1), "the" | "all"));
            return Some(self.counting(read, behind));
        }
        if let Some((kind, unit, factor)) = unit(after).filter(|_| self.is_joined(end)) {
            if after.starts_with("year") && self.word(end + 1) == "old"
                || after == "years" && self.word(end + 1) == "of" && self.word(end + 2) == "age"
            {
                let mut read = self.plain(FigureKind::Number, "years old", low, high, from, end + 2);
                "age".clone_into(&mut read.shown);
                read.of = vec!["age".to_owned()];
                return Some(read);
            }
            let mut read = self.plain(kind, unit, scaled(low, factor), scaled(high, factor), from, end + 1);
            if kind == FigureKind::Duration && matches!(self.word(end + 1), "ago" | "earlier" | "later") {
                read.of = vec!["ago".to_owned()];
                "ago".clone_into(&mut read.shown);
                return Some(read);
            }
            return Some(self.counting(read, end + 1));
        }
        self.count(at, from, end, low, high)
    }

    fn count(&self, at: usize, from: usize, end: usize, low: Option<f64>, high: Option<f64>) -> Option<Read> {
        let part = self.parts.get(at)?;
        let (of, shown) = self.noun(end);
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let is_year = part.text.len() == 4
            && low == high
            && low.is_some_and(|value| (1900.0..2100.0).contains(&value) && value.fract() == 0.0);
        if is_year
            && (of.is_empty() || !matches!(before, "about" | "around" | "than" | "least"))
            && part.text.bytes().all(|byte| byte.is_ascii_digit())
        {
            let (first, last) = day::year(low? as i16)?;
            let is_dated = matches!(
                before,
                "in" | "since"
                    | "of"
                    | "by"
                    | "until"
                    | "from"
                    | "year"
                    | "early"
                    | "late"
                    | "mid"
                    | "during"
                    | "before"
                    | "after"
                    | "and"
            );
            return is_dated.then(|| self.days(first, last, at, 1));
        }
        let named = at > 0
            && self.gap(at) == " "
            && self
                .parts
                .get(at - 1)
                .is_some_and(|part| part.text.starts_with(char::is_uppercase) && !is_stop_word(&part.folded))
            && of.is_empty();
        if named || matches!(before, "no" | "number" | "article" | "section" | "page" | "chapter" | "room" | "flight") {
            return None;
        }
        let mut read = self.plain(FigureKind::Number, "", low, high, from, end);
        read.act = self.happens(at, end);
        if shown.iter().any(|word| is_people(word)) || of.is_empty() && read.act.is_some() {
            read.kind = FigureKind::People;
        }
        read.shown = shown.join(" ");
        read.of = of;
        Some(read)
    }

    fn counting(&self, mut read: Read, from: usize) -> Read {
        let (of, shown) = self.noun(from);
        read.shown = shown.join(" ");
        read.of = of;
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind, unit, least, most, and what is counted.
    type Wanted<'a> = (FigureKind, &'a str, Option<f64>, Option<f64>, &'a str);

    fn check(text: &str, want: &[Wanted<'_>]) {
        let found = read(text, "2025-04-23".parse().ok());
        let got: Vec<_> =
            found.iter().map(|read| (read.kind, read.unit, read.low, read.high, read.shown.as_str())).collect();
        assert_eq!(got, want, "{text:?}");
    }

    #[test]
    fn figures_are_read_with_unit_bounds_and_what_they_count() {
        use FigureKind::{Date, Duration, Measure, Money, Number, People, Percent};
        let exact = |value: f64| (Some(value), Some(value));
        let ((a, b), hour) = (exact(120.0), 3_600.0);
        check("The river flooded 120 homes.", &[(Number, "", a, b, "homes")]);
        check("More than 120 people were killed.", &[(People, "", a, None, "people")]);
        check("It cost $1.2 billion.", &[(Money, "dollar", Some(1.2e9), Some(1.2e9), "")]);
        check("They paid 12 million crowns.", &[(Money, "crown", Some(1.2e7), Some(1.2e7), "")]);
        check("Prices rose 3.5% in May.", &[(Percent, "%", Some(3.5), Some(3.5), "")]);
        check("a five-hour meeting", &[(Duration, "s", Some(5.0 * hour), Some(5.0 * hour), "meeting")]);
        check("an hours-long meeting", &[(Duration, "s", Some(2.0 * hour), Some(24.0 * hour), "")]);
        check("on Wednesday", &[(Date, "day", Some(20201.0), Some(20201.0), "")]);
        check("on 23-04-2025", &[(Date, "day", Some(20201.0), Some(20201.0), "")]);
        check("some 10 km away", &[(Measure, "m", Some(9_000.0), Some(11_000.0), "away")]);
        check("shut for at least a year", &[(Duration, "s", Some(365.25 * 24.0 * hour), None, "")]);
        check("The Boeing 737 left at 5:30 pm on the 2nd floor.", &[]);
    }

    #[test]
    fn what_happens_is_what_stands_nearest() {
        let found = read("The blast killed 12 people and injured 30, police said.", None);
        assert_eq!(found.iter().map(|read| read.act).collect::<Vec<_>>(), [Some("killed"), Some("injured")]);
        assert!(found.iter().all(|read| read.kind == FigureKind::People));
    }
}
