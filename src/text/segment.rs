//! A text cut at the ends of spans that may overlap and cross.
//!
//! A boundary sweep: between two neighbouring boundaries the set of covering spans is constant. What the spans mean,
//! and how the pieces look, is the caller's business.

use std::collections::BTreeSet;

use crate::model::Span;

/// A piece of a text and the spans that cover it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The bytes of the text.
    pub span: Span,
    /// Positions of the covering spans in the caller's list, rising.
    pub covers: Vec<usize>,
}

/// Cuts `text` at the ends of `spans`. Joined together the segments are the text; none is empty.
/// A span that ends inside a character or beyond the text is shortened to whole characters that it covers.
pub fn segments(text: &str, spans: &[Span]) -> Vec<Segment> {
    let whole = Span::new(0, text.len());
    let mut edges: Vec<(u32, bool, usize)> = Vec::with_capacity(spans.len() * 2);
    for (at, &span) in spans.iter().enumerate() {
        let (start, end) = (next_boundary(text, span.start), previous_boundary(text, span.end));
        if start < end {
            edges.push((start, true, at));
            edges.push((end, false, at));
        }
    }
    edges.sort_unstable();
    let mut open: BTreeSet<usize> = BTreeSet::new();
    let mut out = Vec::new();
    let mut from = 0;
    for (at, opens, which) in edges {
        if from < at {
            out.push(Segment { span: Span { start: from, end: at }, covers: open.iter().copied().collect() });
            from = at;
        }
        if opens {
            open.insert(which);
        } else {
            open.remove(&which);
        }
    }
    if from < whole.end {
        out.push(Segment { span: Span { start: from, end: whole.end }, covers: Vec::new() });
    }
    out
}

fn next_boundary(text: &str, at: u32) -> u32 {
    let at = (at as usize).min(text.len());
    Span::new((at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len()), 0).start
}

fn previous_boundary(text: &str, at: u32) -> u32 {
    let at = (at as usize).min(text.len());
    Span::new((0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0), 0).start
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn check(text: &str, spans: &[(u32, u32)], want: &[(&str, &[usize])]) {
        let spans: Vec<_> = spans.iter().map(|&span| Span::from(span)).collect();
        let found = segments(text, &spans);
        let found: Vec<_> = found.iter().map(|segment| (segment.span.of(text), segment.covers.as_slice())).collect();
        assert_eq!(found, want, "{text:?} {spans:?}");
    }

    #[test]
    fn a_text_without_spans_is_one_piece_and_an_empty_one_none() {
        check("plain", &[], &[("plain", &[])]);
        check("", &[(0, 4)], &[]);
    }

    #[test]
    fn a_name_inside_a_name_keeps_both() {
        check(
            "the Bank of England said",
            &[(4, 19), (12, 19)],
            &[("the ", &[]), ("Bank of ", &[0]), ("England", &[0, 1]), (" said", &[])],
        );
    }

    #[test]
    fn spans_may_cross_touch_and_repeat() {
        check("abcdef", &[(0, 4), (2, 6)], &[("ab", &[0]), ("cd", &[0, 1]), ("ef", &[1])]);
        check("abcd", &[(0, 2), (2, 4), (2, 4)], &[("ab", &[0]), ("cd", &[1, 2])]);
    }

    #[test]
    fn a_span_that_fits_no_character_is_shortened() {
        check("a\u{20ac}b", &[(2, 5), (0, 3), (3, 2), (4, 99)], &[("a", &[1]), ("\u{20ac}", &[]), ("b", &[0, 3])]);
    }

    proptest::proptest! {
        #[test]
        fn joined_together_the_segments_are_the_text(text in "\\PC{0,40}", spans in proptest::collection::vec((0_u32..60, 0_u32..60), 0..12)) {
            let spans: Vec<_> = spans.into_iter().map(Span::from).collect();
            let found = segments(&text, &spans);
            let joined: String = found.iter().map(|segment| segment.span.of(&text)).collect();
            proptest::prop_assert_eq!(&joined, &text);
            for segment in &found {
                proptest::prop_assert!(!segment.span.is_empty());
                for (at, span) in spans.iter().enumerate() {
                    proptest::prop_assert!(!segment.covers.contains(&at) || span.contains(segment.span));
                }
            }
        }
    }
}
