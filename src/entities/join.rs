//! One entity across the corpus under all its names.
//!
//! Names are the same by a key that they share (folding, transliteration, a known other name), or a name is taken for
//! one other and only one that it can stand for: a surname, an acronym, a name without its middle. Each of these is one
//! step to a full name, so that nothing is joined by chains, and none is made where two full names would fit.
//!
//! The articles are shown one at a time and three times over, so that only names are remembered, never articles.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Link;
use super::facts::{Known, facts, key};
use super::recognise::Found;
use super::same::{key_of, moves};
use super::vote::{Census, Votes, Wholes};
use crate::model::{Alias, Entity, EntityId, EntityKind, EntityMentions, Mention, Share, slug};

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

/// Names of one key. The lists are short and in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// The full names as written, and in how many mentions.
    pub(super) names: Vec<(String, u32)>,
    /// Every written form with its full name and link, and in how many mentions.
    pub(super) forms: Vec<((String, String, Link), u32)>,
    /// For a written form in how many articles the vote of the others gave it another kind.
    outvoted: Vec<(String, u32)>,
}

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

/// Joins the names of all articles. The result does not depend on the order of `articles`, but for that of `mentions`.
#[must_use]
pub fn join(articles: &[Vec<Found>]) -> Joined {
    let mut first = FirstSight::default();
    for found in articles {
        first.add(found);
    }
    let mut second = first.next();
    for found in articles {
        second.add(found);
    }
    let mut third = second.next();
    for found in articles {
        third.add(found);
    }
    let mut register = third.join(&[]);
    let mentions: Vec<Vec<EntityMentions>> = articles.iter().map(|found| register.mentions(found)).collect();
    for entity in &mut register.entities {
        let names = |mentions: &&Vec<EntityMentions>| mentions.iter().any(|own| own.id == entity.id);
        entity.articles = u32::try_from(mentions.iter().filter(names).count()).unwrap_or(u32::MAX);
    }
    let mut entities = register.entities;
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    Joined { entities, mentions }
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

    /// When all were shown.
    #[must_use]
    pub fn next(self) -> ThirdSight {
        ThirdSight { wholes: self.wholes, votes: self.census.votes(), groups: BTreeMap::new() }
    }
}

/// The third time: under which writings each name goes.
#[derive(Clone, Debug, Default)]
pub struct ThirdSight {
    wholes: Wholes,
    votes: Votes,
    groups: BTreeMap<Key, Group>,
}

impl ThirdSight {
    /// Shows an article again.
    pub fn add(&mut self, found: &[Found]) {
        let mut outvoted: BTreeSet<(Key, &str)> = BTreeSet::new();
        let found = self.wholes.mend(found);
        for name in found.iter() {
            let kind = self.votes.kind(name);
            let key = key_of(&name.name, kind);
            if kind != name.kind {
                outvoted.insert((key.clone(), name.text.as_str()));
            }
            let group = self.groups.entry(key).or_default();
            count(&mut group.names, |own| own == &name.name, || name.name.clone());
            let form = (&name.text, &name.name, name.link);
            count(
                &mut group.forms,
                |(text, full, link)| (text, full, *link) == form,
                || (name.text.clone(), name.name.clone(), name.link),
            );
        }
        for (key, text) in outvoted {
            if let Some(group) = self.groups.get_mut(&key) {
                count(&mut group.outvoted, |own| own == text, || text.to_owned());
            }
        }
    }

    /// When all were shown: joins the names.
    #[must_use]
    pub fn join(self, pins: &[Pin]) -> Register {
        let Self { wholes, votes, mut groups } = self;
        let shown = pin_names(pins, &mut groups);
        let moves = moves(&groups, pins);
        let mut merged: BTreeMap<&Key, Vec<(&Key, &str)>> = BTreeMap::new();
        for own in groups.keys() {
            let (target, reason) = moves.get(own).map_or((own, ""), |(target, reason)| (target, reason.as_str()));
            merged.entry(target).or_default().push((own, reason));
        }
        let mut entities: Vec<Entity> = Vec::with_capacity(merged.len());
        let mut by_key: BTreeMap<Key, u32> = BTreeMap::new();
        for (target, members) in merged {
            let entity = entity(target, &members, &groups, shown.get(target).copied());
            if entity.aliases.is_empty() {
                continue;
            }
            let index = u32::try_from(entities.len()).unwrap_or(u32::MAX);
            by_key.extend(members.iter().map(|(member, _)| ((*member).clone(), index)));
            entities.push(entity);
        }
        name_ids(&mut entities);
        Register { wholes, votes, by_key, entities }
    }
}

/// Counts `item` once more; a new one goes behind the others.
fn count<T>(list: &mut Vec<(T, u32)>, same: impl Fn(&T) -> bool, new: impl FnOnce() -> T) {
    match list.iter_mut().find(|(own, _)| same(own)) {
        Some((_, times)) => *times += 1,
        None => list.push((new(), 1)),
    }
}

/// The names to show for keys that the makers of the corpus name, each with a group.
fn pin_names<'a>(pins: &'a [Pin], groups: &mut BTreeMap<Key, Group>) -> BTreeMap<Key, &'a str> {
    let mut shown = BTreeMap::new();
    for pin in pins {
        for kind in EntityKind::ALL.into_iter().filter(|kind| pin.kind.is_none_or(|own| own == *kind)) {
            let target = key_of(&pin.name, kind);
            if groups.contains_key(&target) || pin.names.iter().any(|name| groups.contains_key(&key_of(name, kind))) {
                groups.entry(target.clone()).or_default();
                shown.insert(target, pin.name.as_str());
            }
        }
    }
    shown
}

/// The entities of a corpus, and the way from a name in an article to its entity.
#[derive(Clone, Debug, Default)]
pub struct Register {
    wholes: Wholes,
    votes: Votes,
    by_key: BTreeMap<Key, u32>,
    /// All entities. In how many articles each is named is for the caller to count.
    pub entities: Vec<Entity>,
}

impl Register {
    /// An article's entities in the order of their first mention.
    #[must_use]
    pub fn mentions(&self, found: &[Found]) -> Vec<EntityMentions> {
        self.numbered(found).into_iter().map(|(_, mentions)| mentions).collect()
    }

    /// As [`Self::mentions`], each with the position of its entity in `entities`.
    #[must_use]
    pub fn numbered(&self, found: &[Found]) -> Vec<(u32, EntityMentions)> {
        let found = self.wholes.mend(found);
        let mut order: Vec<u32> = Vec::new();
        let mut own: BTreeMap<u32, Vec<Mention>> = BTreeMap::new();
        for name in found.iter() {
            let Some(&index) = self.by_key.get(&key_of(&name.name, self.votes.kind(name))) else { continue };
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
            if let (Some(entity), Some(mentions)) = (self.entities.get(index as usize), own.remove(&index)) {
                let (id, name) = (entity.id.clone(), entity.name.clone());
                out.push((index, EntityMentions::new(id, name, entity.kind, mentions)));
            }
        }
        out
    }
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

fn entity(target: &Key, members: &[(&Key, &str)], groups: &BTreeMap<Key, Group>, pinned: Option<&str>) -> Entity {
    let kind = target.0;
    let shown = || groups.get(target).map(|group| shown_name(target, group)).unwrap_or_default();
    let name = pinned.map_or_else(shown, str::to_owned);
    let mut aliases: BTreeMap<&str, (u32, String)> = BTreeMap::new();
    for (member, moved) in members {
        let Some(group) = groups.get(*member) else { continue };
        for ((text, full, link), count) in &group.forms {
            let mut why = reason(text, full, *link, moved, &name, kind);
            let outvoted = group.outvoted.iter().find(|(form, _)| form == text).map_or(0, |(_, articles)| *articles);
            if outvoted > 0 && text != &name {
                let article = if outvoted == 1 { "article" } else { "articles" };
                why = format!("{why}; {} by the other articles against {outvoted} {article}", kind.as_str());
            }
            let alias = aliases.entry(text).or_insert_with(|| (0, why.clone()));
            alias.0 += count;
            // of several reasons the shortest, of those the first in the alphabet
            if !why.is_empty() && (why.len(), &why) < (alias.1.len(), &alias.1) {
                alias.1 = why;
            }
        }
    }
    let mut aliases: Vec<Alias> = aliases
        .into_iter()
        .map(|(name, (mentions, reason))| Alias { name: name.to_owned(), mentions, reason, score: Share::FULL })
        .collect();
    for alias in &mut aliases {
        if alias.name == name {
            alias.reason.clear();
        }
    }
    aliases.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)));
    Entity {
        id: EntityId::default(),
        name,
        kind,
        sort: None,
        aliases,
        articles: 0,
        roles: Vec::new(),
        stands_for: Vec::new(),
        note: None,
    }
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
fn name_ids(entities: &mut [Entity]) {
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
