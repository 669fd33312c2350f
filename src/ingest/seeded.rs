//! A table of a page's own words that hashes fast.
//!
//! The words come from anybody, so a seed that differs from run to run keeps them from being chosen to collide. Nothing
//! is ever told by the order of such a table.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// A table of words.
pub(super) type Map<K, V> = HashMap<K, V, Seeded>;

/// Makes the hashers of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeded(u64, u64);

impl Default for Seeded {
    fn default() -> Self {
        static SEEDS: LazyLock<(u64, u64)> = LazyLock::new(|| {
            let state = RandomState::new();
            (state.hash_one(1_u8), state.hash_one(2_u8) | 1)
        });
        Self(SEEDS.0, SEEDS.1)
    }
}

impl BuildHasher for Seeded {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded { state: self.0, key: self.1 }
    }
}

/// Folds the two halves of a product of 128 bits (after O. Peters, foldhash, and W. Yi, wyhash).
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded {
    state: u64,
    key: u64,
}

/// Without a seed, for words that the program brings along: the golden ratio, and the square root of three.
impl Default for Folded {
    fn default() -> Self {
        Self { state: 0x9e37_79b9_7f4a_7c15, key: 0xbb67_ae85_84ca_a73b }
    }
}

impl Folded {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.state ^ word) * u128::from(self.key);
        self.state = (product as u64 ^ (product >> 64) as u64).wrapping_add(word.rotate_left(23));
    }
}

impl Hasher for Folded {
    fn finish(&self) -> u64 {
        self.state
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        // the length tells apart what ends in the same bytes, some of which may be read twice
        let tail = match (bytes.last_chunk::<8>(), rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            (Some(last), ..) => u64::from_le_bytes(*last),
            (_, Some(one), Some(two)) => {
                u64::from(u32::from_le_bytes(*one)) << 32 | u64::from(u32::from_le_bytes(*two))
            }
            _ => rest.iter().fold(0, |tail, byte| tail << 8 | u64::from(*byte)),
        };
        self.mix(tail);
        self.mix(bytes.len() as u64);
    }

    fn write_u128(&mut self, number: u128) {
        self.mix(number as u64);
        self.mix((number >> 64) as u64);
    }

    fn write_u8(&mut self, _: u8) {
        // what ends a text for the standard library: the tail's length is in the hash already
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_and_found_again() {
        let words: Vec<String> =
            (0..20_000).map(|number| format!("word {number:0width$}", width = number % 23)).collect();
        let map: Map<&str, usize> = words.iter().enumerate().map(|(at, word)| (word.as_str(), at)).collect();
        for word in &words {
            assert!(map.get(word.as_str()).is_some_and(|at| words[*at] == *word));
        }
        let seeded = Seeded::default();
        let mut hashes: Vec<u64> = map.keys().map(|word| seeded.hash_one(word)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), map.len(), "a clash of 64 bits among thousands is next to impossible");
    }
}
