//! Entities that may be one, and are not joined because something else would fit as well or too little speaks for it.
//!
//! Each proposal stands on its own, with a reason and a score: an estimate, below that of every join that is made.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{facts, key};
use super::join::Key;
use super::pin::Pin;
use crate::model::{Entity, EntityKind, Manifest, Proposal, Share};
use crate::text;

/// The proposals, the surest first.
pub(super) fn proposals(entities: &[Entity], by_key: &BTreeMap<Key, u32>, pins: &[Pin]) -> Vec<Proposal> {
    let table = Table::of(entities);
    let mut out: Vec<(usize, usize, String, f64)> = Vec::new();
    for at in 0..entities.len() {
        table.surname(at, &mut out);
        table.given(at, &mut out);
        table.acronym(at, &mut out);
        table.short(at, &mut out);
    }
    let apart: BTreeSet<(u32, u32)> = parted(by_key, pins);
    let is_apart = |a: usize, b: usize| apart.contains(&(a as u32, b as u32)) || apart.contains(&(b as u32, a as u32));
    let mut seen = BTreeSet::new();
    let mut ranked: Vec<(u32, usize, usize, String, Share)> = out
        .into_iter()
        .filter(|(a, b, ..)| a != b && !is_apart(*a, *b) && seen.insert((*a.min(b), *a.max(b))))
        .map(|(a, b, reason, score)| (table.weight(a).min(table.weight(b)), a, b, reason, Share::new(score)))
        .collect();
    ranked.sort_by(|a, b| b.4.cmp(&a.4).then(b.0.cmp(&a.0)).then((a.1, a.2).cmp(&(b.1, b.2))));
    ranked.truncate(Manifest::MOST_PROPOSALS);
    let id = |at: usize| entities.get(at).map(|entity| entity.id.clone()).unwrap_or_default();
    ranked.into_iter().map(|(_, a, b, reason, score)| Proposal { entity: id(a), other: id(b), reason, score }).collect()
}

/// The pairs that the makers of the corpus say are two.
fn parted(by_key: &BTreeMap<Key, u32>, pins: &[Pin]) -> BTreeSet<(u32, u32)> {
    let mut out = BTreeSet::new();
    for pin in pins {
        for kind in EntityKind::ALL {
            let at = |name: &String| by_key.get(&super::same::key_of(name, kind)).copied();
            if let Some(own) = at(&pin.name) {
                out.extend(pin.apart.iter().filter_map(at).map(|other| (own, other)));
            }
        }
    }
    out
}

/// The entities by what proposals look for.
struct Table<'a> {
    entities: &'a [Entity],
    words: Vec<Vec<String>>,
    /// People with more than a surname, by it.
    people: BTreeMap<&'a str, Vec<usize>>,
    /// Organisations by their initials.
    initials: BTreeMap<String, Vec<usize>>,
    /// Organisations by their first word.
    firsts: BTreeMap<String, Vec<usize>>,
    surnames: Vec<String>,
}

impl<'a> Table<'a> {
    fn of(entities: &'a [Entity]) -> Self {
        let words: Vec<Vec<String>> =
            entities.iter().map(|entity| key(&entity.name).split(' ').map(str::to_owned).collect()).collect();
        let surnames = entities.iter().map(|entity| entity.name.rsplit(' ').next().unwrap_or_default().to_owned());
        let mut table = Self {
            entities,
            surnames: surnames.collect(),
            words,
            people: BTreeMap::new(),
            initials: BTreeMap::new(),
            firsts: BTreeMap::new(),
        };
        for (at, entity) in entities.iter().enumerate() {
            let Some(words) = table.words.get(at).filter(|words| words.len() > 1) else { continue };
            match entity.kind {
                EntityKind::Person => {
                    let last = entity.name.rsplit(' ').next().unwrap_or_default();
                    table.people.entry(last).or_default().push(at);
                }
                EntityKind::Organisation => {
                    let letters = words.iter().filter(|word| !text::is_stop_word(word));
                    let letters: String = letters.filter_map(|word| word.chars().next()).collect();
                    table.initials.entry(letters).or_default().push(at);
                    table.firsts.entry(words.first().cloned().unwrap_or_default()).or_default().push(at);
                }
                EntityKind::Place | EntityKind::Other => {}
            }
        }
        table
    }

    fn weight(&self, at: usize) -> u32 {
        self.entities.get(at).map_or(0, |entity| entity.aliases.iter().map(|alias| alias.mentions).sum())
    }

    fn name(&self, at: usize) -> &str {
        self.entities.get(at).map_or("", |entity| &entity.name)
    }

    fn is(&self, at: usize, kind: EntityKind, single: bool) -> bool {
        self.entities.get(at).is_some_and(|entity| entity.kind == kind)
            && self.words.get(at).is_some_and(|words| (words.len() == 1) == single)
    }

    /// The one of several with the most mentions, and its share of all their mentions.
    fn most(&self, candidates: &[usize]) -> Option<(usize, f64)> {
        let all: u64 = candidates.iter().map(|&at| u64::from(self.weight(at))).sum();
        let best = candidates.iter().copied().max_by_key(|&at| (self.weight(at), std::cmp::Reverse(at)))?;
        Some((best, f64::from(self.weight(best)) / (all.max(1) as f64)))
    }

    /// A surname that several people have: whom most mentions are of.
    fn surname(&self, at: usize, out: &mut Vec<(usize, usize, String, f64)>) {
        if !self.is(at, EntityKind::Person, true) {
            return;
        }
        let people = self.people.get(self.name(at)).map(Vec::as_slice).unwrap_or_default();
        if let Some((best, share)) = self.most(people).filter(|(_, share)| *share >= 0.6) {
            let reason = if people.len() == 1 {
                format!("surname of {}", self.name(best))
            } else {
                let others = people.len() - 1;
                let one = if others == 1 { "another has it, too" } else { "others have it, too" };
                format!("surname of {}, and {one}", self.name(best))
            };
            out.push((best, at, reason, 0.3 + 0.5 * share));
        }
    }

    /// One surname, and given names that one person may go by, or an initial for one.
    fn given(&self, at: usize, out: &mut Vec<(usize, usize, String, f64)>) {
        if !self.is(at, EntityKind::Person, false) {
            return;
        }
        let Some([first, ..]) = self.words.get(at).map(Vec::as_slice) else { return };
        let surname = self.surnames.get(at).map_or("", String::as_str);
        let people = self.people.get(surname).map(Vec::as_slice).unwrap_or_default();
        if people.len() > 50 {
            return;
        }
        let fits = |how: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let others = people.iter().copied().filter(|&other| other != at);
            others
                .filter(|&other| self.words.get(other).and_then(|words| words.first()).is_some_and(|own| how(own)))
                .collect()
        };
        let nicknames = fits(&|own| facts().is_nickname(first, own));
        if let [other] = nicknames.as_slice() {
            let (most, least) = if self.weight(at) >= self.weight(*other) { (at, *other) } else { (*other, at) };
            let reason = format!("{} with another form of the given name", self.name(most));
            out.push((most, least, reason, 0.7));
        }
        if first.chars().count() == 1 {
            let full = fits(&|own| own.starts_with(first.as_str()) && own.chars().count() > 1);
            if let Some((best, share)) = self.most(&full) {
                out.push((best, at, format!("{} with an initial", self.name(best)), 0.3 + 0.4 * share));
            }
        }
    }

    /// An acronym that no article spells out, and an organisation with those initials.
    fn acronym(&self, at: usize, out: &mut Vec<(usize, usize, String, f64)>) {
        let name = self.name(at);
        let is_acronym = self.is(at, EntityKind::Organisation, true)
            && name.chars().filter(|letter| letter.is_uppercase()).count() >= 3
            && !name.chars().any(char::is_lowercase);
        let letters: String = text::fold(name).chars().filter(|letter| letter.is_alphabetic()).collect();
        let full = self.initials.get(&letters).filter(|_| is_acronym).map(Vec::as_slice).unwrap_or_default();
        if let Some((best, share)) = self.most(full).filter(|_| full.len() <= 20) {
            out.push((best, at, format!("has the initials of {}", self.name(best)), 0.3 + 0.3 * share));
        }
    }

    /// An organisation whose name is the first word of one other's.
    fn short(&self, at: usize, out: &mut Vec<(usize, usize, String, f64)>) {
        if !self.is(at, EntityKind::Organisation, true) {
            return;
        }
        let Some([word]) = self.words.get(at).map(Vec::as_slice) else { return };
        if let Some([long]) = self.firsts.get(word).map(Vec::as_slice) {
            out.push((*long, at, format!("first word of {}", self.name(*long)), 0.5));
        }
    }
}
