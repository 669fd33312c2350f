//! Longest common subsequences, sixty-four steps at a time.
//!
//! H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004). Knows nothing of what the items stand for.

use std::collections::HashMap;

/// For each item of one side, the bits of its places.
pub(super) struct Places {
    bits: HashMap<u64, Vec<u64>>,
    blocks: usize,
}

/// How many items the two have in common in the same order.
pub(super) fn length(a: &[u64], b: &[u64]) -> usize {
    if a.len() <= 64 {
        length_short(a, b)
    } else if b.len() <= 64 {
        length_short(b, a)
    } else {
        length_long(a, b)
    }
}

/// For at most sixty-four items in `short`: one machine word and no map.
fn length_short(short: &[u64], other: &[u64]) -> usize {
    let mut row = !0_u64;
    for item in other {
        let mut matches = 0_u64;
        for (place, mine) in short.iter().enumerate() {
            matches |= u64::from(mine == item) << place;
        }
        let both = row & matches;
        row = row.wrapping_add(both) | (row & !matches);
    }
    let used = if short.len() >= 64 { !0 } else { (1 << short.len()) - 1 };
    (!row & used).count_ones() as usize
}

fn length_long(a: &[u64], b: &[u64]) -> usize {
    let places = Places::new(a);
    let mut row = places.first_row();
    for item in b {
        places.step(&mut row, *item);
    }
    row.iter().enumerate().map(|(block, bits)| (!bits & used(block, a.len())).count_ones() as usize).sum()
}

impl Places {
    pub(super) fn new(items: &[u64]) -> Self {
        let blocks = items.len().div_ceil(64);
        let mut bits: HashMap<u64, Vec<u64>> = HashMap::new();
        for (place, item) in items.iter().enumerate() {
            if let Some(block) = bits.entry(*item).or_insert_with(|| vec![0; blocks]).get_mut(place / 64) {
                *block |= 1 << (place % 64);
            }
        }
        Self { bits, blocks }
    }

    /// The row before any item of the other side: a zero bit will mark each step of the length.
    pub(super) fn first_row(&self) -> Vec<u64> {
        vec![!0; self.blocks]
    }

    /// Goes on by one item of the other side.
    pub(super) fn step(&self, row: &mut [u64], item: u64) {
        let Some(matches) = self.bits.get(&item) else { return };
        let mut carry = false;
        for (bits, matches) in row.iter_mut().zip(matches) {
            let both = *bits & matches;
            let (sum, over) = bits.overflowing_add(both);
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            carry = over || over_again;
            *bits = sum | (*bits & !matches);
        }
    }
}

/// The bits of a block that stand for items.
fn used(block: usize, length: usize) -> u64 {
    let here = length.saturating_sub(block * 64);
    if here >= 64 { !0 } else { (1 << here) - 1 }
}

/// The places of a longest common subsequence of both, in order: exact, in `a.len() * b.len() / 64` steps and words.
pub(super) fn matches(a: &[u64], b: &[u64]) -> Vec<(usize, usize)> {
    let places = Places::new(a);
    let mut rows: Vec<u64> = Vec::with_capacity(places.blocks * b.len());
    let mut row = places.first_row();
    for item in b {
        places.step(&mut row, *item);
        rows.extend_from_slice(&row);
    }
    // whether the length does not grow at this place of `a` once `place_b` of `b` is read
    let is_flat = |place_b: usize, place_a: usize| {
        rows.get(place_b * places.blocks + place_a / 64).is_none_or(|bits| bits >> (place_a % 64) & 1 == 1)
    };
    let mut out = Vec::new();
    let (mut left_a, mut left_b) = (a.len(), b.len());
    while left_a > 0 && left_b > 0 {
        if is_flat(left_b - 1, left_a - 1) {
            left_a -= 1;
            continue;
        }
        left_b -= 1;
        if left_b == 0 || is_flat(left_b - 1, left_a - 1) {
            left_a -= 1;
            out.push((left_a, left_b));
        }
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_counting_agree_with_the_plain_one() {
        let mut state = 7_u64;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 61
        };
        for size in [0, 1, 5, 63, 64, 65, 130] {
            let a: Vec<u64> = (0..size).map(|_| next()).collect();
            let b: Vec<u64> = (0..90).map(|_| next()).collect();
            let mut table = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
            for i in 0..a.len() {
                for j in 0..b.len() {
                    table[i + 1][j + 1] =
                        if a[i] == b[j] { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
                }
            }
            assert_eq!(length(&a, &b), table[a.len()][b.len()], "{size}");
            assert_eq!(length(&b, &a), table[a.len()][b.len()], "{size}");
            assert_eq!(length_long(&a, &b), table[a.len()][b.len()], "{size}");
            let found = matches(&a, &b);
            assert_eq!(found.len(), table[a.len()][b.len()], "{size}");
            assert!(found.iter().all(|&(i, j)| a[i] == b[j]));
            assert!(found.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }
    }
}
