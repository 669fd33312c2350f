//! What else can be done with a view than copying its link: the state of the corpus in links, views as files.

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlElement, HtmlInputElement};

use super::{Announcer, Corpus, OwnNames};
use crate::app::place::Place;
use crate::state::{MOST_SAVED, SavedView, aliases_in, other_corpus, parse, too_large};

/// What a saved view is called on disk.
const FILE_NAME: &str = "view.json";

/// How views are shared.
#[derive(Clone, Copy, Default)]
pub(super) struct Sharing {
    /// Whether links name the state of the corpus.
    pub with_corpus: RwSignal<bool>,
    /// Characters of the link that was copied last, where these are too many.
    pub length: RwSignal<Option<usize>>,
}

/// Shows the sheet.
pub(super) fn open_sheet() {
    click("[popovertarget=share]:not([popovertargetaction])");
}

/// The browser opens and closes the sheet and gives the focus back, where it is told to by a button.
fn click(button: &str) {
    let button = document().query_selector(button).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// The button that opens the sheet, and the sheet.
#[component]
pub(super) fn ShareSheet(sharing: Sharing) -> impl IntoView {
    let place = expect_context::<Place>();
    let own = expect_context::<OwnNames>();
    let corpus = expect_context::<Corpus>().0;
    let announcer = expect_context::<Announcer>();
    let state = move || corpus.answer.with_untracked(|corpus| corpus.as_ref().map(|corpus| corpus.corpus.clone()));
    let fault = RwSignal::new(None::<String>);
    let save = move |_| {
        let saved = place.view.with_untracked(|view| SavedView::new(view, &own.edits.get_untracked(), state()));
        download(&saved.to_json());
    };
    let show = move |saved: SavedView| {
        let (view, mut notices) = parse(&saved.view);
        let (names, faults) = aliases_in(&saved.view);
        notices.extend(faults);
        notices.extend(state().and_then(|here| other_corpus("This view was saved", saved.corpus.as_deref(), &here)));
        own.edits.update(|edits| edits.add_all(&names));
        place.go(view);
        place.notices.set(notices);
        click("[popovertarget=share][popovertargetaction=hide]");
        announcer.say("The saved view is open.");
    };
    let opened = move |event| {
        let input = event_target::<HtmlInputElement>(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // so that the same file can be chosen once more
        input.set_value("");
        spawn_local(async move {
            match read(&file).await.and_then(|text| SavedView::of_json(&text)) {
                Ok(saved) => {
                    fault.set(None);
                    show(saved);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let too_long = move || {
        sharing.length.get().map(|length| view! {
            <p class="notice">
                {format!("This link has {length} characters, and many programs cut a link behind 2,000. Save the view as a file instead, and send that.")}
            </p>
        })
    };
    view! {
        <button type="button" popovertarget="share" aria-label="More about links" title="More about links">"\u{2026}"</button>
        <div id="share" class="key-sheet share-sheet" popover="auto" role="dialog" aria-labelledby="share-title">
            <h2 id="share-title" tabindex="-1" autofocus>"This view, to keep or to send"</h2>
            {too_long}
            <label class="pick">
                <input type="checkbox" prop:checked=sharing.with_corpus on:change=move |event| sharing.with_corpus.set(event_target_checked(&event)) />
                "\u{201c}Copy link\u{201d} also names this corpus"
            </label>
            <p class="hint">"Who opens such a link is told when the corpus has changed since."</p>
            <p><button type="button" on:click=save>"Save this view"</button></p>
            <label>
                "Open a saved view "
                <input type="file" accept=".json,application/json" on:change=opened />
            </label>
            {move || fault.get().map(|why| view! { <p class="fault" role="alert">{why}</p> })}
            <button type="button" popovertarget="share" popovertargetaction="hide">"Close"</button>
        </div>
    }
}

/// The text of a file that is small enough for a view.
async fn read(file: &File) -> Result<String, String> {
    if file.size() > f64::from(MOST_SAVED) {
        return Err(too_large());
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or_else(|| "The file could not be read.".to_owned())
}

/// Gives the browser a file to save.
fn download(text: &str) {
    let Ok(anchor) = document().create_element("a") else { return };
    let address = format!("data:application/json;charset=utf-8,{}", utf8_percent_encode(text, NON_ALPHANUMERIC));
    // an attribute that exists cannot fail to be set
    let _set = anchor.set_attribute("href", &address).and_then(|()| anchor.set_attribute("download", FILE_NAME));
    anchor.unchecked_into::<HtmlElement>().click();
}
