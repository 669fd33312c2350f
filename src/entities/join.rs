//! One entity across the corpus under all its names.
//!
//! Names are the same by a key that they share (folding, transliteration, a known other name), or a name is taken for
//! one other and only one that it can stand for: a surname, an acronym, a name without its middle. Each of these is one
//! step to a full name, so that nothing is joined by chains, and none is made where two full names would fit.
//!
//! The articles are shown one at a time and three times over, so that only names are remembered, never articles.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::{entity, name_ids};
use super::bare::{address_sign, keys};
use super::chain::Link;
use super::note::notes;
use super::pin::{Apart, Pin, Pins};
use super::propose::proposals;
use super::recognise::Found;
use super::register::Register;
use super::same::moves;
use super::vote::{Census, Votes, Wholes};
use crate::model::{Entity, EntityKind, EntityMentions, Proposal};

/// The entities of a corpus, and what each article calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// All entities, by identifier.
    pub entities: Vec<Entity>,
    /// For each article, in the order given, its entities in the order of their first mention.
    pub mentions: Vec<Vec<EntityMentions>>,
    /// Entities that may be one.
    pub proposals: Vec<Proposal>,
}

/// What makes names the same: the kind and a form that all writings share.
pub(super) type Key = (EntityKind, String);

/// Names of one key. The lists are short and in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// The full names as written, and in how many mentions.
    pub(super) names: Vec<(String, u32)>,
    /// Every written form with its full name and link, and in how many mentions.
    pub(super) forms: Vec<((String, String, Link), u32)>,
    /// For a written form in how many articles the vote of the others gave it another kind.
    pub(super) outvoted: Vec<(String, u32)>,
    /// Titles and offices, by their folded words: as first written, and in how many articles.
    pub(super) roles: BTreeMap<String, (String, u32)>,
    /// What the names stand for, and in how many articles.
    pub(super) stands_for: BTreeMap<String, u32>,
}

/// Joins the names of all articles. The result does not depend on the order of `articles`, but for that of `mentions`.
#[must_use]
pub fn join(articles: &[Vec<Found>], pins: &[Pin]) -> Joined {
    let mut first = FirstSight::default();
    for found in articles {
        first.add(found);
    }
    let mut second = first.next();
    for found in articles {
        second.add(found);
    }
    let mut third = second.next(pins);
    for found in articles {
        third.add(found);
    }
    let mut register = third.join();
    let numbered: Vec<Vec<(u32, EntityMentions)>> = articles.iter().map(|found| register.numbered(found)).collect();
    for (at, _) in numbered.iter().flatten() {
        if let Some(entity) = register.entities.get_mut(*at as usize) {
            entity.articles += 1;
        }
    }
    let mentions = numbered.into_iter().map(|own| own.into_iter().map(|(_, mentions)| mentions).collect()).collect();
    let Register { mut entities, proposals, .. } = register;
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    Joined { entities, mentions, proposals }
}

/// The first time that the articles are shown: which names stand whole somewhere.
#[derive(Clone, Debug, Default)]
pub struct FirstSight(Wholes);

impl FirstSight {
    /// Shows an article.
    pub fn add(&mut self, found: &[Found]) {
        self.0.add(found);
    }

    /// When all were shown.
    #[must_use]
    pub fn next(self) -> SecondSight {
        SecondSight { wholes: self.0, census: Census::default() }
    }
}

/// The second time: which kind most articles take a name for.
#[derive(Clone, Debug, Default)]
pub struct SecondSight {
    wholes: Wholes,
    census: Census,
}

impl SecondSight {
    /// Shows an article again.
    pub fn add(&mut self, found: &[Found]) {
        self.census.add(&self.wholes.mend(found));
    }

    /// When all were shown. `pins` is what the makers of the corpus say of names.
    #[must_use]
    pub fn next(self, pins: &[Pin]) -> ThirdSight {
        let apart = Apart::of(pins);
        let pins = pins.to_vec();
        ThirdSight { wholes: self.wholes, votes: self.census.votes(), apart, pins, groups: BTreeMap::new() }
    }
}

/// The third time: under which writings each name goes.
#[derive(Clone, Debug, Default)]
pub struct ThirdSight {
    wholes: Wholes,
    votes: Votes,
    apart: Apart,
    pins: Vec<Pin>,
    groups: BTreeMap<Key, Group>,
}

impl ThirdSight {
    /// Shows an article again.
    pub fn add(&mut self, found: &[Found]) {
        let mut outvoted: BTreeSet<(Key, &str)> = BTreeSet::new();
        let mut roles: BTreeMap<(Key, String), &str> = BTreeMap::new();
        let mut stands: BTreeSet<(Key, &str)> = BTreeSet::new();
        let found = self.wholes.mend(found);
        for (name, (key, full, link)) in found.iter().zip(keys(&found, &self.apart, &self.votes)) {
            if key.0 != name.kind {
                outvoted.insert((key.clone(), name.text.as_str()));
            }
            for role in &name.roles {
                roles.entry((key.clone(), crate::text::fold(&role.text))).or_insert(&role.text);
            }
            if let Some(address) = name.honorific {
                roles.insert((key.clone(), address_sign(address).to_owned()), address_sign(address));
            }
            if let Some((what, _)) = &name.stands_for {
                stands.insert((key.clone(), what));
            }
            // "the mayor" is no name, and makes none
            if link == Link::Office {
                continue;
            }
            let group = self.groups.entry(key).or_default();
            count(&mut group.names, |own| own == full, || full.to_owned());
            count(
                &mut group.forms,
                |(text, of, how)| text == &name.text && of == full && *how == link,
                || (name.text.clone(), full.to_owned(), link),
            );
        }
        for (key, text) in outvoted {
            if let Some(group) = self.groups.get_mut(&key) {
                count(&mut group.outvoted, |own| own == text, || text.to_owned());
            }
        }
        for ((key, folded), text) in roles {
            if let Some(group) = self.groups.get_mut(&key) {
                let role = group.roles.entry(folded).or_insert_with(|| (text.to_owned(), 0));
                role.1 += 1;
                if text < role.0.as_str() {
                    text.clone_into(&mut role.0);
                }
            }
        }
        for (key, what) in stands {
            if let Some(group) = self.groups.get_mut(&key) {
                *group.stands_for.entry(what.to_owned()).or_default() += 1;
            }
        }
    }

    /// When all were shown: joins the names.
    #[must_use]
    pub fn join(self) -> Register {
        let Self { wholes, votes, apart, pins, mut groups } = self;
        let said = Pins { pins: &pins, apart: &apart };
        let shown = said.shown(&mut groups);
        let moves = moves(&groups, &said);
        let mut merged: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
        for own in groups.keys() {
            merged.entry(moves.get(own).map_or(own, |taken| &taken.target)).or_default().push(own);
        }
        let mut entities: Vec<Entity> = Vec::with_capacity(merged.len());
        let mut by_key: BTreeMap<Key, u32> = BTreeMap::new();
        for (target, members) in merged {
            let pin = shown.get(target).copied();
            let mut entity = entity(target, &members, &groups, &moves, pin.map(|pin| pin.name.as_str()));
            if entity.aliases.is_empty() {
                continue;
            }
            entity.apart = pin.map(|pin| pin.apart.clone()).unwrap_or_default();
            let index = u32::try_from(entities.len()).unwrap_or(u32::MAX);
            by_key.insert(target.clone(), index);
            by_key.extend(members.iter().map(|member| ((*member).clone(), index)));
            entities.push(entity);
        }
        name_ids(&mut entities);
        notes(&mut entities, &by_key);
        let proposals = proposals(&entities, &by_key, &pins);
        let reasons = moves.into_iter().filter(|(_, taken)| !taken.reason.is_empty());
        let reasons = reasons.map(|(own, taken)| (own, (taken.reason, taken.score))).collect();
        Register { wholes, votes, apart, by_key, reasons, entities, proposals }
    }
}

/// Counts `item` once more; a new one goes behind the others.
fn count<T>(list: &mut Vec<(T, u32)>, same: impl Fn(&T) -> bool, new: impl FnOnce() -> T) {
    match list.iter_mut().find(|(own, _)| same(own)) {
        Some((_, times)) => *times += 1,
        None => list.push((new(), 1)),
    }
}

#[cfg(test)]
#[path = "join_tests.rs"]
mod tests;
