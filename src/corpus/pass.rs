//! The passes over all articles: who is named, who is whom, which articles report one event, and the files.

use std::io;

use super::buckets::Buckets;
use super::build::{Articles, BuildError, Stage, Watch};
use super::each::{BATCH, each};
use super::groups::{self, Groups, Known};
use super::layout::{Rows, Shelf, write};
use super::scratch::{Scratch, Slot, get, pack};
use crate::compare::{
    Rarity, Sketch, StoryInput, StoryReader, StorySettings, StoryTerms, origins_of, runs, stories_of,
};
use crate::entities::{FirstSight, Found, Register, caution, link_speakers, quotes, recognise_in, weigh};
use crate::index::{Builder, Terms, Text};
use crate::model::{Article, ArticleRow, BlockKind, EntityId, Manifest, Notice, NoticeCode, OutletId, Span};
use crate::text::{slug, words};

/// How many articles are written by one thread at a time.
const SPAN: usize = 32;

/// Makes a corpus of all articles.
pub(super) fn corpus<S: Scratch>(
    articles: &Articles<'_, S>,
    shelf: &mut dyn Shelf,
    watch: &dyn Watch,
) -> Result<Manifest, BuildError> {
    let Sight { found, terms, first, keys, sketches, known } = look(articles, watch)?;
    let origins = whose(articles, &sketches, watch)?;
    drop(sketches);
    let groups = group(articles, &terms, &keys, origins, known, watch)?;
    drop((terms, keys));
    let register = join(articles, &found, first, watch)?;
    put_down(articles, &found, register, groups, shelf, watch)
}

/// What the first pass saw.
struct Sight {
    /// Where the names of each article lie.
    found: Vec<Slot>,
    /// Where the terms of each article lie.
    terms: Vec<Slot>,
    first: FirstSight,
    /// The keys of all terms.
    keys: Buckets,
    sketches: Vec<Sketch>,
    known: Vec<Known>,
}

fn step(watch: &dyn Watch) -> Result<(), BuildError> {
    watch.step();
    if watch.stopped() { Err(BuildError::Stopped) } else { Ok(()) }
}

fn look<S: Scratch>(articles: &Articles<'_, S>, watch: &dyn Watch) -> Result<Sight, BuildError> {
    watch.stage(Stage::Names, articles.len() as u64);
    let mut sight = Sight {
        found: Vec::with_capacity(articles.len()),
        terms: Vec::with_capacity(articles.len()),
        first: FirstSight::default(),
        keys: Buckets::default(),
        sketches: Vec::with_capacity(articles.len()),
        known: Vec::with_capacity(articles.len()),
    };
    each(
        articles.len(),
        BATCH,
        |at| {
            let draft = articles.draft(at)?;
            let found = recognise_in(&draft.blocks, draft.language.as_deref());
            let terms = StoryReader::default().terms(&StoryInput::of(&draft));
            let packed = (pack(&found)?, pack(&terms)?);
            Ok((Known::of(&draft, articles.makers), Sketch::of(&draft), found, terms, packed))
        },
        |_, (known, sketch, found, terms, packed)| {
            sight.first.add(&found);
            sight.keys.add(terms.keys(), articles.work)?;
            sight.sketches.push(sketch);
            sight.known.push(known);
            sight.found.push(articles.work.put(&packed.0)?);
            sight.terms.push(articles.work.put(&packed.1)?);
            step(watch)
        },
    )?;
    Ok(sight)
}

/// The names that an earlier pass put away.
fn fetch<S: Scratch, T: serde::de::DeserializeOwned>(
    articles: &Articles<'_, S>,
    slots: &[Slot],
    at: usize,
) -> io::Result<T> {
    get(articles.work, *slots.get(at).ok_or_else(|| io::Error::other("no such article"))?)
}

fn join<S: Scratch>(
    articles: &Articles<'_, S>,
    found: &[Slot],
    first: FirstSight,
    watch: &dyn Watch,
) -> Result<Register, BuildError> {
    watch.stage(Stage::Joining, articles.len() as u64 * 2);
    let mut second = first.next();
    let names = |at| Ok(fetch::<S, Vec<Found>>(articles, found, at)?);
    each(articles.len(), BATCH, names, |_, names| {
        second.add(&names);
        step(watch)
    })?;
    let mut third = second.next(&articles.makers.names);
    each(articles.len(), BATCH, names, |_, names| {
        third.add(&names);
        step(watch)
    })?;
    Ok(third.join())
}

/// For each article the one in which its text is first seen.
fn whose<S: Scratch>(
    articles: &Articles<'_, S>,
    sketches: &[Sketch],
    watch: &dyn Watch,
) -> Result<Vec<usize>, BuildError> {
    watch.stage(Stage::Stories, articles.len() as u64);
    let mut failed = None;
    let origins = origins_of(sketches, |at| {
        articles.draft(at).map_or_else(
            |error| {
                failed = Some(error);
                Vec::new()
            },
            |draft| runs(&draft),
        )
    });
    failed.map_or(Ok(origins), |error| Err(error.into()))
}

fn group<S: Scratch>(
    articles: &Articles<'_, S>,
    terms: &[Slot],
    keys: &Buckets,
    origins: Vec<usize>,
    known: Vec<Known>,
    watch: &dyn Watch,
) -> Result<Groups, BuildError> {
    let settings = StorySettings::default();
    let rarity = Rarity::of(articles.len(), keys.counts(articles.work)?.into_iter());
    let mut points = Vec::with_capacity(articles.len());
    each(
        articles.len(),
        BATCH,
        |at| Ok(rarity.point(fetch::<S, StoryTerms>(articles, terms, at)?, settings)),
        |_, point| {
            points.push(point);
            step(watch)
        },
    )?;
    drop(rarity);
    Ok(Groups::of(known, stories_of(points, settings), origins, articles.makers))
}

/// Some articles one behind the other, ready to be written.
struct Written {
    /// Each as JSON, with its row; the entities are positions in the register.
    articles: Vec<(String, ArticleRow)>,
    /// The terms of all.
    index: Terms,
}

fn put_down<S: Scratch>(
    articles: &Articles<'_, S>,
    found: &[Slot],
    register: Register,
    groups: Groups,
    shelf: &mut dyn Shelf,
    watch: &dyn Watch,
) -> Result<Manifest, BuildError> {
    watch.stage(Stage::Writing, articles.len() as u64);
    let mut rows = Rows::new(articles.work, articles.len());
    let spans = articles.len().div_ceil(SPAN);
    each(
        spans,
        BATCH / SPAN,
        |span| {
            let range = span * SPAN..articles.len().min((span + 1) * SPAN);
            let mut index = Builder::from(u32::try_from(range.start).unwrap_or(u32::MAX));
            let mut out = Vec::with_capacity(SPAN);
            for at in range {
                let names: Vec<Found> = fetch(articles, found, at)?;
                let (article, entities) = article(articles.draft(at)?, at, &names, &register, &groups);
                let title = groups::title_of(&article.draft);
                add_terms(&mut index, &title, &article);
                let row = row(&article, title, at, entities, &groups);
                out.push((serde_json::to_string(&article).map_err(io::Error::from)?, row));
            }
            Ok::<_, BuildError>(Written { articles: out, index: index.finish() })
        },
        |_, written: Written| {
            for (json, row) in written.articles {
                rows.add(json, row, shelf)?;
                step(watch)?;
            }
            Ok(rows.index(written.index)?)
        },
    )?;
    Ok(write(rows, (register.entities, register.proposals), groups, articles.makers, shelf)?)
}

/// Paragraphs that tell the news before the rest goes into it.
const LEAD: usize = 2;

fn add_terms(index: &mut Builder, title: &str, article: &Article) {
    let mut paragraphs = 0;
    let mut quotes: Vec<Vec<Span>> = vec![Vec::new(); article.draft.blocks.len()];
    for quote in &article.quotes {
        if let Some(quotes) = quotes.get_mut(quote.block as usize) {
            quotes.push(Span { start: quote.start, end: quote.end });
        }
    }
    let texts = article.draft.blocks.iter().zip(&quotes).map(|(block, quotes)| {
        let lead = match block.kind {
            BlockKind::Summary | BlockKind::Highlight => true,
            BlockKind::Paragraph => {
                paragraphs += 1;
                paragraphs <= LEAD
            }
            _ => false,
        };
        Text { text: &block.text, lead, quotes }
    });
    index.add(title, texts);
}

/// An article with everything that was found, and the positions of its entities in the register with their identifiers.
fn article(
    mut draft: crate::model::Draft,
    at: usize,
    names: &[Found],
    register: &Register,
    groups: &Groups,
) -> (Article, Vec<u32>) {
    let (named, mut entities): (Vec<u32>, Vec<_>) = register.numbered(names).into_iter().unzip();
    weigh(&mut entities, draft.title.as_deref(), &draft.blocks);
    let mut quotes = quotes(&draft.blocks, names);
    link_speakers(&mut quotes, &entities);
    if let Some(message) = caution(&draft.blocks, draft.language.as_deref()) {
        draft.notices.push(Notice::new(NoticeCode::Other, message));
    }
    let origin = groups.origin(at);
    if let Some((_, outlet)) = origin.filter(|(id, _)| **id != draft.id) {
        let outlet = outlet.unwrap_or("an unknown outlet");
        let message =
            format!("Most of this text stands word for word in an article of {outlet}; the two count as one origin.");
        draft.notices.push(Notice::new(NoticeCode::Origin, message));
    }
    let article = Article {
        outlet_id: draft.outlet.as_deref().map(|name| OutletId(slug(name))),
        origin: origin.map_or_else(|| draft.id.clone(), |(id, _)| id.clone()),
        story: groups.story(at).map(|story| story.id.clone()).unwrap_or_default(),
        draft,
        entities,
        quotes,
    };
    (article, named)
}

fn row(article: &Article, title: String, at: usize, mut entities: Vec<u32>, groups: &Groups) -> ArticleRow {
    let quoted = |id: &EntityId| article.quotes.iter().any(|quote| quote.speaker_entity.as_ref() == Some(id));
    let speakers = article.entities.iter().zip(&entities).filter(|(entity, _)| quoted(&entity.id));
    let mut speakers: Vec<u32> = speakers.map(|(_, number)| *number).collect();
    for list in [&mut speakers, &mut entities] {
        list.sort_unstable();
        list.dedup();
    }
    let length: usize = article.draft.blocks.iter().map(|block| words(&block.text).count()).sum();
    ArticleRow {
        id: article.draft.id.clone(),
        title,
        outlet: groups.outlet(at),
        published: article.draft.published,
        story: groups.story_number(at),
        origin: article.origin.clone(),
        shard: 0,
        words: u32::try_from(length).unwrap_or(u32::MAX),
        entities,
        speakers,
        language: article.draft.language.clone(),
    }
}
