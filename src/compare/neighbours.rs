//! Which articles are alike enough to be looked at together.
//!
//! An inverted index over vectors; its work for one article is bounded, so that all of it grows with their number.

use super::vector::Vector;

/// A term, the place of a vector that has it, and what it weighs there.
type Posting = (u64, u32, f32);

/// How many neighbours an article keeps.
const MOST_NEIGHBOURS: usize = 32;
/// How many entries of the index are read for one article.
const MOST_POSTINGS: usize = 20_000;
/// A neighbour must be found by this share of the similarity that is asked for: common terms may be skipped.
const FOUND: f32 = 0.4;

/// Pairs of vectors whose similarity may reach `threshold`, the lower place first, in order.
pub(super) fn neighbours(vectors: &[&Vector], threshold: f32) -> Vec<(usize, usize)> {
    let mut postings: Vec<Posting> = (0_u32..)
        .zip(vectors)
        .flat_map(|(at, vector)| vector.0.iter().map(move |&(key, value)| (key, at, value)))
        .collect();
    postings.sort_unstable_by_key(|&(key, at, _)| (key, at));
    let mut sums = vec![0.0_f32; vectors.len()];
    let mut out = Vec::new();
    for (at, vector) in vectors.iter().enumerate() {
        let mut lists: Vec<(&[Posting], f32)> = vector
            .0
            .iter()
            .map(|&(key, value)| (list(&postings, key), value))
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
            for &(_, other, other_value) in list {
                if let Some(sum) = sums.get_mut(other as usize) {
                    if *sum == 0.0 {
                        touched.push(other);
                    }
                    *sum += value * other_value;
                }
            }
        }
        let mut found: Vec<(f32, usize)> = Vec::new();
        for other in touched {
            if let Some(sum) = sums.get_mut(other as usize) {
                if *sum >= FOUND * threshold && other as usize != at {
                    found.push((*sum, other as usize));
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

fn list(postings: &[Posting], key: u64) -> &[Posting] {
    let start = postings.partition_point(|&(other, ..)| other < key);
    let rest = postings.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|&(other, ..)| other == key)).unwrap_or_default()
}
