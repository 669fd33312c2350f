//! The way from a name in an article to its entity, and what the article says of it.

use std::collections::BTreeMap;

use super::alias::{article_reason, certainty};
use super::bare::keys;
use super::chain::Link;
use super::facts::key;
use super::join::Key;
use super::pin::Apart;
use super::recognise::Found;
use super::same::key_of;
use super::vote::{Votes, Wholes};
use crate::model::{Entity, EntityMentions, Form, Mention, Place, Proposal, Role, Share, StandsFor};

/// The entities of a corpus, and the way from a name in an article to its entity.
#[derive(Clone, Debug, Default)]
pub struct Register {
    pub(super) wholes: Wholes,
    pub(super) votes: Votes,
    pub(super) apart: Apart,
    pub(super) by_key: BTreeMap<Key, u32>,
    /// Why a key was taken for another, and how sure that is.
    pub(super) reasons: BTreeMap<Key, (String, Share)>,
    /// All entities. In how many articles each is named is for the caller to count.
    pub entities: Vec<Entity>,
    /// Entities that may be one and were not joined, the surest first.
    pub proposals: Vec<Proposal>,
}

impl Register {
    /// An article's entities in the order of their first mention, each with its position in `entities`. How central
    /// each is, is left open.
    #[must_use]
    pub fn numbered(&self, found: &[Found]) -> Vec<(u32, EntityMentions)> {
        let found = self.wholes.mend(found);
        let mut given: BTreeMap<&str, Place> = BTreeMap::new();
        for name in found.iter().filter(|name| name.link == Link::Full) {
            given.entry(&name.text).or_insert(name.place);
        }
        let mut out: Vec<(u32, EntityMentions)> = Vec::new();
        let mut places: BTreeMap<u32, usize> = BTreeMap::new();
        for (name, (key, full, link)) in found.iter().zip(keys(&found, &self.apart, &self.votes)) {
            let Some(&index) = self.by_key.get(&key) else { continue };
            let Some(entity) = self.entities.get(index as usize) else { continue };
            // the office beside it says more than the full name in the article
            let other = key.1.contains('|') && self.by_key.get(&key_of(full, key.0)) != Some(&index);
            let link = if other { Link::Full } else { link };
            let at = *places.entry(index).or_insert_with(|| {
                let mut own = EntityMentions::new(entity.id.clone(), entity.name.clone(), entity.kind, Vec::new());
                own.sort = entity.sort;
                out.push((index, own));
                out.len() - 1
            });
            if let Some((_, own)) = out.get_mut(at) {
                let taken = self.reasons.get(&key).filter(|_| link == Link::Full);
                add(own, name, entity, (full, link, taken), &given);
            }
        }
        out
    }
}

/// The full name that a mention's article gives, how it leads there, and why that is taken for the entity.
type Way<'a> = (&'a str, Link, Option<&'a (String, Share)>);

/// Adds a mention with what stands beside it.
fn add(own: &mut EntityMentions, name: &Found, entity: &Entity, way: Way<'_>, given: &BTreeMap<&str, Place>) {
    let mention = u32::try_from(own.mentions.len()).unwrap_or(u32::MAX);
    let Place { block, start, end } = name.place;
    own.mentions.push(Mention { block, start, end, text: name.text.clone() });
    if !own.forms.iter().any(|form| form.text == name.text) {
        own.forms.push(form(name, entity, way, given));
    }
    own.roles.extend(name.roles.iter().map(|words| Role { mention, words: words.clone() }));
    if let Some((what, words)) = &name.stands_for {
        own.stands_for.push(StandsFor { mention, what: what.clone(), words: words.clone() });
    }
}

/// Why a mention is of its entity.
fn form(name: &Found, entity: &Entity, (full, link, taken): Way<'_>, given: &BTreeMap<&str, Place>) -> Form {
    let text = name.text.clone();
    if let Some(reason) = article_reason(link, full) {
        return Form { text, reason, evidence: given.get(full).copied(), score: certainty(link) };
    }
    if let Some((reason, score)) = taken {
        return Form { text, reason: reason.clone(), evidence: None, score: *score };
    }
    let alias = entity.aliases.iter().find(|alias| alias.name == text).filter(|alias| !alias.reason.is_empty());
    let (reason, score) = match alias {
        Some(alias) => (alias.reason.clone(), alias.score),
        None if key(&text) != key(&entity.name) => ("other form of the name".to_owned(), Share::FULL),
        None if text.contains(char::is_whitespace) => ("full name".to_owned(), Share::FULL),
        None => ("name".to_owned(), Share::FULL),
    };
    Form { text, reason, evidence: None, score }
}
