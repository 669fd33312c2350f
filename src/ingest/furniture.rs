//! Phrases that pages carry around their articles, in the languages of the news, and what each is a sign of.
//!
//! Knows phrases only; whether a line is removed is decided with its neighbours.

use std::sync::LazyLock;

use super::phrases::{INSIDE, START, WHOLE};
use super::vocabulary::{Piece, Table, pieces};
use crate::model::Reason;

/// What a known phrase says of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Why such a line is removed.
    pub(super) reason: Reason,
    /// Whether the article seldom goes on behind it.
    pub(super) cut: bool,
    /// How the phrase stands in the line.
    pub(super) fit: Fit,
}

/// How a phrase stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is the line.
    Whole,
    /// The line begins with it.
    Start,
    /// It stands somewhere in the line.
    Inside,
}

/// Tables are written as phrases with bars between; the first row of a phrase wins.
fn phrases(table: &'static [(Reason, bool, &'static str)], fit: Fit) -> impl Iterator<Item = (&'static str, Sign)> {
    let sign = move |reason, cut| Sign { reason, cut, fit };
    let rows = table.iter().rev();
    rows.flat_map(move |&(reason, cut, phrases)| phrases.split('|').map(move |phrase| (phrase, sign(reason, cut))))
}

static WHOLE_LINES: LazyLock<Table<Sign>> = LazyLock::new(|| phrases(WHOLE, Fit::Whole).collect());
static BEGINNINGS: LazyLock<Table<Sign>> = LazyLock::new(|| phrases(START, Fit::Start).collect());
/// In alphabetical order.
static PARTS: LazyLock<Vec<(&'static str, Sign)>> = LazyLock::new(|| {
    let known: Table<Sign> = phrases(INSIDE, Fit::Inside).collect();
    let mut parts: Vec<(&str, Sign)> = known.into_iter().collect();
    parts.sort_unstable_by_key(|(phrase, _)| *phrase);
    parts
});

/// The phrases that are whole lines, in any order.
pub(super) fn wholes() -> impl Iterator<Item = &'static str> {
    phrases(WHOLE, Fit::Whole).map(|(phrase, _)| phrase)
}

/// The phrases that begin lines, in any order.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    phrases(START, Fit::Start).map(|(phrase, _)| phrase)
}

/// The phrases that stand inside of lines, in alphabetical order.
pub(super) fn parts() -> impl Iterator<Item = &'static str> {
    PARTS.iter().map(|(phrase, _)| *phrase)
}

/// The sign of a line by its key (see [`super::key::key`]).
pub(super) fn sign(key: &str) -> Option<Sign> {
    sign_of(key, &pieces(key))
}

/// The sign of a line by its key and its words.
pub(super) fn sign_of(key: &str, words: &[Piece<'_>]) -> Option<Sign> {
    let first = words.first().filter(|_| words.len() <= 60)?;
    let whole = || if first.entry.whole && words.len() <= 8 { WHOLE_LINES.get(key) } else { None };
    let beginning = || {
        let mut ends = words.iter().map(|word| word.start + word.text.len()).take(5).chain([key.len()]);
        ends.find_map(|end| BEGINNINGS.get(key.get(..end)?))
    };
    let begins = || if first.entry.begins && words.len() <= 24 { beginning() } else { None };
    whole().or_else(begins).or_else(|| part(key, words)).copied()
}

/// The first phrase, in alphabetical order, that stands in a line.
fn part(key: &str, words: &[Piece<'_>]) -> Option<&'static Sign> {
    let mut best: Option<usize> = None;
    for word in words {
        let (from, to) = word.entry.parts;
        let to = best.map_or(usize::from(to), |best| best.min(usize::from(to)));
        let rest = key.get(word.start..).unwrap_or_default();
        let stands = |at: &usize| {
            let phrase = PARTS.get(*at).map_or("", |(phrase, _)| phrase);
            rest.strip_prefix(phrase).is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
        };
        best = (usize::from(from)..to).find(stands).or(best);
    }
    best.and_then(|at| PARTS.get(at)).map(|(_, sign)| sign)
}

/// Labels over lists of key points.
const LABELS: &[&str] = &[
    "highlights",
    "key points",
    "key takeaways",
    "takeaways",
    "in brief",
    "at a glance",
    "story highlights",
    "key facts",
    "the main points",
    "main points",
    "quick read",
    "summary",
    "key highlights",
    "what to know",
    "points cles",
    "l essentiel",
    "das wichtigste in kurze",
    "claves",
    "puntos clave",
    "in sintesi",
    "the gist",
    "what you need to know",
    "article summary",
    "points essentiels",
    "auf einen blick",
    "lo mas importante",
    "resumen",
    "in short",
];

/// Remarks about an article begin so.
const NOTES: &[&str] = &[
    "with inputs from",
    "with input from",
    "with agency inputs",
    "with agencies",
    "with files from",
    "correction",
    "corrections",
    "clarification",
    "editors note",
    "editor s note",
    "this article has been updated",
    "this story has been updated",
    "this article was updated",
    "this story was updated",
    "this article has been corrected",
    "this story has been corrected",
    "an earlier version of this",
    "a previous version of this",
    "reporting by",
    "additional reporting by",
    "writing by",
    "avec afp",
    "mit material von",
    "con informacion de",
    "avec agences",
    "this is a developing story",
    "this story is developing",
    "source agencies",
    "with reuters",
    "with ap",
    "with afp",
    "agencies contributed to this",
];

/// The labels over lists of key points.
pub(super) fn highlights_labels() -> impl Iterator<Item = &'static str> {
    LABELS.iter().copied()
}

/// How remarks about an article begin.
pub(super) fn notes() -> impl Iterator<Item = &'static str> {
    NOTES.iter().copied()
}

/// Whether a line is a label over a list of key points, by its key and its words.
pub(super) fn is_highlights_label(key: &str, words: &[Piece<'_>]) -> bool {
    words.first().is_some_and(|first| first.entry.labels) && LABELS.contains(&key)
}

/// "(With inputs from agencies.)", "Correction: …": remarks about the article that belong to it.
pub(super) fn is_note(key: &str, words: &[Piece<'_>]) -> bool {
    words.len() <= 60
        && words.first().is_some_and(|first| first.entry.remarks)
        && NOTES.iter().any(|note| key.strip_prefix(note).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// "2 hours ago", "Yesterday", "il y a 3 heures".
pub(super) fn is_relative_time(key: &str, words: usize) -> bool {
    words <= 6
        && (key.ends_with(" ago")
            || key.starts_with("il y a ")
            || key.starts_with("vor ")
            || key.starts_with("hace ")
            || matches!(key, "yesterday" | "today" | "just now"))
}

#[cfg(test)]
mod tests {
    use super::super::key::key;
    use super::*;

    fn check(line: &str, want: Option<(Reason, bool)>) {
        let key = key(line);
        let got = sign(&key).map(|sign| (sign.reason, sign.cut));
        assert_eq!(got, want, "{line:?}");
    }

    #[test]
    fn signs_of_the_parts_around_an_article() {
        check("Related Articles", Some((Reason::OtherArticles, true)));
        check("TRENDING", Some((Reason::OtherArticles, true)));
        check("Lire aussi :", Some((Reason::OtherArticles, true)));
        check("© Copyright 2025", Some((Reason::Legal, false)));
        check("Subscribe to our Newsletter", Some((Reason::Subscription, false)));
        check("The council met on Monday to vote on the bridge.", None);
        check("He related the story of the flood.", None);
        check("", None);
    }

    #[test]
    fn remarks_about_the_article_are_notes() {
        for line in ["(With inputs from agencies.)", "Correction: the bridge has two lanes.", "Editor’s note: updated"]
        {
            let key = key(line);
            assert!(is_note(&key, &pieces(&key)), "{line}");
        }
        for (key, want) in [("highlights", true), ("with inputs", false), ("key points of it", false)] {
            let words = pieces(key);
            assert_eq!((is_highlights_label(key, &words), is_note(key, &words)), (want, false), "{key}");
        }
    }
}
