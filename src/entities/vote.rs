//! One kind for one name across the corpus, and names whole that only some articles let see whole.
//!
//! Where articles take the same name for different kinds, the kind of most of them wins over one that no article has
//! strong evidence for. A person and a place of one name, each with strong evidence somewhere, stay two.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::chain::Link;
use super::facts::key;
use super::recognise::Found;
use crate::model::{EntityKind, Place};

/// How many articles take a name for a kind, and how many of them have strong evidence for it.
type Ballot = (u32, u32);

/// What the articles take each name for.
#[derive(Clone, Debug, Default)]
pub(super) struct Census(HashMap<String, [Ballot; EntityKind::ALL.len()]>);

impl Census {
    /// Counts an article.
    pub(super) fn add(&mut self, found: &[Found]) {
        let mut own: BTreeMap<(String, EntityKind), bool> = BTreeMap::new();
        for name in found {
            *own.entry((key(&name.name), name.kind)).or_default() |= name.sure;
        }
        for ((name, kind), sure) in own {
            if let Some(ballot) = self.0.entry(name).or_default().get_mut(kind as usize) {
                ballot.0 += 1;
                ballot.1 += u32::from(sure);
            }
        }
    }

    /// What follows.
    pub(super) fn votes(self) -> Votes {
        let mut votes = BTreeMap::new();
        let mut contested: Vec<(String, [Ballot; EntityKind::ALL.len()])> =
            self.0.into_iter().filter(|(_, kinds)| kinds.iter().filter(|(all, _)| *all > 0).count() > 1).collect();
        contested.sort();
        for (name, kinds) in contested {
            let taken = || EntityKind::ALL.into_iter().zip(kinds).filter(|(_, (all, _))| *all > 0);
            let Some((winner, most)) = taken().max_by_key(|(kind, weight)| (*weight, *kind)) else { continue };
            for (kind, _) in taken().filter(|(_, weight)| *weight < most && weight.1 == 0) {
                votes.insert((kind, name.clone()), winner);
            }
        }
        Votes(votes)
    }
}

/// For a kind and a name's key the kind that the corpus gives it instead.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes(BTreeMap<(EntityKind, String), EntityKind>);

impl Votes {
    /// The kind that the corpus gives a name of an article.
    pub(super) fn kind(&self, name: &Found) -> EntityKind {
        if self.0.is_empty() {
            return name.kind;
        }
        self.0.get(&(name.kind, key(&name.name))).copied().unwrap_or(name.kind)
    }
}

/// The names of organisations with an "and" in them that some article shows whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Wholes(BTreeSet<String>);

impl Wholes {
    /// Notes the names of an article.
    pub(super) fn add(&mut self, found: &[Found]) {
        let is_joined = |name: &&Found| name.kind == EntityKind::Organisation && name.name.contains(" and ");
        self.0.extend(found.iter().filter(is_joined).map(|name| key(&name.name)));
    }

    /// An article's names, where halves of a name that another article shows whole ("Harbour" and "Rivers Board") are
    /// one. Halves are known by the five bytes between them, those of " and ".
    pub(super) fn mend<'a>(&self, found: &'a [Found]) -> Cow<'a, [Found]> {
        if self.0.is_empty() {
            return Cow::Borrowed(found);
        }
        let mut out: Vec<Found> = Vec::new();
        let mut changed = false;
        for name in found {
            let before = out.iter().rposition(|before| !before.nested).filter(|_| !name.nested);
            if let Some(before) = before.and_then(|at| out.get_mut(at))
                && before.place.block == name.place.block
                && name.place.start == before.place.end.saturating_add(5)
            {
                let text = format!("{} and {}", before.text, name.text);
                if self.0.contains(&key(&text)) {
                    let place = Place { end: name.place.end, ..before.place };
                    let kind = EntityKind::Organisation;
                    *before = Found {
                        place,
                        name: text.clone(),
                        text,
                        kind,
                        link: Link::Full,
                        roles: Vec::new(),
                        honorific: None,
                        stands_for: None,
                        ..name.clone()
                    };
                    changed = true;
                    continue;
                }
            }
            out.push(name.clone());
        }
        if changed { Cow::Owned(out) } else { Cow::Borrowed(found) }
    }
}
