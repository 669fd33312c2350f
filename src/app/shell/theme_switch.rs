//! Light, dark, or as the system says. Kept in this browser; a theme is the reader's, so no link carries it.

use gloo::storage::{LocalStorage as Kept, Storage};
use leptos::prelude::*;

/// The key in the browser's storage; `index.html` reads it too, before anything is drawn.
const KEY: &str = "parallax-theme";
const THEMES: [(&str, &str); 3] = [("auto", "Auto theme"), ("light", "Light theme"), ("dark", "Dark theme")];

/// A choice of three.
#[component]
pub(super) fn ThemeSwitch() -> impl IntoView {
    let kept = Kept::get::<String>(KEY).ok().filter(|kept| THEMES.iter().any(|(theme, _)| theme == kept));
    let theme = RwSignal::new(kept.unwrap_or_else(|| "auto".to_owned()));
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            // an unknown attribute cannot fail to be set
            let _set = root.set_attribute("data-theme", &theme.get());
        }
    });
    let choose = move |event| {
        let chosen = event_target_value(&event);
        // a browser that keeps nothing still shows it
        let _kept = Kept::set(KEY, &chosen);
        theme.set(chosen);
    };
    view! {
        <label class="theme">
            <span class="visually-hidden">"Theme"</span>
            <select on:change=choose prop:value=theme>
                {THEMES
                    .into_iter()
                    .map(|(value, label)| view! { <option value=value selected=move || theme.get() == value>{label}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}
