//! What a page's linked data (JSON-LD, vocabulary schema.org) says of its article.
//!
//! Takes what is written, broken JSON included where it can be mended; decides only which of several objects is the
//! article. Walks with a list of its own, never by recursion.

use serde_json::{Map, Value};

use crate::text::fold_space;

/// No more objects are looked at.
const MOST: usize = 20_000;

/// An author as linked data names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Author {
    /// The name.
    pub(super) name: String,
    /// Whether it is said to be an organisation.
    pub(super) is_organisation: bool,
}

/// The article of a page's linked data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    pub(super) headline: Option<String>,
    pub(super) description: Option<String>,
    pub(super) body: Option<String>,
    pub(super) section: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) created: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<Author>,
    /// Names of the sections that lead to it, from the front page on.
    pub(super) crumbs: Vec<String>,
}

/// The article that scripts of linked data describe.
pub(super) fn article(scripts: &[String]) -> Article {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let objects = objects(&values);
    let best = objects.iter().enumerate().max_by_key(|(at, object)| (rank(object), std::cmp::Reverse(*at)));
    let mut article = match best.filter(|(_, object)| rank(object) > 0) {
        Some((_, object)) => read(object, &objects),
        None => Article::default(),
    };
    article.crumbs = crumbs(&objects);
    if article.publisher.is_none() {
        let site = objects.iter().find(|object| is_a(object, &["WebSite", "NewsMediaOrganization"]));
        article.publisher = site.and_then(|site| text(site, "name"));
    }
    article
}

/// Reads a script, and reads it again without what commonly breaks it: comments around it, line breaks within strings,
/// commas before a closing bracket.
fn parse(script: &str) -> Option<Value> {
    let bare = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let bare = bare.trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| serde_json::from_str(&mended(bare)).ok())
}

fn mended(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for letter in json.chars() {
        if quoted {
            match letter {
                _ if escaped => {
                    escaped = false;
                    // "\'" and its like are no escapes of JSON
                    if !matches!(letter, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                        out.pop();
                    }
                    out.push(if letter.is_control() { ' ' } else { letter });
                    continue;
                }
                '\\' => escaped = true,
                '"' => quoted = false,
                _ if letter.is_control() => {
                    out.push(' ');
                    continue;
                }
                _ => {}
            }
        } else if letter == '"' {
            quoted = true;
        } else if matches!(letter, ']' | '}') {
            let end = out.trim_end().len();
            if out.get(..end).is_some_and(|before| before.ends_with(',')) {
                out.truncate(end - 1);
            }
        }
        out.push(letter);
    }
    out
}

/// Every object of some values, outer ones before inner ones.
fn objects(values: &[Value]) -> Vec<&Map<String, Value>> {
    let mut out = Vec::new();
    let mut next: std::collections::VecDeque<&Value> = values.iter().collect();
    while let Some(value) = next.pop_front() {
        if out.len() >= MOST {
            break;
        }
        match value {
            Value::Object(object) => {
                out.push(object);
                next.extend(object.values().filter(|value| value.is_object() || value.is_array()));
            }
            Value::Array(items) => next.extend(items.iter().filter(|value| value.is_object() || value.is_array())),
            _ => {}
        }
    }
    out
}

fn is_a(object: &Map<String, Value>, types: &[&str]) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|own| types.iter().any(|known| own.ends_with(known)));
    match object.get("@type") {
        Some(Value::Array(items)) => items.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

/// How much an object is like the article of a page; 0 is not at all.
fn rank(object: &Map<String, Value>) -> usize {
    const ARTICLES: &[&str] = &["Article", "BlogPosting", "Report", "LiveBlogPosting", "Review", "Recipe"];
    let has = |name: &str| usize::from(object.contains_key(name));
    let facts = has("headline") + has("datePublished") + has("author") + has("articleBody") + has("publisher");
    if is_a(object, ARTICLES) && facts > 0 {
        20 + facts
    } else if is_a(object, &["WebPage", "ItemPage", "Posting", "VideoObject", "PodcastEpisode", "Event"]) && facts > 0 {
        usize::from(is_a(object, &["WebPage"])) * 4 + facts
    } else if !object.contains_key("@type") && has("headline") > 0 && facts > 1 {
        facts
    } else {
        0
    }
}

fn read(object: &Map<String, Value>, objects: &[&Map<String, Value>]) -> Article {
    let of = |name: &str| text(object, name);
    let url = match object.get("mainEntityOfPage") {
        Some(Value::Object(page)) => text(page, "@id").or_else(|| text(page, "url")),
        _ => of("mainEntityOfPage"),
    };
    Article {
        headline: of("headline").or_else(|| of("name")),
        description: of("description"),
        body: of("articleBody"),
        section: section(object.get("articleSection")),
        published: of("datePublished"),
        modified: of("dateModified"),
        created: of("dateCreated").or_else(|| of("uploadDate")),
        language: of("inLanguage"),
        url: of("url").or(url),
        publisher: object.get("publisher").and_then(|value| name_of(value, objects)).map(|author| author.name),
        authors: authors(object, objects),
        crumbs: Vec::new(),
    }
}

/// A field's text, with the entities of HTML that scripts carry resolved.
fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    let value = match object.get(name)? {
        Value::Array(items) => items.first()?,
        value => value,
    };
    let text = match value {
        Value::String(text) => plain(text),
        Value::Number(number) => number.to_string(),
        Value::Object(inner) => {
            return inner.get("name").or_else(|| inner.get("@value")).and_then(Value::as_str).map(plain);
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Text without tags and with its entities resolved, white space folded.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return fold_space(text);
    }
    let mut out = String::with_capacity(text.len());
    for token in html5gum::Tokenizer::new(text).flatten() {
        match token {
            html5gum::Token::String(part) => out.push_str(&String::from_utf8_lossy(&part)),
            _ => out.push(' '),
        }
    }
    // "&amp;amp;" is written by programs that escape twice
    let once = fold_space(&out);
    if once.contains("&amp;") || once.contains("&#") || once.contains("&quot;") {
        let twice: String = html5gum::Tokenizer::new(once.as_str())
            .flatten()
            .filter_map(|token| match token {
                html5gum::Token::String(part) => Some(String::from_utf8_lossy(&part).into_owned()),
                _ => None,
            })
            .collect();
        return fold_space(&twice);
    }
    once
}

fn section(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Array(items) => items.iter().find_map(Value::as_str).map(plain),
        value => value.as_str().map(plain),
    }
    .filter(|section| !section.is_empty())
}

fn authors(object: &Map<String, Value>, objects: &[&Map<String, Value>]) -> Vec<Author> {
    let field = ["author", "creator"].into_iter().find_map(|name| object.get(name).filter(|value| !value.is_null()));
    let values: Vec<&Value> = match field {
        Some(Value::Array(items)) => items.iter().take(20).collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    };
    let mut out: Vec<Author> = Vec::new();
    for value in values {
        // {"name": ["Ana Ruiz", "Tom Lind"]}
        let names = match value.get("name") {
            Some(Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).map(|name| person(plain(name))).collect()
            }
            _ => name_of(value, objects).into_iter().collect::<Vec<_>>(),
        };
        for author in names {
            if !author.name.is_empty() && !out.contains(&author) {
                out.push(author);
            }
        }
    }
    out
}

fn person(name: String) -> Author {
    Author { name, is_organisation: false }
}

/// The name of a person or organisation: a text, an object, or a reference to an object elsewhere.
fn name_of(value: &Value, objects: &[&Map<String, Value>]) -> Option<Author> {
    let object = match value {
        Value::String(name) => return Some(person(plain(name))),
        Value::Array(items) => {
            return items.first().filter(|item| !item.is_array()).and_then(|item| name_of(item, objects));
        }
        Value::Object(object) => object,
        _ => return None,
    };
    let named = |object: &Map<String, Value>| {
        text(object, "name")
            .map(|name| Author { name, is_organisation: is_a(object, &["Organization", "Corporation"]) })
    };
    named(object).or_else(|| {
        let id = object.get("@id")?.as_str()?;
        let same = |other: &&&Map<String, Value>| {
            other.get("@id").and_then(Value::as_str) == Some(id) && other.contains_key("name")
        };
        objects.iter().find(same).and_then(|other| named(other))
    })
}

/// The sections of a trail, without the article itself.
fn crumbs(objects: &[&Map<String, Value>]) -> Vec<String> {
    let Some(list) = objects.iter().find(|object| is_a(object, &["BreadcrumbList"])) else { return Vec::new() };
    let Some(Value::Array(items)) = list.get("itemListElement") else { return Vec::new() };
    let name = |item: &Value| {
        let item = item.as_object()?;
        text(item, "name").or_else(|| item.get("item")?.as_object().and_then(|inner| text(inner, "name")))
    };
    items.iter().take(8).filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str) -> Article {
        article(&[script.to_owned()])
    }

    #[test]
    fn authors_in_their_shapes() {
        for (author, want) in [
            (r#""Ana Ruiz""#, "Ana Ruiz"),
            (r#"{"@type":"Person","name":"Ana Ruiz"}"#, "Ana Ruiz"),
            (r#"[{"name":"Ana Ruiz"},{"name":"Tom Lind"}]"#, "Ana Ruiz|Tom Lind"),
            (r#"{"name":["Ana Ruiz","Tom Lind"]}"#, "Ana Ruiz|Tom Lind"),
            (r#"["Ana Ruiz","Tom Lind"]"#, "Ana Ruiz|Tom Lind"),
            (r##"{"@id":"#ana"}"##, "Ana Ruiz"),
            (r#""Ana &amp; Tom""#, "Ana & Tom"),
            ("null", ""),
            ("[]", ""),
        ] {
            let script = format!(
                r##"{{"@graph":[{{"@type":"Person","@id":"#ana","name":"Ana Ruiz"}},
                {{"@type":["NewsArticle"],"headline":"Bridge opens","author":{author}}}]}}"##
            );
            let names: Vec<_> = of(&script).authors.into_iter().map(|author| author.name).collect();
            assert_eq!(names.join("|"), want, "{author}");
        }
    }

    #[test]
    fn broken_json_is_mended() {
        for script in [
            "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Bridge\nopens\"} -->",
            "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",}",
            "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\"};",
            "{\"@type\":\"NewsArticle\",\"keywords\":\"it\\'s\",\"headline\":\"Bridge opens\"}",
        ] {
            assert_eq!(of(script).headline.as_deref(), Some("Bridge opens"), "{script}");
        }
        assert_eq!(of("{\"@type\":"), Article::default());
        assert_eq!(of(&"[".repeat(100_000)), Article::default());
    }

    #[test]
    fn the_article_is_told_from_others() {
        let article =
            of(r#"[{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Islands"}}]},
            {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Fog"}]},
            {"@type":"NewsArticle","headline":"Bridge opens","datePublished":"2025-04-23T15:51:00+05:30",
             "author":{"@type":"Organization","name":"Coastwire"},"publisher":{"name":"Harbour Times"},
             "articleSection":["Islands","News"]}]"#);
        assert_eq!(article.headline.as_deref(), Some("Bridge opens"));
        assert_eq!(article.section.as_deref(), Some("Islands"));
        assert_eq!(article.publisher.as_deref(), Some("Harbour Times"));
        assert!(article.authors[0].is_organisation);
        assert_eq!(article.crumbs, ["Home", "Islands"]);
    }
}
