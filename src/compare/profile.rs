//! A sentence as numbers: what is compared when two sentences are.
//!
//! Decides how much a token counts. Knows nothing of the sentence that it will be compared with.

use super::concept;
use super::token::{Context, Kind, Token, hash, tokens};

/// A distinct token with meaning.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) key: u64,
    pub(super) kind: Kind,
    /// What it counts by itself.
    pub(super) base: f32,
    /// The group of near-synonyms that it belongs to, if any.
    pub(super) concept: Option<u16>,
    /// A bit for each pair of neighbouring letters, to tell variants of one spelling.
    pub(super) letters: u64,
}

/// A sentence made ready for comparing.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Every token, in order.
    pub(super) sequence: Vec<u64>,
    /// Distinct tokens with meaning, by key.
    pub(super) terms: Vec<Term>,
    /// Distinct tokens of any kind, in order of value.
    pub(super) distinct: Vec<u64>,
    /// The first three tokens with meaning.
    pub(super) start: Vec<u64>,
    /// The last three.
    pub(super) end: Vec<u64>,
    /// Letter 4-grams of the tokens with meaning and how much each counts, by gram.
    pub(super) grams: Vec<(u32, f32)>,
    /// The length of `grams` as a vector.
    pub(super) gram_norm: f32,
    /// Whether something is denied.
    pub(super) negated: bool,
}

/// A profile with what its terms count among the sentences around it.
#[derive(Clone, Debug)]
pub(super) struct Weighed<'a> {
    pub(super) profile: &'a Profile,
    /// For each of the profile's terms.
    pub(super) weights: Vec<f32>,
    /// The sum of `weights`.
    pub(super) total: f32,
}

impl<'a> Weighed<'a> {
    /// Each term counts its own weight times `factor` of its key.
    pub(super) fn new(profile: &'a Profile, factor: impl Fn(u64) -> f32) -> Self {
        let weights: Vec<f32> = profile.terms.iter().map(|term| term.base * factor(term.key)).collect();
        let total = weights.iter().sum();
        Self { profile, weights, total }
    }

    /// The terms with what they count.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&'a Term, f32)> + '_ {
        self.profile.terms.iter().zip(self.weights.iter().copied())
    }
}

/// What a word counts that stands in reports of anything.
const LIGHT: f32 = 0.4;

/// Distinct keys beyond this many are left out of a sentence: it is a list or no prose at all.
const MOST_TOKENS: usize = 400;

impl Profile {
    /// The profile of a sentence.
    pub(super) fn new(text: &str, context: Context<'_>) -> Self {
        Self::of_tokens(&tokens(text, context))
    }

    /// The profile of a sentence's tokens.
    pub(super) fn of_tokens(tokens: &[Token]) -> Self {
        let tokens = tokens.get(..MOST_TOKENS).unwrap_or(tokens);
        let sequence: Vec<u64> = tokens.iter().map(|token| token.key).collect();
        let meaning = || tokens.iter().filter(|token| token.kind != Kind::Stop);
        let mut terms: Vec<Term> = meaning().map(term).collect();
        let heavy = |term: &&Term| term.base > LIGHT;
        let start = terms.iter().filter(heavy).take(3).map(|term| term.key).collect();
        let end = terms.iter().rev().filter(heavy).take(3).map(|term| term.key).collect();
        let (grams, gram_norm) = grams(meaning().zip(&terms).map(|(token, term)| (token.form.as_str(), term.base)));
        // of a word in capitals once and once not, the capitals tell more
        terms.sort_by(|a, b| (a.key, b.kind).cmp(&(b.key, a.kind)));
        terms.dedup_by_key(|term| term.key);
        let mut distinct = sequence.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let negated = tokens.iter().any(|token| is_negation(&token.form));
        Self { sequence, terms, distinct, start, end, grams, gram_norm, negated }
    }
}

/// The letter 4-grams of some words, each with a space at both ends, and their length as a vector.
fn grams<'a>(words: impl Iterator<Item = (&'a str, f32)>) -> (Vec<(u32, f32)>, f32) {
    let mut grams: Vec<(u32, f32)> = Vec::with_capacity(128);
    for (form, weight) in words {
        let mut window = u32::from(b' ');
        for (place, byte) in (1..).zip(form.bytes().chain(std::iter::once(b' '))) {
            window = window << 8 | u32::from(byte);
            if place > 2 || place == form.len() + 1 {
                grams.push((window.wrapping_mul(0x9e37_79b9), weight));
            }
        }
    }
    grams.sort_unstable_by_key(|&(gram, _)| gram);
    grams.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        kept.1 += if same { later.1 } else { 0.0 };
        same
    });
    let norm = grams.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    (grams, norm)
}

fn term(token: &Token) -> Term {
    let base = base(token);
    Term {
        key: token.key,
        kind: token.kind,
        base,
        concept: (token.kind <= Kind::Name).then(|| concept::of(&token.form)).flatten(),
        letters: letters(&token.form),
    }
}

fn base(token: &Token) -> f32 {
    match token.kind {
        Kind::Stop => 0.0,
        Kind::Word if concept::is_light(&token.form) => LIGHT,
        Kind::Word => 1.0,
        Kind::Day => 0.6,
        Kind::Name | Kind::Number => 1.3,
        Kind::Entity => 1.5,
    }
}

fn letters(form: &str) -> u64 {
    form.as_bytes().windows(2).fold(0, |set, pair| set | 1 << (hash(pair.iter().copied()) >> 58))
}

fn is_negation(form: &str) -> bool {
    matches!(form, "not" | "no" | "never" | "nor" | "cannot" | "without" | "deni" | "nobody" | "none" | "neither")
        || form.ends_with("n't")
}
