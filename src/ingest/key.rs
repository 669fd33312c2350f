//! The key of a text: its words folded, with one space between them, equal for texts that read the same.
//!
//! Every line of every page has one made, so most of it is done for sixteen bytes at once. Knows nothing of lines.

use crate::text::block::{BLOCK, Beside, Block, any, mask, without};
use crate::text::fold_letter;

/// The words of a text folded, with single spaces between and nothing else.
pub(super) fn key(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len() + BLOCK);
    let bytes = text.as_bytes();
    let chunk = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>);
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        at += match (chunk(at), at.checked_sub(1).and_then(chunk)) {
            (Some(block), Some(before)) if block.is_ascii() => push_block(&mut out, (block, before), BLOCK),
            _ => {
                let part = rest.get(..rest.floor_char_boundary(BLOCK)).unwrap_or_default();
                if part.is_ascii() {
                    push_block(&mut out, Beside::of(part.as_bytes(), b' ', FILLING).blocks(), part.len())
                } else {
                    part.chars().for_each(|letter| push_letter(&mut out, letter));
                    part.len()
                }
            }
        };
    }
    if out.last() == Some(&b' ') {
        out.pop();
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Adds the first `length` bytes of a block of ASCII to a key, given with the bytes before, and says how many they are;
/// [`FILLING`] stands behind them.
fn push_block(out: &mut Vec<u8>, (block, before): (&Block, &Block), length: usize) -> usize {
    let Folded { mut bytes, nothing, mut again } = folded(block, before);
    let last = out.last().copied().unwrap_or(b' ');
    let mut left = length;
    if any(nothing) {
        let (shorter, kept) = without(bytes, nothing);
        again = doubled(Beside::of(&shorter, last, FILLING).blocks());
        (bytes, left) = (shorter, (left + kept).saturating_sub(BLOCK));
    }
    // what was kept last is known better here
    let first = mask(bytes[0] == b' ' && last == b' ');
    let again = u128::from_le_bytes(again) & !0xff | u128::from(first);
    if again != 0 {
        let (shorter, kept) = without(bytes, again.to_le_bytes());
        (bytes, left) = (shorter, (left + kept).saturating_sub(BLOCK));
    }
    let end = out.len() + left;
    out.extend_from_slice(&bytes);
    out.truncate(end);
    length
}

/// A byte that is kept wherever it stands, so that it can be counted off again.
const FILLING: u8 = b'a';

/// What becomes of a block.
struct Folded {
    bytes: Block,
    /// Which of them are [`NOTHING`].
    nothing: Block,
    /// Which are a space behind a space, where nothing stands between.
    again: Block,
}

#[inline(never)]
fn folded(block: &Block, before: &Block) -> Folded {
    let (mut bytes, mut before, mut nothing) = (*block, *before, [0; BLOCK]);
    for byte in &mut bytes {
        *byte = plain(*byte);
    }
    for byte in &mut before {
        *byte = plain(*byte);
    }
    for (is, byte) in nothing.iter_mut().zip(&bytes) {
        *is = mask(*byte == NOTHING);
    }
    Folded { bytes, nothing, again: spaces(&bytes, &before) }
}

/// Which bytes of a block are a space behind a space.
#[inline(never)]
fn doubled((block, before): (&Block, &Block)) -> Block {
    spaces(block, before)
}

fn spaces(block: &Block, before: &Block) -> Block {
    let mut spaces = [0; BLOCK];
    for (both, (byte, before)) in spaces.iter_mut().zip(block.iter().zip(before)) {
        *both = mask(*byte == b' ') & mask(*before == b' ');
    }
    spaces
}

fn push_letter(out: &mut Vec<u8>, letter: char) {
    if letter.is_ascii() {
        return push(out, plain(letter as u8));
    }
    fold_letter(letter, |letter| match letter {
        _ if letter.is_ascii() => push(out, plain(letter as u8)),
        _ if letter.is_alphanumeric() => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        _ => push(out, b' '),
    });
}

/// Adds a byte, but no space behind another or in front of all.
fn push(out: &mut Vec<u8>, byte: u8) {
    if byte != NOTHING && (byte != b' ' || out.last().is_some_and(|last| *last != b' ')) {
        out.push(byte);
    }
}

/// What becomes of a byte of ASCII in a key: a small letter, a digit, a space, [`NOTHING`] of an apostrophe.
fn plain(byte: u8) -> u8 {
    // this bit makes a capital small, and stands in every digit
    let small = byte | 0x20;
    let shown = mask(small.wrapping_sub(b'a') < 26) | mask(byte.wrapping_sub(b'0') < 10);
    let dropped = mask(byte == b'\'') | mask(byte == b'`');
    // nothing is zero
    (small & shown | b' ' & !shown) & !dropped
}

/// A byte that is not kept.
const NOTHING: u8 = 0;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::text::fold;
    use proptest::prelude::*;

    #[test]
    fn texts_that_read_the_same_have_one_key() {
        for (one, two) in [
            ("Café — open!", "cafe open"),
            ("It’s  ' a\tday", "its a day"),
            ("RELATED ARTICLES:", "Related articles"),
            ("...", ""),
        ] {
            assert_eq!(key(one), key(two));
        }
    }

    proptest! {
        #[test]
        fn a_key_has_the_folded_words_wherever_blocks_end(text in "[a-cA-C0 .'`’é“-]{0,70}") {
            let bare: String = fold(&text).chars().filter(|letter| *letter != '\'').collect();
            let words: Vec<&str> = bare.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(key(&text), words.join(" "));
        }
    }
}
