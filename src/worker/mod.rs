//! The Web Worker in which the engine lives, and both ends of the line to it.
//!
//! Fetches what the engine asks for, and keeps it; knows nothing of what a page shows.

mod codec;
mod connect;
mod courier;
mod fetch;
mod kept;
mod message;

pub use codec::Structured;
pub use connect::{Reply, connect};
pub use courier::Courier;
pub use message::{Ask, Told};
