//! What a query chooses of each facet, and which articles fail which of these choices.

use std::collections::BTreeSet;

use super::facet::OWN;
use super::protocol::{DateRange, Query, Selection, UNKNOWN, Unknown, UnknownKind};
use super::store::{Engine, Needs};
use crate::corpus::NONE;
use crate::model::{EntityKind, Manifest};

pub(super) const OUTLETS: usize = 0;
pub(super) const STORIES: usize = 1;
pub(super) const DATES: usize = 2;
pub(super) const LANGUAGES: usize = 3;
pub(super) const ORIGINS: usize = 4;
/// The first of four: one for each kind of entity, in the order of [`EntityKind::ALL`].
pub(super) const ENTITIES: usize = 5;
pub(super) const FACETS: usize = ENTITIES + EntityKind::ALL.len();

/// A query's selections as positions in the manifest.
pub(super) struct Choices {
    /// Of each facet but that of dates.
    chosen: [Chosen; FACETS],
    dates: Periods,
    /// What the corpus lacks.
    pub unknown: Vec<Unknown>,
}

/// Values chosen, by position; [`NONE`] is "not known".
#[derive(Default)]
struct Chosen {
    all: Vec<u32>,
    /// How many of `all` are included; the rest is excluded.
    included: usize,
}

impl Chosen {
    fn include(&self) -> &[u32] {
        self.all.get(..self.included).unwrap_or_default()
    }

    fn exclude(&self) -> &[u32] {
        self.all.get(self.included..).unwrap_or_default()
    }
}

/// Periods chosen; none is the undated.
#[derive(Default)]
struct Periods {
    include: Vec<Option<DateRange>>,
    exclude: Vec<Option<DateRange>>,
}

impl Choices {
    pub(super) fn read(engine: &Engine, manifest: &Manifest, query: &Query, needs: &Needs) -> Self {
        let columns = &engine.columns;
        let mut unknown = BTreeSet::new();
        let mut lacks = |kind: UnknownKind, value: &str| {
            unknown.insert(Unknown { kind, value: value.to_owned() });
        };
        let mut chosen: [Chosen; FACETS] = std::array::from_fn(|_| Chosen::default());
        let outlet = |value: &str| position(&manifest.outlets, |outlet| outlet.id.as_str() == value);
        let language = |value: &str| position(&columns.language_names, |name| name == value);
        let or = |value: &str, none: &str, found: Option<u32>| found.or_else(|| (value == none).then_some(NONE));
        let [outlets, stories, _, languages, origins, ..] = &mut chosen;
        *outlets = read(
            &query.outlets,
            |value| or(value, UNKNOWN, outlet(value)),
            |value| {
                lacks(UnknownKind::Outlet, value);
            },
        );
        // what a facet shows of a chosen story is asked for at once
        let shown = |at: u32| engine.story_at(manifest, at, needs).map(|_| at);
        let story = |value: &str| engine.story_position(manifest, &value.into(), needs).and_then(shown);
        *stories = read(&query.stories, story, |value| lacks(UnknownKind::Story, value));
        *languages = read(
            &query.languages,
            |value| or(value, UNKNOWN, language(value)),
            |value| {
                lacks(UnknownKind::Language, value);
            },
        );
        *origins = read(
            &query.origins,
            |value| or(value, OWN, outlet(value)),
            |value| {
                lacks(UnknownKind::Outlet, value);
            },
        );
        let dates = periods(&query.dates, |value| lacks(UnknownKind::Date, value));
        for (values, excluded) in [(&query.entities.include, false), (&query.entities.exclude, true)] {
            for value in values {
                let found = engine.find_entity(manifest, value, needs);
                let kind = found.and_then(|at| engine.entity_at(manifest, at, needs)).map(|entity| entity.kind);
                let chosen = kind.and_then(|kind| chosen.get_mut(ENTITIES + kind as usize));
                let (Some(at), Some(chosen)) = (found, chosen) else {
                    lacks(UnknownKind::Entity, value);
                    continue;
                };
                chosen.included += usize::from(!excluded);
                chosen.all.push(at);
            }
        }
        Self { chosen, dates, unknown: unknown.into_iter().collect() }
    }

    /// What is chosen of a facet, in or out.
    pub(super) fn chosen(&self, facet: usize) -> &[u32] {
        self.chosen.get(facet).map_or(&[], |chosen| &chosen.all)
    }

    /// For each article, a bit for each facet whose choice it fails; an empty list, where nothing is chosen.
    pub(super) fn fails(&self, engine: &Engine, manifest: &Manifest, needs: &Needs) -> Vec<u16> {
        let columns = &engine.columns;
        let mut fails: Vec<u16> = Vec::new();
        let articles = columns.outlets.len();
        let mut mark = |facet: usize, allows: &dyn Fn(usize) -> bool| {
            fails.resize(articles, 0);
            for (doc, bits) in fails.iter_mut().enumerate() {
                *bits |= u16::from(!allows(doc)) << facet;
            }
        };
        for (facet, chosen) in self.chosen.iter().enumerate().filter(|(_, chosen)| !chosen.all.is_empty()) {
            let (include, exclude) = (chosen.include(), chosen.exclude());
            let column = match facet {
                OUTLETS => &columns.outlets,
                STORIES => &columns.stories,
                LANGUAGES => &columns.languages,
                ORIGINS => &columns.origins,
                _ => {
                    let has = |wanted: &[u32]| {
                        let mut has = vec![false; articles];
                        for &doc in wanted.iter().flat_map(|&entity| engine.named_in(manifest, entity, needs)) {
                            if let Some(has) = has.get_mut(doc as usize) {
                                *has = true;
                            }
                        }
                        has
                    };
                    let (is_in, is_out) = (has(include), has(exclude));
                    let of = |list: &[bool], doc: usize| list.get(doc) == Some(&true);
                    mark(facet, &|doc| (include.is_empty() || of(&is_in, doc)) && !of(&is_out, doc));
                    continue;
                }
            };
            mark(facet, &|doc| {
                let value = column.get(doc).copied().unwrap_or(NONE);
                (include.is_empty() || include.contains(&value)) && !exclude.contains(&value)
            });
        }
        let Periods { include, exclude } = &self.dates;
        if !include.is_empty() || !exclude.is_empty() {
            mark(DATES, &|doc| {
                let day = columns.days.get(doc).copied().flatten();
                let is = |period: &Option<DateRange>| match (period, day) {
                    (Some(range), Some(day)) => range.has(day),
                    (None, None) => true,
                    _ => false,
                };
                (include.is_empty() || include.iter().any(is)) && !exclude.iter().any(is)
            });
        }
        fails
    }
}

fn read(selection: &Selection, find: impl Fn(&str) -> Option<u32>, mut lacks: impl FnMut(&str)) -> Chosen {
    let mut found = |values: &[String]| -> Vec<u32> {
        let known = values.iter().filter_map(|value| {
            find(value).or_else(|| {
                lacks(value);
                None
            })
        });
        known.collect()
    };
    let mut all = found(&selection.include);
    let included = all.len();
    all.extend(found(&selection.exclude));
    Chosen { all, included }
}

fn periods(selection: &Selection, mut lacks: impl FnMut(&str)) -> Periods {
    let mut found = |values: &[String]| -> Vec<Option<DateRange>> {
        let mut out = Vec::new();
        for value in values {
            match DateRange::parse(value) {
                Some(range) => out.push(Some(range)),
                None if value == UNKNOWN => out.push(None),
                None => lacks(value),
            }
        }
        out
    };
    Periods { include: found(&selection.include), exclude: found(&selection.exclude) }
}

fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<u32> {
    list.iter().position(is).and_then(|at| u32::try_from(at).ok())
}
