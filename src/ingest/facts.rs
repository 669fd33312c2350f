//! Title, author, dates, place, outlet and language of a page, each with its evidence.

use super::author;
use super::country::Countries;
use super::date::{self, Anchors, Candidate, Chosen};
use super::dateline;
use super::given::Known;
use super::language;
use super::link;
use super::outlet;
use super::page::Page;
use super::section;
use super::title::{self, Title};
use crate::model::{Notice, NoticeCode, OutletId, Reason};
use crate::text::slug;

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The headline and its line.
    pub(super) title: Option<Title>,
    /// The authors.
    pub(super) byline: Option<String>,
    /// The line that named them.
    pub(super) byline_line: Option<usize>,
    /// The dates.
    pub(super) dates: Chosen,
    /// Where it was written.
    pub(super) place: Option<String>,
    /// The outlet.
    pub(super) outlet: Option<String>,
    /// The language.
    pub(super) language: Option<String>,
    /// The part of the outlet.
    pub(super) section: Option<String>,
    /// The article's address.
    pub(super) link: Option<String>,
    /// What was inferred from what.
    pub(super) notices: Vec<Notice>,
}

/// What is known of an article before its page is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before<'a> {
    /// Its headline.
    pub(super) title: Option<&'a str>,
    /// Its outlet's name.
    pub(super) outlet: Option<&'a str>,
    /// What is known of outlets.
    pub(super) known: Option<&'a Known>,
}

impl Before<'_> {
    /// The country of its outlet, which the page may name.
    pub(super) fn country(&self, on_page: Option<&str>) -> Option<&str> {
        let outlet = self.outlet.or(on_page)?;
        self.known?.countries.get(&OutletId(slug(outlet))).map(String::as_str)
    }
}

/// Collects what the page says. Once the headline is found, the article is sought again behind it.
pub(super) fn collect(page: &mut Page<'_>, before: &Before<'_>) -> Facts {
    let title = match before.title {
        Some(given) => title::given(page, given),
        None => None,
    };
    // where the headline is known, a bare text has no further one
    let title = title.or_else(|| if before.title.is_some() && page.is_bare() { None } else { headline(page) });
    if let Some(title) = &title {
        page.begin_behind(title.line);
    }
    let page = &*page;
    let body = &page.body();
    let start = body.first().copied().unwrap_or(0);
    let end = body.last().map_or(0, |last| last + 1);
    let anchors = Anchors {
        title: title.as_ref().map(|title| title.line),
        start: first_paragraph(page, body).unwrap_or(start),
        end,
    };
    let mut notices = title_notices(page, title.as_ref());
    let author = author::find(page, anchors);
    let (byline, byline_line) = author.map_or((None, None), |(byline, line)| (Some(byline.names), Some(line)));
    let head = anchors.title.map_or(0..0, |title| title + 1..anchors.start.clamp(title + 1, title + 12));
    let (outlet, outlet_notice) = outlet::find(page, byline.as_deref(), head);
    let country = before.country(outlet.as_deref());
    let countries = Countries::read(page.lines.iter().map(|line| line.text.as_ref())).with_outlet(country);
    let dates = date::choose(&candidates(page), anchors, &countries);
    let mut place = byline_line
        .into_iter()
        .chain(dates.lines.iter().copied())
        .find_map(|at| page.lines.get(at).and_then(|line| dateline::of_byline(&line.text)));
    let opening = body.iter().filter_map(|&at| page.lines.get(at)).filter(|line| line.words >= 8).take(2);
    for dateline in opening.filter_map(|line| dateline::of_paragraph(&line.text)).take(1) {
        if let Some(agency) = dateline.agency {
            let text = format!("The dateline names {agency}: the text comes from there at least in part.");
            notices.push(Notice::new(NoticeCode::Origin, text));
        }
        place = Some(dateline.place);
    }
    notices.push(outlet_notice);
    let (language, notice) = language(page, body);
    notices.push(notice);
    notices.extend(dates.notices.iter().cloned());
    let section = section::find(page, anchors.title);
    let link = link::find(page, title.as_ref().map(|title| title.text.as_str()), anchors);
    notices.extend(section.iter().map(|(_, notice)| notice.clone()));
    notices.extend(link.iter().map(|(_, notice)| notice.clone()));
    let (section, link) = (section.map(|(name, _)| name), link.map(|(address, _)| address));
    Facts { title, byline, byline_line, dates, place, outlet, language, section, link, notices }
}

fn language(page: &Page<'_>, body: &[usize]) -> (Option<String>, Notice) {
    let lines = || body.iter().filter_map(|&at| page.lines.get(at));
    let words = lines().map(|line| line.words).sum();
    let stop_words = body.iter().filter_map(|&at| page.looks.get(at)).map(|look| look.tally.stop_words).sum();
    match language::of_counts(words, stop_words) {
        Some((code, notice)) => (Some(code), notice),
        None => language::of(lines().map(|line| line.text.as_ref())),
    }
}

/// The headline that the page shows.
fn headline(page: &Page<'_>) -> Option<Title> {
    // a text that is one paragraph has no headline: the paragraph is not taken for it
    if let Some(title) = title::of_bare(page) {
        return Some(title);
    }
    let title = title::find(page, &page.body()).filter(|title| page.body() != [title.line]);
    title.or_else(|| title::of_brief(page, &page.body()))
}

fn first_paragraph(page: &Page<'_>, body: &[usize]) -> Option<usize> {
    body.iter().copied().find(|&at| page.lines.get(at).is_some_and(|line| line.words >= 12))
}

fn title_notices(page: &Page<'_>, title: Option<&Title>) -> Vec<Notice> {
    let text = match title {
        None => "The title is unknown: no line reads like the headline of this text.".to_owned(),
        Some(title) if title.cut => {
            let line = page.lines.get(title.line).map(|line| line.text.as_ref()).unwrap_or_default();
            format!("The title is the line {line:?} without the site's name.")
        }
        Some(_) => return Vec::new(),
    };
    vec![Notice::new(NoticeCode::Title, text)]
}

/// Every date of the page that could be the article's.
fn candidates(page: &Page<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (at, (line, look)) in page.lines.iter().zip(&page.looks).enumerate() {
        // a line of many words was not read for dates: the article's are not there
        if look.dates.is_empty() {
            continue;
        }
        let label_above = at
            .checked_sub(1)
            .and_then(|before| page.lines.get(before))
            .filter(|before| before.words <= 3)
            .and_then(|before| date::label_of(&before.text));
        let foreign = line.text.starts_with(['—', '–', '©'])
            || look.sign.is_some_and(|sign| matches!(sign.reason, Reason::PictureCredit | Reason::Legal));
        let in_body = page.keeps(at) && line.words > 8;
        for found in look.dates.iter().cloned() {
            out.push(Candidate { line: at, words: line.words, found, in_body, foreign, label_above });
        }
    }
    out
}
