//! What the scores alone get wrong at the edges and inside of an article: the last paragraph left out, a label taken
//! in, a box for newsletters between two paragraphs.
//!
//! Sees lines and scores; knows nothing of headline, author and date but which lines they took.

use super::furniture::Fit;
use super::line::{Line, bullet};
use super::page::Page;
use crate::model::Reason;

/// The lowest score, in logits, of a paragraph that touches the article.
const TOUCHING: f64 = -1.5;
/// The lowest score of a heading with a paragraph before and behind it.
const HEADING: f64 = -1.5;

/// Which lines are the article's, given those that the scores keep. `taken` are lines that became something else.
pub(super) fn prune(page: &Page<'_>, taken: &[bool]) -> Vec<bool> {
    let mut kept: Vec<bool> = (0..page.lines.len()).map(|at| page.keeps(at) && !is(taken, at)).collect();
    if page.whole {
        return kept;
    }
    extend(page, taken, &mut kept);
    fill_headings(page, taken, &mut kept);
    empty_boxes(page, &mut kept);
    trim(page, &mut kept);
    kept
}

fn is(flags: &[bool], at: usize) -> bool {
    flags.get(at).copied().unwrap_or(false)
}

fn set(flags: &mut [bool], at: usize, value: bool) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = value;
    }
}

/// Takes in whole sentences that touch the article, from both ends outwards.
fn extend(page: &Page<'_>, taken: &[bool], kept: &mut [bool]) {
    let fits = |at: usize| {
        page.lines.get(at).zip(page.looks.get(at)).is_some_and(|(line, look)| {
            line.words >= 12
                && ends_sentence(&line.text)
                && look.sign.is_none()
                && !look.note
                && !is(taken, at)
                && !page.is_copy(at)
        }) && page.scores.get(at).is_some_and(|score| *score > TOUCHING)
    };
    let (Some(first), Some(last)) = (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept)) else {
        return;
    };
    for at in (0..first).rev().take_while(|&at| fits(at)) {
        set(kept, at, true);
    }
    for at in (last + 1..page.lines.len()).take_while(|&at| fits(at)) {
        set(kept, at, true);
    }
    for at in first..last {
        if !is(kept, at) && fits(at) {
            set(kept, at, true);
        }
    }
}

/// Takes in headings between two paragraphs.
fn fill_headings(page: &Page<'_>, taken: &[bool], kept: &mut [bool]) {
    for at in 1..page.lines.len() {
        let paragraph =
            |at: usize| page.lines.get(at).is_some_and(|line| line.words >= 15 && ends_sentence(&line.text));
        let between = is(kept, at - 1) && is(kept, at + 1) && paragraph(at - 1) && paragraph(at + 1);
        if is(kept, at) || is(taken, at) || !between {
            continue;
        }
        let heads = page.lines.get(at).zip(page.looks.get(at)).is_some_and(|(line, look)| {
            (2..=12).contains(&line.words) && is_heading(line) && look.sign.is_none() && !look.byline && look.dated == 0
        });
        if heads && page.scores.get(at).is_some_and(|score| *score > HEADING) {
            set(kept, at, true);
        }
    }
}

/// Drops invitations inside the article, and the label above them.
fn empty_boxes(page: &Page<'_>, kept: &mut [bool]) {
    for at in 0..page.lines.len() {
        let Some((line, look)) = page.lines.get(at).zip(page.looks.get(at)) else { continue };
        let invites = look.sign.is_some_and(|sign| match sign.reason {
            Reason::Subscription => line.words <= 32,
            Reason::Interaction | Reason::Navigation | Reason::Advertisement | Reason::Legal => {
                sign.fit == Fit::Whole && line.words <= 6
            }
            Reason::OtherArticles => line.words <= 24 && line.text.contains(':') || sign.fit == Fit::Whole,
            _ => false,
        }) || look.duration;
        if invites {
            set(kept, at, false);
        }
        let label = at.checked_sub(1).filter(|&before| {
            is(kept, before) && page.lines.get(before).is_some_and(|line| line.words <= 8 && is_heading(line))
        });
        if let (true, Some(label)) = (invites, label) {
            set(kept, label, false);
        }
    }
}

/// Drops labels and scraps at both ends.
fn trim(page: &Page<'_>, kept: &mut [bool]) {
    let scrap = |at: usize| {
        page.lines.get(at).is_some_and(|line| {
            line.words == 0
                || (line.words <= 4
                    && !ends_sentence(&line.text)
                    && (bullet(&line.text) > 0 || line.text.ends_with(':')))
        })
    };
    for at in 0..page.lines.len() {
        if is(kept, at) && scrap(at) && !at.checked_sub(1).is_some_and(|before| is(kept, before)) {
            set(kept, at, false);
        }
    }
    let end = kept.len();
    for at in 0..end {
        match is(kept, at) {
            true if scrap(at) => set(kept, at, false),
            true => break,
            false => {}
        }
    }
    for at in (0..end).rev() {
        match is(kept, at) {
            true if scrap(at) || is_label(page, at) => set(kept, at, false),
            true => break,
            false => {}
        }
    }
}

/// A short line without a sentence at the end of an article leads nowhere.
fn is_label(page: &Page<'_>, at: usize) -> bool {
    page.lines
        .get(at)
        .is_some_and(|line| line.words <= 6 && is_heading(line) && !line.text.contains(['(', '"', '”', '—', '–']))
}

/// Short, not a sentence, no item of a list: "So …?" is a question of the text, not a heading.
pub(super) fn is_heading(line: &Line<'_>) -> bool {
    let bare = line.text.trim_end_matches(['"', '”', '’', '\'', ')']);
    let turns = ["so ", "but ", "and ", "yet ", "or "].iter().any(|word| line.key.starts_with(word));
    (1..=14).contains(&line.words)
        && !bare.ends_with(['.', ',', ';', ':', '…', '!'])
        && !(bare.ends_with('?') && turns)
        && bullet(&line.text) == 0
        && line.text.chars().any(char::is_alphabetic)
        && !line.text.starts_with(|letter: char| letter.is_lowercase())
}

/// Whether a text ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', '…', '।', '。'])
}
