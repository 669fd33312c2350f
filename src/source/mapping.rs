//! Which field of an export is the title, the text and so on: what the common exports call them, and what the user says.
//!
//! Names are compared without case and punctuation, so that `publishedAt`, `published_at` and `Published At` are one.

use std::str::FromStr;

/// What a field can be, in the order in which the user is told about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Target {
    Title,
    Text,
    Html,
    Outlet,
    Byline,
    Published,
    Updated,
    Place,
    Section,
    Language,
    Link,
    Summary,
    Id,
    Records,
}

use Target::{
    Byline, Html, Id, Language, Link, Outlet, Place, Published, Records, Section, Summary, Text, Title, Updated,
};

/// Every target, what the user calls it, and where exports have it, the best first.
///
/// From the documented answers of NewsAPI.org, GNews, mediastack, NewsCatcher, Event Registry (newsapi.ai), Media Cloud,
/// the Guardian's Open Platform, the New York Times' article search, JSON Feed, schema.org, and news-please.
const DEFAULTS: &[(Target, &str, &[&str])] = &[
    (
        Title,
        "title",
        &["title", "headline.main", "headline", "webTitle", "fields.headline", "article_title", "heading"],
    ),
    (
        Text,
        "text",
        &[
            "text",
            "full_text",
            "article_text",
            "body_text",
            "main_text",
            "plain_text",
            "content_text",
            "fields.bodyText",
            "body",
            "content",
            "article_body",
            "story_text",
        ],
    ),
    (Html, "html", &["content_html", "body_html", "fields.body", "article_html", "html", "page_html", "raw_html"]),
    (
        Outlet,
        "outlet",
        &[
            "outlet",
            "source.name",
            "source.title",
            "media_name",
            "media.name",
            "name_source",
            "publication.name",
            "publication",
            "publisher.name",
            "publisher",
            "source_name",
            "site_name",
            "newspaper",
            "source",
            "fields.publication",
            "source_domain",
            "clean_url",
            "domain_url",
            "domain",
            "media_url",
        ],
    ),
    (
        Byline,
        "byline",
        &["byline.original", "byline", "authors", "author", "creator", "fields.byline", "written_by", "writer"],
    ),
    (
        Published,
        "published",
        &[
            "published",
            "published_at",
            "pub_date",
            "publish_date",
            "published_date",
            "date_published",
            "publication_date",
            "webPublicationDate",
            "dateTimePub",
            "date_publish",
            "publication_time",
            "first_published",
            "dateTime",
            "date",
        ],
    ),
    (
        Updated,
        "updated",
        &[
            "updated",
            "updated_at",
            "updated_date",
            "date_updated",
            "modified",
            "modified_at",
            "date_modified",
            "date_modify",
            "last_modified",
            "fields.lastModified",
            "last_updated",
        ],
    ),
    (Place, "place", &["place", "dateline"]),
    (Section, "section", &["section", "sectionName", "section_name", "category", "news_desk"]),
    (Language, "language", &["language", "lang", "language_code"]),
    (Link, "link", &["link", "url", "web_url", "webUrl", "article_url", "canonical_url", "permalink", "article_link"]),
    (
        Summary,
        "summary",
        &[
            "summary",
            "standfirst",
            "fields.standfirst",
            "description",
            "fields.trailText",
            "abstract",
            "excerpt",
            "subtitle",
            "lead_paragraph",
            "snippet",
        ],
    ),
    (Id, "id", &["id", "stories_id", "story_id", "article_id", "uuid", "guid", "uri", "doc_id", "id.oid"]),
    (
        Records,
        "records",
        &[
            "articles",
            "articles.results",
            "response.results",
            "response.docs",
            "results",
            "data",
            "data.articles",
            "docs",
            "stories",
            "items",
            "records",
        ],
    ),
];

/// Which field of an export is what. The default knows the common exports; `"title=headline,text=body.plain"` sets some
/// anew, with `|` between several places and points on the way into objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// For each target the paths of names, the best first, and whether the user set them.
    fields: Vec<(Target, Vec<Vec<String>>, bool)>,
}

impl Default for Mapping {
    fn default() -> Self {
        let paths = |names: &[&str]| names.iter().map(|name| path(name)).collect();
        Self { fields: DEFAULTS.iter().map(|(target, _, names)| (*target, paths(names), false)).collect() }
    }
}

impl Mapping {
    /// Where a target is looked for.
    pub(super) fn paths(&self, target: Target) -> &[Vec<String>] {
        self.of(target).map_or(&[], |(_, paths, _)| paths)
    }

    /// Whether the user said where it is.
    pub(super) fn is_set(&self, target: Target) -> bool {
        self.of(target).is_some_and(|(.., is_set)| *is_set)
    }

    fn of(&self, target: Target) -> Option<&(Target, Vec<Vec<String>>, bool)> {
        self.fields.iter().find(|(other, ..)| *other == target)
    }

    /// Whether any target is looked for under this name.
    pub(super) fn knows(&self, name: &str) -> bool {
        let name = plain(name);
        self.fields.iter().any(|(_, paths, _)| paths.iter().any(|path| path.concat() == name))
    }
}

/// A mapping that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// Something other than `what=field`.
    #[error("`{part}` does not say which field is what; write for example title=headline,text=body.plain")]
    Form {
        /// The part that was meant.
        part: String,
    },
    /// An unknown target.
    #[error("there is no `{name}`{}; a field can be {all}", nearest.as_ref().map(|near| format!(" (perhaps `{near}`?)")).unwrap_or_default())]
    Target {
        /// What was written.
        name: String,
        /// What it looks like.
        nearest: Option<&'static str>,
        /// All that there are.
        all: String,
    },
}

impl FromStr for Mapping {
    type Err = MappingError;

    fn from_str(text: &str) -> Result<Self, MappingError> {
        let mut mapping = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let form = || MappingError::Form { part: part.to_owned() };
            let (name, places) = part.split_once('=').ok_or_else(form)?;
            let (name, target) = (name.trim(), target(name.trim())?);
            let paths: Vec<Vec<String>> = places.split('|').map(path).filter(|path| !path.is_empty()).collect();
            if paths.is_empty() || name.is_empty() {
                return Err(form());
            }
            for (other, old, is_set) in &mut mapping.fields {
                if *other == target {
                    (*old, *is_set) = (paths.clone(), true);
                }
            }
        }
        Ok(mapping)
    }
}

fn target(name: &str) -> Result<Target, MappingError> {
    if let Some((target, ..)) = DEFAULTS.iter().find(|(_, other, _)| name.eq_ignore_ascii_case(other)) {
        return Ok(*target);
    }
    let near = DEFAULTS.iter().map(|(_, other, _)| (distance(name, other), *other)).min();
    let all: Vec<&str> = DEFAULTS.iter().map(|(_, name, _)| *name).collect();
    Err(MappingError::Target {
        name: name.to_owned(),
        nearest: near.filter(|(distance, _)| *distance <= 3).map(|(_, name)| name),
        all: all.join(", "),
    })
}

/// How many letters have to be changed, added or left out (Levenshtein, 1966).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(100).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or_default();
            let least = (diagonal + usize::from(x != *y)).min(left + 1).min(above + 1);
            if let Some(cell) = row.get_mut(j) {
                *cell = left;
            }
            (diagonal, left) = (above, least);
        }
        if let Some(cell) = row.last_mut() {
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// A path of names with points between them.
fn path(text: &str) -> Vec<String> {
    text.split('.').map(plain).filter(|name| !name.is_empty()).collect()
}

/// A name as it is compared: its letters and digits in small letters.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_says_which_field_is_what() {
        let mapping: Mapping = "title = Headline, text=body.plain|teaser".parse().unwrap();
        assert_eq!(mapping.paths(Title), [["headline"]]);
        assert_eq!(mapping.paths(Text), [vec!["body".to_owned(), "plain".into()], vec!["teaser".into()]]);
        assert!(mapping.is_set(Text) && !mapping.is_set(Link));
        assert_eq!("".parse(), Ok(Mapping::default()));
    }

    #[test]
    fn a_wrong_mapping_is_named_with_what_is_meant() {
        let said = |text: &str| text.parse::<Mapping>().unwrap_err().to_string();
        assert!(said("titel=x").contains("`titel` (perhaps `title`?)"), "{}", said("titel=x"));
        assert!(said("colour=x").contains("a field can be title, text"), "{}", said("colour=x"));
        for text in ["title", "title=", "title=|.", "=x"] {
            assert!(text.parse::<Mapping>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_distance_counts_letters() {
        for (a, b, want) in [("", "abc", 3), ("abc", "", 3), ("title", "titel", 2), ("kitten", "sitting", 3)] {
            assert_eq!(distance(a, b), want, "{a} {b}");
        }
    }
}
