//! From the fields of an export to a record.
//!
//! Decides whether a text is HTML and what stands in for a text that is missing. Does not judge what the fields say.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::mapping::{Mapping, Target, plain};
use super::names::{Names, Position};
use super::{Options, SourceError, line};
use crate::model::{Given, Media, Record};

/// What gives the fields, as notices name it.
pub(super) const EXPORT: &str = "the export's fields";

/// An object's fields under their plain names.
struct Fields<'a>(BTreeMap<String, &'a Value>);

impl<'a> Fields<'a> {
    fn of(object: &'a Map<String, Value>) -> Self {
        let mut fields = BTreeMap::new();
        for (name, value) in object {
            fields.entry(plain(name)).or_insert(value);
        }
        Self(fields)
    }

    /// The first of the paths that leads to something with words in it.
    fn find<'m>(&self, mapping: &'m Mapping, target: Target) -> Option<(&'m str, String)> {
        mapping.paths(target).iter().find_map(|path| {
            let name = path.last()?;
            Some((name.as_str(), words(self.at(path)?, target)?))
        })
    }

    fn get(&self, mapping: &Mapping, target: Target) -> Option<String> {
        self.find(mapping, target).map(|(_, words)| words)
    }

    /// A value by its path: a table has the whole path as the name of a column.
    fn at(&self, path: &[String]) -> Option<&'a Value> {
        let (first, rest) = path.split_first()?;
        if rest.is_empty() {
            return self.0.get(first).copied();
        }
        if let Some(value) = self.0.get(&path.concat()) {
            return Some(value);
        }
        rest.iter().try_fold(*self.0.get(first)?, |value, name| {
            let object = match value {
                Value::Array(list) => list.first()?.as_object()?,
                value => value.as_object()?,
            };
            object.iter().find(|(other, _)| plain(other) == *name).map(|(_, value)| value)
        })
    }
}

/// What a value says in words, if it says anything.
fn words(value: &Value, target: Target) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) if matches!(target, Target::Published | Target::Updated) => {
            Some(moment(number.as_f64()?).unwrap_or_else(|| number.to_string()))
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => {
            let mut all = list.iter().filter_map(|value| words(value, target));
            match target {
                Target::Text | Target::Html => Some(all.collect::<Vec<_>>().join("\n\n")),
                Target::Byline => Some(all.collect::<Vec<_>>().join(", ")),
                _ => all.next(),
            }
            .filter(|text| !text.is_empty())
        }
        Value::Object(object) => {
            ["name", "title", "original", "main", "value", "label", "text", "#text", "$oid", "$date"]
                .iter()
                .find_map(|name| words(object.get(*name)?, target))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

/// Seconds or milliseconds since 1970 as a date, where they lie between 1973 and 2286.
fn moment(number: f64) -> Option<String> {
    let millis = match number {
        1e8..1e10 => number * 1e3,
        1e11..1e13 => number,
        _ => return None,
    };
    jiff::Timestamp::from_millisecond(millis as i64).ok().map(|moment| moment.to_string())
}

/// What stands between `<` and `>` in text that is markup.
const TAGS: &[&str] =
    &["p", "br", "div", "a", "span", "b", "i", "em", "strong", "h1", "h2", "h3", "ul", "li", "img", "figure"];

/// Whether a text is HTML: it has tags of the kind that texts are marked up with.
pub(super) fn is_markup(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let inside = after.strip_prefix('/').unwrap_or(after);
        let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).take(8).collect();
        let next = inside.chars().nth(name.len());
        let ends = matches!(next, Some('>' | '/')) || next.is_some_and(char::is_whitespace);
        if ends && TAGS.contains(&name.to_ascii_lowercase().as_str()) {
            return true;
        }
        rest = after;
    }
    false
}

/// The record of an object with its name: its `source` where it is in our own form.
pub(super) fn named(
    object: &Map<String, Value>,
    options: &Options,
    names: &mut Names,
    position: Position,
) -> Result<Record, SourceError> {
    let mapping = &options.mapping;
    // Unless the user says that `source` is the outlet.
    let is_outlet =
        mapping.is_set(Target::Outlet) && mapping.paths(Target::Outlet).iter().any(|path| path == &["source"]);
    if line::is_form(object) && !is_outlet {
        let mut record = line::of_form(object, mapping)?;
        if record.source.trim().is_empty() {
            record.source = names.name(None, position);
        }
        return Ok(record);
    }
    let (record, id) = self::record(object, mapping)?;
    Ok(Record { source: names.name(id.as_deref(), position), ..record })
}

/// A record without a name, with its identifier in the export, or why the fields make none.
pub(super) fn record(object: &Map<String, Value>, mapping: &Mapping) -> Result<(Record, Option<String>), SourceError> {
    let fields = Fields::of(object);
    let get = |target| fields.get(mapping, target);
    let text = || get(Target::Text).map(|text| (if is_markup(&text) { Media::Html } else { Media::Text }, text));
    let html = || get(Target::Html).map(|html| (Media::Html, html));
    // HTML keeps the paragraphs, which some exports lose in their plain text; a whole page has more than its text.
    let html_first = match fields.find(mapping, Target::Html) {
        Some((name, _)) => mapping.is_set(Target::Html) || !matches!(name, "html" | "pagehtml" | "rawhtml"),
        None => false,
    };
    let text_first = mapping.is_set(Target::Text) && !mapping.is_set(Target::Html);
    let body = if html_first && !text_first { html().or_else(text) } else { text().or_else(html) };
    let mut summary = get(Target::Summary);
    let summary_only = body.is_none();
    let (media, body) = match body {
        Some(body) => body,
        // whoever says where the text is does not mean another field
        None if mapping.is_set(Target::Text) => return Err(SourceError::NoSetText { has: shown(object) }),
        None => {
            let Some(teaser) = summary.take() else { return Err(SourceError::NoText { has: shown(object) }) };
            (if is_markup(&teaser) { Media::Html } else { Media::Text }, teaser)
        }
    };
    let given = Given {
        title: get(Target::Title),
        outlet: get(Target::Outlet),
        byline: get(Target::Byline),
        published: get(Target::Published),
        updated: get(Target::Updated),
        place: get(Target::Place),
        section: get(Target::Section),
        language: get(Target::Language),
        link: get(Target::Link),
        summary: summary.filter(|summary| summary.trim() != body.trim()),
    };
    let given_by = if given == Given::default() && !summary_only { "" } else { EXPORT };
    // What a program made of it is UTF-8 now, whatever a page says that it was.
    let charset = (media == Media::Html).then(|| "utf-8".to_owned());
    let record =
        Record { source: String::new(), media, charset, body: body.into_bytes(), given, summary_only, given_by };
    Ok((record, get(Target::Id)))
}

/// Adds what a record in our own form says under other names; its `source` is no outlet.
pub(super) fn fill(given: &mut Given, object: &Map<String, Value>, mapping: &Mapping) {
    let mut fields = Fields::of(object);
    fields.0.remove("source");
    let add = |field: &mut Option<String>, target| {
        if field.is_none() {
            *field = fields.get(mapping, target);
        }
    };
    add(&mut given.title, Target::Title);
    add(&mut given.outlet, Target::Outlet);
    add(&mut given.byline, Target::Byline);
    add(&mut given.published, Target::Published);
    add(&mut given.updated, Target::Updated);
    add(&mut given.place, Target::Place);
    add(&mut given.section, Target::Section);
    add(&mut given.language, Target::Language);
    add(&mut given.link, Target::Link);
    add(&mut given.summary, Target::Summary);
}

/// The names of an object's fields, to choose from.
fn shown(object: &Map<String, Value>) -> String {
    const MOST: usize = 12;
    let mut names: Vec<String> = object.keys().take(MOST).map(|name| super::names::shown(name)).collect();
    if object.len() > MOST {
        names.push("…".to_owned());
    }
    names.join(", ")
}
