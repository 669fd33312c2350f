//! Which entity each speaker is: the one whose name stands there, or the person whom "he" or "she" goes on from.
//!
//! A pronoun is resolved only to who has spoken by name before: the last speaker if nobody else was named since, or
//! the only person named in the paragraph. It says nothing of anybody's sex but that one person is not both "he" and
//! "she". The words of the speaker stay as the article has them.

use std::collections::BTreeMap;

use crate::model::{EntityId, EntityKind, EntityMentions, Quote, QuoteKind};

/// A block's position and a byte in its text.
type At = (u32, u32);

/// Fills in the entity of each speaker whose place is that of one of the mentions, or who is a pronoun for one. The
/// quotations are in the order of the text.
pub fn link_speakers(quotes: &mut [Quote], mentions: &[EntityMentions]) {
    let mut places: Vec<_> = mentions
        .iter()
        .flat_map(|entity| {
            entity.mentions.iter().map(move |mention| (mention.block, mention.start, mention.end, entity))
        })
        .collect();
    places.sort_by_key(|&(block, start, end, entity)| (block, start, end, &entity.id));
    let mut carried = Carried { people: people(quotes, mentions), ..Carried::default() };
    for quote in quotes {
        let Some(speaker) = &quote.speaker else {
            carried.last = None;
            continue;
        };
        let from = places.partition_point(|&(block, start, ..)| (block, start) < (speaker.block, speaker.start));
        let exact = places
            .get(from)
            .filter(|&&(block, start, end, _)| block == speaker.block && start == speaker.start && end == speaker.end);
        let exact = exact.or_else(|| {
            places.get(from).filter(|&&(block, start, ..)| block == speaker.block && start == speaker.start)
        });
        let end = (speaker.block, speaker.end);
        if let Some((.., entity)) = exact {
            quote.speaker_entity = Some(entity.id.clone());
            carried.named((entity.kind == EntityKind::Person).then_some(&entity.id), end);
        } else if matches!(speaker.text.as_str(), "he" | "she" | "He" | "She") {
            let start = (speaker.block, speaker.start);
            quote.speaker_entity = carried.pronoun(speaker.text.eq_ignore_ascii_case("she"), start, end);
        } else {
            carried.named(None, end);
        }
    }
}

/// Where people are named outside quotations, in the order of the text.
fn people<'a>(quotes: &[Quote], mentions: &'a [EntityMentions]) -> Vec<(At, &'a EntityId)> {
    let mut direct: Vec<(At, At)> = quotes
        .iter()
        .filter(|quote| quote.kind == QuoteKind::Direct)
        .map(|quote| ((quote.block, quote.start), (quote.block, quote.end)))
        .collect();
    direct.sort_unstable();
    let is_quoted = |at: At| {
        let before = direct.partition_point(|(start, _)| *start <= at);
        before.checked_sub(1).and_then(|before| direct.get(before)).is_some_and(|(_, end)| at < *end)
    };
    let mut people: Vec<(At, &EntityId)> = mentions
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .flat_map(|entity| entity.mentions.iter().map(|mention| ((mention.block, mention.start), &entity.id)))
        .filter(|(at, _)| !is_quoted(*at))
        .collect();
    people.sort_unstable();
    people
}

/// What is known of the people when a quotation's turn comes.
#[derive(Default)]
struct Carried<'a> {
    people: Vec<(At, &'a EntityId)>,
    /// The person who spoke last, and behind which place.
    last: Option<(EntityId, At)>,
    /// Who has spoken by name, and whether a pronoun called them "she".
    spoke: BTreeMap<EntityId, Option<bool>>,
    /// The last pronoun's place and person: a quotation that goes on has the same.
    pronoun: Option<(At, Option<EntityId>)>,
}

impl Carried<'_> {
    fn named(&mut self, person: Option<&EntityId>, end: At) {
        self.last = person.map(|person| (person.clone(), end));
        if let Some(person) = person {
            self.spoke.entry(person.clone()).or_default();
        }
    }

    fn pronoun(&mut self, she: bool, start: At, end: At) -> Option<EntityId> {
        if let Some((place, person)) = &self.pronoun
            && *place == start
        {
            return person.clone();
        }
        let person = self.antecedent(start).filter(|person| {
            let called = self.spoke.get(person).copied().flatten();
            called.is_none_or(|called| called == she)
        });
        if let Some(person) = &person {
            self.spoke.insert(person.clone(), Some(she));
        }
        self.last = person.clone().map(|person| (person, end));
        self.pronoun = Some((start, person.clone()));
        person
    }

    fn antecedent(&self, start: At) -> Option<EntityId> {
        let last = self.last.as_ref().filter(|(_, end)| *end <= start && end.0 + 1 >= start.0);
        if let Some((person, end)) = last {
            let other = self.between(*end, start).iter().any(|(_, named)| *named != person);
            return (!other).then(|| person.clone());
        }
        let here = self.between((start.0, 0), start);
        let (_, person) = here.first()?;
        let alone = here.iter().all(|(_, named)| named == person) && self.spoke.contains_key(*person);
        alone.then(|| (*person).clone())
    }

    /// The people named from one place to another.
    fn between(&self, from: At, to: At) -> &[(At, &EntityId)] {
        let low = self.people.partition_point(|(at, _)| *at < from);
        let high = self.people.partition_point(|(at, _)| *at < to);
        self.people.get(low..high).unwrap_or_default()
    }
}
