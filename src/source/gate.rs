//! A reader that lets only so much through until it is opened again: what bounds one record of a format whose parser
//! would gather it without end.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

/// Lets `left` bytes through; whoever shares the cell opens it again.
pub(super) struct Gate<'a> {
    inner: &'a mut dyn BufRead,
    left: &'a Cell<u64>,
    /// Whether the number of quotation marks so far is odd.
    in_quotes: &'a Cell<bool>,
}

impl<'a> Gate<'a> {
    pub(super) fn new(inner: &'a mut dyn BufRead, left: &'a Cell<u64>, in_quotes: &'a Cell<bool>) -> Self {
        Self { inner, left, in_quotes }
    }
}

impl Read for Gate<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut there = self.fill_buf()?;
        let count = there.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Gate<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = usize::try_from(self.left.get()).unwrap_or(usize::MAX);
        let there = self.inner.fill_buf()?;
        if left == 0 && !there.is_empty() {
            return Err(io::Error::other("one record is longer than the limit"));
        }
        Ok(there.get(..left).unwrap_or(there))
    }

    fn consume(&mut self, count: usize) {
        if let Ok(there) = self.inner.fill_buf() {
            let quotes = memchr::memchr_iter(b'"', there.get(..count).unwrap_or(there)).count();
            self.in_quotes.set(self.in_quotes.get() ^ (quotes % 2 == 1));
        }
        self.left.set(self.left.get().saturating_sub(count as u64));
        self.inner.consume(count);
    }
}
