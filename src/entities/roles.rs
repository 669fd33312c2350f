//! Titles and offices beside a person's name: "Ukrainian President", "former Lt Gen", ", a spokeswoman for the board,".
//!
//! They stand right before the name, or between commas right behind it. Decides where their words begin and end; they are
//! no part of the name. What an office is, and who holds it, is not known: the words are kept as they stand.

use super::facts::{Class, Facts, Known};
use super::role_words::{is_link, is_manner, is_portfolio, is_relation};
use super::run::{Piece, known_at};
use super::token::{Shape, Token};
use serde::{Deserialize, Serialize};

/// How many tokens an office has at most.
const LONGEST: usize = 14;

/// The tokens of the offices beside a name: before it and behind it.
pub(super) fn beside(piece: &Piece, tokens: &[Token<'_>], facts: &Facts) -> [Option<(usize, usize)>; 2] {
    let view = View { tokens, facts };
    let named = view.before(piece.from, piece.role);
    [named.or_else(|| view.parted(piece)), view.behind(piece.to)]
}

/// The address in front of a name that says whether it is a man's or a woman's.
pub(super) fn honorific(piece: &Piece, tokens: &[Token<'_>]) -> Option<Honorific> {
    let mut at = piece.from.checked_sub(1)?;
    if tokens.get(at).is_some_and(|token| token.is_mark(".")) {
        at = at.checked_sub(1)?;
    }
    match tokens.get(at).map_or("", |token| token.folded.as_str()) {
        "mr" => Some(Honorific::Mr),
        "mrs" | "ms" | "miss" => Some(Honorific::Ms),
        _ => None,
    }
}

/// How somebody is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Honorific {
    /// As a man.
    Mr,
    /// As a woman.
    Ms,
}

struct View<'a, 't> {
    tokens: &'a [Token<'t>],
    facts: &'a Facts,
}

impl View<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether the word is what somebody is, and not merely how ("former") or an address ("Mr").
    fn heads(&self, at: usize) -> bool {
        let word = self.word(at);
        let is = |class: Class| self.facts.is(class, word);
        self.tokens.get(at).is_some_and(Token::is_word)
            && (is(Class::RoleNoun) || is(Class::PersonTitle))
            && !is_manner(word)
            && !matches!(word, "mr" | "mrs" | "ms" | "miss" | "mx" | "madam" | "presidents" | "justices" | "professors")
            && !is_relation(word)
    }

    /// Whether the word may belong to an office that goes on behind it.
    fn belongs(&self, at: usize) -> bool {
        let word = self.word(at);
        let is = |class: Class| self.facts.is(class, word);
        self.tokens.get(at).is_some_and(Token::is_word)
            && !crate::text::is_stop_word(word)
            && (is(Class::RoleWord)
                || is(Class::RoleNoun)
                || is(Class::PersonTitle)
                || is(Class::DemonymLike)
                || is_manner(word)
                || self.facts.name(word).is_some_and(|fact| fact.known == Known::Demonym))
    }

    /// Whether an office may end with the word: "envoy", or "state" behind "secretary of".
    fn ends(&self, at: usize) -> bool {
        let of = || at >= 2 && self.word(at - 1) == "of" && self.belongs(at) && self.heads(at - 2);
        self.heads(at) || of()
    }

    /// The office that ends where the name begins.
    fn before(&self, name: usize, capital: Option<(usize, usize)>) -> Option<(usize, usize)> {
        let end = capital.map_or(name, |(_, end)| end).min(name);
        let mut from = match capital {
            Some((from, _)) => from,
            None => name.checked_sub(1).filter(|&last| self.ends(last) && self.stands_before(last))?,
        };
        let low = end.saturating_sub(LONGEST);
        while from > low {
            let last = from - 1;
            let office = matches!(
                self.word(from),
                "minister"
                    | "secretary"
                    | "correspondent"
                    | "editor"
                    | "coach"
                    | "manager"
                    | "director"
                    | "adviser"
                    | "advisor"
            );
            let fits = self.belongs(last) || office && is_portfolio(self.word(last));
            if fits && self.stands_before(last) {
                from = last;
            } else if self.is_mark(last, "-") && last > low && self.belongs(last - 1) {
                from = last - 1;
            } else if self.word(last) == "of" && last > low && self.heads(last - 1) && !self.heads(from) {
                // "secretary of state", "director of communications"
                from = last - 1;
            } else {
                break;
            }
        }
        from = self.whose(from, low);
        let heads = (from..end).any(|at| self.heads(at));
        heads.then_some((from, end))
    }

    /// Whether nothing but white space parts a word from the next, and no sentence ends between them.
    fn stands_before(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.spaced && !next.first)
            || self.tokens.get(at).is_some_and(|token| token.text.ends_with('.'))
    }

    /// "NATO spokesman", "Kremlin spokesman", "Apple chief executive": whose office it is, where it stands right before.
    fn whose(&self, from: usize, low: usize) -> usize {
        let known = |start: usize| known_at(self.tokens, start, from, self.facts);
        let start = (low.max(from.saturating_sub(5))..from)
            .find(|&start| known(start).is_some_and(|(count, _)| start + count == from));
        let capital = |at: usize| self.tokens.get(at).is_some_and(Token::is_capital);
        let lone = from.checked_sub(1).filter(|&at| {
            let plain = self.tokens.get(at).is_some_and(|token| {
                token.is_capital() && !token.first && !token.titled && token.shape != Shape::Initial
            });
            let behind = at.checked_sub(1).is_some_and(capital);
            let other = self.facts.is_given(self.word(at)) || self.facts.is(Class::Calendar, self.word(at));
            plain && !behind && !other
        });
        match start.or(lone) {
            Some(start) if self.stands_before(from - 1) && start >= low => start,
            _ => from,
        }
    }

    /// "the special envoy, Karl Berg, …"
    fn parted(&self, piece: &Piece) -> Option<(usize, usize)> {
        let comma = piece.from.checked_sub(1).filter(|&at| self.is_mark(at, ","))?;
        let closes = self.tokens.get(piece.to).is_some_and(|token| matches!(token.text, "," | "."));
        let lower = comma.checked_sub(1).filter(|&last| {
            closes && self.heads(last) && self.tokens.get(last).is_some_and(|token| token.shape == Shape::Lower)
        })?;
        let (from, end) = self.before(comma, Some((lower, comma)))?;
        // "a doctor, Anna Weber, a lawyer": one of a list has no "the" or "'s" before it
        let determined = from.checked_sub(1).is_some_and(|at| {
            matches!(self.word(at), "the" | "his" | "her" | "its" | "their")
                || self.tokens.get(at).is_some_and(|token| token.shape == Shape::Possessive)
        });
        determined.then_some((from, end))
    }

    /// ", a spokeswoman for the board,"; ", 45, a farmer from Oslo."
    fn behind(&self, name: usize) -> Option<(usize, usize)> {
        if !self.is_mark(name, ",") {
            return None;
        }
        let mut from = name + 1;
        if self.tokens.get(from).is_some_and(|token| token.shape == Shape::Number) && self.is_mark(from + 1, ",") {
            from += 2;
        }
        let determined = matches!(self.word(from), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "another");
        from += usize::from(determined);
        if crate::text::is_stop_word(self.word(from)) {
            return None;
        }
        let stop = (from..(from + LONGEST).min(self.tokens.len())).find(|&at| self.closes(at))?;
        let of = (from..stop).find(|&at| is_link(self.word(at))).unwrap_or(stop);
        let head = (from..of).rev().find(|&at| self.heads(at))?;
        // "…, chairman Bob Weber said": the office of the next name
        let ends = head + 1 == of && self.tokens.get(head + 1).is_none_or(|next| !next.is_capital());
        let lower = self.tokens.get(head).is_some_and(|token| token.shape == Shape::Lower || !token.first);
        let plain =
            (from..head).all(|at| self.tokens.get(at).is_some_and(|token| token.is_word() || token.text == "-"));
        (ends && lower && plain).then_some((from, stop))
    }

    fn closes(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        let inside = matches!(token.text, "-" | "&" | "'" | "\u{2019}") && !(token.text == "-" && token.spaced);
        token.shape == Shape::Mark && !inside
            || matches!(
                token.folded.as_str(),
                "who"
                    | "which"
                    | "that"
                    | "said"
                    | "says"
                    | "told"
                    | "was"
                    | "is"
                    | "has"
                    | "had"
                    | "when"
                    | "while"
                    | "before"
                    | "after"
                    | "because"
                    | "he"
                    | "she"
                    | "it"
                    | "they"
                    | "but"
            )
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::fixture::blocks;
    use crate::entities::recognise;

    /// Each person of a sentence with the offices that are read.
    fn roles(sentence: &str) -> Vec<(String, Vec<String>)> {
        let found = recognise(&blocks(&[sentence]));
        let people = found.into_iter().filter(|found| found.kind == crate::model::EntityKind::Person);
        people.map(|found| (found.text, found.roles.into_iter().map(|role| role.text).collect())).collect()
    }

    #[test]
    fn offices_are_read_beside_names_and_are_no_part_of_them() {
        for (sentence, name, want) in [
            ("Ukrainian President Olena Marsh spoke.", "Olena Marsh", &["Ukrainian President"][..]),
            ("The special envoy Karl Berg arrived.", "Karl Berg", &["special envoy"]),
            ("It was Former Lt Gen Karl Berg who left.", "Karl Berg", &["Former Lt Gen"]),
            ("A talk with NATO spokeswoman Anna Weber followed.", "Anna Weber", &["NATO spokeswoman"]),
            ("He met former Norwegian prime minister Erik Dahl.", "Erik Dahl", &["former Norwegian prime minister"]),
            ("He met secretary of state Paula Stone.", "Paula Stone", &["secretary of state"]),
            ("Anna Weber, a spokeswoman for the board, left.", "Anna Weber", &["spokeswoman for the board"]),
            ("Erik Dahl, 45, a farmer from Oslo, left.", "Erik Dahl", &["farmer from Oslo"]),
            ("The president's special envoy, Karl Berg, left.", "Karl Berg", &["special envoy"]),
            ("Mr Karl Berg left.", "Karl Berg", &[]),
            ("Anna Weber, chairman Erik Dahl and others left.", "Anna Weber", &[]),
            ("It rained on Karl Berg.", "Karl Berg", &[]),
        ] {
            let found = roles(sentence);
            let own = found.iter().find(|(text, _)| text == name).map(|(_, roles)| roles.as_slice());
            assert_eq!(
                own,
                Some(want.iter().map(|role| (*role).to_owned()).collect::<Vec<_>>().as_slice()),
                "{found:?}"
            );
        }
    }
}
