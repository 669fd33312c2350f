//! Who wrote the article: lines that say so.
//!
//! Reads "By …", "Name | date", "Name, role"; knows no list of names.

use std::sync::LazyLock;

use super::byline_words::{is_acronym, is_paper, is_role};
use super::date::{self, Found};
use super::line::Line;
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

/// The same of a line whose dates are known.
pub(super) fn in_line_dated(text: &str, dates: &[Found], lead_only: bool) -> Option<Byline> {
    let whole = text;
    // most lines have none
    let is_bare =
        matches!(text.as_bytes(), [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric());
    let text = if is_bare { text } else { text.trim_matches(is_edge) };
    if let Some((lead, rest)) = lead(text).or_else(|| glued_lead(text)) {
        let names = names(rest)?;
        let weak = WEAK.contains(&lead);
        if weak && names.split_whitespace().count() < 2 {
            return None;
        }
        return Some(Byline { names, strength: if weak { 2 } else { 3 } });
    }
    if let Some((_, names)) = dates.first().and_then(|first| whole.get(first.end..)).and_then(lead_behind_date) {
        return Some(Byline { names, strength: 3 });
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

/// "ByAna Ruiz"
fn glued_lead(text: &str) -> Option<(&'static str, &str)> {
    let rest = text.strip_prefix("By")?;
    let mut letters = rest.chars();
    let name = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    name.then_some(("by", rest))
}

/// "Dec 22, 2023 by Ana Ruiz": what stands behind the date.
fn lead_behind_date(text: &str) -> Option<(&'static str, String)> {
    let (lead, rest) = lead(text.trim_start_matches(is_edge))?;
    Some((lead, names(rest)?)).filter(|(lead, _)| !WEAK.contains(lead))
}

/// The byline of a line below one that is nothing but "By", "Written by" or the like.
pub(super) fn below_lead(above: Option<&Line<'_>>, text: &str) -> Option<Byline> {
    let above = above.filter(|line| (1..=2).contains(&line.words))?;
    let leads = LEADS.contains(&above.key.as_str()) && !WEAK.contains(&above.key.as_str());
    let labels = ["author", "authors", "commentary by", "words"].contains(&above.key.as_str());
    let names = names(text.trim_matches(is_edge)).filter(|_| leads || labels)?;
    (names.split_whitespace().count() >= 2).then_some(Byline { names, strength: 3 })
}

/// "Name | Published …"
fn published_behind_bar(text: &str) -> Option<(&str, &str)> {
    if !text.contains('|') {
        return None;
    }
    text.split_once("| Published").or_else(|| text.split_once("|Published"))
}

fn lead(text: &str) -> Option<(&'static str, &str)> {
    if !may_lead(text) {
        return None;
    }
    let behind = |lead: &str| {
        let (head, rest) = text.split_at_checked(lead.len())?;
        let ends = rest.starts_with(' ') || (lead.ends_with(':') && !rest.is_empty());
        (ends && head.eq_ignore_ascii_case(lead)).then(|| rest.trim_start_matches([' ', ':']))
    };
    let (lead, rest) = LEADS.iter().find_map(|lead| Some((lead, behind(lead)?)))?;
    rest.chars().next().is_some_and(char::is_uppercase).then_some((*lead, rest))
}

/// Whether a text's first word is as long as a lead's that begins with the same letter: few others are.
fn may_lead(text: &str) -> bool {
    /// For each letter, how long the first words of leads are that begin with it: a bit for each length.
    static LENGTHS: LazyLock<[u16; 256]> = LazyLock::new(|| {
        let mut lengths = [0; 256];
        for lead in LEADS {
            let length = lead.bytes().take_while(u8::is_ascii_alphabetic).count();
            for first in lead.bytes().take(1).flat_map(|first| [first, first.to_ascii_uppercase()]) {
                lengths[usize::from(first)] |= 1 << length;
            }
        }
        lengths
    });
    let lengths = text.bytes().next().map_or(0, |first| LENGTHS[usize::from(first)]);
    lengths != 0 && lengths >> text.bytes().take_while(u8::is_ascii_alphabetic).take(15).count() & 1 == 1
}

/// Without a final "Published:" or the like in front of a date.
fn without_label(before: &str) -> &str {
    let mut rest = before.trim_end();
    loop {
        let bare = rest.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '.' && letter != ')');
        let shorter = LABELS.iter().find_map(|label| {
            let at = bare.len().checked_sub(label.len())?;
            let before = bare.get(..at)?;
            let tail = bare.get(at..).filter(|tail| tail.eq_ignore_ascii_case(label))?;
            // "Sexton" does not end in "on", "RuizPublished" ends in a label
            let own =
                !before.ends_with(char::is_alphanumeric) || tail.starts_with(|letter: char| letter.is_uppercase());
            own.then_some(before)
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
        // "Ana Ruiz The Associated Press", "Ana Ruiz FOXNews": the house
        let capitals = word.chars().take_while(|letter| letter.is_uppercase()).count();
        let house = word == "The" || (capitals >= 3 && word.chars().any(char::is_lowercase));
        if house && kept.len() >= 2 {
            break;
        }
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
    let joined = listed(&kept);
    // "Name, Harbour Courier": the paper is not an author
    let parts =
        joined.split(", ").enumerate().take_while(|(place, part)| *place == 0 || !(is_paper(part) || is_acronym(part)));
    let names = parts.map(|(_, part)| part).collect::<Vec<_>>().join(", ");
    let names = names.trim_end_matches([',', ';', ' ']);
    let names = [" and", " &"].iter().find_map(|ending| names.strip_suffix(ending)).unwrap_or(names);
    let letters = names.chars().filter(|letter| letter.is_alphabetic()).count();
    (letters >= 3 && names.chars().count() <= 120).then(|| names.to_owned())
}

/// The words of names in one text, with commas between the names: "Ana Ruiz and Tom Lind" is "Ana Ruiz, Tom Lind".
fn listed(words: &[&str]) -> String {
    let mut out = String::new();
    for (at, word) in words.iter().enumerate() {
        let before = words.get(..at).unwrap_or_default();
        let since = before.iter().rev().take_while(|word| !word.ends_with(',') && !is_and(word)).count();
        let until = words.get(at + 1..).unwrap_or_default().iter().take_while(|word| !is_and(word)).count();
        // "Ana and Tom Ruiz" is one household, "Arts and Crafts Desk" one desk
        if is_and(word) && (since >= 2 || since == 0) && until >= 2 {
            if !out.ends_with(',') {
                out.push(',');
            }
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "&" | "und" | "et" | "y" | "e" | "og" | "och" | "en")
}

/// Cuts "`RuizPublished`" and "`RuizWriter`" behind the name, "`Ruiz@anaruiz`" before the handle; says whether it did.
fn unglue(word: &str) -> (&str, bool) {
    // names that go on with a capital: McKay, DeSouza, O'Neil
    const OPENINGS: &[&str] = &[
        "mc", "mac", "de", "di", "da", "du", "la", "le", "lo", "van", "von", "fitz", "st", "al", "el", "ben", "del",
        "o",
    ];
    let mut before = ' ';
    for (at, letter) in word.char_indices() {
        let head = word.get(..at).unwrap_or_default();
        if letter == '@' && at >= 3 {
            return (head, true);
        }
        if letter.is_uppercase() && before.is_lowercase() {
            let part = head.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
            if part.len() > 1 && !OPENINGS.contains(&fold(part).as_str()) {
                return (head, true);
            }
        }
        before = letter;
    }
    (word, false)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, want: Option<&str>) {
        assert_eq!(in_line(line, true).map(|byline| byline.names).as_deref(), want, "{line:?}");
    }

    #[test]
    fn bylines_in_their_shapes() {
        check("By Ana Ruiz", Some("Ana Ruiz"));
        check("By Ana Ruiz and Tom de Vries, Staff Writers", Some("Ana Ruiz, Tom de Vries"));
        check("By Ana RuizPublished: Oct 26, 2023", Some("Ana Ruiz"));
        check("by Ana Ruiz | Dec 22, 2023", Some("Ana Ruiz"));
        check("Northern Ledger News Desk | Lisbon | Updated: 23-04-2025 13:20 IST", Some("Northern Ledger News Desk"));
        check("Ana Ruiz | December 22, 2023 2:30 PM", Some("Ana Ruiz"));
        check("Ana RuizPublished: December 20, 2023", Some("Ana Ruiz"));
        check("Ana Ruiz| Published HIGHLIGHTS", Some("Ana Ruiz"));
        check("By Ana Ruiz, Islands correspondent", Some("Ana Ruiz"));
        check("By Ana Ruiz, Diplomatic Editor", Some("Ana Ruiz"));
        check("By Ana Ruiz, Tom Lind and Eve Moss", Some("Ana Ruiz, Tom Lind, Eve Moss"));
        check("By Ana Ruiz, Harbour Courier", Some("Ana Ruiz"));
        check("Par Anne Dupont", Some("Anne Dupont"));
        check("ByAna Ruiz", Some("Ana Ruiz"));
        check("By Ana RuizWriter", Some("Ana Ruiz"));
        check("By Ana McKay, ESPN", Some("Ana McKay"));
        check("By Ana Ruiz The Harbour Press", Some("Ana Ruiz"));
        check("Dec 22, 2023 by Ana Ruiz", Some("Ana Ruiz"));
        check("Ana Sexton 4:00 PM on December 20, 2023", Some("Ana Sexton"));
        check("By the time the doors opened", None);
        check("By Monday", None);
        check("December 22, 2023", None);
        check("The council met on December 22, 2023.", None);
    }
}
