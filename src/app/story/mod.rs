//! The story page.

use leptos::prelude::*;

/// The page.
#[component]
pub(super) fn StoryPage() -> impl IntoView {
    view! { <p>"Not yet"</p> }
}
