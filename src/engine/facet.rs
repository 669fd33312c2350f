//! Which articles a query's clauses let through, and how many each value of each facet would.
//!
//! Every facet is one clause. An article that fails no clause counts for every facet; one that fails exactly one
//! counts for that facet alone, which is what "a facet ignores its own clause" means.

use std::collections::{BTreeMap, BTreeSet};

use super::protocol::{DateRange, FacetValue, Facets, Query, Selection, TimelineBar, UNKNOWN, Unknown, UnknownKind};
use crate::index::Matches;
use crate::model::{ArticleRow, EntityKind, Manifest, Moment, slug};

const OUTLETS: usize = 0;
const STORIES: usize = 1;
const DATES: usize = 2;
/// The first of four: one for each kind of entity, in the order of [`EntityKind::ALL`].
const ENTITIES: usize = 3;
const FACETS: usize = ENTITIES + EntityKind::ALL.len();

/// The articles that match and how they spread.
pub(super) struct Spread {
    /// Positions of the articles that pass every clause.
    pub passed: Vec<u32>,
    pub facets: Facets,
    pub timeline: Vec<TimelineBar>,
    pub unknown: Vec<Unknown>,
}

/// A query's selections as positions in the manifest.
struct Clauses {
    outlets: Chosen<Option<u32>>,
    stories: Chosen<u32>,
    dates: Chosen<Option<DateRange>>,
    entities: [Chosen<u32>; EntityKind::ALL.len()],
    unknown: Vec<Unknown>,
}

struct Chosen<T> {
    include: Vec<T>,
    exclude: Vec<T>,
}

impl<T> Default for Chosen<T> {
    fn default() -> Self {
        Self { include: Vec::new(), exclude: Vec::new() }
    }
}

impl<T> Chosen<T> {
    fn allows(&self, has: impl Fn(&T) -> bool) -> bool {
        (self.include.is_empty() || self.include.iter().any(&has)) && !self.exclude.iter().any(&has)
    }
}

/// Counts of one facet, by value.
type Counts<K> = BTreeMap<K, u32>;

/// Spreads the articles that match the words (all, where there are none) over every facet.
pub(super) fn spread(manifest: &Manifest, query: &Query, matches: Option<&Matches>) -> Spread {
    let clauses = Clauses::read(manifest, query);
    let mut passed = Vec::new();
    let (mut outlets, mut stories, mut months) =
        (Counts::<Option<u32>>::new(), Counts::<u32>::new(), Counts::<Option<(i16, i8)>>::new());
    let mut entities = Counts::<u32>::new();
    let mut dates = Vec::new();
    let all: Vec<u32>;
    let docs = match matches {
        Some(matches) => &matches.docs,
        None => {
            all = (0..u32::try_from(manifest.articles.len()).unwrap_or(u32::MAX)).collect();
            &all
        }
    };
    for &doc in docs {
        let Some(row) = manifest.articles.get(doc as usize) else { continue };
        let fails = clauses.failed_by(row);
        let counts_for = |facet: usize| fails.iter().enumerate().all(|(at, &failed)| !failed || at == facet);
        if !fails.contains(&true) {
            passed.push(doc);
        }
        if counts_for(OUTLETS) {
            *outlets.entry(row.outlet).or_default() += 1;
        }
        if counts_for(STORIES) {
            *stories.entry(row.story).or_default() += 1;
        }
        if counts_for(DATES) {
            dates.push(row.published);
            *months.entry(row.published.map(|moment| (moment.date.year(), moment.date.month()))).or_default() += 1;
        }
        for &entity in &row.entities {
            if manifest.entities.get(entity as usize).is_some_and(|found| counts_for(facet_of(found.kind))) {
                *entities.entry(entity).or_default() += 1;
            }
        }
    }
    let timeline = timeline(&months);
    let facets = Facets {
        outlets: outlet_values(manifest, &outlets, &clauses),
        stories: story_values(manifest, &stories, &clauses),
        dates: date_values(&timeline, &dates, query),
        people: entity_values(manifest, &entities, EntityKind::Person, &clauses),
        organisations: entity_values(manifest, &entities, EntityKind::Organisation, &clauses),
        places: entity_values(manifest, &entities, EntityKind::Place, &clauses),
        others: entity_values(manifest, &entities, EntityKind::Other, &clauses),
    };
    Spread { passed, facets, timeline, unknown: clauses.unknown }
}

fn facet_of(kind: EntityKind) -> usize {
    ENTITIES + kind as usize
}

impl Clauses {
    fn read(manifest: &Manifest, query: &Query) -> Self {
        let mut unknown = BTreeSet::new();
        let mut missing = |kind: UnknownKind, value: &str| {
            unknown.insert(Unknown { kind, value: value.to_owned() });
        };
        let outlets = read(&query.outlets, |value| {
            let known = position(&manifest.outlets, |outlet| outlet.id.as_str() == value);
            match known {
                Some(at) => Some(Some(at)),
                None if value == UNKNOWN => Some(None),
                None => {
                    missing(UnknownKind::Outlet, value);
                    None
                }
            }
        });
        let stories = read(&query.stories, |value| {
            let known = position(&manifest.stories, |story| story.id.as_str() == value);
            known.or_else(|| {
                missing(UnknownKind::Story, value);
                None
            })
        });
        let dates = read(&query.dates, |value| match DateRange::parse(value) {
            Some(range) => Some(Some(range)),
            None if value == UNKNOWN => Some(None),
            None => {
                missing(UnknownKind::Date, value);
                None
            }
        });
        let mut entities: [Chosen<u32>; EntityKind::ALL.len()] = std::array::from_fn(|_| Chosen::default());
        for (excluded, value) in
            query.entities.include.iter().map(|v| (false, v)).chain(query.entities.exclude.iter().map(|v| (true, v)))
        {
            let found = find_entity(manifest, value);
            let Some((at, chosen)) = found.and_then(|(at, kind)| Some((at, entities.get_mut(kind as usize)?))) else {
                missing(UnknownKind::Entity, value);
                continue;
            };
            if excluded { &mut chosen.exclude } else { &mut chosen.include }.push(at);
        }
        Self { outlets, stories, dates, entities, unknown: unknown.into_iter().collect() }
    }

    /// Which facets' clauses an article fails.
    fn failed_by(&self, row: &ArticleRow) -> [bool; FACETS] {
        let mut fails = [false; FACETS];
        fails[OUTLETS] = !self.outlets.allows(|outlet| *outlet == row.outlet);
        fails[STORIES] = !self.stories.allows(|story| *story == row.story);
        fails[DATES] = !self.dates.allows(|date| match (date, row.published) {
            (Some(range), Some(moment)) => range.has(moment),
            (None, None) => true,
            _ => false,
        });
        for (chosen, failed) in self.entities.iter().zip(fails.iter_mut().skip(ENTITIES)) {
            *failed = !chosen.allows(|entity| row.entities.binary_search(entity).is_ok());
        }
        fails
    }
}

fn read<T>(selection: &Selection, mut find: impl FnMut(&str) -> Option<T>) -> Chosen<T> {
    let include = selection.include.iter().filter_map(|value| find(value)).collect();
    let exclude = selection.exclude.iter().filter_map(|value| find(value)).collect();
    Chosen { include, exclude }
}

fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<u32> {
    list.iter().position(is).and_then(|at| u32::try_from(at).ok())
}

/// An entity by its identifier, or by the slug of any of its names, so that a link outlives a change of main name.
fn find_entity(manifest: &Manifest, value: &str) -> Option<(u32, EntityKind)> {
    let at = position(&manifest.entities, |entity| entity.id.as_str() == value).or_else(|| {
        position(&manifest.entities, |entity| entity.aliases.iter().any(|alias| slug(&alias.name) == value))
    })?;
    Some((at, manifest.entities.get(at as usize)?.kind))
}

/// Values with their counts: the most frequent first, then by label. Chosen values stay, with 0 where nothing is left.
fn values<K: Ord + Copy>(
    counts: &Counts<K>,
    chosen: &Chosen<K>,
    show: impl Fn(K) -> Option<(String, String)>,
) -> Vec<FacetValue> {
    let mut counts = counts.clone();
    for &value in chosen.include.iter().chain(&chosen.exclude) {
        counts.entry(value).or_default();
    }
    let mut values: Vec<_> = counts
        .into_iter()
        .filter_map(|(key, count)| show(key).map(|(value, label)| FacetValue { value, label, count }))
        .collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    values
}

fn outlet_values(manifest: &Manifest, counts: &Counts<Option<u32>>, clauses: &Clauses) -> Vec<FacetValue> {
    values(counts, &clauses.outlets, |outlet| match outlet {
        None => Some((UNKNOWN.to_owned(), "Unknown outlet".to_owned())),
        Some(at) => manifest.outlets.get(at as usize).map(|outlet| (outlet.id.to_string(), outlet.name.clone())),
    })
}

fn story_values(manifest: &Manifest, counts: &Counts<u32>, clauses: &Clauses) -> Vec<FacetValue> {
    values(counts, &clauses.stories, |at| {
        manifest.stories.get(at as usize).map(|story| (story.id.to_string(), story.title.clone()))
    })
}

fn entity_values(manifest: &Manifest, counts: &Counts<u32>, kind: EntityKind, clauses: &Clauses) -> Vec<FacetValue> {
    let Some(chosen) = clauses.entities.get(kind as usize) else { return Vec::new() };
    values(counts, chosen, |at| {
        manifest
            .entities
            .get(at as usize)
            .filter(|entity| entity.kind == kind)
            .map(|entity| (entity.id.to_string(), entity.name.clone()))
    })
}

/// The months that have articles, and behind them what was chosen besides: years, days, ranges.
fn date_values(timeline: &[TimelineBar], dates: &[Option<Moment>], query: &Query) -> Vec<FacetValue> {
    let value = |value: &str, count| FacetValue { value: value.to_owned(), label: value.to_owned(), count };
    let mut values: Vec<_> =
        timeline.iter().filter(|bar| bar.count > 0).map(|bar| value(&bar.value, bar.count)).collect();
    for chosen in query.dates.include.iter().chain(&query.dates.exclude) {
        let range = DateRange::parse(chosen);
        if values.iter().any(|known| known.value == *chosen) || (range.is_none() && chosen != UNKNOWN) {
            continue;
        }
        let count = dates.iter().flatten().filter(|&&moment| range.is_some_and(|range| range.has(moment))).count();
        values.push(value(chosen, u32::try_from(count).unwrap_or(u32::MAX)));
    }
    values
}

/// Every month from the first to the last, empty ones too, then the undated. Gaps of more than fifty years are cut out.
fn timeline(months: &Counts<Option<(i16, i8)>>) -> Vec<TimelineBar> {
    const LONGEST_GAP: i32 = 600;
    let mut bars: Vec<TimelineBar> = Vec::new();
    let mut before: Option<i32> = None;
    for (&month, &count) in months {
        let Some((year, month)) = month else { continue };
        let index = i32::from(year) * 12 + i32::from(month) - 1;
        if let Some(before) = before.filter(|before| index - before <= LONGEST_GAP) {
            bars.extend((before + 1..index).map(|empty| TimelineBar { value: month_name(empty), count: 0 }));
        }
        bars.push(TimelineBar { value: month_name(index), count });
        before = Some(index);
    }
    if let Some(&count) = months.get(&None) {
        bars.push(TimelineBar { value: UNKNOWN.to_owned(), count });
    }
    bars
}

fn month_name(index: i32) -> String {
    format!("{:04}-{:02}", index.div_euclid(12), index.rem_euclid(12) + 1)
}

impl DateRange {
    /// A year, a month, a day, or `first..last` of those; either end may be left open.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((first, last)) = text.split_once("..") else { return Self::period(text) };
        if first.is_empty() && last.is_empty() {
            return None;
        }
        let first = if first.is_empty() { i32::MIN } else { Self::period(first)?.first };
        let last = if last.is_empty() { i32::MAX } else { Self::period(last)?.last };
        (first <= last).then_some(Self { first, last })
    }

    fn period(text: &str) -> Option<Self> {
        let day = |text: String| text.parse::<Moment>().ok().map(Moment::days_since_epoch);
        match text.len() {
            4 => Some(Self { first: day(format!("{text}-01-01"))?, last: day(format!("{text}-12-31"))? }),
            7 => {
                let first = day(format!("{text}-01"))?;
                let last = [31, 30, 29, 28].into_iter().find_map(|last| day(format!("{text}-{last}")))?;
                Some(Self { first, last })
            }
            10 => day(text.to_owned()).map(|day| Self { first: day, last: day }),
            _ => None,
        }
    }

    fn has(self, moment: Moment) -> bool {
        (self.first..=self.last).contains(&moment.days_since_epoch())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_be_a_year_a_month_a_day_or_a_range() {
        let length = |text| DateRange::parse(text).map(|range| range.last - range.first + 1);
        for (text, days) in [
            ("2024", Some(366)),
            ("2025-02", Some(28)),
            ("2024-02", Some(29)),
            ("2025-04-23", Some(1)),
            ("2025-04-30..2025-05", Some(32)),
            ("2025-05..2025-04", None),
            ("..", None),
            ("2025-13", None),
            ("soon", None),
            ("２０２５", None),
        ] {
            assert_eq!(length(text), days, "{text:?}");
        }
        assert_eq!(DateRange::parse("2025..").map(|range| range.last), Some(i32::MAX));
    }
}
