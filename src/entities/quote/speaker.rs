//! Who says a quotation: a verb of speech behind or before it, "according to", a name with a colon, the speaker of the
//! quotation before it, the paragraph before it.
//!
//! Works on the tokens outside the quotation; knows names only as [`Found`] gives them.

use super::super::facts::Facts;
use super::super::recognise::Found;
use super::super::token::{Shape, Token};
use super::subject::is_speech_verb;
use crate::model::{EntityKind, Mention};

/// A clause's source and the words that show it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Who, as tokens of the block.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Why, for the reader.
    pub(super) evidence: String,
    /// How sure: a cue verb beside the subject is 2, a mere name in the sentence 1.
    pub(super) weight: u8,
}

/// The tokens of one block with the names that begin at them.
pub(super) struct View<'a, 't> {
    pub(super) tokens: &'a [Token<'t>],
    /// For each token the index into `found` of the name that covers it.
    pub(super) cover: Vec<Option<usize>>,
    /// First and last token of each covered name.
    pub(super) found: Vec<(&'a Found, usize, usize)>,
    pub(super) facts: &'static Facts,
}

impl<'a, 't> View<'a, 't> {
    pub(super) fn new(tokens: &'a [Token<'t>], names: &[&'a Found], facts: &'static Facts) -> Self {
        let mut cover = vec![None; tokens.len()];
        let mut found = Vec::new();
        let mut at = 0;
        for name in names.iter().filter(|name| !name.nested) {
            while tokens.get(at).is_some_and(|token| token.start < name.place.start as usize) {
                at += 1;
            }
            let from = at;
            while tokens.get(at).is_some_and(|token| token.end <= name.place.end as usize) {
                at += 1;
            }
            if at > from {
                for slot in cover.get_mut(from..at).unwrap_or_default() {
                    *slot = Some(found.len());
                }
                found.push((*name, from, at));
            }
        }
        Self { tokens, cover, found, facts }
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Mark, |token| token.shape)
    }

    pub(super) fn named(&self, at: usize) -> Option<(&'a Found, usize, usize)> {
        self.found.get((*self.cover.get(at)?)?).copied()
    }

    pub(super) fn is_speech(&self, at: usize) -> bool {
        self.shape(at) == Shape::Lower && is_speech_verb(self.word(at), self.facts)
    }

    pub(super) fn text(&self, from: usize, to: usize) -> String {
        self.tokens.get(from..to).unwrap_or_default().iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape == Shape::Mark && marks.contains(&token.text))
    }

    /// The source behind a quotation that ends before token `from`, looking no further than `until`.
    pub(super) fn behind(&self, from: usize, until: usize) -> Option<Source> {
        let mut at = from;
        while at < until && self.is_mark(at, &[",", "-", "\u{2014}", "\u{2013}", "\u{201d}", "\"", "'", "\u{2019}"]) {
            at += 1;
        }
        let end = (at..until.min(at + 40)).find(|&at| self.ends_sentence(at)).unwrap_or(until.min(at + 40));
        if self.word(at) == "according" && self.word(at + 1) == "to" {
            return self.noun_phrase(at + 2, end).map(|(from, to)| Source {
                from,
                to,
                evidence: "“according to” behind it".to_owned(),
                weight: 2,
            });
        }
        let limit = end.min(at + 26);
        for verb in at..limit {
            if !self.is_speech(verb) {
                continue;
            }
            let said = self.word(verb).to_owned();
            let source = |(from, to)| Source { from, to, evidence: format!("“{said}” behind it"), weight: 2 };
            let after_comma = verb > at && self.is_mark(verb - 1, &[",", "\u{2014}", "\u{2013}"]);
            if (after_comma || verb == at || (verb <= at + 2 && self.all_adverbs(at, verb)))
                && let Some(found) = self.inverted(verb + 1, end)
                && (!after_comma || self.names_someone(found))
            {
                return Some(source(found));
            }
            if said.ends_with("ing") && verb > at {
                continue;
            }
            if let Some(found) = self.subject(at, verb) {
                return Some(source(found));
            }
        }
        None
    }

    fn ends_sentence(&self, at: usize) -> bool {
        self.is_mark(at, &[".", "!", "?", ";", "\u{201c}", "\""])
    }

    /// The source in the words before a quotation, from the start of its sentence at `from` to its mark at `until`.
    pub(super) fn before(&self, from: usize, until: usize) -> Option<Source> {
        // no sentence of news has its verb so far away; text without points has no end
        let from = from.max(until.saturating_sub(150));
        for verb in (from..until).rev() {
            if self.is_speech(verb) || self.is_reporting(verb, until) {
                let said = self.word(verb).to_owned();
                let passive = verb > from && matches!(self.word(verb - 1), "was" | "were" | "is" | "are" | "been");
                let by = (verb + 1..until).find(|&at| self.word(at) == "by").filter(|_| passive);
                let found = if let Some(by) = by {
                    self.noun_phrase(by + 1, until)
                } else if said.ends_with("ing") {
                    let finite = (from..verb).rev().find(|&at| self.is_speech(at) && !self.word(at).ends_with("ing"));
                    finite
                        .and_then(|finite| self.subject(from, finite).or_else(|| self.inverted(finite + 1, verb)))
                        .or_else(|| self.first_subject(from, verb))
                        .or_else(|| self.subject(from, verb))
                } else {
                    self.subject(from, verb).or_else(|| self.inverted(verb + 1, until))
                };
                if let Some((start, end)) = found {
                    return Some(Source {
                        from: start, to: end, evidence: format!("“{said}” before it"), weight: 2
                    });
                }
            }
            if self.word(verb) == "to"
                && verb > from
                && self.word(verb - 1) == "according"
                && let Some((start, end)) = self.noun_phrase(verb + 1, until)
            {
                return Some(Source {
                    from: start,
                    to: end,
                    evidence: "“according to” before it".to_owned(),
                    weight: 2,
                });
            }
        }
        if self.is_mark(until.checked_sub(1)?, &[":"])
            && let Some((_, start, end)) =
                (from..until).rev().find_map(|at| self.named(at).filter(|(found, ..)| found.kind == EntityKind::Person))
        {
            return Some(Source { from: start, to: end, evidence: "name and colon before it".to_owned(), weight: 2 });
        }
        // no verb of speech: the sentence's own subject, if a person
        let person = (from..until).find_map(|at| {
            if let Some((found, start, end)) = self.named(at) {
                return (found.kind == EntityKind::Person).then_some((start, end));
            }
            matches!(self.word(at), "he" | "she").then_some((at, at + 1))
        })?;
        Some(Source {
            from: person.0,
            to: person.1,
            evidence: format!("the sentence speaks of {}", self.text(person.0, person.1)),
            weight: 1,
        })
    }

    /// The source of the sentence that ends right before token `until`.
    pub(super) fn sentence_before(&self, until: usize) -> Option<Source> {
        let mut end = until;
        while end > 0 && self.tokens.get(end - 1).is_some_and(|token| !token.is_word()) {
            end -= 1;
        }
        let from =
            (until.saturating_sub(60)..end).rev().find(|&at| self.tokens.get(at).is_some_and(|token| token.first))?;
        let verb = (from..end).rev().find(|&at| self.is_speech(at))?;
        let inverted = (verb > from && self.is_mark(verb - 1, &[","])).then(|| self.inverted(verb + 1, end)).flatten();
        let (start, end) = inverted.or_else(|| self.subject(from, verb))?;
        self.names_someone((start, end)).then(|| Source {
            from: start,
            to: end,
            evidence: format!("“{}” in the sentence before it", self.word(verb)),
            weight: 1,
        })
    }

    /// The mention at these tokens.
    pub(super) fn mention(&self, block: usize, text: &str, source: &Source) -> Option<Mention> {
        let start = self.tokens.get(source.from)?.start;
        let end = self.tokens.get(source.to.checked_sub(1)?)?.end;
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Some(Mention {
            block: narrow(block),
            start: narrow(start),
            end: narrow(end),
            text: text.get(start..end)?.to_owned(),
        })
    }
}
