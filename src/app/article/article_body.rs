//! The text: blocks, sentences, names.

use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::name_tip::{NameTip, Tipped};
use super::{Backing, Shown};
use crate::app::address::on_key;
use crate::app::line::{Asked, Line};
use crate::app::place::{Place, href};
use crate::app::shell::Announcer;
use crate::engine::{Answer, Request};
use crate::model::{Article, BlockKind};
use crate::state::present::{BlockPieces, Corroboration, Marks, NamePiece, Piece, SentencePieces};
use crate::state::{Page, SentenceKey};

/// The text as it is read.
#[component]
pub(super) fn ArticleBody(view: Shown) -> impl IntoView {
    let place = expect_context::<Place>();
    let line = expect_context::<Line>();
    let announcer = expect_context::<Announcer>();
    let hidden = Memo::new(move |_| place.article().map(|page| page.hidden).unwrap_or_default());
    let searched = move || place.article().filter(|page| !page.words.is_empty());
    let request = move || searched().map(|page| Request::Marks(page.id, page.words));
    let marks =
        Asked::new(line, request, |answer| if let Answer::Marks(marks) = answer { Some(marks) } else { None }, true);
    let found = move || searched().and_then(|_| marks.answer.get()).unwrap_or_default();
    let found = Memo::new(move |_| found());
    let selected = Memo::new(move |_| place.article().and_then(|page| page.sentence));
    let tray = Memo::new(move |_| place.tray());
    let backing = expect_context::<Backing>();
    let tipped = Tipped::new();
    provide_context(tipped);
    let keys: StoredValue<Vec<SentenceKey>> = StoredValue::new(sentence_keys(&view.article));
    step_by_keys(keys, selected);
    Effect::new(move |_| {
        backing.0.with(|_| ());
        hidden.with(|_| ());
        found.with(|_| ());
        tray.with(|_| ());
        let selected = selected.get();
        // after the text is drawn
        request_animation_frame(move || show_selected(selected));
    });
    let blocks = {
        let view = view.clone();
        move || {
            tray.with(|_| ());
            let marks = found.with(|found| hidden.with(|hidden| Marks::new(&view.article, found, hidden)));
            let none = BTreeMap::new();
            backing.0.with(|backed| body_blocks(&view.article, marks.blocks, backed.as_ref().unwrap_or(&none)))
        }
    };
    view! {
        <NotThere keys selected />
        <div class="article-text" on:click=move |event| pinned(&event, place, announcer) on:mouseover=move |event| tipped.over(event.target())
            on:focusin=move |event| tipped.over(event.target()) on:mouseleave=move |_| tipped.out() on:focusout=move |_| tipped.out()>
            {blocks}
        </div>
        <NameTip view />
    }
}

/// A click on the sign behind a sentence marks the sentence.
fn pinned(event: &web_sys::MouseEvent, place: Place, announcer: Announcer) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(pin) = target.and_then(|target| target.closest("a.pin, a.backed").ok().flatten()) else { return };
    let key = pin.get_attribute("data-s").and_then(|key| key.parse().ok());
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if let Some(key) = key.filter(|_| !modified) {
        event.prevent_default();
        let mut marked = false;
        place.change_article(|page| {
            marked = page.sentence != Some(key);
            page.sentence = marked.then_some(key);
        });
        announcer.say(if marked {
            "Sentence marked; \u{201c}Copy link\u{201d} leads to it."
        } else {
            "Sentence let go."
        });
    }
}

#[component]
fn NotThere(keys: StoredValue<Vec<SentenceKey>>, selected: Memo<Option<SentenceKey>>) -> impl IntoView {
    move || {
        let lacking = selected.get().filter(|key| !keys.with_value(|keys| keys.contains(key)));
        lacking.map(|key| view! {
            <section class="notice" role="alert" aria-label="About this link">
                <p>"The link points at sentence " <code>{key.to_string()}</code> ", which this article does not have."</p>
            </section>
        })
    }
}

fn sentence_keys(article: &Article) -> Vec<SentenceKey> {
    let blocks = (0..).zip(&article.draft.blocks);
    blocks
        .flat_map(|(block, found)| {
            (0..).zip(&found.sentences).map(move |(sentence, _)| SentenceKey { block, sentence })
        })
        .collect()
}

fn step_by_keys(keys: StoredValue<Vec<SentenceKey>>, selected: Memo<Option<SentenceKey>>) {
    let place = expect_context::<Place>();
    on_key(move |key| {
        let now = selected.get_untracked();
        let at = now.and_then(|now| keys.with_value(|keys| keys.iter().position(|key| *key == now)));
        let next = match key {
            "j" => keys.with_value(|keys| keys.get(at.map_or(0, |at| at + 1)).copied()),
            "k" => at.and_then(|at| keys.with_value(|keys| keys.get(at.checked_sub(1)?).copied())),
            "Escape" if now.is_some() => {
                place.change_article(|page| page.sentence = None);
                return true;
            }
            _ => return false,
        };
        if let Some(next) = next {
            place.change_article(|page| page.sentence = Some(next));
        }
        true
    });
}

/// Marks the sentence that the address names, and brings it into view.
fn show_selected(selected: Option<SentenceKey>) {
    let document = document();
    let before = document.query_selector(".sentence.is-selected").ok().flatten();
    let now = selected.and_then(|key| document.get_element_by_id(&format!("s-{key}")));
    if before == now {
        return;
    }
    if let Some(before) = before {
        let _removed = before.class_list().remove_1("is-selected");
    }
    if let Some(now) = now {
        let _added = now.class_list().add_1("is-selected");
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_behavior(ScrollBehavior::Auto);
        now.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Which sentences others report, too.
type Backed = BTreeMap<SentenceKey, Corroboration>;

/// Blocks as elements; neighbouring highlights share a list.
fn body_blocks(article: &Article, blocks: Vec<BlockPieces>, backed: &Backed) -> impl IntoView + use<> {
    let mut out: Vec<AnyView> = Vec::new();
    // items of one list, gathered until another kind of block ends it
    let mut items: (BlockKind, Vec<AnyView>) = (BlockKind::Item, Vec::new());
    for block in blocks {
        let kind = block.kind;
        let text = block.sentences.into_iter().map(|sentence| sentence_view(article, sentence, backed)).collect_view();
        if kind != items.0 {
            out.extend(list(std::mem::replace(&mut items, (kind, Vec::new()))));
        }
        if matches!(kind, BlockKind::Highlight | BlockKind::Item) {
            items.1.push(view! { <li>{text}</li> }.into_any());
            continue;
        }
        out.push(match kind {
            BlockKind::Summary => view! { <p class="standfirst">{text}</p> }.into_any(),
            BlockKind::Heading => view! { <h2>{text}</h2> }.into_any(),
            BlockKind::Caption => view! { <p class="caption">{text}</p> }.into_any(),
            BlockKind::Note => view! { <p class="note">{text}</p> }.into_any(),
            _ => view! { <p>{text}</p> }.into_any(),
        });
    }
    out.extend(list(items));
    out
}

/// A list of the text or of its key points; none where nothing was gathered.
fn list((kind, items): (BlockKind, Vec<AnyView>)) -> Option<AnyView> {
    let class = if kind == BlockKind::Highlight { "highlights" } else { "items" };
    (!items.is_empty()).then(|| view! { <ul class=class>{items}</ul> }.into_any())
}

fn sentence_view(article: &Article, sentence: SentencePieces, backed: &Backed) -> AnyView {
    let pieces: Vec<_> = sentence.pieces.into_iter().map(|piece| piece_view(article, piece)).collect();
    let Some(key) = sentence.key else { return pieces.into_any() };
    let place = expect_context::<Place>();
    let address = place.view.with_untracked(|view| {
        let mut view = view.clone();
        if let Page::Article(page) = &mut view.page {
            page.sentence = Some(key);
        }
        href(&view)
    });
    let backed = backed.get(&key).map(|backed| {
        let (address, words, title) = (address.clone(), backed.words(), backed.words());
        view! {
            <a class="backed" href=address data-s=key.to_string() title=title>
                <span aria-hidden="true">{backed.outlets.max(1)}</span><span class="visually-hidden">{words}</span>
            </a>
        }
    });
    view! {
        <span class="sentence" id=format!("s-{key}")>
            {pieces}
            {backed}
            <a class="pin" href=address data-s=key.to_string() tabindex="-1" aria-label="Link to this sentence" title="Link to this sentence"></a>
        </span>
    }
    .into_any()
}

fn piece_view(article: &Article, piece: Piece) -> AnyView {
    let Piece { text, found, names, .. } = piece;
    let text = if found { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() };
    let Some((first, others)) = names.split_first() else { return text };
    // the shortest name is innermost and leads; the longer ones are drawn around it
    let mut inner = name_link(article, *first, &names, text);
    for (depth, other) in others.iter().enumerate() {
        inner = view! { <span class="name around" data-kind=other.kind.as_str() data-depth=depth + 1>{inner}</span> }
            .into_any();
    }
    inner
}

fn name_link(article: &Article, name: NamePiece, names: &[NamePiece], text: AnyView) -> AnyView {
    let place = expect_context::<Place>();
    let Some(entity) = article.entities.get(name.entity) else { return text };
    let all: Vec<_> = names.iter().map(|name| format!("{}.{}", name.entity, name.mention)).collect();
    let address = untrack(|| place.to_entity(&entity.id));
    view! {
        <a class="name" data-kind=name.kind.as_str() data-names=all.join(" ") href=address tabindex=(!name.begins).then_some("-1")
            aria-describedby="name-tip">
            {text}
        </a>
    }
    .into_any()
}
