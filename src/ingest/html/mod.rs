//! Saved HTML pages: what of a page is its article, and what the page says of it.
//!
//! A draft's `raw` is the page's **visible** text, one line for each block-level element, white space folded, in the
//! order of the file; scripts, styles and what is hidden are left out. Hundreds of kilobytes of markup would be of no use
//! to anybody who wants to check what was removed; every span of the draft points into that visible text and covers it,
//! as for files of plain text.
//!
//! The tags are read once (`walk`). The lines get the scores of the text pass, corrected by what the elements around them
//! say (`score`). Titles, authors and dates come from where pages declare them (`headline`, `people`, `when`, `site`),
//! with the text pass as one more witness.

mod attributes;
mod charset;
mod dom;
mod evidence;
mod headline;
mod kinds;
mod linked;
mod people;
mod score;
mod site;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod walk;
mod weights;
mod when;

use super::country::Countries;
use super::facts::{self, Before};
use super::key::key;
use super::line;
use super::page::Page;
use super::role::{self, Role};
use super::{IngestError, blocks, decode, language};
use crate::model::{Draft, Notice, NoticeCode, Record, Span};
use dom::Dom;
use evidence::Said;
use headline::Headline;
use linked::Article;

/// Reads a record of HTML. The identifier is left to the caller, and what the container says of the article as well.
pub(super) fn read_html(record: &Record, before: &Before<'_>) -> Result<Draft, IngestError> {
    let declared = charset::declared(&record.body);
    let charset = record.charset.as_deref().or(declared.as_deref());
    let (html, mut notices) = decode::decode(&record.source, &record.body, charset)?;
    let dom = walk::walk(&html);
    drop(html);
    let linked = linked::article(&dom.linked_data);
    let site = site::names(&dom, &linked);
    let headline = headline::find(&dom, &linked, &site);
    let mut page = page_of(&dom);
    let said = said(&dom, &linked, headline.as_ref());
    page.scores = score::scores(&dom, &page, &said);
    page.settle();
    let known = Before { title: before.title.or(headline.as_ref().map(|headline| headline.text.as_str())), ..*before };
    let facts = facts::collect(&mut page, &known);
    let mut roles = role::roles(&page, &facts);
    let title_line = facts.title.as_ref().map(|title| title.line);
    kinds::correct(&dom, &page, title_line, &mut roles);
    if !roles.iter().any(|role| matches!(role, Role::Keep(_))) {
        return Err(IngestError::NoArticle { lines: page.lines.len(), path: record.source.clone() });
    }
    notices.extend(page_notices(&dom, &page));
    let (blocks, removed) = blocks::assemble(&page.lines, &roles);
    let link = site::link(&dom, &linked);
    let start = page.body().first().copied().unwrap_or(0);
    let head = facts.title.as_ref().map_or(start, |title| title.line);
    let outlet = site::outlet(&dom, &linked);
    let country = before.country(outlet.as_deref().or(facts.outlet.as_deref()));
    let countries = Countries::read(page.lines.iter().map(|line| line.text.as_ref())).with_outlet(country);
    let shown = when::Shown { published: facts.dates.published, updated: facts.dates.updated };
    let when = when::find(&dom, &linked, link.as_deref(), &countries, shown, (head, start));
    let byline = people::byline(&dom, &linked, &site, facts.byline.as_deref(), start);
    let title = headline.as_ref().map(|headline| headline.text.clone()).or(facts.title.map(|title| title.text));
    notices.extend(headline.iter().filter(|headline| headline.is_declared).map(|headline| {
        let text = format!("The title {:?} is what the page declares; no heading on it says so.", headline.text);
        Notice::new(NoticeCode::Title, text)
    }));
    let section = site::section(&dom, &linked, title.as_deref());
    // what the text pass inferred is not said where the page declares the field
    let (section_said, link_said) = (section.is_some(), link.is_some());
    let said_language = dom.language.as_deref().and_then(language::of_given);
    notices.extend(facts.notices.into_iter().filter(|notice| match notice.code {
        NoticeCode::Title => title.is_none(),
        NoticeCode::Outlet => outlet.is_none(),
        NoticeCode::Published => when.published.is_none(),
        NoticeCode::Other if notice.message.starts_with("The section is") => !section_said,
        NoticeCode::Other if notice.message.starts_with("The address is") => !link_said,
        NoticeCode::Language => facts.language.is_some() || said_language.is_none(),
        _ => true,
    }));
    notices.extend(when.notices);
    Ok(Draft {
        source: record.source.clone(),
        section: section.or(facts.section),
        title,
        outlet: outlet.or(facts.outlet),
        byline,
        published: when.published,
        updated: when.updated,
        place: facts.place,
        // the text is asked first: many pages declare the language of their template
        language: facts.language.or(said_language),
        link: link.or(facts.link),
        blocks,
        removed,
        notices,
        raw: dom.raw,
        ..Draft::default()
    })
}

fn page_notices(dom: &Dom, page: &Page<'_>) -> Vec<Notice> {
    let mut out = Vec::new();
    if page.copies.contains(&true) {
        let text = "The file holds the article more than once; the first copy was kept.";
        out.push(Notice::new(NoticeCode::RepeatedArticle, text));
    }
    if page.doubtful {
        let text = "Nothing on the page reads surely like an article; every whole sentence was kept.";
        out.push(Notice::new(NoticeCode::Other, text));
    }
    if dom.is_cut {
        let text = "The page has more text than one article can have; what stands behind was not read.";
        out.push(Notice::new(NoticeCode::Other, text));
    }
    out
}

fn page_of(dom: &Dom) -> Page<'_> {
    let spans = dom.pieces.iter().map(|piece| Span::new(piece.start, piece.end));
    Page::unsettled(line::of_spans(&dom.raw, spans))
}

/// What the page says of its article, for comparing lines with it.
fn said(dom: &Dom, linked: &Article, headline: Option<&Headline>) -> Said {
    let description = site::meta(dom, &["og:description", "description", "twitter:description"]).map(linked::plain);
    Said {
        body: linked.body.as_deref().map(|body| evidence::body_runs(&key(body))).unwrap_or_default(),
        description: description.or(linked.description.clone()).map(|text| key(&text)).unwrap_or_default(),
        title: headline.map(|headline| key(&headline.text)).unwrap_or_default(),
    }
}

/// A line as training sees it: text, features, words of classes, near and (marked by "^") far.
pub(super) type Seen = (String, Vec<u16>, Vec<String>);

/// The features of every line of a page, for training.
pub fn line_features(html: &str) -> Vec<Seen> {
    let dom = walk::walk(html);
    let linked = linked::article(&dom.linked_data);
    let headline = headline::find(&dom, &linked, &site::names(&dom, &linked));
    let page = page_of(&dom);
    let mut features = vec![Vec::new(); page.lines.len()];
    evidence::features(&dom, &page, &said(&dom, &linked, headline.as_ref()), &mut |at, number| {
        features.get_mut(at).into_iter().for_each(|on: &mut Vec<u16>| on.push(number));
    });
    dom.pieces
        .iter()
        .zip(&page.lines)
        .zip(features)
        .map(|((piece, line), own)| {
            let tokens = evidence::tokens(&dom, piece);
            let tokens =
                tokens.into_iter().map(|(far, token)| if far { format!("^{token}") } else { token.to_owned() });
            (line.text.to_string(), own, tokens.collect())
        })
        .collect()
}
