//! An entity of the corpus from the groups of names that are joined: its name, all its names, and why each is one.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Link;
use super::facts::{Known, facts, key};
use super::join::{Group, Key};
use super::same::Move;
use super::sort::sort_of;
use crate::model::{Alias, Counted, Entity, EntityId, EntityKind, Share};
use crate::text::slug;

/// The full name that most mentions agree on; of equals the longer, then the first in order.
pub(super) fn best_name(group: &Group) -> String {
    let best = group.names.iter().max_by(|(a, n), (b, m)| n.cmp(m).then(a.len().cmp(&b.len())).then(b.cmp(a)));
    best.map(|(name, _)| name.clone()).unwrap_or_default()
}

/// The name to show: a place under the name that the tables file it under, where an article writes it so or it is a
/// country; anything else under its best name.
fn shown_name(target: &Key, group: &Group) -> String {
    let best = best_name(group);
    if target.0 != EntityKind::Place || key(&best) == target.1 {
        return best;
    }
    let filed = group
        .names
        .iter()
        .filter(|(name, _)| key(name) == target.1)
        .max_by_key(|(name, count)| (*count, name.as_str()));
    match (filed, facts().name(&target.1)) {
        (Some((name, _)), _) => name.clone(),
        (None, Some(fact)) if fact.known == Known::Country => fact.canonical.to_owned(),
        _ => best,
    }
}

/// The entity that the names of `members` make, under the name of `target` or the one that is `pinned`.
pub(super) fn entity(
    target: &Key,
    members: &[&Key],
    groups: &BTreeMap<Key, Group>,
    moves: &BTreeMap<Key, Move>,
    pinned: Option<&str>,
) -> Entity {
    let kind = target.0;
    let shown = || {
        let named = groups.get(target).map(|group| shown_name(target, group)).filter(|name| !name.is_empty());
        named.or_else(|| members.first().and_then(|key| groups.get(*key)).map(best_name)).unwrap_or_default()
    };
    let name = pinned.map_or_else(shown, str::to_owned);
    let mut aliases: BTreeMap<&str, Named> = BTreeMap::new();
    let mut roles: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
    let mut stands_for: BTreeMap<&str, u32> = BTreeMap::new();
    for member in members {
        let Some(group) = groups.get(*member) else { continue };
        for ((text, full, link), count) in &group.forms {
            let (mut why, score) = reason(text, full, *link, moves.get(*member), &name, kind);
            let outvoted = group.outvoted.iter().find(|(form, _)| form == text).map_or(0, |(_, articles)| *articles);
            if outvoted > 0 && text != &name {
                let article = if outvoted == 1 { "article" } else { "articles" };
                why = format!("{why}; {} by the other articles against {outvoted} {article}", kind.as_str());
            }
            let alias = aliases.entry(text).or_insert_with(|| Named { short: true, ..Named::default() });
            alias.mentions += count;
            alias.short &= *link != Link::Full;
            *alias.reasons.entry((score, why)).or_default() += count;
        }
        for (folded, (text, count)) in group.roles.iter().filter(|(role, _)| !role.starts_with('~')) {
            let role = roles.entry(folded).or_insert((text, 0));
            role.1 += count;
        }
        for (what, count) in &group.stands_for {
            *stands_for.entry(what).or_default() += count;
        }
    }
    let mut aliases: Vec<Alias> = aliases
        .into_iter()
        .map(|(name, own)| {
            let (mentions, short) = (own.mentions, own.short);
            let (reason, score) = own.reason();
            Alias { name: name.to_owned(), mentions, reason, score, short }
        })
        .collect();
    for alias in aliases.iter_mut().filter(|alias| alias.name == name) {
        alias.reason.clear();
        alias.score = Share::FULL;
    }
    aliases.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)));
    let mut roles = counted(roles.into_values());
    roles.truncate(Entity::MOST_ROLES);
    let sort = if kind == EntityKind::Other { sort_of(&name, facts()) } else { None };
    let stands_for = counted(stands_for.into_iter());
    Entity { aliases, roles, stands_for, ..Entity::named(EntityId::default(), name, kind, sort) }
}

/// What is gathered of one writing.
#[derive(Default)]
struct Named {
    mentions: u32,
    short: bool,
    /// Each reason with its score, and for how many mentions it stands.
    reasons: BTreeMap<(Share, String), u32>,
}

impl Named {
    /// The surest reason, of several the one for the most mentions, of those the first in the alphabet.
    fn reason(self) -> (String, Share) {
        let given = self.reasons.into_iter().filter(|((_, why), _)| !why.is_empty());
        let best = given.max_by(|((a, why), n), ((b, other), m)| (a, n, other).cmp(&(b, m, why)));
        best.map_or((String::new(), Share::FULL), |((score, why), _)| (why, score))
    }
}

/// The most frequent first.
fn counted<'a>(texts: impl Iterator<Item = (&'a str, u32)>) -> Vec<Counted> {
    let mut out: Vec<Counted> = texts.map(|(text, articles)| Counted { text: text.to_owned(), articles }).collect();
    out.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.text.cmp(&b.text)));
    out
}

/// Why a short form stands for `full` within its article; nothing where it is the full form itself.
pub(super) fn article_reason(link: Link, full: &str) -> Option<String> {
    let how = match link {
        Link::Surname => "surname",
        Link::FirstName => "first name",
        Link::Acronym => "acronym",
        Link::ShortForm => "short form",
        Link::Nickname => "other given name",
        Link::Office => "office",
        Link::Full => return None,
    };
    Some(format!("{how} of {full} in the same article"))
}

/// How sure a step within an article is: an estimate, checked by hand on samples (docs/entities.md).
pub(super) fn certainty(link: Link) -> Share {
    Share::new(match link {
        Link::Full => 1.0,
        Link::Surname | Link::Acronym => 0.98,
        Link::FirstName | Link::Nickname => 0.93,
        Link::ShortForm => 0.92,
        Link::Office => 0.85,
    })
}

/// Why `text`, which its article takes for `full`, is a name of the entity `name`, and how sure that is.
fn reason(text: &str, full: &str, link: Link, taken: Option<&Move>, name: &str, kind: EntityKind) -> (String, Share) {
    let moved = taken.map_or(Share::FULL, |taken| taken.score);
    if let Some(reason) = article_reason(link, full).filter(|_| !taken.is_some_and(|taken| taken.outweighs)) {
        return (reason, certainty(link).min(moved));
    }
    if let Some(taken) = taken.filter(|taken| !taken.reason.is_empty()) {
        return (taken.reason.clone(), moved);
    }
    let why = if text == name {
        return (String::new(), Share::FULL);
    } else if key(text) == key(name) {
        return (format!("other writing of {name}"), Share::FULL);
    } else if kind == EntityKind::Person {
        ("transliteration", 0.97)
    } else if facts().name(&key(text)).is_some() {
        ("known other name", 0.99)
    } else {
        ("other form", 0.97)
    };
    (format!("{} of {name}", why.0), Share::new(why.1))
}

/// Identifiers: the slug of the name, with the kind where several kinds share it.
pub(super) fn name_ids(entities: &mut [Entity]) {
    let mut kinds: BTreeMap<String, BTreeSet<EntityKind>> = BTreeMap::new();
    for entity in entities.iter() {
        kinds.entry(slug(&entity.name)).or_default().insert(entity.kind);
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for entity in entities.iter_mut() {
        let slug = slug(&entity.name);
        let shared = slug.is_empty() || kinds.get(&slug).is_some_and(|kinds| kinds.len() > 1);
        let base = if shared { format!("{slug}-{}", entity.kind.as_str()) } else { slug };
        let mut id = base.clone();
        let mut number = 2;
        while !taken.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        entity.id = EntityId(id);
    }
}
