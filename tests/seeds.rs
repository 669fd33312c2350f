//! Five raw articles of real outlets, from file to corpus: what must be kept, dropped and found.
//!
//! They and the list of what is expected lie beside the project and are not part of it.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use parallax::corpus::{Corpus, assemble};
use parallax::model::{About, Alias, Article, BlockKind, EntityKind};
use serde_json::Value;
use support::{drafts, shared};

fn corpus() -> Option<(Corpus, Value)> {
    let (seeds, expected) = (shared("seeds")?, shared("seeds-expected.json")?);
    let expected = serde_json::from_slice(&std::fs::read(expected).unwrap()).unwrap();
    Some((assemble(drafts(&seeds), About::default()).unwrap(), expected))
}

/// Each article with what is expected of it.
fn each(mut check: impl FnMut(&Article, &Value)) {
    let Some((corpus, expected)) = corpus() else { return };
    assert_eq!(corpus.articles.len(), expected["articles"].as_object().unwrap().len());
    for article in &corpus.articles {
        check(article, &expected["articles"][&article.draft.source]);
    }
}

fn list<'a>(expected: &'a Value, key: &str) -> Vec<&'a str> {
    expected[key].as_array().map(|list| list.iter().map(|value| value.as_str().unwrap()).collect()).unwrap_or_default()
}

fn text(article: &Article) -> String {
    article.draft.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_facts_about_each_article_are_right_or_unknown() {
    each(|article, expected| {
        let draft = &article.draft;
        assert_eq!(draft.title.as_deref(), expected["title"].as_str(), "{}", draft.source);
        assert_eq!(draft.outlet.as_deref(), expected["outlet"].as_str(), "{}", draft.source);
        assert_eq!(
            draft.published.map(|moment| moment.to_string()).as_deref(),
            expected["published"].as_str(),
            "{}",
            draft.source
        );
        assert_eq!(draft.place.as_deref(), expected["dateline"].as_str(), "{}", draft.source);
        assert_eq!(draft.language.as_deref(), Some("en"));
        if let Some(byline) = expected["byline_contains"].as_str() {
            assert!(draft.byline.as_deref().is_some_and(|found| found.contains(byline)), "{:?}", draft.byline);
        }
    });
}

#[test]
fn the_text_is_kept_and_the_furniture_is_not() {
    each(|article, expected| {
        let text = text(article);
        for kept in list(expected, "must_keep") {
            assert!(text.contains(kept), "{} lost {kept:?}", article.draft.source);
        }
        for kept in list(expected, "must_keep_once") {
            assert_eq!(text.matches(kept).count(), 1, "{kept:?}");
        }
        for dropped in list(expected, "must_drop") {
            assert!(!text.contains(dropped), "{} kept {dropped:?}", article.draft.source);
            let found =
                article.draft.removed.iter().any(|removed| removed.raw.of(&article.draft.raw).contains(dropped));
            assert!(found || !article.draft.raw.contains(dropped), "{dropped:?} was removed without a record");
        }
    });
}

#[test]
fn headings_stand_in_order_as_headings() {
    each(|article, expected| {
        let headings = article.draft.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
        let headings: Vec<_> = headings.map(|block| block.text.as_str()).collect();
        assert_eq!(headings, list(expected, "headings"), "{}", article.draft.source);
    });
}

#[test]
fn people_places_and_organisations_are_found_under_their_names() {
    each(|article, expected| {
        for (key, kind) in
            [("people", EntityKind::Person), ("places", EntityKind::Place), ("organisations", EntityKind::Organisation)]
        {
            let found: BTreeSet<&str> = article
                .entities
                .iter()
                .filter(|entity| entity.kind == kind)
                .flat_map(|entity| entity.mentions.iter().map(|mention| mention.text.as_str()))
                .collect();
            for name in list(expected, key) {
                assert!(found.contains(name), "{} does not name {name:?} as {kind:?}: {found:?}", article.draft.source);
            }
        }
    });
}

#[test]
fn three_spellings_of_one_president_are_one_entity() {
    let Some((corpus, _)) = corpus() else { return };
    let spelled = |name: &str| {
        corpus
            .manifest
            .entities
            .iter()
            .filter(|entity| entity.aliases.iter().any(|alias| alias.name.ends_with(name)))
            .collect::<Vec<_>>()
    };
    let [one] = spelled("Zelenskyy")[..] else { panic!("{:?}", spelled("Zelenskyy")) };
    assert_eq!(spelled("Zelensky"), [one]);
    assert_eq!(spelled("Zelenskiy"), [one]);
    let unexplained: Vec<_> =
        one.aliases.iter().filter(|alias| alias.name != one.name && alias.reason.is_empty()).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    assert_eq!(one.articles, 3);
}

#[test]
fn a_surname_is_the_person_whom_another_article_names_in_full() {
    let Some((corpus, _)) = corpus() else { return };
    for surname in ["Putin", "Trump", "Rubio", "Witkoff", "Kellogg", "Peskov"] {
        let people = corpus.manifest.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
        let of_surname: Vec<_> = people.filter(|entity| entity.name.ends_with(surname)).collect();
        assert_eq!(of_surname.len(), 1, "{surname}: {of_surname:?}");
    }
    assert_eq!(corpus.manifest.proposals, [], "nothing is left in doubt");
}

#[test]
fn a_seat_of_government_is_a_place_and_nothing_else() {
    let Some((corpus, _)) = corpus() else { return };
    for name in ["Moscow", "Kyiv", "Kremlin", "Washington"] {
        let named = |aliases: &[Alias]| aliases.iter().any(|alias| alias.name == name);
        let entities = corpus.manifest.entities.iter().filter(|entity| named(&entity.aliases));
        assert_eq!(entities.map(|entity| entity.kind).collect::<Vec<_>>(), [EntityKind::Place], "{name}");
    }
}

#[test]
fn london_and_moscow_are_two_stories_and_nobody_copied() {
    let Some((corpus, expected)) = corpus() else { return };
    let mut stories: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for article in &corpus.articles {
        stories.entry(article.story.as_str()).or_default().insert(&article.draft.source);
        assert_eq!(article.origin, article.draft.id);
    }
    let found: BTreeSet<_> = stories.into_values().collect();
    let groups = expected["stories"].as_array().unwrap();
    let expected: BTreeSet<BTreeSet<&str>> = groups
        .iter()
        .map(|group| group.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect())
        .collect();
    assert_eq!(found, expected);
}
