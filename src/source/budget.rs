//! How much one outermost file may unpack to, and what stopped it.
//!
//! Knows nothing of formats: whatever decompresses goes through `Metered`.

use std::cell::{Cell, RefCell};
use std::io::{self, Read};

use super::{Limits, SourceError};

/// What is unpacked before the ratio counts, in bytes: a short text of one word packs better than any honest archive.
const FREE: u64 = 64 << 20;

/// The account of one outermost file, shared by all that reads it.
pub(super) struct Budget {
    limits: Limits,
    packed: Cell<u64>,
    unpacked: Cell<u64>,
    entries: Cell<u64>,
    stopped: RefCell<Option<SourceError>>,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            packed: Cell::new(0),
            unpacked: Cell::new(0),
            entries: Cell::new(0),
            stopped: RefCell::new(None),
        }
    }

    /// Says how large the outermost file is, where that is known before it is read.
    pub(super) fn set_packed(&self, bytes: u64) {
        self.packed.set(bytes);
    }

    /// One more entry of an archive; an error when it is one too many.
    pub(super) fn enter(&self) -> Result<(), SourceError> {
        self.entries.set(self.entries.get() + 1);
        if self.entries.get() > self.limits.entries {
            let error = SourceError::TooMany { limit: self.limits.entries };
            self.stopped.replace(Some(error.clone()));
            return Err(error);
        }
        Ok(())
    }

    /// Whether nothing more of the outermost file is to be read.
    pub(super) fn is_spent(&self) -> bool {
        self.stopped.borrow().is_some()
    }

    /// What an error of a reader comes from: what was spent here, else what it says itself.
    pub(super) fn cause(&self, error: io::Error) -> SourceError {
        self.stopped.borrow().clone().unwrap_or_else(|| error.into())
    }

    fn unpack(&self, bytes: u64) -> io::Result<()> {
        let unpacked = self.unpacked.get().saturating_add(bytes);
        self.unpacked.set(unpacked);
        let most = FREE.max(self.packed.get().saturating_mul(self.limits.ratio)).min(self.limits.unpacked_bytes);
        if unpacked > most {
            self.stopped.replace(Some(SourceError::Bomb { limit: most }));
            return Err(io::Error::other("more is unpacked than the limit allows"));
        }
        Ok(())
    }
}

/// Counts the bytes of the outermost file as they are read.
pub(super) struct Packed<'a, R: ?Sized> {
    pub(super) budget: &'a Budget,
    pub(super) reader: &'a mut R,
}

impl<R: Read + ?Sized> Read for Packed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.budget.packed.set(self.budget.packed.get().saturating_add(count as u64));
        Ok(count)
    }
}

/// Counts unpacked bytes, and fails when they are too many.
pub(super) struct Metered<'a, R> {
    pub(super) budget: &'a Budget,
    pub(super) reader: R,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.budget.unpack(count as u64)?;
        Ok(count)
    }
}
