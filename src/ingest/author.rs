//! Whose name near the headline, or near an end of the text, is the author's.
//!
//! Weighs lines that read like bylines by their shape, their place and what else of the page speaks for the name: a
//! role below it, a word about the author, an invitation to follow. Knows no list of names.

use super::byline::{self, Byline};
use super::byline_words::{is_paper, is_role};
use super::date::Anchors;
use super::feature::Look;
use super::furniture::Fit;
use super::line::Line;
use super::page::Page;
use super::vocabulary::{NONE, entry};
use crate::model::Reason;

/// The points that a line needs.
const ENOUGH: i32 = 20;

/// The author with the line that names them.
pub(super) fn find(page: &Page<'_>, anchors: Anchors) -> Option<(Byline, usize)> {
    let title = anchors.title.unwrap_or(anchors.start.saturating_sub(6));
    let from = title.saturating_sub(4);
    let near = from..(anchors.start + 3).min(page.lines.len()).min(title + 40);
    let behind = anchors.end..(anchors.end + 4).min(page.lines.len());
    let copies =
        (0..page.lines.len()).filter(|&at| anchors.end <= at && page.copies.get(at + 1).copied().unwrap_or(false));
    let mut best: Option<(i32, Byline, usize)> = None;
    let mut take = |points: i32, found: Byline, at: usize| {
        if points >= ENOUGH && best.as_ref().is_none_or(|(most, ..)| points > *most) {
            best = Some((points, found, at));
        }
    };
    for at in near.clone().chain(behind.clone()).chain(copies) {
        let Some((line, look)) = page.lines.get(at).zip(page.looks.get(at)) else { continue };
        let furniture = look.sign.is_some_and(|sign| sign.fit == Fit::Whole || sign.reason == Reason::PictureCredit);
        if Some(at) == anchors.title || line.words > 30 || furniture {
            continue;
        }
        let mut place = if at > title && at <= title + 8 { 15 } else { 0 };
        place -= if behind.contains(&at) { 6 } else { 0 };
        place -= if page.keeps(at) && line.words > 14 { 25 } else { 0 };
        let sure = if look.byline { byline::in_line_dated(&line.text, &look.dates, true) } else { None };
        if let Some(found) = sure {
            take(i32::from(found.strength) * 10 + place, found, at);
        } else if near.contains(&at) {
            if let Some(found) = byline::below_lead(page.lines.get(at.wrapping_sub(1)), &line.text) {
                take(30 + place, found, at);
            } else if let Some(found) = bare(line, look) {
                let support = support(page, at, &found.names);
                if support > 0 {
                    take(10 + place.min(8) + support, found, at);
                }
            }
        }
    }
    best.map(|(_, byline, at)| (byline, at))
}

/// A line that is nothing but a name.
fn bare(line: &Line<'_>, look: &Look) -> Option<Byline> {
    let found = byline::in_line_dated(&line.text, &look.dates, false)?;
    // words of menus are no names
    let common = |name: &str| {
        name.split(' ').any(|word| {
            let key = super::key::key(word);
            let known = entry(&key);
            known.stop || known.alone != NONE || known.in_text != NONE || is_role(word)
        })
    };
    let shouts = found.names.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    (!common(&found.names) && !shouts && !is_paper(&found.names)).then_some(found)
}

/// What of the page speaks for a bare name at line `at`.
fn support(page: &Page<'_>, at: usize, names: &str) -> i32 {
    let look = |step: isize| at.checked_add_signed(step).and_then(|at| page.looks.get(at));
    let line = |step: isize| at.checked_add_signed(step).and_then(|at| page.lines.get(at));
    let dated = |step: isize| look(step).is_some_and(|look| look.dated == 1);
    let mut points = 0;
    if dated(1) || dated(-1) {
        points += 14;
    } else if dated(2) || dated(3) || dated(-2) {
        points += 8;
    }
    let role = |line: &Line<'_>| line.words <= 6 && !line.text.ends_with('.') && line.text.split(' ').any(is_office);
    if line(1).is_some_and(role) {
        points += 10;
    }
    let own = page.lines.get(at).map(|line| line.twin);
    let first = names.split(", ").next().unwrap_or(names);
    for (other, line) in page.lines.iter().enumerate() {
        if other == at {
            continue;
        }
        if Some(line.twin) == own {
            points += 2;
        } else if let Some(rest) = line.text.strip_prefix(first) {
            let tells = [" is ", " has ", " was ", " covers ", " writes ", " reports ", " joined ", " may be reached"];
            if line.words >= 8 && tells.iter().any(|verb| rest.starts_with(verb)) {
                points += 12;
            }
        } else if line.words <= 8 && line.text.ends_with(first) && is_pointer(&line.key) {
            points += 10;
        }
        if points >= 30 {
            break;
        }
    }
    points
}

/// "More by Ana Ruiz", "Follow Ana Ruiz".
fn is_pointer(key: &str) -> bool {
    [
        "more by ",
        "more from ",
        "follow ",
        "posts by ",
        "view all posts by ",
        "stories by ",
        "social links for ",
        "email ",
    ]
    .iter()
    .any(|lead| key.starts_with(lead))
}

/// Whether a word names the office of one who writes.
fn is_office(word: &str) -> bool {
    const OFFICES: &[&str] = &[
        "writer",
        "reporter",
        "editor",
        "correspondent",
        "contributor",
        "columnist",
        "journalist",
        "producer",
        "staff",
        "author",
        "critic",
        "analyst",
    ];
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    OFFICES.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The first cars crossed the new bridge on Monday morning, eleven years after the council first voted to build it, he said.\n\
        Engineers said that the ground under the northern pier had cost them two whole winters, and that nobody had been hurt in all that time.\n";

    fn check(head: &str, tail: &str, want: Option<&str>) {
        let raw = format!("Home\nBridge opens after eleven years\n{head}\n{TEXT}{tail}\n");
        let page = Page::of(&raw);
        let start = page.lines.iter().position(|line| line.words > 20).unwrap();
        let found = find(&page, Anchors { title: Some(1), start, end: start + 2 });
        assert_eq!(found.map(|(byline, _)| byline.names).as_deref(), want, "{head:?} {tail:?}");
    }

    #[test]
    fn a_bare_name_waits_for_support() {
        check("Ana Ruiz", "", None);
        check("Ana Ruiz\n3 December 2025", "", Some("Ana Ruiz"));
        check("Ana Ruiz\nHarbour correspondent", "", Some("Ana Ruiz"));
        check("Ana Ruiz", "Ana Ruiz is a reporter who covers rivers and bridges.", Some("Ana Ruiz"));
        check("Latest News\n3 December 2025", "", None);
    }

    #[test]
    fn a_lead_may_stand_above_its_name() {
        check("Written by", "", None);
        check("Written by\nAna Ruiz", "", Some("Ana Ruiz"));
        check("By\nAna Ruiz", "", Some("Ana Ruiz"));
    }
}
