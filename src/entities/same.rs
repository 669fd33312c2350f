//! Which names of the corpus are the same: by a key that they share, or taken for one other and only one.
//!
//! See [`join`](super::join()) for what is made of it.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Link;
use super::facts::{Class, Known, facts, key};
use super::join::{Group, Key, Pin, best_name};
use super::recognise::kind_of;
use super::translit::skeleton;
use crate::model::EntityKind;

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

/// Which key is taken for which other, and why. A target is never itself taken for another.
pub(super) fn moves(groups: &BTreeMap<Key, Group>, pins: &[Pin]) -> BTreeMap<Key, (Key, String)> {
    let mut moves = BTreeMap::new();
    let mut ends: BTreeMap<(String, String), Vec<(&Key, String)>> = BTreeMap::new();
    for own in groups.keys().filter(|(kind, _)| *kind == EntityKind::Person) {
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
            moves.insert((*long).clone(), (short.clone(), format!("{name} with a middle name or initial")));
        }
    }
    let mut surnames: BTreeMap<String, BTreeSet<Key>> = BTreeMap::new();
    for ((_, last), keys) in &ends {
        for (own, _) in keys {
            let target = moves.get(*own).map_or_else(|| (*own).clone(), |(target, _)| target.clone());
            surnames.entry(last.clone()).or_default().insert(target);
        }
    }
    for own in groups.keys().filter(|(kind, words)| *kind == EntityKind::Person && !words.contains(' ')) {
        let Some(people) = surnames.get(&own.1) else { continue };
        if people.len() != 1 {
            continue;
        }
        if let Some(target) = people.first() {
            let name = groups.get(target).map(best_name).unwrap_or_default();
            moves
                .insert(own.clone(), (target.clone(), format!("surname of {name}, the only one of that surname here")));
        }
    }
    acronyms(groups, &mut moves);
    plurals(groups, &mut moves);
    for pin in pins {
        for kind in EntityKind::ALL.into_iter().filter(|kind| pin.kind.is_none_or(|own| own == *kind)) {
            pinned(pin, kind, groups, &mut moves);
        }
    }
    moves
}

/// What the makers of the corpus say stands above all else.
fn pinned(pin: &Pin, kind: EntityKind, groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, (Key, String)>) {
    let target = key_of(&pin.name, kind);
    for apart in pin.apart.iter().map(|name| key_of(name, kind)) {
        if moves.get(&apart).is_some_and(|(other, _)| *other == target) {
            moves.remove(&apart);
        }
    }
    if !groups.contains_key(&target) {
        return;
    }
    moves.remove(&target);
    for own in pin.names.iter().map(|name| key_of(name, kind)) {
        if own == target || !groups.contains_key(&own) {
            continue;
        }
        // what was taken for this name is now taken for the other: still one step
        for (end, _) in moves.values_mut().filter(|(end, _)| *end == own) {
            end.clone_from(&target);
        }
        moves.insert(own, (target.clone(), format!("said to be {} by corpus.toml", pin.name)));
    }
}

/// Acronyms that some article spells out stand for the same in the others, if all that do agree.
fn acronyms(groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, (Key, String)>) {
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
            moves.insert(short, ((*full).clone(), format!("acronym of {name}, spelled out in another article")));
        }
    }
}

/// A people's plural is taken for its singular: "Norwegians" for "Norwegian".
fn plurals(groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, (Key, String)>) {
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
            moves.insert((*kind, word.clone()), (target, format!("plural of {}", best_name(group))));
        }
    }
}
