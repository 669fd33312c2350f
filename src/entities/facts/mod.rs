//! Plain facts about the world that a name can be checked against: countries with demonyms and capitals, places,
//! given names and surnames, well-known organisations, and the words that head names and offices.
//!
//! Compiled by hand for this project; facts, not anybody's collection. The head of each table names its sources and the
//! month that it is of, and `scripts/facts` holds each name against them. A name missing here is not unknown to the rest
//! of the layer, only unsupported by knowledge. Nothing here names who holds an office.

mod age;
mod world;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

pub use self::age::as_of;
pub(super) use self::world::{Belongs, World, note};
use crate::model::EntitySort;
use crate::text;

const COUNTRIES: &str = include_str!("countries.txt");
const REGIONS: &str = include_str!("regions.txt");
const PLACES: &str = include_str!("places.txt");
const GIVEN: &str = include_str!("given.txt");
const SURNAMES: &str = include_str!("surnames.txt");
const ASIAN_SURNAMES: &str = include_str!("asian_surnames.txt");
const ORGANISATIONS: &str = include_str!("organisations.txt");
const WORDS: &str = include_str!("words.txt");
const THINGS: &str = include_str!("things.txt");
const NICKNAMES: &str = include_str!("nicknames.txt");

/// What is known of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A country, a part of the world.
    Country,
    /// Any other place.
    Place,
    /// An organisation.
    Organisation,
    /// A people, a nationality, a religion, a language.
    Demonym,
    /// An event, a work, a law, a weapon, a faith.
    Thing(EntitySort),
}

/// A known name: what it is, what it is filed under, and whether it is only known in capitals ("US", not "us").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) known: Known,
    pub(super) canonical: &'static str,
    pub(super) capitals: bool,
}

/// Classes of words, by the part that they play in a name or beside one. All are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Class {
    /// Ends the name of an organisation ("Council").
    OrgLast,
    /// Begins one ("National").
    OrgFirst,
    /// Begins one before "of" ("Ministry of").
    OrgOf,
    /// Ends the name of a place ("River").
    PlaceLast,
    /// Begins one ("Mount").
    PlaceFirst,
    /// Begins one before "of" ("Gulf of").
    PlaceOf,
    /// Ends the name of an event, a work or a law ("Cup").
    OtherLast,
    /// Names a people or faith.
    DemonymLike,
    /// A month, a day, a time zone.
    Calendar,
    /// Stands before a person's name ("Senator").
    PersonTitle,
    /// Part of an office ("Foreign").
    RoleWord,
    /// What a person is ("spokesman").
    RoleNoun,
    /// Stands beside an organisation ("company").
    OrgNoun,
    /// Stands beside a place ("province").
    PlaceNoun,
    /// A preposition of place.
    PlaceBefore,
    /// A verb of speech.
    Speech,
    /// A verb that is one of speech beside a quotation only ("laughed").
    Cue,
    /// A verb that names or judges in somebody's words ("called it").
    Naming,
    /// An ordinary word that may begin a sentence.
    Common,
    /// A common noun that is written in capitals ("GDP").
    Acronym,
    /// Follows a name behind a hyphen ("-based").
    Suffix,
    /// Ends the name of an event ("Cup"); one of those that end other things' names.
    EventLast,
    /// Ends the name of a law.
    LawLast,
    /// Ends the name of a work.
    WorkLast,
    /// Names a faith or those who hold it; one of those that name a people or faith.
    Religion,
    /// Names a nation or its language, of those that no country is called by.
    Nationality,
}

const CLASSES: &[(&str, Class)] = &[
    ("org_last", Class::OrgLast),
    ("org_first", Class::OrgFirst),
    ("org_of", Class::OrgOf),
    ("place_last", Class::PlaceLast),
    ("place_first", Class::PlaceFirst),
    ("place_of", Class::PlaceOf),
    ("other_last", Class::OtherLast),
    ("demonym_like", Class::DemonymLike),
    ("calendar", Class::Calendar),
    ("person_title", Class::PersonTitle),
    ("role_word", Class::RoleWord),
    ("role_noun", Class::RoleNoun),
    ("org_noun", Class::OrgNoun),
    ("place_noun", Class::PlaceNoun),
    ("place_before", Class::PlaceBefore),
    ("speech", Class::Speech),
    ("cue", Class::Cue),
    ("naming", Class::Naming),
    ("common", Class::Common),
    ("suffix", Class::Suffix),
    ("acronym", Class::Acronym),
    ("event_last", Class::EventLast),
    ("law_last", Class::LawLast),
    ("work_last", Class::WorkLast),
    ("religion", Class::Religion),
    ("nationality", Class::Nationality),
];

/// The tables, read once.
pub(super) struct Facts {
    names: HashMap<String, Fact>,
    /// For the first word of each name how many words the longest such name has.
    firsts: HashMap<String, usize>,
    classes: HashMap<&'static str, u32>,
    given: HashSet<String>,
    surnames: HashSet<String>,
    asian: HashSet<String>,
    world: World,
    /// For a given name the lines of the table in which it stands.
    nicknames: HashMap<String, Vec<u16>>,
}

/// The tables.
pub(super) fn facts() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(Facts::read)
}

/// The key of a name in the tables: folded, without points, words parted by single spaces.
pub(super) fn key(name: &str) -> String {
    let folded = text::fold(name);
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|letter: char| letter.is_whitespace() || letter == '-').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|&letter| letter != '.'));
    }
    out
}

impl Facts {
    fn read() -> Self {
        let mut facts = Self {
            names: HashMap::new(),
            firsts: HashMap::new(),
            classes: HashMap::new(),
            given: lines(GIVEN).flat_map(str::split_whitespace).map(text::fold).collect(),
            surnames: lines(SURNAMES).flat_map(str::split_whitespace).map(text::fold).collect(),
            asian: lines(ASIAN_SURNAMES).flat_map(str::split_whitespace).map(text::fold).collect(),
            world: World::read(),
            nicknames: HashMap::new(),
        };
        facts.read_words();
        for (number, line) in (0..).zip(lines(NICKNAMES)) {
            for name in line.split_whitespace() {
                facts.nicknames.entry(text::fold(name)).or_default().push(number);
            }
        }
        for line in lines(COUNTRIES).chain(lines(REGIONS)) {
            let mut columns = line.split('|');
            let names = columns.next().unwrap_or_default();
            let Some(country) = names.split(',').next() else { continue };
            for name in listed(names) {
                facts.add(name, Known::Country, country);
            }
            for demonym in listed(columns.next().unwrap_or_default()) {
                facts.add(demonym, Known::Demonym, demonym);
            }
            let mut capitals = listed(columns.next().unwrap_or_default());
            if let Some(capital) = capitals.next() {
                facts.add(capital, Known::Place, capital);
                for name in capitals {
                    facts.add(name, Known::Place, capital);
                }
            }
        }
        for name in lines(PLACES).flat_map(listed) {
            facts.add(name, Known::Place, name);
        }
        for line in lines(THINGS) {
            let (sort, names) = line.split_once('|').unwrap_or_default();
            let Some(sort) = EntitySort::ALL.into_iter().find(|known| known.as_str() == sort) else { continue };
            for name in listed(names) {
                facts.add(name, Known::Thing(sort), name);
            }
        }
        for entry in lines(ORGANISATIONS).flat_map(listed) {
            let (short, full) = entry.split_once('=').unwrap_or(("", entry));
            facts.add(full, Known::Organisation, full);
            for name in short.split('/').filter(|name| !name.is_empty()) {
                facts.add(name, Known::Organisation, full);
            }
        }
        facts
    }

    fn read_words(&mut self) {
        let mut class = None;
        for line in lines(WORDS) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                class = CLASSES.iter().find(|(label, _)| *label == name).map(|(_, class)| *class);
            } else if let Some(class) = class {
                for word in line.split_whitespace() {
                    *self.classes.entry(word).or_default() |= 1 << class as u32;
                }
            }
        }
    }

    fn add(&mut self, name: &str, known: Known, canonical: &'static str) {
        let key = key(name);
        if let Some(first) = key.split(' ').next() {
            let longest = self.firsts.entry(first.to_owned()).or_default();
            *longest = key.split(' ').count().max(*longest);
        }
        let capitals = !name.chars().any(char::is_lowercase);
        self.names.entry(key).or_insert(Fact { known, canonical, capitals });
    }

    /// What is known of the name with this key, and the name that it is filed under.
    pub(super) fn name(&self, key: &str) -> Option<Fact> {
        self.names.get(key).copied()
    }

    /// How many words the longest known name has whose key begins with this word; 0 where there is none.
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.firsts.get(word).copied().unwrap_or_default()
    }

    /// Whether the folded word is of the class.
    pub(super) fn is(&self, class: Class, folded: &str) -> bool {
        self.classes.get(folded).is_some_and(|bits| bits & (1 << class as u32) != 0)
    }

    /// What is known of how names belong together.
    pub(super) fn world(&self) -> &World {
        &self.world
    }

    /// The groups of given names that one person may go by to which a folded name belongs.
    pub(super) fn nicknames(&self, given: &str) -> &[u16] {
        self.nicknames.get(given).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether one person may go by both given names, folded: "joe" and "joseph".
    pub(super) fn is_nickname(&self, one: &str, other: &str) -> bool {
        one != other && self.nicknames(one).iter().any(|line| self.nicknames(other).contains(line))
    }

    /// Whether the folded word is a given name.
    pub(super) fn is_given(&self, folded: &str) -> bool {
        self.given.contains(folded)
            || folded.split_once('-').is_some_and(|(a, b)| self.given.contains(a) && self.given.contains(b))
    }

    /// Whether the folded word is a common surname.
    pub(super) fn is_surname(&self, folded: &str) -> bool {
        self.surnames.contains(folded)
    }

    /// Whether the folded word is a surname that stands before the given name in Chinese, Korean or Vietnamese.
    pub(super) fn is_asian_surname(&self, folded: &str) -> bool {
        self.asian.contains(folded)
    }
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn listed(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(',').filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_answer() {
        let facts = facts();
        let filed = |name: &str| facts.name(&key(name)).map(|fact| (fact.known, fact.canonical, fact.capitals));
        assert_eq!(filed("U.S."), Some((Known::Country, "United States", true)));
        assert_eq!(filed("Kiev"), Some((Known::Place, "Kyiv", false)));
        assert_eq!(filed("NATO"), Some((Known::Organisation, "North Atlantic Treaty Organization", true)));
        assert_eq!(filed("Senate"), Some((Known::Organisation, "Senate", false)));
        assert_eq!(filed("PLA"), Some((Known::Organisation, "People's Liberation Army", true)));
        assert_eq!(filed("Ukrainians"), Some((Known::Demonym, "Ukrainians", false)));
        assert!(facts.is(Class::OrgLast, "ministry") && !facts.is(Class::OrgLast, "river"));
        assert!(facts.is_given("jean-luc") || facts.is_given("jean"));
        assert!(CLASSES.len() <= 32);
    }
}
