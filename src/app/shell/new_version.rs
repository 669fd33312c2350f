//! The service worker: started when the page is drawn, and one quiet line when it has a newer version of the page.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Announcer, Corpus};
use crate::app::line::named_by_meta;

/// The name of the `meta` element of `index.html` that says where the service worker's program stands.
const PROGRAM: &str = "parallax-offline";

const WORDS: &str = "There is a new version of this page.";

/// The line; nothing while this version is the newest that is known.
#[component]
pub(super) fn NewVersion() -> impl IntoView {
    let corpus = expect_context::<Corpus>().0;
    let announcer = expect_context::<Announcer>();
    let newer = RwSignal::new(false);
    Effect::new(move |_| {
        if newer.get() {
            announcer.say(WORDS);
        }
    });
    Effect::new(move |started: Option<bool>| {
        // what the page itself needs comes first
        let ready = corpus.answer.with(Option::is_some);
        if ready && started != Some(true) {
            start(newer);
        }
        ready || started == Some(true)
    });
    view! {
        <Show when=move || newer.get()>
            <aside class="new-version" aria-label="Version of this page">
                {WORDS} " "
                <button type="button" class="quiet" on:click=|_| drop(window().location().reload())>"Load it"</button>
            </aside>
        </Show>
    }
}

/// Has the browser run the program. Where it will not, the page needs a network, and that is all.
fn start(newer: RwSignal<bool>) {
    let navigator = window().navigator();
    let knows = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    let Some(program) = named_by_meta(PROGRAM).filter(|_| knows && window().is_secure_context()) else { return };
    let container = navigator.service_worker();
    // the first one brings the version that is shown, each later one another
    let mut first = container.controller().is_none();
    EventListener::new(&container, "controllerchange", move |_| {
        if !std::mem::take(&mut first) {
            newer.set(true);
        }
    })
    .forget();
    let starting = container.register(&program);
    spawn_local(async move {
        let _started = JsFuture::from(starting).await;
    });
}
