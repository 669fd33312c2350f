//! Whether bytes are UTF-16 that lacks its mark, by where zeros stand. Reads no text.

/// How many bytes are looked at.
const PROBE: usize = 4 << 10;

/// The fewest pairs of bytes that tell.
const LEAST: usize = 8;

/// The order of the bytes of UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The low byte first.
    Little,
    /// The high byte first.
    Big,
}

/// The order of bytes, where they are UTF-16 without a byte order mark. In a text of Latin letters nearly every second
/// byte is zero, and none beside it; what stands there are no control characters.
pub fn unmarked_utf16(bytes: &[u8]) -> Option<Order> {
    let mut pairs = 0_usize;
    let (mut little, mut big, mut other) = (0_usize, 0_usize, 0_usize);
    let is_letter = |byte: u8| byte >= b' ' && byte != 0x7f || matches!(byte, b'\t' | b'\n' | b'\r');
    for pair in bytes.get(..PROBE).unwrap_or(bytes).chunks_exact(2) {
        pairs += 1;
        match *pair {
            [letter, 0] if is_letter(letter) => little += 1,
            [0, letter] if is_letter(letter) => big += 1,
            // quotation marks, dashes, letters of other scripts
            [a, b] if a != 0 && b != 0 => {}
            _ => other += 1,
        }
    }
    let is_most = |count: usize, against: usize| pairs >= LEAST && count * 10 >= pairs * 7 && against * 50 <= pairs;
    if is_most(little, big + other) {
        Some(Order::Little)
    } else if is_most(big, little + other) {
        Some(Order::Big)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_in_every_second_place_tell_the_order() {
        let text = "“Fog” closed the harbour on Monday.\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(unmarked_utf16(&little), Some(Order::Little));
        assert_eq!(unmarked_utf16(&big), Some(Order::Big));
        let counted: Vec<u8> = (0..200_u16).flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), b"", b"a\0", b"F\0o\0g\0", &[0; 400], &[0, 1, 2, 3].repeat(100), &counted[..64]]
        {
            assert_eq!(unmarked_utf16(bytes), None, "{bytes:?}");
        }
    }
}
