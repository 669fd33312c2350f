//! A sentence as numbers: what is compared when two sentences are.
//!
//! Decides how much a token counts. Knows nothing of the sentence that it will be compared with.

use super::lexicon::{Entry, Lexicon};
use super::token::{Context, Kind, Token, tokens};

/// A distinct token with meaning.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) key: u64,
    pub(super) kind: Kind,
    /// What it counts by itself.
    pub(super) base: f32,
    /// A word that is common in news on any subject.
    pub(super) common: bool,
    /// The group of near-synonyms that it belongs to, if any.
    pub(super) concept: Option<u16>,
    /// A bit for each pair of neighbouring letters, to tell variants of one spelling.
    pub(super) letters: u64,
    /// How many.
    pub(super) letter_count: u32,
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
    /// Every token's number in the lexicon, in order.
    pub(super) words: Vec<(u32, Kind)>,
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
    pub(super) fn new(text: &str, context: Context<'_>, lexicon: &mut Lexicon) -> Self {
        let tokens = tokens(text, context, lexicon);
        Self::of_tokens(&tokens, lexicon)
    }

    /// The profile of a sentence's tokens.
    fn of_tokens(tokens: &[Token], lexicon: &Lexicon) -> Self {
        let tokens = tokens.get(..MOST_TOKENS).unwrap_or(tokens);
        let sequence: Vec<u64> = tokens.iter().map(|token| token.key).collect();
        let known = |token: &Token| lexicon.get(token.entry).map(|entry| (*token, entry));
        let mut terms: Vec<Term> = Vec::with_capacity(tokens.len());
        let mut grams: Vec<(u32, f32)> = Vec::with_capacity(tokens.len() * 6);
        for (token, entry) in tokens.iter().filter(|token| token.kind != Kind::Stop).filter_map(known) {
            let term = term(token, entry);
            grams.extend(entry.grams.iter().map(|gram| (*gram, term.base)));
            terms.push(term);
        }
        let heavy = |term: &&Term| term.base > LIGHT;
        let start = terms.iter().filter(heavy).take(3).map(|term| term.key).collect();
        let end = terms.iter().rev().filter(heavy).take(3).map(|term| term.key).collect();
        let gram_norm = summed(&mut grams);
        // of a word in capitals once and once not, the capitals tell more
        terms.sort_unstable_by(|a, b| (a.key, b.kind).cmp(&(b.key, a.kind)));
        terms.dedup_by_key(|term| term.key);
        let mut distinct = sequence.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let negated = tokens.iter().filter_map(known).any(|(_, entry)| entry.negation);
        let words = tokens.iter().map(|token| (token.entry, token.kind)).collect();
        Self { sequence, terms, distinct, start, end, grams, gram_norm, negated, words }
    }
}

/// Sums the grams that stand several times, by gram, and gives their length as a vector.
fn summed(grams: &mut Vec<(u32, f32)>) -> f32 {
    grams.sort_unstable_by_key(|&(gram, _)| gram);
    grams.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        kept.1 += if same { later.1 } else { 0.0 };
        same
    });
    grams.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
}

fn term(token: Token, entry: &Entry) -> Term {
    Term {
        key: token.key,
        kind: token.kind,
        base: base(token.kind, entry),
        common: token.kind == Kind::Word && entry.common,
        concept: if token.kind <= Kind::Name { entry.concept } else { None },
        letters: entry.letters,
        letter_count: entry.letters.count_ones(),
    }
}

fn base(kind: Kind, entry: &Entry) -> f32 {
    match kind {
        Kind::Stop => 0.0,
        Kind::Word if entry.light => LIGHT,
        Kind::Word => 1.0,
        Kind::Day => 0.6,
        Kind::Name | Kind::Number => 1.3,
        Kind::Entity => 1.5,
    }
}
