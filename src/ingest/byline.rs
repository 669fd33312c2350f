//! Who wrote the article: lines that say so.
//!
//! Reads "By …", "Name | date", "Name, role"; knows no list of names.

use super::date::{self, Found};
use crate::text::fold;

/// Words that lead in an author, folded, longest first.
const LEADS: &[&str] = &[
    "written by",
    "posted by",
    "published by",
    "reported by",
    "report by",
    "authored by",
    "article by",
    "story by",
    "author :",
    "author:",
    "words by",
    "analysis by",
    "by :",
    "by:",
    "by",
    "par",
    "von",
    "por",
    "di",
    "door",
    "av",
    "af",
    "oleh",
    "przez",
    "de",
];

/// Leads that also begin ordinary sentences of their language, so that what follows must look like a name.
const WEAK: &[&str] = &["par", "von", "por", "di", "de", "av", "af", "door", "przez"];

/// A byline found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline {
    /// The names, without "By" and without roles.
    pub(super) names: String,
    /// How sure: 3 "By Name", 2 a name with a date or role, 1 a bare name.
    pub(super) strength: u8,
}

/// White space and marks around names.
fn is_edge(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '|' | '•' | '·' | '(' | ')' | ':')
}

/// Whether a line surely reads like a byline; `dates` are those that stand in it.
pub(super) fn is_line(text: &str, dates: &[Found]) -> bool {
    in_line_dated(text, dates, true).is_some()
}

/// The byline of a line, if it reads like one. `lead_only` asks for "By" or a date beside the name.
pub(super) fn in_line(text: &str, lead_only: bool) -> Option<Byline> {
    in_line_dated(text, &date::dates(text), lead_only)
}

fn in_line_dated(text: &str, dates: &[Found], lead_only: bool) -> Option<Byline> {
    let whole = text;
    let text = text.trim_matches(is_edge);
    if let Some((lead, rest)) = lead(text) {
        let names = names(rest)?;
        let weak = WEAK.contains(&lead);
        if weak && names.split_whitespace().count() < 2 {
            return None;
        }
        return Some(Byline { names, strength: if weak { 2 } else { 3 } });
    }
    if let Some(first) = dates.first() {
        let before = whole.get(..first.start)?.trim_start_matches(is_edge);
        let before = without_label(before);
        let desk = before.split('|').next().unwrap_or_default().trim();
        let names = names(desk).filter(|names| names.split_whitespace().count() >= 2)?;
        return Some(Byline { names, strength: 2 });
    }
    if let Some((before, _)) = published_behind_bar(text) {
        let names = names(before).filter(|names| names.split_whitespace().count() >= 2)?;
        return Some(Byline { names, strength: 2 });
    }
    if lead_only {
        return None;
    }
    let names = names(text).filter(|names| (2..=4).contains(&names.split_whitespace().count()))?;
    (names.len() + 2 >= text.len() || text.contains(',')).then_some(Byline { names, strength: 1 })
}

/// "Name | Published …"
fn published_behind_bar(text: &str) -> Option<(&str, &str)> {
    if !text.contains('|') {
        return None;
    }
    text.split_once("| Published").or_else(|| text.split_once("|Published"))
}

fn lead(text: &str) -> Option<(&'static str, &str)> {
    if !text.starts_with(|letter: char| {
        matches!(letter.to_ascii_lowercase(), 'a'..='d' | 'o' | 'p' | 'r' | 's' | 'v' | 'w')
    }) {
        return None;
    }
    // folding keeps the length of these leads, which are ASCII
    let head = fold(text.get(..text.len().min(14)).or_else(|| text.get(..text.char_indices().nth(8)?.0))?);
    let lead = LEADS.iter().find(|lead| {
        head.strip_prefix(**lead).is_some_and(|rest| rest.starts_with(' ') || (lead.ends_with(':') && !rest.is_empty()))
    })?;
    let rest = text.get(lead.len()..)?.trim_start_matches([' ', ':']);
    rest.chars().next().is_some_and(char::is_uppercase).then_some((*lead, rest))
}

/// Without a final "Published:" or the like in front of a date.
fn without_label(before: &str) -> &str {
    let mut rest = before.trim_end();
    loop {
        let bare = rest.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '.' && letter != ')');
        let shorter = LABELS.iter().find_map(|label| {
            let at = bare.len().checked_sub(label.len())?;
            bare.get(at..).filter(|tail| tail.eq_ignore_ascii_case(label)).and_then(|_| bare.get(..at))
        });
        match shorter {
            Some(shorter) => rest = shorter.trim_end(),
            None => return bare,
        }
    }
}

const LABELS: &[&str] = &[
    "Published",
    "Updated",
    "Last updated",
    "Posted",
    "Created",
    "First published",
    "Last modified",
    "on",
    "at",
    "Publish date",
    "Date",
];

/// The names at the beginning of a text, in their spelling; None where it does not begin like a name.
fn names(text: &str) -> Option<String> {
    let mut kept: Vec<&str> = Vec::new();
    let mut end = 0;
    for word in text.split(' ') {
        let (word, glued) = unglue(word);
        let bare = word.trim_end_matches([',', ';', '|', '•', ':', '-', '–']);
        if bare.is_empty() || !is_name_word(bare) || is_role(bare) {
            if is_and(bare) && !kept.is_empty() && !glued {
                kept.push(bare);
                continue;
            }
            // "Name, Diplomatic Editor": what stands between the comma and the role belongs to the role
            if is_role(bare) {
                end = kept.get(..end)?.iter().rposition(|word| word.ends_with(',')).map_or(end, |comma| comma + 1);
            }
            break;
        }
        kept.push(if word.len() > bare.len() && !word.ends_with(',') { bare } else { word });
        end = kept.len();
        if glued || kept.len() > 14 || (word.len() > bare.len() && !word.ends_with([',', ';'])) {
            break;
        }
    }
    kept.truncate(end);
    let joined = kept.join(" ");
    // "Name, Harbour Courier": the paper is not an author
    let parts = joined.split(", ").enumerate().take_while(|(place, part)| *place == 0 || !is_paper(part));
    let names = parts.map(|(_, part)| part).collect::<Vec<_>>().join(", ");
    let names = names.trim_end_matches([',', ';', ' ']);
    let names = [" and", " &"].iter().find_map(|ending| names.strip_suffix(ending)).unwrap_or(names);
    let letters = names.chars().filter(|letter| letter.is_alphabetic()).count();
    (letters >= 3 && names.chars().count() <= 120).then(|| names.to_owned())
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "&" | "und" | "et" | "y" | "e" | "og" | "och" | "en")
}

/// Whether a name is one of a paper, an agency, a house: it ends, or begins, with a word for such.
pub(super) fn is_paper(name: &str) -> bool {
    const PAPERS: &[&str] = &[
        "courier",
        "times",
        "post",
        "herald",
        "news",
        "journal",
        "wire",
        "tribune",
        "gazette",
        "press",
        "today",
        "network",
        "media",
        "magazine",
        "chronicle",
        "observer",
        "guardian",
        "standard",
        "mail",
        "express",
        "daily",
        "service",
        "agency",
        "telegraph",
        "dispatch",
        "examiner",
        "inquirer",
        "register",
        "sentinel",
        "globe",
        "broadcasting",
        "bulletin",
        "mercury",
        "monitor",
        "report",
        "review",
        "zeitung",
        "kurier",
        "newspaper",
        "radio",
        "television",
        "reuters",
        "bloomberg",
        "afp",
        "ap",
        "weekly",
        "ledger",
        "advocate",
        "record",
        "echo",
    ];
    let fold = |word: Option<&str>| word.is_some_and(|word| PAPERS.contains(&fold(word).as_str()));
    let mut words = name.split(' ').filter(|word| !word.eq_ignore_ascii_case("the"));
    let first = words.next();
    let last = words.next_back().or(first);
    let weekly = matches!(first, Some("Daily" | "Weekly" | "Radio"));
    fold(last) || weekly
}

/// The paper named behind the author: "By Name, Harbour Courier".
pub(super) fn paper(text: &str) -> Option<&str> {
    let text = text.split(" | ").next().unwrap_or(text);
    let part = text.split(", ").skip(1).find(|part| is_paper(part) && part.split(' ').count() <= 5)?;
    part.chars().next().is_some_and(char::is_uppercase).then_some(part.trim())
}

/// Cuts "`RuizPublished`" behind the name; says whether it did.
fn unglue(word: &str) -> (&str, bool) {
    ["Published", "Updated", "Posted", "Follow", "Share", "Senior", "Staff"]
        .iter()
        .find_map(|label| word.find(label).filter(|at| *at > 1).and_then(|at| word.get(..at)))
        .map_or((word, false), |name| (name, true))
}

fn is_name_word(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "da", "del", "della", "di", "dos", "du", "la", "le", "van", "von", "der", "den", "ten", "ter", "bin",
        "al", "el", "ibn", "zu", "af", "av", "d", "st",
    ];
    let first = word.chars().next().unwrap_or(' ');
    if first.is_lowercase() {
        return PARTICLES.contains(&word);
    }
    first.is_alphabetic()
        && !word
            .chars()
            .any(|letter| letter.is_ascii_digit() || matches!(letter, '@' | '/' | '#' | '"' | '“' | '?' | '!' | '…'))
}

/// Words that say what an author does.
fn is_role(word: &str) -> bool {
    const ROLES: &[&str] = &[
        "staff",
        "writer",
        "reporter",
        "editor",
        "correspondent",
        "contributor",
        "columnist",
        "senior",
        "associate",
        "assistant",
        "chief",
        "producer",
        "journalist",
        "updated",
        "published",
        "posted",
        "created",
        "last",
        "for",
        "special",
        "contributing",
        "freelance",
        "managing",
        "executive",
        "deputy",
        "author",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "in",
        "on",
        "at",
        "comments",
        "photos",
        "photo",
        "photography",
        "video",
        "with",
        "globe",
        "min",
        "read",
        "share",
        "follow",
    ];
    ROLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, want: Option<&str>) {
        assert_eq!(in_line(line, true).map(|byline| byline.names).as_deref(), want, "{line:?}");
    }

    #[test]
    fn bylines_in_their_shapes() {
        check("By Ana Ruiz", Some("Ana Ruiz"));
        check("By Ana Ruiz and Tom de Vries, Staff Writers", Some("Ana Ruiz and Tom de Vries"));
        check("By Ana RuizPublished: Oct 26, 2023", Some("Ana Ruiz"));
        check("by Ana Ruiz | Dec 22, 2023", Some("Ana Ruiz"));
        check("Northern Ledger News Desk | Lisbon | Updated: 23-04-2025 13:20 IST", Some("Northern Ledger News Desk"));
        check("Ana Ruiz | December 22, 2023 2:30 PM", Some("Ana Ruiz"));
        check("Ana RuizPublished: December 20, 2023", Some("Ana Ruiz"));
        check("Ana Ruiz| Published HIGHLIGHTS", Some("Ana Ruiz"));
        check("By Ana Ruiz, Islands correspondent", Some("Ana Ruiz"));
        check("By Ana Ruiz, Diplomatic Editor", Some("Ana Ruiz"));
        check("By Ana Ruiz, Tom Lind and Eve Moss", Some("Ana Ruiz, Tom Lind and Eve Moss"));
        check("By Ana Ruiz, Harbour Courier", Some("Ana Ruiz"));
        check("Par Anne Dupont", Some("Anne Dupont"));
        check("By the time the doors opened", None);
        check("By Monday", None);
        check("December 22, 2023", None);
        check("The council met on December 22, 2023.", None);
    }
}
