//! Reads a record: its bytes by their kind, then what its container says of it, which outweighs what the page says.
//!
//! A field that cannot be read stays as the page has it, with a notice; where field and page disagree, a notice tells
//! both. Knows nothing of containers.

use std::collections::BTreeMap;

use super::country::Countries;
use super::facts::Before;
use super::key::key;
use super::{IngestError, byline, cut, date, decode, language};
use crate::model::{BlockKind, Draft, Given, Media, Moment, Notice, NoticeCode, OutletId, Record};
use crate::text::{fold_space, slug};

/// What the makers of a corpus say of outlets, as far as reading needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The country of an outlet, as an ISO 3166-1 alpha-2 code: it decides what "IST" means and whether the day or the
    /// month comes first.
    pub countries: BTreeMap<OutletId, String>,
}

/// Reads one record.
///
/// # Errors
///
/// When the record is empty, no text, too large, or holds no article.
pub fn read_record(record: &Record, known: &Known) -> Result<Draft, IngestError> {
    let given = &record.given;
    let before =
        Before { title: filled(given.title.as_deref()), outlet: filled(given.outlet.as_deref()), known: Some(known) };
    let (without, mark) = cut::split(record);
    let mut draft = match record.media {
        Media::Text => {
            let (raw, notices) = decode::decode(&record.source, &without.body, record.charset.as_deref())?;
            super::read_text(&record.source, raw, notices, &before)?
        }
        #[cfg(not(target_arch = "wasm32"))]
        Media::Html => super::html::read_html(&without, &before)?,
        #[cfg(target_arch = "wasm32")]
        Media::Html => return Err(IngestError::Html { path: record.source.clone() }),
    };
    draft.id = record.id();
    if let Some(mark) = mark {
        mark.put_back(&mut draft);
    }
    if record.summary_only {
        let text = format!("Only the summary is there, by {}; the article's text is missing.", record.given_by);
        draft.notices.push(Notice::new(NoticeCode::Other, text));
    }
    if *given != Given::default() {
        let country = before.country(draft.outlet.as_deref()).map(str::to_owned);
        Fields { draft: &mut draft, given, by: record.given_by, country }.take();
    }
    Ok(draft)
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The words of a field, or none.
fn words(field: Option<&str>) -> Option<String> {
    filled(field).map(fold_space).filter(|text| !text.is_empty())
}

/// Puts given fields into a draft.
struct Fields<'a> {
    draft: &'a mut Draft,
    given: &'a Given,
    by: &'static str,
    /// The outlet's, where it is known.
    country: Option<String>,
}

impl Fields<'_> {
    fn take(mut self) {
        let given = self.given;
        if let Some(title) = words(given.title.as_deref()) {
            self.settle(NoticeCode::Title);
            let page = self.draft.title.replace(title.clone());
            self.compare(NoticeCode::Title, "title", &title, page.as_deref());
        }
        if let Some(outlet) = words(given.outlet.as_deref()) {
            self.settle(NoticeCode::Outlet);
            let page = self.draft.outlet.replace(outlet.clone());
            let same = page.as_deref().is_some_and(|page| slug(page) == slug(&outlet));
            self.compare(NoticeCode::Outlet, "outlet", &outlet, page.as_deref().filter(|_| !same));
        }
        if let Some(names) = words(given.byline.as_deref()).map(|text| author(&text)) {
            let page = self.draft.byline.replace(names.clone());
            self.compare(NoticeCode::Other, "author", &names, page.as_deref());
        }
        if let Some(place) = words(given.place.as_deref()) {
            let page = self.draft.place.replace(place.clone());
            self.compare(NoticeCode::Other, "place", &place, page.as_deref());
        }
        if let Some(section) = words(given.section.as_deref()) {
            let page = self.draft.section.replace(section.clone());
            self.compare(NoticeCode::Other, "section", &section, page.as_deref());
        }
        self.take_language();
        self.take_dates();
        self.take_link();
        self.take_summary();
    }

    fn note(&mut self, code: NoticeCode, message: String) {
        self.draft.notices.push(Notice::new(code, message));
    }

    /// Withdraws what was said of a field while the page alone was known.
    fn settle(&mut self, code: NoticeCode) {
        self.draft.notices.retain(|notice| notice.code != code);
    }

    /// Notes that field and page disagree, if they do.
    fn compare(&mut self, code: NoticeCode, what: &str, given: &str, page: Option<&str>) {
        if let Some(page) = page.filter(|page| key(page) != key(given)) {
            self.note(code, format!("The {what} is {given:?} by {}; the page has {page:?}.", self.by));
        }
    }

    /// Notes that a field cannot be read.
    fn unread(&mut self, code: NoticeCode, what: &str, text: &str) {
        self.note(code, format!("{text:?} cannot be read as the {what}; it is given by {}.", self.by));
    }

    fn take_language(&mut self) {
        let Some(text) = words(self.given.language.as_deref()) else { return };
        let Some(code) = language::of_given(&text) else {
            return self.unread(NoticeCode::Language, "language", &text);
        };
        self.settle(NoticeCode::Language);
        let page = self.draft.language.replace(code.clone());
        self.compare(NoticeCode::Language, "language", &code, page.as_deref());
    }

    fn take_dates(&mut self) {
        let (published, first) = self.date(self.given.published.as_deref(), "published");
        let (updated, last) = self.date(self.given.updated.as_deref(), "updated");
        if published.is_some() && (self.draft.updated.is_none() || updated.is_some()) {
            self.settle(NoticeCode::Published);
        } else if published.is_some() {
            self.draft.notices.retain(|notice| !notice.message.contains("publication"));
        }
        self.draft.notices.extend(first.into_iter().chain(last));
        if let Some(moment) = published {
            let page = self.draft.published.replace(moment);
            self.compare_dates("day of publication", moment, page);
        }
        if let Some(moment) = updated {
            let page = self.draft.updated.replace(moment);
            self.compare_dates("day of the last change", moment, page);
        }
    }

    /// The moment of a field, with what is to be said of it.
    fn date(&self, field: Option<&str>, what: &str) -> (Option<Moment>, Vec<Notice>) {
        let Some(text) = words(field) else { return (None, Vec::new()) };
        let mut notices = Vec::new();
        let countries = Countries::read(self.draft.raw.lines()).with_outlet(self.country.as_deref());
        let moment = date::given(&text, &countries, what, &mut notices);
        if moment.is_none() {
            let message = format!("{text:?} cannot be read as the date {what}; it is given by {}.", self.by);
            notices.push(Notice::new(NoticeCode::Published, message));
        }
        (moment, notices)
    }

    fn compare_dates(&mut self, what: &str, given: Moment, page: Option<Moment>) {
        let Some(page) = page else { return };
        let exact = |moment: Moment| moment.time.is_some() && moment.offset_minutes.is_some();
        let same = if exact(given) && exact(page) {
            // seconds are seldom shown
            (given.sort_key() - page.sort_key()).abs() < 60
        } else {
            // two calendars may stand a day apart where the offset of one is unknown
            (given.days_since_epoch() - page.days_since_epoch()).abs() <= i32::from(exact(given) || exact(page))
        };
        if !same {
            self.note(NoticeCode::Published, format!("The {what} is {given} by {}; the page has {page}.", self.by));
        }
    }

    fn take_link(&mut self) {
        let Some(text) = filled(self.given.link.as_deref()).map(str::to_owned) else { return };
        if !is_address(&text) {
            return self.unread(NoticeCode::Other, "address of the article", &text);
        }
        let page = self.draft.link.replace(text.clone());
        self.compare(NoticeCode::Other, "address", &text, page.as_deref());
    }

    /// A given standfirst marks the block that says the same; else it is told.
    fn take_summary(&mut self) {
        let Some(summary) = words(self.given.summary.as_deref()) else { return };
        let known = key(&summary);
        let says = |text: &str| !known.is_empty() && key(text) == known;
        let one_of_several = self.draft.blocks.len() > 1;
        let first = self.draft.blocks.iter_mut().take(4).find(|block| says(&block.text));
        if let Some(block) = first {
            if one_of_several && block.kind == BlockKind::Paragraph {
                block.kind = BlockKind::Summary;
            }
        } else if !key(&self.draft.raw).contains(&known) {
            self.note(NoticeCode::Other, format!("A standfirst that the text lacks, by {}: {summary:?}.", self.by));
        }
    }
}

/// Whether a text is an address that a browser opens.
pub(super) fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        text.get(..scheme.len()).filter(|head| head.eq_ignore_ascii_case(scheme)).and_then(|_| text.get(scheme.len()..))
    });
    rest.and_then(|rest| rest.split(['/', '?', '#']).next()).is_some_and(|host| host.len() >= 3 && host.contains('.'))
        && !text
            .contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '"'))
}

/// The names of a given author: without "By", and without the address for mail that a feed puts first.
fn author(text: &str) -> String {
    if let Some((mail, rest)) = text.split_once(" (")
        && mail.contains('@')
        && let Some(name) = rest.strip_suffix(')')
    {
        return name.to_owned();
    }
    byline::in_line(text, true).filter(|found| found.strength == 3).map_or_else(|| text.to_owned(), |found| found.names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY: &str = "the export's fields";

    fn record(body: &str, given: Given) -> Record {
        Record { source: "x.jsonl#1".into(), body: body.into(), given, given_by: BY, ..Record::default() }
    }

    fn titled(title: &str) -> Given {
        Given { title: Some(title.to_owned()), ..Given::default() }
    }

    fn read(record: &Record) -> Draft {
        read_record(record, &Known::default()).unwrap()
    }

    #[test]
    fn a_short_text_with_a_headline_is_an_article() {
        for body in [
            "Fog closed the harbour.",
            "The council has voted to close the old ferry line at the end of…",
            "The council has voted to close the old ferry line",
            "Fog closed the harbour.\nTwo ferries turned back\nNobody was hurt.",
        ] {
            let draft = read(&record(body, titled("Fog closes harbour")));
            assert_eq!(draft.title.as_deref(), Some("Fog closes harbour"));
            let texts: Vec<_> = draft.blocks.iter().map(|block| block.text.as_str()).collect();
            assert_eq!(texts, body.lines().collect::<Vec<_>>());
        }
        let error = read_record(&record("Harbour", titled("Fog closes harbour")), &Known::default()).unwrap_err();
        assert!(matches!(error, IngestError::NoArticle { .. }));
    }

    #[test]
    fn a_summary_in_the_text_s_place_has_a_notice() {
        let told = |summary_only: bool| {
            let record = record("Fog closed the harbour on Monday.", titled("Fog closes harbour"));
            let draft = read(&Record { summary_only, ..record });
            draft.notices.iter().any(|notice| notice.message.starts_with("Only the summary is there"))
        };
        assert!(told(true) && !told(false));
    }

    #[test]
    fn given_fields_outweigh_the_page_and_a_notice_tells_both() {
        let body = "Fog closes harbour\nBy Ana Ruiz\nPublished 3 December 2025, 14:05 GMT\n\
            The harbour was closed on Wednesday morning after thick fog had come in from the sea, the master said.\n\
            Two ferries turned back and a third waited outside until noon, when the wind took the fog away at last.\n";
        let given = Given {
            outlet: Some("Harbour Times".into()),
            byline: Some("By Tom Lind".into()),
            published: Some("2025-12-03T14:05:20Z".into()),
            updated: Some("some day".into()),
            link: Some("ftp://harbour.example/fog".into()),
            language: Some("en-GB".into()),
            ..titled("Fog closes harbour")
        };
        let draft = read(&record(body, given));
        assert_eq!((draft.outlet.as_deref(), draft.byline.as_deref()), (Some("Harbour Times"), Some("Tom Lind")));
        assert_eq!(draft.published.map(|moment| moment.to_string()).as_deref(), Some("2025-12-03T14:05:20Z"));
        assert_eq!((draft.updated, draft.link.as_deref(), draft.language.as_deref()), (None, None, Some("en")));
        let told: Vec<_> = draft.notices.iter().filter(|notice| notice.message.contains(BY)).collect();
        assert_eq!(told.len(), 3, "author, updated and link: {:#?}", draft.notices);
        assert!(!draft.notices.iter().any(|notice| notice.message.contains("unknown")), "{:#?}", draft.notices);
    }

    #[test]
    fn an_outlet_s_country_decides_what_a_zone_means() {
        let body = "The harbour was closed on Wednesday morning after thick fog had come in from the sea, he said.";
        let given = Given {
            outlet: Some("Harbour Times".into()),
            published: Some("3 Jun 2025 14:05 IST".into()),
            ..titled("Fog closes harbour")
        };
        let record = record(body, given);
        assert_eq!(read(&record).published.map(|moment| moment.to_string()).as_deref(), Some("2025-06-03T14:05:00"));
        let known = Known { countries: [(OutletId::from("harbour-times"), "IE".to_owned())].into() };
        let draft = read_record(&record, &known).unwrap();
        assert_eq!(draft.published.map(|moment| moment.to_string()).as_deref(), Some("2025-06-03T14:05:00+01:00"));
        assert!(draft.notices.iter().any(|notice| notice.message.contains("known to be of IE")), "{:?}", draft.notices);
        assert_eq!(draft.id, record.id());
    }

    #[test]
    fn addresses_and_authors_in_their_shapes() {
        for (text, want) in [
            ("https://harbour.example/fog?x=1", true),
            ("HTTP://harbour.example", true),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https://harbour.example/a b", false),
            ("harbour.example", false),
        ] {
            assert_eq!(is_address(text), want, "{text}");
        }
        assert_eq!(author("desk@harbour.example (Ana Ruiz)"), "Ana Ruiz");
        assert_eq!(author("by Ana Ruiz"), "Ana Ruiz");
        assert_eq!(author("Ana Ruiz"), "Ana Ruiz");
    }
}
