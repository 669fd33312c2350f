//! CSL-JSON, after the schema `csl-data.json` of the Citation Style Language 1.0.2: a list of one item.

use serde::Serialize;

use super::Citation;
use crate::model::Moment;

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Author<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
struct Author<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Day {
    #[serde(rename = "date-parts")]
    parts: [[i16; 3]; 1],
}

fn day(moment: Moment) -> Day {
    let day = moment.date;
    Day { parts: [[day.year(), i16::from(day.month()), i16::from(day.day())]] }
}

pub(super) fn write(of: &Citation) -> String {
    let item = Item {
        id: &of.key,
        kind: "article-newspaper",
        author: of.byline.as_deref().map(|literal| [Author { literal }]),
        title: of.title.as_deref(),
        outlet: of.outlet.as_deref(),
        issued: of.published.map(day),
        accessed: of.accessed.map(day),
        language: of.language.as_deref(),
        place: of.place(),
        note: of.note(),
    };
    serde_json::to_string(&[item]).unwrap_or_default()
}
