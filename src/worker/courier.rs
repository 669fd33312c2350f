//! Carries questions to the engine and files to what it asks for: from what the browser keeps, or from the network.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::worker::{HandlerId, Worker, WorkerScope};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::RequestCache;

use super::fetch::{ask, fetched, unpack};
use super::kept::Kept;
use super::message::{Ask, RequestKind, Told};
use crate::engine::{Answer, Engine, Failure, FileKey, Step};

/// How long the network has for the manifest where an older one is kept.
const PATIENCE_MS: u32 = 8_000;
/// How long after the first answer the rest of a small corpus is fetched: the page draws first.
const REST_AFTER_MS: u32 = 500;

/// The worker: one engine, the files on their way to it, and the newest question of each kind.
#[derive(Default)]
pub struct Courier(Rc<State>);

#[derive(Default)]
struct State {
    engine: RefCell<Engine>,
    /// Files on their way, so that two questions never fetch one twice.
    coming: RefCell<BTreeMap<FileKey, Promise>>,
    newest: RefCell<BTreeMap<RequestKind, u32>>,
    /// Files that were put among the kept ones.
    put: Cell<u32>,
    /// Whether the rest of a small corpus was asked for.
    rest_comes: Cell<bool>,
}

impl Worker for Courier {
    type Message = ();
    type Input = Ask;
    type Output = Told;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, ask: Ask, from: HandlerId) {
        let (state, scope) = (Rc::clone(&self.0), scope.clone());
        spawn_local(async move {
            if let Some(told) = state.answer(ask).await {
                scope.respond(from, told);
            }
        });
    }
}

/// Lets in the messages that wait.
async fn breathe() {
    let mut timer = None;
    let promise = Promise::new(&mut |resolve, _| {
        // a timer of no time runs behind what has come before it
        timer = Some(Timeout::new(0, move || drop(resolve.call0(&JsValue::UNDEFINED))));
    });
    let _done = JsFuture::from(promise).await;
    drop(timer);
}

impl State {
    /// The answer, or nothing when a newer question of the same kind came meanwhile.
    async fn answer(self: Rc<Self>, ask: Ask) -> Option<Told> {
        let (id, corpus) = (ask.id, ask.corpus.clone());
        let Ok(request) = ask.request() else {
            return Some(Told::new(id, &Answer::Failed(Failure::OtherVersion)));
        };
        let kind = RequestKind::of(&request);
        self.newest.borrow_mut().insert(kind, id);
        self.engine.borrow_mut().begin();
        loop {
            // questions that came meanwhile are heard first: of ten letters typed at once, only the last is worked on
            breathe().await;
            if self.newest.borrow().get(&kind) != Some(&id) {
                return None;
            }
            let step = self.engine.borrow_mut().step(&request);
            match step {
                Step::Done(answer) => {
                    self.bring_rest_later(corpus);
                    return Some(Told::new(id, &answer));
                }
                Step::Fetch(files) => {
                    let coming: Array = files.into_iter().map(|(key, path)| self.bring(&corpus, key, &path)).collect();
                    // each promise settles well: what fails is told to the engine
                    let _settled = JsFuture::from(Promise::all(&coming)).await;
                }
            }
        }
    }

    /// A promise that settles when the file, or the reason why it cannot be had, is with the engine.
    fn bring(self: &Rc<Self>, corpus: &str, key: FileKey, path: &str) -> Promise {
        if let Some(coming) = self.coming.borrow().get(&key) {
            return coming.clone();
        }
        let state = Rc::clone(self);
        let (address, kept) = (format!("{corpus}{path}"), Kept::of(corpus));
        let promise = future_to_promise(async move {
            if key == FileKey::Manifest {
                state.bring_manifest(&address, kept).await;
            } else {
                state.bring_piece(key, &address, kept).await;
            }
            state.coming.borrow_mut().remove(&key);
            Ok(JsValue::UNDEFINED)
        });
        self.coming.borrow_mut().insert(key, promise.clone());
        promise
    }

    /// The manifest from the network, so that it is the newest; the kept one where nothing is heard. Another one than was
    /// kept is of another state of the corpus, whose files are of no more use.
    async fn bring_manifest(&self, address: &str, kept: Option<Kept>) {
        let mut give_up = None;
        let given_up = Promise::new(&mut |resolve, _| give_up = Some(resolve));
        // it is on its way while the kept one is looked for
        let asked = Promise::race(&Array::of2(&ask(address, RequestCache::NoCache), &given_up));
        let asked = JsFuture::from(asked.unchecked_into::<Promise>());
        let last = match &kept {
            Some(kept) => kept.get(address).await,
            None => None,
        };
        let _timer = give_up
            .filter(|_| last.is_some())
            .map(|give_up| Timeout::new(PATIENCE_MS, move || drop(give_up.call0(&JsValue::UNDEFINED))));
        match (fetched(asked).await, last) {
            (Ok(bytes), last) => {
                let taken = self.supply(FileKey::Manifest, Ok(bytes.to_vec()));
                if let Some(kept) = kept.filter(|_| taken)
                    && last.is_none_or(|last| last.to_vec() != bytes.to_vec())
                {
                    kept.clear().await;
                    self.keep(&kept, address, &bytes).await;
                }
            }
            (Err(lost), Some(last)) if lost.unheard => {
                self.supply(FileKey::Manifest, Ok(last.to_vec()));
            }
            (Err(lost), _) => {
                self.supply(FileKey::Manifest, Err(lost.reason));
            }
        }
    }

    /// Another file. What is kept is not trusted, nor is what a cache on the way gave: if it is not what the manifest
    /// promises, it is fetched again.
    async fn bring_piece(&self, key: FileKey, address: &str, kept: Option<Kept>) {
        let promised =
            self.engine.borrow().promised(key).map(|file| (file.bytes, format!("{address}?{}", file.sha256)));
        let (most, name) = promised.unwrap_or_default();
        if let Some(kept) = &kept
            && let Some(bytes) = kept.get(&name).await
            && self.supply(key, unpack(&bytes, most).await)
        {
            return;
        }
        for how in [RequestCache::Default, RequestCache::Reload] {
            let bytes = match fetched(ask(address, how).into()).await {
                Ok(bytes) => bytes,
                Err(lost) => {
                    self.supply(key, Err(lost.reason));
                    return;
                }
            };
            if self.supply(key, unpack(&bytes, most).await) {
                if let Some(kept) = &kept {
                    self.keep(kept, &name, &bytes).await;
                }
                return;
            }
        }
    }

    fn supply(&self, key: FileKey, bytes: Result<Vec<u8>, String>) -> bool {
        self.engine.borrow_mut().supply(key, bytes)
    }

    async fn keep(&self, kept: &Kept, name: &str, bytes: &Uint8Array) {
        self.put.set(self.put.get().wrapping_add(1));
        kept.put(name, bytes, self.put.get()).await;
    }

    /// Once, when the first questions are answered: what a small corpus has besides, so that all of it is there without
    /// a network.
    fn bring_rest_later(self: &Rc<Self>, corpus: String) {
        if self.rest_comes.replace(true) || Kept::of(&corpus).is_none() {
            return;
        }
        let state = Rc::clone(self);
        Timeout::new(REST_AFTER_MS, move || {
            let rest = state.engine.borrow().rest();
            // where there is no manifest yet, the next answer asks again
            state.rest_comes.set(!rest.is_empty());
            for (key, path) in rest {
                let _coming = state.bring(&corpus, key, &path);
            }
        })
        .forget();
    }
}
