//! Which outlet a page is from: only where the page says so.
//!
//! Evidence is a desk in the byline, a copyright line, a welcome, an address of its own, an invitation to subscribe.
//! The agency in a dateline is not the outlet. Knows no list of outlets.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::byline_words;
use super::key::key;
use super::line::Line;
use super::page::Page;
use crate::model::{Notice, NoticeCode};

/// The outlet with the notice that says from what.
///
/// `head` are the lines between headline and text.
pub(super) fn find(page: &Page<'_>, byline: Option<&str>, head: Range<usize>) -> (Option<String>, Notice) {
    let lines = page.lines.as_slice();
    let mut votes: BTreeMap<String, Vote> = BTreeMap::new();
    if let Some(desk) = byline.and_then(of_desk) {
        vote(&mut votes, desk, 6, "the byline names its desk");
    }
    for (at, (line, look)) in lines.iter().zip(&page.looks).enumerate() {
        if let Some(name) = of_biography(&line.text, byline) {
            vote(&mut votes, name, 4, "the word about the author names it");
        }
        if line.words > 30 || page.keeps(at) {
            continue;
        }
        if head.contains(&at) {
            if let Some(name) = byline_words::paper(&line.text) {
                vote(&mut votes, name, 4, "it stands behind the author's name");
            } else if line.words <= 5 && byline_words::is_paper(&line.text) && is_name(&line.text) {
                vote(&mut votes, &line.text, 4, "its name stands between headline and text");
            }
        }
        let marked = look.letters.copyright || look.letters.bracket || look.letters.yr;
        if let Some(name) = marked.then(|| of_copyright(&line.text)).flatten() {
            vote(&mut votes, name, 5, "the copyright line names it");
        }
        if let Some((name, points, evidence)) = of_phrase(&line.text) {
            vote(&mut votes, name, points, evidence);
        }
    }
    let addressed = lines.iter().zip(&page.looks).filter(|(_, look)| look.letters.at);
    let domains: Vec<String> = addressed.flat_map(|(line, _)| domains(&line.text)).collect();
    let spellings = spellings(lines, &domains);
    for domain in &domains {
        match spellings.get(domain.as_str()) {
            Some(line) => vote(&mut votes, &line.text, 5, "the address for mail is of its domain"),
            None if votes.contains_key(domain) => {
                vote(&mut votes, domain, 3, "the address for mail is of its domain");
            }
            None => {}
        }
    }
    let best = votes.into_values().max_by(|one, two| one.points.cmp(&two.points).then_with(|| two.name.cmp(&one.name)));
    match best.filter(|vote| vote.points >= 4) {
        Some(Vote { name, evidence, .. }) => {
            let text = format!("The outlet is taken to be {name}, since {evidence}.");
            (Some(name), Notice::new(NoticeCode::Outlet, text))
        }
        None => (None, Notice::new(NoticeCode::Outlet, "The outlet is unknown: nothing on the page names it.")),
    }
}

/// The first lines of few words that are as long as one of these domains, by their letters and digits: the page's own
/// spelling of a name, where it stands as a line.
fn spellings<'a>(lines: &'a [Line<'a>], domains: &[String]) -> HashMap<String, &'a Line<'a>> {
    let lengths: BTreeSet<usize> = domains.iter().map(String::len).collect();
    let letters = |line: &Line<'_>| (line.key.len() + 1).saturating_sub(line.words);
    let short = lines.iter().rev().filter(|line| line.words <= 4 && lengths.contains(&letters(line)));
    short.map(|line| (line.key.replace(' ', ""), line)).collect()
}

struct Vote {
    name: String,
    points: u32,
    evidence: &'static str,
}

fn vote(votes: &mut BTreeMap<String, Vote>, name: &str, points: u32, evidence: &'static str) {
    let name = name.trim().trim_end_matches(['.', ',', ';', '!', '|']).trim();
    let known = key(name).replace(' ', "");
    let known = known.strip_prefix("the").filter(|rest| rest.len() > 2).unwrap_or(&known).to_owned();
    if known.len() < 2 || name.chars().count() > 60 {
        return;
    }
    let vote = votes.entry(known).or_insert_with(|| Vote { name: name.to_owned(), points: 0, evidence });
    vote.points += points;
}

/// Whether every word of a line begins like one of a name.
fn is_name(text: &str) -> bool {
    text.split(' ').all(|word| {
        word.chars().next().is_some_and(char::is_uppercase)
            || matches!(word, "of" | "the" | "and" | "de" | "du" | "la" | "le" | "der" | "&")
    }) && !text.ends_with(['.', ':', '?', '!'])
}

const ROLES: &[&str] =
    &["editor", "writer", "reporter", "correspondent", "columnist", "journalist", "producer", "editor-in-chief"];

/// "Name is a contributing editor of X": the outlet of the author, in a paragraph that begins with the author.
fn of_biography<'a>(text: &'a str, byline: Option<&str>) -> Option<&'a str> {
    let rest = text.strip_prefix(byline?)?;
    if !(rest.starts_with(" is ") || rest.starts_with(" was ") || rest.starts_with(", ")) {
        return None;
    }
    let sentence = rest.split(". ").next()?;
    let at = ROLES.iter().filter_map(|role| sentence.find(&format!("{role} ")).map(|at| at + role.len() + 1)).min()?;
    let behind = sentence.get(at..)?;
    let behind = ["of ", "for ", "at ", "with "].iter().find_map(|word| behind.strip_prefix(word))?;
    let end = behind.find([',', '(', '.', ';']).unwrap_or(behind.len());
    let mut name = behind.get(..end)?.trim();
    for stop in [" where ", " who ", " based ", " covering ", " in ", " and "] {
        name = name.split(stop).next().unwrap_or(name);
    }
    let name = name.trim_end();
    (is_name(name) && name.split(' ').count() <= 5).then_some(name)
}

const GENERIC_DESKS: &[&str] = &[
    "our",
    "special",
    "staff",
    "news",
    "web",
    "online",
    "the",
    "world",
    "sports",
    "business",
    "foreign",
    "national",
    "editorial",
    "political",
    "digital",
];

/// "X News Desk", "X Staff", "X Web Desk".
fn of_desk(byline: &str) -> Option<&str> {
    const DESKS: &[&str] = &[
        " News Desk",
        " Web Desk",
        " Online Desk",
        " Newsroom",
        " News Service",
        " News Bureau",
        " Bureau",
        " Staff",
        " Staff Writer",
        " Staff Reporter",
        " Editorial Team",
        " Editorial Staff",
        " Correspondent",
        " Desk",
        " Reporter",
        " Team",
    ];
    let (name, _) = DESKS.iter().find_map(|desk| byline.strip_suffix(desk).map(|name| (name, desk)))?;
    let known = key(name);
    (!known.is_empty() && !GENERIC_DESKS.contains(&known.as_str()) && name.split(' ').count() <= 4).then_some(name)
}

/// "© 2025 X. All rights reserved", "Copyright © X 2025"
fn of_copyright(text: &str) -> Option<&str> {
    // a mark further behind is not looked at
    let mut head = text.len().min(60);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let marked = text.get(..head).is_some_and(|head| {
        let bytes = head.as_bytes();
        head.contains('©')
            || (0..bytes.len()).any(|at| {
                let from =
                    |mark: &[u8]| bytes.get(at..at + mark.len()).is_some_and(|here| here.eq_ignore_ascii_case(mark));
                match bytes.get(at) {
                    Some(b'(') => from(b"(c)"),
                    Some(b'c' | b'C') => from(b"copyright"),
                    _ => false,
                }
            })
    });
    if !marked {
        return None;
    }
    let lower = text.to_lowercase();
    let at = ["©", "(c)", "copyright"].iter().filter_map(|mark| lower.find(mark)).min()?;
    if lower.len() != text.len() || at > 40 {
        return None;
    }
    let rest = text.get(at..)?;
    let rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let mut rest = rest;
    for lead in ["Copyright", "copyright", "COPYRIGHT", "(c)", "(C)", "c)", "C)", "©", "by", "By"] {
        rest = rest
            .strip_prefix(lead)
            .unwrap_or(rest)
            .trim_start_matches(|letter: char| !letter.is_alphanumeric() && letter != '(');
    }
    rest = rest.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '–' | ',' | '.' | '|')
    });
    rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = [". ", " | ", ", ", " - ", " – ", " All ", " all ", " ALL ", "(", " 19", " 20", "™", "®", "."]
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
        .unwrap_or(rest.len());
    let name = rest.get(..end)?.trim();
    let name = [" Inc", " LLC", " Ltd", " Limited", " GmbH", " Corporation", " Pvt"]
        .iter()
        .find_map(|form| name.strip_suffix(form))
        .unwrap_or(name);
    let words = name.split_whitespace().count();
    let capital = name.chars().next().is_some_and(|letter| letter.is_uppercase() || letter.is_numeric());
    let known = key(name);
    let generic = ["all rights reserved", "privacy policy", "terms of use", "copyright"].contains(&known.as_str());
    (capital && (1..=5).contains(&words) && !generic && known.len() >= 2).then_some(name)
}

const GENERIC_NAMES: &[&str] = &[
    "us",
    "our",
    "this",
    "your",
    "my",
    "me",
    "site",
    "newsletter",
    "newsletters",
    "author",
    "authors",
    "team",
    "story",
    "article",
    "topic",
    "topics",
    "free",
    "daily",
    "we",
    "page",
    "advertising",
    "cookies",
    "author s",
];

/// "Welcome to X", "Subscribe to X", "Follow X on …", "About X".
fn of_phrase(text: &str) -> Option<(&str, u32, &'static str)> {
    const PHRASES: &[(&str, &str, u32, &str)] = &[
        ("Welcome to ", "", 5, "the page welcomes its readers to it"),
        ("Subscribe to ", "", 2, "the page invites to subscribe to it"),
        ("Sign up for ", " newsletter", 2, "the page offers its newsletter"),
        ("Follow ", " on ", 2, "the page invites to follow it"),
        ("About ", "", 1, "the page has a link about it"),
        ("Advertise with ", "", 2, "the page sells its advertising"),
        ("Advertise in ", "", 2, "the page sells its advertising"),
        ("Download the ", " app", 2, "the page offers its app"),
        ("All content by ", " is ", 4, "the licence names it"),
        ("Read more from ", "", 1, "the page offers more from it"),
        ("This article first appeared on ", "", 0, ""),
        ("More from ", "", 1, "the page offers more from it"),
        ("Thank you for reading ", "", 3, "the page thanks its readers"),
    ];
    // the first byte decides most of them without a call
    let first = text.as_bytes().first()?;
    let begins = |start: &str| start.as_bytes().first() == Some(first) && text.starts_with(start);
    let (start, end, points, evidence) = PHRASES.iter().find(|(start, _, points, _)| *points > 0 && begins(start))?;
    let rest = text.get(start.len()..)?;
    let rest = if end.is_empty() { rest } else { rest.split_once(end)?.0 };
    let name = rest.split(['.', '!', ',', ':', '|', '…']).next()?.trim();
    let name = name.strip_prefix("the ").unwrap_or(name);
    let generic = key(name).split(' ').any(|word| GENERIC_NAMES.contains(&word));
    let named = name.chars().next().is_some_and(char::is_uppercase) && name.split(' ').count() <= 4;
    (named && !generic).then_some((name, *points, *evidence))
}

/// The names in the domains of addresses for mail, without what other services own.
fn domains(text: &str) -> Vec<String> {
    const SHARED: &[&str] = &[
        "gmail",
        "yahoo",
        "hotmail",
        "outlook",
        "aol",
        "icloud",
        "proton",
        "protonmail",
        "example",
        "googlemail",
        "email",
        "mail",
    ];
    text.split_whitespace()
        .filter_map(|word| word.split_once('@'))
        .filter_map(|(_, host)| {
            let host = host.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
            let parts: Vec<&str> = host.split('.').collect();
            let name = match parts.as_slice() {
                [.., name, second, _]
                    if matches!(*second, "co" | "com" | "org" | "net" | "gov") && parts.len() >= 3 =>
                {
                    *name
                }
                [.., name, _] => *name,
                _ => return None,
            };
            (name.len() >= 2 && !SHARED.contains(&name)).then(|| name.to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, byline: Option<&str>, want: Option<&str>) {
        let (outlet, notice) = find(&Page::of(page), byline, 0..0);
        assert_eq!(outlet.as_deref(), want, "{page:?}");
        assert!(notice.message.ends_with('.'));
    }

    #[test]
    fn an_outlet_is_named_by_evidence_alone() {
        check("Bridge opens", Some("Northern Ledger News Desk"), Some("Northern Ledger"));
        check("© 2025 The Ferry Post. All rights reserved.", None, Some("The Ferry Post"));
        check("Copyright © 2025 Ferry Post, Inc.", None, Some("Ferry Post"));
        check("Welcome to Harbour Times", None, Some("Harbour Times"));
        check("Harbourtimes\nEmail: info@harbourtimes.com", None, Some("Harbourtimes"));
        check("LISBON (Coastwire) — Ministers met.", None, None);
        check("© Copyright 2025", None, None);
        check("Email: someone@gmail.com", None, None);
        check("Welcome to our newsletter", Some("Staff Reporter"), None);
    }
}
