//! One file of the corpus, from the network to its bytes. What goes wrong becomes a sentence.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, RequestCache, RequestInit, Response, WorkerGlobalScope};

use crate::corpus::is_packed;

/// Why a file did not come.
pub(super) struct Lost {
    /// The reason, as a sentence.
    pub reason: String,
    /// Whether it may be there all the same: nothing was heard of it, or its server is out of order.
    pub unheard: bool,
}

/// Asks the network for a file.
pub(super) fn ask(address: &str, how: RequestCache) -> Promise {
    let init = RequestInit::new();
    init.set_cache(how);
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    scope.fetch_with_str_and_init(address, &init)
}

/// The file that was asked for, as it lies there.
pub(super) async fn fetched(asked: JsFuture) -> Result<Uint8Array, Lost> {
    let lost = |reason: &str| Lost { reason: reason.to_owned(), unheard: true };
    let unreachable = || lost("It could not be reached. Is the network there?");
    let response: Response = asked.await.ok().and_then(|response| response.dyn_into().ok()).ok_or_else(unreachable)?;
    match response.status() {
        200..=299 => {}
        404 => return Err(Lost { unheard: false, ..lost("It is not there (status 404).") }),
        status => {
            let reason = format!("The server refused it (status {status}).");
            return Err(Lost { reason, unheard: status >= 500 });
        }
    }
    bytes_of(&response).await.map_err(|_| lost("It broke off on the way."))
}

/// All bytes of a response.
pub(super) async fn bytes_of(response: &Response) -> Result<Uint8Array, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?))
}

/// What is inside a file in gzip, by the browser's own inflater: at most `most` bytes and what came with the last of
/// them. A file that is not packed, or that a server has unpacked on the way, is as it is.
pub(super) async fn unpack(bytes: &Uint8Array, most: u64) -> Result<Vec<u8>, String> {
    if !is_packed(&bytes.slice(0, 2).to_vec()) {
        return Ok(bytes.to_vec());
    }
    inflate(bytes, most).await.map_err(|_| "It was altered or cut short: it cannot be unpacked.".to_owned())
}

async fn inflate(bytes: &Uint8Array, most: u64) -> Result<Vec<u8>, JsValue> {
    let packed = Blob::new_with_u8_array_sequence(&Array::of1(bytes))?.stream();
    // web-sys has no binding for it yet that is called stable
    let inflater: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let inflater = Reflect::construct(&inflater, &Array::of1(&"gzip".into()))?;
    let reader: ReadableStreamDefaultReader =
        packed.pipe_through(inflater.unchecked_ref()).get_reader().unchecked_into();
    let guess = (bytes.length() as usize).saturating_mul(4);
    let mut out = Vec::with_capacity(guess.min(usize::try_from(most).unwrap_or(usize::MAX)));
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
