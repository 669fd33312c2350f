//! Where names may stand: runs of capitalised words, cut into pieces at offices, peoples and known names.
//!
//! Decides boundaries only; what a piece stands for is decided from evidence elsewhere.

use super::define::Definitions;
use super::facts::{Class, Fact, Facts, key};
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
    let longest = facts.longest_from(first.key.split(' ').next().unwrap_or_default());
    if longest == 0 {
        return None;
    }
    let mut name = String::new();
    let mut best = None;
    let mut all_upper = true;
    for (count, token) in tokens.get(at..until.min(at + 2 * longest))?.iter().enumerate() {
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
            name.push_str(&token.key);
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
pub(super) fn pieces(block: usize, tokens: &[Token<'_>], defined: &Definitions, facts: &Facts) -> Vec<Piece> {
    let mut cutter = Cutter { block, tokens, facts, out: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        if tokens.get(at).is_some_and(Token::is_capital) {
            let end = cutter.run_end(at);
            // a name that the article spells out is whole, and parts the run that it stands in
            let whole = (at..end).find_map(|start| Some((start, defined.at(tokens, start)?)));
            if let Some((start, count)) = whole {
                cutter.cut(at, start, None);
                cutter.push(start, start + count, None, None);
                at = start + count;
            } else {
                cutter.cut(at, end, None);
                at = end;
            }
        } else {
            at += 1;
        }
    }
    cutter.out
}

/// Cuts the runs of one block; the cutting itself is in `cut`.
pub(super) struct Cutter<'a, 't> {
    pub(super) block: usize,
    pub(super) tokens: &'a [Token<'t>],
    pub(super) facts: &'a Facts,
    pub(super) out: Vec<Piece>,
}

/// Lower-case words inside names of persons and places of other languages.
const PARTICLES: &[&str] = &[
    "de", "da", "das", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "ter", "ten", "bin", "ibn",
    "bint", "al", "el", "la", "le", "los", "las", "y", "e", "abu", "ul", "ur", "zu", "af", "av", "et", "des", "d'",
    "ka", "binti",
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
    pub(super) fn is(&self, class: Class, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.facts.is(class, &token.folded))
    }

    /// A month or a day, and not a name that reads like one ("Theresa May").
    pub(super) fn is_date(&self, at: usize, from: usize, to: usize) -> bool {
        let name = matches!(self.word(at), "may" | "april" | "june" | "august");
        self.is(Class::Calendar, at)
            && !(name && to - from > 1 && at > from && self.facts.is_given(self.word(at - 1)))
            && !(name && at + 2 == to && at == from && !self.is_number(at + 1))
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
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
            let prefixed = self.prefixed(start, last, next + 1);
            return (prefixed || known.is_some_and(|(count, _)| count > 1)).then_some(next + 1);
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
                    || self.is(Class::OrgLast, last)
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

    /// "Anti-Corruption" inside a longer name: a prefix and an ordinary word, with a capital beside them.
    fn prefixed(&self, start: usize, last: usize, next: usize) -> bool {
        let prefix = matches!(self.word(last), "anti" | "non" | "trans" | "post" | "co" | "pre" | "mid" | "pro");
        let plain = known_at(self.tokens, next, next + 1, self.facts).is_none()
            && !self.facts.is_given(self.word(next))
            && !self.facts.is_surname(self.word(next))
            && !self.is(Class::DemonymLike, next);
        prefix && plain && (start < last || self.capital(next + 1))
    }

    /// An ordinary word with a capital, as the names of ministries have, and no known name.
    fn plain(&self, at: usize) -> bool {
        self.capital(at)
            && known_at(self.tokens, at, at + 1, self.facts).is_none()
            && !self.facts.is_given(self.word(at))
            && self.tokens.get(at).is_some_and(|token| token.shape == Shape::Capital)
    }
}
