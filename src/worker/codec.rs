//! Messages as structured clones of JavaScript values.
//!
//! Questions are small, and the browser's tools show them as they are; an answer is one buffer in them
//! ([`crate::engine::Packed`]).

use gloo::worker::Codec;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

/// Serde values as JavaScript values.
#[derive(Clone, Copy, Debug)]
pub struct Structured;

impl Codec for Structured {
    fn encode<I: Serialize>(input: I) -> JsValue {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
        // the trait has no way to say no; only a type that JavaScript cannot hold comes here
        input.serialize(&serializer).expect_throw("a message cannot be sent")
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        serde_wasm_bindgen::from_value(input)
            .expect_throw("a message cannot be read: page and engine differ in version")
    }
}
