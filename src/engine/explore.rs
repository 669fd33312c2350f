//! Which articles, in which order, and why.

use std::cell::RefCell;

use super::article::origin;
use super::facet::{Spread, spread};
use super::protocol::{
    Answer, ArticleHead, Explored, FileKey, Hit, HitPage, Missing, Overview, Passage, Query, Sort, StoryHead,
    Understood,
};
use super::store::{Engine, Needs};
use super::values::Values;
use crate::index::{Chunk, Files, Ground, Library, Marker, Matches, Places, Search, articles_with, search};
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
        facts: manifest.facts.clone(),
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

/// The index as far as the engine has its files, and what was asked of it.
struct IndexFiles<'a> {
    engine: &'a Engine,
    manifest: &'a Manifest,
    asked: RefCell<Vec<FileKey>>,
}

impl IndexFiles<'_> {
    fn note(&self, key: FileKey) {
        self.asked.borrow_mut().push(key);
    }
}

impl Files for IndexFiles<'_> {
    fn len(&self) -> usize {
        self.manifest.index.len()
    }

    fn first(&self, at: usize) -> &str {
        self.manifest.index.get(at).map_or("", |chunk| &chunk.first)
    }

    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.note(FileKey::Chunk(count(at)));
        self.engine.chunks.get(&count(at))
    }

    fn places(&self, at: usize) -> Option<&Places> {
        // in old formats the places come with the terms
        let places = self.engine.places.get(&count(at));
        if places.is_none() && self.manifest.index.get(at).is_some_and(|chunk| chunk.places.is_some()) {
            self.note(FileKey::Places(count(at)));
        }
        places
    }
}

/// What typed words found, as far as the files at hand tell.
struct Searched {
    matches: Option<Matches>,
    marker: Marker,
    understood: Understood,
    /// The files of the index that were asked for.
    asked: Vec<FileKey>,
}

impl Engine {
    fn search(&self, manifest: &Manifest, query: &Query) -> Searched {
        let typed = Search::parse(&query.words);
        let files = IndexFiles { engine: self, manifest, asked: RefCell::default() };
        let values = Values::new(manifest, &self.columns);
        let wide =
            if query.exact { typed.clone() } else { values.widened(&typed, &|term| articles_with(&files, term)) };
        let library = Library { files: &files, lengths: &self.columns.lengths, ground: &values, exact: query.exact };
        let matches = (!wide.is_empty()).then(|| search(&wide, &library));
        let (faults, names) = values.noted();
        let marker = Marker::new(&typed, &names, query.exact);
        let mut understood = Understood { text: typed.to_string(), faults: typed.faults, names };
        understood.faults.extend(faults);
        understood.faults.sort();
        let mut asked = files.asked.into_inner();
        asked.sort_unstable();
        asked.dedup();
        Searched { matches, marker, understood, asked }
    }

    /// What finds the words of a search in texts.
    pub(super) fn marker(&self, manifest: &Manifest, words: &str) -> Marker {
        let typed = Search::parse(words);
        let values = Values::new(manifest, &self.columns);
        values.widened(&typed, &|_| 0).values().into_iter().for_each(|value| drop(values.having(value)));
        Marker::new(&typed, &values.noted().1, false)
    }

    pub(super) fn explore(&self, manifest: &Manifest, query: &Query, needs: &mut Needs) -> Answer {
        let Some((searched, spread)) = self.spread(manifest, query, "", needs) else {
            return Answer::Explored(Explored::default());
        };
        let limit = if query.limit == 0 { DEFAULT_LIMIT } else { query.limit.min(MOST_RESULTS) };
        let (hits, missing) = self.hits_of(manifest, query, (0, limit), (&searched, &spread), needs);
        Answer::Explored(Explored {
            total: count(spread.passed.len()),
            hits,
            facets: spread.facets,
            timeline: spread.chart.bars,
            grain: spread.chart.grain,
            part: spread.chart.part,
            coverage: spread.coverage,
            more_outlets: spread.more_outlets,
            unknown: spread.unknown,
            understood: searched.understood,
            missing,
        })
    }

    /// Results from a position on.
    pub(super) fn hits(&self, manifest: &Manifest, query: &Query, from: u32, number: u32, needs: &mut Needs) -> Answer {
        let Some((searched, spread)) = self.spread(manifest, query, "", needs) else {
            return Answer::Hits(HitPage::default());
        };
        let number = number.min(MOST_RESULTS);
        let (hits, missing) = self.hits_of(manifest, query, (from, number), (&searched, &spread), needs);
        Answer::Hits(HitPage { from, hits, missing })
    }

    /// Values of facets whose labels contain `text`.
    pub(super) fn values(&self, manifest: &Manifest, query: &Query, text: &str, needs: &mut Needs) -> Answer {
        let found = self.spread(manifest, query, text, needs);
        Answer::Values(found.map(|(_, spread)| spread.facets).unwrap_or_default())
    }

    /// What was searched for and how it spreads; nothing while files of the index are on their way: the answer would be
    /// thrown away.
    fn spread(&self, manifest: &Manifest, query: &Query, text: &str, needs: &mut Needs) -> Option<(Searched, Spread)> {
        let searched = self.search(manifest, query);
        let absent = searched.asked.iter().filter(|&&key| !self.has(key, needs)).count();
        if absent > 0 && !needs.is_empty() {
            return None;
        }
        let spread = spread(manifest, &self.columns, query, searched.matches.as_ref(), text);
        Some((searched, spread))
    }

    /// So many results from a position on, and the files that could not be had for them.
    fn hits_of(
        &self,
        manifest: &Manifest,
        query: &Query,
        (from, number): (u32, u32),
        (searched, spread): (&Searched, &Spread),
        needs: &mut Needs,
    ) -> (Vec<Hit>, Vec<Missing>) {
        let end = from.saturating_add(number) as usize;
        let order = ordered(manifest, query.sort, &spread.passed, searched.matches.as_ref(), end);
        let shown = order.iter().take(end).skip(from as usize);
        let mut shards = Vec::new();
        let hits = shown.filter_map(|&doc| manifest.articles.get(doc as usize)).map(|row| {
            let key = FileKey::Shard(row.shard);
            shards.push(key);
            let article = self.has(key, needs).then(|| self.find(row.shard, &row.id)).flatten();
            Hit {
                head: head(manifest, row),
                origin: origin(manifest, row),
                title_marks: searched.marker.title_marks(&row.title),
                passages: article.map(|article| passages(article, &searched.marker)).unwrap_or_default(),
            }
        });
        let hits = hits.collect();
        (hits, self.missing(manifest, searched.asked.iter().copied().chain(shards)))
    }
}

/// The first positions in the order asked for. The manifest stands newest first with undated articles last; ties keep
/// its order.
fn ordered(manifest: &Manifest, sort: Sort, passed: &[u32], matches: Option<&Matches>, limit: usize) -> Vec<u32> {
    match (sort, matches) {
        (Sort::Relevance, Some(matches)) => {
            let mut scored: Vec<(f64, u32)> = Vec::with_capacity(passed.len());
            let mut at = matches.docs.iter().zip(&matches.scores);
            for &doc in passed {
                // both rise, and every article that passed matches
                let score = at.find(|(found, _)| **found == doc).map_or(0.0, |(_, score)| *score);
                scored.push((score, doc));
            }
            let better = |(one, a): &(f64, u32), (two, b): &(f64, u32)| two.total_cmp(one).then(a.cmp(b));
            if scored.len() > limit {
                scored.select_nth_unstable_by(limit, better);
                scored.truncate(limit);
            }
            scored.sort_unstable_by(better);
            scored.into_iter().map(|(_, doc)| doc).collect()
        }
        (Sort::Oldest, _) => {
            let time = |doc: u32| {
                manifest.articles.get(doc as usize).and_then(|row| row.published).map_or(i64::MAX, Moment::sort_key)
            };
            let mut order: Vec<(i64, u32)> = passed.iter().map(|&doc| (time(doc), doc)).collect();
            order.sort_unstable();
            order.into_iter().map(|(_, doc)| doc).collect()
        }
        (Sort::Relevance | Sort::Newest, _) => passed.iter().copied().take(limit).collect(),
    }
}

/// The two sentences that hold most of the words; without words, the first sentence of the text.
fn passages(article: &Article, words: &Marker) -> Vec<Passage> {
    const MOST: usize = 2;
    let mut found: Vec<(usize, Passage)> = Vec::new();
    let mut whole = 0;
    let blocks = (0_u32..).zip(&article.draft.blocks);
    let told = blocks.filter(|(_, block)| !matches!(block.kind, BlockKind::Caption | BlockKind::Note));
    let sentences =
        told.flat_map(|(at, block)| (0_u32..).zip(&block.sentences).map(move |(number, s)| (at, block, number, s)));
    for (block_at, block, sentence_at, sentence) in sentences {
        let text = sentence.of(&block.text);
        let (marks, clauses) = words.marks(text);
        let wanted = if words.is_empty() { block.kind != BlockKind::Heading } else { clauses > 0 };
        if wanted {
            found.push((clauses, Passage { block: block_at, sentence: sentence_at, text: text.to_owned(), marks }));
            // none that follows can be better
            whole += usize::from(clauses == words.len());
            if whole == if words.is_empty() { 1 } else { MOST } {
                break;
            }
        }
    }
    // the sort is stable: among equals the earlier sentence comes first
    found.sort_by_key(|(clauses, _)| std::cmp::Reverse(*clauses));
    found.truncate(MOST);
    let mut passages: Vec<_> = found.into_iter().map(|(_, passage)| passage).collect();
    passages.sort_by_key(|passage| (passage.block, passage.sentence));
    passages
}
