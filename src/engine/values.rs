//! Which articles have the value of a field, as somebody typed it.

use std::cell::RefCell;

use super::columns::{Columns, NONE, folded};
use super::protocol::{DateRange, UNKNOWN};
use crate::index::{Fault, Field, Ground, Search, Value};
use crate::model::{EntityKind, Manifest};
use crate::text::is_stop_word;

/// Other names that are marked in the texts at most.
const MOST_NAMES: usize = 40;

/// The corpus as values are looked up in it; notes what is not there, and which names stood for which.
pub(super) struct Values<'a> {
    manifest: &'a Manifest,
    columns: &'a Columns,
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
    pub(super) fn new(manifest: &'a Manifest, columns: &'a Columns) -> Self {
        Self { manifest, columns, faults: RefCell::default(), names: RefCell::default() }
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
            let mut named = self.columns.named(&terms.join(" ")).peekable();
            match terms {
                [term] => named.any(|entity| self.is_called(entity, term, articles)),
                _ => named.peek().is_some() && !terms.iter().all(|term| is_stop_word(term)),
            }
        })
    }

    /// Whether a single word is more than now and then the name of an entity that has others too: "set" is seldom the
    /// exchange of that name, and "bill" seldom a man.
    fn is_called(&self, entity: u32, term: &str, articles: &dyn Fn(&str) -> u32) -> bool {
        let Some(entity) = self.manifest.entities.get(entity as usize) else { return false };
        let (mut own, mut all) = (0_u32, 0_u32);
        for alias in &entity.aliases {
            all = all.saturating_add(alias.mentions);
            if folded(&alias.name) == term {
                own = own.saturating_add(alias.mentions);
            }
        }
        own < all && own.saturating_mul(2) >= articles(term) && !is_stop_word(term)
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
                Ok(Self::union(&speakers, |at| self.columns.quoted_in.get(at)))
            }
            Field::Story => {
                let wanted = folded(text);
                let by_id = |story: &crate::model::Story| story.id.as_str() == text;
                let is_id = self.manifest.stories.iter().any(by_id);
                let fits = |story: &crate::model::Story| {
                    if is_id { by_id(story) } else { contains(&folded(&story.title), &wanted) }
                };
                let stories: Vec<bool> = self.manifest.stories.iter().map(fits).collect();
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
        let rows = (0_u32..).zip(&self.manifest.articles);
        let docs: Vec<u32> = match text.to_lowercase().as_str() {
            "own" => rows.filter(|(_, row)| row.origin == row.id).map(|(at, _)| at).collect(),
            "reprint" => rows.filter(|(_, row)| row.origin != row.id).map(|(at, _)| at).collect(),
            id if self.columns.position(self.manifest, id).is_some() => {
                rows.filter(|(_, row)| row.origin.as_str() == id).map(|(at, _)| at).collect()
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
        (!found.is_empty()).then(|| Self::union(&found, |at| self.columns.named_in.get(at)))
    }

    /// Entities with this very name or identifier; where there are none, those of whose names it is a part.
    fn fitting(&self, text: &str, kind: Option<EntityKind>) -> Vec<u32> {
        let is_kind = |at: u32| kind.is_none() || self.columns.kinds.get(at as usize).copied() == kind;
        let wanted = folded(text);
        let mut found: Vec<u32> = self.columns.named(&wanted).filter(|&at| is_kind(at)).collect();
        if found.is_empty() {
            let own = (0_u32..).zip(&self.manifest.entities).find(|(_, entity)| entity.id.as_str() == text);
            found.extend(own.map(|(at, _)| at).filter(|&at| is_kind(at)));
        }
        if found.is_empty() && !wanted.is_empty() {
            let part = self.columns.names().filter(|(name, at)| is_kind(*at) && contains(name, &wanted));
            found.extend(part.map(|(_, at)| at));
        }
        found.sort_unstable();
        found.dedup();
        let names = found.iter().filter_map(|&at| self.manifest.entities.get(at as usize));
        let names = names.flat_map(|entity| &entity.aliases).map(|alias| alias.name.clone());
        self.names.borrow_mut().extend(names.take(4 * MOST_NAMES));
        found
    }

    fn union<'b>(numbers: &[u32], list: impl Fn(u32) -> &'b [u32]) -> Vec<u32> {
        if let [one] = numbers {
            return list(*one).to_vec();
        }
        let mut docs: Vec<u32> = numbers.iter().flat_map(|&number| list(number)).copied().collect();
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
