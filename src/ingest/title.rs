//! The headline: which line of the page it is.
//!
//! Judges by place, length, repetition, what stands behind it and which of its words the article uses. Knows no site.

use super::candidate::Choice;
use super::line::{Line, bullet};
use super::page::Page;
use super::title_weights::WEIGHTS;

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

/// The headline's probability below which none is named.
const SURE: f64 = 0.5;

/// Finds the headline: the candidate with the greatest weight, if its share among all (softmax) is large enough.
/// `body` are the positions of the article's lines in order.
pub(super) fn find(page: &Page<'_>, body: &[usize]) -> Option<Title> {
    let choice = Choice::of(page, body)?;
    let candidates = &choice.candidates;
    let weigh = |candidate| {
        let mut sum = 0_i32;
        let mut add = |number: u16| sum += WEIGHTS.get(usize::from(number)).copied().map_or(0, i32::from);
        choice.features(candidate, &mut add);
        f64::from(sum) / 100.0
    };
    let weights: Vec<f64> = candidates.iter().map(weigh).collect();
    let most = weights.iter().copied().fold(f64::MIN, f64::max);
    let total: f64 = weights.iter().map(|weight| (weight - most).exp()).sum();
    let best = weights.iter().position(|weight| *weight >= most)?;
    let best = candidates.get(best)?.at;
    let chosen = page.lines.get(best)?;
    let alone = |holds: &dyn Fn(&Line<'_>) -> bool| {
        let lines = candidates.iter().filter_map(|one| page.lines.get(one.at).map(|line| (one.at, line)));
        lines.filter(|(_, line)| line.words >= 4 && holds(line)).min_by_key(|(at, line)| (line.words, *at))
    };
    // "Headline. Source: Agency" is the caption of a picture where the headline stands alone elsewhere
    let captioned = |line: &Line<'_>| chosen.key.strip_prefix(line.key.as_str()).is_some_and(is_credit);
    // "World / Europe / Headline" and "Now reading: Headline" have a rubric before it
    let rubricked = |line: &Line<'_>| ends_with_all(&chosen.key, &line.key);
    let (at, line) = alone(&captioned).or_else(|| alone(&rubricked)).unwrap_or((best, chosen));
    // the same words elsewhere, as a caption or behind a rubric, are no rival
    let says_same = |other: &Line<'_>| other.key.starts_with(line.key.as_str()) || ends_with_all(&other.key, &line.key);
    let same: f64 = candidates
        .iter()
        .zip(&weights)
        .filter(|(other, _)| page.lines.get(other.at).is_some_and(says_same))
        .map(|(_, weight)| (weight - most).exp())
        .sum();
    if same / total < SURE {
        return None;
    }
    let text = without_site(&line.text, &page.lines);
    let cut = text.len() < line.text.len();
    Some(Title { line: at, text: text.to_owned(), cut })
}

/// The line that holds a headline which is known already: the first that says the same words.
pub(super) fn given(page: &Page<'_>, headline: &str) -> Option<Title> {
    let known = super::key::key(headline);
    let same = |line: &Line<'_>| !known.is_empty() && line.key == known;
    let within = |line: &Line<'_>| {
        line.words >= 3
            && line.words <= 40
            && (with_more(&line.key, &known) && known.contains(' ') || with_more(&known, &line.key))
    };
    let find = |test: &dyn Fn(&Line<'_>) -> bool| page.lines.iter().position(test);
    let line = find(&same).or_else(|| find(&within))?;
    let text = page.lines.get(line).map(|line| line.text.to_string())?;
    Some(Title { line, text, cut: false })
}

/// Whether `long` begins with all words of `short`, which are most of it.
fn with_more(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ') && rest.len() < short.len())
}

/// The headline of a text that nothing stands around: its first line, unless that is a sentence or all there is.
pub(super) fn of_bare(page: &Page<'_>) -> Option<Title> {
    let line = page.lines.first().filter(|_| page.whole && page.lines.len() > 1)?;
    let fits = (2..=40).contains(&line.words) && !line.text.ends_with(['.', ':', ',', ';']) && bullet(&line.text) == 0;
    fits.then(|| Title { line: 0, text: line.text.to_string(), cut: false })
}

/// The headline of a text of a few lines, where the model has too little to judge by: the line before the article's first.
pub(super) fn of_brief(page: &Page<'_>, body: &[usize]) -> Option<Title> {
    let at = body.first()?.checked_sub(1).filter(|_| page.is_brief())?;
    let (line, look) = page.lines.get(at).zip(page.looks.get(at))?;
    let fits = (2..=20).contains(&line.words) && !line.text.ends_with('.') && look.sign.is_none() && look.dated == 0;
    (fits && !look.byline && !look.note && bullet(&line.text) == 0).then(|| Title {
        line: at,
        text: line.text.to_string(),
        cut: false,
    })
}

/// Whether a key ends with all words of another and has more before them.
fn ends_with_all(key: &str, tail: &str) -> bool {
    key.strip_suffix(tail).is_some_and(|before| before.ends_with(' '))
}

/// Whether what stands behind a headline makes its line the caption of a picture.
fn is_credit(rest: &str) -> bool {
    [" source", " photo", " image", " credit", " picture", " getty"].iter().any(|word| rest.starts_with(word))
}

/// The headline without " | Site" or " - Site", where the site's name or the bare headline stands elsewhere too.
fn without_site<'a>(text: &'a str, lines: &[Line<'_>]) -> &'a str {
    for mark in [" | ", " – ", " — ", " - ", " « ", " : "] {
        let Some((head, tail)) = text.rsplit_once(mark) else { continue };
        let (head_key, tail_key) = (super::key::key(head), super::key::key(tail));
        let short = tail_key.split(' ').count() <= 4 && head_key.split(' ').count() >= 3;
        let known = lines.iter().any(|line| line.key == head_key || (line.key == tail_key && line.text != text));
        if short && !tail_key.is_empty() && known {
            return head.trim_end();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rubric_before_the_headline_is_no_part_of_it() {
        for rubric in ["News / Islands / ", "Now reading: ", ""] {
            let raw = format!(
                "{rubric}Bridge opens after eleven years of debate\nBridge opens after eleven years of debate\nBy Ana Ruiz\n\
                Published 3 December 2025, 14:05 GMT\n\
                The first cars crossed the new bridge on Monday morning, eleven years after the council had first voted to build it.\n\
                Engineers said that the ground under the northern pier had cost them two whole winters of debate about the bridge.\n\
                The old ferry keeps its timetable until the end of the summer and is then to become a museum, the company said.\n"
            );
            let page = Page::of(&raw);
            let title = find(&page, &page.body()).map(|title| title.text);
            assert_eq!(title.as_deref(), Some("Bridge opens after eleven years of debate"), "{rubric:?}");
        }
    }
}
