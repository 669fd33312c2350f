//! What somebody who types may mean: names, outlets, stories, fields of the language of searches.
//!
//! Only the end of the line is read, up to four words of it or the value of a field; what stands before is kept.
//! Names are found by the beginning of any of their words, under every name of an entity.

mod starts;
mod tail;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::starts::Starts;
use self::tail::{Tail, tails};
use super::columns::Columns;
use super::protocol::Answer;
use super::store::Engine;
use crate::index::{Field, field_names, folded};
use crate::model::{EntityKind, Manifest, Span};
use crate::text::Ordered;

/// Suggestions given at most, and of each sort beside others.
const MOST: usize = 8;
const MOST_OUTLETS: usize = 2;
const MOST_STORIES: usize = 2;

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// Its name, title, or the field with its colon.
    pub label: String,
    /// The other name of it that was typed, where it is not `label`.
    pub other_name: Option<String>,
    /// The whole line when this is chosen.
    pub words: String,
    /// Articles of the corpus that have it; none for a field.
    pub articles: Option<u32>,
}

/// What is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SuggestionKind {
    /// An entity of this kind.
    Entity(EntityKind),
    /// An outlet.
    Outlet,
    /// A story of several articles.
    Story,
    /// A field: what follows is its value.
    Field,
}

/// What suggestions are found in.
#[derive(Debug, Default)]
pub(super) struct SuggestTable {
    entities: Starts,
    /// By number of articles, the most first: positions in the manifest, with these numbers.
    outlets: (Starts, Vec<(u32, u32)>),
    stories: (Starts, Vec<(u32, u32)>),
}

impl SuggestTable {
    fn of(manifest: &Manifest, columns: &Columns) -> Self {
        let mut by_outlet: BTreeMap<u32, u32> = BTreeMap::new();
        for &outlet in &columns.outlets {
            *by_outlet.entry(outlet).or_default() += 1;
        }
        let outlets = (0_u32..)
            .zip(&manifest.outlets)
            .map(|(at, outlet)| (at, by_outlet.get(&at).copied().unwrap_or_default(), outlet.name.as_str()));
        let stories = (0_u32..)
            .zip(&manifest.stories)
            .map(|(at, story)| {
                (at, u32::try_from(columns.members.get(at).len()).unwrap_or(u32::MAX), story.title.as_str())
            })
            .filter(|(_, _, title)| !title.is_empty());
        Self {
            entities: Starts::of(columns.names(manifest).iter().cloned()),
            outlets: counted(outlets),
            // a story of one article is found by that article's title
            stories: counted(stories.filter(|(_, articles, _)| *articles > 1)),
        }
    }
}

fn counted<'a>(values: impl Iterator<Item = (u32, u32, &'a str)>) -> (Starts, Vec<(u32, u32)>) {
    let mut values: Vec<_> = values.collect();
    values.order_by_key(|(at, articles, _)| (std::cmp::Reverse(*articles), *at));
    let names = (0_u32..).zip(&values).map(|(number, (_, _, name))| (folded(name), number));
    (Starts::of(names), values.iter().map(|(at, articles, _)| (*at, *articles)).collect())
}

/// A value behind its field, as the language of searches reads it, and a space, since it is whole.
fn clause(field: Field, value: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let bare = value.chars().all(plain) && value.starts_with(char::is_alphanumeric);
    let value: String = value.chars().filter(|letter| !matches!(letter, '"' | '\u{201c}' | '\u{201d}')).collect();
    if bare { format!("{}:{value} ", field.name()) } else { format!("{}:\"{value}\" ", field.name()) }
}

impl Engine {
    /// What the end of a line may mean, at most eight things.
    pub(super) fn suggest(&self, manifest: &Manifest, line: &str) -> Answer {
        let table = self.suggest.get_or_init(|| SuggestTable::of(manifest, &self.columns));
        let mut found: Vec<Suggestion> = Vec::new();
        for tail in tails(line) {
            let asked = Asked { manifest, columns: &self.columns, table, tail };
            for suggestion in asked.all() {
                let known = |other: &Suggestion| (other.kind, &other.label) == (suggestion.kind, &suggestion.label);
                if found.len() < MOST && !found.iter().any(known) {
                    found.push(suggestion);
                }
            }
        }
        Answer::Suggested(found)
    }
}

/// One end of the line, and where it is looked for.
struct Asked<'a> {
    manifest: &'a Manifest,
    columns: &'a Columns,
    table: &'a SuggestTable,
    tail: Tail<'a>,
}

impl Asked<'_> {
    fn all(&self) -> Vec<Suggestion> {
        let mut typed = folded(self.tail.words);
        if !typed.is_empty() && self.tail.words.ends_with(char::is_whitespace) {
            typed.push(' ');
        }
        let field = self.tail.field;
        let beside = |most: usize| if field.is_some() { MOST } else { most };
        let outlets = || self.outlets(&typed, beside(MOST_OUTLETS), field.unwrap_or(Field::Outlet));
        let stories = || self.stories(&typed, beside(MOST_STORIES));
        match field {
            Some(Field::Outlet | Field::Origin) => outlets(),
            Some(Field::Story) => stories(),
            Some(Field::Date | Field::Language) => Vec::new(),
            Some(_) => self.entities(&typed, MOST),
            None => {
                let (outlets, stories, fields) = (outlets(), stories(), self.fields());
                let others = outlets.len() + stories.len() + fields.len();
                let mut all = self.entities(&typed, MOST.saturating_sub(others));
                all.extend(outlets);
                all.extend(stories);
                all.extend(fields);
                all
            }
        }
    }

    fn line(&self, end: &str) -> String {
        format!("{}{end}", self.tail.before)
    }

    fn entities(&self, typed: &str, most: usize) -> Vec<Suggestion> {
        let kind_of = |at: u32| self.columns.kinds.get(at as usize).copied();
        let quoted = |at: u32| self.columns.quoted_in.get(at).len();
        let allows = |at: u32| match self.tail.field {
            Some(Field::Person) => kind_of(at) == Some(EntityKind::Person),
            Some(Field::Place) => kind_of(at) == Some(EntityKind::Place),
            Some(Field::Organisation) => kind_of(at) == Some(EntityKind::Organisation),
            Some(Field::Speaker) => quoted(at) > 0,
            _ => true,
        };
        let found = self.table.entities.best(typed, most, allows).into_iter().filter_map(|at| {
            let entity = self.manifest.entities.get(at as usize)?;
            let begins = |name: &str| {
                let name = folded(name);
                name.starts_with(typed)
                    || name
                        .match_indices(' ')
                        .any(|(gap, _)| name.get(gap + 1..).is_some_and(|rest| rest.starts_with(typed)))
            };
            let other = || entity.aliases.iter().find(|alias| begins(&alias.name)).map(|alias| alias.name.clone());
            let field = self.tail.field.unwrap_or(match entity.kind {
                EntityKind::Person => Field::Person,
                EntityKind::Organisation => Field::Organisation,
                EntityKind::Place => Field::Place,
                EntityKind::Other => Field::Name,
            });
            let articles = if field == Field::Speaker { u32::try_from(quoted(at)).ok()? } else { entity.articles };
            Some(Suggestion {
                kind: SuggestionKind::Entity(entity.kind),
                label: entity.name.clone(),
                other_name: if begins(&entity.name) { None } else { other() },
                words: self.line(&clause(field, &entity.name)),
                articles: Some(articles),
            })
        });
        found.collect()
    }

    fn outlets(&self, typed: &str, most: usize, field: Field) -> Vec<Suggestion> {
        let (starts, values) = &self.table.outlets;
        let found = starts.best(typed, most, |_| true).into_iter().filter_map(|number| {
            let &(at, articles) = values.get(number as usize)?;
            let outlet = self.manifest.outlets.get(at as usize)?;
            Some(Suggestion {
                kind: SuggestionKind::Outlet,
                label: outlet.name.clone(),
                other_name: None,
                words: self.line(&clause(field, &outlet.name)),
                articles: Some(articles),
            })
        });
        found.collect()
    }

    fn stories(&self, typed: &str, most: usize) -> Vec<Suggestion> {
        let (starts, values) = &self.table.stories;
        let found = starts.best(typed, most, |_| true).into_iter().filter_map(|number| {
            let &(at, articles) = values.get(number as usize)?;
            let story = self.manifest.stories.get(at as usize)?;
            Some(Suggestion {
                kind: SuggestionKind::Story,
                label: story.title.clone(),
                other_name: None,
                words: self.line(&clause(Field::Story, story.id.as_str())),
                articles: Some(articles),
            })
        });
        found.collect()
    }

    /// Fields whose name begins so.
    fn fields(&self) -> Vec<Suggestion> {
        let typed = self.tail.words.to_lowercase();
        let begins = |name: &&str| !typed.is_empty() && name.starts_with(typed.as_str());
        let suggestion = |name: &str| Suggestion {
            kind: SuggestionKind::Field,
            label: format!("{name}:"),
            other_name: None,
            words: self.line(&format!("{name}:")),
            articles: None,
        };
        field_names().filter(begins).map(suggestion).collect()
    }
}

/// The part of a label that was typed, for the eye: the first word that begins so and what follows it.
pub fn typed_part(label: &str, line: &str) -> Option<Span> {
    let typed = tails(line).into_iter().map(|tail| folded(tail.words)).filter(|typed| !typed.is_empty());
    let words: Vec<crate::index::Term> = crate::index::terms(label).collect();
    for typed in typed {
        let count = typed.split(' ').count();
        for window in words.windows(count) {
            let name = window.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ");
            if name.starts_with(&typed)
                && let (Some(first), Some(last)) = (window.first(), window.last())
            {
                return Some(Span { start: first.span.start, end: last.span.end });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_marked_in_a_label() {
        let part = |label: &str, line: &str| typed_part(label, line).map(|span| span.of(label).to_owned());
        assert_eq!(part("Olena Marsh", "fog mar").as_deref(), Some("Marsh"));
        assert_eq!(part("City of New York", "new yo").as_deref(), Some("New York"));
        assert_eq!(part("Oslo", "mar"), None);
    }
}
