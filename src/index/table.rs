//! Words in order, in one piece of memory; written with what each shares with the one before left out.

use super::varint::{Bytes, put};

/// Rising words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    letters: String,
    ends: Vec<u32>,
}

impl Table {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.letters.get(start as usize..*self.ends.get(at)? as usize)
    }

    pub(super) fn push(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
    }

    /// How many words stand before the first that is not below `word`.
    pub(super) fn below(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle).is_some_and(|found| found < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The position of `word`.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let at = self.below(word);
        (self.get(at) == Some(word)).then_some(at)
    }

    pub(super) fn last(&self) -> Option<&str> {
        self.len().checked_sub(1).and_then(|last| self.get(last))
    }
}

/// Writes `word`, of which the beginning that it shares with `before` is left out.
pub(super) fn put_word(out: &mut Vec<u8>, before: &str, word: &str) {
    let mut shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    while !word.is_char_boundary(shared) {
        shared -= 1;
    }
    let rest = word.get(shared..).unwrap_or_default();
    put(out, u32::try_from(shared).unwrap_or(u32::MAX));
    put(out, u32::try_from(rest.len()).unwrap_or(u32::MAX));
    out.extend_from_slice(rest.as_bytes());
}

/// Reads what [`put_word`] wrote after the same `before`.
pub(super) fn word(bytes: &mut Bytes<'_>, before: &str) -> Option<String> {
    let shared = before.get(..bytes.number()? as usize)?;
    let length = bytes.number()? as usize;
    let rest = std::str::from_utf8(bytes.take(length)?).ok()?;
    Some([shared, rest].concat())
}
