//! How the names of the world belong together: peoples and capitals to countries, seats of government to what sits there.

use std::collections::HashMap;

use super::{COUNTRIES, REGIONS, key, lines, listed};

pub(super) const METONYMS: &str = include_str!("metonyms.txt");

/// What is known of the name of a place or a people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::entities) enum Belongs {
    /// It is a country.
    Country,
    /// It is the capital of a country.
    Capital(&'static str),
    /// It is what a country's people or language is called.
    People(&'static str),
}

/// The tables, by the keys of names.
#[derive(Debug)]
pub(in crate::entities) struct World {
    belongs: HashMap<String, Belongs>,
    metonyms: HashMap<String, (&'static str, &'static str)>,
}

impl World {
    pub(super) fn read() -> Self {
        let mut belongs = HashMap::new();
        let countries = lines(COUNTRIES).map(|line| (line, true));
        for (line, is_country) in countries.chain(lines(REGIONS).map(|line| (line, false))) {
            let mut columns = line.split('|');
            let mut names = listed(columns.next().unwrap_or_default());
            let Some(country) = names.next() else { continue };
            if is_country {
                belongs.insert(key(country), Belongs::Country);
            }
            for people in listed(columns.next().unwrap_or_default()) {
                belongs.entry(key(people)).or_insert(Belongs::People(country));
            }
            for capital in listed(columns.next().unwrap_or_default()) {
                belongs.entry(key(capital)).or_insert(Belongs::Capital(country));
            }
        }
        let metonym = |line: &'static str| {
            let mut columns = line.split('|');
            Some((key(columns.next()?), (columns.next()?, columns.next()?)))
        };
        Self { belongs, metonyms: lines(METONYMS).filter_map(metonym).collect() }
    }

    /// To what the name with this key belongs.
    pub(in crate::entities) fn belongs(&self, key: &str) -> Option<Belongs> {
        self.belongs.get(key).copied()
    }

    /// What the place with this key stands for where it acts, in words, and the name that they end with.
    pub(in crate::entities) fn stands_for(&self, key: &str) -> Option<(String, &'static str)> {
        let (what, whose) = match (self.metonyms.get(key), self.belongs(key)) {
            (Some(known), _) => *known,
            (None, Some(Belongs::Capital(country))) => ("the government of", country),
            _ => return None,
        };
        Some((format!("{what} {}", with_article(whose, what)), whose))
    }
}

/// A country's name as a sentence has it: "the United States".
fn with_article(name: &'static str, what: &str) -> String {
    let takes = name.starts_with("United ")
        || matches!(name, "Netherlands" | "Philippines" | "Maldives" | "Bahamas" | "Comoros")
        || name.contains("Republic")
        || name == "Vatican";
    if takes && !what.ends_with("the") { format!("the {name}") } else { name.to_owned() }
}

/// The words that name what a place or people belongs to, and that name.
pub(in crate::entities) fn note(belongs: Belongs) -> (String, Option<&'static str>) {
    match belongs {
        Belongs::Country => ("country".to_owned(), None),
        Belongs::Capital(country) => (format!("capital of {}", with_article(country, "")), Some(country)),
        Belongs::People(country) => (format!("people or language of {}", with_article(country, "")), Some(country)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_peoples_belong_somewhere() {
        let world = World::read();
        let stands = |name: &str| world.stands_for(&key(name)).map(|(what, _)| what);
        assert_eq!(stands("Kyiv").as_deref(), Some("the government of Ukraine"));
        assert_eq!(stands("Kremlin").as_deref(), Some("the government of Russia"));
        assert_eq!(stands("Brussels").as_deref(), Some("the European Union"));
        assert_eq!(stands("Washington").as_deref(), Some("the government of the United States"));
        assert_eq!(stands("Paris Hilton"), None);
        let said = |name: &str| world.belongs(&key(name)).map(|belongs| note(belongs).0);
        assert_eq!(said("Ukrainians").as_deref(), Some("people or language of Ukraine"));
        assert_eq!(said("Oslo").as_deref(), Some("capital of Norway"));
        assert_eq!((said("Norway").as_deref(), said("Africa"), said("Lyon")), (Some("country"), None, None));
    }
}
