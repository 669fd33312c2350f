//! The tables of a corpus back in one manifest: for the command line, which has all files at hand.

use serde::de::DeserializeOwned;

use super::write::own_story;
use super::{Details, Head, Labels, NONE, Start};
use crate::corpus::check::{Problem, sound};
use crate::model::{ArticleId, ArticleRow, Manifest, Shard, Story, StoryId};

/// What reads a file.
type Read<'a> = &'a mut dyn FnMut(&str) -> Result<Vec<u8>, String>;

fn problem(path: &str) -> impl Fn(String) -> Problem + use<> {
    let path = path.to_owned();
    move |message| Problem { path: path.clone(), message }
}

fn json<T: DeserializeOwned>(file: &Shard, read: Read<'_>) -> Result<T, Problem> {
    let parsed = |bytes: Vec<u8>| serde_json::from_slice(&bytes).map_err(|error| format!("cannot be read: {error}"));
    sound(file, read).and_then(parsed).map_err(problem(&file.path))
}

/// The manifest with everything that its tables hold; one without tables as it is.
///
/// # Errors
///
/// When a table is missing, altered, or does not fit the others.
pub fn whole(mut manifest: Manifest, read: Read<'_>) -> Result<Manifest, Problem> {
    let Some(tables) = &manifest.tables else { return Ok(manifest) };
    let at_start = problem(&tables.start.path);
    let start = sound(&tables.start, read).and_then(|bytes| Start::decode(&bytes)).map_err(&at_start)?;
    if start.words.len() != tables.articles as usize {
        return Err(at_start("lists another number of articles than the manifest says".to_owned()));
    }
    if let Some(fault) = start.fault(manifest.outlets.len(), tables.stories) {
        return Err(at_start(fault.to_owned()));
    }
    let labels: Labels = json(&tables.labels, read)?;
    if labels.names.len() != start.listed as usize || labels.kinds.len() != labels.names.len() {
        return Err(problem(&tables.labels.path)("names other entities than the columns list".to_owned()));
    }
    let heads: Vec<Head> = lists(&start.heads, read, |list: Vec<Head>, all| all.extend(list))?;
    let mut details = Details::default();
    for (file, number) in &start.entities {
        let own: Details = json(file, read)?;
        if [own.entities.len(), own.articles.len(), own.speakers.len()] != [*number as usize; 3] {
            return Err(problem(&file.path)("holds another number of entities than is listed".to_owned()));
        }
        details.entities.extend(own.entities);
        details.articles.extend(own.articles);
        details.speakers.extend(own.speakers);
    }
    let named = details.entities.iter().zip(&labels.names).all(|(entity, name)| entity.name == *name);
    if details.entities.len() != tables.entities as usize || heads.len() != start.words.len() || !named {
        return Err(at_start("does not fit the files that it lists".to_owned()));
    }
    let ids: Vec<(ArticleId, u32)> = lists(&start.ids, read, |list: Vec<(ArticleId, u32)>, all| all.extend(list))?;
    let placed = |(id, at): &(ArticleId, u32)| heads.get(*at as usize).is_some_and(|head| head.id == *id);
    if ids.len() != heads.len() || !ids.is_sorted() || !ids.iter().all(placed) {
        return Err(at_start("lists identifiers in other places than their articles".to_owned()));
    }
    let mut stories =
        vec![Story { id: StoryId::default(), title: String::new(), articles: Vec::new() }; tables.stories as usize];
    for (at, id, title) in labels.stories {
        if let Some(story) = stories.get_mut(at as usize) {
            (story.id, story.title) = (id, title);
        }
    }
    let mut shard = (0_u32..).zip(&start.shards).flat_map(|(at, (_, number))| (0..*number).map(move |_| at));
    let mut rows: Vec<ArticleRow> = Vec::with_capacity(heads.len());
    for (at, head) in heads.into_iter().enumerate() {
        let column = |list: &[u32]| list.get(at).copied().unwrap_or(NONE);
        let code = start.language_names.get(column(&start.languages) as usize).cloned();
        let lists = [&start.entities_of, &start.speakers_of].map(|lists| lists.get(at).cloned().unwrap_or_default());
        let [entities, speakers] = lists;
        if let Some(story) = stories.get_mut(column(&start.stories) as usize).filter(|story| story.id.0.is_empty()) {
            (story.id, story.title) = head.story.unwrap_or_else(|| (own_story(&head.id), head.title.clone()));
        }
        rows.push(ArticleRow {
            origin: head.origin.unwrap_or_else(|| head.id.clone()),
            id: head.id,
            title: head.title,
            outlet: Some(column(&start.outlets)).filter(|outlet| *outlet != NONE),
            published: head.published,
            story: column(&start.stories),
            shard: shard.next().unwrap_or_default(),
            words: column(&start.words),
            entities,
            speakers,
            language: code,
        });
    }
    for (entity, (articles, speakers)) in (0_u32..).zip(details.articles.iter().zip(&details.speakers)) {
        for &at in articles {
            if let Some(row) = rows.get_mut(at as usize) {
                row.entities.push(entity);
            }
        }
        for &at in speakers {
            if let Some(row) = rows.get_mut(at as usize) {
                row.speakers.push(entity);
            }
        }
    }
    for (at, members) in members(&start.stories, &start.moments, stories.len()).into_iter().enumerate() {
        let ids = members.into_iter().filter_map(|at| rows.get(at as usize)).map(|row| row.id.clone());
        if let Some(story) = stories.get_mut(at) {
            story.articles = ids.collect();
        }
    }
    for (file, _) in &start.proposals {
        manifest.proposals.extend(json::<Vec<_>>(file, read)?);
    }
    manifest.shards = start.shards.into_iter().map(|(file, _)| file).collect();
    manifest.index = start.index;
    (manifest.stories, manifest.entities, manifest.articles) = (stories, details.entities, rows);
    Ok(manifest)
}

fn lists<T: DeserializeOwned, U>(
    files: &[(Shard, u32)],
    read: Read<'_>,
    add: impl Fn(Vec<T>, &mut Vec<U>),
) -> Result<Vec<U>, Problem> {
    let mut all = Vec::new();
    for (file, number) in files {
        let list: Vec<T> = json(file, read)?;
        if list.len() != *number as usize {
            return Err(problem(&file.path)("is longer or shorter than is listed".to_owned()));
        }
        add(list, &mut all);
    }
    Ok(all)
}

/// For each story the positions of its articles, by time, undated ones last.
fn members(stories: &[u32], moments: &[u32], number: usize) -> Vec<Vec<u32>> {
    let mut order: Vec<u32> = (0..u32::try_from(stories.len()).unwrap_or(u32::MAX)).collect();
    let moment = |at: u32| moments.get(at as usize).copied().unwrap_or(NONE);
    order.sort_by_key(|&at| oldest_first(moment(at), at));
    let mut members = vec![Vec::new(); number];
    for at in order {
        if let Some(story) = stories.get(at as usize).and_then(|story| members.get_mut(*story as usize)) {
            story.push(at);
        }
    }
    members
}

/// The place of an article in the order of time, undated ones last; those of one moment stand as they do elsewhere.
pub(crate) fn oldest_first(moment: u32, at: u32) -> (bool, u32, u32) {
    (moment == NONE, NONE - moment, at)
}
