//! Who a verb of speech has for its subject: the noun phrase before it, behind it, or in front of an apposition.
//!
//! Knows clauses only by their punctuation and closed-class words; no parse is made.

use super::super::facts::{Class, Facts};
use super::super::token::{Shape, Token};
use super::speaker::View;
use crate::model::EntityKind;

impl View<'_, '_> {
    /// "said the mayor, a Democrat": the noun phrase behind the verb.
    pub(super) fn inverted(&self, from: usize, end: usize) -> Option<(usize, usize)> {
        let mut at = from;
        while at < end && self.is_filler(at) && self.word(at) != "all" {
            at += 1;
        }
        let word = self.word(at);
        if is_subject_pronoun(word) {
            return Some((at, at + 1));
        }
        if matches!(
            word,
            "in" | "on"
                | "at"
                | "that"
                | "to"
                | "during"
                | "of"
                | "about"
                | "by"
                | "as"
                | "when"
                | "after"
                | "before"
                | "with"
                | "it"
                | "reporters"
                | "me"
                | "him"
                | "her"
                | "them"
                | "us"
                | "this"
                | "what"
                | "how"
                | "if"
        ) {
            return None;
        }
        self.noun_phrase(at, end)
    }

    /// The noun phrase that begins at `from`: its person where it has one, else its organisation, else its words.
    pub(super) fn noun_phrase(&self, from: usize, end: usize) -> Option<(usize, usize)> {
        let stop = (from..end)
            .find(|&at| {
                self.is_mark(at, &[",", ".", ";", ":", "(", "\u{2014}", "\u{2013}"])
                    || matches!(
                        self.word(at),
                        "who" | "that" | "which" | "in" | "on" | "when" | "after" | "during" | "while"
                    ) && at > from
            })
            .unwrap_or(end);
        if stop <= from {
            return None;
        }
        if is_subject_pronoun(self.word(from)) {
            return Some((from, from + 1));
        }
        let names = || (from..stop).filter_map(|at| self.named(at));
        let of =
            (from..stop).find(|&at| matches!(self.word(at), "for" | "of" | "at" | "from" | "with")).unwrap_or(stop);
        let person = names().find(|(found, start, _)| found.kind == EntityKind::Person && *start < of);
        let person =
            person.or_else(|| names().find(|(found, ..)| found.kind == EntityKind::Person).filter(|_| of == stop));
        if let Some((_, start, end)) = person {
            return Some((start, end));
        }
        let headed = (from..of).any(|at| {
            self.shape(at) == Shape::Lower && self.cover.get(at).is_some_and(Option::is_none) && self.word(at) != "the"
        });
        if !headed && let Some((_, start, end)) = names().find(|(found, ..)| found.kind != EntityKind::Other) {
            return Some((start, end));
        }
        if stop - from > 14 || !self.tokens.get(from).is_some_and(Token::is_word) || self.shape(from) == Shape::Number {
            return None;
        }
        Some((from, stop))
    }

    /// The subject of the verb at `verb` in the clause that begins at `from`.
    pub(super) fn subject(&self, from: usize, verb: usize) -> Option<(usize, usize)> {
        let mut at = verb;
        while at > from && self.is_filler(at - 1) {
            at -= 1;
        }
        let last = at.checked_sub(1).filter(|&last| last >= from)?;
        if matches!(self.word(last), "who" | "which" | "that")
            || self.is_mark(last, &[",", ")", "\u{2014}", "\u{2013}", "-"])
        {
            return self.before_apposition(from, last);
        }
        if matches!(self.word(last), "and" | "but" | "then" | "or") {
            // the second verb of a sentence has the subject of the first
            return self.first_subject(from, last);
        }
        if is_subject_pronoun(self.word(last)) {
            return Some((last, last + 1));
        }
        if let Some((_, start, end)) = self.named(last) {
            let governed = start.checked_sub(1).filter(|&before| before >= from).is_some_and(|before| {
                let before = if self.word(before) == "the" { before.saturating_sub(1) } else { before };
                before >= from
                    && matches!(self.word(before), "of" | "for" | "at" | "in" | "from" | "to" | "with" | "on" | "by")
            });
            if !governed {
                return Some((start, end));
            }
        }
        if self.shape(last) == Shape::Mark || self.shape(last) == Shape::Number {
            return None;
        }
        // a noun phrase of common words: back to what determines it
        let low = from.max(last.saturating_sub(12));
        let mut start = last;
        while start > low && !self.is_mark(start - 1, &[",", ";", ":", "\u{2014}", "\u{2013}", "(", "\u{201d}", "\""]) {
            start -= 1;
            if is_determiner(self.word(start))
                && !matches!(
                    self.word(start.saturating_sub(1)),
                    "of" | "for" | "at" | "in" | "from" | "with" | "on" | "to"
                )
            {
                break;
            }
            if matches!(self.word(start), "that" | "but" | "when" | "while" | "because" | "as" | "after" | "where") {
                start += 1;
                break;
            }
        }
        if let Some((_, start, end)) =
            (start..=last).find_map(|at| self.named(at).filter(|(found, ..)| found.kind == EntityKind::Person))
        {
            return Some((start, end));
        }
        let is_noun = self.shape(last) == Shape::Lower && !self.facts.is(Class::Speech, self.word(last));
        (is_noun || self.named(last).is_some()).then_some((start, last + 1))
    }

    /// The first noun phrase of a clause that may be its subject: a person, a pronoun, what a role noun heads.
    pub(super) fn first_subject(&self, from: usize, until: usize) -> Option<(usize, usize)> {
        let mut at = from;
        let mut fallback = None;
        while at < until {
            let governed = at > from && is_preposition(self.word(at - 1));
            if let Some((found, start, end)) = self.named(at) {
                if found.kind == EntityKind::Person && !governed {
                    return Some((start, end));
                }
                if found.kind == EntityKind::Organisation && !governed && fallback.is_none() {
                    fallback = Some((start, end));
                }
                at = end;
                continue;
            }
            if is_subject_pronoun(self.word(at)) && self.word(at) != "who" {
                return fallback.or(Some((at, at + 1)));
            }
            if self.shape(at) == Shape::Lower
                && self.facts.is(Class::RoleNoun, self.word(at))
                && fallback.is_none()
                && !governed
            {
                let start = if at > from && is_determiner(self.word(at - 1)) { at - 1 } else { at };
                fallback = Some((start, at + 1));
            }
            at += 1;
        }
        fallback
    }

    /// "Anna Weiss, a lawyer for the company, said": the name in front of what stands between commas.
    pub(super) fn before_apposition(&self, from: usize, last: usize) -> Option<(usize, usize)> {
        let low = from.max(last.saturating_sub(40));
        let mut fallback = None;
        let mut at = low;
        while at < last {
            if let Some((found, start, end)) = self.named(at) {
                let governed = start.checked_sub(1).filter(|&before| before >= from).is_some_and(|before| {
                    matches!(self.word(before), "of" | "for" | "at" | "in" | "from" | "to" | "with" | "on" | "by")
                });
                let comma = self.is_mark(end, &[",", "(", "\u{2014}", "\u{2013}", "-"])
                    || matches!(self.word(end), "who" | "which");
                if found.kind == EntityKind::Person && !governed && comma {
                    return Some((start, end));
                }
                if found.kind == EntityKind::Person && !governed && fallback.is_none() {
                    fallback = Some((start, end));
                }
                if comma && !governed && fallback.is_none() && found.kind == EntityKind::Organisation {
                    fallback = Some((start, end));
                }
                at = end;
            } else {
                if is_subject_pronoun(self.word(at)) && fallback.is_none() && self.word(at) != "who" {
                    fallback = Some((at, at + 1));
                }
                at += 1;
            }
        }
        fallback
    }

    /// Words that may stand between a subject and its verb.
    pub(super) fn is_filler(&self, at: usize) -> bool {
        let word = self.word(at);
        matches!(
            word,
            "has"
                | "had"
                | "have"
                | "also"
                | "then"
                | "later"
                | "once"
                | "recently"
                | "was"
                | "is"
                | "were"
                | "been"
                | "would"
                | "will"
                | "even"
                | "now"
                | "just"
                | "still"
                | "again"
                | "often"
                | "earlier"
                | "not"
                | "did"
                | "could"
                | "might"
                | "may"
        ) || (self.shape(at) == Shape::Lower && word.ends_with("ly"))
            || self.facts.is(Class::Calendar, word)
            || self.shape(at) == Shape::Possessive
    }

    pub(super) fn all_adverbs(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| self.is_filler(at))
    }

    /// Whether these tokens hold a name or a pronoun, not only common words.
    pub(super) fn names_someone(&self, (from, to): (usize, usize)) -> bool {
        (from..to).any(|at| self.named(at).is_some()) || is_subject_pronoun(self.word(from))
    }

    /// Verbs that report what somebody says only right before a quotation ("called it “…”").
    pub(super) fn is_reporting(&self, at: usize, until: usize) -> bool {
        self.shape(at) == Shape::Lower && until - at <= 14 && self.facts.is(Class::Naming, self.word(at))
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "in" | "from" | "to" | "with" | "on" | "by" | "about" | "against" | "over")
}

pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "i" | "we" | "who")
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "one"
            | "another"
            | "some"
            | "many"
            | "several"
            | "two"
            | "our"
            | "my"
            | "this"
            | "that"
    )
}

/// Whether the folded word is a form of a verb of speech.
pub(super) fn is_speech_verb(word: &str, facts: &Facts) -> bool {
    facts.is(Class::Speech, word) || facts.is(Class::Cue, word)
}
