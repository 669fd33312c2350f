//! What crosses between page and worker.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{from_value, preserve, to_value};
use wasm_bindgen::JsValue;

use crate::engine::message::{Broken, from_bytes, to_bytes};
use crate::engine::{Answer, Request};

/// A question with its number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Grows with each question.
    pub id: u32,
    /// The corpus's folder as an absolute address that ends in `/`: a worker may not know where its page stands.
    pub corpus: String,
    /// The question: a [`Request`] field for field.
    #[serde(with = "preserve")]
    pub request: JsValue,
}

impl Ask {
    pub(super) fn new(id: u32, corpus: String, request: &Request) -> Self {
        // a question that JavaScript cannot hold is none, and who reads it says so
        Self { id, corpus, request: to_value(request).unwrap_or(JsValue::UNDEFINED) }
    }

    /// The question, unless it comes from a page of another version.
    pub(super) fn request(self) -> Result<Request, Broken> {
        from_value(self.request).map_err(|_| Broken)
    }
}

/// An answer with the number of its question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    /// The question's number.
    pub id: u32,
    /// The answer: an [`Answer`] as `engine::message` writes it.
    #[serde(with = "preserve")]
    pub answer: Uint8Array,
}

impl Told {
    pub(super) fn new(id: u32, answer: &Answer) -> Self {
        // an answer that has no such form is no message, and who reads it says so
        Self { id, answer: Uint8Array::from(to_bytes(answer).unwrap_or_default().as_slice()) }
    }

    /// The answer, unless it comes from an engine of another version.
    pub(super) fn answer(&self) -> Result<Answer, Broken> {
        from_bytes(&self.answer.to_vec())
    }
}

/// Questions of one kind replace each other: only the newest is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum RequestKind {
    /// [`Request::Open`].
    Open,
    /// [`Request::Explore`].
    Explore,
    /// [`Request::Hits`].
    Hits,
    /// [`Request::Values`].
    Values,
    /// [`Request::Article`].
    Article,
    /// [`Request::Marks`].
    Marks,
    /// [`Request::Diff`].
    Diff,
    /// [`Request::Heads`].
    Heads,
    /// [`Request::Compare`].
    Compare,
    /// [`Request::Entity`].
    Entity,
    /// [`Request::Story`].
    Story,
    /// [`Request::Suggest`].
    Suggest,
    /// [`Request::Aliases`].
    Aliases,
}

impl RequestKind {
    /// The kind of a question.
    pub(super) fn of(request: &Request) -> Self {
        match request {
            Request::Open => Self::Open,
            Request::Explore(_) => Self::Explore,
            Request::Hits(..) => Self::Hits,
            Request::Values(..) => Self::Values,
            Request::Article(_) => Self::Article,
            Request::Marks(..) => Self::Marks,
            Request::Diff(..) => Self::Diff,
            Request::Heads(_) => Self::Heads,
            Request::Compare(_) => Self::Compare,
            Request::Entity(_) => Self::Entity,
            Request::Story(_) => Self::Story,
            Request::Suggest(_) => Self::Suggest,
            Request::Aliases(_) => Self::Aliases,
        }
    }
}
