//! The one live region: what a screen reader should say although the focus is elsewhere.

use leptos::prelude::*;

/// Says things, politely.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// One that has said nothing.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// Says `words`. The same words twice are two announcements.
    pub fn say(self, words: impl Into<String>) {
        let mut words = words.into();
        if self.0.with_untracked(|said| *said == words) {
            words.push('\u{a0}');
        }
        self.0.set(words);
    }

    /// What was said last.
    pub(super) fn said(self) -> Signal<String> {
        self.0.into()
    }
}
