//! The lines of a raw text: what a reader sees as one line or, in hard-wrapped text, as one paragraph.
//!
//! Decides where lines end and which were only wrapped. Does not know what a line is for.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::key::key;
use super::seeded::{Map, Seeded};
use crate::model::Span;
use crate::text::folded_space;

/// A line with its place in the raw text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its bytes in the raw text, without white space at the ends.
    pub(super) span: Span,
    /// Its text, white space folded: seldom another than the raw one.
    pub(super) text: Cow<'a, str>,
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
pub(super) fn lines(raw: &str) -> Vec<Line<'_>> {
    let physical = physical(raw);
    let width = wrap_width(&physical, raw);
    let mut out: Vec<Line<'_>> = Vec::with_capacity(physical.len());
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
pub(super) fn of_spans(raw: &str, spans: impl Iterator<Item = Span>) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = spans.map(|span| line(raw, span, false)).collect();
    find_twins(&mut lines);
    lines
}

fn find_twins(lines: &mut [Line<'_>]) {
    let mut first: Map<&str, usize> = Map::with_capacity_and_hasher(lines.len(), Seeded::default());
    let twins: Vec<usize> =
        lines.iter().enumerate().map(|(at, line)| *first.entry(line.key.as_str()).or_insert(at)).collect();
    for (line, twin) in lines.iter_mut().zip(twins) {
        line.twin = twin;
    }
}

fn line(raw: &str, span: Span, blank_before: bool) -> Line<'_> {
    let text = folded_space(span.of(raw));
    let key = key(&text);
    let words = if key.is_empty() { 0 } else { 1 + count(key.as_bytes(), b' ') };
    Line { span, text, key, words, blank_before, twin: 0 }
}

/// How often a byte stands among others: summed up in bytes, of which processors add many at once.
fn count(bytes: &[u8], wanted: u8) -> usize {
    let parts = bytes.chunks(usize::from(u8::MAX));
    parts.map(|part| usize::from(part.iter().map(|byte| u8::from(*byte == wanted)).sum::<u8>())).sum()
}

/// Each physical line that shows anything, trimmed, with whether a blank one stands before it.
fn physical(raw: &str) -> Vec<(Span, bool)> {
    let mut out = Vec::with_capacity(raw.len() / 64);
    let mut blank = false;
    let mut take = |start: usize, part: &str| {
        // "\r\n" is one end, not a blank line
        if part == "\n" && raw.get(..start).is_some_and(|before| before.ends_with('\r')) {
            return;
        }
        let part = part.strip_suffix('\n').unwrap_or(part);
        // most lines begin and end with a plain character
        let is_bare = matches!(part.as_bytes(), [b'!'..=b'~', .., b'!'..=b'~']);
        let (from, shown) = if is_bare {
            (start, part)
        } else {
            (start + (part.len() - part.trim_start_matches(unseen).len()), part.trim_matches(unseen))
        };
        if !shown.is_empty() {
            out.push((Span::new(from, from + shown.len()), blank));
        }
        blank = shown.is_empty();
    };
    let mut at = 0;
    if has_rare_ends(raw.as_bytes()) {
        while at < raw.len() {
            let start = at;
            at = line_end(raw, start);
            take(start, raw.get(start..at).unwrap_or_default());
        }
    } else {
        let ends = memchr_iter(b'\n', raw.as_bytes()).map(|end| end + 1);
        for end in ends.chain([raw.len()]) {
            take(at, raw.get(at..end).unwrap_or_default());
            at = end;
        }
    }
    out
}

/// Whether any line may end otherwise than in "\n". All bytes are looked at, since processors look at many at once.
fn has_rare_ends(bytes: &[u8]) -> bool {
    let rare = |byte: u8| (byte == b'\r') | (byte == 0xb) | (byte == 0xc);
    // the ends of U+85, U+2028 and U+2029
    let pair = |one: u8, two: u8| (one == 0xc2) & (two == 0x85) | (one == 0x80) & (two & 0xfe == 0xa8);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    bytes.iter().fold(false, |any, byte| any | rare(*byte))
        || pairs.fold(false, |any, (one, two)| any | pair(*one, *two))
}

/// The byte behind the line that begins at `start`, with its end: "\n", "\r", U+B, U+C, U+85, U+2028 or U+2029.
fn line_end(raw: &str, start: usize) -> usize {
    let bytes = raw.as_bytes().get(start..).unwrap_or_default();
    let length = |at: usize| match bytes.get(at..) {
        Some([b'\n' | b'\r' | 0xb | 0xc, ..]) => 1,
        Some([0xc2, 0x85, ..]) => 2,
        Some([0xe2, 0x80, 0xa8 | 0xa9, ..]) => 3,
        _ => 0,
    };
    let may = |byte: u8| matches!(byte, b'\n' | b'\r' | 0xb | 0xc | 0xc2 | 0xe2);
    let end = bytes.iter().enumerate().find(|&(at, &byte)| may(byte) && length(at) > 0);
    end.map_or(raw.len(), |(at, _)| start + at + length(at))
}

/// White space, and characters that show nothing.
fn unseen(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Lines of fewer columns tell nothing of the width that a text was wrapped at.
const NARROW: usize = 40;

/// How many columns a line has, or 0 of a narrow one, whose bytes tell that it is narrow.
fn columns(line: &str) -> usize {
    if line.len() < NARROW { 0 } else { line.chars().count() }
}

/// The columns that a hard-wrapped text was wrapped at, or none.
///
/// Wrapped text shows itself by pairs of lines where the next line's first word would have passed the width, and by
/// the want of a full stop before and of a capital behind most of the breaks; a list of headlines lacks one or another.
fn wrap_width(physical: &[(Span, bool)], raw: &str) -> Option<usize> {
    let columns: Vec<usize> = physical.iter().map(|(span, _)| columns(span.of(raw))).collect();
    let mut wide: Vec<usize> = columns.iter().copied().filter(|&columns| columns >= NARROW).collect();
    if wide.len() < 6 {
        return None;
    }
    wide.sort_unstable();
    let width = *wide.get(wide.len() * 97 / 100)?;
    if !(NARROW..=120).contains(&width) || wide.last().is_some_and(|&most| most > width + 40) {
        return None;
    }
    let (mut full, mut pairs, mut stops, mut small) = (0, 0, 0, 0);
    for (pair, columns) in physical.windows(2).zip(&columns) {
        let [(one, _), (two, false)] = pair else { continue };
        if *columns < NARROW {
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
    if text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return 0;
    }
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
        lines(raw).into_iter().map(|line| line.text.into_owned()).collect()
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
                prop_assert_eq!(crate::text::fold_space(line.span.of(&raw)), line.text.as_ref());
                at = line.span.end as usize;
            }
            prop_assert!(raw.get(at..).unwrap().chars().all(unseen));
        }
    }
}
