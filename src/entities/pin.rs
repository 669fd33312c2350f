//! What the makers of a corpus say of names: which are one, which are not, and what to show.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Link;
use super::facts::key;
use super::join::{Group, Key};
use super::recognise::Found;
use super::same::{Move, key_of};
use crate::model::EntityKind;

/// Names that the makers of a corpus say are one, or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pin {
    /// The name to show.
    pub name: String,
    /// The kind of entity; any, where it is none.
    pub kind: Option<EntityKind>,
    /// Further names of it.
    pub names: Vec<String>,
    /// Names that are not its, whatever else says so.
    pub apart: Vec<String>,
}

impl Pin {
    fn kinds(&self) -> impl Iterator<Item = EntityKind> {
        let own = self.kind;
        EntityKind::ALL.into_iter().filter(move |kind| own.is_none_or(|own| own == *kind))
    }

    fn keys(&self, kind: EntityKind) -> impl Iterator<Item = Key> {
        std::iter::once(&self.name).chain(&self.names).map(move |name| key_of(name, kind))
    }
}

/// For a written name the keys of the entities that it is not a name of.
#[derive(Clone, Debug, Default)]
pub(super) struct Apart(BTreeMap<Key, BTreeSet<Key>>);

impl Apart {
    pub(super) fn of(pins: &[Pin]) -> Self {
        let mut apart: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
        for pin in pins {
            for kind in pin.kinds() {
                for name in &pin.apart {
                    apart.entry((kind, key(name))).or_default().extend(pin.keys(kind));
                }
            }
        }
        Self(apart)
    }

    /// The key of a full name. Where the makers part two that are the same but for the writing, the writing parts them.
    fn pinned(&self, name: &str, kind: EntityKind) -> Key {
        let own = key_of(name, kind);
        match self.0.get(&(kind, key(name))) {
            Some(others) if others.contains(&own) => (kind, format!("={}", key(name))),
            _ => own,
        }
    }

    /// The key of a name in an article, the full name and how it leads there: those of the written words alone where
    /// the makers say that they are no name of what the article takes them for.
    pub(super) fn key<'a>(&self, name: &'a Found, kind: EntityKind) -> (Key, &'a str, Link) {
        let full = self.pinned(&name.name, kind);
        if !self.0.is_empty()
            && let Some(others) = self.0.get(&(kind, key(&name.text)))
            && others.contains(&full)
        {
            let own = key_of(&name.text, kind);
            let own = if others.contains(&own) { self.pinned(&name.text, kind) } else { own };
            return (own, &name.text, Link::Full);
        }
        (full, &name.name, name.link)
    }
}

/// What the makers say of the names of a corpus.
pub(super) struct Pins<'a> {
    pub(super) pins: &'a [Pin],
    pub(super) apart: &'a Apart,
}

impl<'a> Pins<'a> {
    /// The pins that say something of the keys of `groups`, by the key of what they name: each gets a group.
    pub(super) fn shown(&self, groups: &mut BTreeMap<Key, Group>) -> BTreeMap<Key, &'a Pin> {
        let mut shown = BTreeMap::new();
        for pin in self.pins {
            for kind in pin.kinds() {
                let keys = std::iter::once(&pin.name).chain(&pin.names).map(|name| self.apart.pinned(name, kind));
                if keys.into_iter().any(|key| groups.contains_key(&key)) {
                    let target = self.apart.pinned(&pin.name, kind);
                    groups.entry(target.clone()).or_default();
                    shown.insert(target, pin);
                }
            }
        }
        shown
    }

    /// Adds to the moves what the makers say: it stands above all else.
    pub(super) fn apply(&self, groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, Move>) {
        for pin in self.pins {
            for kind in pin.kinds() {
                self.one(pin, kind, groups, moves);
            }
        }
    }

    fn one(&self, pin: &Pin, kind: EntityKind, groups: &BTreeMap<Key, Group>, moves: &mut BTreeMap<Key, Move>) {
        let target = self.apart.pinned(&pin.name, kind);
        let own: BTreeSet<Key> = pin.keys(kind).collect();
        for apart in pin.apart.iter().map(|name| key_of(name, kind)) {
            if moves.get(&apart).is_some_and(|taken| own.contains(&taken.target)) {
                moves.remove(&apart);
            }
            // the surname with an office is the surname alone again
            let with_office = |key: &Key| key.1.strip_prefix(&apart.1).is_some_and(|rest| rest.starts_with('@'));
            for (_, taken) in moves.iter_mut().filter(|(key, taken)| with_office(key) && own.contains(&taken.target)) {
                *taken = Move::new(&apart, String::new(), 1.0);
            }
        }
        if !groups.contains_key(&target) {
            return;
        }
        moves.remove(&target);
        for own in pin.names.iter().map(|name| self.apart.pinned(name, kind)) {
            if own == target || !groups.contains_key(&own) {
                continue;
            }
            // what was taken for this name is now taken for the other: still one step
            for taken in moves.values_mut().filter(|taken| taken.target == own) {
                taken.target.clone_from(&target);
            }
            let reason = format!("said to be {} by corpus.toml", pin.name);
            moves.insert(own, Move::new(&target, reason, 1.0));
        }
    }
}
