//! `corpus.toml`: what the makers of a corpus say of it, and how it is written.
//!
//! A wrong key or value is an error that names the line and, where one is near, the right key.

mod value;

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use serde::Deserialize;

use crate::corpus::{ArticleRule, Makers, OutletRule, Said, StoryRule, Which};
use crate::entities::Pin;
use crate::model::{About, EntityKind, Manifest, Moment, Outlet, OutletId};
use crate::text::slug;
use value::{all_which, colour, country, language, link, moment, which};

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
    #[serde(default, deserialize_with = "language")]
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

/// Reads `given`; else the file of that name among `paths`; else the one in the first of the folders, or beside the first
/// file where there are no folders; else nothing.
///
/// # Errors
///
/// When it makes no sense, or several are named.
pub(super) fn read(given: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<Makers> {
    let Some(path) = find(given, paths)? else { return Ok(Makers::default()) };
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| format!("{} makes no sense", path.display()))
}

/// Whether a path that the user gives is the sidecar's and no article's.
pub(super) fn is_named(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FILE_NAME) && path.is_file()
}

fn find(given: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<Option<PathBuf>> {
    if let Some(given) = given {
        return Ok(Some(given.to_owned()));
    }
    let mut named: Vec<&PathBuf> = paths.iter().filter(|path| is_named(path)).collect();
    named.sort();
    named.dedup();
    if let [first, _, ..] = named.as_slice() {
        let all: Vec<String> = named.iter().map(|path| path.display().to_string()).collect();
        bail!("several files say what is known: {}; name one by --metadata {}", all.join(", "), first.display());
    }
    if let Some(path) = named.first() {
        return Ok(Some((*path).clone()));
    }
    let folder = paths.iter().find(|path| path.is_dir()).map(PathBuf::as_path);
    let beside = || paths.iter().find(|path| path.as_os_str() != "-" && path.is_file()).and_then(|file| file.parent());
    Ok(folder.or_else(beside).map(|folder| folder.join(FILE_NAME)).filter(|file| file.is_file()))
}

/// What the makers say that fits nothing in the corpus, a sentence for each.
pub(super) fn unfit(makers: &Makers, manifest: &Manifest) -> Vec<String> {
    let articles = makers.articles.iter().filter(|rule| !rule.which.fitted());
    let articles = articles.map(|rule| format!("no article fits match = {:?}", rule.which.pattern()));
    let stories = makers.stories.iter().flat_map(|rule| {
        let title = rule.title.as_deref().map(|title| format!(" of the story {title:?}")).unwrap_or_default();
        let patterns = rule.articles.iter().filter(|which| !which.fitted());
        patterns.map(move |which| format!("no article fits {:?}{title}", which.pattern())).collect::<Vec<_>>()
    });
    let is_there = |pin: &Pin| {
        let of_kind = |kind: EntityKind| pin.kind.is_none_or(|own| own == kind);
        manifest.entities.iter().any(|entity| entity.name == pin.name && of_kind(entity.kind))
    };
    let names = makers.names.iter().filter(|pin| !is_there(pin));
    let names = names.map(|pin| format!("no article names the entity {:?}", pin.name));
    articles.chain(stories).chain(names).collect()
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
            language = "en-GB"
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
        assert_eq!(makers.articles[0].language, Said::Is("en".to_owned()));
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
            ("[[article]]\nmatch = \"*\"\nlanguage = \"Klingon\"\n", &["line 3", "expected a language", "Klingon"]),
            ("[[article]]\nmatch = \"*\"\nlanguage = \"xx\"\n", &["line 3", "expected a language", "xx"]),
            ("[corpus\n", &["line 1"]),
        ] {
            let error = parse(text).unwrap_err().to_string();
            for part in said {
                assert!(error.contains(part), "{part:?} is not in:\n{error}");
            }
        }
    }
}
