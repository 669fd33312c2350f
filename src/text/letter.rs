//! What a letter is made of. The answers are those of the crate unicode-normalization, which `build.rs` asks once for
//! every letter there is; see there for the table's form.

use std::sync::OnceLock;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/letters.bin"));

/// The table, read once: the letters in order, and where the form of each ends among the parts of all.
#[derive(Default)]
struct Letters {
    letters: Vec<u32>,
    ends: Vec<u32>,
    parts: Vec<char>,
}

/// Gives the compatibility decomposition (NFKD) of a letter without combining marks, in lower case, to `put`: nothing
/// for a combining mark, two letters for a ligature.
pub(crate) fn plain_letters(letter: char, mut put: impl FnMut(char)) {
    if letter.is_ascii() {
        put(letter.to_ascii_lowercase());
        return;
    }
    match (known().form(letter), jamo(letter)) {
        (Some(form), _) => form.iter().copied().for_each(put),
        (None, Some(jamo)) => jamo.into_iter().flatten().for_each(put),
        (None, None) => letter.to_lowercase().for_each(put),
    }
}

/// Whether a character is an accent or another mark that combines with the letter before it (General_Category=Mark).
pub(crate) fn is_combining_mark(letter: char) -> bool {
    // two letters of Katakana, sound marks of half width, are made of marks alone
    !letter.is_ascii()
        && !matches!(letter, '\u{ff9e}' | '\u{ff9f}')
        && known().form(letter).is_some_and(<[char]>::is_empty)
}

impl Letters {
    fn form(&self, letter: char) -> Option<&[char]> {
        let at = self.letters.binary_search(&u32::from(letter)).ok()?;
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.parts.get(begin..*self.ends.get(at)? as usize)
    }
}

fn known() -> &'static Letters {
    static LETTERS: OnceLock<Letters> = OnceLock::new();
    LETTERS.get_or_init(|| {
        let mut read = Letters::default();
        let mut bytes = TABLE.iter().copied();
        let (mut letter, mut part) = (0_u32, 0_u32);
        while let (Some(distance), Some(count)) = (number(&mut bytes), number(&mut bytes)) {
            letter = letter.wrapping_add(distance);
            for _ in 0..count {
                let distance = number(&mut bytes).unwrap_or_default();
                part = part.wrapping_add(distance >> 1 ^ (distance & 1).wrapping_neg());
                read.parts.extend(char::from_u32(part));
            }
            read.letters.push(letter);
            read.ends.push(read.parts.len() as u32);
        }
        read
    })
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..32).step_by(7) {
        let byte = bytes.next()?;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(number)
}

/// The letters of a syllable of Hangul (The Unicode Standard, 3.12, "Conjoining Jamo Behavior").
fn jamo(syllable: char) -> Option<[Option<char>; 3]> {
    const FIRST: u32 = 0xac00;
    const LEADING: u32 = 0x1100;
    const VOWEL: u32 = 0x1161;
    const TRAILING: u32 = 0x11a7;
    let index = u32::from(syllable).checked_sub(FIRST).filter(|index| *index < 19 * 21 * 28)?;
    let trailing = index % 28;
    Some([
        char::from_u32(LEADING + index / (21 * 28)),
        char::from_u32(VOWEL + index % (21 * 28) / 28),
        if trailing > 0 { char::from_u32(TRAILING + trailing) } else { None },
    ])
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char as normalization;

    use super::*;

    #[test]
    fn every_letter_decomposes_as_the_unicode_tables_say() {
        for letter in char::MIN..=char::MAX {
            let (mut found, mut want) = (String::new(), String::new());
            plain_letters(letter, |part| found.push(part));
            normalization::decompose_compatible(letter, |part| {
                if !normalization::is_combining_mark(part) {
                    want.extend(part.to_lowercase());
                }
            });
            assert_eq!(found, want, "{letter:?}");
            assert_eq!(is_combining_mark(letter), normalization::is_combining_mark(letter), "{letter:?}");
        }
    }
}
