//! What is known of all articles, turned on its side: one list for each thing, so that a question passes over numbers
//! that lie beside each other.

use std::cell::OnceCell;

use crate::corpus::{NONE, Start, oldest_first};
use crate::index::{Lengths, folded};
use crate::model::{EntityKind, Manifest};

/// What is known of each article, by position.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Positions of outlets, or [`NONE`].
    pub outlets: Vec<u32>,
    /// Positions of stories.
    pub stories: Vec<u32>,
    /// The articles of each story, by time, undated ones last.
    pub members: Lists,
    /// The stories that facets list.
    pub listed_stories: Vec<u32>,
    /// Days since 1970-01-01.
    pub days: Vec<Option<i32>>,
    /// The moments of articles, the newest 0; [`NONE`] without a date.
    pub moments: Vec<u32>,
    /// Every day that an article has, rising; and for each article the position of its own, or [`NONE`].
    pub day_values: Vec<i32>,
    pub day_ranks: Vec<u32>,
    /// Positions in `language_names`, or [`NONE`].
    pub languages: Vec<u32>,
    /// The codes of languages, in order.
    pub language_names: Vec<String>,
    /// Positions of the articles in which the texts of reprints are first seen; [`NONE`] for a text of its own.
    pub firsts: Vec<u32>,
    /// Positions of the outlets of those; [`NONE`] for a text of its own.
    pub origins: Vec<u32>,
    /// The listed entities of each article, and articles of each listed entity.
    pub entities: Lists,
    pub named_in: Lists,
    /// Articles in which each listed entity is quoted.
    pub quoted_in: Lists,
    /// The kind of each listed entity.
    pub kinds: Vec<EntityKind>,
    /// The listed entities of each kind, in the order of [`EntityKind::ALL`].
    pub of_kind: [Vec<u32>; EntityKind::ALL.len()],
    /// In which place of the order of names each listed entity stands, and each story that facets list.
    pub entity_ranks: Vec<u32>,
    pub story_ranks: Vec<u32>,
    pub lengths: Lengths,
    /// Positions of articles by identifier, where the manifest has them.
    ids: OnceCell<Vec<u32>>,
    /// Positions of listed entities by identifier.
    entity_ids: OnceCell<Vec<u32>>,
    /// Listed entities by each of their names in the manifest, folded; in the order of names.
    names: OnceCell<Vec<(String, u32)>>,
}

/// Lists of numbers one behind the other.
#[derive(Debug, Default)]
pub(super) struct Lists {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    fn of(lists: &[Vec<u32>]) -> Self {
        let mut own = Self { starts: vec![0], all: Vec::new() };
        for list in lists {
            own.all.extend_from_slice(list);
            own.starts.push(count(own.all.len()));
        }
        own
    }

    /// For each of so many numbers the lists that have it.
    fn turned(lists: &[Vec<u32>], numbers: usize) -> Self {
        let mut starts = vec![0_u32; numbers + 1];
        for &number in lists.iter().flatten() {
            if let Some(start) = starts.get_mut(number as usize + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut all = vec![0; sum as usize];
        for (at, list) in (0_u32..).zip(lists) {
            for &number in list {
                if let Some(next) = next.get_mut(number as usize).filter(|_| (number as usize) < numbers) {
                    if let Some(slot) = all.get_mut(*next as usize) {
                        *slot = at;
                    }
                    *next += 1;
                }
            }
        }
        Self { starts, all }
    }

    /// The list at a position, or an empty one.
    pub(super) fn get(&self, at: u32) -> &[u32] {
        let start = self.starts.get(at as usize).copied().unwrap_or_default();
        let end = self.starts.get(at as usize + 1).copied().unwrap_or_default();
        self.all.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// In which place of their order each of the values stands.
fn ranks<T: Ord>(values: impl Iterator<Item = T>) -> Vec<u32> {
    let mut sorted: Vec<(T, usize)> = values.zip(0..).collect();
    sorted.sort_unstable();
    let mut ranks = vec![0; sorted.len()];
    for (rank, (_, at)) in (0..).zip(sorted) {
        if let Some(own) = ranks.get_mut(at) {
            *own = rank;
        }
    }
    ranks
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Columns {
    /// Of what the tables say, for a manifest that has the listed entities and stories.
    pub(super) fn of(start: Start, manifest: &Manifest, listed_stories: Vec<u32>) -> Self {
        let entities = manifest.entities.len();
        let mut members: Vec<(u32, u32)> = start.stories.iter().copied().zip(0..).collect();
        let moment = |at: u32| start.moments.get(at as usize).copied().unwrap_or(NONE);
        members.sort_unstable_by_key(|&(story, at)| (story, oldest_first(moment(at), at)));
        let mut by_story = vec![Vec::new(); manifest.stories.len()];
        for (story, at) in members {
            by_story.get_mut(story as usize).into_iter().for_each(|list: &mut Vec<u32>| list.push(at));
        }
        let mut own = Self {
            members: Lists::of(&by_story),
            entities: Lists::of(&start.entities_of),
            named_in: Lists::turned(&start.entities_of, entities),
            quoted_in: Lists::turned(&start.speakers_of, entities),
            entity_ranks: ranks(manifest.entities.iter().map(|entity| (&entity.name, &entity.id.0))),
            story_ranks: story_ranks(manifest, &listed_stories),
            kinds: manifest.entities.iter().map(|entity| entity.kind).collect(),
            lengths: Lengths::new(&start.words),
            outlets: start.outlets,
            stories: start.stories,
            days: start.days,
            moments: start.moments,
            languages: start.languages,
            language_names: start.language_names,
            firsts: start.origins,
            listed_stories,
            ..Self::default()
        };
        for (at, entity) in (0_u32..).zip(&manifest.entities) {
            if let Some(list) = own.of_kind.get_mut(entity.kind as usize) {
                list.push(at);
            }
        }
        own.day_values = own.days.iter().copied().flatten().collect();
        own.day_values.sort_unstable();
        own.day_values.dedup();
        let rank = |day: &Option<i32>| day.and_then(|day| own.day_values.binary_search(&day).ok()).map_or(NONE, count);
        own.day_ranks = own.days.iter().map(rank).collect();
        own.origins =
            own.firsts.iter().map(|first| own.outlets.get(*first as usize).copied().unwrap_or(NONE)).collect();
        own
    }

    /// How many articles.
    pub(super) fn articles(&self) -> u32 {
        count(self.outlets.len())
    }

    /// The position of the article with this identifier, where the manifest has all of them.
    pub(super) fn position(&self, manifest: &Manifest, id: &str) -> Option<u32> {
        let id_of = |at: u32| manifest.articles.get(at as usize).map_or("", |row| row.id.as_str());
        let ids = self.ids.get_or_init(|| {
            let mut ids: Vec<u32> = (0..self.articles()).collect();
            ids.sort_by_key(|&at| id_of(at));
            ids
        });
        let found = ids.binary_search_by(|&at| id_of(at).cmp(id)).ok()?;
        ids.get(found).copied()
    }

    /// The position of the listed entity with this identifier.
    pub(super) fn entity(&self, manifest: &Manifest, id: &str) -> Option<u32> {
        let id_of = |at: u32| manifest.entities.get(at as usize).map_or("", |entity| entity.id.as_str());
        let ids = self.entity_ids.get_or_init(|| {
            let mut ids: Vec<u32> = (0..count(self.kinds.len())).collect();
            ids.sort_by_key(|&at| id_of(at));
            ids
        });
        let found = ids.binary_search_by(|&at| id_of(at).cmp(id)).ok()?;
        ids.get(found).copied()
    }

    /// Every name that the manifest has with its entity, in the order of names.
    pub(super) fn names(&self, manifest: &Manifest) -> &[(String, u32)] {
        self.names.get_or_init(|| {
            let mut names = Vec::new();
            for (at, entity) in (0_u32..).zip(&manifest.entities) {
                let own = std::iter::once(&entity.name).chain(entity.aliases.iter().map(|alias| &alias.name));
                names.extend(own.map(|name| (folded(name), at)).filter(|(name, _)| !name.is_empty()));
            }
            names.sort();
            names.dedup();
            names
        })
    }

    /// The entities that have this very name, folded, as far as the manifest tells.
    pub(super) fn named<'a>(&'a self, manifest: &Manifest, name: &'a str) -> impl Iterator<Item = u32> + 'a {
        let names = self.names(manifest);
        let start = names.partition_point(|(known, _)| known.as_str() < name);
        names.iter().skip(start).take_while(move |(known, _)| *known == name).map(|(_, at)| *at)
    }
}

/// The place of each listed story in the order of titles; the others have none.
fn story_ranks(manifest: &Manifest, listed: &[u32]) -> Vec<u32> {
    let story = |at: u32| manifest.stories.get(at as usize).map(|story| (&story.title, &story.id));
    let mut order = listed.to_vec();
    order.sort_by_key(|&at| story(at));
    let mut places = vec![NONE; manifest.stories.len()];
    for (rank, at) in (0..).zip(order) {
        if let Some(place) = places.get_mut(at as usize) {
            *place = rank;
        }
    }
    places
}
