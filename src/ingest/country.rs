//! Which country a page speaks from, in tiers of evidence: what is known of its outlet, then contacts, then money and
//! measures, then the manner of writing dates, then names of places.
//!
//! Only decides what a zone's name or the order of day and month means; it is never shown as a fact of the article.

use std::borrow::Cow;
use std::cell::OnceCell;

/// One kind of evidence: countries as ISO 3166 codes, each with the words that spoke for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Tier(Vec<(Cow<'static, str>, String)>);

impl Tier {
    /// The countries of this tier.
    pub(super) fn codes(&self) -> Vec<&str> {
        self.0.iter().map(|(code, _)| code.as_ref()).collect()
    }

    /// What spoke for a country, as a clause.
    pub(super) fn evidence(&self, code: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == code).map(|(_, evidence)| evidence.as_str())
    }

    fn add(&mut self, code: &'static str, evidence: impl FnOnce() -> String) {
        if !self.0.iter().any(|(known, _)| *known == code) {
            self.0.push((Cow::Borrowed(code), evidence()));
        }
    }
}

/// Evidence of countries, the strongest first; each kind is sought when the stronger ones do not decide.
#[derive(Clone, Debug, Default)]
pub(super) struct Countries<'a> {
    lines: Vec<&'a str>,
    outlet: Tier,
    contacts: OnceCell<Tier>,
    /// Money, the manner of writing dates, places.
    others: OnceCell<[Tier; 3]>,
}

impl<'a> Countries<'a> {
    /// Reads the lines of a page, given as text.
    pub(super) fn read(lines: impl Iterator<Item = &'a str>) -> Self {
        Self { lines: lines.collect(), ..Self::default() }
    }

    /// Adds what the makers of the corpus say of the outlet: the strongest evidence.
    pub(super) fn with_outlet(mut self, country: Option<&str>) -> Self {
        if let Some(code) = country {
            let code = code.trim().to_ascii_uppercase();
            let evidence = format!("the outlet is known to be of {code}");
            self.outlet.0.push((Cow::Owned(code), evidence));
        }
        self
    }

    /// The outlet's country, where it is known.
    pub(super) fn of_outlet(&self) -> Option<&str> {
        self.outlet.0.first().map(|(code, _)| code.as_ref())
    }

    /// The evidence, the strongest first.
    pub(super) fn tiers(&self) -> impl Iterator<Item = &Tier> {
        let contacts = std::iter::once_with(|| self.contacts.get_or_init(|| contacts(&self.lines)));
        let others = std::iter::once_with(|| self.others.get_or_init(|| others(&self.lines)));
        std::iter::once(&self.outlet).chain(contacts).chain(others.flatten())
    }

    /// The one country of `one` or of `other` that the strongest tier to name any of them names, if it names only one
    /// side.
    pub(super) fn best(&self, one: &[&str], other: &[&str]) -> Option<&str> {
        self.tiers().find_map(|tier| {
            let (mine, theirs): (Vec<_>, Vec<_>) = (
                tier.codes().into_iter().filter(|code| one.contains(code)).collect(),
                tier.codes().into_iter().filter(|code| other.contains(code)).collect(),
            );
            match (mine.first(), theirs.first()) {
                (Some(code), None) | (None, Some(code)) => Some(Some(*code)),
                (Some(_), Some(_)) => Some(None),
                (None, None) => None,
            }
        })?
    }
}

/// Telephone numbers and addresses of the web.
fn contacts(lines: &[&str]) -> Tier {
    let mut contacts = Tier::default();
    for line in lines {
        if line.contains('+') {
            for (prefix, code) in CALLING {
                if line.match_indices(prefix).any(|(at, _)| calls(line, at + prefix.len())) {
                    contacts.add(code, || format!("a telephone number begins with {prefix}"));
                }
            }
        }
        if line.as_bytes().windows(2).any(|pair| matches!(pair, [b'.', b'a'..=b'z' | b'A'..=b'Z'])) {
            for word in line.split_whitespace() {
                let host = word.trim_matches(|letter: char| !letter.is_alphanumeric());
                if let Some((ending, code)) = top_level(host) {
                    contacts.add(code, || format!("an address of the page ends in {ending}"));
                }
            }
        }
    }
    contacts
}

/// Money and measures, the manner of writing dates, and names of places.
fn others(lines: &[&str]) -> [Tier; 3] {
    let [mut money, mut manner, mut places] = std::array::from_fn(|_| Tier::default());
    for line in lines {
        if line.contains('-') && has_hyphened_date(line) {
            // CLDR: of the countries whose zone is called IST, India alone writes hyphens; Ireland and Israel do not
            manner.add("IN", || "the page writes dates as 31-12-2025".to_owned());
        }
        for number in WORDS.among(line) {
            if let Some((mark, code)) = MONEY.get(number) {
                money.add(code, || format!("the page writes {:?}", mark.trim()));
            } else if let Some((name, code)) = PLACES.get(number - MONEY.len()) {
                places.add(code, || format!("the page names {name}"));
            }
        }
    }
    [money, manner, places]
}

/// At most 64 words, found together: those of [`MONEY`], then those of [`PLACES`].
struct Wordlist {
    words: [&'static str; MONEY.len() + PLACES.len()],
    /// For each byte, which words begin with it: a bit for each.
    by_first: [u64; 256],
    /// For each byte, which words have it behind their first.
    by_second: [u64; 256],
}

static WORDS: Wordlist = {
    let mut words = [""; MONEY.len() + PLACES.len()];
    let (mut by_first, mut by_second) = ([0; 256], [0; 256]);
    let mut at = 0;
    while at < words.len() {
        words[at] = if at < MONEY.len() { MONEY[at].0 } else { PLACES[at - MONEY.len()].0 };
        by_first[words[at].as_bytes()[0] as usize] |= 1 << at;
        by_second[words[at].as_bytes()[1] as usize] |= 1 << at;
        at += 1;
    }
    Wordlist { words, by_first, by_second }
};

impl Wordlist {
    /// The positions of the words that stand in a line, rising.
    fn among(&self, line: &str) -> impl Iterator<Item = usize> {
        let mut found = 0_u64;
        let bytes = line.as_bytes();
        for (at, (first, second)) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()).enumerate() {
            // two bytes tell nearly all places where none begins
            let mut left = self.by_first[usize::from(*first)] & self.by_second[usize::from(*second)] & !found;
            while left != 0 {
                let (number, bit) = (left.trailing_zeros() as usize, left & left.wrapping_neg());
                let word = self.words.get(number).map_or(&[][..], |word| word.as_bytes());
                if bytes.get(at..).is_some_and(|rest| rest.starts_with(word)) {
                    found |= bit;
                }
                left ^= bit;
            }
        }
        (0..self.words.len()).filter(move |number| found >> number & 1 == 1)
    }
}

/// Whether "23-04-2025" stands in the line, next to a time of day.
fn has_hyphened_date(line: &str) -> bool {
    line.as_bytes().split(|byte| *byte == b' ').any(|bytes| {
        bytes.len() == 10
            && bytes.get(2) == Some(&b'-')
            && bytes.get(5) == Some(&b'-')
            && bytes.iter().filter(|byte| byte.is_ascii_digit()).count() == 8
    })
}

/// Whether a telephone number goes on behind its country's prefix.
fn calls(line: &str, at: usize) -> bool {
    let rest = line.get(at..).unwrap_or_default();
    let digits = rest.chars().take(14).filter(char::is_ascii_digit).count();
    digits >= 6 && rest.starts_with([' ', '-', '(', '.', '/']) || digits >= 8
}

fn top_level(host: &str) -> Option<(&'static str, &'static str)> {
    let (before, _) = host.rsplit_once('.')?;
    let addressed = before.contains(['.', '@', '/']) || before.len() >= 4;
    let lower = host.to_ascii_lowercase();
    let plain = lower.split(['/', '?']).find(|part| part.contains('.'))?;
    (addressed && plain.is_ascii() && !host.starts_with(char::is_numeric))
        .then(|| TOP_LEVEL.iter().find(|(ending, _)| plain.ends_with(ending)).copied())?
}

/// Calling codes of the ITU's list E.164.
const CALLING: &[(&str, &str)] = &[
    ("+91", "IN"),
    ("+972", "IL"),
    ("+353", "IE"),
    ("+44", "GB"),
    ("+86", "CN"),
    ("+880", "BD"),
    ("+61", "AU"),
    ("+63", "PH"),
    ("+60", "MY"),
    ("+966", "SA"),
    ("+49", "DE"),
    ("+33", "FR"),
    ("+34", "ES"),
    ("+39", "IT"),
    ("+92", "PK"),
    ("+64", "NZ"),
    ("+27", "ZA"),
];
/// Top-level domains of countries.
const TOP_LEVEL: &[(&str, &str)] = &[
    (".in", "IN"),
    (".il", "IL"),
    (".ie", "IE"),
    (".uk", "GB"),
    (".cn", "CN"),
    (".bd", "BD"),
    (".au", "AU"),
    (".ph", "PH"),
    (".my", "MY"),
    (".sa", "SA"),
    (".de", "DE"),
    (".fr", "FR"),
    (".es", "ES"),
    (".it", "IT"),
    (".pk", "PK"),
    (".nz", "NZ"),
    (".za", "ZA"),
    (".ca", "CA"),
    (".gov", "US"),
];
/// Marks and measures of money.
const MONEY: &[(&str, &str)] = &[
    ("₹", "IN"),
    (" crore", "IN"),
    (" lakh", "IN"),
    ("Rs ", "IN"),
    ("₪", "IL"),
    (" shekel", "IL"),
    (" taka", "BD"),
    ("RMB", "CN"),
];
/// Countries and cities that no other country shares.
const PLACES: &[(&str, &str)] = &[
    ("India", "IN"),
    ("New Delhi", "IN"),
    ("Mumbai", "IN"),
    ("Bengaluru", "IN"),
    ("Kolkata", "IN"),
    ("Chennai", "IN"),
    ("Hyderabad", "IN"),
    ("Israel", "IL"),
    ("Jerusalem", "IL"),
    ("Tel Aviv", "IL"),
    ("Haifa", "IL"),
    ("Dublin", "IE"),
    ("Ireland", "IE"),
    ("Galway", "IE"),
    ("Limerick", "IE"),
    ("Belfast", "GB"),
    ("Dhaka", "BD"),
    ("Bangladesh", "BD"),
    ("Beijing", "CN"),
    ("Shanghai", "CN"),
    ("Manila", "PH"),
    ("Philippines", "PH"),
    ("Sydney", "AU"),
    ("Melbourne", "AU"),
    ("Australia", "AU"),
    ("Kuala Lumpur", "MY"),
    ("Riyadh", "SA"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_speak_before_names() {
        let countries = Countries::read(["Dublin welcomes a minister of Israel", "Call +91-22-5550100"].into_iter());
        let tiers: Vec<_> = countries.tiers().map(Tier::codes).collect();
        assert_eq!(tiers, [vec![], vec!["IN"], vec![], vec![], vec!["IL", "IE"]]);
        assert_eq!(countries.best(&["IN"], &["IL"]), Some("IN"));
    }

    #[test]
    fn sums_and_sentences_are_no_contacts() {
        let countries = Countries::read(["It rose by +91 points.", "He came in.", "3.in"].into_iter());
        assert!(countries.tiers().all(|tier| tier.codes().is_empty()), "{countries:?}");
    }
}
