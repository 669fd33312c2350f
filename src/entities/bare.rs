//! Surnames without a given name that no full name of their article explains: "President Weber said".
//!
//! Such a surname is kept apart by the office or the address that its article gives with it, so that each can be taken
//! for the one person of that surname who has that office or is so addressed elsewhere. Where the article itself names
//! several people of the surname, each mention stands for itself. Where the article names one, but gives the surname an
//! office that other articles give to another of that surname, it is the other.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::best_name;
use super::chain::Link;
use super::join::{Group, Key};
use super::pin::Apart;
use super::recognise::Found;
use super::roles::Honorific;
use super::same::{Move, key_of};
use super::vote::Votes;
use crate::model::EntityKind;
use crate::text;

/// The key of a name, the full name that its article gives, and how it leads there.
pub(super) type Keyed<'a> = (Key, &'a str, Link);

/// The key of each name of one article.
pub(super) fn keys<'a>(found: &'a [Found], apart: &Apart, votes: &Votes) -> Vec<Keyed<'a>> {
    let mut keyed: Vec<Keyed<'a>> = found.iter().map(|name| apart.key(name, votes.kind(name))).collect();
    let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((kind, words), ..) in &keyed {
        if *kind == EntityKind::Person
            && let Some((_, last)) = words.rsplit_once(' ')
        {
            people.entry(last.to_owned()).or_default().insert(words.clone());
        }
    }
    let is_bare = |(kind, words): &Key, link: Link| {
        *kind == EntityKind::Person && link == Link::Full && !words.contains([' ', '='])
    };
    // what the whole article says of a surname
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for (name, (key, _, link)) in found.iter().zip(&keyed) {
        if is_bare(key, *link)
            && !people.contains_key(&key.1)
            && let Some(sign) = sign(name)
        {
            let own = said.entry(key.1.clone()).or_insert_with(|| sign.clone());
            // an office says more than an address
            if own.starts_with('~') && !sign.starts_with('~') {
                *own = sign;
            }
        }
    }
    // what the article says of the people whom it names in full
    let held: BTreeSet<(String, String)> = found
        .iter()
        .zip(&keyed)
        .filter(|(_, (key, _, link))| key.0 == EntityKind::Person && *link == Link::Full)
        .filter_map(|(name, (key, ..))| Some((key.1.clone(), sign(name)?)))
        .collect();
    for (name, (key, _, link)) in found.iter().zip(&mut keyed) {
        if key.0 == EntityKind::Person
            && *link == Link::Surname
            && let Some(sign) = sign(name)
            && !held.iter().any(|(full, own)| *full == key.1 && fits(own, &sign))
        {
            let (_, surname) = key_of(&name.text, key.0);
            if !surname.contains([' ', '=']) && key.1.ends_with(&surname) {
                key.1 = format!("{surname}@{sign}|{}", key.1);
            }
        }
        if !is_bare(key, *link) {
            continue;
        }
        let sign = match people.get(&key.1) {
            Some(several) if several.len() > 1 => Some(sign(name).unwrap_or_else(|| "?".to_owned())),
            _ => said.get(&key.1).cloned(),
        };
        if let Some(sign) = sign {
            key.1 = format!("{}@{sign}", key.1);
        }
    }
    // "the mayor" is whoever the article's own name for the mayor is
    let mut named: BTreeMap<&str, Key> = BTreeMap::new();
    for (name, (key, _, link)) in found.iter().zip(&keyed) {
        if key.0 == EntityKind::Person && *link == Link::Full && !name.roles.is_empty() {
            named.entry(&name.name).or_insert_with(|| key.clone());
        }
    }
    for (name, (key, _, link)) in found.iter().zip(&mut keyed) {
        if *link == Link::Office
            && let Some(own) = named.get(name.name.as_str())
        {
            key.clone_from(own);
        }
    }
    keyed
}

/// What stands with a mention that may tell one person from another.
fn sign(name: &Found) -> Option<String> {
    let office = name.roles.first().map(|role| text::fold(&role.text));
    office.or_else(|| name.honorific.map(|address| address_sign(address).to_owned()))
}

/// How an address is written in keys, and counted among the offices of a group.
pub(super) fn address_sign(address: Honorific) -> &'static str {
    match address {
        Honorific::Mr => "~mr",
        Honorific::Ms => "~ms",
    }
}

/// Which surnames with an office or an address are taken for whom. `surnames` has the people of each surname.
pub(super) fn bare_moves(
    groups: &BTreeMap<Key, Group>,
    surnames: &BTreeMap<String, BTreeSet<Key>>,
    moves: &mut BTreeMap<Key, Move>,
) {
    let members = members(groups, moves);
    let mut added = Vec::new();
    for own in groups.keys().filter(|(kind, _)| *kind == EntityKind::Person) {
        let Some((surname, sign)) = own.1.split_once('@') else { continue };
        let (sign, full) = sign.split_once('|').map_or((sign, None), |(sign, full)| (sign, Some(full)));
        let bare = (EntityKind::Person, surname.to_owned());
        let people = surnames.get(surname).cloned().unwrap_or_default();
        // the one whom the article names in full
        let named = full.map(|full| target_of((EntityKind::Person, full.to_owned()), moves));
        let meant = meant(&people, sign, groups, &members).filter(|_| people.len() > 1);
        let meant = meant.filter(|_| named.as_ref().is_none_or(|named| is_not(named, sign, groups, &members)));
        let taken = match (meant, named, moves.get(&bare)) {
            (Some(target), Some(named), _) if target == named => Move::new(&named, String::new(), 1.0),
            (Some(target), named, _) => {
                let name = groups.get(&target).map(best_name).unwrap_or_default();
                let reason = match sign {
                    "~mr" => format!("{name}, the only man of that surname here"),
                    "~ms" => format!("{name}, the only woman of that surname here"),
                    office => format!("{name}, the only {office} of that surname here"),
                };
                Move { outweighs: named.is_some(), ..Move::new(&target, reason, 0.92) }
            }
            (None, Some(named), _) => Move::new(&named, String::new(), 1.0),
            // one person of that surname, or nobody: as the surname alone
            (None, None, Some(taken))
                if sign != "?" && !is_addressed_otherwise(&taken.target, sign, groups, &members) =>
            {
                taken.clone()
            }
            _ => Move::new(&bare, String::new(), 1.0),
        };
        added.push((own.clone(), taken));
    }
    moves.extend(added);
}

fn target_of(own: Key, moves: &BTreeMap<Key, Move>) -> Key {
    moves.get(&own).map_or(own, |taken| taken.target.clone())
}

/// For each person the keys that are taken for it, or would be by what their articles say.
pub(super) fn members<'a>(
    groups: &'a BTreeMap<Key, Group>,
    moves: &BTreeMap<Key, Move>,
) -> BTreeMap<Key, Vec<&'a Key>> {
    let mut members: BTreeMap<Key, Vec<&Key>> = BTreeMap::new();
    for own in groups.keys() {
        let full = own.1.split_once('|').map_or_else(|| own.clone(), |(_, full)| (own.0, full.to_owned()));
        members.entry(target_of(full, moves)).or_default().push(own);
    }
    members
}

/// The one of several people whom other articles give the office or address, in several of them and five times as often
/// as any other of that surname.
fn meant(
    people: &BTreeSet<Key>,
    sign: &str,
    groups: &BTreeMap<Key, Group>,
    members: &BTreeMap<Key, Vec<&Key>>,
) -> Option<Key> {
    let mut counts: Vec<(u32, &Key)> =
        people.iter().map(|person| (count(person, groups, members, |role| fits(role, sign)), person)).collect();
    counts.sort_by(|a, b| b.cmp(a));
    let second = counts.get(1).map_or(0, |(count, _)| *count);
    counts.first().filter(|(best, _)| *best >= 3 && *best >= 5 * second).map(|(_, person)| (*person).clone())
}

/// In how many articles a person is given one of the offices or addresses that are asked for.
fn count(
    person: &Key,
    groups: &BTreeMap<Key, Group>,
    members: &BTreeMap<Key, Vec<&Key>>,
    asked: impl Fn(&str) -> bool,
) -> u32 {
    let own = members.get(person).into_iter().flatten().filter_map(|key| groups.get(*key));
    own.flat_map(|group| &group.roles).filter(|(role, _)| asked(role)).map(|(_, (_, count))| count).sum()
}

/// Whether it is well known that an office or address is not that of a person whom the article names in full: many
/// articles say what it is, and none says this. Of an address the other one must be known.
fn is_not(person: &Key, sign: &str, groups: &BTreeMap<Key, Group>, members: &BTreeMap<Key, Vec<&Key>>) -> bool {
    let other = other_address(sign);
    let known =
        count(person, groups, members, |role| if other.is_empty() { !role.starts_with('~') } else { role == other });
    // what the articles that are asked about say themselves is in the count
    let said = count(person, groups, members, |role| fits(role, sign));
    known >= 10 && said * 5 <= known
}

/// Whether any article calls a person "Ms" for whom this would be a "Mr", or the other way round.
fn is_addressed_otherwise(
    person: &Key,
    sign: &str,
    groups: &BTreeMap<Key, Group>,
    members: &BTreeMap<Key, Vec<&Key>>,
) -> bool {
    let other = other_address(sign);
    !other.is_empty() && count(person, groups, members, |role| role == other) > 0
}

/// The address that speaks against this one; empty for an office.
fn other_address(sign: &str) -> &'static str {
    match sign {
        "~mr" => "~ms",
        "~ms" => "~mr",
        _ => "",
    }
}

/// Whether two wordings may be of one office: one ends with the other ("Ukrainian President", "President").
pub(super) fn fits(role: &str, sign: &str) -> bool {
    let (role, sign) = (full_office(role), full_office(sign));
    let ends =
        |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    ends(&role, &sign) || ends(&sign, &role)
}

/// An office with its last word spelled out: "Sen" is "senator".
fn full_office(role: &str) -> String {
    let (before, last) = role.rsplit_once(' ').map_or(("", role), |(before, last)| (before, last));
    let last = match last {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "representative",
        "gen" => "general",
        "prof" => "professor",
        "capt" => "captain",
        "pres" => "president",
        other => other,
    };
    if before.is_empty() { last.to_owned() } else { format!("{before} {last}") }
}
