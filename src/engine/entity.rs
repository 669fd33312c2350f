//! One entity: where, when, by whom and under which names; quoted and spoken of; with whom.
//!
//! Counts of articles are exact: the manifest has them. Names and quotations need the articles themselves, so for an
//! entity that very many name, some of each outlet are looked into and the answer says how many.

use std::collections::{BTreeMap, BTreeSet};

use super::article::{of_missing, sentence_at};
use super::date::{month_name, month_of};
use super::entity_view::{Cited, Companion, EntityView, NameUse, OutletUse, Perhaps, QuoteOf};
use super::explore::{count, head};
use super::protocol::{Answer, Failure, FileKey, UNKNOWN};
use super::store::{Engine, Needs};
use crate::model::{Article, ArticleRow, EntityId, EntityMentions, Manifest, Mention, Proposal, Quote, Span};
use crate::text::Ordered;

/// Articles looked into at most: enough for a page, few enough to fetch.
const MOST_ARTICLES: usize = 80;
/// Files fetched for them at most, of about 256 kB each.
const MOST_FILES: usize = 24;
/// Companions and quotations listed at most.
const MOST_COMPANY: usize = 30;
const MOST_QUOTES: usize = 60;

/// An article that names the entity: its row, its outlet and its day.
type Named<'a> = (&'a ArticleRow, Option<i32>);

impl Engine {
    pub(super) fn entity(&self, manifest: &Manifest, id: &EntityId, needs: &Needs) -> Answer {
        let at = self.find_entity(manifest, id.as_str(), needs);
        let Some((at, (entity, docs, _))) = at.and_then(|at| Some((at, self.whole_entity(manifest, at, needs)?)))
        else {
            let missing = of_missing(self.missing(manifest, needs.asked()));
            return Answer::Failed(missing.unwrap_or_else(|| Failure::NoSuchEntity(id.clone())));
        };
        let row = |&doc: &u32| {
            let day = self.columns.days.get(doc as usize).copied().flatten();
            manifest.articles.get(doc as usize).map(|row| (row, day))
        };
        let rows: Vec<Named<'_>> = docs.iter().filter_map(row).collect();
        let chosen = chosen(&rows);
        let keys: BTreeSet<FileKey> =
            chosen.iter().filter_map(|&at| rows.get(at)).map(|(row, _)| FileKey::Shard(row.shard)).collect();
        let here: BTreeSet<FileKey> = keys.iter().copied().filter(|&key| self.has(key, needs)).collect();
        let mut read: Vec<(&ArticleRow, &Article)> = Vec::new();
        for (row, _) in chosen.iter().filter_map(|&at| rows.get(at)) {
            if here.contains(&FileKey::Shard(row.shard)) {
                read.extend(self.find(row.shard, &row.id).map(|article| (*row, article)));
            }
        }
        let months = months(&rows);
        let mut view = EntityView {
            entity: entity.clone(),
            articles: count(rows.len()),
            looked_into: count(read.len()),
            heads: read.iter().map(|(row, _)| head(manifest, row)).collect(),
            outlets: outlets(manifest, &rows, &read, &entity.id, &months),
            months,
            quotes_by: Vec::new(),
            quotes_about: Vec::new(),
            company: self.company(manifest, docs, at),
            perhaps: self.perhaps(manifest, &entity.id, needs),
            missing: self.missing(manifest, keys),
        };
        for (_, article) in &read {
            quotes(&mut view, article);
        }
        Answer::Entity(Box::new(view))
    }

    /// What may be the same, from either side of a proposal; proposals stand the surest first.
    fn perhaps(&self, manifest: &Manifest, id: &EntityId, needs: &Needs) -> Vec<Perhaps> {
        if manifest.tables.is_some() && self.shelf.file(FileKey::Proposals).is_some() {
            self.has(FileKey::Proposals, needs);
        }
        let shown = |proposal: &Proposal| {
            let other = match (proposal.entity == *id, proposal.other == *id) {
                (true, false) => &proposal.other,
                (false, true) => &proposal.entity,
                _ => return None,
            };
            let at = self.find_entity(manifest, other.as_str(), needs)?;
            let found = self.entity_at(manifest, at, needs)?;
            Some(Perhaps {
                id: found.id.clone(),
                name: found.name.clone(),
                kind: found.kind,
                articles: count(self.named_in(manifest, at, needs).len()),
                reason: proposal.reason.clone(),
                score: proposal.score,
            })
        };
        manifest.proposals.iter().filter_map(shown).collect()
    }

    /// The listed entities that the same articles name.
    fn company(&self, manifest: &Manifest, docs: &[u32], entity: u32) -> Vec<Companion> {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for &other in docs.iter().flat_map(|&doc| self.columns.entities.get(doc)).filter(|&&other| other != entity) {
            *counts.entry(other).or_default() += 1;
        }
        let companion = |(at, articles): (u32, u32)| {
            let found = manifest.entities.get(at as usize)?;
            Some(Companion { id: found.id.clone(), name: found.name.clone(), kind: found.kind, articles })
        };
        let mut company: Vec<Companion> = counts.into_iter().filter_map(companion).collect();
        company.order_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
        company.truncate(MOST_COMPANY);
        company
    }
}

/// The articles to look into, newest first: the newest of each outlet, then the second newest of each, and so on.
fn chosen(rows: &[Named<'_>]) -> Vec<usize> {
    let mut by_outlet: BTreeMap<Option<u32>, Vec<usize>> = BTreeMap::new();
    for (at, (row, _)) in rows.iter().enumerate() {
        by_outlet.entry(row.outlet).or_default().push(at);
    }
    let longest = by_outlet.values().map(Vec::len).max().unwrap_or_default();
    let turns = (0..longest).flat_map(|turn| by_outlet.values().filter_map(move |list| list.get(turn).copied()));
    let mut files = BTreeSet::new();
    let mut taken = Vec::new();
    for at in turns {
        let Some((row, _)) = rows.get(at) else { continue };
        if taken.len() == MOST_ARTICLES {
            break;
        }
        if files.contains(&row.shard) || files.len() < MOST_FILES {
            files.insert(row.shard);
            taken.push(at);
        }
    }
    taken.sort_unstable();
    taken
}

/// The months of these articles without gaps, and behind them [`UNKNOWN`] where some have no date.
fn months(rows: &[Named<'_>]) -> Vec<String> {
    let dated: BTreeSet<i32> = rows.iter().filter_map(|(_, day)| day.map(month_of)).collect();
    let mut months: Vec<String> = match (dated.first(), dated.last()) {
        // a wrong date far away is no reason to draw a thousand empty months
        (Some(&first), Some(&last)) if last - first < 600 => (first..=last).map(month_name).collect(),
        _ => dated.into_iter().map(month_name).collect(),
    };
    if rows.iter().any(|(_, day)| day.is_none()) {
        months.push(UNKNOWN.to_owned());
    }
    months
}

fn outlets(
    manifest: &Manifest,
    rows: &[Named<'_>],
    read: &[(&ArticleRow, &Article)],
    id: &EntityId,
    months: &[String],
) -> Vec<OutletUse> {
    let mut uses: BTreeMap<Option<u32>, OutletUse> = BTreeMap::new();
    for (row, day) in rows {
        let outlet = row.outlet.and_then(|at| manifest.outlets.get(at as usize));
        let found = uses.entry(row.outlet).or_insert_with(|| OutletUse {
            outlet: outlet.map(|outlet| outlet.id.clone()),
            outlet_name: outlet.map(|outlet| outlet.name.clone()),
            by_month: vec![0; months.len()],
            ..OutletUse::default()
        });
        found.articles += 1;
        let month = day.map_or_else(|| UNKNOWN.to_owned(), |day| month_name(month_of(day)));
        let at = months.iter().position(|known| *known == month);
        if let Some(number) = at.and_then(|at| found.by_month.get_mut(at)) {
            *number += 1;
        }
    }
    for (row, article) in read {
        let Some(found) = uses.get_mut(&row.outlet) else { continue };
        for mention in mentions(article, id) {
            match found.names.iter_mut().find(|name| name.name == mention.text) {
                Some(known) => known.mentions += 1,
                None => {
                    let Some(example) = cited(article, mention) else { continue };
                    found.names.push(NameUse { name: mention.text.clone(), mentions: 1, example });
                }
            }
        }
    }
    let mut uses: Vec<_> = uses.into_values().collect();
    for found in &mut uses {
        found.names.order_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)));
    }
    // unknown outlets stand last among equals
    uses.order_by(|a, b| {
        let name = |found: &OutletUse| (found.outlet_name.is_none(), found.outlet_name.clone());
        b.articles.cmp(&a.articles).then_with(|| name(a).cmp(&name(b)))
    });
    uses
}

fn named<'a>(article: &'a Article, id: &EntityId) -> Option<&'a EntityMentions> {
    article.entities.iter().find(|entity| entity.id == *id)
}

fn mentions<'a>(article: &'a Article, id: &EntityId) -> &'a [Mention] {
    named(article, id).map(|entity| entity.mentions.as_slice()).unwrap_or_default()
}

/// The sentence of a mention with the mention marked.
fn cited(article: &Article, mention: &Mention) -> Option<Cited> {
    let sentence = sentence_at(article, mention.block, mention.start)?;
    let mark = Span {
        start: mention.start.saturating_sub(sentence.start),
        end: mention.end.min(sentence.end).saturating_sub(sentence.start),
    };
    Some(Cited { sentence, mark })
}

/// Adds an article's quotations by the entity and of it.
fn quotes(view: &mut EntityView, article: &Article) {
    let id = view.entity.id.clone();
    let about = |quote: &Quote| {
        mentions(article, &id)
            .iter()
            .any(|mention| mention.block == quote.block && quote.start <= mention.start && mention.end <= quote.end)
    };
    for quote in &article.quotes {
        let said_by_it = quote.speaker_entity.as_ref() == Some(&id);
        let list = if said_by_it { &mut view.quotes_by } else { &mut view.quotes_about };
        if list.len() < MOST_QUOTES
            && (said_by_it || about(quote))
            && let Some(at) = sentence_at(article, quote.block, quote.start)
        {
            list.push(QuoteOf { at, quote: quote.clone() });
        }
    }
}
