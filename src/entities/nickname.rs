//! One person under two forms of the given name in different articles: "Charles Marsh" and "Chuck Marsh".
//!
//! Joined where nobody else of that surname has a form of that given name, and both are given one office; otherwise
//! proposed elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::best_name;
use super::bare::{fits, members};
use super::facts::{facts, key};
use super::join::{Group, Key};
use super::same::Move;
use crate::model::EntityKind;

/// Adds what is taken for what.
pub(super) fn nicknames(groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, Move>) {
    let members = members(groups, moves);
    let mut people: BTreeMap<(String, u16), BTreeSet<&Key>> = BTreeMap::new();
    for own in members.keys().filter(|(kind, words)| *kind == EntityKind::Person && !words.contains(['@', '='])) {
        let Some((_, last)) = own.1.rsplit_once(' ') else { continue };
        let name = groups.get(own).map(best_name).unwrap_or_default();
        let Some(first) = key(&name).split(' ').next().map(str::to_owned) else { continue };
        for line in facts().nicknames(&first) {
            people.entry((last.to_owned(), *line)).or_default().insert(own);
        }
    }
    let of = |own: &Key| members.get(own).into_iter().flatten().filter_map(|key| groups.get(*key)).collect::<Vec<_>>();
    let weight = |own: &Key| of(own).iter().flat_map(|group| &group.names).map(|(_, count)| count).sum::<u32>();
    let offices = |own: &Key| -> Vec<(&str, u32)> {
        let roles = of(own).into_iter().flat_map(|group| &group.roles);
        roles.filter(|(role, _)| !role.starts_with('~')).map(|(role, (_, count))| (role.as_str(), *count)).collect()
    };
    let mut ends: BTreeSet<&Key> = BTreeSet::new();
    let mut taken: BTreeMap<Key, Key> = BTreeMap::new();
    for both in people.values().filter(|both| both.len() == 2) {
        let mut both = both.iter().copied();
        let (Some(one), Some(other)) = (both.next(), both.next()) else { continue };
        let (long, short) = if weight(one) >= weight(other) { (one, other) } else { (other, one) };
        let (ours, theirs) = (offices(long), offices(short));
        let all: u32 = ours.iter().map(|(_, count)| count).sum();
        let both = ours.iter().filter(|(role, _)| theirs.iter().any(|(own, _)| fits(role, own)));
        let shared: u32 = both.map(|(_, count)| count).sum();
        // one office among others may be a namesake's
        let shared = shared > 0 && shared * 2 >= all;
        // one step, no chains
        if shared && ends.is_disjoint(&BTreeSet::from([long, short])) {
            ends.extend([long, short]);
            taken.insert(short.clone(), long.clone());
        }
    }
    for (short, long) in taken {
        for end in moves.values_mut().filter(|end| end.target == short) {
            end.target.clone_from(&long);
        }
        let name = groups.get(&long).map(best_name).unwrap_or_default();
        let reason = format!("{name} with another form of the given name and the same office");
        moves.insert(short, Move::new(&long, reason, 0.93));
    }
}
