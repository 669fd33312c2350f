//! Runs of capitals cut into pieces: at dates, peoples, offices and known names.
//!
//! Part of finding boundaries; what a piece stands for is decided from evidence elsewhere.

use super::facts::{Class, Fact, Known};
use super::run::{Cutter, Piece, key_of, known_at};
use super::token::Shape;

impl Cutter<'_, '_> {
    /// Cuts tokens `from..to` into pieces.
    pub(super) fn cut(&mut self, from: usize, to: usize, role: Option<(usize, usize)>) {
        let (mut from, mut to) = (from, to);
        // leading words that carry no name
        while from < to {
            let Some(token) = self.tokens.get(from) else { return };
            let known = known_at(self.tokens, from, to, self.facts);
            let word = token.folded.as_str();
            let bare = self.is(Class::Common, from) || crate::text::is_stop_word(word);
            let long = known.is_some_and(|(count, _)| count > 1);
            let acronym = token.shape == Shape::Upper && !token.titled;
            // "A. Weber": a point parts the letter from the name
            let next = self.tokens.get(from + 1).filter(|next| next.is_capital() && from + 1 < to);
            let initial = token.shape == Shape::Initial && next.is_some_and(|next| next.start >= token.end + 2);
            let droppable = if long || initial || acronym && known.is_some() {
                false
            } else if !token.is_capital() || self.is_date(from, from, to) || crate::text::is_stop_word(word) {
                !acronym || self.is_date(from, from, to)
            } else if token.first {
                let verbal = to - from > 1
                    && (word.ends_with("ing") || word.ends_with("ly") || word.ends_with("ed"))
                    && !self.facts.is_given(word)
                    && !self.facts.is_surname(word);
                (bare && known.is_none() && !self.heads_name(from, to)) || (verbal && known.is_none())
            } else {
                false
            };
            if !droppable {
                break;
            }
            from += 1;
        }
        while from < to && (self.is_date(to - 1, from, to) || !self.capital(to - 1) && !self.is_number(to - 1)) {
            to -= 1;
        }
        if from >= to {
            return;
        }
        if let Some(cal) = (from..to).find(|&at| self.is_date(at, from, to)) {
            self.cut(from, cal, role);
            self.cut(cal + 1, to, None);
            return;
        }
        if self.cut_people(from, to, role) || self.cut_office(from, to, role) || self.cut_known(from, to, role) {
            return;
        }
        self.push(from, to, role, None);
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape == Shape::Number)
    }

    /// Whether an ordinary word at the start of a sentence begins a name all the same ("National Bank", "High Court").
    fn heads_name(&self, from: usize, to: usize) -> bool {
        to - from > 1
            && (self.is(Class::OrgLast, to - 1) || self.is(Class::PlaceLast, to - 1))
            && (self.is(Class::OrgFirst, from) || self.is(Class::PlaceFirst, from))
    }

    /// "Russian President …": the people apart, and the rest.
    fn cut_people(&mut self, from: usize, to: usize, role: Option<(usize, usize)>) -> bool {
        let known = known_at(self.tokens, from, to, self.facts);
        let count = match known {
            Some((count, fact)) if fact.known == Known::Demonym => count,
            None if self.is(Class::DemonymLike, from) => 1,
            _ => return false,
        };
        let rest = from + count;
        let named = rest < to
            && (self.is(Class::OrgLast, to - 1)
                || self.is(Class::OtherLast, to - 1)
                || self.is(Class::PlaceLast, to - 1)
                || self.is(Class::OrgOf, rest))
            && !(rest..to).any(|at| self.is(Class::PersonTitle, at) && at + 1 < to && !self.is(Class::OrgLast, at));
        if named && to - rest > 1 {
            return false;
        }
        if named && to - rest == 1 && self.is(Class::DemonymLike, from) {
            return false;
        }
        let fact = known.map_or(Fact { known: Known::Demonym, canonical: "", capitals: false }, |(_, fact)| fact);
        self.push(from, rest, None, Some(fact));
        if rest < to {
            // the people belongs to the office: "Ukrainian President"
            let before = self.out.len();
            self.cut(rest, to, role);
            if let Some(next) = self.out.get_mut(before)
                && let Some((start, end)) = next.role
                && start == rest
            {
                next.role = Some((from, end));
            }
        }
        true
    }

    /// "… Press Secretary Anna Weiss": what stands before the office, the office, the person.
    fn cut_office(&mut self, from: usize, to: usize, role: Option<(usize, usize)>) -> bool {
        let Some(title) = (from..to).find(|&at| {
            self.is(Class::PersonTitle, at)
                && self.capital(at)
                && !(at + 1 < to && self.is(Class::OrgLast, at + 1) && !self.is(Class::PersonTitle, at + 1))
                && !self.inside_known(from, at, to)
                && !(at == from && role.is_some() && self.word(at) != "minister")
                && !self.names_person(from, at, to)
        }) else {
            return false;
        };
        let mut start = title;
        while start > from && self.is(Class::RoleWord, start - 1) && !self.inside_known(from, start - 1, to) {
            start -= 1;
        }
        // "Minister of Health", "Secretary of State for Defence"
        let mut end = title + 1;
        loop {
            if end < to
                && (self.is(Class::PersonTitle, end) || self.is(Class::RoleWord, end))
                && end + 1 < to
                && !self.inside_known(end, end, to)
                && !(self.is(Class::OrgLast, to - 1) && to - end > 1 && !self.is(Class::PersonTitle, end))
            {
                end += 1;
            } else if end + 1 < to
                && matches!(self.word(end), "of" | "for" | "and" | "the")
                && self.is(Class::RoleWord, end + 1)
            {
                end += 2;
            } else {
                break;
            }
        }
        while end < to && !self.capital(end) {
            end += 1;
        }
        if end == to && title + 1 == to && start == from && role.is_none() {
            // an office without a name is nobody's name
            return true;
        }
        let left = self.out.len();
        if start > from {
            self.cut(from, start, role);
        }
        if end < to {
            let joined = self.out.get(left..).is_none_or(<[Piece]>::is_empty);
            let start = if joined { role.map_or(start, |(start, _)| start) } else { start };
            self.cut(end, to, Some((start, end)));
        }
        true
    }

    /// A title that is a given name or surname here: "Dean Baker", "Judge" behind a given name.
    fn names_person(&self, from: usize, at: usize, to: usize) -> bool {
        let word = self.word(at);
        let given_before = at > from && self.facts.is_given(self.word(at - 1));
        let abbreviated = matches!(word, "sen" | "rep" | "gen" | "col" | "gov" | "lt" | "tan" | "tun" | "sr" | "fr");
        (abbreviated && at + 1 == to && at > from)
            || (self.facts.is_surname(word) && given_before)
            || (self.facts.is_given(word) && (given_before || at + 2 == to && at == from))
    }

    fn inside_known(&self, from: usize, at: usize, to: usize) -> bool {
        (from.max(at.saturating_sub(5))..=at).any(|start| {
            known_at(self.tokens, start, to, self.facts).is_some_and(|(count, _)| start + count > at && count > 1)
        })
    }

    /// A run that begins with a known name and is no longer name as a whole.
    fn cut_known(&mut self, from: usize, to: usize, role: Option<(usize, usize)>) -> bool {
        let Some((count, fact)) = known_at(self.tokens, from, to, self.facts) else {
            // a known name at the end or in the middle, behind something that is no part of it
            if to - from > 2
                && let Some((at, (count, fact))) =
                    (from + 1..to).find_map(|at| known_at(self.tokens, at, to, self.facts).map(|found| (at, found)))
                && fact.known == Known::Organisation
                && count > 1
                && at + count == to
            {
                self.cut(from, at, role);
                self.push(at, to, None, Some(fact));
                return true;
            }
            return false;
        };
        let rest = from + count;
        if rest >= to {
            self.push(from, to, role, Some(fact));
            return true;
        }
        let headed = [Class::OrgLast, Class::PlaceLast, Class::OtherLast].iter().any(|&class| self.is(class, to - 1));
        let person = self.facts.is_given(self.word(from));
        let of = (rest..to).any(|at| matches!(self.word(at), "of" | "for"));
        let given_next = self.facts.is_given(self.word(rest)) && to - rest >= 2;
        let people = known_at(self.tokens, rest, to, self.facts)
            .is_some_and(|(count, fact)| fact.known == Known::Demonym && rest + count == to);
        match fact.known {
            // "call Crimea Russian": two names beside each other
            Known::Country | Known::Place if people => {
                self.push(from, rest, role, Some(fact));
                self.cut(rest, to, None);
                true
            }
            Known::Country | Known::Place | Known::Organisation if given_next && !headed && !of => {
                self.push(from, rest, role, Some(fact));
                self.cut(rest, to, None);
                true
            }
            Known::Organisation if !headed && !of && count == 1 && to - rest == 1 && !person => false,
            Known::Organisation if !headed && !of => {
                self.push(from, rest, role, Some(fact));
                self.cut(rest, to, None);
                true
            }
            _ => false,
        }
    }

    /// Adds a piece as it is.
    pub(super) fn push(&mut self, from: usize, to: usize, role: Option<(usize, usize)>, fact: Option<Fact>) {
        let Some(tokens) = self.tokens.get(from..to) else { return };
        let Some(first) = tokens.first() else { return };
        let fact = fact.or_else(|| {
            known_at(self.tokens, from, to, self.facts).filter(|(count, _)| from + count == to).map(|(_, fact)| fact)
        });
        let next = self.tokens.get(to);
        let sum = next.is_some_and(|next| matches!(next.text, "$" | "£" | "€" | "¥") || next.shape == Shape::Number);
        let code =
            to - from == 1 && sum && (next.is_some_and(|next| next.shape == Shape::Mark) || first.text.len() <= 3);
        if code
            && (next.is_some_and(|next| next.shape == Shape::Mark)
                || matches!(first.folded.as_str(), "rs" | "r" | "usd" | "rm" | "eur" | "le" | "kd" | "hk" | "nt"))
        {
            return;
        }
        let weak = first.titled || (first.first && to - from == 1);
        let key = key_of(self.tokens, from, to);
        if key.is_empty() || tokens.iter().all(|token| !token.is_capital()) {
            return;
        }
        self.out.push(Piece { block: self.block, from, to, key, fact, role, weak });
    }
}
