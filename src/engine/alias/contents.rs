//! The table of contents with the reader's names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::plan::Plan;
use crate::model::{Article, ArticleId, ArticleRow, Entity, EntityId, Manifest};
use crate::text::Ordered;

/// Finds an article of a file, as it was made.
type Read<'a> = &'a dyn Fn(u32, &ArticleId) -> Option<&'a Article>;

/// The manifest after the edits. The entities of the plan get their numbers of articles.
pub(super) fn edited(original: &Manifest, plan: &mut Plan, read: Read<'_>) -> Manifest {
    if plan.is_empty() {
        return original.clone();
    }
    let parting = plan.parting(original);
    // entities as they were, without those that are another's now, and behind them those that are new
    let mut entities: Vec<Entity> = Vec::new();
    let mut places: BTreeMap<EntityId, u32> = BTreeMap::new();
    let known: BTreeSet<&EntityId> = original.entities.iter().map(|entity| &entity.id).collect();
    let new = plan.shown.values().filter(|entity| !known.contains(&entity.id));
    for entity in original.entities.iter().chain(new).filter(|entity| plan.root(&entity.id) == &entity.id) {
        places.insert(entity.id.clone(), count(entities.len()));
        entities.push(plan.shown.get(&entity.id).unwrap_or(entity).clone());
    }
    let id = |at: u32| original.entities.get(at as usize).map(|entity| &entity.id);
    let place = |id: &EntityId| places.get(plan.root(id)).copied();
    let mut rows = original.articles.clone();
    for row in &mut rows {
        let parted = row.entities.iter().any(|at| parting.contains(at));
        let article = parted.then(|| read(row.shard, &row.id)).flatten();
        let whose = |at: &u32, written: &dyn Fn(&Article, &EntityId) -> Vec<String>| -> Vec<u32> {
            let Some(own) = id(*at) else { return Vec::new() };
            let forms =
                article.filter(|_| parting.contains(at)).map(|article| written(article, own)).unwrap_or_default();
            if forms.is_empty() {
                return place(own).into_iter().collect();
            }
            forms.iter().filter_map(|form| place(plan.whose(own, form))).collect()
        };
        let turned = |list: &[u32], written: &dyn Fn(&Article, &EntityId) -> Vec<String>| -> Vec<u32> {
            list.iter().flat_map(|at| whose(at, written)).collect::<BTreeSet<_>>().into_iter().collect()
        };
        let (named, quoted) = (turned(&row.entities, &mentioned), turned(&row.speakers, &speaking));
        (row.entities, row.speakers) = (named, quoted);
    }
    let mut manifest = original.clone();
    let mut articles = vec![0_u32; entities.len()];
    for at in rows.iter().flat_map(|row: &ArticleRow| &row.entities) {
        if let Some(number) = articles.get_mut(*at as usize) {
            *number += 1;
        }
    }
    for (entity, number) in entities.iter_mut().zip(articles) {
        if let Some(shown) = plan.shown.get_mut(&entity.id) {
            shown.articles = number;
            entity.articles = number;
        }
    }
    manifest.articles = rows;
    number(&mut manifest, entities);
    for proposal in &mut manifest.proposals {
        proposal.entity = plan.root(&proposal.entity).clone();
        proposal.other = plan.root(&proposal.other).clone();
    }
    manifest.proposals.retain(|proposal| proposal.entity != proposal.other);
    for note in manifest.entities.iter_mut().filter_map(|entity| entity.note.as_mut()) {
        note.entity = note.entity.take().map(|id| plan.root(&id).clone());
    }
    manifest
}

/// Puts the entities in their order, those without an article left out, and numbers them so in the rows.
fn number(manifest: &mut Manifest, entities: Vec<Entity>) {
    let mut order: Vec<(usize, Entity)> =
        entities.into_iter().enumerate().filter(|(_, entity)| entity.articles > 0).collect();
    order.order_by(|(_, a), (_, b)| Reverse(a.articles).cmp(&Reverse(b.articles)).then_with(|| a.name.cmp(&b.name)));
    let numbers: BTreeMap<u32, u32> = order.iter().zip(0..).map(|((at, _), number)| (count(*at), number)).collect();
    for row in &mut manifest.articles {
        for list in [&mut row.entities, &mut row.speakers] {
            *list = list.iter().filter_map(|at| numbers.get(at).copied()).collect();
            list.sort_unstable();
        }
    }
    manifest.entities = order.into_iter().map(|(_, entity)| entity).collect();
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The ways in which an article writes an entity.
fn mentioned(article: &Article, id: &EntityId) -> Vec<String> {
    let own = article.entities.iter().filter(|entity| entity.id == *id);
    own.flat_map(|entity| &entity.mentions).map(|mention| mention.text.clone()).collect()
}

/// The ways in which it writes it as a speaker.
fn speaking(article: &Article, id: &EntityId) -> Vec<String> {
    let own = article.quotes.iter().filter(|quote| quote.speaker_entity.as_ref() == Some(id));
    own.map(|quote| quote.speaker.as_ref().map(|speaker| speaker.text.clone()).unwrap_or_default()).collect()
}
