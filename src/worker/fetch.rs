//! One file of the corpus, from the network to its bytes. What goes wrong becomes a sentence.

use gloo::net::http::Request;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader};

use crate::corpus::is_packed;

/// Fetches a file as it lies there.
pub(super) async fn fetch(address: &str) -> Result<Vec<u8>, String> {
    let unreachable = |_| "It could not be reached. Is the network there?".to_owned();
    let response = Request::get(address).send().await.map_err(unreachable)?;
    match response.status() {
        200..=299 => {}
        404 => return Err("It is not there (status 404).".to_owned()),
        status => return Err(format!("The server refused it (status {status}).")),
    }
    response.binary().await.map_err(|_| "It broke off on the way.".to_owned())
}

/// What is inside a file in gzip, by the browser's own inflater: at most `most` bytes and what came with the last of
/// them. A file that is not packed, or that a server has unpacked on the way, is as it is.
pub(super) async fn unpack(bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, String> {
    if !is_packed(&bytes) {
        return Ok(bytes);
    }
    inflate(&bytes, most).await.map_err(|_| "It was altered or cut short: it cannot be unpacked.".to_owned())
}

async fn inflate(bytes: &[u8], most: u64) -> Result<Vec<u8>, JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let packed = Blob::new_with_u8_array_sequence(&parts)?.stream();
    // web-sys has no binding for it yet that is called stable
    let inflater: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let inflater = Reflect::construct(&inflater, &Array::of1(&"gzip".into()))?;
    let reader: ReadableStreamDefaultReader =
        packed.pipe_through(inflater.unchecked_ref()).get_reader().unchecked_into();
    let mut out = Vec::with_capacity(bytes.len().saturating_mul(4).min(usize::try_from(most).unwrap_or(usize::MAX)));
    while out.len() as u64 <= most {
        let read = JsFuture::from(reader.read()).await?;
        let value = Reflect::get(&read, &"value".into())?;
        let Ok(piece) = value.dyn_into::<Uint8Array>() else { break };
        let before = out.len();
        out.resize(before + piece.length() as usize, 0);
        if let Some(room) = out.get_mut(before..) {
            piece.copy_to(room);
        }
    }
    // where there is more than was promised, the rest is left where it is
    let _cancelled = reader.cancel();
    Ok(out)
}
