//! Forms of a text that are equal where a reader would call two writings the same.

use std::borrow::Cow;

use super::block::{BLOCK, Block, all_blocks, any, mask};
use super::letter::plain_letters;

/// Lower case without diacritics; typographic quotation marks, apostrophes and dashes become plain ones, and
/// characters of no width go. The result may have another length than `text`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() && !text.contains('`') {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_letter(letter, |letter| out.push(letter));
    }
    out
}

/// Gives the folded form of one character, which may be none or several, to `put`: what [`fold`] makes of a text is
/// what this makes of each of its characters.
pub fn fold_letter(letter: char, mut put: impl FnMut(char)) {
    match letter {
        '`' => put('\''),
        _ if letter.is_ascii() => put(letter.to_ascii_lowercase()),
        // marks that decompose into themselves
        '\u{2010}' | '\u{2012}'..='\u{2015}' | '\u{2018}'..='\u{201f}' => put(plain(letter)),
        _ => plain_letters(letter, |part| {
            if !is_invisible(part) {
                put(plain(part));
            }
        }),
    }
}

/// `text` with every run of white space as one space, none at the ends, and without characters of no width.
pub fn fold_space(text: &str) -> String {
    folded_space(text).into_owned()
}

/// The same, copied only where it is another text.
pub fn folded_space(text: &str) -> Cow<'_, str> {
    if is_folded(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        if word.is_ascii() {
            out.push_str(word);
        } else {
            out.extend(word.chars().filter(|&letter| !is_invisible(letter)));
        }
        if out.len() == before + 1 && before > 0 {
            out.pop();
        }
    }
    Cow::Owned(out)
}

/// Whether [`fold_space`] surely changes nothing: the bytes that begin other spaces, or characters of no width, are
/// told from those of common letters, quotation marks and dashes without decoding.
fn is_folded(bytes: &[u8]) -> bool {
    let whole = all_blocks(bytes, b'a', |from, block, before| {
        !any(odd(block, before)) || (from..bytes.len().min(from + BLOCK)).all(|at| is_folded_at(bytes, at))
    });
    whole && bytes.last().is_some_and(|last| *last != b' ')
}

/// Which bytes of a block are no printable ASCII, or a space behind a space.
#[inline(never)]
fn odd(block: &Block, before: &Block) -> Block {
    let mut odd = [0; BLOCK];
    for (odd, (byte, before)) in odd.iter_mut().zip(block.iter().zip(before)) {
        *odd = mask(byte.wrapping_sub(b' ') > b'~' - b' ') | mask(*byte == b' ') & mask(*before == b' ');
    }
    odd
}

fn is_folded_at(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b' ') => at > 0 && bytes.get(at - 1) != Some(&b' '),
        Some(b'!'..=b'~') => true,
        Some(0xe2) => match bytes.get(at + 1..at + 3) {
            // U+2010 to U+2027; U+2080 and above
            Some([0x80, third]) => (0x90..=0xa7).contains(third),
            Some([second, _]) => *second >= 0x82,
            _ => false,
        },
        Some(0xc2) => bytes.get(at + 1).is_some_and(|second| *second > 0xa0 && *second != 0xad),
        Some(0xe1 | 0xe3 | 0xef | 0..0x20 | 0x7f) | None => false,
        Some(_) => true,
    }
}

/// Characters that show nothing: joiners, directional marks, soft hyphens, byte order marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn plain(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_the_same_word_fold_to_one() {
        for (a, b) in
            [("Café", "cafe\u{301}"), ("don’t", "DON'T"), ("“x”", "\"X\""), ("Łódź", "lodz"), ("co\u{ad}op", "coop")]
        {
            assert_eq!(fold(a), fold(b));
        }
    }

    #[test]
    fn a_text_folds_as_each_of_its_characters_does() {
        use unicode_normalization::UnicodeNormalization;
        use unicode_normalization::char::is_combining_mark;
        for letter in char::MIN..=char::MAX {
            let whole: String = std::iter::once(letter)
                .nfkd()
                .filter(|&letter| !is_combining_mark(letter) && !is_invisible(letter))
                .flat_map(char::to_lowercase)
                .map(plain)
                .collect();
            assert_eq!(fold(&letter.to_string()), whole, "{letter:?}");
        }
    }

    #[test]
    fn white_space_folds_to_single_spaces() {
        assert_eq!(fold_space(" a\u{a0}\n\tb \u{200b} c\u{feff} "), "a b c");
        assert_eq!(fold_space("\u{200b}"), "");
        assert_eq!(fold_space(""), "");
    }

    #[test]
    fn what_is_folded_already_is_known_by_its_bytes() {
        for letter in char::MIN..=char::MAX {
            let text = format!("a{letter}b");
            if is_folded(text.as_bytes()) {
                assert!(!letter.is_whitespace() || letter == ' ', "{letter:?}");
                assert!(!is_invisible(letter), "{letter:?}");
            }
        }
        assert!(is_folded("“It’s a café” – yes…".as_bytes()));
        assert!(!is_folded(b"a  b") && !is_folded(b" a") && !is_folded(b"a "));
    }
}
