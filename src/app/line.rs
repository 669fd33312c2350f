//! The line to the engine: one question of each kind at a time, the newest counts.

use leptos::prelude::*;

use super::place::Place;
use crate::engine::{Answer, Failure, Request};
use crate::model::{Outlet, OutletId};
use crate::state::present::{Hidden, hide, stand_ins};

/// The name of the `meta` element of `index.html` that says where the engine's program stands; the build writes the
/// hash of the program into that address, so that no page starts a cached engine of another build.
const ENGINE: &str = "parallax-engine";
/// Where the corpus stands, seen from the page.
const CORPUS: &str = "corpus/";

/// What is done with an answer.
pub type Reply = Box<dyn FnOnce(Answer)>;

/// Whom the page asks. The worker, or a test.
#[derive(Clone, Copy)]
pub struct Line {
    ask: StoredValue<Box<dyn Fn(Request, Reply)>, LocalStorage>,
    /// The outlets of the corpus, once it is known.
    outlets: RwSignal<Option<Vec<Outlet>>>,
    /// The outlets that the view reveals while it hides the others; none where it hides none.
    revealed: StoredValue<Option<Memo<Option<Vec<OutletId>>>>>,
    /// Told when the reader joined or parted names: what was answered before is asked again.
    pub(super) renamed: Trigger,
}

impl Line {
    /// A line to whatever answers.
    pub fn new(ask: impl Fn(Request, Reply) + 'static) -> Self {
        Self {
            ask: StoredValue::new_local(Box::new(ask)),
            outlets: RwSignal::new(None),
            revealed: StoredValue::new(None),
            renamed: Trigger::new(),
        }
    }

    /// Has everything asked again, because the engine knows other names now.
    pub(super) fn names_changed(self) {
        self.renamed.notify();
    }

    /// Hides the names of outlets in every answer from now on, where the view says so.
    pub(super) fn hide_for(self, place: Place) {
        self.revealed.set_value(Some(Memo::new(move |_| place.revealed())));
    }

    /// What hidden outlets are called; empty where none is hidden, nothing while that cannot be known.
    pub(super) fn hidden(self) -> Option<Hidden> {
        match self.revealed.get_value().and_then(|revealed| revealed.get()) {
            Some(revealed) => self.outlets.with(|outlets| Some(stand_ins(outlets.as_ref()?, &revealed))),
            None => Some(Hidden::new()),
        }
    }

    /// The outlets of the corpus under their own names.
    pub(super) fn outlets(self) -> Vec<Outlet> {
        self.outlets.get().unwrap_or_default()
    }

    /// Asks. The reply is never called when a newer question of the same kind came before the answer.
    pub fn ask(self, request: Request, reply: impl FnOnce(Answer) + 'static) {
        let named = move |mut answer: Answer| {
            if let Answer::Overview(found) = &answer
                && self.outlets.with_untracked(|known| known.as_ref() != Some(&found.outlets))
            {
                self.outlets.set(Some(found.outlets.clone()));
            }
            hide(&mut answer, &untrack(|| self.hidden()).unwrap_or_default());
            reply(answer);
        };
        self.ask.with_value(|ask| ask(request, Box::new(named)));
    }
}

/// Where the engine's program stands, as `index.html` says.
pub(super) fn engine_address() -> String {
    named_by_meta(ENGINE).unwrap_or_else(|| format!("{ENGINE}_loader.js"))
}

/// What the `meta` element of that name says.
pub(super) fn named_by_meta(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name={name}]")).ok().flatten()?.get_attribute("content")
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
        Effect::new(move |before: Option<Option<(Request, Option<Hidden>)>>| {
            asked.again.track();
            line.renamed.track();
            let before = before.flatten();
            let Some(request) = request.get() else { return before };
            // other names are other answers; before they are known, no answer may show any
            let hidden = line.hidden();
            if hidden.is_none() && request != Request::Open {
                return before;
            }
            let now = Some((request.clone(), hidden));
            // the same question, asked once more, leaves the page where it is
            let is_same = before == now;
            let number = newest.try_update_value(|newest| {
                *newest += 1;
                *newest
            });
            asked.busy.set(true);
            asked.failure.set(None);
            if !keep && !is_same {
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
            now
        });
        asked
    }

    /// Asks the same once more: a file that could not be had is tried again.
    pub fn again(self) {
        self.again.notify();
    }
}
