//! Sixteen bytes of a text looked at together.
//!
//! What is written as a loop over all bytes of a block, without a branch, becomes a few instructions for all of them at
//! once. Such a loop has a function of its own that is never inlined: beside other code, the compiler takes it for
//! sixteen single steps.

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 16;

/// Bytes of a text, or a number for each.
pub(crate) type Block = [u8; BLOCK];

/// All bits, or none: what a loop over a block has in the place of a condition.
pub(crate) fn mask(yes: bool) -> u8 {
    0_u8.wrapping_sub(u8::from(yes))
}

/// Whether any number of a block is not zero.
pub(crate) fn any(block: Block) -> bool {
    u128::from_le_bytes(block) != 0
}

/// The sum of a block's numbers.
#[inline(never)]
pub(crate) fn sum(block: &Block) -> usize {
    block.iter().copied().map(u32::from).sum::<u32>() as usize
}

/// A block, and the byte before each of its bytes.
pub(crate) struct Beside {
    block: Block,
    before: Block,
}

impl Beside {
    /// The first bytes of a text with `filling` behind, where there are fewer than a block has, and `last` before.
    pub(crate) fn of(bytes: &[u8], last: u8, filling: u8) -> Self {
        match bytes.first_chunk() {
            Some(block) => Self::new(u128::from_le_bytes(*block), BLOCK, last, filling),
            None => Self::new(number(bytes), bytes.len(), last, filling),
        }
    }

    /// The bytes of a text from `at` on, where fewer are left than a block has.
    fn ending(text: &[u8], at: usize, filling: u8) -> Self {
        let length = text.len().saturating_sub(at).min(BLOCK);
        match (text.last_chunk(), at.checked_sub(1).and_then(|before| text.get(before))) {
            (Some(block), Some(last)) => {
                let number = u128::from_le_bytes(*block).checked_shr(bits(BLOCK - length)).unwrap_or(0);
                Self::new(number, length, *last, filling)
            }
            _ => Self::of(text.get(at..).unwrap_or_default(), b' ', filling),
        }
    }

    /// A block whose first `length` bytes are those of a number that has no more, the lowest first.
    fn new(number: u128, length: usize, last: u8, filling: u8) -> Self {
        let fillings = u128::from_le_bytes([filling; BLOCK]).checked_shl(bits(length)).unwrap_or(0);
        let block = number | fillings;
        let before = block << 8 | u128::from(last);
        Self { block: block.to_le_bytes(), before: before.to_le_bytes() }
    }

    /// The block and the bytes before.
    pub(crate) fn blocks(&self) -> (&Block, &Block) {
        (&self.block, &self.before)
    }
}

/// How many bits so many bytes of a block have.
fn bits(bytes: usize) -> u32 {
    u8::try_from(bytes).map_or(u32::MAX, |bytes| 8 * u32::from(bytes))
}

/// Fewer bytes than a block has as a number, the first one lowest: read in two parts that may overlap, since bytes that
/// were written one by one cannot be read together at once.
fn number(bytes: &[u8]) -> u128 {
    fn parts<const N: usize>(bytes: &[u8], value: impl Fn([u8; N]) -> u128) -> Option<u128> {
        let (first, last) = (bytes.first_chunk()?, bytes.last_chunk()?);
        Some(value(*first) | value(*last) << bits(bytes.len() - N))
    }
    parts(bytes, |part| u64::from_le_bytes(part).into())
        .or_else(|| parts(bytes, |part| u32::from_le_bytes(part).into()))
        .or_else(|| parts(bytes, |part| u16::from_le_bytes(part).into()))
        .or_else(|| parts(bytes, |part| u8::from_le_bytes(part).into()))
        .unwrap_or(0)
}

/// Whether `test` holds of every block of a text; it is given the block's place, the block, and the byte before each of
/// its bytes. A space is put before the text, and `filling` behind it until the last block is whole.
pub(crate) fn all_blocks(bytes: &[u8], filling: u8, mut test: impl FnMut(usize, &Block, &Block) -> bool) -> bool {
    let chunk = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk);
    (0..bytes.len()).step_by(BLOCK).all(|at| {
        // only the ends are copied
        match (chunk(at), at.checked_sub(1).and_then(chunk)) {
            (Some(block), Some(before)) => test(at, block, before),
            _ => {
                let copy = Beside::ending(bytes, at, filling);
                let (block, before) = copy.blocks();
                test(at, block, before)
            }
        }
    })
}

/// A block without the bytes whose mask in `gone` is set, and how many are left; those behind move up.
#[inline(never)]
pub(crate) fn without(block: Block, gone: Block) -> (Block, usize) {
    let (mut bytes, mut gone) = (u128::from_le_bytes(block), u128::from_le_bytes(gone));
    let mut left = BLOCK;
    while gone != 0 {
        let below = (1_u128 << gone.trailing_zeros()) - 1;
        bytes = bytes & below | bytes >> 8 & !below;
        gone = gone >> 8 & !below;
        left -= 1;
    }
    (bytes.to_le_bytes(), left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_cover_a_text_with_what_stands_before() {
        let text: Vec<u8> = (b'0'..=b'z').collect();
        for length in 0..text.len() {
            let (mut all, mut before) = (Vec::new(), Vec::new());
            assert!(all_blocks(&text[..length], b'.', |at, block, bytes_before| {
                assert_eq!(at, all.len());
                all.extend_from_slice(block);
                before.extend_from_slice(bytes_before);
                true
            }));
            assert_eq!((&all[..length], all.len() - length), (&text[..length], (BLOCK - length % BLOCK) % BLOCK));
            assert!(all[length..].iter().all(|byte| *byte == b'.'));
            assert!(before.iter().zip(b" ".iter().chain(&all)).all(|(one, two)| one == two));
        }
    }

    #[test]
    fn bytes_are_taken_out_of_a_block_wherever_they_stand() {
        let block = *b"a bc  de f .....";
        for wanted in [b'a', b' ', b'f', b'.', b'x'] {
            let gone = block.map(|byte| mask(byte == wanted));
            let kept: Vec<u8> = block.into_iter().filter(|byte| *byte != wanted).collect();
            let (got, left) = without(block, gone);
            assert_eq!((got.get(..left), left), (Some(kept.as_slice()), kept.len()), "{wanted:?}");
            assert_eq!(any(gone), left < BLOCK);
        }
    }
}
