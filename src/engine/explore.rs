//! Which articles, in which order, and why.

use super::choice::Choices;
use super::columns::Columns;
use super::facet::{Spread, spread};
use super::files::IndexFiles;
use super::protocol::{
    Answer, ArticleHead, Explored, FileKey, Hit, HitPage, Overview, Passage, Query, Sort, StoryHead, Understood,
};
use super::store::{Engine, Needs};
use super::values::Values;
use crate::corpus::{NONE, oldest_first};
use crate::index::{Ground, Library, Marker, Matches, Search, articles_with, search};
use crate::model::{Article, ArticleRow, BlockKind, Manifest, Moment};

/// Results given in full where the query does not say.
const DEFAULT_LIMIT: u32 = 20;
/// Results given in full at most: more than anyone reads, few enough to send.
const MOST_RESULTS: u32 = 2_000;

/// The corpus at a glance.
pub(super) fn overview(manifest: &Manifest, columns: &Columns) -> Answer {
    let dated = || manifest.articles.iter().filter_map(|row| row.published);
    let key = |moment: &Moment| moment.sort_key();
    let (dates, undated, stories) = match &manifest.tables {
        Some(tables) => (tables.dates, tables.undated, tables.stories),
        None => (
            dated().min_by_key(key).zip(dated().max_by_key(key)),
            count(manifest.articles.len() - dated().count()),
            count(manifest.stories.len()),
        ),
    };
    let listed = columns.listed_stories.iter().filter_map(|&at| {
        let articles = count(columns.members.get(at).len());
        manifest.stories.get(at as usize).map(|story| StoryHead {
            id: story.id.clone(),
            title: story.title.clone(),
            articles,
        })
    });
    Answer::Overview(Overview {
        about: manifest.about.clone(),
        corpus: manifest.corpus.clone(),
        parser: manifest.parser.clone(),
        facts: manifest.facts.clone(),
        articles: columns.articles(),
        outlets: manifest.outlets.clone(),
        stories: listed.collect(),
        story_count: stories,
        dates,
        undated,
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

/// What typed words found, as far as the files at hand tell.
struct Searched {
    matches: Option<Matches>,
    marker: Marker,
    understood: Understood,
}

impl Engine {
    fn search(&self, manifest: &Manifest, query: &Query, needs: &Needs) -> Searched {
        let typed = Search::parse(&query.words);
        let files = IndexFiles { engine: self, manifest, needs };
        let values = Values::new(self, manifest, needs);
        let wide =
            if query.exact { typed.clone() } else { values.widened(&typed, &|term| articles_with(&files, term)) };
        let library = Library { files: &files, lengths: &self.columns.lengths, ground: &values, exact: query.exact };
        let matches = (!wide.is_empty()).then(|| search(&wide, &library));
        let (faults, names) = values.noted();
        let marker = Marker::new(&typed, &names, query.exact);
        let mut understood = Understood { text: typed.to_string(), faults: typed.faults, names };
        understood.faults.extend(faults);
        understood.faults.sort();
        Searched { matches, marker, understood }
    }

    /// What finds the words of a search in texts.
    pub(super) fn marker(&self, manifest: &Manifest, words: &str, needs: &Needs) -> Marker {
        let typed = Search::parse(words);
        let values = Values::new(self, manifest, needs);
        values.widened(&typed, &|_| 0).values().into_iter().for_each(|value| drop(values.having(value)));
        Marker::new(&typed, &values.noted().1, false)
    }

    pub(super) fn explore(&self, manifest: &Manifest, query: &Query, needs: &Needs) -> Answer {
        let Some((searched, spread)) = self.spread(manifest, query, "", needs) else {
            return Answer::Explored(Explored::default());
        };
        let limit = if query.limit == 0 { DEFAULT_LIMIT } else { query.limit.min(MOST_RESULTS) };
        let hits = self.hits_of(manifest, query, (0, limit), (&searched, &spread), needs);
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
            missing: self.missing(manifest, needs.asked()),
        })
    }

    /// Results from a position on.
    pub(super) fn hits(&self, manifest: &Manifest, query: &Query, from: u32, number: u32, needs: &Needs) -> Answer {
        let Some((searched, spread)) = self.spread(manifest, query, "", needs) else {
            return Answer::Hits(HitPage::default());
        };
        let number = number.min(MOST_RESULTS);
        let hits = self.hits_of(manifest, query, (from, number), (&searched, &spread), needs);
        Answer::Hits(HitPage { from, hits, missing: self.missing(manifest, needs.asked()) })
    }

    /// Values of facets whose labels contain `text`.
    pub(super) fn values(&self, manifest: &Manifest, query: &Query, text: &str, needs: &Needs) -> Answer {
        let found = self.spread(manifest, query, text, needs);
        Answer::Values(found.map(|(_, spread)| spread.facets).unwrap_or_default())
    }

    /// What was searched for and how it spreads; nothing while files of the index are on their way: the answer would be
    /// thrown away.
    fn spread(&self, manifest: &Manifest, query: &Query, text: &str, needs: &Needs) -> Option<(Searched, Spread)> {
        let searched = self.search(manifest, query, needs);
        let choices = Choices::read(self, manifest, query, needs);
        if !needs.is_empty() {
            return None;
        }
        let spread = spread(self, manifest, query, (choices, text), searched.matches.as_ref(), needs);
        Some((searched, spread))
    }

    /// So many results from a position on.
    fn hits_of(
        &self,
        manifest: &Manifest,
        query: &Query,
        (from, number): (u32, u32),
        (searched, spread): (&Searched, &Spread),
        needs: &Needs,
    ) -> Vec<Hit> {
        let end = from.saturating_add(number) as usize;
        let order = ordered(&self.columns, query.sort, &spread.passed, searched.matches.as_ref(), end);
        let shown = order.iter().take(end).skip(from as usize);
        let hits = shown.filter_map(|&doc| {
            let row = manifest.articles.get(doc as usize)?;
            let key = FileKey::Shard(row.shard);
            let article = self.has(key, needs).then(|| self.find(row.shard, &row.id)).flatten();
            // an article shows what a list needs; only where it cannot be had, the lists are asked
            let row = if article.is_some() { row } else { self.row_without(manifest, doc, key, needs)? };
            Some(Hit {
                head: head(manifest, row),
                origin: self.origin(manifest, doc, needs),
                title_marks: searched.marker.title_marks(&row.title),
                passages: article.map(|article| passages(article, &searched.marker)).unwrap_or_default(),
            })
        });
        hits.collect()
    }
}

/// The first positions in the order asked for. The manifest stands newest first with undated articles last; ties keep
/// its order.
fn ordered(columns: &Columns, sort: Sort, passed: &[u32], matches: Option<&Matches>, limit: usize) -> Vec<u32> {
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
            let moment = |doc: u32| columns.moments.get(doc as usize).copied().unwrap_or(NONE);
            let mut order = passed.to_vec();
            order.sort_unstable_by_key(|&doc| oldest_first(moment(doc), doc));
            order
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
