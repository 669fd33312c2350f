//! What something is that is neither person, organisation nor place, where its name tells: its last word, or the tables.

use super::facts::{Class, Facts, Known, key};
use crate::model::EntitySort;

/// The sort of the thing with this name.
pub(super) fn sort_of(name: &str, facts: &Facts) -> Option<EntitySort> {
    let known = key(name);
    let known = known.strip_prefix("the ").unwrap_or(&known);
    match facts.name(known).map(|fact| fact.known) {
        Some(Known::Thing(sort)) => return Some(sort),
        Some(Known::Demonym) => return Some(EntitySort::Nationality),
        _ => {}
    }
    let words: Vec<&str> = known.split(' ').collect();
    if words.iter().all(|word| facts.is(Class::DemonymLike, word)) {
        let any = |class: Class| words.iter().any(|word| facts.is(class, word));
        return Some(match (any(Class::Religion), any(Class::Nationality)) {
            (true, _) => EntitySort::Religion,
            (_, true) => EntitySort::Nationality,
            _ => EntitySort::Group,
        });
    }
    let head = words.iter().position(|word| matches!(*word, "of" | "for" | "on")).filter(|&at| at > 0);
    let head = head.map_or(words.last(), |at| words.get(at - 1)).filter(|_| words.len() > 1)?;
    [(Class::LawLast, EntitySort::Law), (Class::EventLast, EntitySort::Event), (Class::WorkLast, EntitySort::Work)]
        .into_iter()
        .find(|(class, _)| facts.is(*class, head))
        .map(|(_, sort)| sort)
}

#[cfg(test)]
mod tests {
    use super::super::facts::facts;
    use super::*;

    #[test]
    fn a_name_tells_its_sort_by_its_last_word_or_is_known() {
        use EntitySort::{Event, Group, Law, Nationality, Religion, Weapon, Work};
        for (name, sort) in [
            ("World War II", Some(Event)),
            ("Harbour Cup", Some(Event)),
            ("Battle of Marlo", Some(Event)),
            ("Fisheries Act", Some(Law)),
            ("Treaty of Marlo", Some(Law)),
            ("Harbour Symphony", Some(Work)),
            ("F-16", Some(Weapon)),
            ("Norwegians", Some(Nationality)),
            ("Sunni Muslims", Some(Religion)),
            ("Democrats", Some(Group)),
            ("Marlo Prize", None),
        ] {
            assert_eq!(sort_of(name, facts()), sort, "{name}");
        }
    }
}
