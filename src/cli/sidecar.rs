//! `corpus.toml`: what the makers of a corpus say of it, and how it is written.
//!
//! A wrong key or value is an error that names the line and, where one is near, the right key.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, anyhow};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::corpus::{ArticleRule, Makers, OutletRule, Said, StoryRule, Which};
use crate::entities::Pin;
use crate::model::{About, EntityKind, Moment, Outlet, OutletId};
use crate::text::slug;

/// Its name beside the raw files.
pub(super) const FILE_NAME: &str = "corpus.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sidecar {
    corpus: About,
    article: Vec<ArticleTable>,
    outlet: Vec<OutletTable>,
    entity: Vec<EntityTable>,
    story: Vec<StoryTable>,
}

/// Facts of the articles that fit `match`; an empty text says that a fact is unknown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleTable {
    #[serde(rename = "match", deserialize_with = "which")]
    which: Which,
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    #[serde(default, deserialize_with = "moment")]
    published: Said<Moment>,
    #[serde(default, deserialize_with = "moment")]
    updated: Said<Moment>,
    place: Option<String>,
    section: Option<String>,
    language: Option<String>,
    #[serde(default, deserialize_with = "link")]
    link: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutletTable {
    name: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default, deserialize_with = "colour")]
    colour: Option<String>,
    #[serde(default, deserialize_with = "country")]
    country: Option<String>,
    #[serde(default, deserialize_with = "link")]
    homepage: Option<String>,
    family: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntityTable {
    name: String,
    kind: Option<EntityKind>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    apart: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryTable {
    title: Option<String>,
    #[serde(deserialize_with = "all_which")]
    articles: Vec<Which>,
}

fn which<'de, D: Deserializer<'de>>(from: D) -> Result<Which, D::Error> {
    Which::new(&String::deserialize(from)?).map_err(D::Error::custom)
}

fn all_which<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Which>, D::Error> {
    let patterns = Vec::<String>::deserialize(from)?;
    patterns.iter().map(|pattern| Which::new(pattern).map_err(D::Error::custom)).collect()
}

/// A date of TOML or a text; an empty text is an unknown date.
fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Said<Moment>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Date {
        Date(toml::value::Datetime),
        Text(String),
    }
    let text = match Date::deserialize(from)? {
        // "2025-04-23 15:51:00Z" is a date of TOML and has a space
        Date::Date(date) => date.to_string().replace(' ', "T"),
        Date::Text(text) => text,
    };
    if text.is_empty() {
        return Ok(Said::Unknown);
    }
    Moment::from_str(&text).map(Said::Is).map_err(D::Error::custom)
}

fn colour<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Some(text.to_ascii_lowercase()));
    }
    Err(D::Error::custom(format!("expected a colour like \"#1a5fb4\", found {text:?}")))
}

fn country<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?.to_ascii_uppercase();
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Ok(Some(text));
    }
    Err(D::Error::custom(format!("expected a country as two letters (ISO 3166-1) like \"IN\", found {text:?}")))
}

fn link<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() || text.starts_with("https://") || text.starts_with("http://") {
        return Ok(Some(text));
    }
    Err(D::Error::custom(format!("expected an address that begins with https:// or http://, found {text:?}")))
}

/// An empty text says that something is unknown.
fn unless_empty(text: Option<String>) -> Said<String> {
    match text {
        None => Said::Nothing,
        Some(text) if text.is_empty() => Said::Unknown,
        Some(text) => Said::Is(text),
    }
}

impl From<Sidecar> for Makers {
    fn from(sidecar: Sidecar) -> Self {
        let article = |table: ArticleTable| ArticleRule {
            which: table.which,
            title: unless_empty(table.title),
            outlet: unless_empty(table.outlet),
            byline: unless_empty(table.byline),
            published: table.published,
            updated: table.updated,
            place: unless_empty(table.place),
            section: unless_empty(table.section),
            language: unless_empty(table.language),
            link: unless_empty(table.link),
        };
        let outlet = |table: OutletTable| OutletRule {
            outlet: Outlet {
                id: OutletId(slug(&table.name)),
                name: table.name,
                articles: 0,
                colour: table.colour,
                country: table.country,
                homepage: table.homepage.filter(|link| !link.is_empty()),
                family: table.family,
            },
            names: table.names,
        };
        let pin =
            |table: EntityTable| Pin { name: table.name, kind: table.kind, names: table.names, apart: table.apart };
        let story = |table: StoryTable| StoryRule { title: table.title, articles: table.articles };
        Self {
            about: sidecar.corpus,
            articles: sidecar.article.into_iter().map(article).collect(),
            outlets: sidecar.outlet.into_iter().map(outlet).collect(),
            names: sidecar.entity.into_iter().map(pin).collect(),
            stories: sidecar.story.into_iter().map(story).collect(),
        }
    }
}

/// Reads `given`, or the file of that name in the first of the folders, or nothing.
pub(super) fn read(given: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<Makers> {
    let beside =
        || paths.iter().find(|path| path.is_dir()).map(|folder| folder.join(FILE_NAME)).filter(|file| file.is_file());
    let Some(path) = given.map(Path::to_path_buf).or_else(beside) else { return Ok(Makers::default()) };
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| format!("{} makes no sense", path.display()))
}

fn parse(text: &str) -> anyhow::Result<Makers> {
    toml::from_str::<Sidecar>(text).map(Makers::from).map_err(|error| {
        let hint = nearest(error.message()).map(|key| format!("\nDid you mean `{key}`?")).unwrap_or_default();
        anyhow!("{}{hint}", error.to_string().trim_end())
    })
}

/// The key nearest to the one that is not known, of those that an error's message lists.
fn nearest(message: &str) -> Option<&str> {
    let mut quoted = message.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2);
    let wrong = quoted.next()?;
    quoted
        .map(|key| (strsim::damerau_levenshtein(wrong, key), key))
        .filter(|(distance, key)| *distance <= key.len().max(wrong.len()) / 2)
        .min()
        .map(|(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_sidecar_is_read() {
        let makers = parse(
            r##"
            [corpus]
            name = "Harbour"
            [[article]]
            match = "ledger-*.txt"
            outlet = "Calder Ledger"
            byline = ""
            published = 2025-04-23T15:51:00+05:30
            [[article]]
            match = "old/**"
            published = "1999-12-31"
            updated = ""
            [[outlet]]
            name = "Calder Ledger"
            names = ["calderledger.example"]
            colour = "#1A5FB4"
            country = "ie"
            homepage = "https://calderledger.example/"
            family = "Calder Press"
            [[entity]]
            name = "Olena Marsh"
            kind = "person"
            names = ["O. Marsh"]
            apart = ["Marsh"]
            [[story]]
            title = "The bridge"
            articles = ["ledger-1.txt", "post/*"]
            "##,
        )
        .unwrap();
        assert_eq!(makers.about.name.as_deref(), Some("Harbour"));
        let date = |text: &str| Said::Is(text.parse::<Moment>().unwrap());
        assert_eq!(makers.articles[0].published, date("2025-04-23T15:51:00+05:30"));
        assert_eq!(makers.articles[1].published, date("1999-12-31"));
        assert_eq!((&makers.articles[0].byline, &makers.articles[0].title), (&Said::Unknown, &Said::Nothing));
        assert_eq!(makers.articles[1].updated, Said::Unknown);
        let outlet = &makers.outlets[0].outlet;
        assert_eq!((outlet.id.as_str(), outlet.country.as_deref()), ("calder-ledger", Some("IE")));
        assert_eq!(makers.names[0].apart, ["Marsh"]);
        assert_eq!(makers.stories[0].articles.len(), 2);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_nearest_key() {
        for (text, said) in [
            ("[corpus]\nname = \"x\"\nfictonal = true\n", &["line 3", "fictonal", "Did you mean `fictional`?"][..]),
            ("[[outlets]]\nname = \"x\"\n", &["line 1", "Did you mean `outlet`?"]),
            ("[[article]]\nmatch = \"*\"\n\npublishd = \"\"\n", &["line 4", "Did you mean `published`?"]),
            ("[[article]]\nmatch = \"*\"\npublished = \"yesterday\"\n", &["line 3", "expected a date", "yesterday"]),
            ("[[article]]\nmatch = \"a[\"\n", &["line 2", "no pattern"]),
            ("[[outlet]]\nname = \"x\"\ncolour = \"blue\"\n", &["line 3", "#1a5fb4", "blue"]),
            ("[[outlet]]\nname = \"x\"\nhomepage = \"javascript:1\"\n", &["line 3", "https://"]),
            ("[[entity]]\nname = \"x\"\nkind = \"human\"\n", &["line 3", "human", "person"]),
            ("[corpus\n", &["line 1"]),
        ] {
            let error = parse(text).unwrap_err().to_string();
            for part in said {
                assert!(error.contains(part), "{part:?} is not in:\n{error}");
            }
        }
    }
}
