//! Promises to those who published something: their links and their corpora still open.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use parallax::corpus::check;
use parallax::engine::{Answer, Query, Request};
use parallax::state::{SavedView, aliases_in, corpus_in, link_with, parse};
use support::{Reader, root};

#[test]
fn every_link_ever_published_still_opens_and_is_its_own_address() {
    let links = std::fs::read_to_string(root().join("tests/fixtures/links/v1.txt")).unwrap();
    let mut count = 0;
    for line in links.lines().filter(|line| !line.starts_with('#')) {
        let (view, notices) = parse(line);
        assert!(notices.is_empty(), "{line}: {notices:?}");
        let (aliases, notices) = aliases_in(line);
        assert!(notices.is_empty(), "{line}: {notices:?}");
        assert_eq!(link_with(&view, &aliases, corpus_in(line).as_deref()), line);
        count += 1;
    }
    assert!(count >= 16, "links were removed: {count} are left");
}

/// A saved view fits the schema that its documentation prints, and what does not fit the schema does not open.
#[test]
fn a_saved_view_fits_its_documented_schema() {
    let docs = std::fs::read_to_string(root().join("docs/links.md")).unwrap();
    let schema = docs.split("```json").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let links = std::fs::read_to_string(root().join("tests/fixtures/links/v1.txt")).unwrap();
    for line in links.lines().filter(|line| !line.starts_with('#')).chain([""]) {
        let corpus = corpus_in(line);
        let saved = SavedView::new(&parse(line).0, &aliases_in(line).0, corpus.clone()).to_json();
        assert!(schema.is_valid(&serde_json::from_str(&saved).unwrap()), "{saved}");
        let opened = SavedView::of_json(&saved).unwrap();
        assert_eq!(link_with(&parse(&opened.view).0, &aliases_in(&opened.view).0, opened.corpus.as_deref()), line);
    }
    for wrong in [
        r#"{"parallax":"view","schema":2,"view":""}"#,
        r#"{"parallax":"corpus","schema":1,"view":""}"#,
        r#"{"parallax":"view","schema":1}"#,
        r#"{"parallax":"view","schema":1,"view":7}"#,
        r#"{"parallax":"view","schema":1,"view":"","more":1}"#,
        r#"["view", 1, "?q=bridge"]"#,
    ] {
        assert!(!schema.is_valid(&serde_json::from_str(wrong).unwrap()), "{wrong}");
        assert!(SavedView::of_json(wrong).is_err(), "{wrong}");
    }
}

/// `tests/fixtures/corpus-v1` was written when format 1 was published, and is never written again.
#[test]
fn a_corpus_of_the_first_format_still_opens() {
    still_opens("corpus-v1", "hangers", 2);
}

/// `tests/fixtures/corpus-v2` was written by the last program that wrote format 2, and is never written again.
#[test]
fn a_corpus_of_the_second_format_still_opens() {
    still_opens("corpus-v2", "bridge", 3);
}

/// `tests/fixtures/corpus-v3` was written by the last program that wrote format 3, and is never written again.
#[test]
fn a_corpus_of_the_third_format_still_opens() {
    still_opens("corpus-v3", "bridge", 3);
}

/// Everything that a page asks of a corpus is answered from its files as they lie there.
fn still_opens(folder: &str, word: &str, articles: u32) {
    let folder = root().join("tests/fixtures").join(folder);
    let (_, problems) = check(|path| std::fs::read(folder.join(path)).map_err(|error| error.to_string()));
    assert_eq!(problems, []);
    let mut reader = Reader::of_folder(&folder);
    let mut explore = |words: String| match reader.ask(&Request::Explore(Query { words, ..Query::default() })) {
        Answer::Explored(found) => found,
        other => panic!("the list is not answered: {other:?}"),
    };
    let found = explore(format!("{word} "));
    assert_eq!((found.total, found.missing.len()), (articles, 0));
    let beginning = word.get(..4).unwrap();
    for again in [format!("\"{word}\""), format!("{beginning}*"), format!("{word} -nowhere"), beginning.to_owned()] {
        assert_eq!(explore(again.clone()).total, articles, "{again}");
    }
    assert!(
        found
            .hits
            .iter()
            .all(|hit| { !hit.title_marks.is_empty() || hit.passages.iter().any(|passage| !passage.marks.is_empty()) })
    );
    assert!(found.facets.outlets.len() >= 2 && !found.facets.people.is_empty());
    let ids: Vec<_> = found.hits.iter().map(|hit| hit.head.id.clone()).collect();
    let Answer::Compared(view) = reader.ask(&Request::Compare(ids)) else { panic!("the comparison is not answered") };
    assert!(view.unknown.is_empty() && view.missing.is_empty() && !view.comparison.aligned.is_empty());
    let Answer::Article(view) = reader.ask(&Request::Article(view.heads[0].id.clone())) else {
        panic!("the article is not answered")
    };
    assert!(!view.article.entities.is_empty() && !view.article.draft.removed.is_empty());
}
