//! Articles beside each other.

use super::explore::head;
use super::protocol::{Answer, CompareView, FileKey, Unknown, UnknownKind};
use super::store::{Engine, Needs};
use crate::compare::{ChangeKind, diff_words};
use crate::model::{Article, ArticleId, Comparison, Manifest};

/// More columns than anyone can read beside each other; the rest of a longer list is left out.
const MOST_ARTICLES: usize = 4;

/// Which words two texts do not have in common.
pub(super) fn difference(a: &str, b: &str) -> Answer {
    let changes = diff_words(a, b);
    let of = |kind: ChangeKind| changes.iter().filter(move |change| change.kind == kind);
    Answer::Diff(
        of(ChangeKind::OnlyA).map(|change| change.a).collect(),
        of(ChangeKind::OnlyB).map(|change| change.b).collect(),
    )
}

impl Engine {
    pub(super) fn compare(&self, manifest: &Manifest, ids: &[ArticleId], needs: &Needs) -> Answer {
        let mut wanted: Vec<&ArticleId> = Vec::new();
        for id in ids {
            if !wanted.contains(&id) {
                wanted.push(id);
            }
        }
        let unknown = wanted.iter().filter(|id| self.row(manifest, id, needs).is_none());
        let unknown: Vec<_> = unknown.map(|id| Unknown { kind: UnknownKind::Article, value: id.to_string() }).collect();
        let rows: Vec<_> = wanted.iter().filter_map(|id| self.row(manifest, id, needs)).take(MOST_ARTICLES).collect();

        let keys: Vec<_> = rows.iter().map(|row| FileKey::Shard(row.shard)).collect();
        let mut articles: Vec<&Article> = Vec::new();
        let mut heads = Vec::new();
        for row in &rows {
            let found = self.has(FileKey::Shard(row.shard), needs).then(|| self.find(row.shard, &row.id)).flatten();
            if let Some(article) = found {
                articles.push(article);
                heads.push(head(manifest, row));
            }
        }
        let complete = articles.len() == rows.len();
        let shown: Vec<_> = articles.iter().map(|article| article.draft.id.clone()).collect();
        let mut stories: Vec<u32> = rows.iter().map(|row| row.story).collect();
        stories.dedup();
        let mut others = Vec::new();
        for story in stories {
            for other in self.story_heads(manifest, story, &shown, needs) {
                if !others.contains(&other) {
                    others.push(other);
                }
            }
        }
        // while files are still on their way the answer is thrown away: spare the work
        let comparison = if complete || !self.missing(manifest, keys.iter().copied()).is_empty() {
            self.compared(&articles)
        } else {
            Comparison::default()
        };
        Answer::Compared(Box::new(CompareView {
            articles: articles.into_iter().cloned().collect(),
            heads,
            comparison,
            others,
            unknown,
            missing: self.missing(manifest, keys),
        }))
    }

    /// The comparison of these articles, with what was read of them for another.
    pub(super) fn compared(&self, articles: &[&Article]) -> Comparison {
        match self.desk.try_borrow_mut() {
            Ok(mut desk) => desk.compare(articles),
            Err(_) => crate::compare::compare(articles),
        }
    }
}
