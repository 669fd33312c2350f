//! Messages as structured clones of JavaScript values.
//!
//! The default codec of `gloo-worker` cannot carry flattened structs, and would add a second format to both binaries;
//! `serde-wasm-bindgen` is there already to read the corpus.

use gloo::worker::Codec;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

/// Serde values as JavaScript values.
#[derive(Clone, Copy, Debug)]
pub struct Structured;

impl Codec for Structured {
    fn encode<I: Serialize>(input: I) -> JsValue {
        // the trait has no way to say no; only a type that JavaScript cannot hold comes here
        input.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).expect_throw("a message cannot be sent")
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        serde_wasm_bindgen::from_value(input)
            .expect_throw("a message cannot be read: page and engine differ in version")
    }
}
