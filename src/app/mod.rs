//! The page: components that draw a view and change it.
//!
//! Decides nothing that a native test could check: what is shown comes from `state::present`, where a click leads from
//! `state`, and what is true from the engine.

#![allow(unreachable_pub, reason = "what the macros of components make of one is as public as the component")]

mod about;
mod address;
mod article;
mod compare;
mod entity;
mod explore;
mod findings;
mod line;
mod parts;
mod place;
mod shell;
mod story;

use leptos::mount::mount_to;
use wasm_bindgen::JsCast;

pub use line::{Line, Reply};
pub use place::Place;
pub use shell::App;

/// The element of `index.html` that the page fills.
const ROOT: &str = "app";

/// Mounts the page, wired to the browser's history and to the engine: `connect` makes the line to it, from the address
/// of its program and that of the corpus.
pub fn start(connect: impl FnOnce(&str, String) -> Line + 'static) {
    console_error_panic_hook::set_once();
    let document = leptos::prelude::document();
    let root = document.get_element_by_id(ROOT).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root.or_else(|| document.body()) else { return };
    root.set_text_content(None);
    mount_to(root, move || {
        let place = address::of_browser();
        let line = connect(&line::engine_address(), line::corpus_address());
        leptos::prelude::view! { <App place line /> }
    })
    .forget();
}
