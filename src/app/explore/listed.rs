//! The results that have come, by their place in the list, and what comes when the reader gets there.

use std::collections::BTreeMap;
use std::ops::Range;

use leptos::prelude::*;

use crate::app::line::{Asked, Line};
use crate::app::place::Place;
use crate::app::shell::KnownHeads;
use crate::engine::{Answer, Explored, Grain, Hit, Missing, Query, Request};
use crate::state::present::{Heights, Hidden};

/// Results that are asked for together.
const STEP: usize = 20;

/// The list. It outlives the page, so that Back finds it as it was left.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    pub hits: RwSignal<BTreeMap<usize, Hit>>,
    /// Files that the results after the first ones lack.
    pub missing: RwSignal<Vec<Missing>>,
    /// Grows when the list becomes another one.
    pub number: RwSignal<u32>,
    pub heights: StoredValue<Heights>,
    /// So many of the first rows are drawn, wherever the reader is; 0 while those near what is seen are.
    pub whole: RwSignal<usize>,
    of: StoredValue<Option<Query>>,
    known: KnownHeads,
}

impl Listed {
    /// The list of whatever answers come.
    pub(crate) fn new(place: Place, line: Line, results: Asked<Explored>, known: KnownHeads) -> Self {
        let listed = Self {
            hits: RwSignal::default(),
            missing: RwSignal::default(),
            number: RwSignal::new(0),
            heights: StoredValue::new(Heights::default()),
            whole: RwSignal::new(0),
            of: StoredValue::new(None),
            known,
        };
        // the same list under other names of outlets
        Effect::new(move |before: Option<Option<Hidden>>| {
            let now = line.hidden();
            if before.is_some_and(|before| before != now) {
                listed.forget();
            }
            now
        });
        // under other names other articles are found
        Effect::new(move |before: Option<()>| {
            line.renamed.track();
            if before.is_some() {
                listed.of.set_value(None);
            }
        });
        Effect::new(move |_| {
            results.answer.with(|answer| {
                if let (Some(found), Some(query)) = (answer, untrack(|| place.query())) {
                    listed.take(found, query);
                }
            });
        });
        listed
    }

    /// Takes the first results of a query. The same query again keeps what is there.
    fn take(self, found: &Explored, query: Query) {
        let of = Some(Query { grain: Grain::default(), limit: 0, ..query });
        if self.of.with_value(|now| *now != of) {
            self.of.set_value(of);
            self.heights.set_value(Heights::default());
            self.hits.update_untracked(BTreeMap::clear);
            self.missing.set(Vec::new());
            self.whole.set(0);
            self.number.update(|number| *number += 1);
        }
        self.known.note(found.hits.iter().map(|hit| &hit.head));
        self.hits.update(|hits| hits.extend(found.hits.iter().cloned().enumerate()));
    }

    /// Forgets results, so that they are asked for again.
    pub(super) fn forget(self) {
        self.missing.set(Vec::new());
        self.hits.update(BTreeMap::clear);
    }

    /// Asks for what is lacking of these places.
    pub(super) fn bring(self, line: Line, query: Query, places: Range<usize>) {
        let lacking = self.hits.with_untracked(|hits| {
            let mut lacking = places.filter(|at| !hits.contains_key(at));
            lacking.next().map(|first| (first, lacking.next_back().unwrap_or(first)))
        });
        let Some((first, last)) = lacking else { return };
        let (from, to) = (first / STEP * STEP, (last / STEP + 1) * STEP);
        let number = self.number.get_untracked();
        line.ask(Request::Hits(query, from as u32, (to - from) as u32), move |answer| {
            if let Answer::Hits(page) = answer
                && self.number.try_get_untracked() == Some(number)
            {
                self.known.note(page.hits.iter().map(|hit| &hit.head));
                self.hits.update(|hits| hits.extend((page.from as usize..).zip(page.hits)));
                if !page.missing.is_empty() {
                    self.missing.set(page.missing);
                }
            }
        });
    }
}
