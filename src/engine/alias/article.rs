//! An article with the reader's names.

use std::collections::BTreeMap;

use super::plan::Plan;
use crate::model::{Article, EntityId, EntityMentions, Place, Role, StandsFor};

/// What an article says of one entity, gathered from what it said of several: offices and what it stands for with the
/// place of their mention.
struct Gathered {
    entity: EntityMentions,
    roles: Vec<(Place, Role)>,
    stands_for: Vec<(Place, StandsFor)>,
}

/// The article after the edits, where they change it.
pub(in crate::engine) fn edited(article: &Article, plan: &Plan) -> Option<Article> {
    let speakers = article.quotes.iter().filter_map(|quote| quote.speaker_entity.as_ref());
    let mut named = article.entities.iter().map(|entity| &entity.id).chain(speakers);
    if !named.any(|id| plan.touches(id)) {
        return None;
    }
    let mut own = article.clone();
    let (mut order, mut gathered): (Vec<EntityId>, BTreeMap<EntityId, Gathered>) = Default::default();
    for entity in std::mem::take(&mut own.entities) {
        let mut ids: Vec<EntityId> = Vec::new();
        for mention in &entity.mentions {
            let id = plan.whose(&entity.id, &mention.text);
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        if ids.is_empty() {
            ids.push(plan.root(&entity.id).clone());
        }
        for id in ids {
            let part = gathered.entry(id.clone()).or_insert_with(|| {
                order.push(id.clone());
                let name = plan.shown.get(&id).map_or_else(|| entity.name.clone(), |shown| shown.name.clone());
                let mut part = EntityMentions::new(id.clone(), name, entity.kind, Vec::new());
                part.sort = entity.sort;
                Gathered { entity: part, roles: Vec::new(), stands_for: Vec::new() }
            });
            part.take(&entity, |written| *plan.whose(&entity.id, written) == id);
        }
    }
    own.entities = order.iter().filter_map(|id| gathered.remove(id)).map(Gathered::whole).collect();
    for quote in &mut own.quotes {
        let written = quote.speaker.as_ref().map(|speaker| speaker.text.as_str()).unwrap_or_default();
        quote.speaker_entity = quote.speaker_entity.take().map(|id| plan.whose(&id, written).clone());
    }
    Some(own)
}

impl Gathered {
    /// Adds what is said of an entity where it is written as wanted.
    fn take(&mut self, of: &EntityMentions, wanted: impl Fn(&str) -> bool) {
        let own = &mut self.entity;
        own.salience = own.salience.max(of.salience);
        own.mentions.extend(of.mentions.iter().filter(|mention| wanted(&mention.text)).cloned());
        for form in of.forms.iter().filter(|form| wanted(&form.text)) {
            if !own.forms.iter().any(|known| known.text == form.text) {
                own.forms.push(form.clone());
            }
        }
        let beside = |at: u32| of.mentions.get(at as usize).filter(|mention| wanted(&mention.text));
        let roles = of.roles.iter().filter_map(|role| Some((beside(role.mention)?.place(), role.clone())));
        self.roles.extend(roles);
        let meant = of.stands_for.iter().filter_map(|meant| Some((beside(meant.mention)?.place(), meant.clone())));
        self.stands_for.extend(meant);
    }

    /// In the order of the text, each office with the position of its mention.
    fn whole(self) -> EntityMentions {
        let Self { mut entity, mut roles, mut stands_for } = self;
        entity.mentions.sort();
        entity.mentions.dedup();
        let position = |place: &Place| {
            let found = entity.mentions.iter().position(|mention| mention.place() == *place);
            found.and_then(|at| u32::try_from(at).ok()).unwrap_or_default()
        };
        for (place, role) in &mut roles {
            role.mention = position(place);
        }
        for (place, meant) in &mut stands_for {
            meant.mention = position(place);
        }
        entity.roles = roles.into_iter().map(|(_, role)| role).collect();
        entity.roles.sort();
        entity.stands_for = stands_for.into_iter().map(|(_, meant)| meant).collect();
        entity.stands_for.sort();
        entity
    }
}
