//! What surrounds every page: header, notices, the tray, and which page is shown.

mod address_notices;
mod announcer;
mod class_bar;
mod copy_link;
mod fiction_banner;
mod keys;
mod new_version;
mod own_names;
mod printing;
mod share_sheet;
mod site_header;
mod theme_switch;
mod tray_bar;

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::about::AboutPage;
use super::address::follow;
use super::article::ArticlePage;
use super::compare::ComparePage;
use super::entity::EntityPage;
use super::explore::{ExplorePage, Listed};
use super::line::{Asked, Line};
use super::place::Place;
use super::story::StoryPage;
use crate::engine::{Answer, ArticleHead, Explored, Overview, Request};
use crate::model::ArticleId;
use crate::state::present::Hidden;
use crate::state::{Page, other_corpus};
use address_notices::AddressNotices;
use class_bar::ClassBar;
use fiction_banner::FictionBanner;
use new_version::NewVersion;
use site_header::SiteHeader;
use tray_bar::TrayBar;

pub(super) use announcer::Announcer;
pub(super) use copy_link::written;
pub(super) use keys::KeyList;
pub(super) use own_names::OwnNames;
pub(super) use printing::Printing;

/// The corpus at a glance, for everybody.
#[derive(Clone, Copy)]
pub(super) struct Corpus(pub Asked<Overview>);

/// The results of the explore page; they outlive it, so that Back shows them at once.
#[derive(Clone, Copy)]
pub(super) struct Results(pub Asked<Explored>);

/// Heads of articles that were shown or asked for; none for an article that the corpus lacks.
#[derive(Clone, Copy)]
pub(super) struct KnownHeads(pub RwSignal<BTreeMap<ArticleId, Option<ArticleHead>>>);

impl KnownHeads {
    /// Notes heads that came with an answer.
    pub(super) fn note<'a>(self, heads: impl Iterator<Item = &'a ArticleHead>) {
        self.0.update(|known| known.extend(heads.map(|head| (head.id.clone(), Some(head.clone())))));
    }

    /// Asks for the heads of articles in the tray that were never shown: a link may bring them.
    fn ask_for_tray(self, place: Place, line: Line) {
        let tray = Memo::new(move |_| place.tray());
        Effect::new(move |_| {
            if line.hidden().is_none() {
                return;
            }
            let wanted = self.0.with_untracked(|known| {
                tray.get().into_iter().filter(|id| !known.contains_key(id)).collect::<Vec<_>>()
            });
            if wanted.is_empty() {
                return;
            }
            line.ask(Request::Heads(wanted), move |answer| {
                if let Answer::Heads(found) = answer {
                    self.note(found.heads.iter());
                    self.0.update(|known| {
                        known.extend(found.unknown.into_iter().map(|unknown| (ArticleId(unknown.value), None)));
                    });
                }
            });
        });
    }
}

/// The whole page.
#[component]
pub fn App(
    /// Where the reader is.
    place: Place,
    /// Whom to ask.
    line: Line,
) -> impl IntoView {
    line.hide_for(place);
    let (names, made_in) = place.brought();
    let own = OwnNames::new(place, line, &names);
    provide_context(own);
    let heads = KnownHeads(RwSignal::default());
    Effect::new(move |before: Option<Option<Hidden>>| {
        let now = line.hidden();
        if before.is_some_and(|before| before != now) {
            heads.0.update(BTreeMap::clear);
        }
        now
    });
    let overview = |answer| if let Answer::Overview(overview) = answer { Some(overview) } else { None };
    let corpus = Corpus(Asked::new(line, || Some(Request::Open), overview, true));
    Effect::new(move |told: Option<bool>| {
        let notice = corpus
            .0
            .answer
            .with(|corpus| Some(other_corpus("This link was made", made_in.as_deref(), &corpus.as_ref()?.corpus)));
        if let Some(Some(notice)) = notice.clone().filter(|_| told != Some(true)) {
            place.notices.update(|notices| notices.push(notice));
        }
        told == Some(true) || notice.is_some()
    });
    Effect::new(move |_| {
        if corpus.0.answer.with(Option::is_some) {
            own.tell_again();
        }
    });
    let explored = |answer| if let Answer::Explored(explored) = answer { Some(explored) } else { None };
    let results = Results(Asked::new(line, move || place.query().map(Request::Explore), explored, true));
    heads.ask_for_tray(place, line);
    provide_context(place);
    provide_context(line);
    provide_context(corpus);
    provide_context(results);
    provide_context(Listed::new(place, line, results.0, heads));
    provide_context(heads);
    provide_context(Printing::new());
    let announcer = Announcer::new();
    provide_context(announcer);
    view! {
        <div class="site" on:click=move |event| follow(&event, place)>
            <button type="button" class="skip-link" on:click=|_| focus_main()>"Skip to content"</button>
            <SiteHeader />
            <NewVersion />
            <FictionBanner />
            <ClassBar />
            <main id="main" tabindex="-1">
                <AddressNotices />
                <CurrentPage />
            </main>
            <TrayBar />
            <p class="visually-hidden" role="status">{announcer.said()}</p>
        </div>
    }
}

/// A link to a fragment would lose the query of the address.
fn focus_main() {
    use wasm_bindgen::JsCast;
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        // nothing is lost where the browser refuses
        let _focused = main.focus();
    }
}

#[component]
fn CurrentPage() -> impl IntoView {
    let place = expect_context::<Place>();
    let kind = Memo::new(move |_| place.view.with(|view| std::mem::discriminant(&view.page)));
    move || {
        // read, not only tracked: a memo that nobody reads never finds out that it changed
        kind.get();
        place.view.with_untracked(|view| match view.page {
            Page::Explore(_) => view! { <ExplorePage /> }.into_any(),
            Page::Article(_) => view! { <ArticlePage /> }.into_any(),
            Page::Compare(_) => view! { <ComparePage /> }.into_any(),
            Page::Story(_) => view! { <StoryPage /> }.into_any(),
            Page::Entity(_) => view! { <EntityPage /> }.into_any(),
            Page::About => view! { <AboutPage /> }.into_any(),
        })
    }
}
