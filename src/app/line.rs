//! The line to the engine: one question of each kind at a time, the newest counts.

use leptos::prelude::*;

use crate::engine::{Answer, Failure, Request};

/// The name of the `meta` element of `index.html` that says where the engine's program stands; the build adds the
/// state of the program to that address, so that no page starts a cached engine of another build.
const ENGINE: &str = "parallax-engine";
/// Where the corpus stands, seen from the page.
const CORPUS: &str = "corpus/";

/// What is done with an answer.
pub type Reply = Box<dyn FnOnce(Answer)>;

/// Whom the page asks. The worker, or a test.
#[derive(Clone, Copy)]
pub struct Line(StoredValue<Box<dyn Fn(Request, Reply)>, LocalStorage>);

impl Line {
    /// A line to whatever answers.
    pub fn new(ask: impl Fn(Request, Reply) + 'static) -> Self {
        Self(StoredValue::new_local(Box::new(ask)))
    }

    /// Asks. The reply is never called when a newer question of the same kind came before the answer.
    pub fn ask(self, request: Request, reply: impl FnOnce(Answer) + 'static) {
        self.0.with_value(|ask| ask(request, Box::new(reply)));
    }
}

/// Where the engine's program stands, as `index.html` says.
pub(super) fn engine_address() -> String {
    let named = document().query_selector(&format!("meta[name={ENGINE}]")).ok().flatten();
    named.and_then(|meta| meta.get_attribute("content")).unwrap_or_else(|| format!("{ENGINE}_loader.js"))
}

/// The corpus's folder as an absolute address that ends in `/`: a worker may not know where its page stands.
pub(super) fn corpus_address() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(CORPUS, &base).map_or_else(|_| CORPUS.to_owned(), |url| url.href())
}

/// A question that follows the view, and its newest answer.
pub(super) struct Asked<T: Send + Sync + 'static> {
    /// The answer; the one before stays until the next has come, unless the question says otherwise.
    pub answer: RwSignal<Option<T>>,
    /// Why there is none.
    pub failure: RwSignal<Option<Failure>>,
    /// Whether an answer is on its way.
    pub busy: RwSignal<bool>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Asked<T> {}

impl<T: Send + Sync + 'static> Asked<T> {
    /// Asks whenever `request` gives another question; `None` asks nothing and keeps what is there.
    /// `pick` takes the answer of the right kind. `keep` says whether an old answer stays while a new one is awaited.
    pub fn new(
        line: Line,
        request: impl Fn() -> Option<Request> + Send + Sync + 'static,
        pick: fn(Answer) -> Option<T>,
        keep: bool,
    ) -> Self {
        let asked = Self {
            answer: RwSignal::new(None),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            again: Trigger::new(),
        };
        let newest = StoredValue::new(0_u64);
        let request = Memo::new(move |_| request());
        Effect::new(move |_| {
            asked.again.track();
            let Some(request) = request.get() else { return };
            let number = newest.try_update_value(|newest| {
                *newest += 1;
                *newest
            });
            asked.busy.set(true);
            asked.failure.set(None);
            if !keep {
                asked.answer.set(None);
            }
            line.ask(request, move |answer| {
                // the component may be gone, or have asked again
                if number.is_none() || newest.try_get_value() != number {
                    return;
                }
                match answer {
                    Answer::Failed(failure) => {
                        asked.answer.set(None);
                        asked.failure.set(Some(failure));
                    }
                    answer => asked.answer.set(pick(answer)),
                }
                asked.busy.set(false);
            });
        });
        asked
    }

    /// Asks the same once more: a file that could not be had is tried again.
    pub fn again(self) {
        self.again.notify();
    }
}
