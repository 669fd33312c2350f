//! How common a term is among the sentences around a pair.
//!
//! Decides what a shared term is worth: next to nothing where every sentence has it. Knows nothing of pairs.

use super::profile::Profile;

/// Sentences that are taken to exist beside those seen, without any of their terms: two articles of ten sentences
/// must not make every shared word look common.
const UNSEEN: f32 = 20.0;

/// In how many sentences each term stands.
#[derive(Default)]
pub(super) struct Background {
    /// By the number of the form.
    having: Vec<u32>,
    /// By that count, the inverse document frequency.
    factors: Vec<f32>,
}

impl Background {
    /// Counts the terms of these sentences, whose forms are numbered below `forms`.
    pub(super) fn new<'a>(profiles: impl Iterator<Item = &'a Profile>, forms: usize) -> Self {
        let mut sentences = 0.0;
        let mut having = vec![0_u32; forms];
        let mut most = 0;
        for profile in profiles {
            sentences += 1.0;
            for term in &profile.terms {
                if let Some(count) = having.get_mut(term.form as usize) {
                    *count += 1;
                    most = most.max(*count);
                }
            }
        }
        let all = sentences + UNSEEN;
        let factor = |count: u32| ((all / (count as f32 + 1.0)).ln() / (all / 2.0).ln()).clamp(0.02, 1.0);
        Self { having, factors: (0..=most).map(|count| factor(count.max(1))).collect() }
    }

    /// In how many sentences a term stands.
    pub(super) fn count(&self, form: u32) -> u32 {
        self.having.get(form as usize).copied().unwrap_or(1).max(1)
    }

    /// From 1 for a term of one sentence to near 0 for a term of all: the inverse document frequency, scaled.
    pub(super) fn factor(&self, form: u32) -> f32 {
        self.factors.get(self.count(form) as usize).copied().unwrap_or(1.0)
    }
}
