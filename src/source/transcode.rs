//! A stream in any encoding as UTF-8; what cannot be read becomes U+FFFD.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding};

/// How much is decoded at a time, in bytes of the source.
const CHUNK: usize = 16 << 10;

/// A reader of UTF-8 over one of any encoding.
pub(super) struct Transcode<'a> {
    inner: &'a mut dyn BufRead,
    decoder: Decoder,
    decoded: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<'a> Transcode<'a> {
    /// Reads `inner` in `encoding`; a byte order mark is left out, and overrides.
    pub(super) fn new(inner: &'a mut dyn BufRead, encoding: &'static Encoding) -> Self {
        Self { inner, decoder: encoding.new_decoder(), decoded: Vec::new(), at: 0, ended: false }
    }
}

impl Read for Transcode<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut there = self.fill_buf()?;
        let count = there.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Transcode<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.decoded.len() && !self.ended {
            let there = match self.inner.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                there => there?,
            };
            let chunk = there.get(..CHUNK).unwrap_or(there);
            self.ended = chunk.is_empty();
            let room = self.decoder.max_utf8_buffer_length(chunk.len()).unwrap_or(CHUNK * 4);
            self.decoded.clear();
            self.decoded.resize(room, 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(chunk, &mut self.decoded, self.ended);
            self.decoded.truncate(written);
            self.at = 0;
            self.inner.consume(read);
        }
        Ok(self.decoded.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}
