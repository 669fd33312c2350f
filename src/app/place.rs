//! Where the reader is, as one signal, and the only way to go elsewhere.

use leptos::prelude::*;

use crate::engine::Query;
use crate::model::{ArticleId, EntityId, OutletId, StoryId};
use crate::state::{
    AddressNotice, Aliases, ArticlePage, ComparePage, EntityPage, ExplorePage, Moving, Page, SentenceKey, StoryPage,
    ViewState, link, moving,
};

/// Articles that can be compared at once.
pub(super) const MOST_COMPARED: usize = 4;

/// Writes an address into the browser's history.
type Write = Box<dyn Fn(Moving, &str)>;

/// The view that is shown. Components read it and call [`Place::go`] or [`Place::change`].
#[derive(Clone, Copy)]
pub struct Place {
    /// The view; set by this type alone.
    pub view: RwSignal<ViewState>,
    /// What in the address could not be used.
    pub notices: RwSignal<Vec<AddressNotice>>,
    /// The articles last looked for, to return to.
    pub last_query: RwSignal<Query>,
    arrival: StoredValue<Option<Arrival>>,
    /// Names that a link brought, and the state of the corpus that it was made in.
    brought: StoredValue<(Aliases, Option<String>)>,
    write: StoredValue<Write, LocalStorage>,
}

/// How the reader came to a page that has not been shown yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// By a link: the page begins at its top.
    Forward,
    /// By the browser's Back or Forward: the page stands as it was left, so many pixels down.
    Back(f64),
    /// By changing what the page compares, or who is one: what had the focus is gone, and nothing scrolls.
    Here,
}

impl Place {
    /// A place that begins with `view` and tells `write` of every move.
    pub fn new(view: ViewState, notices: Vec<AddressNotice>, write: impl Fn(Moving, &str) + 'static) -> Self {
        let place = Self {
            view: RwSignal::new(view),
            notices: RwSignal::new(notices),
            last_query: RwSignal::new(Query::default()),
            arrival: StoredValue::new(None),
            brought: StoredValue::new((Aliases::default(), None)),
            write: StoredValue::new_local(Box::new(write)),
        };
        place.remember();
        place
    }

    /// The place with what its link brings besides: names, and the state of the corpus that it was made in.
    pub fn bringing(self, names: Aliases, corpus: Option<String>) -> Self {
        self.brought.set_value((names, corpus));
        self
    }

    /// Names that a link brought, and the state of the corpus that it was made in.
    pub fn brought(self) -> (Aliases, Option<String>) {
        self.brought.get_value()
    }

    /// Goes to another view, as a link does.
    pub fn go(self, to: ViewState) {
        let (how, elsewhere) = self.view.with_untracked(|from| (moving(from, &to), is_elsewhere(from, &to)));
        if how == Moving::Stay {
            return;
        }
        self.write.with_value(|write| write(how, &href(&to)));
        if elsewhere {
            self.arrival.set_value(Some(Arrival::Forward));
            self.notices.set(Vec::new());
        } else if self.view.with_untracked(|from| compares_others(from, &to)) {
            self.arrival.set_value(Some(Arrival::Here));
        }
        self.view.set(to);
        self.remember();
    }

    /// Goes to the present view with something changed.
    pub fn change(self, change: impl FnOnce(&mut ViewState)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        self.go(view);
    }

    /// Takes the view that the browser's history went to. What was picked and what is hidden stays as it is: neither is
    /// of a page.
    pub fn returned(self, mut view: ViewState, notices: Vec<AddressNotice>, scrolled: f64) {
        let from = self.view.get_untracked();
        if is_elsewhere(&from, &view) {
            self.arrival.set_value(Some(Arrival::Back(scrolled)));
            let before = href(&view);
            view.revealed = from.revealed;
            // a comparison has taken the picked articles out of the tray
            if !matches!(from.page, Page::Compare(_)) {
                view.tray = from.tray;
            }
            let after = href(&view);
            if before != after {
                self.write.with_value(|write| write(Moving::Replace, &after));
            }
        }
        self.notices.set(notices);
        self.view.set(view);
        self.remember();
    }

    /// The page that is shown will be drawn anew where it stands.
    pub fn stays(self) {
        self.arrival.set_value(Some(Arrival::Here));
    }

    /// How the reader came to the page that is being shown; once told, it is forgotten.
    pub fn take_arrival(self) -> Option<Arrival> {
        self.arrival.try_update_value(Option::take).flatten()
    }

    /// The address of another page with the same articles put aside.
    pub fn to(self, page: Page) -> String {
        self.view.with(|view| href(&ViewState { page, ..view.clone() }))
    }

    /// The address of the articles of a query.
    pub fn to_query(self, query: Query) -> String {
        self.to(Page::Explore(ExplorePage { query }))
    }

    /// The address of an article.
    pub fn to_article(self, id: &ArticleId) -> String {
        self.to(Page::Article(ArticlePage { id: id.clone(), ..ArticlePage::default() }))
    }

    /// The address of a sentence in its article.
    pub fn to_sentence(self, id: &ArticleId, sentence: SentenceKey) -> String {
        self.to(Page::Article(ArticlePage { id: id.clone(), sentence: Some(sentence), ..ArticlePage::default() }))
    }

    /// The address of an entity.
    pub fn to_entity(self, id: &EntityId) -> String {
        self.to(Page::Entity(EntityPage { id: id.clone() }))
    }

    /// The address of a story.
    pub fn to_story(self, id: &StoryId) -> String {
        self.to(Page::Story(StoryPage { id: id.clone() }))
    }

    /// The address of a comparison; nothing stays put aside there.
    pub fn to_compare(self, articles: Vec<ArticleId>) -> String {
        let page = Page::Compare(ComparePage { articles, ..ComparePage::default() });
        self.with_tray(page, Vec::new())
    }

    /// The address of another page with other articles put aside.
    pub fn with_tray(self, page: Page, tray: Vec<ArticleId>) -> String {
        self.view.with(|view| href(&ViewState { page, tray, revealed: view.revealed.clone() }))
    }

    /// The outlets whose names are shown while all others are hidden; none where nothing is hidden.
    pub fn revealed(self) -> Option<Vec<OutletId>> {
        self.view.with(|view| view.revealed.clone())
    }

    /// The articles put aside.
    pub fn tray(self) -> Vec<ArticleId> {
        self.view.with(|view| view.tray.clone())
    }

    /// What the explore page asks for, while it is shown.
    pub fn query(self) -> Option<Query> {
        self.view.with(|view| match &view.page {
            Page::Explore(page) => Some(page.query.clone()),
            _ => None,
        })
    }

    /// The article page, while it is shown.
    pub fn article(self) -> Option<ArticlePage> {
        self.view.with(|view| match &view.page {
            Page::Article(page) => Some(page.clone()),
            _ => None,
        })
    }

    /// The compare page, while it is shown.
    pub fn compare(self) -> Option<ComparePage> {
        self.view.with(|view| match &view.page {
            Page::Compare(page) => Some(page.clone()),
            _ => None,
        })
    }

    /// The story page, while it is shown.
    pub fn story(self) -> Option<StoryPage> {
        self.view.with(|view| match &view.page {
            Page::Story(page) => Some(page.clone()),
            _ => None,
        })
    }

    /// The entity page, while it is shown.
    pub fn entity(self) -> Option<EntityPage> {
        self.view.with(|view| match &view.page {
            Page::Entity(page) => Some(page.clone()),
            _ => None,
        })
    }

    /// Puts an article aside for comparison, unless there are enough, or takes it back.
    pub fn toggle_tray(self, id: &ArticleId) {
        self.change(|view| match view.tray.iter().position(|picked| picked == id) {
            Some(at) => {
                view.tray.remove(at);
            }
            None if view.tray.len() >= MOST_COMPARED => {}
            None => view.tray.push(id.clone()),
        });
    }

    /// Moves an article of the tray one place forward: the first one will be in focus.
    pub fn move_up_in_tray(self, id: &ArticleId) {
        self.change(|view| {
            if let Some(at) = view.tray.iter().position(|picked| picked == id) {
                view.tray.swap(at, at.saturating_sub(1));
            }
        });
    }

    /// Changes the query of the explore page.
    pub fn set_query(self, query: Query) {
        self.change(|view| view.page = Page::Explore(ExplorePage { query }));
    }

    /// Changes how the article page looks.
    pub fn change_article(self, change: impl FnOnce(&mut ArticlePage)) {
        self.change(|view| {
            if let Page::Article(page) = &mut view.page {
                change(page);
            }
        });
    }

    /// Changes how the compare page looks.
    pub fn change_compare(self, change: impl FnOnce(&mut ComparePage)) {
        self.change(|view| {
            if let Page::Compare(page) = &mut view.page {
                change(page);
            }
        });
    }

    fn remember(self) {
        if let Some(query) = self.view.with_untracked(|view| match &view.page {
            Page::Explore(page) => Some(page.query.clone()),
            _ => None,
        }) {
            self.last_query.set(query);
        }
    }
}

/// The view as a link from any other view: the default one needs a path, or the query would stay.
pub(super) fn href(view: &ViewState) -> String {
    let link = link(view);
    if link.is_empty() { "./".to_owned() } else { link }
}

/// Whether another page, or another article, takes the place of what is shown.
fn is_elsewhere(from: &ViewState, to: &ViewState) -> bool {
    match (&from.page, &to.page) {
        (Page::Explore(_), Page::Explore(_)) | (Page::Compare(_), Page::Compare(_)) | (Page::About, Page::About) => {
            false
        }
        (Page::Article(from), Page::Article(to)) => from.id != to.id,
        (Page::Story(from), Page::Story(to)) => from.id != to.id,
        (Page::Entity(from), Page::Entity(to)) => from.id != to.id,
        _ => true,
    }
}

/// Whether a comparison gives way to one of other articles, or of the same in another order.
fn compares_others(from: &ViewState, to: &ViewState) -> bool {
    matches!((&from.page, &to.page), (Page::Compare(from), Page::Compare(to)) if from.articles != to.articles)
}
