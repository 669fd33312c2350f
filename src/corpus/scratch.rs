//! Room for what does not fit in memory: pieces put away and fetched again.
//!
//! Decides how a value becomes bytes there. Where the bytes lie is for the caller: a file, or memory for small corpora.

use std::io;
use std::sync::RwLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Where a piece lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    /// Its first byte.
    pub offset: u64,
    /// Its length in bytes.
    pub length: u32,
}

/// Pieces of bytes, put away one behind the other and fetched in any order, by several threads at once.
pub trait Scratch: Sync {
    /// Puts a piece away.
    fn put(&self, bytes: &[u8]) -> io::Result<Slot>;
    /// Fetches a piece.
    fn get(&self, slot: Slot) -> io::Result<Vec<u8>>;
}

/// Scratch room in memory.
#[derive(Debug, Default)]
pub struct Memory(RwLock<Vec<u8>>);

impl Scratch for Memory {
    fn put(&self, bytes: &[u8]) -> io::Result<Slot> {
        let mut all = self.0.write().map_err(|_| io::Error::other("a thread failed"))?;
        let slot = Slot { offset: all.len() as u64, length: length(bytes)? };
        all.extend_from_slice(bytes);
        Ok(slot)
    }

    fn get(&self, slot: Slot) -> io::Result<Vec<u8>> {
        let all = self.0.read().map_err(|_| io::Error::other("a thread failed"))?;
        let start = usize::try_from(slot.offset).map_err(io::Error::other)?;
        let piece = all.get(start..start + slot.length as usize);
        piece.map(<[u8]>::to_vec).ok_or_else(|| io::Error::other("no such piece"))
    }
}

/// The length of a piece; one of four gigabytes is refused.
pub fn length(bytes: &[u8]) -> io::Result<u32> {
    u32::try_from(bytes.len()).map_err(io::Error::other)
}

/// Fetches a value.
pub(super) fn get<T: DeserializeOwned>(scratch: &impl Scratch, slot: Slot) -> io::Result<T> {
    unpack(&scratch.get(slot)?)
}

/// A value as bytes, for this program only.
pub fn pack<T: Serialize>(value: &T) -> io::Result<Vec<u8>> {
    postcard::to_allocvec(value).map_err(io::Error::other)
}

/// The value of [`pack`].
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    postcard::from_bytes(bytes).map_err(io::Error::other)
}
