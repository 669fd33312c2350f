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

/// The first bytes of a text as a block, filled up with `filling` where there are fewer.
pub(crate) fn filled(bytes: &[u8], filling: u8) -> Block {
    let mut block = [filling; BLOCK];
    match bytes.first_chunk() {
        Some(bytes) => block = *bytes,
        None => block.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte),
    }
    block
}

/// The byte before each byte of a block; `last` stands before the block.
pub(crate) fn before(block: &Block, last: u8) -> Block {
    (u128::from_le_bytes(*block) << 8 | u128::from(last)).to_le_bytes()
}

/// Whether any number of a block is not zero.
pub(crate) fn any(block: Block) -> bool {
    u128::from_le_bytes(block) != 0
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
    fn bytes_are_taken_out_of_a_block_wherever_they_stand() {
        let block = filled(b"a bc  de f ", b'.');
        for wanted in ['a', ' ', 'f', '.', 'x'] {
            let gone = block.map(|byte| mask(char::from(byte) == wanted));
            let kept: Vec<u8> = block.into_iter().filter(|byte| char::from(*byte) != wanted).collect();
            let (got, left) = without(block, gone);
            assert_eq!((got.get(..left), left), (Some(kept.as_slice()), kept.len()), "{wanted:?}");
            assert_eq!(any(gone), left < BLOCK);
        }
        assert_eq!(before(&filled(b"bc", b'.'), b'a')[..3], *b"abc");
    }
}
