//! The lines of a raw text: what a reader sees as one line or, in hard-wrapped text, as one paragraph.
//!
//! Decides where lines end and which were only wrapped. Does not know what a line is for.

use std::collections::HashMap;

use crate::model::Span;
use crate::text::{fold_letter, fold_space};

/// A line with its place in the raw text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes in the raw text, without white space at the ends.
    pub(super) span: Span,
    /// Its text, white space folded.
    pub(super) text: String,
    /// Its words folded, one space between them and no punctuation: equal for lines that read the same.
    pub(super) key: String,
    /// How many words it has.
    pub(super) words: usize,
    /// Whether a blank line stands before it.
    pub(super) blank_before: bool,
    /// The position of the first line with the same key.
    pub(super) twin: usize,
}

/// The lines of `raw` that show anything, in order.
pub(super) fn lines(raw: &str) -> Vec<Line> {
    let physical = physical(raw);
    let width = wrap_width(&physical, raw);
    let mut out: Vec<Line> = Vec::new();
    let mut open: Option<(Span, bool)> = None;
    let mut last = Span::default();
    for &(span, blank_before) in &physical {
        let joins = width.is_some_and(|width| !blank_before && goes_on(last.of(raw), span.of(raw), width));
        open = match open {
            Some((whole, blank)) if joins => Some((Span { start: whole.start, end: span.end }, blank)),
            before => {
                out.extend(before.map(|(whole, blank)| line(raw, whole, blank)));
                Some((span, blank_before))
            }
        };
        last = span;
    }
    out.extend(open.map(|(whole, blank)| line(raw, whole, blank)));
    find_twins(&mut out);
    out
}

/// The lines that are known to stand at these places, with no blank lines between.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn of_spans(raw: &str, spans: impl Iterator<Item = Span>) -> Vec<Line> {
    let mut lines: Vec<Line> = spans.map(|span| line(raw, span, false)).collect();
    find_twins(&mut lines);
    lines
}

fn find_twins(lines: &mut [Line]) {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(lines.len());
    let twins: Vec<usize> =
        lines.iter().enumerate().map(|(at, line)| *first.entry(line.key.as_str()).or_insert(at)).collect();
    for (line, twin) in lines.iter_mut().zip(twins) {
        line.twin = twin;
    }
}

fn line(raw: &str, span: Span, blank_before: bool) -> Line {
    let text = fold_space(span.of(raw));
    let key = key(&text);
    let words = if key.is_empty() { 0 } else { 1 + key.bytes().filter(|byte| *byte == b' ').count() };
    Line { span, text, key, words, blank_before, twin: 0 }
}

/// The words of a text folded, with single spaces between and nothing else.
pub(super) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' | '0'..='9' => {
                out.push(letter);
                continue;
            }
            'A'..='Z' => {
                out.push(letter.to_ascii_lowercase());
                continue;
            }
            '\'' => continue,
            _ => {}
        }
        fold_letter(letter, |letter| {
            if letter.is_alphanumeric() {
                out.push(letter);
            } else if letter != '\'' && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        });
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Each physical line that shows anything, trimmed, with whether a blank one stands before it.
fn physical(raw: &str) -> Vec<(Span, bool)> {
    let mut out = Vec::new();
    let mut blank = false;
    let mut at = 0;
    let ends = |letter: char| matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    for part in raw.split_inclusive(ends) {
        let start = at;
        at += part.len();
        // "\r\n" is one end, not a blank line
        if part == "\n" && raw.get(..start).is_some_and(|before| before.ends_with('\r')) {
            continue;
        }
        let shown = part.trim_matches(unseen);
        if shown.is_empty() {
            blank = true;
            continue;
        }
        let from = start + (part.len() - part.trim_start_matches(unseen).len());
        out.push((Span::new(from, from + shown.len()), blank));
        blank = false;
    }
    out
}

/// White space, and characters that show nothing.
fn unseen(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The columns that a hard-wrapped text was wrapped at, or none.
///
/// Wrapped text shows itself by pairs of lines where the next line's first word would have passed the width, and by
/// the want of a full stop before and of a capital behind most of the breaks; a list of headlines lacks one or another.
fn wrap_width(physical: &[(Span, bool)], raw: &str) -> Option<usize> {
    let columns: Vec<usize> = physical.iter().map(|(span, _)| span.of(raw).chars().count()).collect();
    let mut wide: Vec<usize> = columns.iter().copied().filter(|&columns| columns >= 40).collect();
    if wide.len() < 6 {
        return None;
    }
    wide.sort_unstable();
    let width = *wide.get(wide.len() * 97 / 100)?;
    if !(40..=120).contains(&width) || wide.last().is_some_and(|&most| most > width + 40) {
        return None;
    }
    let (mut full, mut pairs, mut stops, mut small) = (0, 0, 0, 0);
    for (pair, columns) in physical.windows(2).zip(&columns) {
        let [(one, _), (two, false)] = pair else { continue };
        if *columns < 40 {
            continue;
        }
        pairs += 1;
        full += usize::from(goes_on(one.of(raw), two.of(raw), width));
        stops += usize::from(one.of(raw).ends_with(['.', '!', '?']));
        small += usize::from(two.of(raw).chars().next().is_some_and(|letter| !letter.is_uppercase()));
    }
    (pairs >= 4 && full * 10 >= pairs * 6 && stops * 10 <= pairs * 4 && small * 10 >= pairs * 4).then_some(width)
}

/// Whether a text of this width goes on from one line to the next: its first word would not have fitted.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let first = next.split_whitespace().next().unwrap_or_default();
    let bulleted = first.chars().all(|letter| matches!(letter, '-' | '*' | '•' | '–' | '—' | '·' | '▪'));
    // a ragged edge leaves some columns free
    !bulleted && line.chars().count() + 1 + first.chars().count() + 3 > width
}

/// How many bytes of a line's text are its bullet or list number: "• ", "- ", "3. ", "(b) ".
pub(super) fn bullet(text: &str) -> usize {
    let rest = text.trim_start_matches(['•', '●', '▪', '■', '◦', '‣', '·', '*', '-', '–', '—', '►', '▶', '✓', '✔']);
    let cut = text.len() - rest.len();
    if cut > 0 {
        let spaced = rest.trim_start();
        let dashed = text.starts_with(['-', '–', '—', '*']);
        let listed = !spaced.is_empty() && (!dashed || (spaced.len() < rest.len() && !text.starts_with("--")));
        return if listed { text.len() - spaced.len() } else { 0 };
    }
    0
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(raw: &str) -> Vec<String> {
        lines(raw).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        assert_eq!(texts("a\r\nb\rc\nd\u{2028}e"), ["a", "b", "c", "d", "e"]);
        let blank: Vec<_> = lines("a\r\nb\r\n\r\nc\n \nd").into_iter().map(|line| line.blank_before).collect();
        assert_eq!(blank, [false, false, true, true]);
    }

    #[test]
    fn hard_wrapped_text_reads_as_paragraphs() {
        let wrapped = "The council met on Monday evening to vote on a new bridge across the\n\
            river, which has been debated for eleven years and was put off twice\n\
            after floods. Supporters filled the hall and waited for three hours.\n\
            Nobody left.\n\
            The mayor spoke last and promised that the old ferry would keep its\n\
            timetable until the first cars cross, which engineers expect in two\n\
            years if the ground allows it and the money arrives on time for all\n\
            of the contractors.\n";
        let got = texts(wrapped);
        assert_eq!(got.len(), 2, "{got:#?}");
        assert!(got[0].ends_with("three hours. Nobody left."));
    }

    #[test]
    fn a_list_of_headlines_is_not_wrapped_text() {
        let list = "Mayor opens the new bridge over the river in the north\n\
            Schools stay closed for a second week after the flood\n\
            Why the ferry company wants to keep its licence\n\
            Ten things to know about the new timetable this year\n\
            Council votes to raise the price of parking again\n\
            Farmers bring in the earliest harvest in decades now\n\
            The old mill is to become a museum of paper and ink\n";
        assert_eq!(texts(list).len(), 7);
    }

    #[test]
    fn bullets_are_measured_and_minus_signs_left() {
        for (text, want) in
            [("• One", 4), ("- One", 2), ("-5 degrees", 0), ("— One", 4), ("One", 0), ("--", 0), ("•", 0)]
        {
            assert_eq!(bullet(text), want, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn lines_cover_all_that_shows(raw in "[a-c .\u{a0}é\n\r\u{200b}-]{0,80}") {
            let lines = lines(&raw);
            let mut at = 0;
            for line in &lines {
                prop_assert!(raw.get(at..line.span.start as usize).unwrap().chars().all(unseen));
                prop_assert_eq!(fold_space(line.span.of(&raw)), line.text.clone());
                at = line.span.end as usize;
            }
            prop_assert!(raw.get(at..).unwrap().chars().all(unseen));
        }
    }
}
