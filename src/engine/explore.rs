//! Which articles, in which order, and why.

use super::article::origin;
use super::facet::spread;
use super::protocol::{Answer, ArticleHead, Explored, FileKey, Hit, Overview, Passage, Query, Sort, StoryHead};
use super::store::{Engine, Needs};
use crate::index::{Chunk, Clause, Lengths, Matches, WordQuery, marks, search};
use crate::model::{Article, ArticleRow, BlockKind, Manifest, Moment};

/// Results given in full where the query does not say.
const DEFAULT_LIMIT: u32 = 20;
/// Results given in full at most: more than anyone reads, few enough to send.
const MOST_RESULTS: u32 = 2_000;

/// The corpus at a glance.
pub(super) fn overview(manifest: &Manifest) -> Answer {
    let dated = || manifest.articles.iter().filter_map(|row| row.published);
    let key = |moment: &Moment| moment.sort_key();
    let stories = manifest.stories.iter().map(|story| StoryHead {
        id: story.id.clone(),
        title: story.title.clone(),
        articles: count(story.articles.len()),
    });
    Answer::Overview(Overview {
        about: manifest.about.clone(),
        corpus: manifest.corpus.clone(),
        parser: manifest.parser.clone(),
        articles: count(manifest.articles.len()),
        outlets: manifest.outlets.clone(),
        stories: stories.collect(),
        dates: dated().min_by_key(key).zip(dated().max_by_key(key)),
        undated: count(manifest.articles.len() - dated().count()),
    })
}

/// What lists and links need of an article.
pub fn head(manifest: &Manifest, row: &ArticleRow) -> ArticleHead {
    let outlet = row.outlet.and_then(|at| manifest.outlets.get(at as usize));
    ArticleHead {
        id: row.id.clone(),
        title: row.title.clone(),
        outlet: outlet.map(|outlet| outlet.id.clone()),
        outlet_name: outlet.map(|outlet| outlet.name.clone()),
        published: row.published,
        story: manifest.stories.get(row.story as usize).map(|story| story.id.clone()).unwrap_or_default(),
        origin: row.origin.clone(),
        words: row.words,
    }
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Engine {
    pub(super) fn explore(&self, manifest: &Manifest, query: &Query, needs: &mut Needs) -> Answer {
        let words = WordQuery::parse(&query.words);
        let keys = chunk_keys(manifest, &words);
        let here: Vec<&Chunk> =
            keys.iter().filter(|&&key| self.has(key, needs)).filter_map(|key| self.chunk(*key)).collect();
        let lengths = || Lengths::new(manifest.articles.iter().map(|row| row.words).collect());
        let matches = (!words.is_empty()).then(|| search(&words, &here, &lengths()));
        let spread = spread(manifest, query, matches.as_ref());
        let order = ordered(manifest, query.sort, &spread.passed, matches.as_ref());

        let limit = if query.limit == 0 { DEFAULT_LIMIT } else { query.limit.min(MOST_RESULTS) };
        let shown = order.iter().take(limit as usize).filter_map(|&doc| manifest.articles.get(doc as usize));
        let mut shards = Vec::new();
        let hits = shown.map(|row| {
            let key = FileKey::Shard(row.shard);
            shards.push(key);
            let article = self.has(key, needs).then(|| self.find(row.shard, &row.id)).flatten();
            Hit {
                head: head(manifest, row),
                origin: origin(manifest, row),
                title_marks: marks(&words, &row.title).0,
                passages: article.map(|article| passages(article, &words)).unwrap_or_default(),
            }
        });
        let hits = hits.collect();
        Answer::Explored(Explored {
            total: count(spread.passed.len()),
            hits,
            facets: spread.facets,
            timeline: spread.timeline,
            unknown: spread.unknown,
            faults: words.faults,
            missing: self.missing(manifest, keys.into_iter().chain(shards)),
        })
    }

    fn chunk(&self, key: FileKey) -> Option<&Chunk> {
        match key {
            FileKey::Chunk(at) => self.chunks.get(&at),
            _ => None,
        }
    }
}

/// The files of the index that may hold a clause's terms.
fn chunk_keys(manifest: &Manifest, words: &WordQuery) -> Vec<FileKey> {
    let holds = |first: &str, last: &str, clause: &Clause| match clause {
        Clause::Term(term) => first <= term.as_str() && term.as_str() <= last,
        Clause::Prefix(prefix) => prefix.as_str() <= last && (first <= prefix.as_str() || first.starts_with(prefix)),
        Clause::Phrase(terms) => terms.iter().any(|term| first <= term.as_str() && term.as_str() <= last),
    };
    (0_u32..)
        .zip(&manifest.index)
        .filter(|(_, chunk)| words.clauses().any(|clause| holds(&chunk.first, &chunk.last, clause)))
        .map(|(at, _)| FileKey::Chunk(at))
        .collect()
}

/// Positions in the order asked for. The manifest stands newest first with undated articles last; ties keep its order.
fn ordered(manifest: &Manifest, sort: Sort, passed: &[u32], matches: Option<&Matches>) -> Vec<u32> {
    let mut order = passed.to_vec();
    match (sort, matches) {
        (Sort::Relevance, Some(matches)) => {
            let score = |doc: &u32| matches.get(doc).copied().unwrap_or_default();
            order.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| a.cmp(b)));
        }
        (Sort::Oldest, _) => {
            let time = |doc: u32| {
                manifest.articles.get(doc as usize).and_then(|row| row.published).map_or(i64::MAX, Moment::sort_key)
            };
            order.sort_by_key(|&doc| (time(doc), doc));
        }
        (Sort::Relevance | Sort::Newest, _) => {}
    }
    order
}

/// The two sentences that hold most of the words; without words, the first sentence of the text.
fn passages(article: &Article, words: &WordQuery) -> Vec<Passage> {
    const MOST: usize = 2;
    let mut found: Vec<(usize, Passage)> = Vec::new();
    for (block_at, block) in (0_u32..).zip(&article.draft.blocks) {
        if matches!(block.kind, BlockKind::Caption | BlockKind::Note) {
            continue;
        }
        for (sentence_at, sentence) in (0_u32..).zip(&block.sentences) {
            let text = sentence.of(&block.text);
            let (marks, clauses) = marks(words, text);
            let wanted = if words.all.is_empty() { block.kind != BlockKind::Heading } else { clauses > 0 };
            if wanted {
                found.push((clauses, Passage { block: block_at, sentence: sentence_at, text: text.to_owned(), marks }));
            }
        }
        if words.all.is_empty() && !found.is_empty() {
            found.truncate(1);
            break;
        }
    }
    // the sort is stable: among equals the earlier sentence comes first
    found.sort_by_key(|(clauses, _)| std::cmp::Reverse(*clauses));
    found.truncate(MOST);
    let mut passages: Vec<_> = found.into_iter().map(|(_, passage)| passage).collect();
    passages.sort_by_key(|passage| (passage.block, passage.sentence));
    passages
}
