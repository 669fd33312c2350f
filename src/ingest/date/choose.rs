//! Which of a page's dates are the article's: first published and last updated, each with its reasons.
//!
//! Does not guess: where only the order of day and month or the zone is in doubt and nothing on the page decides, that
//! part stays unknown, with a notice.

use jiff::civil::{Date, Time};

use super::clock::Zone;
use super::parse::{Day, Found, dates};
use super::words::Label;
use super::zone;
use crate::ingest::country::Countries;
use crate::model::{Moment, Notice, NoticeCode};

/// A date with its place on the page.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Candidate {
    /// The line it stands in.
    pub(in crate::ingest) line: usize,
    /// How many words that line has.
    pub(in crate::ingest) words: usize,
    /// The date.
    pub(in crate::ingest) found: Found,
    /// Whether the line is part of the article's text.
    pub(in crate::ingest) in_body: bool,
    /// Whether the line is one of a picture, a post or a quotation.
    pub(in crate::ingest) foreign: bool,
    /// What the line before says of dates, where it is nothing but a label.
    pub(in crate::ingest) label_above: Option<Label>,
}

/// The lines that the article's dates stand near.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Anchors {
    /// The title's line.
    pub(in crate::ingest) title: Option<usize>,
    /// The first line of the text.
    pub(in crate::ingest) start: usize,
    /// The line behind the last of the text.
    pub(in crate::ingest) end: usize,
}

/// The article's dates.
#[derive(Clone, Debug, Default)]
pub(in crate::ingest) struct Chosen {
    /// When it was first published.
    pub(in crate::ingest) published: Option<Moment>,
    /// When it was last changed.
    pub(in crate::ingest) updated: Option<Moment>,
    /// The lines that said so.
    pub(in crate::ingest) lines: Vec<usize>,
    /// What was inferred from what.
    pub(in crate::ingest) notices: Vec<Notice>,
}

/// Chooses among the dates of a page.
pub(in crate::ingest) fn choose(candidates: &[Candidate], anchors: Anchors, countries: &Countries<'_>) -> Chosen {
    let mut chosen = Chosen::default();
    let label = |candidate: &Candidate| candidate.found.label.or(candidate.label_above);
    let best = |updated: bool| {
        candidates
            .iter()
            .filter(|candidate| (label(candidate) == Some(Label::Updated)) == updated)
            .map(|candidate| (points(candidate, label(candidate), anchors), candidate))
            .filter(|(points, _)| *points >= 12)
            .max_by_key(|(points, candidate)| {
                (*points, std::cmp::Reverse(candidate.line), std::cmp::Reverse(candidate.found.start))
            })
    };
    let (published, updated) = (best(false), best(true));
    let others: Vec<Date> = candidates.iter().filter_map(|candidate| sure(&candidate.found)).collect();
    let mut read = |candidate: &Candidate, what: &str| {
        chosen.lines.push(candidate.line);
        moment(&candidate.found, &others, countries, what, &mut chosen.notices)
    };
    let first = published.and_then(|(_, candidate)| read(candidate, "published"));
    let last = updated.and_then(|(_, candidate)| read(candidate, "updated"));
    chosen.published = first;
    chosen.updated = last;
    if let (Some((points, candidate)), Some(first)) = (published, chosen.published) {
        if label(candidate).is_none() || label(candidate) == Some(Label::Date) {
            let sure =
                if points >= 40 { "beside the headline" } else { "elsewhere on the page, which is weak evidence" };
            let text = format!("No word says that {first} is the day of publication; the date stands {sure}.");
            chosen.notices.push(Notice::new(NoticeCode::Published, text));
        }
    } else if let (Some(last), None) = (chosen.updated, published) {
        chosen.published = chosen.updated;
        let text =
            format!("The page tells only that the article was updated on {last}; taken as the day of publication.");
        chosen.notices.push(Notice::new(NoticeCode::Published, text));
    } else if chosen.published.is_none() {
        let text = "The day of publication is unknown: no date of the article was found.";
        chosen.notices.push(Notice::new(NoticeCode::Published, text));
    }
    chosen.lines.sort_unstable();
    chosen.lines.dedup();
    chosen
}

fn sure(found: &Found) -> Option<Date> {
    match found.day {
        Day::Sure(date) => Some(date),
        Day::Either { .. } => None,
    }
}

fn points(candidate: &Candidate, label: Option<Label>, anchors: Anchors) -> i32 {
    let at = candidate.line;
    let mut points = match label {
        Some(Label::Published) => 28,
        Some(Label::Updated) => 24,
        Some(Label::Date) => 6,
        Some(Label::Other) => -30,
        None => 0,
    };
    points += match candidate.words {
        0..=6 => 10,
        7..=14 => 6,
        15..=25 => 0,
        _ => -20,
    };
    points += i32::from(candidate.found.time.is_some()) * 6;
    if candidate.in_body {
        points -= 30;
    }
    if candidate.foreign {
        points -= 40;
    }
    points += match anchors.title {
        Some(title) if at >= title && at < anchors.start.max(title + 6) => match at - title {
            0..=5 => 30,
            6..=12 => 22,
            _ => 12,
        },
        Some(title) if at < title => match title - at {
            1..=3 => 18,
            4..=8 => 4,
            _ => -4,
        },
        None if at < anchors.start && anchors.start - at <= 6 => 20,
        _ if at < anchors.end => 0,
        _ => match at - anchors.end {
            0..=3 => 4,
            _ => -8,
        },
    };
    points
}

/// The moment that a text given as a date tells, where it tells one; `what` names it in notices.
pub(in crate::ingest) fn given(
    text: &str,
    countries: &Countries<'_>,
    what: &str,
    notices: &mut Vec<Notice>,
) -> Option<Moment> {
    let text = text.trim();
    if let Some(moment) = stamp(text).or_else(|| text.parse().ok()) {
        return Some(moment);
    }
    let found = dates(text);
    moment(found.first()?, &[], countries, what, notices)
}

/// Digits alone: seconds or milliseconds since 1970, or "20251203114000", "20251203T114000Z".
fn stamp(text: &str) -> Option<Moment> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 14 && text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, 'T' | 'Z')) {
        let part = |range| digits.get(range).and_then(|part: &str| part.parse::<i16>().ok());
        let small = |range| part(range).and_then(|value| i8::try_from(value).ok());
        let date = Date::new(part(0..4)?, small(4..6)?, small(6..8)?).ok()?;
        let time = Time::new(small(8..10)?, small(10..12)?, small(12..14)?, 0).ok()?;
        return Some(Moment { date, time: Some(time), offset_minutes: text.ends_with('Z').then_some(0) });
    }
    let whole = text.split_once('.').filter(|(_, part)| part.bytes().all(|byte| byte.is_ascii_digit()));
    let whole = whole.map_or(text, |(whole, _)| whole);
    let value: i64 = whole.parse().ok().filter(|_| whole.bytes().all(|byte| byte.is_ascii_digit()))?;
    let seconds = match whole.len() {
        9 | 10 => value,
        12 | 13 => value / 1000,
        _ => return None,
    };
    let epoch = Date::new(1970, 1, 1).ok()?;
    let date = epoch.checked_add(jiff::Span::new().days(seconds / 86_400)).ok()?;
    let rest = seconds % 86_400;
    let small = |value: i64| i8::try_from(value).ok();
    let time = Time::new(small(rest / 3600)?, small(rest / 60 % 60)?, small(rest % 60)?, 0).ok()?;
    Some(Moment { date, time: Some(time), offset_minutes: Some(0) })
}

/// The moment that a date tells, as far as the page decides it.
fn moment(
    found: &Found,
    others: &[Date],
    countries: &Countries<'_>,
    what: &str,
    notices: &mut Vec<Notice>,
) -> Option<Moment> {
    let date = match found.day {
        Day::Sure(date) => date,
        Day::Either { day_first, month_first } => {
            if let Some((date, evidence)) = order(day_first, month_first, others, found, countries) {
                notices.push(Notice::new(NoticeCode::Published, format!("{what}: {date}, {evidence}.")));
                date
            } else {
                let text =
                    format!("{what}: {day_first} or {month_first}; nothing on the page tells day and month apart.");
                notices.push(Notice::new(NoticeCode::Published, text));
                return None;
            }
        }
    };
    let offset_minutes = found.time.and(found.zone.as_ref()).and_then(|zone| offset(zone, date, countries, notices));
    let time = found.time.map(|time| Time::new(time.hour(), time.minute(), time.second(), 0).unwrap_or(time));
    Some(Moment { date, time, offset_minutes })
}

const AMERICAN: &[&str] = &["ET", "CT", "MT", "PT", "EST", "EDT", "CDT", "MDT", "PDT", "PST", "AKST"];

/// Whether the day or the month comes first, and why.
fn order(
    day_first: Date,
    month_first: Date,
    others: &[Date],
    found: &Found,
    countries: &Countries<'_>,
) -> Option<(Date, String)> {
    let because = |date, evidence: &str| Some((date, evidence.to_owned()));
    match (others.contains(&day_first), others.contains(&month_first)) {
        (true, false) => return because(day_first, "read day first, since another date on the page says so"),
        (false, true) => return because(month_first, "read month first, since another date on the page says so"),
        _ => {}
    }
    if matches!(&found.zone, Some(Zone::Name(name)) if AMERICAN.contains(&name.as_str())) {
        return because(month_first, "read month first, since the time is one of North America");
    }
    match countries.of_outlet() {
        // both orders are written in Canada
        Some("CA") | None => {}
        Some(code @ ("US" | "PH")) => {
            return Some((month_first, format!("read month first, as in {code}, the outlet's country")));
        }
        Some(code) => return Some((day_first, format!("read day first, as in {code}, the outlet's country"))),
    }
    match countries.best(
        &["US"],
        &["GB", "IN", "IE", "IL", "AU", "NZ", "FR", "DE", "ES", "IT", "BR", "PT", "NL", "ZA", "PK", "NG", "KE"],
    ) {
        Some("US") => because(month_first, "read month first, since the page speaks of the United States"),
        Some(_) => because(day_first, "read day first, as the country that the page speaks of writes it"),
        None => None,
    }
}

fn offset(zone: &Zone, date: Date, countries: &Countries<'_>, notices: &mut Vec<Notice>) -> Option<i16> {
    let name = match zone {
        Zone::Offset(minutes) => return Some(*minutes),
        Zone::Name(name) => name,
    };
    let mut resolved = zone::resolve(name, date, &[]);
    if !resolved.ambiguous {
        return resolved.minutes;
    }
    for tier in countries.tiers() {
        let with = zone::resolve(name, date, &tier.codes());
        if with.by.is_some() && with.minutes.is_some() {
            let country = with.by.and_then(|code| tier.evidence(code)).unwrap_or_default();
            let text = format!("{name} read as the time of {}, since {country}.", with.by.unwrap_or_default());
            let notice = Notice::new(NoticeCode::Published, text);
            if !notices.contains(&notice) {
                notices.push(notice);
            }
            resolved = with;
            break;
        }
    }
    if resolved.ambiguous && resolved.minutes.is_none() {
        let text = format!("{name} stands for several zones and nothing on the page decides; the offset is unknown.");
        notices.push(Notice::new(NoticeCode::Published, text));
    }
    resolved.minutes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str], country_text: &str) -> Chosen {
        let mut candidates = Vec::new();
        for (line, text) in lines.iter().enumerate() {
            for found in dates(text) {
                let words = text.split_whitespace().count();
                candidates.push(Candidate { line, words, found, in_body: false, foreign: false, label_above: None });
            }
        }
        let anchors = Anchors { title: Some(0), start: lines.len(), end: lines.len() + 5 };
        let countries = Countries::read([country_text].into_iter());
        choose(&candidates, anchors, &countries)
    }

    #[test]
    fn dates_are_given_in_many_forms() {
        let none = Countries::default();
        for (text, want) in [
            ("1745403060", Some("2025-04-23T10:11:00Z")),
            ("1745403060.25", Some("2025-04-23T10:11:00Z")),
            ("1745403060000", Some("2025-04-23T10:11:00Z")),
            ("20251203T114000Z", Some("2025-12-03T11:40:00Z")),
            ("20251203114000", Some("2025-12-03T11:40:00")),
            ("20251203", Some("2025-12-03")),
            ("2025-12-03T11:40:00.5+02:00", Some("2025-12-03T11:40:00+02:00")),
            ("2025-12-03 11:40:00 UTC", Some("2025-12-03T11:40:00Z")),
            ("Wed, 03 Dec 2025 11:40:00 +0530", Some("2025-12-03T11:40:00+05:30")),
            ("Wed, 03 Dec 2025 11:40:00 EST", Some("2025-12-03T11:40:00-05:00")),
            ("Dec. 3, 2025", Some("2025-12-03")),
            ("03/04/2025", None),
            ("42", None),
            ("yesterday", None),
        ] {
            let moment = given(text, &none, "published", &mut Vec::new());
            assert_eq!(moment.map(|moment| moment.to_string()).as_deref(), want, "{text}");
        }
        let of = |code| {
            let countries = Countries::default().with_outlet(Some(code));
            given("03/04/2025", &countries, "published", &mut Vec::new())
        };
        assert_eq!(of("us").map(|moment| moment.to_string()).as_deref(), Some("2025-03-04"));
        assert_eq!(of("FR").map(|moment| moment.to_string()).as_deref(), Some("2025-04-03"));
    }

    fn check(lines: &[&str], country_text: &str, published: Option<&str>, updated: Option<&str>) {
        let chosen = page(lines, country_text);
        let show = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
        assert_eq!(
            (show(chosen.published).as_deref(), show(chosen.updated).as_deref()),
            (published, updated),
            "{chosen:?}"
        );
    }

    #[test]
    fn published_and_updated_are_told_apart() {
        check(
            &["Bridge opens", "Updated: 23-04-2025 15:51 IST | Created: 23-04-2025 15:50 IST"],
            "Phone: +91-22-5550100",
            Some("2025-04-23T15:50:00+05:30"),
            Some("2025-04-23T15:51:00+05:30"),
        );
        check(&["Bridge opens", "Last updated on 3 Dec 2025"], "", Some("2025-12-03"), Some("2025-12-03"));
        check(&["Bridge opens", "Nothing"], "", None, None);
    }

    #[test]
    fn a_zone_of_several_countries_waits_for_evidence() {
        check(&["Bridge opens", "3 December 2025, 14:05 IST"], "", Some("2025-12-03T14:05:00"), None);
        check(&["Bridge opens", "3 June 2025, 14:05 IST"], "desk@ferry.ie", Some("2025-06-03T14:05:00+01:00"), None);
    }

    #[test]
    fn day_and_month_are_read_by_evidence_or_not_at_all() {
        check(&["Bridge opens", "03/04/2025"], "", None, None);
        check(&["Bridge opens", "03/04/2025 10:00 AM EST"], "", Some("2025-03-04T10:00:00-05:00"), None);
        check(&["Bridge opens", "03/04/2025"], "Tel +44 20 7946 0000", Some("2025-04-03"), None);
    }
}
