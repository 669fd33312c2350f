//! The whole list drawn at once, for who looks for words with the browser or prints: a button, and what is left out.

use leptos::prelude::*;

use super::listed::Listed;
use crate::app::shell::Announcer;
use crate::state::present::{MOST_DRAWN, counted};

/// Rows that are drawn and asked for in one go: so few that no key waits for them.
const STEP: usize = 100;

/// The button; nothing where the list is so short that all of it is drawn anyway.
#[component]
pub(super) fn WholeSwitch(
    total: Memo<u32>,
    /// Rows that are always drawn.
    few: usize,
) -> impl IntoView {
    let listed = expect_context::<Listed>();
    let announcer = expect_context::<Announcer>();
    let most = Memo::new(move |_| (total.get() as usize).min(MOST_DRAWN));
    let on = Memo::new(move |_| listed.whole.get() > 0);
    let done = Memo::new(move |_| listed.whole.get() >= most.get());
    // the next rows come when those before are here
    Effect::new(move |_| {
        let (whole, most) = (listed.whole.get(), most.get());
        let here = listed.hits.with(|hits| hits.range(..whole).count());
        if whole > 0 && whole < most && here == whole {
            request_animation_frame(move || {
                listed.whole.update(|whole| {
                    if *whole > 0 {
                        *whole = (*whole + STEP).min(most);
                    }
                });
            });
        }
    });
    Effect::new(move |_| {
        if on.get() && done.get() {
            announcer.say(format!("{} shown", counted(most.get_untracked(), "article")));
        }
    });
    let label = move || match (on.get(), done.get()) {
        (false, _) if most.get() < total.get() as usize => format!("Show the first {}", most.get()),
        (false, _) => format!("Show all {}", most.get()),
        (true, false) => format!("{} of {}\u{2026}", listed.whole.get(), most.get()),
        (true, true) => "Show fewer".to_owned(),
    };
    let switch =
        move |_| listed.whole.update(|whole| *whole = if *whole > 0 { 0 } else { STEP.min(most.get_untracked()) });
    view! {
        <Show when=move || { total.get() as usize > few }>
            <button type="button" class="quiet whole" aria-pressed=move || on.get().to_string() on:click=switch title="Draws the list at once, for printing and for the browser\u{2019}s own search">
                {label}
                <span class="visually-hidden">" articles"</span>
            </button>
        </Show>
    }
}

/// What the drawn list leaves out, and what a printed one does.
#[component]
pub(super) fn LeftOutOfList(total: Memo<u32>) -> impl IntoView {
    let listed = expect_context::<Listed>();
    let on_screen = move || {
        let total = total.get() as usize;
        (listed.whole.get() > 0 && total > MOST_DRAWN).then(|| {
            let words = format!("These are the first {MOST_DRAWN} of {total}. Narrow the search to have the others.");
            view! { <p class="hint">{words}</p> }
        })
    };
    let printed = move || {
        let (total, here) = (total.get() as usize, listed.hits.with(|hits| hits.range(..MOST_DRAWN).count()));
        (here < total).then(|| {
            let words = format!(
                "{here} of {} are printed. \u{201c}Show all\u{201d} above the list brings more.",
                counted(total, "article")
            );
            view! { <p class="hint print-only">{words}</p> }
        })
    };
    view! { {on_screen} {printed} }
}
