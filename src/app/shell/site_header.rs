//! The line at the top.

use leptos::prelude::*;

use super::copy_link::CopyLink;
use super::theme_switch::ThemeSwitch;
use crate::app::place::Place;
use crate::state::Page;

/// Name, pages, link and theme.
#[component]
pub(super) fn SiteHeader() -> impl IntoView {
    let place = expect_context::<Place>();
    let is_explore = Memo::new(move |_| place.view.with(|view| matches!(view.page, Page::Explore(_))));
    let is_about = Memo::new(move |_| place.view.with(|view| matches!(view.page, Page::About)));
    let hidden = Memo::new(move |_| place.revealed().is_some());
    let toggle =
        move |_| place.change(|view| view.revealed = if view.revealed.is_some() { None } else { Some(Vec::new()) });
    let current = |is: bool| is.then_some("page");
    view! {
        <header class="site-header">
            <a class="brand" href=move || place.to(Page::default())>
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    <circle class="near" cx="12" cy="16" r="9.5" />
                    <circle class="far" cx="20" cy="16" r="9" />
                </svg>
                <span>"Parallax"</span>
            </a>
            <nav aria-label="Pages">
                <ul>
                    <li>
                        <a href=move || place.to(Page::default()) aria-current=move || current(is_explore.get())>"Explore"</a>
                    </li>
                    <li>
                        <a href=move || place.to(Page::About) aria-current=move || current(is_about.get())>"About"</a>
                    </li>
                </ul>
            </nav>
            <div class="site-tools">
                <CopyLink />
                <button type="button" class="hide-outlets" aria-pressed=move || hidden.get().to_string() on:click=toggle title="For a class: outlets are A, B and C until they are revealed">
                    "Hide outlets"
                </button>
                <ThemeSwitch />
            </div>
        </header>
    }
}
