//! What only all articles together can tell: repeated furniture, reprints, entities under all their names, stories.

use std::collections::BTreeMap;

use crate::compare::{StoryInput, origins, stories};
use crate::entities::{join, link_speakers, quotes, recognise};
use crate::ingest::remove_repeated;
use crate::model::{
    About, Article, ArticleId, ArticleRow, Draft, Entity, EntityId, Manifest, Moment, Notice, NoticeCode, Outlet,
    OutletId, SCHEMA_VERSION, Story, StoryId, slug,
};
use crate::text::words;

/// Articles with everything that was found in them, in the order of the manifest.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The table of contents; its lists of files are filled when the files are made.
    pub manifest: Manifest,
    /// The articles, in the order of the manifest's rows.
    pub articles: Vec<Article>,
}

/// Makes a corpus of what was read. The same drafts give the same corpus, in whatever order they come.
pub fn assemble(mut drafts: Vec<Draft>, about: About) -> Corpus {
    drafts.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.source.cmp(&b.source)));
    drafts.dedup_by(|later, first| later.id == first.id);
    remove_repeated(&mut drafts);
    // newest first, undated last: the order in which the page shows them
    drafts.sort_by_key(|draft| (draft.published.map_or(i64::MAX, |moment| -moment.sort_key()), draft.id.clone()));

    let (mut articles, entities) = with_entities(drafts);
    set_origins(&mut articles);
    let stories = group(&mut articles);
    let outlets = outlets(&articles);
    let rows = rows(&articles, &outlets, &stories, &entities);
    let manifest = Manifest {
        schema: SCHEMA_VERSION,
        parser: env!("CARGO_PKG_VERSION").to_owned(),
        corpus: String::new(),
        about,
        outlets,
        stories,
        entities,
        articles: rows,
        shards: Vec::new(),
        index: Vec::new(),
    };
    Corpus { manifest, articles }
}

/// Articles with their entities and quotations, and the entities of all, the most frequent first.
fn with_entities(drafts: Vec<Draft>) -> (Vec<Article>, Vec<Entity>) {
    let found: Vec<_> = drafts.iter().map(|draft| recognise(&draft.blocks)).collect();
    let joined = join(&found);
    let mut entities = joined.entities;
    entities.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| (&a.name, &a.id).cmp(&(&b.name, &b.id))));
    let articles = drafts.into_iter().zip(&found).zip(joined.mentions).map(|((draft, found), entities)| {
        let mut quotes = quotes(&draft.blocks, found);
        link_speakers(&mut quotes, &entities);
        Article {
            outlet_id: draft.outlet.as_deref().map(|name| OutletId(slug(name))),
            origin: draft.id.clone(),
            story: StoryId::default(),
            draft,
            entities,
            quotes,
        }
    });
    (articles.collect(), entities)
}

/// Each article's origin, with a notice on every reprint.
fn set_origins(articles: &mut [Article]) {
    let found = origins(&articles.iter().map(|article| &article.draft).collect::<Vec<_>>());
    let sources: Vec<(ArticleId, Option<String>)> =
        articles.iter().map(|article| (article.draft.id.clone(), article.draft.outlet.clone())).collect();
    for (at, (article, origin)) in articles.iter_mut().zip(found).enumerate() {
        let Some((id, outlet)) = sources.get(origin).filter(|_| origin != at) else { continue };
        let outlet = outlet.as_deref().unwrap_or("an unknown outlet");
        let message =
            format!("Most of this text stands word for word in an article of {outlet}; the two count as one origin.");
        article.draft.notices.push(Notice::new(NoticeCode::Origin, message));
        article.origin = id.clone();
    }
}

/// Groups the articles into stories and tells each article its own.
fn group(articles: &mut [Article]) -> Vec<Story> {
    let groups = stories(&articles.iter().map(StoryInput::of).collect::<Vec<_>>());
    let mut made = Vec::new();
    for members in groups {
        let mut members: Vec<&Article> = members.iter().filter_map(|&at| articles.get(at)).collect();
        members.sort_by_key(|article| {
            (article.draft.published.map_or(i64::MAX, Moment::sort_key), article.draft.id.clone())
        });
        let Some(first) = members.first() else { continue };
        made.push((
            first.draft.published.map_or(i64::MAX, Moment::sort_key),
            Story {
                id: StoryId(format!("s-{}", first.draft.id)),
                title: title_of(first),
                articles: members.iter().map(|article| article.draft.id.clone()).collect(),
            },
        ));
    }
    made.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    let stories: Vec<Story> = made.into_iter().map(|(_, story)| story).collect();
    let of: BTreeMap<&ArticleId, &StoryId> =
        stories.iter().flat_map(|story| story.articles.iter().map(|id| (id, &story.id))).collect();
    for article in articles {
        article.story = of.get(&article.draft.id).map(|&id| id.clone()).unwrap_or_default();
    }
    stories
}

fn outlets(articles: &[Article]) -> Vec<Outlet> {
    let mut by_id: BTreeMap<&OutletId, (BTreeMap<&str, u32>, u32)> = BTreeMap::new();
    for article in articles {
        let Some((id, name)) = article.outlet_id.as_ref().zip(article.draft.outlet.as_deref()) else { continue };
        let (names, total) = by_id.entry(id).or_default();
        *names.entry(name).or_default() += 1;
        *total += 1;
    }
    let mut outlets: Vec<Outlet> = by_id
        .into_iter()
        .map(|(id, (names, articles))| {
            // the most frequent writing, the first in the alphabet among equals
            let name = names.into_iter().max_by_key(|&(name, times)| (times, std::cmp::Reverse(name)));
            Outlet {
                id: id.clone(),
                name: name.map(|(name, _)| name.to_owned()).unwrap_or_default(),
                articles,
                ..Outlet::default()
            }
        })
        .collect();
    outlets.sort_by(|a, b| a.name.cmp(&b.name));
    outlets
}

/// The table that lists are made from, in the order of `articles`.
fn rows(articles: &[Article], outlets: &[Outlet], stories: &[Story], entities: &[Entity]) -> Vec<ArticleRow> {
    let outlets: BTreeMap<&OutletId, u32> = outlets.iter().map(|outlet| &outlet.id).zip(0..).collect();
    let stories: BTreeMap<&StoryId, u32> = stories.iter().map(|story| &story.id).zip(0..).collect();
    let entities: BTreeMap<&EntityId, u32> = entities.iter().map(|entity| &entity.id).zip(0..).collect();
    let row = |article: &Article| {
        let mut named: Vec<u32> =
            article.entities.iter().filter_map(|entity| entities.get(&entity.id).copied()).collect();
        named.sort_unstable();
        named.dedup();
        let length: usize = article.draft.blocks.iter().map(|block| words(&block.text).count()).sum();
        ArticleRow {
            id: article.draft.id.clone(),
            title: title_of(article),
            outlet: article.outlet_id.as_ref().and_then(|id| outlets.get(id).copied()),
            published: article.draft.published,
            story: stories.get(&article.story).copied().unwrap_or_default(),
            origin: article.origin.clone(),
            shard: 0,
            words: u32::try_from(length).unwrap_or(u32::MAX),
            entities: named,
        }
    };
    articles.iter().map(row).collect()
}

/// The title, or the first words of the text where there is none.
fn title_of(article: &Article) -> String {
    article.draft.title.clone().unwrap_or_else(|| {
        let text = article.draft.blocks.first().map(|block| block.text.as_str()).unwrap_or_default();
        let mut short: String = text.chars().take(80).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        short
    })
}
