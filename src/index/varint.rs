//! Whole numbers in as few bytes as they need: seven bits each, the lowest first, the eighth says that more follow
//! (LEB128, as in DWARF and WebAssembly).

/// Writes a number.
pub fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Bytes as they are read.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    /// All of these.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next number; none at the end, or where the bytes are none of [`put`].
    #[inline]
    pub fn number(&mut self) -> Option<u32> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        if first < 0x80 { Some(u32::from(first)) } else { self.more(first) }
    }

    /// The rest of a number that has several bytes.
    fn more(&mut self, first: u8) -> Option<u32> {
        let mut number = u32::from(first & 0x7f);
        for shift in [7, 14, 21, 28] {
            let (&next, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(next & 0x7f).checked_shl(shift)?;
            if next < 0x80 {
                return (shift < 28 || next < 0x10).then_some(number);
            }
        }
        None
    }

    /// The next byte.
    #[inline]
    pub fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// Passes over so many numbers.
    pub fn skip(&mut self, mut numbers: u32) -> Option<()> {
        let mut at = 0;
        while numbers > 0 {
            numbers -= u32::from(*self.rest.get(at)? < 0x80);
            at += 1;
        }
        self.rest = self.rest.get(at..)?;
        Some(())
    }

    /// The next bytes.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// What is left.
    pub fn rest(self) -> &'a [u8] {
        self.rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_broken_ones_are_refused() {
        let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX - 1, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            put(&mut bytes, number);
        }
        let mut reading = Bytes::new(&bytes);
        assert!(numbers.iter().all(|&number| reading.number() == Some(number)) && reading.rest().is_empty());
        let mut skipping = Bytes::new(&bytes);
        assert_eq!((skipping.skip(5), skipping.number()), (Some(()), Some(16_383)));
        assert_eq!(skipping.skip(9), None);
        for broken in [&[0x80][..], &[0xff, 0xff, 0xff, 0xff, 0x10], &[0xff; 6]] {
            assert_eq!(Bytes::new(broken).number(), None, "{broken:?}");
        }
    }
}
