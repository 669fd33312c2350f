//! The tables of a large corpus as they come in: first the columns with their labels, later what lists show.
//!
//! A corpus whose manifest lists everything passes through here as well, as if all tables were there.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::explore::count;
use super::protocol::FileKey;
use crate::corpus::{Details, Head, Labels, Listing, Start, columns, title_of};
use crate::model::{Article, ArticleId, ArticleRow, Entity, Manifest, Shard, Story, StoryId};
use crate::text::slug;

/// The tables that came in.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    start: Option<Start>,
    labels: Option<Labels>,
    heads: Pieces,
    ids: Pieces,
    first_ids: Vec<String>,
    entities: Pieces,
    shards: Pieces,
    proposals: Vec<Listing>,
    /// Whether what lists show of an article is in its row.
    shown: Vec<bool>,
    /// Identifiers in order, with the positions of their articles.
    pub(super) positions: BTreeMap<u32, Vec<(ArticleId, u32)>>,
    pub(super) details: BTreeMap<u32, Details>,
    pub(super) has_proposals: bool,
    /// The files of heads that are here.
    heads_here: BTreeSet<u32>,
}

/// Files that hold a list piece by piece.
#[derive(Debug, Default)]
struct Pieces {
    files: Vec<Shard>,
    /// Where each begins, and behind the last where it ends.
    starts: Vec<u32>,
}

impl Pieces {
    fn of(listings: Vec<Listing>) -> Self {
        let mut sum = 0_u32;
        let mut own = Self { files: Vec::with_capacity(listings.len()), starts: vec![0] };
        for (file, number) in listings {
            sum = sum.saturating_add(number);
            own.files.push(file);
            own.starts.push(sum);
        }
        own
    }

    /// The piece that holds what stands at a position, and the position in it.
    fn find(&self, at: u32) -> Option<(u32, u32)> {
        let piece = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
        (piece < self.files.len()).then(|| (count(piece), at - self.starts.get(piece).copied().unwrap_or(at)))
    }

    fn range(&self, piece: u32) -> std::ops::Range<u32> {
        let at = |piece: u32| self.starts.get(piece as usize).copied().unwrap_or_default();
        at(piece)..at(piece.saturating_add(1))
    }
}

impl Shelf {
    /// The file of a key, as the start lists it.
    pub(super) fn file(&self, key: FileKey) -> Option<&Shard> {
        match key {
            FileKey::Heads(at) => self.heads.files.get(at as usize),
            FileKey::Ids(at) => self.ids.files.get(at as usize),
            FileKey::Entities(at) => self.entities.files.get(at as usize),
            FileKey::Proposals => self.proposals.first().map(|(file, _)| file),
            _ => None,
        }
    }

    /// All pieces of the table of contents that come when they are needed.
    pub(super) fn everything(&self) -> Vec<FileKey> {
        let heads = (0..count(self.heads.files.len())).map(FileKey::Heads);
        let entities = (0..count(self.entities.files.len())).map(FileKey::Entities);
        let proposals = self.proposals.iter().map(|_| FileKey::Proposals);
        heads.chain(entities).chain(proposals).collect()
    }

    /// Whether what lists show of an article is here; where it is not, the file that has it.
    pub(super) fn head_of(&self, at: u32) -> Result<(), Option<FileKey>> {
        if self.shown.get(at as usize) == Some(&true) { Ok(()) } else { Err(self.head_file(at)) }
    }

    pub(super) fn has_heads(&self, piece: u32) -> bool {
        self.heads_here.contains(&piece)
    }

    /// The file that shows an article in lists.
    pub(super) fn head_file(&self, at: u32) -> Option<FileKey> {
        self.heads.find(at).map(|(piece, _)| FileKey::Heads(piece))
    }

    /// The file that would have an identifier.
    pub(super) fn file_of_id(&self, id: &str) -> Option<u32> {
        self.first_ids.partition_point(|first| first.as_str() <= id).checked_sub(1).map(count)
    }

    /// The file that has an entity, and its place in it.
    pub(super) fn file_of_entity(&self, at: u32) -> Option<(u32, u32)> {
        self.entities.find(at)
    }

    pub(super) fn has_start(&self) -> bool {
        self.start.is_some()
    }

    pub(super) fn has_labels(&self) -> bool {
        self.labels.is_some()
    }

    /// Takes the columns; with the labels they make the corpus ready.
    pub(super) fn take_start(&mut self, manifest: &mut Manifest, bytes: &[u8]) -> Result<Option<Columns>, String> {
        let start = Start::decode(bytes)?;
        let articles = manifest.tables.as_ref().map_or(0, |tables| tables.articles);
        if start.words.len() != articles as usize {
            return Err("It lists another number of articles than the manifest says.".to_owned());
        }
        self.start = Some(start);
        Ok(self.ready(manifest))
    }

    /// Takes the labels.
    pub(super) fn take_labels(&mut self, manifest: &mut Manifest, labels: Labels) -> Option<Columns> {
        self.labels = Some(labels);
        self.ready(manifest)
    }

    fn ready(&mut self, manifest: &mut Manifest) -> Option<Columns> {
        let (Some(start), Some(labels), Some(tables)) = (&mut self.start, &mut self.labels, &manifest.tables) else {
            return None;
        };
        // both stay where they are, without what was taken out of them
        let (mut start, mut labels) = (std::mem::take(start), std::mem::take(labels));
        // a story has an article at least
        let story = Story { id: StoryId::default(), title: String::new(), articles: Vec::new() };
        let mut stories = vec![story; tables.stories.min(tables.articles) as usize];
        let mut listed = Vec::with_capacity(labels.stories.len());
        for (at, id, title) in std::mem::take(&mut labels.stories) {
            if let Some(story) = stories.get_mut(at as usize) {
                (story.id, story.title) = (id, title);
                listed.push(at);
            }
        }
        manifest.stories = stories;
        manifest.entities = listed_entities(&labels);
        let mut shard = start.shards.iter().zip(0..).flat_map(|((_, number), at)| (0..*number).map(move |_| at));
        manifest.articles =
            (0..start.words.len()).map(|at| row(&start, at, shard.next().unwrap_or_default())).collect();
        manifest.index = std::mem::take(&mut start.index);
        self.shown = vec![false; manifest.articles.len()];
        self.heads = Pieces::of(std::mem::take(&mut start.heads));
        self.ids = Pieces::of(std::mem::take(&mut start.ids));
        self.first_ids = std::mem::take(&mut start.first_ids);
        self.entities = Pieces::of(std::mem::take(&mut start.entities));
        self.proposals = std::mem::take(&mut start.proposals);
        self.shards = Pieces::of(std::mem::take(&mut start.shards));
        manifest.shards = std::mem::take(&mut self.shards.files);
        let columns = Columns::of(start, manifest, listed);
        for (at, entity) in (0..).zip(&mut manifest.entities) {
            entity.articles = count(columns.named_in.get(at).len());
        }
        Some(columns)
    }

    /// What lists show of some articles.
    pub(super) fn take_heads(&mut self, manifest: &mut Manifest, piece: u32, heads: Vec<Head>) {
        self.heads_here.insert(piece);
        for (at, head) in self.heads.range(piece).zip(heads) {
            let own = || (StoryId(format!("s-{}", head.id)), head.title.clone());
            let story = head.story.clone().unwrap_or_else(own);
            self.show(manifest, at, Shown { story: story.0, story_title: Some(story.1), ..Shown::of_head(head) });
        }
    }

    /// What lists show of articles is in the articles too.
    pub(super) fn take_articles(&mut self, manifest: &mut Manifest, shard: u32, articles: &[Article]) {
        for (at, article) in self.shards.range(shard).zip(articles) {
            self.show(
                manifest,
                at,
                Shown {
                    id: article.draft.id.clone(),
                    title: title_of(&article.draft),
                    published: article.draft.published,
                    origin: article.origin.clone(),
                    story: article.story.clone(),
                    story_title: None,
                },
            );
        }
    }

    fn show(&mut self, manifest: &mut Manifest, at: u32, shown: Shown) {
        let Some(row) = manifest.articles.get_mut(at as usize) else { return };
        (row.id, row.title, row.published, row.origin) = (shown.id, shown.title, shown.published, shown.origin);
        if let Some(story) = manifest.stories.get_mut(row.story as usize) {
            if story.id.0.is_empty() {
                story.id = shown.story;
            }
            if let Some(title) = shown.story_title.filter(|_| story.title.is_empty()) {
                story.title = title;
            }
        }
        if let Some(is_shown) = self.shown.get_mut(at as usize) {
            *is_shown = true;
        }
    }
}

/// What lists show of an article.
struct Shown {
    id: ArticleId,
    title: String,
    published: Option<crate::model::Moment>,
    origin: ArticleId,
    story: StoryId,
    story_title: Option<String>,
}

impl Shown {
    fn of_head(head: Head) -> Self {
        let Head { id, title, published, origin, .. } = head;
        let origin = origin.unwrap_or_else(|| id.clone());
        Self { id, title, published, origin, story: StoryId::default(), story_title: None }
    }
}

/// An article as far as the columns tell.
fn row(start: &Start, at: usize, shard: u32) -> ArticleRow {
    let column = |list: &[u32]| list.get(at).copied().filter(|value| *value != crate::corpus::NONE);
    ArticleRow {
        id: ArticleId::default(),
        title: String::new(),
        outlet: column(&start.outlets),
        published: None,
        story: column(&start.stories).unwrap_or_default(),
        origin: ArticleId::default(),
        shard,
        words: column(&start.words).unwrap_or_default(),
        entities: Vec::new(),
        speakers: Vec::new(),
        language: column(&start.languages).and_then(|at| start.language_names.get(at as usize).cloned()),
    }
}

fn listed_entities(labels: &Labels) -> Vec<Entity> {
    let entity = |(at, name): (u32, &String)| {
        let id = labels.ids.get(&at).cloned().unwrap_or_else(|| crate::model::EntityId(slug(name)));
        Entity::named(id, name.clone(), labels.kind(at), None)
    };
    (0_u32..).zip(&labels.names).map(entity).collect()
}

/// The manifest of a large corpus of which all pieces are here, as that of a small one.
pub(super) fn whole(cut: &Manifest, columns: &Columns, shelf: &Shelf) -> Manifest {
    let mut manifest = Manifest { tables: None, ..cut.clone() };
    let lists = |list: &[u32]| list.to_vec();
    for (at, row) in (0..).zip(&mut manifest.articles) {
        row.entities = lists(columns.entities.get(at));
    }
    let mut entities = Vec::new();
    let mut add = |at: u32, articles: &[u32], speakers: &[u32]| {
        for doc in articles {
            if let Some(row) = manifest.articles.get_mut(*doc as usize) {
                row.entities.push(at);
            }
        }
        for doc in speakers {
            if let Some(row) = manifest.articles.get_mut(*doc as usize) {
                row.speakers.push(at);
            }
        }
    };
    for details in shelf.details.values() {
        for (entity, (articles, speakers)) in
            details.entities.iter().zip(details.articles.iter().zip(&details.speakers))
        {
            let at = count(entities.len());
            let listed = columns.quoted_in.get(at);
            add(at, articles, if (at as usize) < columns.kinds.len() { listed } else { speakers });
            entities.push(entity.clone());
        }
    }
    for (at, story) in (0..).zip(&mut manifest.stories) {
        let rows = columns.members.get(at).iter().filter_map(|doc| manifest.articles.get(*doc as usize));
        story.articles = rows.map(|row| row.id.clone()).collect();
    }
    manifest.entities = entities;
    manifest
}

/// The columns of a corpus whose manifest lists everything.
pub(super) fn of_whole(manifest: &Manifest) -> Columns {
    let start = columns(manifest, count(manifest.entities.len()));
    Columns::of(start, manifest, (0..count(manifest.stories.len())).collect())
}
