//! One article with its story around it.

use super::explore::head;
use super::protocol::{Answer, ArticleHead, ArticleView, Failure, FileKey, Heads, Missing, Unknown, UnknownKind};
use super::store::{Engine, Needs};
use crate::corpus::NONE;
use crate::model::{Article, ArticleId, ArticleRow, Manifest, Sentence};

impl Engine {
    pub(super) fn article(&self, manifest: &Manifest, id: &ArticleId, needs: &Needs) -> Answer {
        let (at, row, article) = match self.needed(manifest, id, needs) {
            Ok(found) => found,
            Err(failure) => return Answer::Failed(failure),
        };
        let story = self.story_at(manifest, row.story, needs);
        Answer::Article(Box::new(ArticleView {
            article: article.clone(),
            story_title: story.map(|(story, _)| story.title.clone()).unwrap_or_default(),
            origin: self.origin(manifest, at, needs),
            others: self.story_heads(manifest, row.story, std::slice::from_ref(id), needs),
            head: head(manifest, row),
        }))
    }

    /// Where the words stand in each block of an article.
    pub(super) fn marks(&self, manifest: &Manifest, id: &ArticleId, words: &str, needs: &Needs) -> Answer {
        let marker = self.marker(manifest, words, needs);
        match self.needed(manifest, id, needs) {
            Ok((.., article)) => {
                Answer::Marks(article.draft.blocks.iter().map(|block| marker.marks(&block.text).0).collect())
            }
            Err(failure) => Answer::Failed(failure),
        }
    }

    /// An article with its row, or why there is none.
    fn needed<'a>(
        &'a self,
        manifest: &'a Manifest,
        id: &ArticleId,
        needs: &Needs,
    ) -> Result<(u32, &'a ArticleRow, &'a Article), Failure> {
        let at = self.position(manifest, id.as_str(), needs);
        let row = at.and_then(|at| Some((at, manifest.articles.get(at as usize)?)));
        let (at, row) = row.ok_or_else(|| self.no_article(manifest, id, needs))?;
        let key = FileKey::Shard(row.shard);
        let article = self.has(key, needs).then(|| self.find(row.shard, id)).flatten();
        article.map(|article| (at, row, article)).ok_or_else(|| {
            let missing = of_missing(self.missing(manifest, [key]));
            missing.unwrap_or_else(|| Failure::NoSuchArticle(id.clone()))
        })
    }

    /// The heads of these articles, each once.
    pub(super) fn heads(&self, manifest: &Manifest, ids: &[ArticleId], needs: &Needs) -> Answer {
        let mut found = Heads::default();
        for id in ids {
            match self.row(manifest, id, needs) {
                Some(row) => found.heads.push(head(manifest, row)),
                None => found.unknown.push(Unknown { kind: UnknownKind::Article, value: id.to_string() }),
            }
        }
        match of_missing(self.missing(manifest, needs.asked())) {
            // what is not known for a missing file is not unknown to the corpus
            Some(failure) if found.heads.is_empty() => Answer::Failed(failure),
            _ => Answer::Heads(found),
        }
    }

    /// The head of the article whose text the one at this position repeats.
    pub(super) fn origin(&self, manifest: &Manifest, of: u32, needs: &Needs) -> Option<ArticleHead> {
        let first = self.columns.firsts.get(of as usize).copied().filter(|first| *first != NONE)?;
        self.row_at(manifest, first, needs).map(|row| head(manifest, row))
    }

    /// The heads of a story's articles, by time, without some.
    pub(super) fn story_heads(
        &self,
        manifest: &Manifest,
        story: u32,
        without: &[ArticleId],
        needs: &Needs,
    ) -> Vec<ArticleHead> {
        let rows = self.columns.members.get(story).iter().filter_map(|&at| self.row_at(manifest, at, needs));
        rows.filter(|row| !without.contains(&row.id)).map(|row| head(manifest, row)).collect()
    }
}

/// The failure that the first missing file is.
pub(super) fn of_missing(missing: Vec<Missing>) -> Option<Failure> {
    missing.into_iter().next().map(Failure::File)
}

/// The sentence that holds a byte of a block.
pub(super) fn sentence_at(article: &Article, block: u32, byte: u32) -> Option<Sentence> {
    let found = article.draft.blocks.get(block as usize)?;
    let at = found.sentences.iter().position(|span| span.start <= byte && byte < span.end)?;
    let span = found.sentences.get(at)?;
    Some(Sentence {
        article: article.draft.id.clone(),
        block,
        sentence: u32::try_from(at).ok()?,
        start: span.start,
        end: span.end,
        text: span.of(&found.text).to_owned(),
    })
}
