//! What crosses between page and worker.

use serde::{Deserialize, Serialize};

use crate::engine::{Answer, Request};

/// A question with its number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Grows with each question.
    pub id: u32,
    /// The corpus's folder as an absolute address that ends in `/`: a worker may not know where its page stands.
    pub corpus: String,
    /// The question.
    pub request: Request,
}

/// An answer with the number of its question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    /// The question's number.
    pub id: u32,
    /// The answer.
    pub answer: Answer,
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
