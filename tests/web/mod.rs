//! What every component test stands on: the page on a corpus of five sample articles, without worker and without
//! network, and a reader's means: looking, clicking, typing.
#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test ends where it fails")]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use parallax::app::{App, Line, Place};
use parallax::corpus::assemble;
use parallax::engine::{Answer, Engine, Request, Step};
use parallax::ingest::read;
use parallax::model::{About, ArticleId};
use parallax::state::{aliases_in, corpus_in, parse};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Two reports on talks in London, two on a bridge, and a reprint.
const SOURCES: [(&str, &[u8]); 5] = [
    ("herald.txt", include_bytes!("../../corpus/000_9c41e7a20d5fb683.txt")),
    ("wire.txt", include_bytes!("../../corpus/001_5b0e9d27c4f1a386.txt")),
    ("courier.txt", include_bytes!("../../corpus/012_f45d1c8e6037ab92.txt")),
    ("bridge.txt", include_bytes!("../../corpus/013_6ae20b97d5c8f314.txt")),
    ("tannery.txt", include_bytes!("../../corpus/014_b2e79054a8c16fd3.txt")),
];

/// The corpus as files, and which of them are out of reach.
#[derive(Default)]
pub(crate) struct Shelf {
    files: BTreeMap<String, Vec<u8>>,
    pub(crate) offline: Cell<bool>,
}

impl Shelf {
    fn new() -> Self {
        let drafts = SOURCES.iter().map(|(source, bytes)| read(source, bytes).expect("a sample article is readable"));
        let about =
            About { name: Some("Five articles".into()), fictional: true, note: Some("Made up for tests.".into()) };
        let files = assemble(drafts.collect(), about).expect("a corpus can be made").files;
        Self { files: files.into_iter().map(|file| (file.path, file.bytes)).collect(), offline: Cell::new(false) }
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        if self.offline.get() && path != "manifest.json" {
            return Err("It could not be reached.".into());
        }
        self.files.get(path).cloned().ok_or_else(|| "It is not there (status 404).".to_owned())
    }
}

thread_local! {
    static SHELF: Rc<Shelf> = Rc::new(Shelf::new());
}

/// What an engine that has read everything says.
pub(crate) fn answer(request: &Request) -> Answer {
    SHELF.with(|shelf| answered(&mut Engine::new(), shelf, request))
}

fn answered(engine: &mut Engine, shelf: &Shelf, request: &Request) -> Answer {
    engine.begin();
    loop {
        match engine.step(request) {
            Step::Done(answer) => return answer,
            Step::Fetch(files) => {
                for (key, path) in files {
                    engine.supply(key, shelf.bytes(&path));
                }
            }
        }
    }
}

/// The identifier of the article that was read from `source`.
pub(crate) fn id(source: &str) -> ArticleId {
    let (_, bytes) = SOURCES.iter().find(|(name, _)| *name == source).expect("the source is one of the samples");
    ArticleId::of_bytes(bytes)
}

/// A mounted page.
pub(crate) struct Visit {
    pub root: HtmlElement,
    pub place: Place,
    /// Every move, as it is written into the history.
    pub moves: Rc<RefCell<Vec<String>>>,
    pub shelf: Rc<Shelf>,
    mounted: Option<Box<dyn std::any::Any>>,
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.mounted.take();
        self.root.remove();
    }
}

/// Opens the page at an address.
pub(crate) async fn open(address: &str) -> Visit {
    let root: HtmlElement = document().create_element("section").expect("sections exist").unchecked_into();
    document().body().expect("the page has a body").append_child(&root).expect("a body takes children");
    let moves: Rc<RefCell<Vec<String>>> = Rc::default();
    let shelf = SHELF.with(Rc::clone);
    shelf.offline.set(false);
    let kept = Rc::new(RefCell::new(None));
    let mounted: UnmountHandle<_> = {
        let (kept, moves, shelf) = (Rc::clone(&kept), Rc::clone(&moves), Rc::clone(&shelf));
        let (view, notices) = parse(address);
        let (names, corpus) = (aliases_in(address).0, corpus_in(address));
        mount_to(root.clone(), move || {
            let place = Place::new(view, notices, move |how, to| moves.borrow_mut().push(format!("{how:?} {to}")))
                .bringing(names, corpus);
            let engine = RefCell::new(Engine::new());
            let line = Line::new(move |request, reply| reply(answered(&mut engine.borrow_mut(), &shelf, &request)));
            *kept.borrow_mut() = Some(place);
            view! { <App place line /> }
        })
    };
    settle().await;
    let place = kept.borrow_mut().take().expect("the page was mounted");
    Visit { root, place, moves, shelf, mounted: Some(Box::new(mounted)) }
}

/// Waits until everything that follows from an act has happened.
pub(crate) async fn settle() {
    let wait = js_sys::Promise::new(&mut |done, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, 150).expect("time passes");
    });
    let _: JsValue = JsFuture::from(wait).await.expect("time passes");
}

impl Visit {
    /// The first element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Element {
        self.maybe(selector).unwrap_or_else(|| panic!("nothing is {selector} in {}", self.root.inner_html()))
    }

    pub(crate) fn maybe(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).expect("the selector is well formed")
    }

    /// The texts of all elements that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).expect("the selector is well formed");
        (0..found.length())
            .filter_map(|at| found.get(at))
            .map(|node| plain(&node.text_content().unwrap_or_default()))
            .collect()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        plain(&self.find(selector).text_content().unwrap_or_default())
    }

    /// The element among those of a selector whose text or label has `words`.
    pub(crate) fn with_words(&self, selector: &str, words: &str) -> HtmlElement {
        let found = self.root.query_selector_all(selector).expect("the selector is well formed");
        let has = |element: &Element| {
            plain(&element.text_content().unwrap_or_default()).contains(words)
                || element.get_attribute("aria-label").is_some_and(|label| label.contains(words))
        };
        let mut all = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
        all.find(has)
            .unwrap_or_else(|| panic!("no {selector} says {words:?}: {:?}", self.texts(selector)))
            .unchecked_into()
    }

    /// Clicks it and waits.
    pub(crate) async fn click(&self, selector: &str, words: &str) {
        self.with_words(selector, words).click();
        settle().await;
    }

    /// Puts words into a field and waits.
    pub(crate) async fn type_in(&self, selector: &str, words: &str) {
        let field: HtmlInputElement = self.find(selector).unchecked_into();
        field.set_value(words);
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        field
            .dispatch_event(&web_sys::Event::new_with_event_init_dict("input", &init).expect("events exist"))
            .expect("fields take events");
        settle().await;
    }

    /// The address that was written last.
    pub(crate) fn last_move(&self) -> String {
        self.moves.borrow().last().cloned().unwrap_or_default()
    }
}

/// White space folded as a reader sees it.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) trait IntoHtml {
    fn dyn_into_html(self) -> web_sys::HtmlElement;
}

impl IntoHtml for web_sys::Element {
    fn dyn_into_html(self) -> web_sys::HtmlElement {
        wasm_bindgen::JsCast::unchecked_into(self)
    }
}
