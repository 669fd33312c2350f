//! What is known of each distinct writing of a word, worked out once for all sentences that have it.
//!
//! Most words of an article stand in it several times, and in the others as well. Decides nothing that depends on the
//! words around.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::concept;
use super::date;
use super::title::is_title;
use super::token::hash;
use crate::text::{fold, number, stem, stop_words};

/// A writing of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// As it is written.
    pub(super) text: String,
    /// Folded, where that is another text.
    folded: Option<Box<str>>,
    /// The number of its canonical form.
    pub(super) form: u32,
    /// The canonical form's key.
    pub(super) key: u64,
    /// It carries grammar.
    pub(super) stop: bool,
    /// Its first letter is a capital.
    pub(super) capital: bool,
    /// A title: before a name it is no name of its own.
    pub(super) title: bool,
    /// A day may begin with it.
    pub(super) day: bool,
    /// A number may begin with it.
    pub(super) number: bool,
    /// It stands in reports of anything, and more widely so.
    pub(super) light: bool,
    pub(super) common: bool,
}

impl Entry {
    /// Folded.
    pub(super) fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.text)
    }
}

/// A canonical form: the stem of a word, an entity, a number, a day.
#[derive(Clone, Debug)]
pub(super) struct Form {
    #[cfg(test)]
    pub(super) text: String,
    /// Equal for equal forms, in whatever order they came.
    pub(super) key: u64,
    /// It denies.
    pub(super) negation: bool,
    /// It stands in reports of anything, and more widely so.
    pub(super) light: bool,
    pub(super) common: bool,
    /// The group of near-synonyms.
    pub(super) concept: Option<u16>,
    /// A bit for each pair of neighbouring letters.
    letters: u64,
    /// Where the letter 4-grams of all forms have its own.
    grams: (u32, u32),
    /// The forms that are variants of its spelling.
    pub(super) variants: Vec<u32>,
}

/// How many letter 4-grams are told apart; two that fall together add a little noise.
pub(super) const GRAMS: usize = 1 << 14;
/// Of the forms with the same beginning, how many are looked at for variants.
const MOST_ALIKE: usize = 64;

/// The writings seen so far.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By the hash of the writing; of two with one hash, which no text has by chance, the first.
    places: HashMap<u64, u32, Quick>,
    /// The others.
    rest: HashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    by_key: HashMap<u64, u32, Quick>,
    forms: Vec<Form>,
    /// The letter 4-grams of the forms, one behind the other: a space at both ends of each form, each 4-gram as a number
    /// below [`GRAMS`].
    grams: Vec<u16>,
    /// The forms by their first letters.
    alike: HashMap<u64, Vec<u32>, Quick>,
    /// Neither letters nor variants are asked for.
    forms_alone: bool,
}

/// What begins the canonical forms that are no words: entities, numbers, days. No word begins so.
const MARKS: [char; 3] = ['@', '#', '~'];

impl Lexicon {
    /// One that is asked for forms alone, and not for what their letters have in common.
    pub(super) fn of_forms() -> Self {
        Self { forms_alone: true, ..Self::default() }
    }

    /// The number of a writing.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let key = hash(text.bytes());
        let first = self.places.get(&key).copied();
        if let Some(place) = first.filter(|place| self.get(*place).is_some_and(|entry| entry.text == text)) {
            return place;
        }
        if let Some(place) = first.and_then(|_| self.rest.get(text)) {
            return *place;
        }
        let place = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let entry = self.entry(text);
        self.entries.push(entry);
        match first {
            None => self.places.insert(key, place),
            Some(_) => self.rest.insert(text.into(), place),
        };
        place
    }

    /// What is known of it.
    pub(super) fn get(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)
    }

    /// All of them.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The canonical forms of all of them.
    pub(super) fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The letter 4-grams of a form.
    pub(super) fn grams(&self, form: &Form) -> &[u16] {
        self.grams.get(form.grams.0 as usize..form.grams.1 as usize).unwrap_or_default()
    }

    fn entry(&mut self, text: &str) -> Entry {
        if text.starts_with(MARKS) {
            let form = self.form(text);
            return self.known(form, Entry { text: text.to_owned(), ..Entry::default() });
        }
        let folded = fold(text);
        let stop = STOP_WORDS.contains(folded.as_str());
        // "U.S." and "US" are one; "us" is a stop word in all but name
        let form = if stop {
            self.form(&folded)
        } else if folded.contains('.') {
            self.form(&folded.replace('.', ""))
        } else {
            self.form(&stem(&folded))
        };
        let is_digit = folded.starts_with(|first: char| first.is_ascii_digit());
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        let may = may_begin(&folded);
        let day = is_digit || may && date::may_begin(&folded, text);
        let number = is_digit || may && may_begin_number(&folded);
        let title = is_title(&folded);
        let folded = (folded != text).then(|| folded.into_boxed_str());
        let text = text.to_owned();
        self.known(form, Entry { text, folded, stop, capital, title, day, number, ..Entry::default() })
    }

    /// With what is known of its canonical form.
    fn known(&self, number: u32, entry: Entry) -> Entry {
        let Some(form) = self.forms.get(number as usize) else { return entry };
        Entry { form: number, key: form.key, light: form.light, common: form.common, ..entry }
    }

    /// The number of a canonical form.
    fn form(&mut self, text: &str) -> u32 {
        let key = hash(text.bytes());
        if let Some(&number) = self.by_key.get(&key) {
            return number;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        let mut form = Form::new(text, key);
        if !self.forms_alone {
            form.letters = letters(text);
            form.grams = add_grams(text, &mut self.grams);
        }
        let stands_for = text.split_once('=').filter(|_| text.starts_with('@'));
        if stands_for.is_none() {
            self.find_variants(text, number, &mut form);
        }
        self.forms.push(form);
        self.by_key.insert(key, number);
        if let Some((own, country)) = stands_for {
            self.stand_for(number, own, country);
        }
        number
    }

    /// Notes that a name that stands for a country's government is near to the name itself, to the country, and to other
    /// names that stand for it.
    fn stand_for(&mut self, number: u32, own: &str, country: &str) {
        let mut near = vec![self.form(own), self.form(&format!("@{country}"))];
        let others = self.alike.entry(hash(format!("={country}").bytes())).or_default();
        near.extend(others.iter().take(MOST_ALIKE));
        others.push(number);
        for other in near {
            for (one, two) in [(number, other), (other, number)] {
                if let Some(form) = self.forms.get_mut(one as usize) {
                    form.variants.push(two);
                }
            }
        }
    }

    /// Notes which of the forms seen so far are variants of its spelling: they begin with the same letters.
    fn find_variants(&mut self, text: &str, number: u32, form: &mut Form) {
        let Some(start) = text.as_bytes().first_chunk::<3>() else { return };
        if form.letters.count_ones() < 4 || text.starts_with(['#', '~']) {
            return;
        }
        let others = self.alike.entry(start.iter().fold(0, |all, byte| all << 8 | u64::from(*byte))).or_default();
        for other in others.iter().rev().take(MOST_ALIKE) {
            if let Some(known) = self.forms.get_mut(*other as usize).filter(|known| are_variants(known, form)) {
                known.variants.push(number);
                form.variants.push(*other);
            }
        }
        others.push(number);
    }
}

/// Three quarters of the letter pairs: Zelensky and Zelenskyy, not Austria and Australia.
fn are_variants(a: &Form, b: &Form) -> bool {
    let (one, two) = (a.letters.count_ones(), b.letters.count_ones());
    let least = (one + two) * 3;
    one.min(two) >= 4 && one.min(two) * 8 >= least && (a.letters & b.letters).count_ones() * 8 >= least
}

impl Form {
    fn new(text: &str, key: u64) -> Self {
        let traits = concept::traits(text);
        Self {
            #[cfg(test)]
            text: text.to_owned(),
            key,
            negation: is_negation(text),
            light: traits.light,
            common: traits.common,
            concept: traits.group,
            letters: 0,
            grams: (0, 0),
            variants: Vec::new(),
        }
    }
}

/// As [`crate::text::is_stop_word`], by one look.
static STOP_WORDS: LazyLock<HashSet<&'static str, Quick>> = LazyLock::new(|| stop_words().iter().copied().collect());

/// The first two letters of all words that a number or a day may begin with, by the first letter a bit for the second:
/// what begins otherwise need not be compared with each of them.
const BEGINNINGS: [u32; 26] = {
    let pairs = b"zeontwthfofisiseeinitetnelhudomimlbibntrmotuwefrsasutoyejafemaapjuauocnode";
    let mut set = [0; 26];
    let mut at = 0;
    while at + 1 < pairs.len() {
        set[(pairs[at] - b'a') as usize] |= 1 << (pairs[at + 1] - b'a');
        at += 2;
    }
    set
};

/// Whether a folded word may begin a number or a day; figures aside.
fn may_begin(folded: &str) -> bool {
    let place = |letter: u8| letter.checked_sub(b'a').filter(|place| *place < 26);
    let [first, second, ..] = folded.as_bytes() else { return false };
    let seconds = place(*first).and_then(|first| BEGINNINGS.get(usize::from(first))).copied().unwrap_or_default();
    place(*second).is_some_and(|second| seconds >> second & 1 == 1)
}

fn may_begin_number(folded: &str) -> bool {
    number(&[folded]).is_some()
        || matches!(folded, "one" | "hundred" | "dozen" | "thousand" | "million" | "billion" | "trillion")
}

fn letters(form: &str) -> u64 {
    form.as_bytes().windows(2).fold(0, |set, pair| set | 1 << (hash(pair.iter().copied()) >> 58))
}

/// Puts the 4-grams of a form behind the others, and says where they are.
fn add_grams(form: &str, grams: &mut Vec<u16>) -> (u32, u32) {
    let start = grams.len();
    let mut window = u32::from(b' ');
    for (place, byte) in (1..).zip(form.bytes().chain(std::iter::once(b' '))) {
        window = window << 8 | u32::from(byte);
        if place > 2 || place == form.len() + 1 {
            grams.push((window.wrapping_mul(0x9e37_79b9) >> 18) as u16);
        }
    }
    (start as u32, grams.len() as u32)
}

fn is_negation(form: &str) -> bool {
    matches!(form, "not" | "no" | "never" | "nor" | "cannot" | "without" | "deni" | "nobody" | "none" | "neither")
        || form.ends_with("n't")
}

/// A hasher for short keys that come from no enemy: what it decides is speed alone.
#[derive(Clone, Debug, Default)]
pub(super) struct QuickHasher(u64);

/// Builds it.
pub(super) type Quick = BuildHasherDefault<QuickHasher>;

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        // the table takes its buckets from the low bits
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_begins_a_number_or_a_day_is_looked_at() {
        let numbers = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
            sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen \
            thousand million mln billion bn trillion tn";
        let days = "monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow yesterday january \
            february march april may june july august september october november december";
        for word in numbers.split_whitespace() {
            assert!(may_begin(word), "{word}");
        }
        for word in days.split_whitespace() {
            let (first, rest) = word.split_at(1);
            let written = first.to_uppercase() + rest;
            assert!(may_begin(word) && date::may_begin(word, &written), "{word}");
        }
        assert!(!may_begin("orchard") && !may_begin("x"));
    }
}
