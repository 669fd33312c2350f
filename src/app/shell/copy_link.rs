//! Copies the address of exactly this view.

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::share_sheet::{ShareSheet, Sharing, open_sheet};
use super::{Announcer, Corpus, OwnNames};
use crate::app::address::absolute;
use crate::app::place::Place;

/// Characters that an address may have and still pass through mail, chats and the like.
const MOST_CHARACTERS: usize = 2_000;

/// A button, and one for what else can be done with a view; where the clipboard is out of reach, the address in a field
/// to copy by hand.
#[component]
pub(super) fn CopyLink() -> impl IntoView {
    let place = expect_context::<Place>();
    let announcer = expect_context::<Announcer>();
    let own = expect_context::<OwnNames>();
    let corpus = expect_context::<Corpus>().0;
    let sharing = Sharing::default();
    let label = RwSignal::new("Copy link");
    let by_hand = RwSignal::new(None::<String>);
    let copy = move |_| {
        let state = corpus.answer.with_untracked(|corpus| corpus.as_ref().map(|corpus| corpus.corpus.clone()));
        let address = absolute(place, own, state.as_deref().filter(|_| sharing.with_corpus.get_untracked()));
        let length = address.len();
        spawn_local(async move {
            if written(&address).await {
                by_hand.set(None);
                label.set("Link copied");
                announcer.say("Link copied");
                set_timeout(
                    move || {
                        label.try_set("Copy link");
                    },
                    std::time::Duration::from_secs(3),
                );
            } else {
                by_hand.set(Some(address));
                announcer.say("The link could not be copied; it stands in a field to copy by hand.");
            }
            sharing.length.set((length > MOST_CHARACTERS).then_some(length));
            if length > MOST_CHARACTERS {
                open_sheet();
            }
        });
    };
    view! {
        <span class="copy-link">
            <button type="button" on:click=copy>{label}</button>
            <ShareSheet sharing />
            {move || by_hand.get().map(|address| view! {
                <label class="copy-by-hand">
                    "Link to this view"
                    <input type="text" readonly prop:value=address on:focus=select />
                </label>
            })}
        </span>
    }
}

fn select(event: web_sys::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(&event).select();
}

/// Whether a text came to the clipboard.
pub(crate) async fn written(address: &str) -> bool {
    let navigator = window().navigator();
    // on plain http there is no clipboard, whatever the binding says
    if !js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false) || !window().is_secure_context() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(address)).await.is_ok()
}
