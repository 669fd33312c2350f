//! Which articles are alike enough to be looked at together.
//!
//! An inverted index over vectors; its work for one article is bounded, so that all of it grows with their number.

use super::vector::Sparse;

/// The place of a vector that has a term, and what it weighs there.
type Posting = (u32, f32);

/// How many neighbours an article keeps.
const MOST_NEIGHBOURS: usize = 32;
/// How many entries of the index are read for one article.
const MOST_POSTINGS: usize = 20_000;
/// A neighbour must be found by this share of the similarity that is asked for: common terms may be skipped.
const FOUND: f32 = 0.4;

/// Pairs of vectors whose similarity may reach `threshold`, the lower place first, in order.
pub(super) fn neighbours(vectors: &[&Sparse], threshold: f32) -> Vec<(u32, u32)> {
    let index = Index::of(vectors);
    let mut sums = vec![0.0_f32; vectors.len()];
    let mut out = Vec::new();
    for (at, vector) in (0_u32..).zip(vectors) {
        let mut lists: Vec<(&[Posting], f32)> = vector
            .0
            .iter()
            .map(|&(term, value)| (index.list(term), value))
            .filter(|(list, _)| list.len() > 1)
            .collect();
        lists.sort_by_key(|(list, _)| list.len());
        let mut budget = MOST_POSTINGS;
        let mut touched: Vec<u32> = Vec::new();
        for (list, value) in lists {
            if list.len() > budget {
                break;
            }
            budget -= list.len();
            for &(other, other_value) in list {
                if let Some(sum) = sums.get_mut(other as usize) {
                    if *sum == 0.0 {
                        touched.push(other);
                    }
                    *sum += value * other_value;
                }
            }
        }
        let mut found: Vec<(f32, u32)> = Vec::new();
        for other in touched {
            if let Some(sum) = sums.get_mut(other as usize) {
                if *sum >= FOUND * threshold && other != at {
                    found.push((*sum, other));
                }
                *sum = 0.0;
            }
        }
        // of equals the nearest in order, which chains a thousand copies of one text
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.abs_diff(at), a.1).cmp(&(b.1.abs_diff(at), b.1))));
        out.extend(found.iter().take(MOST_NEIGHBOURS).map(|&(_, other)| (at.min(other), at.max(other))));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The vectors that have each term, terms one behind the other.
struct Index {
    postings: Vec<Posting>,
    /// Where the postings of each term begin, and the end of the last.
    starts: Vec<u32>,
}

impl Index {
    fn of(vectors: &[&Sparse]) -> Self {
        let terms = vectors.iter().filter_map(|vector| vector.0.last()).map(|(term, _)| *term as usize + 1).max();
        let mut starts = vec![0_u32; terms.unwrap_or(0) + 1];
        for (term, _) in vectors.iter().flat_map(|vector| &vector.0) {
            if let Some(count) = starts.get_mut(*term as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut postings: Vec<Posting> = vec![(0, 0.0); sum as usize];
        for (at, vector) in (0_u32..).zip(vectors) {
            for &(term, value) in &vector.0 {
                let Some(place) = next.get_mut(term as usize) else { continue };
                if let Some(posting) = postings.get_mut(*place as usize) {
                    *posting = (at, value);
                }
                *place += 1;
            }
        }
        Self { postings, starts }
    }

    fn list(&self, term: u32) -> &[Posting] {
        let at = term as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.postings.get(*start as usize..*end as usize).unwrap_or_default()
    }
}
