//! What each line of a page is to the article: a block of some kind, or removed for a reason.
//!
//! Applies the rules that need several lines at once: standfirst, key points, headings, remarks, lists below labels.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::furniture::{self, Fit};
use super::key::key;
use super::line::bullet;
use super::page::Page;
use super::prune::{ends_sentence, is_heading, prune};
use crate::model::{BlockKind, Reason};

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It is a block.
    Keep(BlockKind),
    /// It is removed, by the rule of that name.
    Drop(Reason, &'static str),
}

/// The role of every line.
pub(super) fn roles(page: &Page<'_>, facts: &Facts) -> Vec<Role> {
    let fixed = fixed(page, facts);
    let taken: Vec<bool> = fixed.iter().map(Option::is_some).collect();
    let mut kept: Vec<Option<BlockKind>> =
        prune(page, &taken).into_iter().map(|kept| kept.then_some(BlockKind::Paragraph)).collect();
    drop_biography(page, facts, &mut kept);
    keep_highlights(page, &fixed, &mut kept);
    keep_summary(page, facts, &fixed, &mut kept);
    keep_notes(page, &fixed, &mut kept);
    let kinds = kinds(page, &kept);
    let dropped = dropped(page, facts, &fixed, &kinds);
    kinds
        .into_iter()
        .zip(dropped)
        .map(|(kind, (reason, rule))| kind.map_or(Role::Drop(reason, rule), Role::Keep))
        .collect()
}

/// Lines that are no blocks whatever their score: those that became fields, further copies, the headline again.
fn fixed(page: &Page<'_>, facts: &Facts) -> Vec<Option<(Reason, &'static str)>> {
    let title = facts.title.as_ref();
    let title_key = title.map(|title| key(&title.text)).unwrap_or_default();
    let title_words = title_key.split(' ').count();
    let metadata: BTreeSet<usize> = facts.byline_line.into_iter().chain(facts.dates.lines.iter().copied()).collect();
    let start = page.segment.start;
    (0..page.lines.len())
        .map(|at| {
            let (line, look) = page.lines.get(at).zip(page.looks.get(at))?;
            if title.is_some_and(|title| title.line == at) {
                return Some((Reason::Title, "headline"));
            }
            if metadata.contains(&at) && !look.note && (line.words <= 30 || !page.keeps(at)) {
                return Some((Reason::Metadata, "byline-or-date"));
            }
            if page.is_copy(at) {
                return Some((Reason::Repeated, "second-copy"));
            }
            if !title_key.is_empty() && line.key == title_key {
                return Some((Reason::Title, "headline-again"));
            }
            let again = title_key.len() > 12
                && line.words <= title_words + 12
                && line.key.strip_prefix(title_key.as_str()).is_some_and(|rest| rest.starts_with(' '));
            let credited = || {
                let rest = line.key.get(title_key.len()..).unwrap_or_default().trim();
                furniture::sign(rest).is_some_and(|sign| sign.reason == Reason::PictureCredit)
                    || ["Source:", "Photo:", "Image:"].iter().any(|label| line.text.contains(label))
            };
            if again && credited() {
                return Some((Reason::PictureCredit, "headline-as-caption"));
            }
            let disclaimer = look.sign.is_some_and(|sign| sign.reason == Reason::PictureDisclaimer);
            (disclaimer && line.words <= 40 && at + 40 > start)
                .then_some((Reason::PictureDisclaimer, "picture-of-nothing"))
        })
        .collect()
}

/// More key points than any article has.
const MOST_POINTS: usize = 60;

/// Key points: the bullets below "HIGHLIGHTS" and its like.
fn keep_highlights(page: &Page<'_>, fixed: &[Option<(Reason, &'static str)>], kept: &mut [Option<BlockKind>]) {
    for at in 0..page.lines.len() {
        let is_label = page.lines.get(at).is_some_and(|line| {
            page.looks.get(at).is_some_and(|look| {
                look.highlights || (line.words <= 8 && look.byline && line.text.ends_with("HIGHLIGHTS"))
            })
        });
        if !is_label || page.is_copy(at) || at > page.segment.end || at + 40 < page.segment.start {
            continue;
        }
        let points: Vec<usize> = (at + 1..page.lines.len())
            .take(MOST_POINTS)
            .take_while(|&below| {
                fixed.get(below).is_some_and(Option::is_none)
                    && page.lines.get(below).is_some_and(|line| bullet(&line.text) > 0 && line.words >= 3)
            })
            .collect();
        if !points.is_empty()
            && let Some(slot) = kept.get_mut(at)
        {
            *slot = None;
        }
        for point in points {
            if let Some(slot) = kept.get_mut(point) {
                *slot = Some(BlockKind::Highlight);
            }
        }
    }
}

/// A word about the author behind the text: "Name is a contributing editor of …".
fn drop_biography(page: &Page<'_>, facts: &Facts, kept: &mut [Option<BlockKind>]) {
    let names = names(facts);
    let last: Vec<usize> =
        (0..kept.len()).rev().filter(|&at| kept.get(at).is_some_and(Option::is_some)).take(3).collect();
    for at in last {
        if page.lines.get(at).is_some_and(|line| is_biography(&line.text, &names))
            && let Some(slot) = kept.get_mut(at)
        {
            *slot = None;
        }
    }
}

/// The full names of the authors.
fn names(facts: &Facts) -> Vec<&str> {
    let parts = facts.byline.iter().flat_map(|byline| byline.split(", ")).flat_map(|part| part.split(" and "));
    parts.filter(|name| name.contains(' ')).collect()
}

fn is_biography(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| {
        text.strip_prefix(*name).is_some_and(|rest| {
            [" is ", " was ", " covers ", " writes ", " reports ", " has covered ", ", a ", ", an "]
                .iter()
                .any(|verb| rest.starts_with(verb))
        })
    })
}

/// A standfirst: sentences between the headline and the line of author or date.
fn keep_summary(
    page: &Page<'_>,
    facts: &Facts,
    fixed: &[Option<(Reason, &'static str)>],
    kept: &mut [Option<BlockKind>],
) {
    let Some(title) = facts.title.as_ref() else { return };
    let line_of_facts = facts.byline_line.into_iter().chain(facts.dates.lines.iter().copied());
    let Some(metadata) = line_of_facts.filter(|&at| at > title.line && !page.is_copy(at)).min() else { return };
    if metadata > title.line + 12 || metadata > page.segment.end {
        return;
    }
    for at in title.line + 1..metadata {
        let Some((line, look)) = page.lines.get(at).zip(page.looks.get(at)) else { continue };
        let sentence = line.words >= 6 && (ends_sentence(&line.text) || page.keeps(at));
        let free = fixed.get(at).is_some_and(Option::is_none) && look.sign.is_none() && !look.note;
        let liked = page.scores.get(at).is_some_and(|score| *score > STANDFIRST);
        if let (true, Some(slot)) = (sentence && free && liked, kept.get_mut(at)) {
            *slot = Some(BlockKind::Summary);
        }
    }
}

/// The lowest score of a standfirst, in logits.
const STANDFIRST: f64 = -2.5;

/// Remarks about the article directly behind or in front of it.
fn keep_notes(page: &Page<'_>, fixed: &[Option<(Reason, &'static str)>], kept: &mut [Option<BlockKind>]) {
    let (Some(first), Some(last)) = (kept.iter().position(Option::is_some), kept.iter().rposition(Option::is_some))
    else {
        return;
    };
    for at in first.saturating_sub(3)..(last + 4).min(page.lines.len()) {
        let credit = at > last && page.lines.get(at).is_some_and(|line| is_credit(&line.text, line.words));
        let note =
            (credit || page.looks.get(at).is_some_and(|look| look.note)) && fixed.get(at).is_some_and(Option::is_none);
        if let (true, Some(slot)) = (note, kept.get_mut(at)) {
            *slot = Some(BlockKind::Note);
        }
    }
}

/// "(Coastwire)": an agency in brackets behind the text.
fn is_credit(text: &str, words: usize) -> bool {
    (1..=6).contains(&words) && text.starts_with('(') && text.ends_with(')')
}

/// Tells headings and captions from paragraphs.
fn kinds(page: &Page<'_>, kept: &[Option<BlockKind>]) -> Vec<Option<BlockKind>> {
    let next = |at: usize| (at + 1..kept.len()).find(|&next| kept.get(next).is_some_and(Option::is_some));
    kept.iter()
        .enumerate()
        .map(|(at, kind)| {
            let (line, look) = page.lines.get(at).zip(page.looks.get(at))?;
            if *kind != Some(BlockKind::Paragraph) {
                return *kind;
            }
            if look.note {
                return Some(BlockKind::Note);
            }
            if line.words <= 60 && look.sign.is_some_and(|sign| sign.reason == Reason::PictureCredit) {
                return Some(BlockKind::Caption);
            }
            if is_item(page, kept, at) {
                return Some(BlockKind::Item);
            }
            let leads = next(at).and_then(|next| page.lines.get(next)).is_some_and(|next| !is_heading(next));
            Some(if is_heading(line) && leads { BlockKind::Heading } else { BlockKind::Paragraph })
        })
        .collect()
}

/// Whether a kept line is an item of a list: it has a bullet, or a dash or a number as the line before or behind has.
fn is_item(page: &Page<'_>, kept: &[Option<BlockKind>], at: usize) -> bool {
    let kept_line = |at: usize| page.lines.get(at).filter(|_| kept.get(at).is_some_and(Option::is_some));
    let Some(line) = kept_line(at) else { return false };
    let beside = |test: &dyn Fn(&str) -> bool| {
        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(kept_line).any(|line| test(&line.text))
    };
    let dashed = |text: &str| bullet(text) > 0 && text.starts_with(['-', '–', '—', '*']);
    if let Some(own) = list_number(&line.text) {
        return beside(&|text| list_number(text).is_some_and(|other| other.abs_diff(own) == 1));
    }
    bullet(&line.text) > 0 && (!dashed(&line.text) || beside(&dashed))
}

/// The number of a list's item: "3. …", "3) …".
fn list_number(text: &str) -> Option<u32> {
    text.get(..super::blocks::number(text))?.trim_end_matches([' ', '.', ')']).parse().ok()
}

/// Why each line that is no block is removed.
fn dropped(
    page: &Page<'_>,
    facts: &Facts,
    fixed: &[Option<(Reason, &'static str)>],
    kinds: &[Option<BlockKind>],
) -> Vec<(Reason, &'static str)> {
    let mut kept = vec![false; page.lines.len()];
    for (line, _) in page.lines.iter().zip(kinds).filter(|(_, kind)| kind.is_some()) {
        kept.get_mut(line.twin).into_iter().for_each(|kept| *kept = true);
    }
    let first = kinds.iter().position(Option::is_some).unwrap_or(0);
    let last = kinds.iter().rposition(Option::is_some).unwrap_or(0);
    let outlet = facts.outlet.as_deref().map(key).unwrap_or_default();
    let names = names(facts);
    let mut open: Option<Reason> = None;
    let mut out = Vec::with_capacity(page.lines.len());
    for (at, (line, look)) in page.lines.iter().zip(&page.looks).enumerate() {
        if kinds.get(at).is_some_and(Option::is_some) {
            open = None;
        }
        if let Some(fixed) = fixed.get(at).copied().flatten() {
            out.push(fixed);
            continue;
        }
        let reason = if look.highlights {
            (Reason::Label, "label-of-key-points")
        } else if is_biography(&line.text, &names) {
            (Reason::AuthorNote, "author-in-third-person")
        } else if look.duration {
            (Reason::Interaction, "time-to-read")
        } else if let Some(sign) = look.sign {
            if sign.fit == Fit::Whole && sign.cut {
                open = Some(sign.reason);
                (Reason::Label, "label-of-list")
            } else {
                (sign.reason, "known-phrase")
            }
        } else if look.letters.copyright {
            (Reason::Legal, "copyright-mark")
        } else if look.letters.at && line.words <= 20 {
            (Reason::Contact, "address")
        } else if !outlet.is_empty() && line.key == outlet {
            (Reason::Metadata, "name-of-outlet")
        } else if kept.get(line.twin).copied().unwrap_or(false) && line.words > 0 {
            (Reason::Repeated, "stands-in-article")
        } else if let Some(open) = open {
            (open, "below-label")
        } else if look.dated == 1 && line.words <= 8 {
            (Reason::Metadata, "other-date")
        } else if line.words >= 5 && (at < first || at > last) {
            (Reason::OtherArticles, "headline-outside")
        } else if at < first || at > last {
            (Reason::Navigation, "short-line-outside")
        } else {
            (Reason::Fragment, "unlike-text")
        };
        out.push(reason);
    }
    out
}
