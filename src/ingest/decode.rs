//! Bytes to text: which encoding a file has, and what could not be read.
//!
//! A byte order mark goes first, then a declared encoding; without either it knows UTF-8 and Windows-1252 (the WHATWG
//! Encoding Standard's name for what the web calls Latin-1), and UTF-16 by its zeros. Does not guess other encodings.

use super::IngestError;
use crate::model::{Notice, NoticeCode};
use crate::text::{ByteOrder, unmarked_utf16};

/// The largest file taken, in bytes: some thousand times a long article.
pub(super) const LIMIT: usize = 64 << 20;

/// How many characters are looked at to tell text from anything else.
const PROBE: usize = 64 << 10;

/// The text of a file with what a reader should know about its decoding.
/// `charset` is the encoding that something outside of the bytes declares.
pub(super) fn decode(path: &str, bytes: &[u8], charset: Option<&str>) -> Result<(String, Vec<Notice>), IngestError> {
    let path = || path.to_owned();
    if bytes.len() > LIMIT {
        return Err(IngestError::TooLarge { bytes: bytes.len(), limit: LIMIT, path: path() });
    }
    let (text, notices) = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, MARKED),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, MARKED),
        [0xef, 0xbb, 0xbf, rest @ ..] => eight_bit(rest, true),
        _ => match charset {
            Some(charset) => declared(bytes, charset),
            None => match unmarked_utf16(bytes) {
                Some(ByteOrder::Little) => utf16(bytes, u16::from_le_bytes, UNMARKED),
                Some(ByteOrder::Big) => utf16(bytes, u16::from_be_bytes, UNMARKED),
                None => eight_bit(bytes, false),
            },
        },
    };
    let (controls, looked_at) = controls(&text);
    if controls > 2 && controls * 200 >= looked_at {
        return Err(IngestError::Binary { controls, looked_at, path: path() });
    }
    if text.chars().all(|letter| letter.is_whitespace() || letter.is_control() || letter == '\u{feff}') {
        return Err(IngestError::Empty { path: path() });
    }
    Ok((text, notices))
}

/// How many control characters that no text needs stand among how many characters at its beginning.
fn controls(text: &str) -> (usize, usize) {
    let odd =
        |letter: char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    // every control character has one of these bytes, or pairs of bytes; looked for in many bytes at once
    let head = text.as_bytes().get(..text.len().min(PROBE * 4)).unwrap_or_default();
    let odd_byte = |byte: u8| (byte < b'\t') | (byte > b'\r') & (byte < b' ') | (byte == 0x7f);
    let odd_pair = |one: u8, two: u8| (one == 0xc2) & (two < 0xa0);
    let pairs = head.iter().zip(head.get(1..).unwrap_or_default());
    if !head.iter().fold(false, |any, byte| any | odd_byte(*byte))
        && !pairs.fold(false, |any, (one, two)| any | odd_pair(*one, *two))
    {
        return (0, text.len());
    }
    text.chars().take(PROBE).fold((0, 0), |(controls, all), letter| (controls + usize::from(odd(letter)), all + 1))
}

/// Why something is read as UTF-16.
const MARKED: &str = "Read as UTF-16, as the file's byte order mark says.";
const UNMARKED: &str = "Read as UTF-16, since every second byte is zero; the file has no byte order mark.";

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, why: &str) -> (String, Vec<Notice>) {
    let pairs = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xfffd,
    });
    let text: String = char::decode_utf16(pairs).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let mut notices = vec![Notice::new(NoticeCode::Encoding, why)];
    notices.extend(replaced(&text, "UTF-16"));
    (text, notices)
}

fn eight_bit(bytes: &[u8], marked: bool) -> (String, Vec<Notice>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Vec::new());
    }
    let (good, broken) = sequences(bytes);
    if marked || good > broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let notices = replaced(&text, "UTF-8").into_iter().collect();
        return (text, notices);
    }
    let text: String = bytes.iter().map(|&byte| windows_1252(byte)).collect();
    let notice = "Read as Windows-1252, since the bytes are not UTF-8; accents and quotation marks may be wrong.";
    (text, vec![Notice::new(NoticeCode::Encoding, notice)])
}

/// Reads bytes by the label of their encoding (WHATWG Encoding Standard).
#[cfg(not(target_arch = "wasm32"))]
fn declared(bytes: &[u8], charset: &str) -> (String, Vec<Notice>) {
    let label = charset.trim();
    let Some(encoding) = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()) else {
        let (text, mut notices) = eight_bit(bytes, false);
        let message = format!("The declared encoding {label:?} is unknown; the bytes themselves were asked.");
        notices.insert(0, Notice::new(NoticeCode::Encoding, message));
        return (text, notices);
    };
    // several right sequences of UTF-8 by accident are next to impossible in any other encoding
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    if encoding == encoding_rs::UTF_8 || is_utf8 && (bytes.is_ascii() && encoding.is_ascii_compatible()) {
        return eight_bit(bytes, encoding == encoding_rs::UTF_8);
    }
    if is_utf8 && encoding.is_ascii_compatible() {
        let message = format!("Read as UTF-8, which the bytes are, though {} was declared.", encoding.name());
        return (eight_bit(bytes, false).0, vec![Notice::new(NoticeCode::Encoding, message)]);
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let message = format!("Read as {}, as declared.", encoding.name());
    let mut notices = vec![Notice::new(NoticeCode::Encoding, message)];
    notices.extend(replaced(&text, encoding.name()));
    (text.into_owned(), notices)
}

/// The page reads files that a reader drops on it; nothing declares their encoding there.
#[cfg(target_arch = "wasm32")]
fn declared(bytes: &[u8], _charset: &str) -> (String, Vec<Notice>) {
    eight_bit(bytes, false)
}

/// How many sequences of several bytes are right in UTF-8, and how many places are broken.
fn sequences(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(good, broken), chunk| {
        let right = chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        (good + right, broken + usize::from(!chunk.invalid().is_empty()))
    })
}

fn replaced(text: &str, encoding: &str) -> Option<Notice> {
    let count = text.matches(char::REPLACEMENT_CHARACTER).count();
    let places = if count == 1 { "One place is".to_owned() } else { format!("{count} places are") };
    (count > 0).then(|| {
        Notice::new(
            NoticeCode::Encoding,
            format!("{places} no valid {encoding} and shown as \u{fffd}; the file was cut or saved wrongly."),
        )
    })
}

/// The character of a byte in Windows-1252; the five unassigned bytes are control characters, as on the web.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|place| HIGH.get(usize::from(place))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], want: &str, notices: usize) {
        let (text, got) = decode("x.txt", bytes, None).unwrap();
        assert_eq!(text, want);
        assert_eq!(got.len(), notices, "{got:?}");
    }

    #[test]
    fn what_no_text_is_made_of_is_refused() {
        // a linear congruential generator: the bytes of a compressed or encrypted file look like this
        let noise = std::iter::successors(Some(7_u32), |n| Some(n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)));
        let noise: Vec<u8> = noise.map(|n| (n >> 24) as u8).take(3000).collect();
        for bytes in [noise.as_slice(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", &[0, 1, 2, 3].repeat(100)] {
            assert!(matches!(decode("x.txt", bytes, None), Err(IngestError::Binary { .. })), "{:?}", &bytes[..4]);
        }
        check(
            b"one form feed \x0c and one stray \0 are no reason",
            "one form feed \x0c and one stray \0 are no reason",
            0,
        );
    }

    #[test]
    fn each_encoding_gives_the_same_words() {
        check("Café “x”".as_bytes(), "Café “x”", 0);
        check(b"\xef\xbb\xbfCaf\xc3\xa9", "Café", 0);
        check(b"Caf\xe9 \x93x\x94 \x80 5", "Café “x” € 5", 1);
        check(b"\xff\xfeC\0a\0f\0\xe9\0", "Café", 1);
        check(b"\xfe\xff\0C\0a\0f\0\xe9", "Café", 1);
        check(b"C\0a\0f\0\xe9\0 \0N\0o\0r\0d\0", "Café Nord", 1);
        check(b"\0C\0a\0f\0\xe9\0 \0N\0o\0r\0d", "Café Nord", 1);
    }

    #[test]
    fn a_broken_byte_is_replaced_and_said() {
        check("ä ö ü \u{fffd}".as_bytes(), "ä ö ü \u{fffd}", 0);
        check(b"\xc3\xa4 \xc3\xb6 \xff end", "ä ö \u{fffd} end", 1);
        check(b"\xff\xfea\0b", "a\u{fffd}", 2);
    }

    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn a_declared_encoding_is_taken_unless_the_bytes_say_otherwise() {
        let with = |bytes: &[u8], charset: &str| decode("x.txt", bytes, Some(charset)).unwrap();
        for (bytes, charset, want, said) in [
            (&b"\xcc\xee\xf1\xf2"[..], "windows-1251", "Мост", "as declared"),
            (b"\x8b\xb4", "Shift_JIS", "橋", "as declared"),
            (b"\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82", "iso-8859-1", "Мост", "though windows-1252 was declared"),
            (b"Caf\xe9", "no-such-thing", "Café", "is unknown"),
        ] {
            let (text, notices) = with(bytes, charset);
            assert_eq!(text, want);
            assert!(notices.iter().any(|notice| notice.message.contains(said)), "{notices:?}");
        }
        assert_eq!(with(b"\xef\xbb\xbfCaf\xc3\xa9", "windows-1251").0, "Café", "a byte order mark goes first");
        assert_eq!(with(b"plain", "utf-8"), ("plain".to_owned(), Vec::new()));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(matches!(decode("a", b"", None), Err(IngestError::Empty { .. })));
        assert!(matches!(decode("a", b" \n\xc2\xa0\r\n", None), Err(IngestError::Empty { .. })));
        assert!(matches!(decode("a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", None), Err(IngestError::Binary { .. })));
        assert!(matches!(decode("a", &vec![b'a'; LIMIT + 1], None), Err(IngestError::TooLarge { .. })));
    }
}
