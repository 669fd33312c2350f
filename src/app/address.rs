//! The browser's address bar and history, and clicks on links.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::history::{BrowserHistory, History};
use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::place::{Place, href};
use super::shell::OwnNames;
use crate::state::{Moving, aliases_in, corpus_in, link_with, parse};

/// Browsers refuse more than about a hundred changes in thirty seconds; typing would exceed it.
const REPLACE_AFTER_MS: u32 = 350;

/// What is still to be written into the current entry.
#[derive(Default)]
struct Pending {
    address: RefCell<Option<String>>,
    timer: RefCell<Option<Timeout>>,
    /// Set while this program itself writes, so that it does not take that for a move of the reader.
    writing: Cell<bool>,
    scrolled: RefCell<BTreeMap<String, f64>>,
}

impl Pending {
    fn flush(&self, history: &BrowserHistory) {
        self.timer.borrow_mut().take();
        if let Some(address) = self.address.borrow_mut().take() {
            self.write(|| history.replace(address));
        }
    }

    fn drop_it(&self) {
        self.timer.borrow_mut().take();
        self.address.borrow_mut().take();
    }

    fn write(&self, write: impl FnOnce()) {
        self.writing.set(true);
        write();
        self.writing.set(false);
    }
}

/// A place that reads and writes the browser's address.
pub(super) fn of_browser() -> Place {
    let history = BrowserHistory::new();
    let pending = Rc::new(Pending::default());
    let (view, notices) = parse(history.location().query_str());
    let place = {
        let (history, pending) = (history.clone(), Rc::clone(&pending));
        let (names, faults) = aliases_in(history.location().query_str());
        let corpus = corpus_in(history.location().query_str());
        let notices = notices.into_iter().chain(faults).collect();
        Place::new(view, notices, move |how, address| write(&history, &pending, how, address)).bringing(names, corpus)
    };
    let flush = {
        let (history, pending) = (history.clone(), Rc::clone(&pending));
        move |_: web_sys::Event| pending.flush(&history)
    };
    gloo::events::EventListener::new(&window(), "pagehide", move |event| flush(event.clone())).forget();
    let listener = history.listen({
        let history = history.clone();
        move || {
            if pending.writing.get() {
                return;
            }
            pending.drop_it();
            let (view, notices) = parse(history.location().query_str());
            // what is left may be come back to, too
            let left = place.view.with_untracked(href);
            pending.scrolled.borrow_mut().insert(left, window().scroll_y().unwrap_or_default());
            let scrolled = pending.scrolled.borrow().get(&href(&view)).copied().unwrap_or_default();
            place.returned(view, notices, scrolled);
        }
    });
    // lives as long as the page does
    std::mem::forget(listener);
    place
}

fn write(history: &BrowserHistory, pending: &Rc<Pending>, how: Moving, address: &str) {
    match how {
        Moving::Stay => {}
        Moving::Push => {
            pending.flush(history);
            let (left, _) = parse(history.location().query_str());
            pending.scrolled.borrow_mut().insert(href(&left), window().scroll_y().unwrap_or_default());
            pending.write(|| history.push(address.to_owned()));
        }
        Moving::Replace => {
            *pending.address.borrow_mut() = Some(address.to_owned());
            if pending.timer.borrow().is_none() {
                let (history, later) = (history.clone(), Rc::clone(pending));
                let timer = Timeout::new(REPLACE_AFTER_MS, move || later.flush(&history));
                *pending.timer.borrow_mut() = Some(timer);
            }
        }
    }
}

/// Follows a click on a link of the page without loading anything. Clicks that ask for a new tab are the browser's.
pub(super) fn follow(event: &MouseEvent, place: Place) {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(anchor) = target.and_then(|target| target.closest("a[href]").ok().flatten()) else { return };
    if anchor.has_attribute("target") || anchor.has_attribute("download") {
        return;
    }
    let address = anchor.get_attribute("href").unwrap_or_default();
    let query = match address.as_str() {
        "./" => "",
        query if query.starts_with('?') => query,
        _ => return,
    };
    event.prevent_default();
    place.go(parse(query).0);
}

/// The present view as an absolute address, to be sent to somebody.
/// It carries the names that the reader joined and parted, and the state of the corpus where that is given.
pub(super) fn absolute(place: Place, own: OwnNames, corpus: Option<&str>) -> String {
    let names = own.edits.get_untracked();
    let address = place.view.with_untracked(|view| link_with(view, &names, corpus));
    let address = if address.is_empty() { "./".to_owned() } else { address };
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(&address, &base).map_or(address, |url| url.href())
}

/// Calls `act` for keys pressed outside fields, until the component goes.
pub(super) fn on_key(act: impl Fn(&str) -> bool + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let in_field = event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| {
            target.closest("input, select, textarea, [contenteditable]").ok().flatten().is_some()
        });
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !in_field && !modified && act(&event.key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
