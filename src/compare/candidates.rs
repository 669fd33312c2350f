//! Which sentences of another article are worth scoring, by the rare terms that they share.
//!
//! An inverted index over the sentences of one article. Decides who is looked at, never who matches; its work for one
//! sentence is bounded, whatever the other article is.

use super::profile::Weighed;
use super::token::hash;

/// A term, the sentence that has it, and what it weighs there.
type Posting = (u64, u32, f32);

/// How many sentences of the other article are scored for one.
const MOST_CANDIDATES: usize = 8;
/// How many entries of the index are read for one sentence.
const MOST_POSTINGS: usize = 4_000;
/// What equal sentences count as against other shared terms.
const SAME_SENTENCE: f32 = 1e6;

/// The sentences of an article by term.
pub(super) struct Candidates {
    /// By key, then sentence.
    postings: Vec<Posting>,
    norms: Vec<f32>,
}

impl Candidates {
    /// The index of these sentences.
    pub(super) fn new(sentences: &[Weighed<'_>]) -> Self {
        let mut postings = Vec::new();
        for (at, sentence) in (0_u32..).zip(sentences) {
            postings.push((whole(sentence), at, SAME_SENTENCE));
            postings.extend(sentence.terms().map(|(term, weight)| (term.key, at, weight)));
        }
        postings.sort_unstable_by_key(|&(key, at, _)| (key, at));
        Self { postings, norms: sentences.iter().map(norm).collect() }
    }

    /// The sentences that share most with `sentence`, which stands at the share `place` of its own article.
    pub(super) fn of(&self, sentence: &Weighed<'_>, place: f64, scratch: &mut Vec<f32>) -> Vec<u32> {
        scratch.clear();
        scratch.resize(self.norms.len(), 0.0);
        let terms = sentence.terms().map(|(term, weight)| (term.key, weight));
        let mut lists: Vec<_> = terms
            .chain(std::iter::once((whole(sentence), SAME_SENTENCE)))
            .map(|(key, weight)| (self.list(key), weight))
            .filter(|(list, _)| !list.is_empty())
            .collect();
        lists.sort_by_key(|(list, _)| list.len());
        let mut budget = MOST_POSTINGS;
        let mut touched = Vec::new();
        for (list, weight) in lists {
            for &(_, other, other_weight) in window(list, place, budget) {
                if let Some(sum) = scratch.get_mut(other as usize) {
                    if *sum == 0.0 {
                        touched.push(other);
                    }
                    *sum += weight * other_weight;
                }
            }
            budget = budget.saturating_sub(list.len());
            if budget == 0 {
                break;
            }
        }
        let value = |other: u32| {
            let at = other as usize;
            scratch.get(at).copied().unwrap_or_default() / self.norms.get(at).copied().unwrap_or(1.0).max(0.1)
        };
        let mut ranked: Vec<(f32, f64, u32)> =
            touched.into_iter().map(|other| (value(other), self.distance(other, place), other)).collect();
        let order = |a: &(f32, f64, u32), b: &(f32, f64, u32)| {
            b.0.total_cmp(&a.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2))
        };
        if ranked.len() > MOST_CANDIDATES {
            ranked.select_nth_unstable_by(MOST_CANDIDATES - 1, order);
            ranked.truncate(MOST_CANDIDATES);
        }
        ranked.into_iter().map(|(_, _, other)| other).collect()
    }

    fn list(&self, key: u64) -> &[Posting] {
        let start = self.postings.partition_point(|&(other, ..)| other < key);
        let rest = self.postings.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|&(other, ..)| other == key)).unwrap_or_default()
    }

    fn distance(&self, other: u32, place: f64) -> f64 {
        (relative(other as usize, self.norms.len()) - place).abs()
    }
}

/// Where in its article a sentence stands, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "an article has fewer than 2^52 sentences")]
pub(super) fn relative(at: usize, of: usize) -> f64 {
    if of > 1 { at as f64 / (of - 1) as f64 } else { 0.0 }
}

/// Of a list longer than `most`, the part that stands about where the sentence does.
fn window(list: &[Posting], place: f64, most: usize) -> &[Posting] {
    if list.len() <= most {
        return list;
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the list"
    )]
    let middle = (place.clamp(0.0, 1.0) * (list.len() - 1) as f64).round() as usize;
    let start = middle.saturating_sub(most / 2).min(list.len() - most);
    list.get(start..start + most).unwrap_or_default()
}

fn norm(sentence: &Weighed<'_>) -> f32 {
    sentence.weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt()
}

/// The key under which equal sentences meet.
fn whole(sentence: &Weighed<'_>) -> u64 {
    !hash(sentence.profile.sequence.iter().flat_map(|key| key.to_le_bytes()))
}
