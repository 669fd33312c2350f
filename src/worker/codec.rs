//! Messages as structured clones of JavaScript values.
//!
//! A question is one field for field: it is small, and whoever drives the worker can write it. An answer is a number
//! and bytes (`engine::message`): field for field it took half of its time on the way, and a tenth of the page's code.

use gloo::worker::Codec;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

/// Serde values as JavaScript values, bytes as a `Uint8Array`.
#[derive(Clone, Copy, Debug)]
pub struct Structured;

impl Codec for Structured {
    fn encode<I: Serialize>(input: I) -> JsValue {
        // the trait has no way to say no; only a type that JavaScript cannot hold comes here
        serde_wasm_bindgen::to_value(&input).expect_throw("a message cannot be sent")
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        serde_wasm_bindgen::from_value(input).expect_throw("a message cannot be read")
    }
}
