//! What figures are counted in: currencies, lengths of time, measures, nouns for human beings, and what happens to them.

use crate::model::FigureKind;

/// Signs of currencies, with what they stand for.
pub(super) const SIGNS: &[(char, &str)] = &[
    ('$', "dollar"),
    ('€', "euro"),
    ('£', "pound"),
    ('¥', "yen"),
    ('₹', "rupee"),
    ('₴', "hryvnia"),
    ('₽', "rouble"),
    ('₺', "lira"),
];

/// A unit behind a number: what it measures, the base unit, and how many of it.
pub(super) type Unit = (FigureKind, &'static str, f64);

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;

/// The unit that a folded word names.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let word = match word {
        "feet" => "foot",
        "euros" | "eur" => "euro",
        _ => word,
    };
    let one = word.strip_suffix('s').filter(|one| one.len() > 2).unwrap_or(word);
    let money = |name| Some((FigureKind::Money, name, 1.0));
    let time = |seconds| Some((FigureKind::Duration, "s", seconds));
    let measure = |name, factor| Some((FigureKind::Measure, name, factor));
    match one {
        "dollar" | "usd" | "buck" => money("dollar"),
        "euro" => money("euro"),
        "pound" | "gbp" => money("pound"),
        "yen" => money("yen"),
        "yuan" | "renminbi" => money("yuan"),
        "rupee" | "inr" => money("rupee"),
        "rouble" | "ruble" | "rub" => money("rouble"),
        "hryvnia" => money("hryvnia"),
        "crown" | "krona" | "krone" | "kroner" | "koruna" => money("crown"),
        "franc" | "chf" => money("franc"),
        "cent" => Some((FigureKind::Money, "cent", 1.0)),
        "second" | "sec" => time(1.0),
        "minute" | "min" => time(MINUTE),
        "hour" | "hr" => time(HOUR),
        "day" => time(DAY),
        "week" => time(7.0 * DAY),
        "month" => time(30.44 * DAY),
        "year" => time(365.25 * DAY),
        "decade" => time(3652.5 * DAY),
        "metre" | "meter" => measure("m", 1.0),
        "kilometre" | "kilometer" | "km" => measure("m", 1_000.0),
        "centimetre" | "centimeter" | "cm" => measure("m", 0.01),
        "mile" => measure("m", 1_609.344),
        "foot" | "ft" => measure("m", 0.3048),
        "inch" | "inche" => measure("m", 0.0254),
        "yard" => measure("m", 0.9144),
        "kilogram" | "kg" | "kilo" => measure("kg", 1.0),
        "tonne" | "ton" => measure("kg", 1_000.0),
        "litre" | "liter" => measure("l", 1.0),
        "gallon" => measure("l", 3.785),
        "barrel" => measure("barrel", 1.0),
        "hectare" => measure("m²", 10_000.0),
        "acre" => measure("m²", 4_046.86),
        "mph" => measure("km/h", 1.609),
        "kph" | "kmh" => measure("km/h", 1.0),
        "degree" => measure("degree", 1.0),
        "megawatt" | "mw" => measure("W", 1e6),
        "gigawatt" | "gw" => measure("W", 1e9),
        "kiloton" => measure("kt", 1.0),
        _ => None,
    }
}

/// What "hours-long" and "for weeks" say: how many of the unit, at least and at most.
pub(super) fn vague_length(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "minutes" => (2.0 * MINUTE, 59.0 * MINUTE),
        "hours" => (2.0 * HOUR, 24.0 * HOUR),
        "days" => (2.0 * DAY, 14.0 * DAY),
        "weeks" => (14.0 * DAY, 70.0 * DAY),
        "months" => (60.0 * DAY, 730.0 * DAY),
        "years" => (730.0 * DAY, 7_305.0 * DAY),
        _ => return None,
    })
}

/// What "dozens" and "hundreds" say.
pub(super) fn vague_count(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "dozens" => (24.0, 199.0),
        "scores" => (40.0, 199.0),
        "hundreds" => (200.0, 1_999.0),
        "thousands" => (2_000.0, 199_999.0),
        "millions" => (2e6, 1e9),
        "billions" => (2e9, 1e12),
        _ => return None,
    })
}

/// Whether a folded noun stands for human beings.
pub(super) fn is_people(word: &str) -> bool {
    PEOPLE.contains(&word) || word.strip_suffix('s').is_some_and(|one| PEOPLE.contains(&one))
}

const PEOPLE: &[&str] = &[
    "people",
    "person",
    "man",
    "men",
    "woman",
    "women",
    "child",
    "children",
    "boy",
    "girl",
    "adult",
    "civilian",
    "soldier",
    "troop",
    "officer",
    "police",
    "policeman",
    "policemen",
    "guard",
    "fighter",
    "militant",
    "gunman",
    "gunmen",
    "rebel",
    "migrant",
    "refugee",
    "immigrant",
    "resident",
    "villager",
    "passenger",
    "student",
    "pupil",
    "teacher",
    "worker",
    "employee",
    "staff",
    "victim",
    "casualty",
    "casualties",
    "hostage",
    "prisoner",
    "detainee",
    "protester",
    "demonstrator",
    "voter",
    "patient",
    "doctor",
    "nurse",
    "firefighter",
    "journalist",
    "reporter",
    "member",
    "lawmaker",
    "senator",
    "tourist",
    "visitor",
    "survivor",
    "suspect",
    "spectator",
    "fan",
    "player",
    "personnel",
    "crew",
    "resident",
    "inhabitant",
    "household",
    "family",
    "families",
    "dead",
    "injured",
    "wounded",
    "missing",
    "killed",
    "shareholder",
    "customer",
    "subscriber",
    "user",
    "signatory",
    "delegate",
    "worshipper",
];

/// What happens to those who are counted, by the word that says so.
pub(super) fn act(word: &str) -> Option<&'static str> {
    const ACTS: &[(&str, &[&str])] = &[
        (
            "killed",
            &["kill", "dead", "died", "die", "dies", "death", "dying", "fatal", "slain", "murder", "perish", "toll"],
        ),
        ("injured", &["injur", "wound", "hurt"]),
        ("arrested", &["arrest", "detain", "custody", "jail"]),
        ("missing", &["missing"]),
        ("evacuated", &["evacuat"]),
        ("displaced", &["displac", "homeless"]),
        ("rescued", &["rescue"]),
        ("dismissed", &["layoff", "dismiss", "redundan", "fired", "sack"]),
        ("hired", &["hire", "hired", "hiring", "recruit"]),
        ("hospitalised", &["hospital"]),
        ("charged", &["charged", "indict"]),
        ("flooded", &["flood"]),
        ("destroyed", &["destroy", "demolish"]),
        ("damaged", &["damag"]),
        ("voting for", &["favour", "favor"]),
    ];
    // a short word takes an ending, a longer one is a beginning
    let is_form = |of: &str| {
        let bare = ["s", "ed", "ing"].iter().any(|ending| word.strip_suffix(ending) == Some(of));
        word == of || if of.len() < 5 { bare } else { word.starts_with(of) }
    };
    ACTS.iter().find(|(_, forms)| forms.iter().any(|form| is_form(form))).map(|(name, _)| *name)
}
