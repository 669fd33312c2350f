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
    sentences: f32,
    /// By key.
    having: Vec<(u64, f32)>,
}

impl Background {
    /// Counts the terms of these sentences.
    pub(super) fn new<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Self {
        let mut sentences = 0.0;
        let mut having: Vec<(u64, f32)> = Vec::new();
        for profile in profiles {
            sentences += 1.0;
            having.extend(profile.terms.iter().map(|term| (term.key, 1.0)));
        }
        having.sort_unstable_by_key(|&(key, _)| key);
        having.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            kept.1 += if same { later.1 } else { 0.0 };
            same
        });
        Self { sentences, having }
    }

    /// In how many sentences a term stands.
    pub(super) fn count(&self, key: u64) -> f32 {
        let found = self.having.binary_search_by_key(&key, |&(having, _)| having);
        found.ok().and_then(|at| self.having.get(at)).map_or(1.0, |&(_, count)| count)
    }

    /// From 1 for a term of one sentence to near 0 for a term of all: the inverse document frequency, scaled.
    pub(super) fn factor(&self, key: u64) -> f32 {
        let all = self.sentences + UNSEEN;
        ((all / (self.count(key) + 1.0)).ln() / (all / 2.0).ln()).clamp(0.02, 1.0)
    }
}
