//! The beginning of a stream, seen before it is read.

use std::io::{self, BufRead, Read};

/// How much is looked at to tell what something is, in bytes.
const HEAD: usize = 16 << 10;

/// A reader whose first bytes are known; they are read again.
pub(super) struct Peek<'a> {
    head: Vec<u8>,
    at: usize,
    error: Option<io::Error>,
    rest: &'a mut dyn BufRead,
}

impl<'a> Peek<'a> {
    pub(super) fn new(rest: &'a mut dyn BufRead) -> Self {
        let mut head = Vec::new();
        let error = (&mut *rest).take(HEAD as u64).read_to_end(&mut head).err();
        Self { head, at: 0, error, rest }
    }

    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// The error of a stream that gave no byte before it.
    pub(super) fn failed_at_once(&mut self) -> Option<io::Error> {
        if self.head.is_empty() { self.error.take() } else { None }
    }
}

impl Read for Peek<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut there = self.fill_buf()?;
        let count = there.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Peek<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.head.len() {
            return Ok(self.head.get(self.at..).unwrap_or_default());
        }
        match self.error.take() {
            Some(error) => Err(error),
            None => self.rest.fill_buf(),
        }
    }

    fn consume(&mut self, count: usize) {
        if self.at < self.head.len() {
            self.at = (self.at + count).min(self.head.len());
        } else {
            self.rest.consume(count);
        }
    }
}
