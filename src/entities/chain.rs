//! The names of one article: evidence of all mentions together, and short forms resolved to full ones.
//!
//! A surname, a given name, an acronym or the first words of an organisation's name stand for the full name that the
//! same article gives. Does not look beyond the article.

use std::collections::BTreeMap;

use super::clue::{self, Score};
use super::facts::{Class, Fact, Facts, Known, key};
use super::run::Piece;
use super::token::{Shape, Token};
use crate::model::EntityKind;
use serde::{Deserialize, Serialize};

/// How a short form was resolved to a full name of the same article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Link {
    /// It is the full name.
    Full,
    /// The last part of a person's name.
    Surname,
    /// The first part of a person's name, or a Chinese, Korean or Vietnamese family name.
    FirstName,
    /// The first letters of a name that is spelled out.
    Acronym,
    /// The first words of an organisation's name.
    ShortForm,
    /// The full name with another form of the given name: "Joe" for "Joseph".
    Nickname,
    /// The office that the article gives a person: "the mayor".
    Office,
}

/// One name of an article.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) inside: Score,
    pub(super) outside: Score,
    pub(super) fact: Option<Fact>,
    /// Mentions whose capital says something.
    pub(super) strong: usize,
    /// As its first mention writes it.
    pub(super) written: String,
    pub(super) words: Vec<String>,
    pub(super) kind: Option<EntityKind>,
    /// The key of the full name, and how it was found.
    pub(super) full: Option<(String, Link)>,
    upper: bool,
    /// How many hints lists have given.
    listed: usize,
}

/// The names of one article by their keys.
#[derive(Debug, Default)]
pub(super) struct Names(pub(super) BTreeMap<String, Name>, Index, BTreeMap<String, String>);

impl Names {
    /// Adds a mention's evidence.
    pub(super) fn add(&mut self, piece: &Piece, tokens: &[Token<'_>], text: &str, facts: &Facts) {
        let own = tokens.get(piece.from..piece.to).unwrap_or_default();
        let name = self.0.entry(piece.key.clone()).or_insert_with(|| Name {
            inside: clue::inside(piece, tokens, facts),
            outside: Score::default(),
            fact: piece.fact,
            strong: 0,
            written: text.to_owned(),
            words: own.iter().filter(|token| token.is_word()).map(|token| key(token.text)).collect(),
            kind: None,
            full: None,
            listed: 0,
            upper: own.iter().all(|token| token.shape == Shape::Upper),
        });
        name.fact = name.fact.or(piece.fact);
        if is_shouted(&name.written) && !is_shouted(text) {
            // a dateline's "OSLO" is not how the article writes it
            text.clone_into(&mut name.written);
        }
        name.outside.merge(&clue::beside(piece, tokens, facts), 6.0);
        if !piece.weak {
            name.strong += 1;
        }
    }

    /// Notes that the article spells out an acronym: the folded words of the name's tokens, the acronym in small letters.
    pub(super) fn define(&mut self, words: &[String], acronym: &str) {
        let full = key(&words.join(" "));
        if let Some(name) = self.0.get_mut(&full) {
            name.inside.add(EntityKind::Organisation, 2.5);
            name.inside.add(EntityKind::Person, -5.0);
            self.2.insert(acronym.to_owned(), full);
        }
    }

    /// The full names of the people whose surname this is.
    pub(super) fn people(&self, surname: &str) -> impl Iterator<Item = &str> {
        let keys = self.1.0.get(surname).map(Vec::as_slice).unwrap_or_default();
        let fulls = keys.iter().filter(|(_, link)| *link == Link::Surname);
        fulls.filter_map(|(full, _)| self.0.get(full)).map(|name| name.written.as_str())
    }

    /// How often a name is written in full.
    pub(super) fn times(&self, written: &str) -> usize {
        self.0.get(&key(written)).map_or(0, |name| name.strong)
    }

    /// Names that stand in one list ("Batu, Kerem and Oslo") are of one kind rather than not: what is clear of one is a
    /// hint for its neighbours.
    pub(super) fn listed(&mut self, pairs: &[(String, String)]) {
        let mut hints: Vec<(&String, EntityKind)> = Vec::new();
        for (a, b) in pairs {
            for (from, to) in [(a, b), (b, a)] {
                if let Some(kind) = self.0.get(from).and_then(Name::judged) {
                    hints.push((to, kind));
                }
            }
        }
        for (key, kind) in hints {
            if let Some(name) = self.0.get_mut(key)
                && name.listed < 3
            {
                name.listed += 1;
                // organisations need more than others do
                name.outside.add(kind, if kind == EntityKind::Organisation { 1.1 } else { 0.8 });
            }
        }
    }

    /// Decides every name's kind and full form.
    pub(super) fn decide(&mut self, facts: &Facts) {
        for name in self.0.values_mut() {
            if name.words.len() > 1 {
                name.kind = name.judged();
            }
        }
        let index = self.index();
        let nicknames = self.nicknames(facts);
        let mut decided = Vec::new();
        for (key, name) in &self.0 {
            let defined = self.2.get(key).filter(|full| name.upper && *full != key);
            let link = match defined {
                Some(full) => Some((full.clone(), Link::Acronym)),
                None => match nicknames.get(key) {
                    Some(full) => Some((full.clone(), Link::Nickname)),
                    None => index.link(key, name, &nicknames, facts),
                },
            };
            let letter = name.words.iter().all(|word| word.chars().count() < 2);
            let kind = match &link {
                // a letter alone is nobody's name
                _ if letter => None,
                Some((full, _)) => self.0.get(full).and_then(|full| full.kind),
                // whose surname it is stays open, that it is one does not
                None if index.is_surname(key) && !name.is_place() => Some(EntityKind::Person),
                None if name.words.len() > 1 => name.kind,
                // an ordinary word, an office, a unit: nothing with a name
                None if name.judged() == Some(EntityKind::Other) && !name.is_people(facts) => None,
                None => name.judged().filter(|_| name.strong > 0 || name.fact.is_some() || name.is_sure(facts)),
            };
            decided.push((key.clone(), kind, link));
        }
        for (key, kind, link) in decided {
            if let Some(name) = self.0.get_mut(&key) {
                name.kind = kind;
                name.full = link;
            }
        }
        self.1 = index;
    }

    /// The one full name that a short form stands for which the running text does not use: a title may.
    pub(super) fn short(&self, key: &str) -> Option<(&Name, Link)> {
        for wanted in [Link::Surname, Link::Acronym] {
            let mut fulls = self.1.0.get(key)?.iter().filter(|(_, link)| *link == wanted);
            if let (Some((full, link)), None) = (fulls.next(), fulls.next()) {
                return Some((self.0.get(full)?, *link));
            }
        }
        None
    }

    /// The other person that each name is for which the article has two given names ("Joe Marsh" and "Joseph Marsh").
    fn nicknames(&self, facts: &Facts) -> BTreeMap<String, String> {
        let mut by_last: BTreeMap<&str, Vec<(&str, &String)>> = BTreeMap::new();
        for (key, name) in self.0.iter().filter(|(_, name)| name.kind == Some(EntityKind::Person)) {
            if let [first, .., last] = name.words.as_slice() {
                by_last.entry(last).or_default().push((first, key));
            }
        }
        let mut out = BTreeMap::new();
        for named in by_last.values().filter(|named| (2..=4).contains(&named.len())) {
            for (at, (first, key)) in named.iter().enumerate() {
                let mut others = named.iter().enumerate().filter(|(_, (other, _))| facts.is_nickname(first, other));
                // of two the one that is first in the alphabet is taken for the other, so that it is one step
                if let (Some((full, (_, other))), None) = (others.next(), others.next())
                    && full > at
                    && !out.contains_key(*other)
                {
                    out.insert((*key).clone(), (*other).clone());
                }
            }
        }
        out
    }

    fn index(&self) -> Index {
        let mut index = Index::default();
        for (key, name) in &self.0 {
            if name.words.len() < 2 {
                continue;
            }
            match name.kind {
                Some(EntityKind::Person) => {
                    // "Trump" and "Donald Trump" are not short for "Donald Trump Jr"
                    let last = name.words.last().map(String::as_str);
                    let suffix = usize::from(matches!(last, Some("jr" | "sr" | "ii" | "iii" | "iv")));
                    for at in 1..name.words.len() {
                        let (head, tail) = name.words.split_at(at);
                        if tail.len() > suffix {
                            index.add(tail.join(" "), key, Link::Surname);
                        }
                        // a letter alone is nobody's name
                        let initial = head.iter().all(|word| word.chars().count() < 2);
                        if (suffix == 0 || head.len() == 1) && !initial {
                            index.add(head.join(" "), key, Link::FirstName);
                        }
                    }
                }
                Some(EntityKind::Organisation | EntityKind::Place | EntityKind::Other) => {
                    let capitals =
                        name.words.iter().filter(|word| !crate::text::is_stop_word(word) && word.as_str() != "&");
                    let acronym: String = capitals.filter_map(|word| word.chars().next()).collect();
                    if acronym.chars().count() >= 2 {
                        index.add(acronym, key, Link::Acronym);
                    }
                    let every: String = name.words.iter().filter_map(|word| word.chars().next()).collect();
                    if every.chars().count() >= 3 {
                        index.add(every, key, Link::Acronym);
                    }
                    if name.kind == Some(EntityKind::Organisation) {
                        for at in 1..name.words.len() {
                            index.add(name.words.split_at(at).0.join(" "), key, Link::ShortForm);
                        }
                    }
                }
                None => {}
            }
        }
        index
    }
}

/// Whether a name is written in capitals throughout, with more letters than acronyms have.
fn is_shouted(text: &str) -> bool {
    !text.chars().any(char::is_lowercase) && text.chars().filter(|letter| letter.is_alphabetic()).count() >= 4
}

/// Full names by their short forms.
#[derive(Debug, Default)]
pub(super) struct Index(BTreeMap<String, Vec<(String, Link)>>);

impl Index {
    fn add(&mut self, short: String, full: &str, link: Link) {
        let entry = self.0.entry(short).or_default();
        if entry.len() < 4 && !entry.iter().any(|(known, how)| known == full && *how == link) {
            entry.push((full.to_owned(), link));
        }
    }

    fn is_surname(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(|candidates| candidates.iter().any(|(_, link)| *link == Link::Surname))
    }

    fn link(
        &self,
        key: &str,
        name: &Name,
        nicknames: &BTreeMap<String, String>,
        facts: &Facts,
    ) -> Option<(String, Link)> {
        let candidates = self.0.get(key)?;
        let of = |wanted: Link| -> Vec<&String> {
            let fulls = candidates.iter().filter(|(_, link)| *link == wanted);
            let mut fulls: Vec<&String> = fulls.map(|(full, _)| nicknames.get(full).unwrap_or(full)).collect();
            fulls.dedup();
            fulls
        };
        let is_place = name.fact.is_some_and(|fact| matches!(fact.known, Known::Country | Known::Place));
        let placed = name.outside.0.get(EntityKind::Place as usize).copied().unwrap_or_default();
        let personal = name.outside.0.first().copied().unwrap_or_default();
        if matches!(name.fact, Some(Fact { known: Known::Demonym | Known::Thing(_), .. }))
            || (name.fact.is_some() && name.words.len() > 1)
        {
            return None;
        }
        if !(is_place && placed >= personal) {
            for link in [Link::Surname, Link::FirstName] {
                // two people of one surname: the name alone says neither
                if let [full] = of(link).as_slice() {
                    return Some(((*full).clone(), link));
                }
                if let [full, rest @ ..] = of(link).as_slice()
                    && rest.iter().all(|other| other.ends_with(full.as_str()) || full.ends_with(other.as_str()))
                {
                    return Some(((*full).clone(), link));
                }
            }
        }
        if name.upper
            && key.chars().count() >= 2
            && !is_place
            && let [full] = of(Link::Acronym).as_slice()
        {
            return Some(((*full).clone(), Link::Acronym));
        }
        if name.fact.is_none()
            && personal < 0.5
            && !facts.is_surname(key)
            && !facts.is_given(key)
            && !facts.is(Class::Common, key)
            && !facts.is(Class::OrgFirst, key)
            && !facts.is(Class::PlaceFirst, key)
            && let [full] = of(Link::ShortForm).as_slice()
        {
            return Some(((*full).clone(), Link::ShortForm));
        }
        None
    }
}

impl Name {
    /// Whether it names a people or a faith.
    fn is_people(&self, facts: &Facts) -> bool {
        matches!(self.fact, Some(Fact { known: Known::Demonym | Known::Thing(_), .. }))
            || self.words.iter().all(|word| facts.is(Class::DemonymLike, word))
    }

    fn is_place(&self) -> bool {
        self.fact.is_some_and(|fact| matches!(fact.known, Known::Country | Known::Place))
    }

    fn judged(&self) -> Option<EntityKind> {
        let mut score = self.inside;
        score.merge(&self.outside, 8.0);
        if self.fact.is_some_and(|fact| matches!(fact.known, Known::Country | Known::Place)) {
            // "the Kremlin said", "Moscow's officials": what acts there is still called by the place
            score.add(EntityKind::Organisation, -6.0);
            if self.words.len() > 1 {
                score.add(EntityKind::Person, -6.0);
            }
        }
        let (kind, weight, margin) = score.best();
        // an organisation is guessed too easily: by letters, by "the"; both were chosen on half of the labelled news
        let least = match kind {
            EntityKind::Organisation if self.words.len() == 1 => 2.1,
            EntityKind::Organisation => 1.6,
            _ => 1.0,
        };
        (weight >= least && margin >= 0.6).then_some(kind)
    }

    /// Whether its words and what stands beside them leave no doubt of its kind.
    pub(super) fn is_certain(&self) -> bool {
        let mut score = self.inside;
        score.merge(&self.outside, 8.0);
        let (kind, weight, margin) = score.best();
        Some(kind) == self.kind && weight >= 4.0 && margin >= 4.0
    }

    /// A single word at the start of a sentence that evidence beside it makes a name.
    fn is_sure(&self, facts: &Facts) -> bool {
        let [word] = self.words.as_slice() else { return true };
        if facts.is(Class::Common, word) || facts.is(Class::RoleWord, word) || facts.is(Class::RoleNoun, word) {
            return false;
        }
        let (_, weight, margin) = self.outside.best();
        (weight >= 1.0 && margin >= 0.5) || facts.is_surname(word) || facts.is_given(word) || self.upper
    }
}
