//! People, organisations and places in news, under all their names, and who said what.
//!
//! Pure functions of blocks of text. Does not know articles, outlets or files.

mod chain;
mod clue;
mod cut;
mod facts;
mod join;
mod quote;
mod recognise;
mod run;
mod token;
mod translit;

pub use chain::Link;
pub use join::{Joined, join};
pub use quote::{link_speakers, quotes};
pub use recognise::{Found, recognise};

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
