//! Names of time zones: which offsets each may stand for, and where it is used.
//!
//! Facts from the IANA time zone database. Knows the rule of summer time in North America and Europe only; a name with
//! several meanings is decided by the countries that speak from the page, or not at all.

use jiff::civil::Date;

/// One meaning of a zone's name.
pub(super) struct Meaning {
    /// Minutes east of UTC, in winter where the name covers both halves of the year.
    pub(super) minutes: i16,
    /// The countries that use it, as ISO 3166 codes; the first names the meaning.
    pub(super) countries: &'static [&'static str],
    /// When the clock shows an hour more than `minutes`.
    pub(super) summer: Summer,
    /// Whether this meaning is taken when nothing on the page speaks for another.
    pub(super) usual: bool,
}

/// Rules of summer time for names that cover the whole year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Summer {
    /// The name says the offset.
    Fixed,
    /// Second Sunday of March to first Sunday of November.
    NorthAmerica,
    /// The name is one of summer time in Europe and wrong in winter.
    OnlyEurope,
    /// The name is one of winter time and wrong in summer, whose limits are within days of Europe's.
    OnlyWinter,
}

const fn fixed(minutes: i16, countries: &'static [&'static str]) -> Meaning {
    Meaning { minutes, countries, summer: Summer::Fixed, usual: true }
}

const fn rare(minutes: i16, countries: &'static [&'static str]) -> Meaning {
    Meaning { minutes, countries, summer: Summer::Fixed, usual: false }
}

const fn american(minutes: i16) -> Meaning {
    Meaning { minutes, countries: &["US", "CA"], summer: Summer::NorthAmerica, usual: true }
}

/// Zone names in capitals.
const ZONES: &[(&str, &[Meaning])] = &[
    ("UTC", &[fixed(0, &[])]),
    ("GMT", &[fixed(0, &[])]),
    ("Z", &[fixed(0, &[])]),
    ("WET", &[fixed(0, &["PT"])]),
    ("WEST", &[fixed(60, &["PT"])]),
    (
        "BST",
        &[Meaning { minutes: 60, countries: &["GB"], summer: Summer::OnlyEurope, usual: true }, rare(360, &["BD"])],
    ),
    ("CET", &[fixed(60, &["DE", "FR", "BE"])]),
    ("CEST", &[fixed(120, &["DE", "FR", "BE"])]),
    ("MEZ", &[fixed(60, &["DE"])]),
    ("MESZ", &[fixed(120, &["DE"])]),
    ("EET", &[fixed(120, &["FI", "UA", "GR"])]),
    ("EEST", &[fixed(180, &["FI", "UA", "GR"])]),
    ("MSK", &[fixed(180, &["RU"])]),
    ("TRT", &[fixed(180, &["TR"])]),
    ("IDT", &[fixed(180, &["IL"])]),
    (
        "IST",
        &[
            rare(330, &["IN"]),
            Meaning { minutes: 120, countries: &["IL"], summer: Summer::OnlyWinter, usual: false },
            Meaning { minutes: 60, countries: &["IE"], summer: Summer::OnlyEurope, usual: false },
        ],
    ),
    ("PKT", &[fixed(300, &["PK"])]),
    ("NPT", &[fixed(345, &["NP"])]),
    ("EAT", &[fixed(180, &["KE"])]),
    ("WAT", &[fixed(60, &["NG"])]),
    ("CAT", &[fixed(120, &["ZW"])]),
    ("SAST", &[fixed(120, &["ZA"])]),
    ("GST", &[fixed(240, &["AE"])]),
    ("WIB", &[fixed(420, &["ID"])]),
    ("ICT", &[fixed(420, &["TH", "VN"])]),
    ("HKT", &[fixed(480, &["HK"])]),
    ("SGT", &[fixed(480, &["SG"])]),
    ("MYT", &[fixed(480, &["MY"])]),
    ("PHT", &[fixed(480, &["PH"])]),
    ("AWST", &[fixed(480, &["AU"])]),
    ("JST", &[fixed(540, &["JP"])]),
    ("KST", &[fixed(540, &["KR"])]),
    ("ACST", &[fixed(570, &["AU"])]),
    ("ACDT", &[fixed(630, &["AU"])]),
    ("AEST", &[fixed(600, &["AU"])]),
    ("AEDT", &[fixed(660, &["AU"])]),
    ("NZST", &[fixed(720, &["NZ"])]),
    ("NZDT", &[fixed(780, &["NZ"])]),
    ("BRT", &[fixed(-180, &["BR"])]),
    ("ART", &[fixed(-180, &["AR"])]),
    ("ET", &[american(-300)]),
    ("CT", &[american(-360)]),
    ("MT", &[american(-420)]),
    ("PT", &[american(-480)]),
    ("EST", &[fixed(-300, &["US", "CA"]), rare(600, &["AU"])]),
    ("EDT", &[fixed(-240, &["US", "CA"]), rare(660, &["AU"])]),
    ("CST", &[fixed(-360, &["US", "CA"]), rare(480, &["CN"]), rare(-300, &["CU"])]),
    ("CDT", &[fixed(-300, &["US", "CA"]), rare(-240, &["CU"])]),
    ("MST", &[fixed(-420, &["US", "CA"]), rare(480, &["MY"])]),
    ("MDT", &[fixed(-360, &["US", "CA"])]),
    ("PST", &[fixed(-480, &["US", "CA"]), rare(480, &["PH"])]),
    ("PDT", &[fixed(-420, &["US", "CA"])]),
    ("AKST", &[fixed(-540, &["US"])]),
    ("AKDT", &[fixed(-480, &["US"])]),
    ("HST", &[fixed(-600, &["US"])]),
    ("AST", &[fixed(-240, &["CA", "PR"]), rare(180, &["SA"])]),
    ("ADT", &[fixed(-180, &["CA"])]),
    ("NST", &[fixed(-210, &["CA"])]),
];

/// The meanings of a zone's name in capitals, or none.
pub(super) fn meanings(name: &str) -> &'static [Meaning] {
    ZONES.iter().find(|(zone, _)| *zone == name).map_or(&[], |(_, meanings)| meanings)
}

/// The offset that `name` stands for on `date`, with the country that decided where it has several meanings.
/// `countries` are those that the page gives evidence of.
pub(super) fn resolve(name: &str, date: Date, countries: &[&str]) -> Resolved {
    let all = meanings(name);
    let possible: Vec<&Meaning> = all.iter().filter(|meaning| in_season(meaning, date)).collect();
    let spoken: Vec<&&Meaning> =
        possible.iter().filter(|meaning| meaning.countries.iter().any(|code| countries.contains(code))).collect();
    let (chosen, by) = match (spoken.as_slice(), possible.as_slice()) {
        ([one], _) => {
            (Some(**one), one.countries.iter().find(|code| countries.contains(code)).copied().filter(|_| all.len() > 1))
        }
        ([], possible) => (possible.iter().find(|meaning| meaning.usual).copied(), None),
        _ => (None, None),
    };
    Resolved { minutes: chosen.map(|meaning| offset(meaning, date)), by, ambiguous: all.len() > 1 }
}

/// What a zone's name came to.
pub(super) struct Resolved {
    /// Minutes east of UTC, unless nothing decides.
    pub(super) minutes: Option<i16>,
    /// The country whose evidence decided between several meanings.
    pub(super) by: Option<&'static str>,
    /// Whether the name has several meanings.
    pub(super) ambiguous: bool,
}

fn in_season(meaning: &Meaning, date: Date) -> bool {
    match meaning.summer {
        Summer::Fixed | Summer::NorthAmerica => true,
        Summer::OnlyEurope => in_european_summer(date),
        Summer::OnlyWinter => !in_european_summer(date),
    }
}

fn offset(meaning: &Meaning, date: Date) -> i16 {
    let summer = meaning.summer == Summer::NorthAmerica && in_american_summer(date);
    meaning.minutes + if summer { 60 } else { 0 }
}

/// The day of the month of the `nth` Sunday (from 1).
fn sunday(year: i16, month: i8, nth: i8) -> i8 {
    let first = Date::new(year, month, 1).map_or(0, |date| date.weekday().to_sunday_zero_offset());
    1 + (7 - first) % 7 + 7 * (nth - 1)
}

fn in_american_summer(date: Date) -> bool {
    let day = (date.month(), date.day());
    day >= (3, sunday(date.year(), 3, 2)) && day < (11, sunday(date.year(), 11, 1))
}

fn in_european_summer(date: Date) -> bool {
    // the last Sunday is the only one within the last seven days
    let last =
        |month: i8| (1..=5).map(|nth| sunday(date.year(), month, nth)).filter(|day| *day <= 31).max().unwrap_or(31);
    let day = (date.month(), date.day());
    day >= (3, last(3)) && day <= (10, last(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, date: (i16, i8, i8), countries: &[&str], want: Option<i16>) {
        let date = Date::new(date.0, date.1, date.2).unwrap();
        assert_eq!(resolve(name, date, countries).minutes, want, "{name} {date} {countries:?}");
    }

    #[test]
    fn a_name_with_one_meaning_needs_no_evidence() {
        check("UTC", (2025, 4, 23), &[], Some(0));
        check("CEST", (2025, 4, 23), &[], Some(120));
        check("XYZ", (2025, 4, 23), &[], None);
    }

    #[test]
    fn eastern_time_follows_the_clock_of_new_york() {
        check("ET", (2025, 12, 3), &[], Some(-300));
        check("ET", (2025, 3, 8), &[], Some(-300));
        check("ET", (2025, 3, 9), &[], Some(-240));
        check("ET", (2025, 11, 1), &[], Some(-240));
        check("ET", (2025, 11, 2), &[], Some(-300));
    }

    #[test]
    fn a_name_of_many_countries_waits_for_evidence() {
        check("IST", (2025, 4, 23), &[], None);
        check("IST", (2025, 4, 23), &["IN"], Some(330));
        check("IST", (2025, 12, 3), &["IL"], Some(120));
        check("IST", (2025, 4, 23), &["IL"], None);
        check("IST", (2025, 4, 23), &["IE"], Some(60));
        check("IST", (2025, 12, 3), &["IE"], None);
        check("IST", (2025, 12, 3), &["IN", "IL"], None);
        check("IST", (2025, 4, 23), &["IN", "IL"], Some(330));
        check("CST", (2025, 4, 23), &["CN"], Some(480));
        check("CST", (2025, 4, 23), &[], Some(-360));
    }

    #[test]
    fn british_summer_time_is_not_told_in_winter() {
        check("BST", (2025, 4, 23), &[], Some(60));
        check("BST", (2025, 12, 3), &[], None);
        check("BST", (2025, 12, 3), &["BD"], Some(360));
    }
}
