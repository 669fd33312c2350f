//! Laws of the address: a view survives its link, and nothing that anyone types into an address bar breaks it.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use parallax::engine::{Grain, Query, Selection, Sort};
use parallax::model::{ArticleId, EntityId, EntityKind, OutletId, StoryId};
use parallax::state::{
    Aliases, ArticlePage, ComparePage, EntityPage, ExplorePage, Layout, Moving, Page, SavedView, SentenceKey,
    StoryPage, ViewState, corpus_in, link, link_with, moving, other_corpus, parse,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Identifiers as they are, and as a hostile link may have them.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9]{1,8}",
        "[a-z-]{1,12}",
        "\\PC{1,6}",
        select(vec!["~", "-", "%7E", "a~b", "-a", "&=#?", "é"]).prop_map(str::to_owned)
    ]
}

fn distinct(most: usize) -> impl Strategy<Value = Vec<String>> {
    vec(value(), 0..most).prop_map(|mut values| {
        let mut seen = std::collections::BTreeSet::new();
        values.retain(|value| seen.insert(value.clone()));
        values
    })
}

fn selection() -> impl Strategy<Value = Selection> {
    (distinct(4), distinct(3)).prop_map(|(include, exclude)| Selection { include, exclude })
}

fn ids(most: usize) -> impl Strategy<Value = Vec<ArticleId>> {
    distinct(most).prop_map(|ids| ids.into_iter().map(ArticleId).collect())
}

fn sentence() -> impl Strategy<Value = SentenceKey> {
    (any::<u32>(), any::<u32>()).prop_map(|(block, sentence)| SentenceKey { block, sentence })
}

fn explore() -> impl Strategy<Value = Page> {
    let sort = select(vec![Sort::Relevance, Sort::Newest, Sort::Oldest]);
    let grain = select(vec![Grain::Year, Grain::Month, Grain::Day]);
    let looks = (sort, grain, any::<bool>(), 0..3000_u32);
    let selections = (selection(), selection(), selection(), selection(), selection(), selection());
    ("\\PC{0,20}", selections, looks).prop_map(
        |(words, (outlets, entities, stories, dates, languages, origins), (sort, grain, exact, limit))| {
            let query =
                Query { words, exact, outlets, entities, stories, dates, languages, origins, sort, grain, limit };
            Page::Explore(ExplorePage { query })
        },
    )
}

fn article() -> impl Strategy<Value = Page> {
    let looks = (any::<bool>(), option::of(value()));
    (value(), "\\PC{0,20}", subsequence(EntityKind::ALL.to_vec(), 0..=4), looks, option::of(sentence())).prop_map(
        |(id, words, hidden, (raw, name), sentence)| {
            Page::Article(ArticlePage { id: ArticleId(id), words, hidden, raw, name: name.map(EntityId), sentence })
        },
    )
}

fn compare() -> impl Strategy<Value = Page> {
    let layout = select(Layout::ALL.to_vec());
    let at = || option::of(("[a-z0-9]{10}", sentence()).prop_map(|(id, sentence)| (ArticleId(id), sentence)));
    (ids(4), layout, at(), at(), 0..=100_u8, any::<bool>()).prop_map(
        |(articles, layout, selected, pair, least, apart)| {
            Page::Compare(ComparePage { articles, layout, selected, pair, least, apart })
        },
    )
}

fn story_or_entity() -> impl Strategy<Value = Page> {
    prop_oneof![
        value().prop_map(|id| Page::Story(StoryPage { id: StoryId(id) })),
        value().prop_map(|id| Page::Entity(EntityPage { id: EntityId(id) })),
    ]
}

fn view() -> impl Strategy<Value = ViewState> {
    let revealed = option::of(distinct(3).prop_map(|ids| ids.into_iter().map(OutletId).collect()));
    (prop_oneof![explore(), article(), compare(), story_or_entity(), Just(Page::About)], ids(3), revealed)
        .prop_map(|(page, tray, revealed)| ViewState { page, tray, revealed })
}

proptest! {
    #[test]
    fn a_view_survives_its_link(view in view()) {
        let address = link(&view);
        let (read, notices) = parse(&address);
        prop_assert_eq!(&read, &view, "{}", address);
        prop_assert!(notices.is_empty(), "{}: {:?}", address, notices);
        prop_assert_eq!(link(&read), address);
        prop_assert_eq!(moving(&view, &read), Moving::Stay);
    }

    #[test]
    fn a_view_survives_a_link_that_names_a_corpus_and_a_file(view in view(), corpus in "[0-9a-f]{64}") {
        let named = link_with(&view, &Aliases::default(), Some(&corpus));
        prop_assert_eq!(parse(&named), (view.clone(), vec![]), "{}", named);
        let state = corpus_in(&named).unwrap();
        prop_assert!(state.len() == 16 && corpus.starts_with(&state));
        prop_assert_eq!(other_corpus("It was made", Some(&state), &corpus), None);
        let saved = SavedView::of_json(&SavedView::new(&view, &Aliases::default(), Some(corpus.clone())).to_json()).unwrap();
        prop_assert_eq!(parse(&saved.view), (view, vec![]));
        prop_assert_eq!(saved.corpus, Some(corpus));
    }

    #[test]
    fn any_file_is_a_saved_view_or_a_sentence(text in "\\PC{0,200}", tail in ".{0,40}") {
        for text in [text.clone(), format!("{{\"parallax\":\"view\",\"schema\":1,{tail}}}"), format!("{{{tail}")] {
            match SavedView::of_json(&text) {
                Ok(saved) => drop(parse(&saved.view)),
                Err(why) => prop_assert!(why.starts_with("This ") && why.len() < 1_000, "{}", why),
            }
        }
    }

    #[test]
    fn a_link_is_plain_ascii(view in view()) {
        prop_assert!(link(&view).bytes().all(|byte| byte.is_ascii_graphic()));
    }

    #[test]
    fn any_address_reads_as_a_view_that_has_one_address(address in "\\PC{0,80}") {
        let (view, _) = parse(&address);
        let canonical = link(&view);
        prop_assert_eq!(parse(&canonical), (view, vec![]));
    }
}
