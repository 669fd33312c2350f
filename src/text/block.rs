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
pub(crate) struct Beside([u8; BLOCK + 1]);

impl Beside {
    /// The first bytes of a text with `filling` behind, where there are fewer than a block has, and `last` before.
    pub(crate) fn of(bytes: &[u8], last: u8, filling: u8) -> Self {
        let mut copy = [filling; BLOCK + 1];
        copy[0] = last;
        for (slot, byte) in copy[1..].iter_mut().zip(bytes) {
            *slot = *byte;
        }
        Self(copy)
    }

    /// The block and the bytes before.
    pub(crate) fn blocks(&self) -> (&Block, &Block) {
        let Self([before @ .., _]) = self;
        let Self([_, block @ ..]) = self;
        (block, before)
    }
}

/// Whether `test` holds of every block of a text; it is given the block's place, the block, and the byte before each of
/// its bytes. A space is put before the text, and `filling` behind it until the last block is whole.
pub(crate) fn all_blocks(bytes: &[u8], filling: u8, mut test: impl FnMut(usize, &Block, &Block) -> bool) -> bool {
    let chunk = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk);
    (0..bytes.len()).step_by(BLOCK).all(|at| {
        // only the ends are copied: bytes that were written one by one cannot be read together at once
        match (chunk(at), at.checked_sub(1).and_then(chunk)) {
            (Some(block), Some(before)) => test(at, block, before),
            _ => {
                let last = at.checked_sub(1).and_then(|last| bytes.get(last));
                let copy = Beside::of(bytes.get(at..).unwrap_or_default(), *last.unwrap_or(&b' '), filling);
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
