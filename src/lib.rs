//! Parallax: how several outlets report one event.
//!
//! The modules are layers; ARCHITECTURE.md says what each may import and what it must not know.
//! Everything but `app`, `worker` and `cli` is pure: functions of data, for the command line and the browser alike.

pub mod compare;
pub mod corpus;
pub mod engine;
pub mod entities;
pub mod index;
pub mod ingest;
pub mod model;
pub mod state;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
#[cfg(target_arch = "wasm32")]
pub mod worker;
