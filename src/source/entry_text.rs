//! What an entry of a feed says: which of its parts is the text, and what of the feed holds for it.

use super::SourceError;
use super::feed::resolved;
use super::fields::is_markup;
use crate::model::{Given, Media, Record};

/// What gives the fields, as notices name it.
pub(super) const FEED: &str = "the feed's entry";

/// How much text beside its headline makes an entry more than an announcement, in characters.
const MORE_THAN_HEADLINE: usize = 40;

/// What an element of a feed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Link,
    Id,
    Byline,
    Published,
    Updated,
    Section,
    Content,
    Summary,
    Source,
    Language,
}

impl Field {
    /// What an element of an entry is.
    pub(super) fn of_entry(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "link" | "feedburner:origlink" => Self::Link,
            "guid" | "id" => Self::Id,
            "author" | "dc:creator" => Self::Byline,
            "pubdate" | "published" | "issued" | "dc:date" | "dcterms:issued" => Self::Published,
            "updated" | "modified" | "dcterms:modified" => Self::Updated,
            "category" | "dc:subject" => Self::Section,
            "content:encoded" | "content" | "fulltext" | "body" | "xhtml:body" => Self::Content,
            "description" | "summary" => Self::Summary,
            "source" => Self::Source,
            "dc:language" => Self::Language,
            _ => return None,
        })
    }

    /// What an element of the feed itself is.
    pub(super) fn of_feed(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "language" | "dc:language" => Self::Language,
            "link" => Self::Link,
            _ => return None,
        })
    }
}

/// What a feed says of all its entries.
#[derive(Debug, Default)]
pub(super) struct Feed {
    title: Option<String>,
    language: Option<String>,
}

impl Feed {
    pub(super) fn put(&mut self, field: Field, text: &str) {
        let text = resolved(text).trim().to_owned();
        match field {
            Field::Title if self.title.is_none() && !text.is_empty() => self.title = Some(text),
            Field::Language => self.language(&text),
            _ => {}
        }
    }

    pub(super) fn language(&mut self, language: &str) {
        if self.language.is_none() && !language.trim().is_empty() {
            self.language = Some(language.trim().to_owned());
        }
    }
}

/// What an entry says.
#[derive(Debug, Default)]
pub(super) struct Entry {
    title: Option<String>,
    link: Option<String>,
    id: Option<String>,
    bylines: Vec<String>,
    published: Option<String>,
    updated: Option<String>,
    sections: Vec<String>,
    content: Option<(Media, String)>,
    summary: Option<(Media, String)>,
    outlet: Option<String>,
    language: Option<String>,
}

impl Entry {
    /// The address of the article itself, among others that an entry names.
    pub(super) fn link(&mut self, rel: &str, href: &str) {
        if self.link.is_none() && matches!(rel, "" | "alternate") && !href.trim().is_empty() {
            self.link = Some(href.trim().to_owned());
        }
    }

    /// A value that stands in an attribute.
    pub(super) fn add(&mut self, field: Field, value: String) {
        self.put(field, value, false, "");
    }

    pub(super) fn put(&mut self, field: Field, text: String, is_html: bool, kind: &str) {
        if text.trim().is_empty() {
            return;
        }
        let first = |place: &mut Option<String>, text: &str| {
            place.get_or_insert_with(|| text.trim().to_owned());
        };
        match field {
            Field::Title => first(&mut self.title, &plain(&text)),
            Field::Link => first(&mut self.link, &text),
            Field::Id => first(&mut self.id, &text),
            Field::Byline => self.bylines.push(person(&text)),
            Field::Published => first(&mut self.published, &text),
            Field::Updated => first(&mut self.updated, &text),
            Field::Section => self.sections.push(plain(&text)),
            Field::Source => first(&mut self.outlet, &plain(&text)),
            Field::Language => first(&mut self.language, &text),
            // What is neither text nor markup stands elsewhere, or in base64.
            Field::Content | Field::Summary
                if !matches!(kind, "" | "text" | "text/plain") && !kind.contains("html") => {}
            Field::Content | Field::Summary => {
                let is_plain = matches!(kind, "text" | "text/plain") && !is_html;
                let is_html = is_html || (!is_plain && (is_markup(&text) || resolved(&text) != text));
                let place = if field == Field::Content { &mut self.content } else { &mut self.summary };
                place.get_or_insert((if is_html { Media::Html } else { Media::Text }, text));
            }
        }
    }

    /// The record without its name, and the entry's identifier.
    pub(super) fn record(self, feed: &Feed) -> Result<(Record, Option<String>), (SourceError, Option<String>)> {
        let is_address = |id: &&String| id.starts_with("http://") || id.starts_with("https://");
        let link = self.link.or_else(|| self.id.as_ref().filter(is_address).cloned());
        let (body, summary) = match (self.content, self.summary) {
            (Some(content), summary) => (Some(content), summary),
            (None, summary) => (summary, None),
        };
        let title = self.title;
        let has_text =
            body.as_ref().is_some_and(|(_, body)| says_more(&plain(body), title.as_deref().unwrap_or_default()));
        let Some((media, body)) = body.filter(|_| has_text) else {
            let has = match (&title, &link) {
                (Some(_), Some(_)) => "a headline and an address",
                (Some(_), None) => "a headline",
                (None, Some(_)) => "an address",
                (None, None) => "",
            };
            return Err((SourceError::OnlyHeadline { has: has.to_owned() }, self.id));
        };
        let text = plain(&body);
        let given = Given {
            title,
            outlet: self.outlet.or_else(|| feed.title.as_deref().map(|title| outlet(title, link.as_deref()))),
            byline: (!self.bylines.is_empty()).then(|| self.bylines.join(", ")),
            published: self.published,
            updated: self.updated,
            // Several are what the article is about, one is where it stands.
            section: <[String; 1]>::try_from(self.sections).ok().map(|[section]| section),
            language: self.language.or_else(|| feed.language.clone()),
            link,
            summary: summary.map(|(_, summary)| plain(&summary)).filter(|summary| is_summary(summary, &text)),
            ..Given::default()
        };
        let charset = (media == Media::Html).then(|| "utf-8".to_owned());
        let record = Record {
            source: String::new(),
            media,
            charset,
            body: body.trim().as_bytes().to_vec(),
            given,
            summary_only: false,
            given_by: FEED,
        };
        Ok((record, self.id))
    }
}

/// Whether a text says more than the headline, and the outlet's name perhaps.
fn says_more(text: &str, title: &str) -> bool {
    let rest = text.strip_prefix(title.trim()).filter(|_| !title.trim().is_empty());
    match rest {
        Some(rest) => rest.trim().chars().count() > MORE_THAN_HEADLINE,
        None => !text.is_empty(),
    }
}

/// Whether a summary is one that somebody wrote, rather than the first words of the text.
fn is_summary(summary: &str, text: &str) -> bool {
    let is_cut = ["…", "...", "[…]", "[...]", "…]"].iter().any(|end| summary.ends_with(end));
    !summary.is_empty() && !is_cut && !summary.contains(" appeared first on ") && !text.starts_with(summary)
}

/// The words of a text without tags, with entities resolved and spaces folded.
fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        let is_tag = after.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!'));
        if is_tag {
            words.push(' ');
            // What follows a tag that is never closed is in it.
            rest = after.split_once('>').map_or("", |(_, behind)| behind);
        } else {
            words.push('<');
            rest = after;
        }
    }
    words.push_str(rest);
    resolved(&words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name in RSS's "address (name)".
fn person(text: &str) -> String {
    let text = text.trim();
    let name = text.split_once('(').and_then(|(before, name)| {
        (before.contains('@') && name.ends_with(')')).then(|| name.trim_end_matches(')').trim())
    });
    name.filter(|name| !name.is_empty()).unwrap_or(text).to_owned()
}

/// What stands between an outlet's name and the part of it that a feed is of.
const BETWEEN: &[&str] = &[" - ", " – ", " — ", " | ", " » ", " > ", " :: ", ": "];

/// The outlet's name in a feed's title: the part that the articles' address has too, else the whole.
fn outlet(title: &str, link: Option<&str>) -> String {
    let squeezed = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let host = link.and_then(|link| link.split("://").nth(1)).and_then(|rest| rest.split(['/', '?', ':']).next());
    let host = squeezed(host.unwrap_or_default());
    let mut parts = vec![title];
    for between in BETWEEN {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    let in_host = |part: &&&str| {
        let part = squeezed(part);
        let part = part.strip_prefix("the").filter(|rest| rest.len() > 2).unwrap_or(&part);
        part.chars().count() > 2 && host.contains(part)
    };
    parts.iter().find(in_host).map_or(title, |part| part).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_is_what_the_address_has_too() {
        for (title, link, want) in [
            ("Harbour Times - World", "https://www.harbourtimes.example/fog", "Harbour Times"),
            ("World news | The Islander", "https://theislander.example/", "The Islander"),
            ("Fog and More", "https://blog.example/", "Fog and More"),
            ("Fog: a blog", "https://example.com/", "Fog: a blog"),
        ] {
            assert_eq!(outlet(title, Some(link)), want);
        }
    }

    #[test]
    fn words_are_left_when_tags_go() {
        assert_eq!(plain("<p>Fog &amp; <b>rain</b></p>\n<p>a < b</p>"), "Fog & rain a < b");
        assert_eq!(person("ana@example.com (Ana Ruiz)"), "Ana Ruiz");
        assert_eq!(person("Ana Ruiz (Lisbon)"), "Ana Ruiz (Lisbon)");
    }
}
