//! Which names of the corpus are the same: by a key that they share, or taken for one other and only one.
//!
//! See [`join`](super::join()) for what is made of it.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::best_name;
use super::bare::bare_moves;
use super::chain::Link;
use super::facts::{Class, Known, facts, key};
use super::join::{Group, Key};
use super::nickname::nicknames;
use super::pin::Pins;
use super::recognise::kind_of;
use super::translit::skeleton;
use crate::model::{EntityKind, Share};

/// The key of a full name: for a person the transliteration of its words, else what the tables file it under.
pub(super) fn key_of(name: &str, kind: EntityKind) -> Key {
    if kind == EntityKind::Person {
        let words: Vec<String> = person_words(name);
        return (kind, words.join(" "));
    }
    let known = key(name);
    let known = known.strip_prefix("the ").unwrap_or(&known);
    let filed = facts().name(known).filter(|fact| kind_of(fact.known) == kind && fact.known != Known::Demonym);
    let form = filed.map_or_else(|| known.to_owned(), |fact| key(fact.canonical));
    (kind, if kind == EntityKind::Organisation { without_suffix(&form).to_owned() } else { form })
}

fn person_words(name: &str) -> Vec<String> {
    let words: Vec<String> = name
        .split(|letter: char| letter.is_whitespace() || letter == '.')
        .filter(|word| !word.is_empty())
        .map(|word| skeleton(word.strip_prefix("al-").or_else(|| word.strip_prefix("Al-")).unwrap_or(word)))
        .filter(|word| !word.is_empty())
        .collect();
    // "J. D. Vance" and "JD Vance"
    let initials = words.iter().take_while(|word| word.chars().count() == 1).count();
    if initials >= 2 && initials < words.len() {
        let (letters, rest) = words.split_at(initials);
        let mut out = vec![letters.concat()];
        out.extend(rest.iter().cloned());
        return out;
    }
    words
}

fn without_suffix(name: &str) -> &str {
    let mut name = name;
    for suffix in [" inc", " corp", " corporation", " ltd", " limited", " plc", " co", " llc", " ag", " sa", " company"]
    {
        if let Some(stem) = name.strip_suffix(suffix)
            && stem.contains(|letter: char| letter.is_alphabetic())
        {
            name = stem;
            break;
        }
    }
    name
}

/// For which other key one is taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) target: Key,
    pub(super) reason: String,
    /// How sure it is: an estimate, checked by hand on samples (docs/entities.md).
    pub(super) score: Share,
    /// Whether it outweighs what the article alone says.
    pub(super) outweighs: bool,
}

impl Move {
    pub(super) fn new(target: &Key, reason: String, score: f64) -> Self {
        Self { target: target.clone(), reason, score: Share::new(score), outweighs: false }
    }
}

/// Which key is taken for which other. A target is never itself taken for another.
pub(super) fn moves(groups: &BTreeMap<Key, Group>, pins: &Pins<'_>) -> BTreeMap<Key, Move> {
    let mut moves = BTreeMap::new();
    let mut ends: Ends<'_> = BTreeMap::new();
    for own in groups.keys().filter(|(kind, words)| *kind == EntityKind::Person && !words.contains('@')) {
        let words: Vec<&str> = own.1.split(' ').collect();
        let suffix = words.last().filter(|last| matches!(**last, "jr" | "sr" | "ii" | "iii" | "iv"));
        let bare = words.get(..words.len() - usize::from(suffix.is_some())).unwrap_or_default();
        if let [first, middle @ .., last] = bare {
            let last = suffix.map_or_else(|| (*last).to_owned(), |suffix| format!("{last} {suffix}"));
            ends.entry(((*first).to_owned(), last)).or_default().push((own, middle.join(" ")));
        }
    }
    // a name without its middle: "Donald J. Trump" and "Donald Trump", if no other middle is about
    for ((first, last), keys) in &ends {
        let short = (EntityKind::Person, format!("{first} {last}"));
        let initials: BTreeSet<Option<char>> =
            keys.iter().filter(|(_, middle)| !middle.is_empty()).map(|(_, middle)| middle.chars().next()).collect();
        if initials.len() != 1 || !groups.contains_key(&short) {
            continue;
        }
        let name = groups.get(&short).map(best_name).unwrap_or_default();
        for (long, _) in keys.iter().filter(|(own, _)| **own != short) {
            moves.insert((*long).clone(), Move::new(&short, format!("{name} with a middle name or initial"), 0.95));
        }
    }
    initials(&ends, groups, &mut moves);
    nicknames(groups, &mut moves);
    let mut surnames: BTreeMap<String, BTreeSet<Key>> = BTreeMap::new();
    for ((_, last), keys) in &ends {
        for (own, _) in keys {
            let target = moves.get(*own).map_or_else(|| (*own).clone(), |taken: &Move| taken.target.clone());
            surnames.entry(last.clone()).or_default().insert(target);
        }
    }
    for (kind, words) in groups.keys().filter(|(kind, _)| *kind == EntityKind::Person) {
        // with an office or without: "President Weber" is Weber, too, where there is but one
        let surname = words.split_once('@').map_or(words.as_str(), |(surname, _)| surname);
        let Some(people) = surnames.get(surname).filter(|people| people.len() == 1) else { continue };
        let own = (*kind, surname.to_owned());
        if let Some(target) = people.first() {
            let name = groups.get(target).map(best_name).unwrap_or_default();
            let reason = format!("surname of {name}, the only one of that surname here");
            moves.insert(own, Move::new(target, reason, 0.9));
        }
    }
    bare_moves(groups, &surnames, &mut moves);
    acronyms(groups, &mut moves);
    plurals(groups, &mut moves);
    pins.apply(groups, &mut moves);
    moves
}

/// People by their first and last words: the key, and the words between.
type Ends<'a> = BTreeMap<(String, String), Vec<(&'a Key, String)>>;

/// "J. Weber" is taken for the one person of that surname whose given name begins so.
fn initials(ends: &Ends<'_>, groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, Move>) {
    let mut full: BTreeMap<(char, &str), BTreeSet<Key>> = BTreeMap::new();
    let mut added = Vec::new();
    let is_initial = |first: &str| first.chars().count() == 1;
    for ((first, last), keys) in ends.iter().filter(|((first, _), _)| !is_initial(first)) {
        let Some(letter) = first.chars().next() else { continue };
        let targets = keys.iter().map(|(own, _)| moves.get(*own).map_or_else(|| (*own).clone(), |m| m.target.clone()));
        full.entry((letter, last)).or_default().extend(targets);
    }
    for ((first, last), keys) in ends.iter().filter(|((first, _), _)| is_initial(first)) {
        let people = first.chars().next().and_then(|letter| full.get(&(letter, last.as_str())));
        let Some(target) = people.filter(|people| people.len() == 1).and_then(BTreeSet::first) else { continue };
        let name = groups.get(target).map(best_name).unwrap_or_default();
        for (own, _) in keys.iter().filter(|(own, middle)| middle.is_empty() && !moves.contains_key(*own)) {
            let reason = format!("{name} with an initial for the given name, the only one whom it fits here");
            added.push(((*own).clone(), Move::new(target, reason, 0.92)));
        }
    }
    moves.extend(added);
}

/// Acronyms that some article spells out stand for the same in the others, if all that do agree.
fn acronyms(groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, Move>) {
    let mut spelled: BTreeMap<Key, BTreeSet<&Key>> = BTreeMap::new();
    for (own, group) in groups.iter().filter(|((kind, _), _)| *kind != EntityKind::Person) {
        for (text, _, _) in group.forms.iter().map(|(form, _)| form).filter(|(_, _, link)| *link == Link::Acronym) {
            spelled.entry(key_of(text, own.0)).or_default().insert(own);
        }
    }
    for (short, fulls) in spelled {
        if let (Some(full), 1) = (fulls.first(), fulls.len())
            && short != **full
            && groups.contains_key(&short)
            && !moves.contains_key(*full)
        {
            let name = groups.get(*full).map(best_name).unwrap_or_default();
            let reason = format!("acronym of {name}, spelled out in another article");
            moves.insert(short, Move::new(full, reason, 0.93));
        }
    }
}

/// A people's plural is taken for its singular: "Norwegians" for "Norwegian".
fn plurals(groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, Move>) {
    let facts = facts();
    let is_people = |word: &str| {
        facts.name(word).is_some_and(|fact| fact.known == Known::Demonym) || facts.is(Class::DemonymLike, word)
    };
    for (kind, word) in groups.keys().filter(|(kind, _)| *kind == EntityKind::Other) {
        let Some(singular) = word.strip_suffix('s').filter(|singular| is_people(word) && is_people(singular)) else {
            continue;
        };
        let target = (*kind, singular.to_owned());
        if let Some(group) = groups.get(&target) {
            let reason = format!("plural of {}", best_name(group));
            moves.insert((*kind, word.clone()), Move::new(&target, reason, 0.99));
        }
    }
}
