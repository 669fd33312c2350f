//! Sets of positions in few bits: what stands in some of many articles.
//!
//! Each position is its distance from the one before in Rice's code (Rice and Plaunt, 1971): the low bits as they are,
//! how many times the rest fits as so many zeros and a one. How many low bits there are follows from how many of how
//! many there are, so that nobody has to write it. Within a hundredth of the entropy of sets without any order.

/// Bits in bytes, the lowest first.
#[derive(Debug, Default)]
pub(super) struct Packing {
    bytes: Vec<u8>,
    used: u32,
}

impl Packing {
    fn bit(&mut self, bit: bool) {
        if self.used.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (self.used % 8);
        }
        self.used = (self.used + 1) % 8;
    }

    /// Adds rising positions, all of them less than `below`.
    pub(super) fn add(&mut self, positions: &[u32], below: u32) {
        let low = low_bits(positions.len() as u64, below);
        let mut next = 0;
        for &position in positions {
            let distance = position - next;
            next = position + 1;
            (0..distance >> low).for_each(|_| self.bit(false));
            self.bit(true);
            (0..low).for_each(|place| self.bit(distance >> place & 1 == 1));
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Low bits of a distance where so many stand among so many: the logarithm of seven tenths of their mean.
fn low_bits(number: u64, below: u32) -> u32 {
    let mean = u64::from(below) * 7 / 10 / number.max(1);
    mean.max(1).ilog2()
}

/// Bits that so many positions less than `below` take at most.
pub(super) fn most_bits(number: u32, below: u32) -> u64 {
    let low = low_bits(number.into(), below);
    u64::from(number) * u64::from(low + 1) + u64::from(below >> low)
}

/// What is left of such bits.
pub(super) struct Unpacking<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Unpacking<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The bits that follow, the next the lowest; at least [`Self::SEEN`] of them, zeros behind the last.
    fn ahead(&self) -> u64 {
        let bytes = self.bytes.get(self.at / 8..).unwrap_or_default();
        let bits = match bytes.first_chunk() {
            Some(whole) => u64::from_le_bytes(*whole),
            None => bytes.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte)),
        };
        bits >> (self.at % 8)
    }

    /// How many bits a look ahead shows wherever it begins.
    const SEEN: u32 = 57;

    /// Passes over so many bits.
    fn skip(&mut self, bits: u32) -> Option<()> {
        self.at += bits as usize;
        (self.at <= 8 * self.bytes.len()).then_some(())
    }

    /// Zeros up to the next one, at most so many.
    fn zeros(&mut self, most: u32) -> Option<u32> {
        let mut zeros = 0;
        loop {
            let more = self.ahead().trailing_zeros();
            if more < Self::SEEN {
                self.skip(more + 1)?;
                return Some(zeros + more).filter(|zeros| *zeros <= most);
            }
            zeros += Self::SEEN;
            self.skip(Self::SEEN)?;
            if zeros > most {
                return None;
            }
        }
    }

    /// A number of so many bits, fewer than [`Self::SEEN`].
    fn low(&mut self, bits: u32) -> Option<u32> {
        let number = self.ahead() & ((1 << bits) - 1);
        self.skip(bits)?;
        Some(number as u32)
    }

    /// The next `number` positions, rising, all of them less than `below`, each handed to `each`; nothing when they
    /// are not there.
    pub(super) fn take(&mut self, number: u32, below: u32, mut each: impl FnMut(u32)) -> Option<()> {
        let low = low_bits(number.into(), below);
        let mut next = 0_u32;
        for _ in 0..number {
            let high = self.zeros(below >> low)?;
            let distance = high << low | self.low(low)?;
            let position = next.checked_add(distance).filter(|position| *position < below)?;
            each(position);
            next = position + 1;
        }
        Some(())
    }

    /// Whether all has been read, but for what fills the last byte.
    pub(super) fn is_over(&self) -> bool {
        self.at.div_ceil(8) == self.bytes.len()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sets_come_back_one_after_the_other(sets in vec((btree_set(0_u32..3000, 0..200), 0_u32..100), 0..5)) {
            let sets: Vec<(Vec<u32>, u32)> = sets
                .into_iter()
                .map(|(set, room)| (set.iter().copied().collect(), set.last().map_or(0, |last| last + 1) + room))
                .collect();
            let mut packing = Packing::default();
            for (set, below) in &sets {
                packing.add(set, *below);
            }
            let bytes = packing.into_bytes();
            let mut unpacking = Unpacking::new(&bytes);
            for (set, below) in &sets {
                let mut found = Vec::new();
                prop_assert_eq!(unpacking.take(set.len() as u32, *below, |position| found.push(position)), Some(()));
                prop_assert_eq!(&found, set);
            }
            prop_assert!(unpacking.is_over());
        }

        #[test]
        fn noise_gives_rising_positions_or_nothing(noise in vec(any::<u8>(), 0..60), number in 0_u32..90, below: u32) {
            let mut found = Vec::new();
            let _read = Unpacking::new(&noise).take(number, below, |position| found.push(position));
            prop_assert!(found.is_sorted_by(|a, b| a < b));
            prop_assert!(found.iter().all(|position| *position < below));
        }
    }

    #[test]
    fn few_of_many_and_many_of_few_take_few_bits() {
        let size = |positions: Vec<u32>, below| {
            let mut packing = Packing::default();
            packing.add(&positions, below);
            packing.into_bytes().len()
        };
        assert_eq!(size((0..1000).collect(), 1000), 125, "all of them: a bit for each");
        assert!(size((0..100).map(|at| at * 997).collect(), 100_000) < 145, "a hundredth of a percent: 11.4 bits");
    }
}
