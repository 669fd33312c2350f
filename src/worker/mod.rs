//! The Web Worker in which the engine lives, and the one end of the line to it.
//!
//! Fetches what the engine asks for; knows nothing of the page.

mod codec;
mod courier;
mod fetch;
mod message;

pub use codec::Structured;
pub use courier::Courier;
pub use message::{Ask, RequestKind, Told};
