//! The way from a name in an article to its entity, and what the article says of it.

use std::collections::BTreeMap;

use super::alias::{article_reason, certainty};
use super::chain::Link;
use super::facts::key;
use super::join::Key;
use super::pin::Apart;
use super::recognise::Found;
use super::vote::{Votes, Wholes};
use crate::model::{Entity, EntityMentions, Form, Mention, Place, Proposal, Role, Share, StandsFor};

/// The entities of a corpus, and the way from a name in an article to its entity.
#[derive(Clone, Debug, Default)]
pub struct Register {
    pub(super) wholes: Wholes,
    pub(super) votes: Votes,
    pub(super) apart: Apart,
    pub(super) by_key: BTreeMap<Key, u32>,
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
        for name in found.iter() {
            let (key, full, link) = self.apart.key(name, self.votes.kind(name));
            let Some(&index) = self.by_key.get(&key) else { continue };
            let Some(entity) = self.entities.get(index as usize) else { continue };
            let at = *places.entry(index).or_insert_with(|| {
                let mut own = EntityMentions::new(entity.id.clone(), entity.name.clone(), entity.kind, Vec::new());
                own.sort = entity.sort;
                out.push((index, own));
                out.len() - 1
            });
            if let Some((_, own)) = out.get_mut(at) {
                add(own, name, entity, (full, link), &given);
            }
        }
        out
    }
}

/// Adds a mention with what stands beside it.
fn add(
    own: &mut EntityMentions,
    name: &Found,
    entity: &Entity,
    (full, link): (&str, Link),
    given: &BTreeMap<&str, Place>,
) {
    let mention = u32::try_from(own.mentions.len()).unwrap_or(u32::MAX);
    let Place { block, start, end } = name.place;
    own.mentions.push(Mention { block, start, end, text: name.text.clone() });
    if !own.forms.iter().any(|form| form.text == name.text) {
        own.forms.push(form(name, entity, (full, link), given));
    }
    own.roles.extend(name.roles.iter().map(|words| Role { mention, words: words.clone() }));
    if let Some((what, words)) = &name.stands_for {
        own.stands_for.push(StandsFor { mention, what: what.clone(), words: words.clone() });
    }
}

/// Why a mention is of its entity.
fn form(name: &Found, entity: &Entity, (full, link): (&str, Link), given: &BTreeMap<&str, Place>) -> Form {
    let text = name.text.clone();
    if let Some(reason) = article_reason(link, full) {
        return Form { text, reason, evidence: given.get(full).copied(), score: certainty(link) };
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
