//! Where names may stand: runs of capitalised words, cut into pieces at offices, peoples and known names.
//!
//! Decides boundaries only; what a piece stands for is decided from evidence elsewhere.

use super::facts::{Class, Fact, Facts, Known, key};
use super::token::{Shape, Token};

/// A part of a text that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The block's position.
    pub(super) block: usize,
    /// The first token in its block.
    pub(super) from: usize,
    /// The token behind the last.
    pub(super) to: usize,
    /// Its key in the tables and in the article.
    pub(super) key: String,
    /// What the tables say of the whole of it.
    pub(super) fact: Option<Fact>,
    /// The tokens of the office in front of it.
    pub(super) role: Option<(usize, usize)>,
    /// Its capital says nothing: it begins a sentence or stands in a title.
    pub(super) weak: bool,
}

/// The known name that begins at a token: how many tokens it has, and what it is.
pub(super) fn known_at(tokens: &[Token<'_>], at: usize, until: usize, facts: &Facts) -> Option<(usize, Fact)> {
    let first = tokens.get(at).filter(|token| token.is_capital())?;
    let mut name = String::new();
    let mut best = None;
    let mut all_upper = true;
    for (count, token) in tokens.get(at..until.min(at + 2 * facts.longest()))?.iter().enumerate() {
        if token.shape == Shape::Mark && !matches!(token.text, "-" | "&") || token.address {
            break;
        }
        if token.is_mark("-") {
            if token.spaced {
                break;
            }
            continue;
        }
        if token.shape == Shape::Possessive {
            name.push_str("'s");
        } else {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&key(token.text));
        }
        all_upper &= matches!(token.shape, Shape::Upper | Shape::Initial | Shape::Number);
        if let Some(fact) = facts.name(&name)
            && (all_upper || !fact.capitals)
            && (count > 0 || first.shape != Shape::Initial)
            && (token.is_capital() || token.shape == Shape::Number)
        {
            best = Some((count + 1, fact));
        }
    }
    best
}

/// The key of the name that tokens `from..to` make.
pub(super) fn key_of(tokens: &[Token<'_>], from: usize, to: usize) -> String {
    let mut name = String::new();
    for token in tokens.get(from..to).unwrap_or_default() {
        if token.shape == Shape::Possessive {
            name.push_str("'s");
        } else if token.is_word() || token.is_mark("&") {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&token.folded);
        }
    }
    key(&name)
}

/// The pieces of one block's running text; titles are left to the names that the rest of the article shows.
pub(super) fn pieces(block: usize, tokens: &[Token<'_>], facts: &Facts) -> Vec<Piece> {
    let mut cutter = Cutter { block, tokens, facts, out: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        if tokens.get(at).is_some_and(Token::is_capital) {
            let end = cutter.run_end(at);
            cutter.cut(at, end, None);
            at = end;
        } else {
            at += 1;
        }
    }
    cutter.out
}

struct Cutter<'a, 't> {
    block: usize,
    tokens: &'a [Token<'t>],
    facts: &'a Facts,
    out: Vec<Piece>,
}

/// Lower-case words inside names of persons and places of other languages.
const PARTICLES: &[&str] = &[
    "de", "da", "das", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "ter", "ten", "bin", "ibn",
    "bint", "al", "el", "la", "le", "los", "las", "y", "e", "abu", "ul", "ur", "zu", "af", "av", "et", "des", "d'",
];
/// Words whose possessive stands inside names ("People's Daily").
const OWNERS: &[&str] = &[
    "people",
    "women",
    "men",
    "children",
    "workers",
    "magistrate",
    "magistrates",
    "farmers",
    "teachers",
    "veterans",
    "citizens",
    "king",
    "queen",
    "prince",
    "lord",
    "players",
    "writers",
    "director",
    "governor",
    "mother",
    "father",
    "driver",
    "consumers",
    "pensioners",
    "students",
    "girls",
    "boys",
    "commoner",
    "world",
    "moody",
    "mcdonald",
];

impl Cutter<'_, '_> {
    fn is(&self, class: Class, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.facts.is(class, &token.folded))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capital())
    }

    fn run_end(&self, start: usize) -> usize {
        let mut last = start;
        while last - start < 24 {
            match self.goes_on(start, last) {
                Some(next) => last = next,
                None => break,
            }
        }
        // a known name may hold what runs do not ("Channel 4")
        let known = known_at(self.tokens, start, self.tokens.len(), self.facts).map_or(0, |(count, _)| start + count);
        (last + 1).max(known)
    }

    /// The last token of the run's next word, if the run goes on behind `last`.
    fn goes_on(&self, start: usize, last: usize) -> Option<usize> {
        let next = last + 1;
        let token = self.tokens.get(next)?;
        let here = self.tokens.get(last)?;
        if token.is_capital() {
            return (!token.first).then_some(next);
        }
        if token.is_mark("&") && self.capital(next + 1) {
            return Some(next + 1);
        }
        if token.is_mark("-") && !token.spaced && self.capital(next + 1) {
            let known = known_at(self.tokens, last, next + 2, self.facts);
            return known.filter(|(count, _)| *count > 1).map(|_| next + 1);
        }
        if token.shape == Shape::Possessive && self.capital(next + 1) && OWNERS.contains(&here.folded.as_str()) {
            return Some(next + 1);
        }
        if token.shape != Shape::Lower {
            return None;
        }
        let word = token.folded.as_str();
        let behind = |from: usize| (from..from + 2).find(|&at| self.capital(at) || self.word(at) != "the");
        if PARTICLES.contains(&word) {
            let mut at = next;
            while at < next + 3 && PARTICLES.contains(&self.word(at)) {
                at += 1;
            }
            return self.capital(at).then_some(at);
        }
        let head_of = |class: Class| (start..=last).any(|at| self.is(class, at) && self.capital(at));
        let follows = match word {
            "of" => {
                self.is(Class::OrgOf, last)
                    || self.is(Class::PlaceOf, last)
                    || self.is(Class::OtherLast, last)
                    || (self.is(Class::PersonTitle, last) && self.is(Class::RoleWord, next + 1))
            }
            "for" | "on" | "against" | "to" => head_of(Class::OrgOf) && !self.is(Class::PersonTitle, last),
            "and" => {
                let of = (start..last).any(|at| matches!(self.word(at), "of" | "for" | "on"));
                head_of(Class::OrgOf)
                    && of
                    && !self.is(Class::OrgOf, next + 1)
                    && self.plain(last)
                    && self.plain(next + 1)
            }
            _ => false,
        };
        let to =
            behind(next + 1).filter(|&at| self.capital(at) && self.tokens.get(at).is_some_and(|token| !token.first));
        to.filter(|_| follows)
    }

    /// An ordinary word with a capital, as the names of ministries have, and no known name.
    fn plain(&self, at: usize) -> bool {
        self.capital(at)
            && known_at(self.tokens, at, at + 1, self.facts).is_none()
            && !self.facts.is_given(self.word(at))
            && self.tokens.get(at).is_some_and(|token| token.shape == Shape::Capital)
    }

    /// Cuts tokens `from..to` into pieces.
    fn cut(&mut self, from: usize, to: usize, role: Option<(usize, usize)>) {
        let (mut from, mut to) = (from, to);
        // leading words that carry no name
        while from < to {
            let Some(token) = self.tokens.get(from) else { return };
            let known = known_at(self.tokens, from, to, self.facts);
            let word = token.folded.as_str();
            let bare = self.is(Class::Common, from) || crate::text::is_stop_word(word);
            let long = known.is_some_and(|(count, _)| count > 1);
            let acronym = token.shape == Shape::Upper && !token.titled;
            let droppable = if long || acronym && known.is_some() {
                false
            } else if !token.is_capital() || self.is(Class::Calendar, from) || crate::text::is_stop_word(word) {
                !acronym || self.is(Class::Calendar, from)
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
        while from < to && (self.is(Class::Calendar, to - 1) || !self.capital(to - 1) && !self.is_number(to - 1)) {
            to -= 1;
        }
        if from >= to {
            return;
        }
        if let Some(cal) = (from..to).find(|&at| {
            self.is(Class::Calendar, at)
                && self.word(at) != "may"
                && self.word(at) != "april"
                && self.word(at) != "june"
                && self.word(at) != "august"
        }) {
            self.cut(from, cal, role);
            self.cut(cal + 1, to, None);
            return;
        }
        if self.cut_people(from, to, role) || self.cut_office(from, to, role) || self.cut_known(from, to, role) {
            return;
        }
        self.push(from, to, role, None);
    }

    fn is_number(&self, at: usize) -> bool {
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
        let fact =
            known.map(|(_, fact)| fact).unwrap_or(Fact { known: Known::Demonym, canonical: "", capitals: false });
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
        let ambiguous = self.facts.is_given(word) || self.facts.is_surname(word);
        ambiguous && (given_before || at + 2 == to && at == from)
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
        match fact.known {
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

    fn push(&mut self, from: usize, to: usize, role: Option<(usize, usize)>, fact: Option<Fact>) {
        let Some(tokens) = self.tokens.get(from..to) else { return };
        let Some(first) = tokens.first() else { return };
        let fact = fact.or_else(|| {
            known_at(self.tokens, from, to, self.facts).filter(|(count, _)| from + count == to).map(|(_, fact)| fact)
        });
        let weak = first.titled || (first.first && to - from == 1);
        let key = key_of(self.tokens, from, to);
        if key.is_empty() || tokens.iter().all(|token| !token.is_capital()) {
            return;
        }
        self.out.push(Piece { block: self.block, from, to, key, fact, role, weak });
    }
}
