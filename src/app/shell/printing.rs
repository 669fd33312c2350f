//! Whether the browser is about to print: then lists are drawn whole.

use leptos::ev;
use leptos::prelude::*;

/// True from before the browser prints until it has.
#[derive(Clone, Copy)]
pub(crate) struct Printing(pub RwSignal<bool>);

impl Printing {
    /// Listens to the browser.
    pub(super) fn new() -> Self {
        let printing = RwSignal::new(false);
        let before = window_event_listener(ev::beforeprint, move |_| printing.set(true));
        let after = window_event_listener(ev::afterprint, move |_| printing.set(false));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
        Self(printing)
    }
}
