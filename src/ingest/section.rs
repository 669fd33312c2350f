//! Which part of the outlet an article stands in: only where a crumb or a line above the headline says so.
//!
//! Knows the names of parts that papers share; a name that it does not know counts in a crumb alone.

use super::key::key;
use super::line::Line;
use super::page::Page;
use crate::model::{Notice, NoticeCode};

/// How far above the headline a crumb may stand, in lines.
const REACH: usize = 12;

/// The section with the notice that says from what.
pub(super) fn find(page: &Page<'_>, title: Option<usize>) -> Option<(String, Notice)> {
    let title = title?;
    let above = page.lines.get(title.saturating_sub(REACH)..title)?;
    let headline = page.lines.get(title).map(|line| line.key.as_str()).unwrap_or_default();
    let (name, evidence) = above
        .iter()
        .rev()
        .find_map(|line| of_crumb(&line.text, headline))
        .map(|name| (name, "the crumb above the headline says"))
        .or_else(|| above_headline(above).map(|name| (name, "the line above the headline says")))?;
    let notice = Notice::new(NoticeCode::Other, format!("The section is {name:?}, as {evidence}."));
    Some((name, notice))
}

/// "Home / World / Europe": the part behind the first.
fn of_crumb(text: &str, headline: &str) -> Option<String> {
    // one of these bytes stands in every mark
    if !text.bytes().any(|byte| matches!(byte, b'/' | b'>' | 0xc2 | 0xe2)) {
        return None;
    }
    let mark = [" / ", " > ", " » ", " › ", " → ", ">", "»", "›"].into_iter().find(|mark| text.contains(mark))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [first, name, rest @ ..] = parts.as_slice() else { return None };
    let home = ["home", "homepage", "home page", "accueil", "startseite", "inicio", "start", "news"];
    let plain =
        |part: &str| (1..=4).contains(&part.split(' ').count()) && part.chars().next().is_some_and(char::is_uppercase);
    // a crumb may end in the headline, also where it breaks off
    let own = key(name);
    let sure = home.contains(&key(first).as_str()) && plain(name) && !own.is_empty() && !headline.starts_with(&own);
    (sure && parts.len() <= 6 && (!rest.is_empty() || is_known(&own))).then(|| (*name).to_owned())
}

/// A line with the name of a part, directly above the headline and in no menu.
fn above_headline(above: &[Line<'_>]) -> Option<String> {
    let [.., before, line] = above else { return None };
    let alone = before.words > 4 || before.key == "home";
    (alone && is_known(&line.key)).then(|| line.text.trim_end_matches(':').to_owned())
}

fn is_known(name: &str) -> bool {
    const KNOWN: &[&str] = &[
        "africa",
        "americas",
        "arts",
        "asia",
        "books",
        "business",
        "climate",
        "companies",
        "crime",
        "culture",
        "defence",
        "defense",
        "economy",
        "education",
        "energy",
        "entertainment",
        "environment",
        "europe",
        "finance",
        "food",
        "football",
        "health",
        "india",
        "international",
        "law",
        "lifestyle",
        "local",
        "local news",
        "markets",
        "middle east",
        "money",
        "music",
        "national",
        "nation",
        "opinion",
        "politics",
        "religion",
        "science",
        "society",
        "sport",
        "sports",
        "style",
        "tech",
        "technology",
        "travel",
        "uk",
        "uk news",
        "us",
        "us news",
        "weather",
        "world",
        "world news",
        "u s",
        "politique",
        "monde",
        "economie",
        "culture",
        "sport",
        "politik",
        "wirtschaft",
        "ausland",
        "inland",
        "mundo",
        "economia",
        "deportes",
        "politica",
        "internacional",
    ];
    KNOWN.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, want: Option<&str>) {
        let raw = format!("{head}\nBridge opens after eleven years\nThe first cars crossed the new bridge on Monday.");
        let page = Page::of(&raw);
        let title = page.lines.iter().position(|line| line.text.starts_with("Bridge"));
        assert_eq!(find(&page, title).map(|(name, _)| name).as_deref(), want, "{head:?}");
    }

    #[test]
    fn a_section_is_told_by_a_crumb_or_left_unknown() {
        check("Home / World / Europe", Some("World"));
        check("Home » Island life » Bridges", Some("Island life"));
        check("Home > Bridge opens after", None);
        check("Home > Politics", Some("Politics"));
        check("Read all that we know of ferries here\nBusiness", Some("Business"));
        check("World\nBusiness", None);
        check("Fish and chips / bread and butter / salt", None);
    }
}
