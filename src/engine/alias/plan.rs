//! What edits come to: whose each name is now.

use std::collections::{BTreeMap, BTreeSet};

use super::{AliasEdit, AliasPin};
use crate::index::folded;
use crate::model::{Alias, Entity, EntityId, EntityKind, Manifest};
use crate::text::{Ordered, slug};

/// A name that was parted from an entity.
#[derive(Clone, Debug)]
struct Parted {
    /// As folded names are compared.
    name: String,
    /// Whose it is now.
    to: EntityId,
}

/// Whose each name is now.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct Plan {
    /// For an entity the one that it was joined with. One step; that one may have been joined in turn.
    joined: BTreeMap<EntityId, EntityId>,
    parted: BTreeMap<EntityId, Vec<Parted>>,
    /// Entities with changed names: as the table of contents has them now.
    pub(super) shown: BTreeMap<EntityId, Entity>,
    edits: Vec<AliasEdit>,
    pub(super) refused: Vec<(AliasEdit, String)>,
}

impl Plan {
    /// Of edits, in their order; what makes no sense is refused.
    pub(super) fn of(manifest: &Manifest, edits: &[AliasEdit]) -> Self {
        let known: BTreeMap<&EntityId, &Entity> = manifest.entities.iter().map(|entity| (&entity.id, entity)).collect();
        let mut plan = Self::default();
        for edit in edits {
            match plan.add(&known, edit) {
                Ok(()) => plan.edits.push(edit.clone()),
                Err(reason) => plan.refused.push((edit.clone(), reason)),
            }
        }
        plan
    }

    /// The same without the edits that part names.
    pub(super) fn without_splits(self, manifest: &Manifest, reason: &str) -> Self {
        let is_split = |edit: &AliasEdit| matches!(edit, AliasEdit::Split { .. });
        let (splits, rest): (Vec<_>, Vec<_>) = self.edits.into_iter().partition(is_split);
        let mut plan = Self::of(manifest, &rest);
        plan.refused.extend(self.refused);
        plan.refused.extend(splits.into_iter().map(|edit| (edit, reason.to_owned())));
        plan
    }

    pub(super) fn is_empty(&self) -> bool {
        self.joined.is_empty() && self.parted.is_empty()
    }

    /// The files of articles that tell where the parted names stand.
    pub(super) fn files(&self, manifest: &Manifest) -> BTreeSet<u32> {
        let parting = self.parting(manifest);
        let has = |row: &&crate::model::ArticleRow| row.entities.iter().any(|at| parting.contains(at));
        if parting.is_empty() {
            return BTreeSet::new();
        }
        manifest.articles.iter().filter(has).map(|row| row.shard).collect()
    }

    /// Positions of the entities of which a name is parted.
    pub(super) fn parting(&self, manifest: &Manifest) -> BTreeSet<u32> {
        let parts = |id: &EntityId| self.chain(id).any(|own| self.parted.contains_key(own));
        if self.parted.is_empty() {
            return BTreeSet::new();
        }
        (0_u32..).zip(&manifest.entities).filter(|(_, entity)| parts(&entity.id)).map(|(at, _)| at).collect()
    }

    /// An entity, the one that it was joined with, the one with which that was joined, and so on.
    fn chain<'a>(&'a self, id: &'a EntityId) -> impl Iterator<Item = &'a EntityId> {
        std::iter::successors(Some(id), |own| self.joined.get(*own))
    }

    /// Whose an entity is.
    pub(super) fn root<'a>(&'a self, id: &'a EntityId) -> &'a EntityId {
        self.chain(id).last().unwrap_or(id)
    }

    /// Whose an entity is where it is written so.
    pub(super) fn whose<'a>(&'a self, id: &'a EntityId, written: &str) -> &'a EntityId {
        if self.parted.is_empty() {
            return self.root(id);
        }
        let written = folded(written);
        let mut own = id;
        // a name goes from one to the next at most as often as there are edits
        for _ in 0..=self.edits.len() {
            let part = |own: &'a EntityId| self.parted.get(own)?.iter().find(|part| part.name == written);
            let Some(part) = self.chain(own).find_map(part) else { break };
            own = &part.to;
        }
        self.root(own)
    }

    /// Whether anything of an entity is changed.
    pub(super) fn touches(&self, id: &EntityId) -> bool {
        self.shown.contains_key(id) || self.joined.contains_key(id) || self.parted.contains_key(id)
    }

    /// The entity as it stands after the edits so far, to be changed.
    fn show(&mut self, known: &BTreeMap<&EntityId, &Entity>, id: &EntityId) -> Option<EntityId> {
        if !self.shown.contains_key(id) && !self.joined.contains_key(id) {
            let entity = known.get(id)?;
            self.shown.insert(id.clone(), (*entity).clone());
        }
        Some(self.root(id).clone())
    }

    fn add(&mut self, known: &BTreeMap<&EntityId, &Entity>, edit: &AliasEdit) -> Result<(), String> {
        let unknown = |id: &EntityId| format!("This corpus has no {id}.");
        match edit {
            AliasEdit::Merge { entity, other } => {
                let own = self.show(known, entity).ok_or_else(|| unknown(entity))?;
                let other = self.show(known, other).ok_or_else(|| unknown(other))?;
                self.merge(&own, &other)
            }
            AliasEdit::Split { entity, name } => {
                let own = self.show(known, entity).ok_or_else(|| unknown(entity))?;
                self.split(known, &own, name)
            }
        }
    }

    fn merge(&mut self, own: &EntityId, other: &EntityId) -> Result<(), String> {
        let (Some(kept), Some(taken)) = (self.shown.get(own), self.shown.get(other)) else {
            return Err("One of them is unknown.".to_owned());
        };
        if own == other {
            return Err("They are one already.".to_owned());
        }
        if kept.kind != taken.kind {
            return Err(format!("{} and {} are of different kinds.", kept.name, taken.name));
        }
        // what was parted from the one and is joined with it again is not parted any more
        let (joined, pair) = (self.clone(), [own, other]);
        for (from, parts) in &mut self.parted {
            parts.retain(|part| !(pair.contains(&joined.root(from)) && pair.contains(&joined.root(&part.to))));
        }
        self.parted.retain(|_, parts| !parts.is_empty());
        let Some(taken) = self.shown.remove(other) else { return Ok(()) };
        let Some(kept) = self.shown.get_mut(own) else { return Ok(()) };
        kept.apart.retain(|name| !taken.aliases.iter().any(|alias| folded(&alias.name) == folded(name)));
        for alias in taken.aliases {
            take(kept, Alias { reason: "joined by you".to_owned(), ..alias });
        }
        for (list, more) in [(&mut kept.roles, taken.roles), (&mut kept.stands_for, taken.stands_for)] {
            for counted in more {
                match list.iter_mut().find(|known| known.text == counted.text) {
                    Some(known) => known.articles += counted.articles,
                    None => list.push(counted),
                }
            }
            list.order_by_key(|counted| std::cmp::Reverse(counted.articles));
            list.truncate(Entity::MOST_ROLES);
        }
        self.joined.insert(other.clone(), own.clone());
        Ok(())
    }

    fn split(&mut self, known: &BTreeMap<&EntityId, &Entity>, own: &EntityId, name: &str) -> Result<(), String> {
        let wanted = folded(name);
        let Some(entity) = self.shown.get(own) else { return Err("It is unknown.".to_owned()) };
        if folded(&entity.name) == wanted {
            return Err(format!("{name} is the name that it is shown by."));
        }
        let (gone, left): (Vec<Alias>, Vec<Alias>) =
            entity.aliases.iter().cloned().partition(|alias| folded(&alias.name) == wanted);
        let Some(first) = gone.first() else { return Err(format!("{} has no name {name}.", entity.name)) };
        let (kind, sort, name) = (entity.kind, entity.sort, first.name.clone());
        let to = self.free(known, &name, kind);
        if self.root(&to) == own {
            return Err(format!("{name} is the name of something that you joined with it."));
        }
        if self.show(known, &to).is_none() {
            self.shown.insert(to.clone(), Entity::named(to.clone(), name.clone(), kind, sort));
        }
        let target = self.root(&to).clone();
        if let Some(target) = self.shown.get_mut(&target) {
            for alias in gone {
                take(target, Alias { reason: "parted by you".to_owned(), short: false, ..alias });
            }
        }
        if let Some(entity) = self.shown.get_mut(own) {
            entity.aliases = left;
            entity.apart.push(name);
        }
        self.parted.entry(own.clone()).or_default().push(Parted { name: wanted, to });
        Ok(())
    }

    /// The identifier of what a name alone stands for: what has it, or one that nothing has.
    fn free(&self, known: &BTreeMap<&EntityId, &Entity>, name: &str, kind: EntityKind) -> EntityId {
        let id = EntityId(slug(name));
        let holder = self.shown.get(&id).or_else(|| known.get(&id).copied());
        match holder {
            Some(entity) if entity.kind != kind => EntityId(format!("{id}-{}", kind.as_str())),
            _ => id,
        }
    }

    /// The edits as tables for `corpus.toml`.
    pub(super) fn pins(&self) -> Vec<AliasPin> {
        let changed: BTreeSet<&EntityId> =
            self.joined.values().chain(self.parted.keys()).map(|id| self.root(id)).collect();
        let pin = |id: &EntityId| {
            let entity = self.shown.get(id)?;
            let names = entity.aliases.iter().filter(|alias| !alias.short && alias.name != entity.name);
            Some(AliasPin {
                name: entity.name.clone(),
                kind: entity.kind,
                names: names.map(|alias| alias.name.clone()).collect(),
                apart: entity.apart.clone(),
            })
        };
        changed.into_iter().filter_map(pin).collect()
    }
}

/// Adds a name, or its mentions where it is there already.
fn take(entity: &mut Entity, alias: Alias) {
    match entity.aliases.iter_mut().find(|known| known.name == alias.name) {
        Some(known) => known.mentions += alias.mentions,
        None => {
            let reason = if alias.name == entity.name { String::new() } else { alias.reason };
            entity.aliases.push(Alias { reason, ..alias });
        }
    }
    entity.aliases.order_by_key(|alias| std::cmp::Reverse(alias.mentions));
}
