//! Which articles a query's clauses let through, and how many each value of each facet would.
//!
//! Every facet is one clause. An article that fails no clause counts for every facet; one that fails exactly one
//! counts for that facet alone, which is what "a facet ignores its own clause" means.

use std::collections::BTreeMap;

use super::choice::{Choices, DATES, ENTITIES, FACETS, LANGUAGES, ORIGINS, OUTLETS, STORIES};
use super::columns::Columns;
use super::date::{Chart, chart, timeline};
use super::protocol::{Coverage, DateRange, FacetValue, Facets, Grain, Query, UNKNOWN, Unknown};
use super::store::{Engine, Needs};
use crate::corpus::NONE;
use crate::index::Matches;
use crate::model::{EntityKind, Manifest};
use crate::text::fold;

/// Values of a facet that are given; the rest is rarer. Those that are chosen are given besides.
const MOST_VALUES: usize = 100;
/// Outlets that have bars of their own in the timeline.
const MOST_COVERED: usize = 6;
/// A text that is first seen in the article itself.
pub(super) const OWN: &str = "own";

/// The articles that match and how they spread.
pub(super) struct Spread {
    /// Positions of the articles that pass every clause.
    pub passed: Vec<u32>,
    pub facets: Facets,
    pub chart: Chart,
    pub coverage: Vec<Coverage>,
    pub more_outlets: u32,
    pub unknown: Vec<Unknown>,
}

/// Articles of each value of each facet.
struct Counts {
    /// The last one is that of articles without an outlet.
    outlets: Vec<u32>,
    stories: Vec<u32>,
    languages: Vec<u32>,
    /// By outlet; the last one is that of texts of their own.
    origins: Vec<u32>,
    entities: Vec<u32>,
    days: BTreeMap<i32, u32>,
    undated: u32,
}

/// Spreads the articles that match the words (all, where there are none) over every facet. Of the values of facets only
/// those are given whose labels contain `text`, and those that are chosen.
pub(super) fn spread(
    engine: &Engine,
    manifest: &Manifest,
    query: &Query,
    (choices, text): (Choices, &str),
    matches: Option<&Matches>,
    needs: &Needs,
) -> Spread {
    let columns = &engine.columns;
    let fails = choices.fails(engine, manifest, needs);
    let everything: Vec<u32>;
    let docs = match matches {
        Some(matches) => &matches.docs,
        None => {
            everything = (0..columns.articles()).collect();
            &everything
        }
    };
    let failing = |doc: u32| fails.get(doc as usize).copied().unwrap_or_default();
    let passed: Vec<u32> = docs.iter().copied().filter(|&doc| failing(doc) == 0).collect();
    let mut near: [Vec<u32>; FACETS] = Default::default();
    if !fails.is_empty() {
        for &doc in docs {
            let failed = failing(doc);
            if failed.is_power_of_two()
                && let Some(near) = near.get_mut(failed.trailing_zeros() as usize)
            {
                near.push(doc);
            }
        }
    }
    let counts = count(columns, manifest, &passed, &near);
    let ranges = query.dates.include.iter().filter_map(|value| DateRange::parse(value));
    let chosen = ranges.reduce(|a, b| DateRange { first: a.first.min(b.first), last: a.last.max(b.last) });
    let chart = chart(&counts.days, counts.undated, query.grain, chosen);
    let near_dates = near.get(DATES).map_or(&[][..], Vec::as_slice);
    let (coverage, more_outlets) = coverage(manifest, columns, &chart, passed.iter().chain(near_dates));
    let mut facets = facets(manifest, columns, query, &choices, &counts, &fold(text.trim()));
    add_rare(engine, manifest, &mut facets, &choices, (&passed, &near), needs);
    Spread { passed, facets, chart, coverage, more_outlets, unknown: choices.unknown }
}

/// The bars of the outlets with most articles in a chart, and how many other outlets have articles there.
fn coverage<'a>(
    manifest: &Manifest,
    columns: &Columns,
    chart: &Chart,
    docs: impl Iterator<Item = &'a u32>,
) -> (Vec<Coverage>, u32) {
    let (outlets, bars) = (manifest.outlets.len(), chart.bars.len());
    let of_rank: Vec<usize> = columns.day_values.iter().map(|&day| chart.bar_of(day)).collect();
    let undated = chart.undated();
    let mut counts = vec![0_u32; (outlets + 1) * bars];
    for &doc in docs {
        let rank = columns.day_ranks.get(doc as usize).map_or(usize::MAX, |&rank| rank as usize);
        let bar = of_rank.get(rank).copied().unwrap_or(undated);
        let outlet = columns.outlets.get(doc as usize).map_or(outlets, |&outlet| outlets.min(outlet as usize));
        if let Some(count) = (bar < bars).then(|| counts.get_mut(outlet * bars + bar)).flatten() {
            *count += 1;
        }
    }
    let rows = counts.chunks(bars.max(1)).enumerate();
    let mut found: Vec<(u32, usize, &[u32])> = rows.map(|(at, row)| (row.iter().sum(), at, row)).collect();
    found.retain(|(sum, ..)| *sum > 0);
    found.sort_by_key(|&(sum, at, _)| (std::cmp::Reverse(sum), at));
    let more = found.len().saturating_sub(MOST_COVERED);
    let rows = found.into_iter().take(MOST_COVERED).map(|(_, at, row)| {
        let outlet = manifest.outlets.get(at);
        Coverage {
            outlet: outlet.map(|outlet| outlet.id.clone()),
            outlet_name: outlet.map(|outlet| outlet.name.clone()),
            counts: row.to_vec(),
        }
    });
    (rows.collect(), u32::try_from(more).unwrap_or(u32::MAX))
}

fn count(columns: &Columns, manifest: &Manifest, passed: &[u32], near: &[Vec<u32>; FACETS]) -> Counts {
    let both = |facet: usize| passed.iter().chain(near.get(facet).into_iter().flatten()).copied();
    let tally = |column: &[u32], facet: usize, values: usize| {
        let mut counts = vec![0_u32; values + 1];
        for doc in both(facet) {
            let value = column.get(doc as usize).map_or(values, |&value| values.min(value as usize));
            if let Some(count) = counts.get_mut(value) {
                *count += 1;
            }
        }
        counts
    };
    let mut entities = vec![0_u32; manifest.entities.len()];
    for &doc in passed {
        for &entity in columns.entities.get(doc) {
            if let Some(count) = entities.get_mut(entity as usize) {
                *count += 1;
            }
        }
    }
    for kind in EntityKind::ALL {
        for &doc in near.get(ENTITIES + kind as usize).into_iter().flatten() {
            for &entity in columns.entities.get(doc) {
                if columns.kinds.get(entity as usize) == Some(&kind)
                    && let Some(count) = entities.get_mut(entity as usize)
                {
                    *count += 1;
                }
            }
        }
    }
    let (mut days, mut undated) = (BTreeMap::new(), 0);
    let mut by_rank = vec![0_u32; columns.day_values.len()];
    for doc in both(DATES) {
        match columns.day_ranks.get(doc as usize).and_then(|&rank| by_rank.get_mut(rank as usize)) {
            Some(count) => *count += 1,
            None => undated += 1,
        }
    }
    days.extend(columns.day_values.iter().copied().zip(by_rank).filter(|(_, count)| *count > 0));
    Counts {
        outlets: tally(&columns.outlets, OUTLETS, manifest.outlets.len()),
        stories: tally(&columns.stories, STORIES, manifest.stories.len()),
        languages: tally(&columns.languages, LANGUAGES, columns.language_names.len()),
        origins: tally(&columns.origins, ORIGINS, manifest.outlets.len()),
        entities,
        days,
        undated,
    }
}

fn facets(
    manifest: &Manifest,
    columns: &Columns,
    query: &Query,
    choices: &Choices,
    counts: &Counts,
    text: &str,
) -> Facets {
    let outlet = |at: u32, none: (&str, &str)| match manifest.outlets.get(at as usize) {
        Some(outlet) => Some((outlet.id.to_string(), outlet.name.clone())),
        None => Some((none.0.to_owned(), none.1.to_owned())),
    };
    let entity =
        |at: u32| manifest.entities.get(at as usize).map(|entity| (entity.id.to_string(), entity.name.clone()));
    let entities = |kind: EntityKind| {
        let own = columns.of_kind.get(kind as usize).map_or(&[][..], Vec::as_slice);
        let counted = own.iter().map(|&at| (at, counts.entities.get(at as usize).copied().unwrap_or_default()));
        values(counted, choices.chosen(ENTITIES + kind as usize), &columns.entity_ranks, text, entity)
    };
    let story = |&at: &u32| (at, counts.stories.get(at as usize).copied().unwrap_or_default());
    let is_listed = |at: u32| columns.story_ranks.get(at as usize).is_some_and(|rank| *rank != NONE);
    let besides = choices.chosen(STORIES).iter().filter(|&&at| !is_listed(at));
    let stories = columns.listed_stories.iter().chain(besides).map(story);
    Facets {
        outlets: values(numbered(&counts.outlets), choices.chosen(OUTLETS), &[], text, |at| {
            outlet(at, (UNKNOWN, "Unknown outlet"))
        }),
        stories: values(stories, choices.chosen(STORIES), &columns.story_ranks, text, |at| {
            manifest.stories.get(at as usize).map(|story| (story.id.to_string(), story.title.clone()))
        }),
        languages: values(numbered(&counts.languages), choices.chosen(LANGUAGES), &[], text, |at| {
            let name = columns.language_names.get(at as usize).map_or(UNKNOWN, String::as_str);
            Some((name.to_owned(), if name == UNKNOWN { "Unknown language".to_owned() } else { name.to_owned() }))
        }),
        origins: values(numbered(&counts.origins), choices.chosen(ORIGINS), &[], text, |at| {
            outlet(at, (OWN, "Own text"))
        }),
        dates: date_values(counts, query),
        people: entities(EntityKind::Person),
        organisations: entities(EntityKind::Organisation),
        places: entities(EntityKind::Place),
        others: entities(EntityKind::Other),
    }
}

/// Adds chosen entities that no table lists.
fn add_rare(
    engine: &Engine,
    manifest: &Manifest,
    facets: &mut Facets,
    choices: &Choices,
    (passed, near): (&[u32], &[Vec<u32>; FACETS]),
    needs: &Needs,
) {
    let lists = [&mut facets.people, &mut facets.organisations, &mut facets.places, &mut facets.others];
    for (facet, values) in (ENTITIES..).zip(lists) {
        let near = near.get(facet).map_or(&[][..], Vec::as_slice);
        for &at in choices.chosen(facet).iter().filter(|&&at| at as usize >= manifest.entities.len()) {
            let Some(entity) = engine.entity_at(manifest, at, needs) else { continue };
            let has = |doc: &&u32| passed.binary_search(doc).is_ok() || near.binary_search(doc).is_ok();
            let number = engine.named_in(manifest, at, needs).iter().filter(has).count();
            let (value, label) = (entity.id.to_string(), entity.name.clone());
            values.push(FacetValue { value, label, count: u32::try_from(number).unwrap_or(u32::MAX) });
        }
    }
}

/// Counts with the positions of their values; where a facet has a count of "not known", it is the last.
fn numbered(counts: &[u32]) -> impl Iterator<Item = (u32, u32)> + Clone + '_ {
    (0_u32..).zip(counts.iter().copied())
}

/// Values with their counts: the most frequent first, then by label. Chosen values stay, with 0 where nothing is left.
/// `ranks` says in which place of the order of labels each stands; where it says nothing, the position does.
fn values(
    counts: impl Iterator<Item = (u32, u32)> + Clone,
    chosen: &[u32],
    ranks: &[u32],
    text: &str,
    show: impl Fn(u32) -> Option<(String, String)>,
) -> Vec<FacetValue> {
    let wanted = |at: u32| text.is_empty() || show(at).is_some_and(|(_, label)| fold(&label).contains(text));
    let rank = |at: u32| ranks.get(at as usize).copied().unwrap_or(at);
    // the highest count first, then the label: one number that rises in the order of values
    let key = |at: u32, count: u32| (u64::from(u32::MAX - count) << 32) | u64::from(rank(at));
    let least = if text.is_empty() { least_shown(counts.clone()) } else { 1 };
    let shown = counts.clone().filter(|&(at, count)| count >= least && wanted(at));
    let mut found: Vec<(u64, u32, u32)> = shown.map(|(at, count)| (key(at, count), at, count)).collect();
    if found.len() > MOST_VALUES {
        found.select_nth_unstable(MOST_VALUES);
        found.truncate(MOST_VALUES);
    }
    for &at in chosen {
        let at = if at == NONE { counts.clone().last().map_or(NONE, |(last, _)| last) } else { at };
        if !found.iter().any(|(_, known, _)| *known == at) {
            let count = counts.clone().find(|(known, _)| *known == at).map_or(0, |(_, count)| count);
            found.push((key(at, count), at, count));
        }
    }
    found.sort_unstable();
    let values = found.into_iter().filter_map(|(_, at, count)| show(at).map(|(value, label)| (value, label, count)));
    values.map(|(value, label, count)| FacetValue { value, label, count }).collect()
}

/// The greatest number that at least as many counts reach as values are given; 1 where there are not so many.
fn least_shown(counts: impl Iterator<Item = (u32, u32)>) -> u32 {
    const STEPS: usize = 64;
    let mut reaching = [0_usize; STEPS + 1];
    for (_, count) in counts {
        if let Some(step) = reaching.get_mut(STEPS.min(count as usize)) {
            *step += 1;
        }
    }
    let mut sum = 0;
    for (least, number) in (0..=STEPS as u32).rev().zip(reaching.into_iter().rev()).take(STEPS) {
        sum += number;
        if sum >= MOST_VALUES {
            return least;
        }
    }
    1
}

/// The months that have articles, and behind them what was chosen besides: years, days, ranges.
fn date_values(counts: &Counts, query: &Query) -> Vec<FacetValue> {
    let value = |value: &str, count| FacetValue { value: value.to_owned(), label: value.to_owned(), count };
    let (months, _) = timeline(&counts.days, counts.undated, Grain::Month);
    let mut values: Vec<_> =
        months.iter().filter(|bar| bar.count > 0).map(|bar| value(&bar.value, bar.count)).collect();
    for chosen in query.dates.include.iter().chain(&query.dates.exclude) {
        let range = DateRange::parse(chosen);
        if values.iter().any(|known| known.value == *chosen) || (range.is_none() && chosen != UNKNOWN) {
            continue;
        }
        let within = counts.days.iter().filter(|(day, _)| range.is_some_and(|range| range.has(**day)));
        values.push(value(chosen, within.map(|(_, count)| count).sum()));
    }
    values
}
