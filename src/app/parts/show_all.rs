//! A list of which the first rows are shown, and a button for the rest; printed, it is whole.

use leptos::prelude::*;

use crate::app::shell::Printing;
use crate::state::present::MOST_DRAWN;

/// How much of a list is shown.
#[derive(Clone, Copy)]
pub(crate) struct Extent {
    whole: RwSignal<bool>,
    printing: Printing,
    first: usize,
}

impl Extent {
    /// The first rows, until the reader asks for all.
    pub(crate) fn first(first: usize) -> Self {
        Self { whole: RwSignal::new(false), printing: expect_context(), first }
    }

    /// How many rows are shown at most.
    pub(crate) fn most(self) -> usize {
        match (self.whole.get(), self.printing.0.get()) {
            (true, _) => usize::MAX,
            (false, true) => MOST_DRAWN,
            (false, false) => self.first,
        }
    }
}

/// The button; nothing where the list is short.
#[component]
pub(crate) fn ShowAll(
    shown: Extent,
    /// How many rows there are.
    number: usize,
    /// What the rows are, for those who hear the button.
    #[prop(into)]
    what: String,
) -> AnyView {
    if number <= shown.first {
        return ().into_any();
    }
    let whole = shown.whole;
    view! {
        <button type="button" class="quiet" aria-expanded=move || whole.get().to_string() on:click=move |_| whole.update(|whole| *whole = !*whole)>
            {move || if whole.get() { "Show fewer".to_owned() } else { format!("Show all {number}") }}
            <span class="visually-hidden">": " {what}</span>
        </button>
    }
    .into_any()
}
