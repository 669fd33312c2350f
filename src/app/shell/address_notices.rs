//! What a link asked for and could not have.

use leptos::prelude::*;

use crate::app::parts::focus_instead;
use crate::app::place::Place;

/// One notice for all that was not understood; it can be put away.
#[component]
pub(super) fn AddressNotices() -> impl IntoView {
    let place = expect_context::<Place>();
    let dismiss = move |_| {
        place.notices.set(Vec::new());
        focus_instead(&["#main"]);
    };
    move || {
        let notices = place.notices.get();
        if notices.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="notice" role="alert" aria-label="About this link">
                <ul>{notices.into_iter().map(|notice| view! { <li>{notice.0}</li> }).collect_view()}</ul>
                <button type="button" on:click=dismiss>"Dismiss"</button>
            </section>
        }
        .into_any()
    }
}
