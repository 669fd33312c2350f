//! One kind for one name across the corpus, and names whole that only some articles let see whole.
//!
//! Where articles take the same name for different kinds, the kind of most of them wins over one that no article has
//! strong evidence for. A person and a place of one name, each with strong evidence somewhere, stay two.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::chain::Link;
use super::facts::key;
use super::recognise::Found;
use crate::model::{EntityKind, Place};

/// The articles that take a name for a kind, and those of them that have strong evidence for it.
type Ballot = (BTreeSet<usize>, BTreeSet<usize>);

/// For a kind and a name's key the kind that the corpus gives it instead.
#[derive(Debug, Default)]
pub(super) struct Votes(BTreeMap<(EntityKind, String), EntityKind>);

impl Votes {
    /// Counts for every name the articles that take it for each kind.
    pub(super) fn count(articles: &[Cow<'_, [Found]>]) -> Self {
        let mut ballots: BTreeMap<String, BTreeMap<EntityKind, Ballot>> = BTreeMap::new();
        for (number, found) in articles.iter().enumerate() {
            for name in found.iter() {
                let ballot = ballots.entry(key(&name.name)).or_default().entry(name.kind).or_default();
                ballot.0.insert(number);
                if name.sure {
                    ballot.1.insert(number);
                }
            }
        }
        let mut votes = BTreeMap::new();
        for (name, kinds) in ballots.iter().filter(|(_, kinds)| kinds.len() > 1) {
            let weight = |kind: &EntityKind| kinds.get(kind).map_or((0, 0), |(all, sure)| (all.len(), sure.len()));
            let Some(winner) = kinds.keys().max_by_key(|kind| weight(kind)) else { continue };
            for kind in kinds.keys().filter(|kind| weight(kind) < weight(winner) && weight(kind).1 == 0) {
                votes.insert((*kind, name.clone()), *winner);
            }
        }
        Self(votes)
    }

    /// The kind that the corpus gives a name of an article.
    pub(super) fn kind(&self, name: &Found) -> EntityKind {
        if self.0.is_empty() {
            return name.kind;
        }
        self.0.get(&(name.kind, key(&name.name))).copied().unwrap_or(name.kind)
    }
}

/// The articles' names, where halves of an organisation's name that another article shows whole ("Harbour" and "Rivers
/// Board") are one. Halves are known by the five bytes between them, those of " and ".
pub(super) fn whole(articles: &[Vec<Found>]) -> Vec<Cow<'_, [Found]>> {
    let is_joined = |name: &&Found| name.kind == EntityKind::Organisation && name.name.contains(" and ");
    let known: BTreeSet<String> = articles.iter().flatten().filter(is_joined).map(|name| key(&name.name)).collect();
    let mend = |found| mended(found, &known).map_or(Cow::Borrowed(found), Cow::Owned);
    articles.iter().map(|found| mend(found.as_slice())).collect()
}

fn mended(found: &[Found], known: &BTreeSet<String>) -> Option<Vec<Found>> {
    if known.is_empty() {
        return None;
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
            if known.contains(&key(&text)) {
                let place = Place { end: name.place.end, ..before.place };
                let kind = EntityKind::Organisation;
                *before = Found { place, name: text.clone(), text, kind, link: Link::Full, role: None, ..name.clone() };
                changed = true;
                continue;
            }
        }
        out.push(name.clone());
    }
    changed.then_some(out)
}
