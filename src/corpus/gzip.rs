//! Files that are kept in gzip (RFC 1952), so that a server need not compress them.
//!
//! Their hashes and lengths are of what is inside: whether a browser has unpacked one on the way does not matter.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

/// The ending of their names.
pub const PACKED: &str = ".gz";

/// In gzip; the same bytes for the same bytes.
pub(super) fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// What is inside, at most so many bytes of it and one more; what is not in gzip is as it is.
///
/// # Errors
///
/// When it is cut short or altered.
pub fn unpacked(bytes: Vec<u8>, most: u64) -> io::Result<Vec<u8>> {
    if !is_packed(&bytes) {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    MultiGzDecoder::new(bytes.as_slice()).take(most.saturating_add(1)).read_to_end(&mut out)?;
    Ok(out)
}

/// Whether bytes begin as gzip does. JSON and the files of the index never do.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back_and_no_more_of_it_than_was_asked_for() {
        let text = "fog ".repeat(10_000).into_bytes();
        let small = packed(&text).unwrap();
        assert!(is_packed(&small) && small.len() < 200);
        assert_eq!(unpacked(small.clone(), 40_000).unwrap(), text);
        assert_eq!(unpacked(small.clone(), 100).unwrap().len(), 101);
        assert_eq!(unpacked(text.clone(), 0).unwrap(), text);
        for cut in 2..small.len() {
            assert!(unpacked(small[..cut].to_vec(), 40_000).is_err());
        }
    }
}
