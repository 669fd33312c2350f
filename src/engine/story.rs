//! One story: its articles over time, its facts, entities and voices by outlets.
//!
//! Bounded: of a large story some articles are compared, and the answer says which and how many were left out.

use std::collections::{BTreeMap, BTreeSet};

use super::article::of_missing;
use super::explore::count;
use super::protocol::{Answer, ArticleHead, EntityRow, Failure, FileKey, StoryHead, StoryView};
use super::store::{Engine, Needs};
use crate::model::{Article, ArticleId, Comparison, EntityId, Manifest, MatrixColumn, OutletId, Reach, StoryId};
use crate::text::Ordered;

/// How many articles of a story are compared: all pairs of them in about a second in the browser.
const MOST_COMPARED: usize = 20;
/// How many entities are given.
const MOST_ENTITIES: usize = 60;

impl Engine {
    pub(super) fn story(&self, manifest: &Manifest, id: &StoryId, needs: &Needs) -> Answer {
        let at = self.story_position(manifest, id, needs);
        let Some((at, (story, members))) = at.and_then(|at| Some((at, self.story_at(manifest, at, needs)?))) else {
            let missing = of_missing(self.missing(manifest, needs.asked()));
            return Answer::Failed(missing.unwrap_or_else(|| Failure::NoSuchStory(id.clone())));
        };
        let heads = self.story_heads(manifest, at, &[], needs);
        let compared = chosen(&heads);
        let rows: Vec<_> = compared.iter().filter_map(|id| self.row(manifest, id, needs)).collect();
        let keys: Vec<_> = rows.iter().map(|row| FileKey::Shard(row.shard)).collect();
        let mut articles: Vec<&Article> = Vec::new();
        for row in &rows {
            if self.has(FileKey::Shard(row.shard), needs) {
                articles.extend(self.find(row.shard, &row.id));
            }
        }
        let missing = self.missing(manifest, keys);
        // while files are still on their way the answer is thrown away: spare the work
        let comparison = if articles.len() == rows.len() || !missing.is_empty() {
            Comparison {
                aligned: Vec::new(),
                only: BTreeMap::new(),
                nearest: Vec::new(),
                kept_apart: Vec::new(),
                ..self.compared(&articles)
            }
        } else {
            Comparison::default()
        };
        Answer::Story(Box::new(StoryView {
            head: StoryHead { id: story.id.clone(), title: story.title.clone(), articles: count(members.len()) },
            reach: reach(&heads),
            left_out: left_out(heads.len(), compared.len()),
            entities: entities(&articles, &comparison.matrix.columns),
            heads,
            compared,
            comparison,
            missing,
        }))
    }
}

/// The articles of a story that are compared: the first of each outlet, then the earliest of the rest, in the order of
/// `heads`, which stand by time.
pub fn chosen(heads: &[ArticleHead]) -> Vec<ArticleId> {
    let mut seen: BTreeSet<&OutletId> = BTreeSet::new();
    let mut ranked: Vec<(bool, usize)> = Vec::with_capacity(heads.len());
    for (at, head) in heads.iter().enumerate() {
        let is_first = head.outlet.as_ref().is_none_or(|outlet| seen.insert(outlet));
        ranked.push((!is_first, at));
    }
    ranked.sort_unstable();
    ranked.truncate(MOST_COMPARED);
    ranked.order_by_key(|&(_, at)| at);
    ranked.into_iter().filter_map(|(_, at)| heads.get(at)).map(|head| head.id.clone()).collect()
}

/// That not all of a story's articles are compared, as a sentence.
pub fn left_out(of: usize, compared: usize) -> Option<String> {
    (compared < of).then(|| {
        format!(
            "{compared} of the {of} articles are compared: the first of each outlet, then the earliest of the rest."
        )
    })
}

/// How many articles, outlets and origins a story has.
pub fn reach(heads: &[ArticleHead]) -> Reach {
    let named: BTreeSet<_> = heads.iter().filter_map(|head| head.outlet.as_ref()).collect();
    let unnamed = heads.iter().filter(|head| head.outlet.is_none()).count();
    let origins: BTreeSet<_> = heads.iter().map(|head| &head.origin).collect();
    Reach { articles: count(heads.len()), outlets: count(named.len() + unnamed), origins: count(origins.len()) }
}

/// Who and what the articles name, by columns.
fn entities(articles: &[&Article], columns: &[MatrixColumn]) -> Vec<EntityRow> {
    let mut found: BTreeMap<&EntityId, EntityRow> = BTreeMap::new();
    for article in articles {
        let Some(column) = columns.iter().position(|column| column.articles.contains(&article.draft.id)) else {
            continue;
        };
        for entity in &article.entities {
            let row = found.entry(&entity.id).or_insert_with(|| EntityRow {
                id: entity.id.clone(),
                name: entity.name.clone(),
                kind: entity.kind,
                cells: vec![0; columns.len()],
            });
            if let Some(cell) = row.cells.get_mut(column) {
                *cell += count(entity.mentions.len());
            }
        }
    }
    let mut rows: Vec<EntityRow> = found.into_values().collect();
    let rank = |row: &EntityRow| (row.cells.iter().filter(|&&cell| cell > 0).count(), row.cells.iter().sum::<u32>());
    rows.order_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id)));
    rows.truncate(MOST_ENTITIES);
    rows
}
