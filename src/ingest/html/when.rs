//! When the article was published and changed: what the page declares, with the clock that its readers see.
//!
//! Declared dates are often written in UTC while the page shows the day of its own place; where both tell one moment, the
//! page's own clock is kept.

use super::dom::{Dom, Mark, Marked, PART, area};
use super::linked::Article;
use super::site::meta;
use crate::ingest::country::Countries;
use crate::ingest::date;
use crate::model::{Moment, Notice, NoticeCode};

/// The dates of an article with what is to be said of them.
#[derive(Clone, Debug, Default)]
pub(super) struct When {
    /// When it was first published.
    pub(super) published: Option<Moment>,
    /// When it was last changed.
    pub(super) updated: Option<Moment>,
    /// What was inferred.
    pub(super) notices: Vec<Notice>,
}

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "item:datepublished",
    "datepublished",
    "parsely-pub-date",
    "og:article:published_time",
    "sailthru.date",
    "article:published",
    "pubdate",
    "publishdate",
    "published_at",
    "publish-date",
    "publish_date",
    "pub_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "datecreated",
    "article_date_original",
    "iso-8601-publish-date",
    "publisheddate",
    "originalpublicationdate",
    "article.published",
    "bt:pubdate",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "date",
    "published",
    "displaydate",
];
const UPDATED: &[&str] = &[
    "article:modified_time",
    "item:datemodified",
    "datemodified",
    "og:updated_time",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "article:modified",
    "last_updated_date",
    "cxenseparse:modified_time",
    "article_date_updated",
    "revised",
];

/// What the text pass found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shown {
    /// The day that stands on the page.
    pub(super) published: Option<Moment>,
    /// The day of a change that stands on the page.
    pub(super) updated: Option<Moment>,
}

/// Decides the dates. `head` and `start` are the lines of headline and of the text's beginning.
pub(super) fn find(
    dom: &Dom,
    linked: &Article,
    link: Option<&str>,
    countries: &Countries<'_>,
    shown: Shown,
    (head, start): (usize, usize),
) -> When {
    let mut notices = Vec::new();
    let mut read = |text: Option<&str>, what: &str| -> Option<Moment> {
        let text = text?.trim();
        // no date of an article is earlier than the web, nor any of a template
        let fits = |moment: &Moment| (1980..2100).contains(&moment.date.year());
        date::given(text, countries, what, &mut notices).filter(fits)
    };
    let times = times(dom, head, start);
    let declared_time = times.iter().find(|marked| !marked.value.is_empty() && !speaks_of_change(marked));
    let declared: Vec<Moment> = [
        read(linked.published.as_deref(), "published"),
        read(meta(dom, PUBLISHED), "published"),
        read(declared_time.map(|marked| marked.value.as_str()), "published"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let elsewhere: Vec<Moment> = times.iter().filter_map(|marked| read(Some(&marked.value), "published")).collect();
    let created = read(linked.created.as_deref(), "created");
    let mut updated = read(linked.modified.as_deref(), "updated").or_else(|| read(meta(dom, UPDATED), "updated"));
    let texts: Vec<Moment> =
        times.iter().filter_map(|marked| read(Some(&marked.text.replace(PART, " ")), "published")).collect();
    let of_link = link.and_then(of_link);
    let seen = texts.first().copied().or(shown.published);
    let mut when = When::default();
    if let Some(first) = declared.first().copied() {
        let mut others: Vec<Moment> = declared.iter().skip(1).copied().collect();
        others.extend(&elsewhere);
        let (moment, notice) =
            local(first, &others, seen.into_iter().chain(shown.published).collect::<Vec<_>>().as_slice());
        when.published = Some(moment);
        when.notices.extend(notice);
        // what the page shows as its date is what its readers know; a word like "updated" beside it says otherwise
        let as_shown = shown.published.filter(|day| shown.updated.is_none_or(|last| last.date != day.date));
        if let Some(day) = as_shown.filter(|day| day.date != moment.date && !is_same_in_utc(*day, moment)) {
            let declared = updated.filter(|last| last.date == day.date);
            when.published = Some(declared.unwrap_or(day));
            let text = format!("The page shows {} and declares {moment}; what it shows was taken.", day.date);
            when.notices.push(Notice::new(NoticeCode::Published, text));
        }
    } else {
        let (found, from) = if let Some(seen) = seen {
            (Some(seen), None)
        } else if let Some(day) = of_link {
            (Some(day), Some("the page's address"))
        } else if let Some(created) = created {
            (Some(created), Some("when the page was made"))
        } else {
            (updated, Some("when the article was changed"))
        };
        when.published = found;
        if let (Some(moment), Some(from)) = (found, from) {
            let text = format!("The page does not say when it was published; {moment} is taken from {from}.");
            when.notices.push(Notice::new(NoticeCode::Published, text));
        }
    }
    updated = updated.or(shown.updated);
    // a page that was never changed repeats the first date
    when.updated = updated.filter(|last| when.published.is_none_or(|first| last.sort_key() > first.sort_key() + 60));
    when.notices.extend(notices.into_iter().filter(|_| when.published.is_none()));
    when
}

/// A declared moment by the clock that readers see: another way of writing it with an offset, or the day that shows.
fn local(first: Moment, others: &[Moment], seen: &[Moment]) -> (Moment, Option<Notice>) {
    let exact = |moment: &Moment| moment.time.is_some() && moment.offset_minutes.is_some();
    if !exact(&first) || first.offset_minutes != Some(0) {
        return (first, None);
    }
    let same = |other: &&Moment| {
        exact(other) && other.offset_minutes != Some(0) && (other.sort_key() - first.sort_key()).abs() < 60
    };
    if let Some(other) = others.iter().find(same) {
        return (*other, None);
    }
    for shown in seen {
        let days = shown.days_since_epoch() - first.days_since_epoch();
        if days.abs() != 1 {
            continue;
        }
        // a place's day differs from the day of UTC only near midnight
        let hour = first.time.map_or(0, jiff::civil::Time::hour);
        if (days == -1 && hour >= 13) || (days == 1 && hour < 9) {
            continue;
        }
        let text =
            format!("The page shows {} and declares {first}, which is that day's end or beginning in UTC.", shown.date);
        return (*shown, Some(Notice::new(NoticeCode::Published, text)));
    }
    (first, None)
}

/// Whether a time without an offset is a declared moment as UTC writes it.
fn is_same_in_utc(shown: Moment, declared: Moment) -> bool {
    shown.time.is_some() && shown.offset_minutes.is_none() && (shown.sort_key() - declared.sort_key()).abs() < 60
}

/// Elements that tell a time between headline and text.
fn times(dom: &Dom, head: usize, start: usize) -> Vec<&Marked> {
    let outside = area::NAV | area::ASIDE | area::FOOTER;
    let near = head.saturating_sub(6)..=start.max(head) + 2;
    dom.marked
        .iter()
        .filter(|marked| {
            matches!(marked.mark, Mark::Time | Mark::Date) && marked.areas & outside == 0 && near.contains(&marked.line)
        })
        .take(20)
        .collect()
}

fn speaks_of_change(marked: &Marked) -> bool {
    let text = marked.text.to_lowercase();
    text.contains("updated") || text.contains("modified")
}

/// "/2023/05/17/" in an address.
fn of_link(link: &str) -> Option<Moment> {
    let path = link.split_once("://")?.1;
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let number = |text: &str, lengths: std::ops::RangeInclusive<usize>| -> Option<i16> {
        let fits = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok())?
    };
    parts.windows(3).find_map(|part| {
        let [year, month, day] = part else { return None };
        let year = number(year, 4..=4).filter(|year| (1990..2100).contains(year))?;
        let small = |text: &str| number(text, 1..=2).and_then(|value| i8::try_from(value).ok());
        jiff::civil::Date::new(year, small(month)?, small(day)?).ok().map(Moment::day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_of_the_page_is_kept() {
        let moment = |text: &str| text.parse::<Moment>().unwrap();
        for (first, others, seen, want) in [
            ("2025-04-23T02:00:00Z", "2025-04-22T22:00:00-04:00", "", "2025-04-22T22:00:00-04:00"),
            ("2025-04-23T02:00:00Z", "2025-04-24T22:00:00-04:00", "2025-04-22", "2025-04-22"),
            ("2025-04-23T15:00:00Z", "", "2025-04-22", "2025-04-23T15:00:00Z"),
            ("2025-04-23T02:00:00+02:00", "", "2025-04-22", "2025-04-23T02:00:00+02:00"),
            ("2025-04-23", "", "2025-04-22", "2025-04-23"),
        ] {
            let list = |text: &str| -> Vec<Moment> { text.split_whitespace().map(moment).collect() };
            let (got, _) = local(moment(first), &list(others), &list(seen));
            assert_eq!(got.to_string(), want, "{first} {others} {seen}");
        }
    }

    #[test]
    fn an_address_may_have_a_day() {
        for (link, want) in [
            ("https://harbour.example/2025/04/23/bridge", Some("2025-04-23")),
            ("https://harbour.example/news/bridge-2025-04-23", Some("2025-04-23")),
            ("https://harbour.example/2025/bridge", None),
            ("https://harbour.example/2025/13/23/bridge", None),
        ] {
            assert_eq!(of_link(link).map(|moment| moment.to_string()).as_deref(), want, "{link}");
        }
    }
}
