//! One article with its story around it.

use super::explore::head;
use super::protocol::{Answer, ArticleHead, ArticleView, Failure, FileKey, Heads, Unknown, UnknownKind};
use super::store::{Engine, Needs};
use crate::model::{Article, ArticleId, ArticleRow, Manifest, Sentence, StoryId};

impl Engine {
    pub(super) fn article(&self, manifest: &Manifest, id: &ArticleId, needs: &mut Needs) -> Answer {
        let (row, article) = match self.needed(manifest, id, needs) {
            Ok(found) => found,
            Err(failure) => return Answer::Failed(failure),
        };
        let head = head(manifest, row);
        Answer::Article(Box::new(ArticleView {
            article: article.clone(),
            story_title: story_title(manifest, &head.story),
            origin: origin(manifest, row),
            others: story_heads(manifest, &head.story, std::slice::from_ref(id)),
            head,
        }))
    }

    /// Where the words stand in each block of an article.
    pub(super) fn marks(&self, manifest: &Manifest, id: &ArticleId, words: &str, needs: &mut Needs) -> Answer {
        let marker = self.marker(manifest, words);
        match self.needed(manifest, id, needs) {
            Ok((_, article)) => {
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
        needs: &mut Needs,
    ) -> Result<(&'a ArticleRow, &'a Article), Failure> {
        let row = row(manifest, id).ok_or_else(|| Failure::NoSuchArticle(id.clone()))?;
        let key = FileKey::Shard(row.shard);
        let article = self.has(key, needs).then(|| self.find(row.shard, id)).flatten();
        article.map(|article| (row, article)).ok_or_else(|| {
            let missing = self.missing(manifest, [key]).into_iter().next();
            missing.map_or_else(|| Failure::NoSuchArticle(id.clone()), Failure::File)
        })
    }
}

/// The heads of these articles, each once.
pub(super) fn heads(manifest: &Manifest, ids: &[ArticleId]) -> Answer {
    let mut found = Heads::default();
    for id in ids {
        match row(manifest, id) {
            Some(row) => found.heads.push(head(manifest, row)),
            None => found.unknown.push(Unknown { kind: UnknownKind::Article, value: id.to_string() }),
        }
    }
    Answer::Heads(found)
}

/// The head of the article whose text this one repeats.
pub(super) fn origin(manifest: &Manifest, of: &ArticleRow) -> Option<ArticleHead> {
    (of.origin != of.id).then(|| row(manifest, &of.origin)).flatten().map(|row| head(manifest, row))
}

/// The article's row, where the corpus has it.
pub(super) fn row<'a>(manifest: &'a Manifest, id: &ArticleId) -> Option<&'a ArticleRow> {
    manifest.articles.iter().find(|row| row.id == *id)
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

fn story_title(manifest: &Manifest, id: &StoryId) -> String {
    manifest.stories.iter().find(|story| story.id == *id).map(|story| story.title.clone()).unwrap_or_default()
}

/// The heads of a story's articles, by time, without some.
pub(super) fn story_heads(manifest: &Manifest, id: &StoryId, without: &[ArticleId]) -> Vec<ArticleHead> {
    let story = manifest.stories.iter().find(|story| story.id == *id);
    let articles = story.map(|story| story.articles.as_slice()).unwrap_or_default();
    let others = articles.iter().filter(|article| !without.contains(article));
    others.filter_map(|article| row(manifest, article)).map(|row| head(manifest, row)).collect()
}
