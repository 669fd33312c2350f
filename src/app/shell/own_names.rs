//! Names that the reader joined and parted: kept in this browser, brought by links, told to the engine.

use gloo::storage::{LocalStorage as Kept, Storage};
use leptos::prelude::*;

use crate::app::line::Line;
use crate::app::place::Place;
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
    /// Whether the engine could not take them.
    failed: StoredValue<bool>,
    line: Line,
    place: Place,
}

impl OwnNames {
    /// Those that this browser keeps and those that a link brings. They are told to the engine before anything is asked,
    /// and whatever was answered before is asked again.
    pub(super) fn new(place: Place, line: Line, of_link: &Aliases) -> Self {
        let mut edits: Aliases = Kept::get::<String>(KEY).ok().and_then(|kept| kept.parse().ok()).unwrap_or_default();
        edits.add_all(of_link);
        let failed = StoredValue::new(false);
        let own = Self { edits: RwSignal::new(edits), told: RwSignal::default(), failed, line, place };
        Effect::new(move |before: Option<Aliases>| {
            let now = own.edits.get();
            let changed = before.map_or(!now.is_empty(), |before| before != now);
            if changed {
                own.tell(&now);
            }
            now
        });
        own
    }

    fn tell(self, edits: &Aliases) {
        self.line.ask(Request::Aliases(edits.edits().to_vec()), move |answer| {
            self.failed.set_value(matches!(answer, Answer::Failed(_)));
            if let Answer::Aliased(told) = answer {
                self.told.set(told);
                self.line.names_changed();
            }
        });
    }

    /// Tells them once more when the corpus is there, if they could not be taken before.
    pub(super) fn tell_again(self) {
        if self.failed.try_update_value(std::mem::take) == Some(true) {
            self.tell(&self.edits.get_untracked());
        }
    }

    /// Changes the edits and keeps them.
    pub(crate) fn change(self, change: impl FnOnce(&mut Aliases)) {
        // the page is drawn anew, and the control with it
        self.place.stays();
        self.edits.update(change);
        // a browser that keeps nothing still shows them
        let _kept = Kept::set(KEY, self.edits.with_untracked(ToString::to_string));
    }

    /// Adds an edit, if it says something new and there is room for it.
    pub(crate) fn add(self, edit: AliasEdit) -> bool {
        let mut added = false;
        self.change(|edits| added = edits.add(edit));
        added
    }
}
