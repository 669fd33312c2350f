//! The manifest turned on its side: one list for each thing known of all articles, so that a question passes over
//! numbers that lie beside each other.

use std::collections::BTreeMap;

use crate::index::{Lengths, terms};
use crate::model::{ArticleRow, EntityKind, Manifest, Moment};

/// No value.
pub(super) const NONE: u32 = u32::MAX;

/// What is known of each article, by position.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Positions of outlets, or [`NONE`].
    pub outlets: Vec<u32>,
    /// Positions of stories.
    pub stories: Vec<u32>,
    /// Days since 1970-01-01.
    pub days: Vec<Option<i32>>,
    /// Every day that an article has, rising; and for each article the position of its own, or [`NONE`].
    pub day_values: Vec<i32>,
    pub day_ranks: Vec<u32>,
    /// Positions in `language_names`, or [`NONE`].
    pub languages: Vec<u32>,
    /// The codes of languages, in order.
    pub language_names: Vec<String>,
    /// Positions of the outlets in which the texts of reprints are first seen; [`NONE`] for a text of its own.
    pub origins: Vec<u32>,
    /// Entities of each article, and articles of each entity.
    pub entities: Lists,
    pub named_in: Lists,
    /// Articles in which each entity is quoted.
    pub quoted_in: Lists,
    /// The kind of each entity.
    pub kinds: Vec<EntityKind>,
    /// The entities of each kind, in the order of [`EntityKind::ALL`].
    pub of_kind: [Vec<u32>; EntityKind::ALL.len()],
    /// In which place of the order of names each entity stands, and each story.
    pub entity_ranks: Vec<u32>,
    pub story_ranks: Vec<u32>,
    pub lengths: Lengths,
    /// Positions of articles by identifier.
    ids: Vec<u32>,
    /// Entities by each of their names, folded; in the order of names.
    names: Vec<(String, u32)>,
}

/// Lists of numbers one behind the other.
#[derive(Debug, Default)]
pub(super) struct Lists {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    fn of<'a>(lists: impl Iterator<Item = &'a [u32]>) -> Self {
        let mut own = Self { starts: vec![0], all: Vec::new() };
        for list in lists {
            own.all.extend_from_slice(list);
            own.starts.push(count(own.all.len()));
        }
        own
    }

    /// For each of so many numbers the lists that have it.
    fn turned<'a>(lists: impl Iterator<Item = &'a [u32]> + Clone, numbers: usize) -> Self {
        let mut starts = vec![0_u32; numbers + 1];
        for &number in lists.clone().flatten() {
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
    /// Of a manifest.
    pub(super) fn of(manifest: &Manifest) -> Self {
        let rows = &manifest.articles;
        let mut ids: Vec<u32> = (0..count(rows.len())).collect();
        ids.sort_by_key(|&at| rows.get(at as usize).map(|row| &row.id));
        let mut languages: BTreeMap<&str, u32> =
            rows.iter().filter_map(|row| Some((row.language.as_deref()?, 0))).collect();
        languages.values_mut().zip(0..).for_each(|(place, number)| *place = number);
        let language = |row: &ArticleRow| row.language.as_deref().and_then(|code| languages.get(code).copied());
        let mut own = Self {
            outlets: rows.iter().map(|row| row.outlet.unwrap_or(NONE)).collect(),
            stories: rows.iter().map(|row| row.story).collect(),
            days: rows.iter().map(|row| row.published.map(Moment::days_since_epoch)).collect(),
            languages: rows.iter().map(|row| language(row).unwrap_or(NONE)).collect(),
            language_names: languages.into_keys().map(str::to_owned).collect(),
            entities: Lists::of(rows.iter().map(|row| row.entities.as_slice())),
            named_in: Lists::turned(rows.iter().map(|row| row.entities.as_slice()), manifest.entities.len()),
            quoted_in: Lists::turned(rows.iter().map(|row| row.speakers.as_slice()), manifest.entities.len()),
            entity_ranks: ranks(manifest.entities.iter().map(|entity| (&entity.name, &entity.id.0))),
            story_ranks: ranks(manifest.stories.iter().map(|story| (&story.title, &story.id.0))),
            kinds: manifest.entities.iter().map(|entity| entity.kind).collect(),
            lengths: Lengths::new(&rows.iter().map(|row| row.words).collect::<Vec<_>>()),
            ids,
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
        let origin = |row: &ArticleRow| {
            if row.origin == row.id {
                return NONE;
            }
            let first = own.position(manifest, row.origin.as_str()).and_then(|at| rows.get(at as usize));
            first.and_then(|first| first.outlet).unwrap_or(NONE)
        };
        let origins = rows.iter().map(origin).collect();
        own.origins = origins;
        for (at, entity) in (0_u32..).zip(&manifest.entities) {
            let names = std::iter::once(&entity.name).chain(entity.aliases.iter().map(|alias| &alias.name));
            own.names.extend(names.map(|name| (folded(name), at)).filter(|(name, _)| !name.is_empty()));
        }
        own.names.sort();
        own.names.dedup();
        own
    }

    /// The position of the article with this identifier.
    pub(super) fn position(&self, manifest: &Manifest, id: &str) -> Option<u32> {
        let id_of = |at: u32| manifest.articles.get(at as usize).map_or("", |row| row.id.as_str());
        let found = self.ids.binary_search_by(|&at| id_of(at).cmp(id)).ok()?;
        self.ids.get(found).copied()
    }

    /// The entities that have this very name, folded.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = u32> + '_ {
        let start = self.names.partition_point(|(known, _)| known.as_str() < name);
        let name = name.to_owned();
        self.names.iter().skip(start).take_while(move |(known, _)| *known == name).map(|(_, at)| *at)
    }

    /// Every name with its entity.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, u32)> {
        self.names.iter().map(|(name, at)| (name.as_str(), *at))
    }
}

/// A name as names are compared: its terms with spaces between.
pub(super) fn folded(name: &str) -> String {
    terms(name).map(|term| term.text).collect::<Vec<_>>().join(" ")
}
