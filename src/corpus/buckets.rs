//! Counting more numbers than fit in memory: they are put away by their first bits, and counted a bucket at a time.

use std::io;

use super::scratch::{Scratch, Slot, get, pack};

/// How many buckets there are, by the first six bits.
const BUCKETS: usize = 64;
/// How many numbers of a bucket wait to be put away.
const PENDING: usize = 8_192;

/// Numbers that are spread evenly, such as hashes.
#[derive(Debug)]
pub(super) struct Buckets(Vec<(Vec<u64>, Vec<Slot>)>);

impl Default for Buckets {
    fn default() -> Self {
        Self(vec![(Vec::new(), Vec::new()); BUCKETS])
    }
}

impl Buckets {
    /// Adds numbers.
    pub(super) fn add(&mut self, numbers: impl Iterator<Item = u64>, scratch: &impl Scratch) -> io::Result<()> {
        for number in numbers {
            let Some((pending, slots)) = self.0.get_mut((number >> 58) as usize) else { continue };
            pending.push(number);
            if pending.len() >= PENDING {
                slots.push(scratch.put(&pack(pending)?)?);
                pending.clear();
            }
        }
        Ok(())
    }

    /// Each number that came more than once, rising, and how often.
    pub(super) fn counts(&self, scratch: &impl Scratch) -> io::Result<Vec<(u64, u32)>> {
        let mut out = Vec::new();
        for (pending, slots) in &self.0 {
            let mut numbers = pending.clone();
            for slot in slots {
                numbers.extend(get::<Vec<u64>>(scratch, *slot)?);
            }
            numbers.sort_unstable();
            let lists = numbers.chunk_by(|a, b| a == b).filter(|list| list.len() > 1);
            out.extend(lists.filter_map(|list| Some((*list.first()?, u32::try_from(list.len()).unwrap_or(u32::MAX)))));
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Memory;

    #[test]
    fn numbers_are_counted_wherever_they_were_put() {
        let (mut buckets, scratch) = (Buckets::default(), Memory::default());
        let spread = |at: u64| at.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for round in 0..3_u64 {
            buckets.add((0..400_000 / (round + 1)).map(spread), &scratch).unwrap();
        }
        let counts = buckets.counts(&scratch).unwrap();
        assert!(counts.is_sorted());
        assert_eq!(counts.len(), 200_000);
        assert_eq!(counts.iter().filter(|(_, count)| *count == 3).count(), 133_333);
    }
}
