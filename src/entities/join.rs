//! One entity across the corpus under all its names.
//!
//! Names are the same by a key that they share (folding, transliteration, a known other name), or a name is taken for
//! one other and only one that it can stand for: a surname, an acronym, a name without its middle. Each of these is one
//! step to a full name, so that nothing is joined by chains, and none is made where two full names would fit.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Link;
use super::facts::{Known, facts, key};
use super::recognise::Found;
use super::same::{key_of, moves};
use super::vote::{Votes, whole};
use crate::model::{Alias, Entity, EntityId, EntityKind, EntityMentions, Mention, slug};

/// The entities of a corpus, and what each article calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// All entities, by identifier.
    pub entities: Vec<Entity>,
    /// For each article, in the order given, its entities in the order of their first mention.
    pub mentions: Vec<Vec<EntityMentions>>,
}

/// What makes names the same: the kind and a form that all writings share.
pub(super) type Key = (EntityKind, String);

/// Names of one key.
#[derive(Default)]
pub(super) struct Group {
    /// The full names as written, and in how many mentions.
    pub(super) names: BTreeMap<String, u32>,
    /// Every written form with its full name and link, and in how many mentions.
    pub(super) forms: BTreeMap<(String, String, Link), u32>,
    pub(super) articles: BTreeSet<usize>,
    /// In how many articles the vote of the others gave one of its names another kind.
    outvoted: BTreeSet<(String, usize)>,
}

/// Joins the names of all articles. The result does not depend on the order of `articles`, but for that of `mentions`.
#[must_use]
pub fn join(articles: &[Vec<Found>]) -> Joined {
    let articles = whole(articles);
    let votes = Votes::count(&articles);
    let mut groups: BTreeMap<Key, Group> = BTreeMap::new();
    for (number, found) in articles.iter().enumerate() {
        for name in found.iter() {
            let kind = votes.kind(name);
            let group = groups.entry(key_of(&name.name, kind)).or_default();
            if kind != name.kind {
                group.outvoted.insert((name.text.clone(), number));
            }
            *group.names.entry(name.name.clone()).or_default() += 1;
            *group.forms.entry((name.text.clone(), name.name.clone(), name.link)).or_default() += 1;
            group.articles.insert(number);
        }
    }
    let moves = moves(&groups);
    let mut merged: BTreeMap<&Key, Vec<(&Key, &str)>> = BTreeMap::new();
    for own in groups.keys() {
        let (target, reason) = moves.get(own).map_or((own, ""), |(target, reason)| (target, reason.as_str()));
        merged.entry(target).or_default().push((own, reason));
    }
    let mut drafts: Vec<(Vec<&Key>, Entity)> = Vec::new();
    for (target, members) in merged {
        drafts.push((members.iter().map(|(member, _)| *member).collect(), entity(target, &members, &groups)));
    }
    name_ids(&mut drafts);
    let mut by_key: BTreeMap<&Key, usize> = BTreeMap::new();
    for (index, (members, _)) in drafts.iter().enumerate() {
        for member in members {
            by_key.insert(*member, index);
        }
    }
    let mentions = articles.iter().map(|found| mentions_of(found, &votes, &by_key, &drafts)).collect();
    let mut entities: Vec<Entity> = drafts.into_iter().map(|(_, entity)| entity).collect();
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    Joined { entities, mentions }
}

fn mentions_of(
    found: &[Found],
    votes: &Votes,
    by_key: &BTreeMap<&Key, usize>,
    drafts: &[(Vec<&Key>, Entity)],
) -> Vec<EntityMentions> {
    let mut order: Vec<usize> = Vec::new();
    let mut own: BTreeMap<usize, Vec<Mention>> = BTreeMap::new();
    for name in found {
        let Some(&index) = by_key.get(&key_of(&name.name, votes.kind(name))) else { continue };
        let mentions = own.entry(index).or_default();
        if mentions.is_empty() {
            order.push(index);
        }
        mentions.push(Mention {
            block: name.place.block,
            start: name.place.start,
            end: name.place.end,
            text: name.text.clone(),
        });
    }
    let mut out = Vec::new();
    for index in order {
        if let (Some((_, entity)), Some(mentions)) = (drafts.get(index), own.remove(&index)) {
            out.push(EntityMentions { id: entity.id.clone(), name: entity.name.clone(), kind: entity.kind, mentions });
        }
    }
    out
}

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
    let filed = group.names.iter().filter(|(name, _)| key(name) == target.1).max_by_key(|(_, count)| **count);
    match (filed, facts().name(&target.1)) {
        (Some((name, _)), _) => name.clone(),
        (None, Some(fact)) if fact.known == Known::Country => fact.canonical.to_owned(),
        _ => best,
    }
}

fn entity(target: &Key, members: &[(&Key, &str)], groups: &BTreeMap<Key, Group>) -> Entity {
    let kind = target.0;
    let name = groups.get(target).map(|group| shown_name(target, group)).unwrap_or_default();
    let mut aliases: BTreeMap<String, (u32, String)> = BTreeMap::new();
    let mut articles = BTreeSet::new();
    for (member, moved) in members {
        let Some(group) = groups.get(*member) else { continue };
        articles.extend(group.articles.iter().copied());
        for ((text, full, link), count) in &group.forms {
            let mut why = reason(text, full, *link, moved, &name, kind);
            let outvoted = group.outvoted.iter().filter(|(form, _)| form == text).count();
            if outvoted > 0 && text != &name {
                let article = if outvoted == 1 { "article" } else { "articles" };
                why = format!("{why}; {} by the other articles against {outvoted} {article}", kind.as_str());
            }
            let alias = aliases.entry(text.clone()).or_insert_with(|| (0, why.clone()));
            alias.0 += count;
            if why.len() < alias.1.len() && !why.is_empty() {
                alias.1 = why;
            }
        }
    }
    let mut aliases: Vec<Alias> =
        aliases.into_iter().map(|(name, (mentions, reason))| Alias { name, mentions, reason }).collect();
    for alias in &mut aliases {
        if alias.name == name {
            alias.reason.clear();
        }
    }
    aliases.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)));
    Entity { id: EntityId::default(), name, kind, aliases, articles: u32::try_from(articles.len()).unwrap_or(u32::MAX) }
}

/// Why `text`, which its article takes for `full`, is a name of the entity `name`.
fn reason(text: &str, full: &str, link: Link, moved: &str, name: &str, kind: EntityKind) -> String {
    match link {
        Link::Surname => return format!("surname of {full} in the same article"),
        Link::FirstName => return format!("first name of {full} in the same article"),
        Link::Acronym => return format!("acronym of {full} in the same article"),
        Link::ShortForm => return format!("short form of {full} in the same article"),
        Link::Full => {}
    }
    if !moved.is_empty() {
        return moved.to_owned();
    }
    if text == name {
        return String::new();
    }
    if key(text) == key(name) {
        return format!("other writing of {name}");
    }
    if kind == EntityKind::Person {
        return format!("transliteration of {name}");
    }
    if facts().name(&key(text)).is_some() {
        return format!("known other name of {name}");
    }
    format!("other form of {name}")
}

/// Identifiers: the slug of the name, with the kind where several kinds share it.
fn name_ids(drafts: &mut [(Vec<&Key>, Entity)]) {
    let mut kinds: BTreeMap<String, BTreeSet<EntityKind>> = BTreeMap::new();
    for (_, entity) in drafts.iter() {
        kinds.entry(slug(&entity.name)).or_default().insert(entity.kind);
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for (_, entity) in drafts.iter_mut() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::recognise;
    use crate::model::{Block, BlockKind, Span};
    use crate::text;

    fn article(paragraphs: &[&str]) -> Vec<Found> {
        let blocks: Vec<Block> = paragraphs
            .iter()
            .map(|text| Block {
                kind: BlockKind::Paragraph,
                text: (*text).to_owned(),
                raw: Span::default(),
                sentences: text::sentences(text),
            })
            .collect();
        recognise(&blocks)
    }

    fn names_of(joined: &Joined, id: &str) -> Vec<String> {
        let entity = joined.entities.iter().find(|entity| entity.id.as_str() == id);
        entity.map(|entity| entity.aliases.iter().map(|alias| alias.name.clone()).collect()).unwrap_or_default()
    }

    #[test]
    fn one_president_under_three_spellings_is_one() {
        let articles = [
            article(&["President Volodymyr Zelenskyy arrived in Kyiv. Zelenskyy said he was tired."]),
            article(&["President Volodymyr Zelensky left Kiev. Zelensky said little."]),
            article(&["Zelenskiy spoke in the U.S. on Monday, and the United States listened."]),
        ];
        let joined = join(&articles);
        let ids: Vec<_> = joined.entities.iter().map(|entity| entity.id.as_str()).collect();
        let people: Vec<_> = joined.entities.iter().filter(|entity| entity.kind == EntityKind::Person).collect();
        assert_eq!(people.len(), 1, "{ids:?}");
        assert_eq!(people[0].articles, 3);
        assert!(people[0].aliases.iter().all(|alias| alias.name == people[0].name || !alias.reason.is_empty()));
        assert!(ids.contains(&"kyiv") && ids.contains(&"united-states"), "{ids:?}");
        assert_eq!(names_of(&joined, "united-states").len(), 2);
    }

    #[test]
    fn two_people_of_one_surname_stay_two() {
        let articles = [
            article(&["Anna Weber spoke first. Weber was brief."]),
            article(&["Thomas Weber spoke next. Weber was not."]),
            article(&["Mr. Weber left early."]),
        ];
        let joined = join(&articles);
        let people: Vec<_> = joined.entities.iter().map(|entity| (entity.id.as_str(), entity.articles)).collect();
        assert_eq!(people, [("anna-weber", 1), ("thomas-weber", 1), ("weber", 1)]);
    }

    #[test]
    fn a_middle_initial_joins_and_a_suffix_parts() {
        let articles = [
            article(&["Thomas J. Weber spoke. Thomas Weber, as friends say, left."]),
            article(&["Thomas John Weber spoke, and Thomas Weber Jr. listened."]),
            article(&["The Senate and the White House agreed."]),
        ];
        let joined = join(&articles);
        let ids: Vec<_> = joined.entities.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(ids, ["senate", "thomas-weber", "thomas-weber-jr", "white-house"]);
    }

    #[test]
    fn the_order_of_the_articles_changes_nothing_but_the_order_of_the_mentions() {
        let one = article(&["Maria Lopez of the Harbour Research Institute (HRI) said the HRI agreed."]);
        let two = article(&["The HRI declined. Lopez was in Oslo."]);
        let forth = join(&[one.clone(), two.clone()]);
        let mut back = join(&[two, one]);
        back.mentions.reverse();
        assert_eq!(forth, back);
        assert_eq!(names_of(&forth, "maria-lopez"), ["Lopez", "Maria Lopez"]);
        assert_eq!(names_of(&forth, "harbour-research-institute"), ["HRI", "Harbour Research Institute"]);
    }

    #[test]
    fn a_people_in_the_plural_is_the_people() {
        let joined = join(&[article(&["A Norwegian boat sank."]), article(&["The Norwegians mourned."])]);
        let [entity] = joined.entities.as_slice() else { panic!("{:?}", joined.entities) };
        let aliases: Vec<_> = entity.aliases.iter().map(|alias| (alias.name.as_str(), alias.reason.as_str())).collect();
        assert_eq!(aliases, [("Norwegian", ""), ("Norwegians", "plural of Norwegian")]);
    }

    #[test]
    fn an_article_that_spells_a_name_out_makes_it_whole_in_the_others() {
        let joined = join(&[
            article(&["The Tallow Bridges and Ferries Authority (TBFA) closed it."]),
            article(&["It was the Tallow Bridges and Ferries Authority again."]),
            article(&["The TBFA agreed."]),
        ]);
        let shown: Vec<_> = joined.entities.iter().map(|entity| (entity.id.as_str(), entity.articles)).collect();
        assert_eq!(shown, [("tallow-bridges-and-ferries-authority", 3)]);
    }

    #[test]
    fn most_articles_decide_a_kind_unless_another_is_sure_of_its_own() {
        let named = |kind: EntityKind, sure: bool| {
            let mut found = article(&["Maria Lopez left."]);
            for name in &mut found {
                (name.kind, name.sure) = (kind, sure);
            }
            found
        };
        let kinds = |articles: &[Vec<Found>]| -> Vec<_> {
            join(articles).entities.iter().map(|entity| (entity.kind, entity.articles)).collect()
        };
        let (person, place) = (EntityKind::Person, EntityKind::Place);
        assert_eq!(kinds(&[named(person, true), named(place, false), named(person, false)]), [(person, 3)]);
        assert_eq!(kinds(&[named(place, false), named(person, false), named(place, false)]), [(place, 3)]);
        assert_eq!(kinds(&[named(person, true), named(place, true), named(person, true)]), [(person, 2), (place, 1)]);
        assert_eq!(kinds(&[named(person, false), named(place, false)]), [(person, 1), (place, 1)]);
    }
}
