//! The headline: which line of the page it is.
//!
//! Judges by place, length, repetition, what stands behind it and which of its words the article uses. Knows no site.

use std::collections::BTreeSet;

use super::feature::Look;
use super::furniture::Fit;
use super::line::Line;
use crate::text::is_stop_word;

/// The line that holds the headline, with the bytes of its text that are the headline (a site's name behind it is cut).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The line's position.
    pub(super) line: usize,
    /// The headline.
    pub(super) text: String,
    /// Whether the line has more than the headline.
    pub(super) cut: bool,
}

/// Finds the headline. `body` are the positions of the article's lines in order.
pub(super) fn find(lines: &[Line], looks: &[Look], body: &[usize]) -> Option<Title> {
    let start = body.iter().copied().find(|&at| lines.get(at).is_some_and(|line| line.words >= 12))?;
    let vocabulary: BTreeSet<&str> = body
        .iter()
        .filter_map(|&at| lines.get(at))
        .filter(|line| line.words >= 12)
        .flat_map(|line| line.key.split(' '))
        .filter(|word| !is_stop_word(word))
        .collect();
    let mut counts = std::collections::BTreeMap::new();
    for line in lines {
        *counts.entry(line.key.as_str()).or_insert(0_usize) += 1;
    }
    let best = (0..=start)
        .filter_map(|at| {
            let (line, look) = (lines.get(at)?, looks.get(at)?);
            let count = counts.get(line.key.as_str()).copied().unwrap_or(1);
            let near = looks.get(at + 1..(at + 5).min(looks.len())).unwrap_or_default();
            points(line, look, near, &vocabulary, count, start - at, at).map(|points| (points, at))
        })
        .max_by_key(|&(points, at)| (points, std::cmp::Reverse(start - at)))?;
    let (points, at) = best;
    if points < 20 {
        return None;
    }
    let line = lines.get(at)?;
    let text = without_site(&line.text, lines);
    let cut = text.len() < line.text.len();
    Some(Title { line: at, text: text.to_owned(), cut })
}

fn points(
    line: &Line,
    look: &Look,
    near: &[Look],
    vocabulary: &BTreeSet<&str>,
    count: usize,
    distance: usize,
    at: usize,
) -> Option<i32> {
    if line.words < 2 || line.words > 40 || line.text.len() > 300 {
        return None;
    }
    let mut points = 0;
    if let Some(sign) = look.sign {
        points -= if sign.fit == Fit::Start { 12 } else { 40 };
    }
    if look.note || look.byline {
        points -= 40;
    }
    if look.dated > 0 {
        points -= 25;
    }
    let content: Vec<&str> = line.key.split(' ').filter(|word| !is_stop_word(word)).collect();
    let known = content.iter().filter(|word| vocabulary.contains(*word)).count();
    points += i32::try_from(known * 40 / content.len().max(1)).unwrap_or(0);
    points += match known {
        0 => -10,
        1 => 0,
        2 => 4,
        _ => 10,
    };
    points += match line.words {
        2 => -12,
        3 => -4,
        4..=5 => 4,
        6..=18 => 10,
        19..=25 => 2,
        _ => -14,
    };
    points += match distance {
        0 => -25,
        1..=4 => 18,
        5..=8 => 16,
        9..=15 => 10,
        16..=30 => 2,
        _ => -6,
    };
    if count > 1 {
        points += 10;
    }
    if at == 0 {
        points += 6;
    }
    let ends = line.text.trim_end_matches(['"', '”', '’', '\'', ')']);
    if ends.ends_with('.') {
        points -= 14;
    }
    if ends.ends_with(':') || ends.ends_with("...") {
        points -= 14;
    }
    let followed = near.iter().take(4).any(|look| look.byline || look.dated == 1);
    if followed {
        points += 12;
    }
    if line.text.starts_with(|letter: char| letter.is_lowercase()) {
        points -= 8;
    }
    Some(points)
}

/// The headline without " | Site" or " - Site", where the site's name or the bare headline stands elsewhere too.
fn without_site<'a>(text: &'a str, lines: &[Line]) -> &'a str {
    for mark in [" | ", " – ", " — ", " - ", " « ", " : "] {
        let Some((head, tail)) = text.rsplit_once(mark) else { continue };
        let (head_key, tail_key) = (super::line::key(head), super::line::key(tail));
        let short = tail_key.split(' ').count() <= 4 && head_key.split(' ').count() >= 3;
        let known = lines.iter().any(|line| line.key == head_key || (line.key == tail_key && line.text != text));
        if short && !tail_key.is_empty() && known {
            return head.trim_end();
        }
    }
    text
}
