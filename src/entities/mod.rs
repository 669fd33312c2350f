//! People, organisations and places in news, under all their names, and who said what.
//!
//! Pure functions of blocks of text. Does not know articles, outlets or files.

mod alias;
mod bare;
mod caution;
mod chain;
mod clue;
mod cut;
mod define;
mod facts;
#[cfg(test)]
mod fixture;
mod hyphen;
mod join;
mod nickname;
mod note;
mod office;
mod pin;
mod placed;
mod propose;
mod quote;
mod recent;
mod recognise;
mod register;
mod role_words;
mod roles;
mod run;
mod salience;
mod same;
mod sort;
mod stands;
mod token;
mod translit;
mod trim;
mod vote;

pub use caution::{caution, recognise_in};
pub use chain::Link;
pub use facts::as_of as facts_as_of;
pub use join::{FirstSight, Joined, SecondSight, ThirdSight, join};
pub use pin::Pin;
pub use quote::{link_speakers, quotes};
pub use recognise::{Found, recognise};
pub use register::Register;
pub use roles::Honorific;
pub use salience::weigh;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
