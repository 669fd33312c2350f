//! Files of the corpus that the browser keeps (Cache Storage), so that they are there without a network.
//!
//! A file is kept under its address and its hash, so what belongs to another state of the corpus is never found. That it
//! is what it was is for the engine to check, as with what comes by the network. Where a browser keeps nothing (no
//! secure context, no room, no wish), all goes on without.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response};

use super::fetch::bytes_of;

/// Files kept at most, about fifty megabytes of a large corpus; the oldest go first.
const MOST: u32 = 1_000;
/// How many are kept between two counts.
const BETWEEN: u32 = 50;

/// The kept files of the corpus in the folder `corpus`.
pub(super) struct Kept {
    name: String,
    caches: CacheStorage,
}

impl Kept {
    /// None where the browser keeps nothing.
    pub(super) fn of(corpus: &str) -> Option<Self> {
        let caches = Reflect::get(&js_sys::global(), &"caches".into()).ok()?;
        (!caches.is_falsy()).then(|| Self { name: format!("parallax {corpus}"), caches: caches.unchecked_into() })
    }

    async fn open(&self) -> Result<Cache, JsValue> {
        Ok(JsFuture::from(self.caches.open(&self.name)).await?.unchecked_into())
    }

    /// What is kept under a name.
    pub(super) async fn get(&self, name: &str) -> Option<Uint8Array> {
        let cache = self.open().await.ok()?;
        let found = JsFuture::from(cache.match_with_str(name)).await.ok()?;
        bytes_of(&found.dyn_into().ok()?).await.ok()
    }

    /// Keeps bytes under a name, the `number`th since this program was started.
    pub(super) async fn put(&self, name: &str, bytes: &Uint8Array, number: u32) {
        // without it there is only more to fetch next time
        let _kept = self.try_put(name, bytes, number).await;
    }

    async fn try_put(&self, name: &str, bytes: &Uint8Array, number: u32) -> Result<(), JsValue> {
        let cache = self.open().await?;
        let response = Response::new_with_opt_buffer_source(Some(bytes))?;
        JsFuture::from(cache.put_with_str(name, &response)).await?;
        // the first of each visit too, or many short ones would never be counted
        if number % BETWEEN == 1 {
            let keys: Array<Request> = JsFuture::from(cache.keys()).await?.unchecked_into();
            for at in 0..keys.length().saturating_sub(MOST) {
                JsFuture::from(cache.delete_with_request(&keys.get(at).unchecked_into())).await?;
            }
        }
        Ok(())
    }

    /// Forgets everything.
    pub(super) async fn clear(&self) {
        // what stays is never found again, and goes as the oldest
        let _cleared = JsFuture::from(self.caches.delete(&self.name)).await;
    }
}
