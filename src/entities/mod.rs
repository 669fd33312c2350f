//! People, organisations and places in news, under all their names, and who said what.
//!
//! Pure functions of blocks of text. Does not know articles, outlets or files.

mod chain;
mod clue;
mod cut;
mod define;
mod facts;
mod join;
mod quote;
mod recent;
mod recognise;
mod run;
mod same;
mod token;
mod translit;
mod vote;

pub use chain::Link;
pub use join::{FirstSight, Joined, Pin, Register, SecondSight, ThirdSight, join};
pub use quote::{link_speakers, quotes};
pub use recognise::{Found, recognise};

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
