//! An article as a vector of weighted terms, for telling events apart.
//!
//! Decides what tells events apart: names, numbers and rare words, the headline and the beginning before the rest.

use serde::{Deserialize, Serialize};

use super::lexicon::Lexicon;
use super::story::StoryInput;
use super::token::{Context, Kind, tokens};

/// Tokens beyond this many are left out: an article says what it is about at its beginning.
const MOST_TOKENS: usize = 500;
/// The terms that a vector keeps, the heaviest first.
const MOST_TERMS: usize = 120;

/// Weighted terms in the order of their keys.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Vector(pub(super) Vec<(u64, f32)>);

impl Vector {
    /// What an article's terms count before their rarity is known.
    pub(super) fn counted(input: &StoryInput<'_>, lexicon: &mut Lexicon) -> Self {
        let mut counts: Vec<(u64, f32)> = Vec::new();
        let mut seen = 0;
        let passages =
            std::iter::once((input.title, true)).chain(input.passages.iter().map(|passage| (*passage, false)));
        for (passage, is_title) in passages {
            if seen >= MOST_TOKENS {
                break;
            }
            let passage = clip(passage);
            let context = Context { names: &[], published: input.published };
            let mut before: Option<u64> = None;
            for token in tokens(passage, context, lexicon) {
                seen += 1;
                let place = if is_title {
                    2.0
                } else if seen < 80 {
                    1.5
                } else {
                    1.0
                };
                let value = match token.kind {
                    Kind::Stop => 0.0,
                    Kind::Day => 0.7,
                    Kind::Name | Kind::Entity => 1.3,
                    Kind::Number => 0.5,
                    Kind::Word if lexicon.get(token.entry).is_some_and(|entry| entry.common) => 0.4,
                    Kind::Word => 1.0,
                };
                if value > 0.0 {
                    counts.push((token.key, value * place));
                }
                // two names in a row are one: "Olena Marsh" tells more than "Olena" and "Marsh"
                let name = (token.kind == Kind::Name).then_some(token.key);
                if let (Some(before), Some(name)) = (before, name) {
                    counts.push((before.rotate_left(17) ^ name, place));
                }
                before = name;
            }
        }
        counts.sort_by_key(|&(key, _)| key);
        let mut terms: Vec<(u64, f32)> = Vec::with_capacity(counts.len());
        for (key, value) in counts {
            match terms.last_mut() {
                Some(last) if last.0 == key => last.1 += value,
                _ => terms.push((key, value)),
            }
        }
        for (_, value) in &mut terms {
            *value = (1.0 + *value).ln();
        }
        Self(terms)
    }

    /// The vector with each term weighed by `factor` of its key, cut to the heaviest, of length 1.
    pub(super) fn weighed(mut self, factor: impl Fn(u64) -> f32) -> Self {
        for (key, value) in &mut self.0 {
            *value *= factor(*key);
        }
        if self.0.len() > MOST_TERMS {
            self.0.select_nth_unstable_by(MOST_TERMS - 1, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            self.0.truncate(MOST_TERMS);
            self.0.sort_unstable_by_key(|&(key, _)| key);
        }
        let norm = self.0.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
        if norm > 0.0 {
            self.0.iter_mut().for_each(|(_, value)| *value /= norm);
        }
        self
    }
}

/// A weighed vector whose terms are numbered: half the room, where there are many.
#[derive(Clone, Debug, Default)]
pub(super) struct Sparse(pub(super) Vec<(u32, f32)>);

impl Sparse {
    /// The inner product.
    pub(super) fn dot(&self, other: &Self) -> f32 {
        let mut sum = 0.0;
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => {
                    a.next();
                }
                std::cmp::Ordering::Greater => {
                    b.next();
                }
                std::cmp::Ordering::Equal => {
                    sum += x.1 * y.1;
                    a.next();
                    b.next();
                }
            }
        }
        sum
    }

    /// The sum of both.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut all: Vec<(u32, f32)> = Vec::with_capacity(self.0.len() + other.0.len());
        let mut others = other.0.iter().copied().peekable();
        for &(key, value) in &self.0 {
            while let Some(next) = others.next_if(|next| next.0 < key) {
                all.push(next);
            }
            let more = others.next_if(|next| next.0 == key).map_or(0.0, |next| next.1);
            all.push((key, value + more));
        }
        all.extend(others);
        Self(all)
    }
}

/// The beginning of a passage that could fill the whole vector.
fn clip(passage: &str) -> &str {
    let end = (0..=(MOST_TOKENS * 12).min(passage.len())).rev().find(|&end| passage.is_char_boundary(end));
    passage.get(..end.unwrap_or(0)).unwrap_or_default()
}
