//! Who wrote the article: names that the page declares, cleaned of what is no name.
//!
//! Asks linked data, then declared names, then elements marked as the author's, then the text pass.

use super::dom::{Dom, Mark, PART, area};
use super::linked::{Article, plain};
use crate::ingest::byline;
use crate::ingest::key::key;
use crate::text::fold_space;

/// The authors as one text, with "," between.
pub(super) fn byline(dom: &Dom, linked: &Article, site: &[String], text: Option<&str>, start: usize) -> Option<String> {
    let clean = |names: Vec<String>| -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for name in names.iter().flat_map(|name| split(name)).filter_map(|name| cleaned(&name, site)) {
            if !out.iter().any(|known| key(known) == key(&name)) {
                out.push(name);
            }
        }
        out
    };
    let shown = clean(shown(dom, start));
    let sources = [
        clean(linked.authors.iter().map(|author| author.name.clone()).collect()),
        clean(declared(dom)),
        shown.clone(),
        clean(text.map(str::to_owned).into_iter().collect()),
    ];
    let mut names = sources.into_iter().find(|names| !names.is_empty())?;
    // linked data also lists editors and photographers: those that the page shows as authors are meant
    if names.len() > 1 && !shown.is_empty() && shown.len() < names.len() {
        let seen = |name: &String| shown.iter().any(|other| key(other) == key(name));
        if names.iter().filter(|name| seen(name)).count() == shown.len() {
            names.retain(seen);
        }
    }
    names.truncate(12);
    Some(names.join(", "))
}

fn declared(dom: &Dom) -> Vec<String> {
    const NAMES: &[&str] = &[
        "parsely-author",
        "sailthru.author",
        "author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "article:author",
        "og:author",
        "cxenseparse:author",
        "authors",
        "article:author_name",
        "article.author",
        "citation_author",
        "item:author",
        "mediator_author",
        "twitter:data1",
    ];
    let of = |name: &&str| -> Vec<String> {
        let values =
            dom.metas.iter().filter(|(own, value)| own == name && !value.contains("://") && !value.starts_with('@'));
        values
            .map(|(_, value)| plain(value))
            .filter(|value| *name != "twitter:data1" || value.starts_with("By ") || labelled(dom))
            .collect()
    };
    NAMES.iter().map(of).find(|values| values.iter().any(|value| !split(value).is_empty())).unwrap_or_default()
}

/// Whether the card of a link has the author as its first field.
fn labelled(dom: &Dom) -> bool {
    super::site::meta(dom, &["twitter:label1"])
        .is_some_and(|label| matches!(key(label).as_str(), "written by" | "author" | "by"))
}

/// What elements marked as the author's say, near the headline first.
fn shown(dom: &Dom, start: usize) -> Vec<String> {
    let outside = area::NAV | area::ASIDE | area::FOOTER;
    for exact in [true, false] {
        let marks = dom.marked.iter().filter(|marked| {
            let kind = matches!((marked.mark, marked.exact), (Mark::Author, true)) && exact
                || marked.mark == Mark::Byline && !exact;
            kind && marked.areas & outside == 0 && marked.line <= start + 3 && marked.line + 40 > start
        });
        let mut out: Vec<String> = Vec::new();
        let mut line = None;
        for marked in marks {
            let Some(name) = of_element(&marked.text) else { continue };
            // further marks count where they stand beside the first
            if line.is_some_and(|line: usize| marked.line > line + 2) {
                break;
            }
            line = line.or(Some(marked.line));
            if !out.contains(&name) {
                out.push(name);
            }
        }
        // an element around those of the names repeats them
        let parts: Vec<String> = out
            .iter()
            .filter(|name| !out.iter().any(|other| other != *name && key(name).contains(&key(other))))
            .cloned()
            .collect();
        if !parts.is_empty() {
            return parts;
        }
    }
    Vec::new()
}

/// The names in the text of an element: after "By", or the first of its parts that is one.
fn of_element(text: &str) -> Option<String> {
    let whole = fold_space(&text.replace(PART, " "));
    if let Some(found) = byline::in_line(&whole, true).filter(|found| found.strength >= 2) {
        return Some(found.names);
    }
    let parts = text.split(PART).map(fold_space).filter(|part| !part.is_empty());
    let named = |part: &String| {
        let words = part.split(' ').count();
        (2..=5).contains(&words) && byline::in_line(part, false).is_some()
    };
    parts.into_iter().take(4).find(named)
}

/// Single names of a text that lists several.
fn split(text: &str) -> Vec<String> {
    let mut rest = fold_space(text);
    if rest.contains("://") {
        return Vec::new();
    }
    for lead in ["By ", "by ", "BY ", "Written by ", "Posted by "] {
        if let Some(cut) = rest.strip_prefix(lead) {
            rest = cut.to_owned();
        }
    }
    let head = rest.split(" | ").next().unwrap_or_default();
    let head = head.split([';', '•', '·', '/']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "));
    let mut out: Vec<String> = Vec::new();
    for part in head.flat_map(|part| part.split(", ")) {
        let part = part.trim().trim_end_matches(',');
        // "Ana Ruiz, Ph.D." is one
        if let (true, Some(last)) = (is_degree(part), out.last_mut()) {
            last.push_str(", ");
            last.push_str(part);
        } else if !part.is_empty() {
            out.push(part.to_owned());
        }
    }
    out
}

fn is_degree(part: &str) -> bool {
    matches!(
        key(part).replace(' ', "").as_str(),
        "phd"
            | "md"
            | "jr"
            | "sr"
            | "rd"
            | "rn"
            | "ms"
            | "mba"
            | "esq"
            | "ii"
            | "iii"
            | "cfp"
            | "cpa"
            | "do"
            | "dds"
            | "msw"
            | "mph"
    )
}

/// A name without handles and titles; None for what is no name of an author.
fn cleaned(name: &str, site: &[String]) -> Option<String> {
    const NO_NAME: &[&str] = &[
        "admin",
        "administrator",
        "staff",
        "editor",
        "editors",
        "editorial",
        "author",
        "guest",
        "newsroom",
        "redaction",
        "redazione",
        "webmaster",
        "news",
        "web",
        "online",
        "unknown",
        "null",
        "none",
        "undefined",
        "anonymous",
        "na",
        "www",
        "by",
        "cnn",
        "desk",
    ];
    let name = fold_space(name);
    let name = name.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | ')' | '\'' | '’'));
    let known = key(name);
    let words = known.split(' ').count();
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_site = site.iter().any(|own| *own == known || own.replace(' ', "") == known.replace(' ', ""));
    let handle = words == 1 && !name.contains(char::is_uppercase) && name.is_ascii();
    let domain = words <= 4
        && [" com", " org", " net", " co uk", " tv"].iter().any(|end| known.ends_with(end))
        && name.contains('.');
    let staff = words <= 4 && known.split(' ').any(|word| matches!(word, "staff" | "redazione"));
    let fine = letters >= 3
        && words <= 7
        && !is_site
        && !handle
        && !domain
        && !staff
        && !name.contains(['@', '/', '{', '<', '#'])
        && !NO_NAME.contains(&known.as_str())
        && !name.chars().any(|letter| letter.is_ascii_digit());
    fine.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_what_is_none() {
        let site = ["harbour times".to_owned(), "harbourtimes".to_owned()];
        for (text, want) in [
            ("By Ana Ruiz", "Ana Ruiz"),
            ("Ana Ruiz and Tom Lind", "Ana Ruiz|Tom Lind"),
            ("Ana Ruiz, Ph.D.", "Ana Ruiz, Ph.D."),
            ("Ana Ruiz | Harbour Times", "Ana Ruiz"),
            ("Ana Ruiz, harbourtimes.com", "Ana Ruiz"),
            ("Harbour Times", ""),
            ("aruiz", ""),
            ("Staff", ""),
            ("Harbour staff reporter", ""),
            ("https://harbour.example/ana", ""),
            ("Coastwire Press", "Coastwire Press"),
        ] {
            let names: Vec<_> = split(text).iter().filter_map(|name| cleaned(name, &site)).collect();
            assert_eq!(names.join("|"), want, "{text}");
        }
    }
}
