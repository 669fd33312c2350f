//! What two sentences have in common, as a row of numbers that a reader can follow.
//!
//! Every feature is the same when the sentences are swapped. Knows nothing of how the numbers become a score.

use super::lcs;
use super::lexicon::{Form, GRAMS};
use super::profile::{Item, Profile, Weighed};
use super::token::Kind;

/// How many features a pair has.
pub const FEATURES: usize = 14;

/// The features' names, in order.
pub const NAMES: [&str; FEATURES] = [
    // shared terms of both (Dice), rare ones counting more, near-synonyms and variants of spelling in part
    "meaning",
    // shared tokens of both (Dice), each counting once, grammar included
    "words",
    // cosine of their letter 4-grams
    "letters",
    // longest common subsequence of tokens, as a share of the longer
    "order",
    // shorter by longer, in tokens
    "length",
    // share of each one's first three terms that the other has
    "start",
    // share of each one's last three terms that the other has
    "end",
    // shared names (Dice); a half where neither has any
    "names",
    // numbers that one alone has, up to three
    "numbers_apart",
    // one denies, the other does not
    "denial_apart",
    // what the one with more to itself has to itself, as a logarithm
    "rest",
    // what both have in common, as a logarithm: two shared words prove less than six, however short the sentences
    "amount",
    // what both have in common, as a share of the one with less to say
    "contained",
    // words in common that are no names, near-synonyms in part, as a logarithm: what is done, not who does it
    "deeds",
];

/// A pair's features, in the order of [`NAMES`].
pub type Features = [f64; FEATURES];

/// A sentence laid out so that each token of another is found in it by one look, for many pairs with it.
pub(super) struct Laid<'a> {
    forms: &'a [Form],
    sentence: Option<&'a Weighed<'a>>,
    /// For each form, one more than the place of its item; 0 where the sentence does not have it.
    slots: Vec<u16>,
    /// For each 4-gram what it counts.
    grams: Vec<u16>,
    /// For each group of near-synonyms what of the sentence is in it.
    concepts: Vec<Near>,
}

/// What of a sentence is in a group of near-synonyms: a bit for each of its terms, and for each of its places, among the
/// first sixty-four.
#[derive(Clone, Copy, Default)]
struct Near {
    terms: u64,
    places: u64,
}

/// What two sentences share.
#[derive(Default)]
struct Overlap {
    /// What the shared terms count, and those of them that are words.
    shared: f32,
    words: f32,
    /// The terms among the first sixty-four that are shared: those of the one, those of the other.
    terms: [u64; 2],
    tokens: u16,
    starts: [u8; 2],
    ends: [u8; 2],
    names: [u16; 2],
    numbers: [u16; 2],
    /// The longest common subsequence.
    order: usize,
}

impl<'a> Laid<'a> {
    /// Room for sentences of these forms.
    pub(super) fn new(forms: &'a [Form]) -> Self {
        let concepts = forms.iter().filter_map(|form| form.concept).max().map_or(0, |most| usize::from(most) + 1);
        Self {
            forms,
            sentence: None,
            slots: vec![0; forms.len()],
            grams: vec![0; GRAMS],
            concepts: vec![Near::default(); concepts],
        }
    }

    /// Lays out a sentence in place of the one before.
    pub(super) fn lay(&mut self, sentence: &'a Weighed<'a>) {
        if let Some(before) = self.sentence.replace(sentence) {
            self.put(before.profile, false);
        }
        self.put(sentence.profile, true);
    }

    /// Writes a sentence into the tables, or what was there before it.
    fn put(&mut self, profile: &Profile, is_here: bool) {
        for (item, place) in profile.items.iter().zip(1_u16..) {
            if let Some(slot) = self.slots.get_mut(item.form as usize) {
                *slot = if is_here { place } else { 0 };
            }
        }
        for (gram, tenths) in &profile.grams {
            if let Some(slot) = self.grams.get_mut(usize::from(*gram)) {
                *slot = if is_here { *tenths } else { 0 };
            }
        }
        for item in &profile.items {
            let Some(place) = item.term.filter(|place| *place < 64) else { continue };
            let concept = profile.terms.get(usize::from(place)).and_then(|term| term.concept);
            if let Some(slot) = concept.and_then(|concept| self.concepts.get_mut(usize::from(concept))) {
                *slot = if is_here {
                    Near { terms: slot.terms | 1 << place, places: slot.places | item.places }
                } else {
                    Near::default()
                };
            }
        }
    }

    /// The features of the pair that it makes with another.
    pub(super) fn features(&self, b: &Weighed<'_>) -> Features {
        let Some(a) = self.sentence else { return [0.0; FEATURES] };
        let overlap = self.overlap(a, b);
        let (total_a, total_b) = (a.total, b.total);
        let soft = self.soft(a, b, overlap.terms);
        let meaning = overlap.shared + soft;
        let (a, b) = (a.profile, b.profile);
        let (shorter, longer) = (a.sequence.len().min(b.sequence.len()), a.sequence.len().max(b.sequence.len()));
        let edge = |found: [u8; 2]| {
            let part = |found: u8, of: u8| share(f32::from(found), f32::from(of));
            part(found[0], a.edge).midpoint(part(found[1], b.edge))
        };
        let numbers = (a.numbers - overlap.numbers[0]).max(b.numbers - overlap.numbers[1]);
        let row = [
            share(2.0 * meaning, total_a + total_b),
            share(2.0 * f32::from(overlap.tokens), count(a.items.len() + b.items.len())),
            share(self.letters(b), a.gram_norm * b.gram_norm),
            share(count(overlap.order), count(longer)),
            share(count(shorter), count(longer)),
            edge(overlap.starts),
            edge(overlap.ends),
            names(a, b, &overlap),
            f32::from(numbers.min(3)) / 3.0,
            f32::from(u8::from(a.negated != b.negated)),
            (1.0 + (total_a - meaning).max(total_b - meaning).max(0.0)).ln() / 3.0,
            (1.0 + meaning).ln() / 3.0,
            share(meaning, total_a.min(total_b)),
            (1.0 + overlap.words + soft).ln() / 3.0,
        ];
        row.map(f64::from)
    }

    /// What the two share, token by token.
    fn overlap(&self, a: &Weighed<'_>, b: &Weighed<'_>) -> Overlap {
        let mut out = Overlap::default();
        // for each place of the second the places of the same token in the first
        let mut places = [0_u64; 64];
        let mut used = 0_u64;
        for item in &b.profile.items {
            let Some(own) = self.item(a.profile, item.form) else { continue };
            out.tokens += 1;
            for (side, item) in [own, item].into_iter().enumerate() {
                out.starts[side] += item.starts;
                out.ends[side] += item.ends;
            }
            used |= item.places;
            for place in bits(item.places) {
                places[place & 63] = own.places;
            }
            if let (Some(one), Some(two)) = (own.term, item.term) {
                out.share(a, b, one, two);
            }
        }
        let is_short = a.profile.sequence.len() <= 64 && b.profile.sequence.len() <= 64;
        out.order = if is_short {
            let mut row = !0_u64;
            for place in bits(used) {
                let matches = places[place & 63];
                let both = row & matches;
                row = row.wrapping_add(both) | (row & !matches);
            }
            (!row).count_ones() as usize
        } else {
            lcs::length(&a.profile.sequence, &b.profile.sequence)
        };
        out
    }

    /// The laid sentence's token of this form.
    fn item(&self, profile: &'a Profile, form: u32) -> Option<&'a Item> {
        let place = self.slots.get(form as usize).copied().unwrap_or_default().checked_sub(1)?;
        profile.items.get(usize::from(place))
    }

    /// What terms count that are not shared, but near-synonyms or variants of one spelling: the mean of both sides.
    fn soft(&self, a: &Weighed<'_>, b: &Weighed<'_>, shared: [u64; 2]) -> f32 {
        let (free_a, free_b) = (a.profile.loose & !shared[0], b.profile.loose & !shared[1]);
        // the terms of the first that some term of the second is near to, and that some is a variant of
        let (mut near, mut variant) = (0_u64, 0_u64);
        let mut sum = 0.0;
        for place in bits(free_b) {
            let Some(term) = b.profile.terms.get(place) else { continue };
            let mut best = 0.0;
            if let Some(own) = term.concept.and_then(|concept| self.concepts.get(usize::from(concept))) {
                near |= own.terms & free_a;
                best = if own.terms & free_a != 0 { NEAR } else { 0.0 };
            }
            let variants = self.forms.get(term.form as usize).map_or(&[][..], |form| &form.variants);
            for own in variants.iter().filter_map(|form| self.item(a.profile, *form)?.term.filter(|own| *own < 64)) {
                if free_a >> own & 1 == 1 {
                    variant |= 1 << own;
                    best = VARIANT;
                }
            }
            if best > 0.0 {
                sum += best * b.weights.get(place).copied().unwrap_or_default();
            }
        }
        let mut own = 0.0;
        for place in bits(near | variant) {
            let best = if variant >> place & 1 == 1 { VARIANT } else { NEAR };
            own += best * a.weights.get(place).copied().unwrap_or_default();
        }
        (own + sum) / 2.0
    }

    /// Whether two forms are one, or variants of one name.
    pub(super) fn is_like(&self, one: u32, two: u32) -> bool {
        one == two || self.forms.get(one as usize).is_some_and(|form| form.variants.contains(&two))
    }

    /// What is shared in pairs: two words that stand within [`REACH`] tokens of each other in both sentences, in any
    /// order, near-synonyms and variants included. Each pair counts what the lighter of its words does.
    pub(super) fn bonds(&self, b: &Weighed<'_>) -> f32 {
        let Some(a) = self.sentence else { return 0.0 };
        // for each place of the second: where the same or a near word stands in the first, and what it counts
        let mut places = [(0_u64, 0.0_f32); 64];
        let mut used = 0_u64;
        for item in &b.profile.items {
            let Some(at) = item.term else { continue };
            let Some(term) = b.profile.terms.get(usize::from(at)) else { continue };
            let own = self.item(a.profile, item.form).filter(|own| own.term.is_some());
            let mut like = own.map_or(0, |own| own.places);
            if let Some(near) = term.concept.and_then(|concept| self.concepts.get(usize::from(concept))) {
                like |= near.places;
            }
            let variants = self.forms.get(item.form as usize).map_or(&[][..], |form| &form.variants);
            for own in variants.iter().filter_map(|form| self.item(a.profile, *form)) {
                like |= own.places;
            }
            if like != 0 {
                let weight = b.weights.get(usize::from(at)).copied().unwrap_or_default();
                used |= item.places;
                for place in bits(item.places) {
                    places[place & 63] = (like, weight);
                }
            }
        }
        let mut sum = 0.0;
        for place in bits(used) {
            let (like, weight) = places[place & 63];
            let reached = (1..=REACH).fold(0, |all, by| all | like << by | like >> by);
            for (other, counts) in places.iter().skip(place + 1).take(REACH) {
                if reached & other != 0 {
                    sum += weight.min(*counts);
                }
            }
        }
        sum
    }

    /// The inner product of the letters of both.
    fn letters(&self, b: &Profile) -> f32 {
        let own = |gram: u16| self.grams.get(usize::from(gram)).copied().unwrap_or_default();
        b.grams.iter().map(|(gram, tenths)| u32::from(*tenths) * u32::from(own(*gram))).sum::<u32>() as f32
    }
}

/// Within how many tokens two words stand together.
const REACH: usize = 4;
/// What a near-synonym counts, and what a variant of the spelling.
const NEAR: f32 = 0.6;
const VARIANT: f32 = 0.8;

impl Overlap {
    /// Counts a term that both have.
    fn share(&mut self, a: &Weighed<'_>, b: &Weighed<'_>, one: u16, two: u16) {
        let weight = |sentence: &Weighed<'_>, place: u16| sentence.weights.get(usize::from(place)).copied();
        let counts = weight(a, one).unwrap_or_default().max(weight(b, two).unwrap_or_default());
        self.shared += counts;
        for (side, (sentence, place)) in [(a, one), (b, two)].into_iter().enumerate() {
            let Some(term) = sentence.profile.terms.get(usize::from(place)) else { continue };
            self.terms[side] |= 1_u64.checked_shl(u32::from(place)).unwrap_or_default();
            self.names[side] += u16::from(matches!(term.kind, Kind::Name | Kind::Entity));
            self.numbers[side] += u16::from(term.kind == Kind::Number);
        }
        let is_word = |sentence: &Weighed<'_>, place: u16| {
            sentence.profile.terms.get(usize::from(place)).is_some_and(|term| term.kind == Kind::Word)
        };
        if is_word(a, one) && is_word(b, two) {
            self.words += counts;
        }
    }
}

/// The places of the bits that are set, rising.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (place < 64).then_some(place as usize)
    })
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "counts of tokens in a sentence")]
fn count(tokens: usize) -> f32 {
    tokens as f32
}

fn names(a: &Profile, b: &Profile, overlap: &Overlap) -> f32 {
    let apart = [a.names - overlap.names[0], b.names - overlap.names[1]].map(f32::from);
    // a name at the beginning of a sentence looks like a word there, so one of a shared pair may not count as a name
    let shared = f32::from(overlap.names[0].max(overlap.names[1]));
    let whole = 2.0 * shared + apart[0] + apart[1];
    if whole > 0.0 { 2.0 * shared / whole } else { 0.5 }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::profile::Maker;
    use super::super::token::Context;
    use super::*;

    fn feature(name: &str, a: &str, b: &str) -> f64 {
        let (mut lexicon, mut maker) = (Lexicon::default(), Maker::default());
        let [a, b] = [a, b].map(|text| maker.profile(text, Context::default(), &mut lexicon));
        let [a, b] = [&a, &b].map(|profile| Weighed::new(profile, |_| 1.0));
        let mut laid = Laid::new(lexicon.forms());
        laid.lay(&a);
        NAMES.iter().zip(laid.features(&b)).find(|(other, _)| **other == name).map(|(_, value)| value).unwrap()
    }

    #[test]
    fn each_feature_shows_what_it_is_named_for() {
        let plain = "The council approved the bridge in Norwick on Monday.";
        for (name, nearer, farther) in [
            ("meaning", "Councillors backed the Norwick bridge.", "Councillors shut the Norwick library."),
            ("words", "The council approved a bridge.", "A board said yes to it."),
            ("letters", "The council aproved the brigde in Norwik.", "A board said yes to it."),
            ("order", "The council approved the bridge.", "The bridge the council approved."),
            ("length", "The board agreed to the span in Norwick today.", "The board agreed."),
            ("start", "The council approved it.", "In the end the board agreed."),
            ("end", "They want it in Norwick on Monday.", "They want it in June."),
            ("names", "It was in Norwick.", "It was in Oldham."),
        ] {
            assert!(feature(name, plain, nearer) > feature(name, plain, farther), "{name}");
        }
        assert!(feature("numbers_apart", "It cost 10,000 crowns.", "It cost ten thousand crowns.") < 0.1);
        assert!(feature("numbers_apart", "It cost 10,000 crowns.", "It cost 12,000 crowns.") > 0.3);
        assert!(feature("denial_apart", "She did not resign.", "She resigned.") > 0.9);
    }
}
