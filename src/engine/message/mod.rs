//! Questions and answers as bytes, for the way between page and engine.
//!
//! A form of its own for serde: values in the order of their declaration, without names. It says nothing of itself,
//! so that reading it takes little time and little code; who reads must be built from the same types, and every
//! message begins with the mark of the types that it was written from. Nothing of this is ever stored.
//!
//! | value | bytes |
//! | --- | --- |
//! | whole number | seven bits to a byte, the lowest first (LEB128); one with a sign in zigzag |
//! | `bool`, `Option` | one byte, 0 or 1; then what is there |
//! | floating point | its eight bytes, the lowest first |
//! | text, bytes | length, then the bytes |
//! | sequence, map | how many, then one after the other |
//! | tuple | one after the other |
//! | enum | the number of the variant, then what it holds |
//! | struct | a byte, then the fields. 0: all follow. `n`: from the `n`th field on, each has a byte before it that says whether it is there (`skip_serializing_if`) |
//!
//! Bytes that no such value could have written are an error, never a panic, and take no more memory than in
//! proportion to their number.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use self::read::Reader;
use self::write::Writer;

/// What stands before a message: the state of the types, as `build.rs` sees it.
const MARK: [u8; 8] = *include_bytes!(concat!(env!("OUT_DIR"), "/messages.mark"));

/// Not a message of this build: cut short, altered, or from a program with other types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the page and its engine are not of one version")]
pub struct Broken;

/// Serde wants to give reasons. Who reads a message can do nothing with them, and they would be a tenth of the code.
impl serde::ser::Error for Broken {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

impl serde::de::Error for Broken {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A message's bytes. An error only for types that have no such form: a sequence of unknown length, 255 fields.
pub fn to_bytes<T: Serialize>(message: &T) -> Result<Vec<u8>, Broken> {
    let mut writer = Writer::beginning(&MARK);
    message.serialize(&mut writer)?;
    Ok(writer.into_bytes())
}

/// The message that these bytes are, wholly.
pub fn from_bytes<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Broken> {
    let mut reader = Reader::behind(&MARK, bytes)?;
    let message = T::deserialize(&mut reader)?;
    reader.end()?;
    Ok(message)
}

#[cfg(test)]
mod tests;
