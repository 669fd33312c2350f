//! Where in a text the words of a search stand.

use super::beginning::Beginnings;
use super::fuzzy::Fuzzy;
use super::query::{How, Search, Within, Words};
use super::term::{Term, terms};
use crate::model::Span;
use crate::text::{irregular, irregular_forms, stem};

/// Finds the words of one search in texts.
pub struct Marker {
    patterns: Vec<Pattern>,
    beginnings: Beginnings,
}

struct Pattern {
    terms: Vec<String>,
    /// The stem of a single word that others may share.
    stem: Option<String>,
    how: How,
    within: Within,
}

/// Words whose marks are sought in a text at most; a text rarely has more.
const MOST_PATTERNS: usize = 64;

impl Marker {
    /// For the words that `search` wants, and for other names of what it names. Where `exact`, only the very words count.
    pub fn new(search: &Search, names: &[String], exact: bool) -> Self {
        let wanted = search.wanted();
        let own = wanted.iter().map(|words| Pattern::of(words, exact));
        let name = |name: &String| {
            let terms: Vec<String> = terms(name).map(|term| term.text).collect();
            (!terms.is_empty()).then_some(Pattern { terms, stem: None, how: How::Exact, within: Within::Anywhere })
        };
        let patterns: Vec<Pattern> = own.chain(names.iter().filter_map(name)).take(MOST_PATTERNS).collect();
        let mut beginnings = Beginnings::default();
        for pattern in &patterns {
            let Some(first) = pattern.terms.first() else { continue };
            let fuzzy = matches!(pattern.how, How::Fuzzy(_));
            beginnings.add(first, if fuzzy { 1 } else { 2 });
            if let Some(stem) = &pattern.stem {
                // a stem keeps the first two letters of its words, where it has three itself
                beginnings.add(stem, if stem.len() > 2 { 2 } else { 1 });
                irregular_forms(stem).for_each(|form| beginnings.add(form, 2));
            }
        }
        Self { patterns, beginnings }
    }

    /// How many words and phrases are sought.
    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    /// Whether nothing is sought.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Their bytes in a text that is no title, in order and without overlap, and how many of them occur.
    pub fn marks(&self, text: &str) -> (Vec<Span>, usize) {
        self.find(text, |within| within != Within::Title)
    }

    /// Their bytes in a title.
    pub fn title_marks(&self, title: &str) -> Vec<Span> {
        self.find(title, |within| within != Within::Quote).0
    }

    fn find(&self, text: &str, looks: impl Fn(Within) -> bool) -> (Vec<Span>, usize) {
        if self.patterns.is_empty() || !self.beginnings.may_be_in(text) {
            return (Vec::new(), 0);
        }
        let terms: Vec<Term> = terms(text).collect();
        let mut spans: Vec<Span> = Vec::new();
        let mut occurring = 0;
        for pattern in self.patterns.iter().filter(|pattern| looks(pattern.within)) {
            let before = spans.len();
            pattern.find(&terms, &mut spans);
            occurring += usize::from(spans.len() > before);
        }
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        (merged, occurring)
    }
}

impl Pattern {
    fn of(words: &Words, exact: bool) -> Self {
        let alike = !exact && matches!(words.how, How::Word | How::Typing);
        let stem = words.terms.first().filter(|_| alike && words.terms.len() == 1).map(|term| stem(term));
        Self { terms: words.terms.clone(), stem, how: words.how, within: words.within }
    }

    fn find(&self, text: &[Term], spans: &mut Vec<Span>) {
        let Some((last, row)) = self.terms.split_last() else { return };
        if let How::Fuzzy(distance) = self.how {
            let mut fuzzy = Fuzzy::new(last, distance);
            let first = last.chars().next();
            let close = text.iter().filter(|term| term.text.chars().next() == first && fuzzy.is_close(&term.text));
            spans.extend(close.map(|term| term.span));
        } else if row.is_empty() {
            spans.extend(text.iter().filter(|term| self.fits(last, &term.text)).map(|term| term.span));
        } else {
            for window in text.windows(self.terms.len()) {
                let Some((end, start)) = window.split_last() else { continue };
                if start.iter().zip(row).all(|(term, word)| term.text == *word) && self.fits(last, &end.text) {
                    let first = start.first().map_or(end.span.start, |term| term.span.start);
                    spans.push(Span { start: first, end: end.span.end });
                }
            }
        }
    }

    /// Whether a term of the text is what the last word asks for.
    fn fits(&self, word: &str, term: &str) -> bool {
        term == word
            || (matches!(self.how, How::Prefix | How::Typing) && term.starts_with(word))
            || self.stem.as_ref().is_some_and(|own| {
                // but for irregular forms, words with one stem begin alike
                let alike = own.bytes().next() == term.bytes().next() || irregular(term).is_some();
                alike && stem(term) == *own
            })
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_first_look_passes_over_no_word(typed in "[a-zé]{2,9}", text in "([a-zéÉA-Z]{1,10}[ ’.-]){0,12}") {
            let look = Marker::new(&Search::parse(&format!("{typed} {typed}* {typed}~ ")), &[], false);
            let all = Marker { beginnings: Beginnings::everything(), patterns: look.patterns };
            let looking = Marker::new(&Search::parse(&format!("{typed} {typed}* {typed}~ ")), &[], false);
            for text in [&text, &format!("{text} {typed}s"), &format!("a-{typed}ing’s {text}"), &typed.to_uppercase()] {
                proptest::prop_assert_eq!(looking.marks(text), all.marks(text));
            }
        }
    }

    #[test]
    fn marks_cover_what_matched() {
        let text = "Peace talks: the talks of U.S.-led peacemakers went on in Łódź.";
        let of = |typed: &str, names: &[&str], exact| {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            let (spans, clauses) = Marker::new(&Search::parse(typed), &names, exact).marks(text);
            (spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), clauses)
        };
        assert_eq!(of("\"peace talks\" us peacem", &[], false), (vec!["Peace talks", "U.S.", "peacemakers"], 3));
        assert_eq!(of("talking going lodz ", &[], false), (vec!["talks", "talks", "went", "Łódź"], 3));
        assert_eq!(of("talking going lodz ", &[], true), (vec!["Łódź"], 1));
        assert_eq!(of("tlaks~ -lodz ", &[], false), (vec!["talks", "talks"], 1));
        assert_eq!(of("title:talks quote:peace ", &[], false), (vec!["Peace"], 1));
        assert_eq!(of("\"the tal*\" ", &["U.S.", "Łódź"], false), (vec!["the talks", "U.S.", "Łódź"], 3));
    }
}
