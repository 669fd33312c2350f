//! Names that the reader joined and parted: kept in this browser, brought by links, told to the engine.

use gloo::storage::{LocalStorage as Kept, Storage};
use leptos::prelude::*;

use crate::app::line::Line;
use crate::engine::{AliasEdit, Aliased, Answer, Request};
use crate::state::Aliases;

/// The key in the browser's storage.
const KEY: &str = "parallax-names";

/// The reader's names.
#[derive(Clone, Copy)]
pub(crate) struct OwnNames {
    /// The edits, in the order in which they were made.
    pub edits: RwSignal<Aliases>,
    /// What became of them.
    pub told: RwSignal<Aliased>,
}

impl OwnNames {
    /// Those that this browser keeps and those that a link brings. They are told to the engine before anything is asked,
    /// and whatever was answered before is asked again.
    pub(super) fn new(line: Line, of_link: &Aliases) -> Self {
        let mut edits: Aliases = Kept::get::<String>(KEY).ok().and_then(|kept| kept.parse().ok()).unwrap_or_default();
        edits.add_all(of_link);
        let own = Self { edits: RwSignal::new(edits), told: RwSignal::default() };
        Effect::new(move |before: Option<Aliases>| {
            let now = own.edits.get();
            let changed = before.map_or(!now.is_empty(), |before| before != now);
            if changed {
                line.ask(Request::Aliases(now.edits().to_vec()), move |answer| {
                    if let Answer::Aliased(told) = answer {
                        own.told.set(told);
                        line.names_changed();
                    }
                });
            }
            now
        });
        own
    }

    /// Changes the edits and keeps them.
    pub(crate) fn change(self, change: impl FnOnce(&mut Aliases)) {
        self.edits.update(change);
        // a browser that keeps nothing still shows them
        let _kept = Kept::set(KEY, self.edits.with_untracked(ToString::to_string));
    }

    pub(crate) fn add(self, edit: AliasEdit) {
        self.change(|edits| drop(edits.add(edit)));
    }
}
