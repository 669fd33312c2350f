//! Of which month the tables are, so that nothing in them goes stale unseen. Knows no clock: whoever reads the month
//! judges it.

use super::world::METONYMS;
use super::{ASIAN_SURNAMES, COUNTRIES, GIVEN, NICKNAMES, ORGANISATIONS, PLACES, REGIONS, SURNAMES, THINGS, WORDS};

const TABLES: &[(&str, &str)] = &[
    ("asian_surnames", ASIAN_SURNAMES),
    ("countries", COUNTRIES),
    ("given", GIVEN),
    ("metonyms", METONYMS),
    ("nicknames", NICKNAMES),
    ("organisations", ORGANISATIONS),
    ("places", PLACES),
    ("regions", REGIONS),
    ("surnames", SURNAMES),
    ("things", THINGS),
    ("words", WORDS),
];

/// The month, as `2026-01`, of the oldest of the tables of facts: all of them hold at least as of then.
pub fn as_of() -> &'static str {
    TABLES.iter().filter_map(|(_, table)| stated(table, "as of").next()).min().unwrap_or_default()
}

/// What the head of a table says of something: `# as of: 2026-01`.
fn stated(table: &'static str, what: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map_while(|line| line.strip_prefix("# ")).filter_map(move |line| {
        let said = line.strip_prefix(what)?.strip_prefix(": ")?;
        (!said.is_empty()).then_some(said)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How long a table holds unseen, in months.
    const LONGEST: i32 = 24;

    /// Months since the year 0 of what begins as `2026-01` does.
    fn months(text: &str) -> Option<i32> {
        let (year, rest) = text.split_once('-')?;
        let month: i32 = rest.get(..2)?.parse().ok()?;
        (1..=12).contains(&month).then_some(year.parse::<i32>().ok()? * 12 + month)
    }

    fn too_old(tables: &[(&str, &str)], released: &str) -> Vec<String> {
        let Some(released) = months(released) else { return vec![format!("no date of release: {released:?}")] };
        let age = |table: &str| {
            let head = table.lines().find_map(|line| line.strip_prefix("# as of: "))?;
            Some((head.to_owned(), released - months(head)?))
        };
        let fault = |(name, table): &(&str, &str)| match age(table) {
            None => Some(format!("{name}.txt does not say as of when it holds")),
            Some((head, months)) if months > LONGEST => Some(format!(
                "{name}.txt is of {head}, {months} months before the release: check it (make facts) and set the month"
            )),
            Some((head, months)) if months < 0 => Some(format!("{name}.txt is of {head}, after the release")),
            Some(_) => None,
        };
        tables.iter().filter_map(fault).collect()
    }

    #[test]
    fn no_table_is_older_than_two_years_at_the_release() {
        let manifest = include_str!("../../../Cargo.toml");
        let released = manifest.lines().find_map(|line| line.strip_prefix("released = \"")).expect("a date of release");
        assert_eq!(too_old(TABLES, released), [""; 0]);
        assert_eq!(as_of().len(), "2026-01".len());
    }

    #[test]
    fn an_old_table_is_told_by_its_name() {
        let tables = [("old", "# what\n# as of: 2023-11\nA"), ("new", "# as of: 2025-12\nB"), ("bare", "C")];
        assert_eq!(
            too_old(&tables, "2026-01-15"),
            [
                "old.txt is of 2023-11, 26 months before the release: check it (make facts) and set the month",
                "bare.txt does not say as of when it holds",
            ]
        );
        assert_eq!(too_old(&tables[1..2], "2025-11-30"), ["new.txt is of 2025-12, after the release"]);
        assert_eq!(too_old(&tables[1..2], "soon"), ["no date of release: \"soon\""]);
    }

    #[test]
    fn each_table_names_its_sources_and_how_it_is_checked() {
        for (name, table) in TABLES {
            assert!(stated(table, "source").next().is_some(), "{name}.txt names no source");
            assert!(stated(table, "checked").next().is_some(), "{name}.txt does not say how it is checked");
        }
        let own = include_str!("own_sources.txt");
        for line in own.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<_> = line.split('|').collect();
            let known = |table: &str| TABLES.iter().any(|(name, _)| *name == table);
            assert!(
                matches!(cells[..], [table, source, names] if known(table) && !source.is_empty() && !names.is_empty()),
                "{line}"
            );
        }
    }
}
