//! Answers as bytes, for the way from the worker to the page.
//!
//! MessagePack with the names of fields (<https://github.com/msgpack/msgpack/blob/master/spec.md>). One buffer crosses
//! at once; a tree of JavaScript values is built string by string, copied, and taken apart string by string, which took
//! half of the time of a search.

use serde::{Deserialize, Serialize};

use super::Answer;

/// An answer in MessagePack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Packed(#[serde(with = "serde_bytes")] Vec<u8>);

/// The bytes are no answer: whoever packed it is of another version.
#[derive(Debug, thiserror::Error)]
#[error("an answer cannot be read: page and engine differ in version")]
pub struct UnreadableAnswer;

impl Packed {
    /// Packs an answer.
    ///
    /// # Errors
    ///
    /// A type that MessagePack cannot hold; none of those in an answer is.
    pub fn new(answer: &Answer) -> Result<Self, UnreadableAnswer> {
        rmp_serde::to_vec_named(answer).map(Self).map_err(|_| UnreadableAnswer)
    }

    /// The answer.
    ///
    /// # Errors
    ///
    /// The bytes hold no answer of this version.
    pub fn answer(&self) -> Result<Answer, UnreadableAnswer> {
        rmp_serde::from_slice(&self.0).map_err(|_| UnreadableAnswer)
    }
}
