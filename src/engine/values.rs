//! Which articles have the value of a field, as somebody typed it.

use std::cell::RefCell;

use super::columns::Columns;
use super::files::as_named;
use super::protocol::{DateRange, UNKNOWN};
use super::store::{Engine, Needs};
use crate::corpus::NONE;
use crate::index::{Fault, Field, Ground, Named, Search, Value, folded};
use crate::model::{EntityKind, Manifest, Story};
use crate::text::is_stop_word;

/// Other names that are marked in the texts at most.
pub(super) const MOST_NAMES: usize = 40;

/// The corpus as values are looked up in it; notes what is not there, and which names stood for which.
pub(super) struct Values<'a> {
    engine: &'a Engine,
    manifest: &'a Manifest,
    columns: &'a Columns,
    needs: &'a Needs,
    faults: RefCell<Vec<Fault>>,
    names: RefCell<Vec<String>>,
}

impl Ground for Values<'_> {
    fn having(&self, value: &Value) -> Vec<u32> {
        match self.find(value) {
            Ok(docs) => docs,
            Err(message) => {
                self.faults.borrow_mut().push(Fault { span: value.span.0, message });
                Vec::new()
            }
        }
    }
}

impl<'a> Values<'a> {
    pub(super) fn new(engine: &'a Engine, manifest: &'a Manifest, needs: &'a Needs) -> Self {
        Self {
            engine,
            manifest,
            columns: &engine.columns,
            needs,
            faults: RefCell::default(),
            names: RefCell::default(),
        }
    }

    /// What was not found, in the order of the line, and the names that others were looked for by.
    pub(super) fn noted(self) -> (Vec<Fault>, Vec<String>) {
        let mut faults = self.faults.into_inner();
        faults.sort();
        faults.dedup();
        let mut names = self.names.into_inner();
        names.sort();
        names.dedup();
        names.truncate(MOST_NAMES);
        (faults, names)
    }

    /// The search in which names of entities stand for all their names. `articles` tells how many articles have a term.
    pub(super) fn widened(&self, search: &Search, articles: &dyn Fn(&str) -> u32) -> Search {
        search.with_names(&|terms| {
            let named = self.engine.named(self.manifest, &terms.join(" "), self.needs);
            match terms {
                // a single word must be more than now and then the name of an entity that has others too: "set" is
                // seldom the exchange of that name, and "bill" seldom a man
                [term] => {
                    let worth = named.iter().map(|named| named.worth).max().unwrap_or_default();
                    worth > 0 && worth >= articles(term) && !is_stop_word(term)
                }
                _ => !named.is_empty() && !terms.iter().all(|term| is_stop_word(term)),
            }
        })
    }

    fn find(&self, value: &Value) -> Result<Vec<u32>, String> {
        let text = value.text.as_str();
        let unknown = |what: &str| Err(format!("No {what} here fits {text:?}."));
        match value.field {
            Field::Outlet => {
                let Some(outlets) = self.outlets(text) else { return unknown("outlet") };
                Ok(rising(&self.columns.outlets, |outlet| outlets.contains(outlet)))
            }
            Field::Person => self.entities(text, Some(EntityKind::Person)).map_or_else(|| unknown("person"), Ok),
            Field::Place => self.entities(text, Some(EntityKind::Place)).map_or_else(|| unknown("place"), Ok),
            Field::Organisation => {
                self.entities(text, Some(EntityKind::Organisation)).map_or_else(|| unknown("organisation"), Ok)
            }
            Field::Name => self.entities(text, None).map_or_else(|| unknown("name"), Ok),
            Field::Speaker => {
                let speakers = self.fitting(text, None);
                if speakers.is_empty() {
                    return unknown("speaker");
                }
                Ok(self.union(&speakers, true))
            }
            Field::Story => {
                let wanted = folded(text);
                let id = self.engine.story_position(self.manifest, &text.into(), self.needs);
                let mut stories = vec![false; self.manifest.stories.len()];
                for &at in &self.columns.listed_stories {
                    let fits = |story: &Story| id.is_none() && contains(&folded(&story.title), &wanted);
                    if let Some(is) = stories.get_mut(at as usize) {
                        *is = self.manifest.stories.get(at as usize).is_some_and(fits);
                    }
                }
                id.and_then(|id| stories.get_mut(id as usize)).into_iter().for_each(|is| *is = true);
                if !stories.contains(&true) {
                    return unknown("story");
                }
                Ok(rising(&self.columns.stories, |&story| stories.get(story as usize) == Some(&true)))
            }
            Field::Date => {
                if text == UNKNOWN {
                    return Ok(rising(&self.columns.days, Option::is_none));
                }
                let Some(range) = DateRange::parse(text) else {
                    return Err(format!(
                        "{text:?} is no date: a date is a year, a month, a day, or two of them, as in 2025-04..2025-05."
                    ));
                };
                Ok(rising(&self.columns.days, |day| day.is_some_and(|day| range.first <= day && day <= range.last)))
            }
            Field::Language => {
                let code = text.to_lowercase();
                let known = self.columns.language_names.iter().zip(0_u32..).find(|(name, _)| **name == code);
                let wanted = match known {
                    Some((_, at)) => at,
                    None if code == UNKNOWN => NONE,
                    None => return unknown("language"),
                };
                Ok(rising(&self.columns.languages, |&language| language == wanted))
            }
            Field::Origin => self.origin(text).map_or_else(|| unknown("origin"), Ok),
        }
    }

    /// Texts that are first seen in the article itself, in another one, in this very one, or in one of an outlet.
    fn origin(&self, text: &str) -> Option<Vec<u32>> {
        let firsts = &self.columns.firsts;
        let docs: Vec<u32> = match text.to_lowercase().as_str() {
            "own" => rising(firsts, |first| *first == NONE),
            "reprint" => rising(firsts, |first| *first != NONE),
            id if let Some(at) = self.engine.position(self.manifest, id, self.needs) => {
                (0..).zip(firsts).filter(|(own, first)| **first == at || *own == at).map(|(own, _)| own).collect()
            }
            _ => {
                let outlets = self.outlets(text)?;
                rising(&self.columns.origins, |outlet| *outlet != NONE && outlets.contains(outlet))
            }
        };
        Some(docs)
    }

    fn outlets(&self, text: &str) -> Option<Vec<u32>> {
        if text == UNKNOWN {
            return Some(vec![NONE]);
        }
        let outlets = || (0_u32..).zip(&self.manifest.outlets);
        let wanted = folded(text);
        let id = outlets().find(|(_, outlet)| outlet.id.as_str() == text || folded(&outlet.name) == wanted);
        let found: Vec<u32> = match id {
            Some((at, _)) => vec![at],
            None => outlets().filter(|(_, o)| contains(&folded(&o.name), &wanted)).map(|(at, _)| at).collect(),
        };
        (!found.is_empty()).then_some(found)
    }

    fn entities(&self, text: &str, kind: Option<EntityKind>) -> Option<Vec<u32>> {
        let found = self.fitting(text, kind);
        (!found.is_empty()).then(|| self.union(&found, false))
    }

    /// Entities with this very name or identifier; where there are none, those of whose names it is a part.
    fn fitting(&self, text: &str, kind: Option<EntityKind>) -> Vec<Named> {
        let (engine, manifest) = (self.engine, self.manifest);
        let is_kind = |named: &Named| kind.is_none_or(|kind| named.kind == kind as u8);
        let wanted = folded(text);
        let mut found = engine.named(manifest, &wanted, self.needs);
        found.retain(is_kind);
        let listed = |at: u32| as_named(manifest, at, "");
        if found.is_empty() {
            found.extend(self.columns.entity(manifest, text).and_then(listed).filter(is_kind));
        }
        // while the file of the name is on its way, nothing is known of it
        if found.is_empty() && !wanted.is_empty() && self.needs.is_empty() {
            if manifest.tables.is_some() {
                found.extend(engine.names_with(manifest, &wanted, self.needs).into_iter().filter(is_kind));
            }
            let part = self.columns.names(manifest).iter().filter(|(name, _)| contains(name, &wanted));
            found.extend(part.filter_map(|(_, at)| listed(*at)).filter(is_kind));
        }
        // of one found twice, the one with all its names stays
        found.sort_by_key(|named| named.entity);
        found.dedup_by_key(|named| named.entity);
        let names = found.iter().flat_map(|named| named.others.iter().cloned());
        self.names.borrow_mut().extend(names.take(4 * MOST_NAMES));
        found
    }

    /// The articles that name any of these, or that quote any of them.
    fn union(&self, found: &[Named], quoted: bool) -> Vec<u32> {
        let columns = if quoted { &self.columns.quoted_in } else { &self.columns.named_in };
        let list = |named: &'_ Named| -> Vec<u32> {
            let rare = if quoted { &named.speakers } else { &named.articles };
            if (named.entity as usize) < self.manifest.entities.len() {
                columns.get(named.entity).to_vec()
            } else {
                rare.clone()
            }
        };
        if let [one] = found {
            return list(one);
        }
        let mut docs: Vec<u32> = found.iter().flat_map(list).collect();
        docs.sort_unstable();
        docs.dedup();
        docs
    }
}

/// The positions of values that are as wanted.
fn rising<T>(column: &[T], is: impl Fn(&T) -> bool) -> Vec<u32> {
    (0..).zip(column).filter(|(_, value)| is(value)).map(|(at, _)| at).collect()
}

/// Whether every word of `wanted` is among those of `name`, both folded; the last may be a beginning.
fn contains(name: &str, wanted: &str) -> bool {
    let Some((last, words)) = wanted.split(' ').collect::<Vec<_>>().split_last().map(|(l, w)| (*l, w.to_vec())) else {
        return false;
    };
    !last.is_empty()
        && name.split(' ').any(|word| word.starts_with(last))
        && words.iter().all(|wanted| name.split(' ').any(|word| word == *wanted))
}
