//! What the tables of facts know of the entities of a corpus.

use std::collections::BTreeMap;

use super::facts::{Belongs, facts, key, note};
use super::join::Key;
use super::same::key_of;
use crate::model::{Entity, EntityId, EntityKind, EntityNote};

/// Adds to each entity what is known of it.
pub(super) fn notes(entities: &mut [Entity], by_key: &BTreeMap<Key, u32>) {
    let ids: Vec<EntityId> = entities.iter().map(|entity| entity.id.clone()).collect();
    for entity in entities {
        let Some(belongs) = facts().world().belongs(&key(&entity.name)) else { continue };
        let fits = match belongs {
            Belongs::Country | Belongs::Capital(_) => entity.kind == EntityKind::Place,
            Belongs::People(_) => entity.kind == EntityKind::Other,
        };
        if fits {
            let (text, whose) = note(belongs);
            let at = whose.and_then(|name| by_key.get(&key_of(name, EntityKind::Place)));
            entity.note = Some(EntityNote { text, entity: at.and_then(|at| ids.get(*at as usize)).cloned() });
        }
    }
}
