//! One file of the corpus, from the network to Rust values. What goes wrong becomes a sentence.

use gloo::net::http::Request;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::engine::{Content, FileKey};

/// Fetches a file, lets the browser parse it, and reads it as what `key` says.
pub(super) async fn fetch(corpus: &str, key: FileKey, path: &str) -> Result<Content, String> {
    let json = json(&format!("{corpus}{path}")).await?;
    match key {
        FileKey::Manifest => read(json).map(|manifest| Content::Manifest(Box::new(manifest))),
        FileKey::Shard(_) => read(json).map(Content::Shard),
        FileKey::Chunk(_) => read(json).map(Content::Chunk),
    }
}

async fn json(address: &str) -> Result<JsValue, String> {
    let unreachable = |_| "It could not be reached. Is the network there?".to_owned();
    let response = Request::get(address).send().await.map_err(unreachable)?;
    match response.status() {
        200..=299 => {}
        404 => return Err("It is not there (status 404).".to_owned()),
        status => return Err(format!("The server refused it (status {status}).")),
    }
    let broken = |_| "It is no JSON.".to_owned();
    // the browser parses faster than any code that would have to be sent first
    let promise = web_sys::Response::from(response).json().map_err(broken)?;
    JsFuture::from(promise).await.map_err(|_| "It is cut short, or no JSON.".to_owned())
}

fn read<T: DeserializeOwned>(json: JsValue) -> Result<T, String> {
    serde_wasm_bindgen::from_value(json).map_err(|error| format!("It does not have the form of a corpus: {error}."))
}
