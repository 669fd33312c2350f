//! Carries questions to the engine and files to what it asks for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::worker::{HandlerId, Worker, WorkerScope};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::fetch::{fetch, unpack};
use super::message::{Ask, RequestKind, Told};
use crate::engine::{Answer, Engine, Failure, FileKey, Step};

/// The worker: one engine, the files on their way to it, and the newest question of each kind.
#[derive(Default)]
pub struct Courier(Rc<State>);

#[derive(Default)]
struct State {
    engine: RefCell<Engine>,
    /// Files on their way, so that two questions never fetch one twice.
    coming: RefCell<BTreeMap<FileKey, Promise>>,
    newest: RefCell<BTreeMap<RequestKind, u32>>,
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
                Step::Done(answer) => return Some(Told::new(id, &answer)),
                Step::Fetch(files) => {
                    let coming: Array = files.into_iter().map(|(key, path)| self.bring(&corpus, key, path)).collect();
                    // each promise settles well: what fails is told to the engine
                    let _settled = JsFuture::from(Promise::all(&coming)).await;
                }
            }
        }
    }

    /// A promise that settles when the file, or the reason why it cannot be had, is with the engine.
    fn bring(self: &Rc<Self>, corpus: &str, key: FileKey, path: String) -> Promise {
        if let Some(coming) = self.coming.borrow().get(&key) {
            return coming.clone();
        }
        let (state, corpus) = (Rc::clone(self), corpus.to_owned());
        let promise = future_to_promise(async move {
            let most = state.engine.borrow().promised(key);
            let bytes = match fetch(&format!("{corpus}{path}")).await {
                Ok(bytes) => unpack(bytes, most).await,
                Err(reason) => Err(reason),
            };
            state.engine.borrow_mut().supply(key, bytes);
            state.coming.borrow_mut().remove(&key);
            Ok(JsValue::UNDEFINED)
        });
        self.coming.borrow_mut().insert(key, promise.clone());
        promise
    }
}
