//! A sentence as numbers: what is compared when two sentences are.
//!
//! Decides how much a token counts. Knows nothing of the sentence that it will be compared with.

use super::lexicon::{Form, GRAMS, Lexicon};
use super::token::{Context, Kind, Token, tokens};

/// A distinct token with meaning.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Equal for equal forms.
    pub(super) key: u64,
    /// The number of its canonical form in the lexicon.
    pub(super) form: u32,
    pub(super) kind: Kind,
    /// What it counts by itself.
    pub(super) base: f32,
    /// A word that is common in news on any subject.
    pub(super) common: bool,
    /// The group of near-synonyms that it belongs to, if any.
    pub(super) concept: Option<u16>,
}

/// A distinct token of any kind.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The number of its canonical form in the lexicon.
    pub(super) form: u32,
    /// A bit for each of its places among the first sixty-four tokens.
    pub(super) places: u64,
    /// Its place among the terms, if it has a meaning.
    pub(super) term: Option<u16>,
    /// How many of the first three tokens with meaning it is.
    pub(super) starts: u8,
    /// How many of the last three.
    pub(super) ends: u8,
}

/// A sentence made ready for comparing.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Every token's key, in order.
    pub(super) sequence: Vec<u64>,
    /// Distinct tokens with meaning, by key.
    pub(super) terms: Vec<Term>,
    /// Distinct tokens of any kind, by key.
    pub(super) items: Vec<Item>,
    /// How many first and last tokens with meaning `items` tell of.
    pub(super) edge: u8,
    /// Letter 4-grams of the tokens with meaning and how much each counts, in tenths.
    pub(super) grams: Vec<(u16, u16)>,
    /// The length of `grams` as a vector.
    pub(super) gram_norm: f32,
    /// How many terms are names, how many are numbers.
    pub(super) names: u16,
    pub(super) numbers: u16,
    /// The terms among the first sixty-four that something else than themselves may stand for.
    pub(super) loose: u64,
    /// The form of who is named first.
    pub(super) actor: Option<u32>,
    /// A hash of who is quoted there, if that is known. An article knows, a sentence does not.
    pub(super) speaker: Option<u64>,
    /// Whether words stand in quotation marks.
    pub(super) quotes: bool,
    /// Whether something is denied.
    pub(super) negated: bool,
    /// Equal for equal sentences.
    pub(super) whole: u64,
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
    /// Each term counts its own weight times `factor` of its form.
    pub(super) fn new(profile: &'a Profile, factor: impl Fn(u32) -> f32) -> Self {
        let weights: Vec<f32> = profile.terms.iter().map(|term| term.base * factor(term.form)).collect();
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

/// Makes profiles, with the room that it takes to make one.
#[derive(Debug, Default)]
pub(super) struct Maker {
    /// For each 4-gram what it counts so far in the sentence, in tenths.
    grams: Vec<u16>,
    tokens: Vec<(u64, u16)>,
}

impl Maker {
    /// The profile of a sentence.
    pub(super) fn profile(&mut self, text: &str, context: Context<'_>, lexicon: &mut Lexicon) -> Profile {
        let tokens = tokens(text, context, lexicon);
        let mut out = self.of_tokens(tokens.get(..MOST_TOKENS).unwrap_or(&tokens), lexicon);
        out.quotes = text.contains(['"', '“', '”']);
        out
    }

    fn of_tokens(&mut self, tokens: &[Token], lexicon: &Lexicon) -> Profile {
        let mut out = Profile {
            sequence: tokens.iter().map(|token| token.key).collect(),
            words: tokens.iter().map(|token| (token.entry, token.kind)).collect(),
            items: Vec::with_capacity(tokens.len()),
            terms: Vec::with_capacity(tokens.len()),
            ..Profile::default()
        };
        let mix = |sum: u64, key: &u64| (sum.rotate_left(5) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        out.whole = out.sequence.iter().fold(0, mix);
        let form = |token: &Token| lexicon.forms().get(token.form as usize);
        out.negated = tokens.iter().filter_map(form).any(|form| form.negation);
        out.actor = actor(tokens, lexicon);
        let base = |token: &Token| form(token).map_or(0.0, |form| base(token.kind, form));
        let is_heavy = |place: &usize| tokens.get(*place).is_some_and(|token| base(token) > LIGHT);
        let first: Vec<usize> = (0..tokens.len()).filter(is_heavy).take(3).collect();
        let last: Vec<usize> = (0..tokens.len()).rev().filter(is_heavy).take(3).collect();
        out.edge = first.len() as u8;
        self.tokens.clear();
        self.tokens.extend(tokens.iter().zip(0_u16..).map(|(token, place)| (token.key, place)));
        self.tokens.sort_unstable();
        for same in self.tokens.chunk_by(|a, b| a.0 == b.0) {
            let at = |place: u16| tokens.get(usize::from(place));
            let Some(token) = same.first().and_then(|(_, place)| at(*place)) else { continue };
            // of a word in capitals once and once not, the capitals tell more
            let best = same.iter().filter_map(|(_, place)| at(*place)).max_by_key(|token| token.kind).unwrap_or(token);
            let places = || same.iter().map(|(_, place)| usize::from(*place));
            let mut item = Item {
                form: token.form,
                places: places().filter(|place| *place < 64).fold(0, |bits, place| bits | 1 << place),
                term: None,
                starts: places().filter(|place| first.contains(place)).count() as u8,
                ends: places().filter(|place| last.contains(place)).count() as u8,
            };
            if let Some(form) = form(best).filter(|_| best.kind != Kind::Stop) {
                item.term = u16::try_from(out.terms.len()).ok();
                out.add(best, form);
            }
            out.items.push(item);
        }
        out.gram_norm = self.sum_grams(tokens, lexicon, &mut out.grams);
        out
    }

    /// Sums the 4-grams of the tokens with meaning, and gives their length as a vector.
    fn sum_grams(&mut self, tokens: &[Token], lexicon: &Lexicon, out: &mut Vec<(u16, u16)>) -> f32 {
        self.grams.resize(GRAMS, 0);
        out.reserve_exact(tokens.len() * 4);
        for token in tokens.iter().filter(|token| token.kind != Kind::Stop) {
            let Some(form) = lexicon.forms().get(token.form as usize) else { continue };
            let tenths = (base(token.kind, form) * 10.0).round() as u16;
            for gram in lexicon.grams(form) {
                let Some(sum) = self.grams.get_mut(usize::from(*gram)) else { continue };
                if *sum == 0 {
                    out.push((*gram, 0));
                }
                *sum = sum.saturating_add(tenths);
            }
        }
        let mut square = 0_u64;
        for (gram, tenths) in out {
            if let Some(sum) = self.grams.get_mut(usize::from(*gram)) {
                *tenths = std::mem::take(sum);
                square += u64::from(*tenths).pow(2);
            }
        }
        (square as f32).sqrt()
    }
}

/// The form of the name that the first run of names ends with, titles among them: in "British Prime Minister Ann Marsh"
/// hers.
fn actor(tokens: &[Token], lexicon: &Lexicon) -> Option<u32> {
    let is_name = |token: &&Token| matches!(token.kind, Kind::Name | Kind::Entity);
    let is_title = |token: &Token| lexicon.get(token.entry).is_some_and(|entry| entry.title);
    let start = tokens.iter().position(|token| is_name(&token))?;
    let run = tokens.get(start..)?.iter().take_while(|token| is_name(token) || is_title(token));
    run.filter(is_name).last().map(|token| token.form)
}

impl Profile {
    fn add(&mut self, token: &Token, form: &Form) {
        let concept = if token.kind <= Kind::Name { form.concept } else { None };
        let has_variants = token.kind < Kind::Number;
        if self.terms.len() < 64 && (concept.is_some() || has_variants) {
            self.loose |= 1 << self.terms.len();
        }
        self.names += u16::from(matches!(token.kind, Kind::Name | Kind::Entity));
        self.numbers += u16::from(token.kind == Kind::Number);
        self.terms.push(Term {
            key: token.key,
            form: token.form,
            kind: token.kind,
            base: base(token.kind, form),
            common: token.kind == Kind::Word && form.common,
            concept,
        });
    }
}

fn base(kind: Kind, form: &Form) -> f32 {
    match kind {
        Kind::Stop => 0.0,
        Kind::Word if form.light => LIGHT,
        Kind::Word => 1.0,
        Kind::Day => 0.6,
        Kind::Name | Kind::Number => 1.3,
        Kind::Entity => 1.5,
    }
}
