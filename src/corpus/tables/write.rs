//! A manifest cut into tables.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use serde::Serialize;

use super::sparse::most_bits;
use super::{Details, ENTITIES, HEADS, Head, IDS, Kind, LABELS, Labels, Listing, NONE, PROPOSALS, START, Start};
use crate::corpus::layout::{Shelf, put_file};
use crate::index::{Named, Names, folded};
use crate::model::{ArticleId, ArticleRow, Entity, EntityId, Manifest, Moment, Shard, Story, StoryId, Tables};
use crate::text::slug;

/// Entities whose articles are listed in the columns: those that most articles name, at most so many.
const MOST_LISTED: usize = 10_000;
/// So many are listed however long their lists are: facets want them.
const SURELY_LISTED: usize = 1_000;
/// Bits of the other lists and these at most: a hundred thousand articles start from less than 2 MB.
const MOST_BITS: u64 = 8 * 1_340_000;
/// Names in fewer articles filter nothing that the article itself does not.
const LEAST_ARTICLES: u32 = 2;
/// Bytes of JSON in files of tables: in gzip all of them have some forty to fifty thousand.
const HEADS_TARGET: usize = 128 * 1024;
const IDS_TARGET: usize = 96 * 1024;
const ENTITIES_TARGET: usize = 320 * 1024;

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many of the entities, which stand by their number of articles, are listed for so many articles.
fn listed(entities: &[Entity], articles: usize) -> u32 {
    let named_in = |least: u32| entities.partition_point(|entity| entity.articles >= least);
    let most = named_in(LEAST_ARTICLES);
    let mut bits = 0;
    let fits = |entity: &&Entity| {
        bits += most_bits(entity.articles, count(articles));
        bits <= MOST_BITS
    };
    let fitting = entities.iter().take_while(fits).count().clamp(SURELY_LISTED, MOST_LISTED);
    if most <= fitting {
        return count(most);
    }
    // all or none of those with one number of articles
    let least = entities.get(fitting).map_or(0, |entity| entity.articles);
    count(named_in(least + 1))
}

/// The articles of each entity, and those that quote it.
fn turned(rows: &[ArticleRow], entities: usize) -> (Vec<Vec<u32>>, Vec<Vec<u32>>) {
    let turn = |of: fn(&ArticleRow) -> &[u32]| {
        let mut lists = vec![Vec::new(); entities];
        for (at, row) in (0..).zip(rows) {
            for &entity in of(row) {
                if let Some(list) = lists.get_mut(entity as usize) {
                    list.push(at);
                }
            }
        }
        lists
    };
    (turn(|row| &row.entities), turn(|row| &row.speakers))
}

/// Everybody under every name, for the index.
pub(in crate::corpus) fn names(entities: &[Entity], rows: &[ArticleRow]) -> Names {
    let listed = listed(entities, rows.len()) as usize;
    let (mut articles, mut speakers) = turned(rows, entities.len());
    for list in [&mut articles, &mut speakers] {
        list.iter_mut().take(listed).for_each(Vec::clear);
    }
    let (mut names, mut parts) = (Names::new(), Vec::new());
    for (at, entity) in entities.iter().enumerate() {
        let all: u32 = entity.aliases.iter().map(|alias| alias.mentions).fold(0, u32::saturating_add);
        let own = std::iter::once(&entity.name).chain(entity.aliases.iter().map(|alias| &alias.name));
        let own: BTreeSet<String> = own.map(|name| folded(name)).filter(|name| !name.is_empty()).collect();
        for name in own {
            let same = entity.aliases.iter().filter(|alias| folded(&alias.name) == name);
            let mentions = same.map(|alias| alias.mentions).fold(0, u32::saturating_add);
            let named = Named {
                entity: count(at),
                kind: entity.kind as u8,
                part: false,
                worth: if mentions < all { mentions.saturating_mul(2) } else { 0 },
                others: entity.aliases.iter().take(Named::MOST_OTHERS).map(|alias| alias.name.clone()).collect(),
                articles: articles.get(at).cloned().unwrap_or_default(),
                speakers: speakers.get(at).cloned().unwrap_or_default(),
            };
            // the words of other names are found in the labels
            for part in name.split(' ').skip(1).filter(|_| at >= listed) {
                parts.push((part.to_owned(), Named { part: true, worth: 0, ..named.clone() }));
            }
            names.entry(name).or_default().push(named);
        }
        for (part, named) in parts.drain(..) {
            let list = names.entry(part).or_default();
            if list.last().is_none_or(|last| last.entity != named.entity) {
                list.push(named);
            }
        }
    }
    names
}

/// The manifest without what the tables hold.
pub(in crate::corpus) fn thin(manifest: &Manifest) -> Manifest {
    Manifest {
        schema: manifest.schema,
        parser: manifest.parser.clone(),
        facts: manifest.facts.clone(),
        corpus: manifest.corpus.clone(),
        about: manifest.about.clone(),
        outlets: manifest.outlets.clone(),
        stories: Vec::new(),
        entities: Vec::new(),
        proposals: Vec::new(),
        articles: Vec::new(),
        shards: Vec::new(),
        index: Vec::new(),
        tables: manifest.tables.clone(),
    }
}

/// Puts down the tables of a manifest.
pub(in crate::corpus) fn put_down(manifest: &Manifest, shelf: &mut dyn Shelf) -> io::Result<Tables> {
    let Manifest { stories, entities, articles, shards, .. } = manifest;
    let positions: BTreeMap<&ArticleId, u32> = articles.iter().map(|row| &row.id).zip(0..).collect();
    let labels = labels(manifest);
    let known: BTreeSet<u32> = labels.stories.iter().map(|(at, ..)| *at).collect();
    let heads: Vec<Head> = articles.iter().map(|row| head(row, stories, &known)).collect();
    let ids: Vec<(&ArticleId, u32)> = positions.iter().map(|(id, at)| (*id, *at)).collect();
    let mut first_ids = Vec::new();
    let id_files = lists(shelf, (IDS, IDS_TARGET), &ids, |list| {
        first_ids.extend(list.first().map(|(id, _)| id.as_str().to_owned()));
        serde_json::to_vec(list)
    })?;
    let listed = listed(entities, articles.len());
    let (mut named_in, mut quoted_in) = turned(articles, entities.len());
    for list in [&mut named_in, &mut quoted_in] {
        list.iter_mut().take(listed as usize).for_each(Vec::clear);
    }
    let details: Vec<_> = entities.iter().zip(named_in).zip(quoted_in).collect();
    let entity_files = lists(shelf, (ENTITIES, ENTITIES_TARGET), &details, |list| {
        let mut own = Details::default();
        for ((entity, articles), speakers) in list {
            own.entities.push((*entity).clone());
            own.articles.push(articles.clone());
            own.speakers.push(speakers.clone());
        }
        serde_json::to_vec(&own)
    })?;
    let shard_sizes = shards.iter().zip(0..).map(|(file, number)| {
        let start = articles.partition_point(|row| row.shard < number);
        (file.clone(), count(articles.partition_point(|row| row.shard <= number) - start))
    });
    let proposals = if manifest.proposals.is_empty() {
        Vec::new()
    } else {
        let bytes = serde_json::to_vec(&manifest.proposals)?;
        vec![(put_file(shelf, PROPOSALS, 0, &bytes)?, count(manifest.proposals.len()))]
    };
    let start = Start {
        shards: shard_sizes.collect(),
        heads: lists(shelf, (HEADS, HEADS_TARGET), &heads, serde_json::to_vec)?,
        ids: id_files,
        first_ids,
        entities: entity_files,
        proposals,
        ..columns(manifest, listed)
    };
    let dated = || articles.iter().filter_map(|row| row.published);
    let key = |moment: &Moment| moment.sort_key();
    Ok(Tables {
        articles: count(articles.len()),
        stories: count(stories.len()),
        entities: count(entities.len()),
        dates: dated().min_by_key(key).zip(dated().max_by_key(key)),
        undated: count(articles.len() - dated().count()),
        start: put_file(shelf, START, 0, &start.encode())?,
        labels: put_file(shelf, LABELS, 0, &serde_json::to_vec(&labels)?)?,
    })
}

/// What is known of the articles of a whole manifest in numbers; of its entities so many are listed.
pub fn columns(manifest: &Manifest, listed: u32) -> Start {
    let rows = &manifest.articles;
    let positions: BTreeMap<&ArticleId, u32> = rows.iter().map(|row| &row.id).zip(0..).collect();
    let languages: BTreeSet<&str> = rows.iter().filter_map(|row| row.language.as_deref()).collect();
    let language_names: Vec<String> = languages.iter().map(|code| (*code).to_owned()).collect();
    let language = |row: &ArticleRow| {
        let found = row.language.as_ref().and_then(|code| language_names.binary_search(code).ok());
        found.map_or(NONE, count)
    };
    let origin = |row: &ArticleRow| {
        if row.origin == row.id { NONE } else { positions.get(&row.origin).copied().unwrap_or(NONE) }
    };
    let below = |list: &[u32]| list.iter().copied().filter(|entity| *entity < listed).collect::<Vec<_>>();
    Start {
        index: manifest.index.clone(),
        outlets: rows.iter().map(|row| row.outlet.unwrap_or(NONE)).collect(),
        stories: rows.iter().map(|row| row.story).collect(),
        days: rows.iter().map(|row| row.published.map(Moment::days_since_epoch)).collect(),
        moments: moments(rows),
        words: rows.iter().map(|row| row.words).collect(),
        languages: rows.iter().map(language).collect(),
        origins: rows.iter().map(origin).collect(),
        entities_of: rows.iter().map(|row| below(&row.entities)).collect(),
        speakers_of: rows.iter().map(|row| below(&row.speakers)).collect(),
        listed,
        language_names,
        ..Start::default()
    }
}

/// The moments of articles that stand newest first, in their order.
pub(super) fn moments(rows: &[ArticleRow]) -> Vec<u32> {
    let (mut last, mut moment) = (None, NONE);
    let rank = |row: &ArticleRow| {
        let key = row.published?.sort_key();
        if last != Some(key) {
            moment = moment.wrapping_add(1);
            last = Some(key);
        }
        Some(moment)
    };
    rows.iter().map(rank).map(|moment| moment.unwrap_or(NONE)).collect()
}

fn labels(manifest: &Manifest) -> Labels {
    let listed = listed(&manifest.entities, manifest.articles.len()) as usize;
    let entities = || manifest.entities.iter().take(listed);
    let other =
        |(at, entity): (u32, &Entity)| (entity.id.as_str() != slug(&entity.name)).then(|| (at, entity.id.clone()));
    let stories = (0..).zip(&manifest.stories).filter(|(_, story)| story.articles.len() > 1);
    Labels {
        names: entities().map(|entity| entity.name.clone()).collect(),
        kinds: entities().map(|entity| char::from(b'0' + entity.kind as u8)).collect(),
        ids: (0..).zip(entities()).filter_map(other).collect::<BTreeMap<u32, EntityId>>(),
        stories: stories.map(|(at, story)| (at, story.id.clone(), story.title.clone())).collect(),
    }
}

fn head(row: &ArticleRow, stories: &[Story], known: &BTreeSet<u32>) -> Head {
    let story = stories.get(row.story as usize).filter(|_| !known.contains(&row.story));
    let own = |story: &&Story| story.id != own_story(&row.id) || story.title != row.title;
    Head {
        id: row.id.clone(),
        title: row.title.clone(),
        published: row.published,
        origin: (row.origin != row.id).then(|| row.origin.clone()),
        story: story.filter(own).map(|story| (story.id.clone(), story.title.clone())),
    }
}

/// The story that an article begins.
pub(super) fn own_story(id: &ArticleId) -> StoryId {
    StoryId(format!("s-{id}"))
}

/// Puts down a list in files of about the same size.
fn lists<T: Serialize>(
    shelf: &mut dyn Shelf,
    (kind, target): (Kind, usize),
    items: &[T],
    mut bytes: impl FnMut(&[T]) -> serde_json::Result<Vec<u8>>,
) -> io::Result<Vec<Listing>> {
    let mut files: Vec<(Shard, u32)> = Vec::new();
    let mut rest = items;
    while !rest.is_empty() {
        let mut size = 0;
        let mut taken = 0;
        for item in rest {
            size += serde_json::to_vec(item)?.len();
            if taken > 0 && size > target {
                break;
            }
            taken += 1;
        }
        let (own, others) = rest.split_at(taken);
        files.push((put_file(shelf, kind, files.len(), &bytes(own)?)?, count(own.len())));
        rest = others;
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityKind;

    /// So many entities, of which each run is named in so many articles.
    fn named(runs: &[(usize, u32)]) -> Vec<Entity> {
        let entity = |articles| Entity {
            articles,
            ..Entity::named(EntityId::default(), String::new(), EntityKind::Person, None)
        };
        runs.iter().flat_map(|&(number, articles)| std::iter::repeat_n(entity(articles), number)).collect()
    }

    #[test]
    fn names_of_most_articles_are_listed_as_far_as_there_is_room() {
        // all that two articles have
        assert_eq!(listed(&named(&[(10, 500), (90, 2), (900, 1)]), 1_000), 100);
        // ten thousand of a corpus of many names, and all or none of those that are as frequent as the last
        assert_eq!(listed(&named(&[(9_000, 30), (2_000, 3)]), 10_000), 9_000);
        assert_eq!(listed(&named(&[(9_000, 30), (1_000, 3), (1_000, 2)]), 10_000), 10_000);
        // of a large one as many as take the bytes that there are
        let large = named(&[(2_000, 300), (1_000, 200), (3_000, 150), (4_000, 100)]);
        assert_eq!(listed(&large, 100_000), 3_000);
        // of a huge one the thousand that facets begin with
        assert_eq!(listed(&named(&[(1_000, 50_000), (6_000, 600)]), 1_000_000), 1_000);
    }
}
