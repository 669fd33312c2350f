//! A surname that two people of one article share, resolved to the one of them whom the paragraph has just named.
//!
//! "In full" means with more than the surname. Where the same paragraph, or else the one before it, names two of them
//! in full, the surname alone says neither, and stays as it is; so it does where the article names another of that
//! surname in full more often.

use std::collections::BTreeSet;

use super::chain::{Link, Names};
use super::recognise::Found;
use crate::model::EntityKind;

/// The people named in full in the paragraph at hand and in the one before it.
#[derive(Debug, Default)]
pub(super) struct Recent {
    block: u32,
    here: BTreeSet<String>,
    before: BTreeSet<String>,
}

impl Recent {
    /// Resolves the next name of the text, whose key is `key`, or notes it.
    pub(super) fn resolve(&mut self, found: &mut Found, key: &str, names: &Names) {
        if found.place.block != self.block {
            let next = found.place.block == self.block + 1;
            self.before = std::mem::take(&mut self.here);
            if !next {
                self.before.clear();
            }
            self.block = found.place.block;
        }
        // "Mrs Weber": the address may tell, which one article alone does not know
        if found.kind != EntityKind::Person || found.link != Link::Full || found.honorific.is_some() {
            return;
        }
        let meant = |named: &BTreeSet<String>| {
            names.people(key).filter(|full| named.contains(*full)).map(str::to_owned).collect::<BTreeSet<_>>()
        };
        let here = meant(&self.here);
        let people = if here.is_empty() { meant(&self.before) } else { here };
        // of two people the article has more to do with one: a surname beside the other may be either
        let leads =
            |full: &String| names.times(full) >= names.people(key).map(|own| names.times(own)).max().unwrap_or(0);
        if let (Some(full), 1) = (people.first().filter(|full| leads(full)), people.len()) {
            full.clone_into(&mut found.name);
            found.link = Link::Surname;
        } else if found.name.contains(char::is_whitespace) {
            self.here.insert(found.name.clone());
        }
    }
}
