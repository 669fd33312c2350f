//! A record as one line of JSON and back: the form in which records travel between machines.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use serde_json::{Map, Value};

use super::SourceError;
use super::entry_text::FEED;
use super::fields::{self, EXPORT};
use super::mapping::Mapping;
use super::warc::CRAWL;
use crate::model::{Given, Media, Record};

/// What can give fields; a line names one of them.
const GIVERS: &[&str] = &[EXPORT, FEED, CRAWL];

/// A record's form as JSON.
#[derive(Serialize)]
struct Form {
    source: String,
    #[serde(skip_serializing_if = "is_text")]
    media: Media,
    #[serde(skip_serializing_if = "Option::is_none")]
    charset: Option<String>,
    #[serde(flatten)]
    given: Given,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    summary_only: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    given_by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form of what serde calls")]
fn is_text(media: &Media) -> bool {
    *media == Media::Text
}

/// A record as one line, without the line's end: `source`, `text` or `html`, and what is given. A body that is not UTF-8
/// stands in base64 under `bytes`.
pub fn to_line(record: &Record) -> String {
    let (mut text, mut html, mut bytes) = (None, None, None);
    match (std::str::from_utf8(&record.body), record.media) {
        (Ok(body), Media::Text) => text = Some(body.to_owned()),
        (Ok(body), Media::Html) => html = Some(body.to_owned()),
        (Err(_), _) => bytes = Some(BASE64_STANDARD.encode(&record.body)),
    }
    let form = Form {
        source: record.source.clone(),
        media: record.media,
        charset: record.charset.clone(),
        given: record.given.clone(),
        summary_only: record.summary_only,
        given_by: record.given_by.to_owned(),
        text,
        html,
        bytes,
    };
    serde_json::to_string(&form).unwrap_or_default()
}

/// The record of a line that `to_line` wrote.
pub fn of_line(line: &str) -> Result<Record, SourceError> {
    let malformed = |detail: String| SourceError::Malformed {
        format: "JSON",
        detail,
        instead: "each line has to be a record with `source` and `text`, `html` or `bytes`",
    };
    let value: Value = serde_json::from_str(line).map_err(|error| malformed(error.to_string()))?;
    let object = value.as_object().filter(|object| is_form(object));
    of_form(object.ok_or_else(|| malformed("no record".to_owned()))?, &Mapping::default())
}

/// Whether an object is a record as it is written here, rather than an export.
pub(super) fn is_form(object: &Map<String, Value>) -> bool {
    let is_string = |name: &str| object.get(name).is_some_and(Value::is_string);
    is_string("source") && (is_string("text") || is_string("html") || is_string("bytes"))
}

/// The record of an object for which `is_form` holds. What is said under other names than ours is added.
pub(super) fn of_form(object: &Map<String, Value>, mapping: &Mapping) -> Result<Record, SourceError> {
    let get = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
    let (media, body) = match (get("text"), get("html"), get("bytes")) {
        (Some(text), ..) => (Media::Text, text.into_bytes()),
        (_, Some(html), _) => (Media::Html, html.into_bytes()),
        (.., bytes) => {
            let bytes = BASE64_STANDARD.decode(bytes.unwrap_or_default()).map_err(|error| SourceError::Malformed {
                format: "base64",
                detail: format!("{error} in `bytes`"),
                instead: "write the article's bytes in base64, or its text under `text` or `html`",
            })?;
            (if get("media").as_deref() == Some("html") { Media::Html } else { Media::Text }, bytes)
        }
    };
    let mut given = Given {
        title: get("title"),
        outlet: get("outlet"),
        byline: get("byline"),
        published: get("published"),
        updated: get("updated"),
        place: get("place"),
        section: get("section"),
        language: get("language"),
        link: get("link"),
        summary: get("summary"),
    };
    fields::fill(&mut given, object, mapping);
    let summary_only = object.get("summary_only").and_then(Value::as_bool).unwrap_or_default();
    let said = get("given_by").unwrap_or_default();
    let given_by = match GIVERS.iter().find(|giver| **giver == said) {
        Some(giver) => giver,
        None if given == Given::default() && !summary_only => "",
        None => EXPORT,
    };
    let source = get("source").unwrap_or_default();
    Ok(Record { source, media, charset: get("charset"), body, given, summary_only, given_by })
}
