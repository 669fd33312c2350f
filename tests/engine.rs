//! The engine as the page drives it, without a browser: questions in, files on demand, answers out.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use parallax::engine::{
    Answer, Explored, Failure, FileKey, Grain, Query, Request, Selection, Sort, UNKNOWN, UnknownKind,
};
use parallax::model::{ArticleId, Moment, SCHEMA_VERSION};
use support::{Reader, sample};

fn explore(reader: &mut Reader, query: Query) -> Explored {
    match reader.ask(&Request::Explore(query)) {
        Answer::Explored(explored) => explored,
        other => panic!("{other:?}"),
    }
}

fn including(values: &[&str]) -> Selection {
    Selection { include: values.iter().map(|&value| value.to_owned()).collect(), exclude: vec![] }
}

fn excluding(values: &[&str]) -> Selection {
    Selection { include: vec![], exclude: values.iter().map(|&value| value.to_owned()).collect() }
}

#[test]
fn opening_reads_the_manifest_alone() {
    let mut reader = Reader::new(sample());
    let Answer::Overview(overview) = reader.ask(&Request::Open) else { panic!() };
    assert!(overview.about.fictional);
    assert_eq!(overview.articles, 15);
    assert_eq!(reader.fetched, ["manifest.json"]);
}

#[test]
fn a_search_shows_the_words_that_it_found() {
    let mut reader = Reader::new(sample());
    let found = explore(&mut reader, Query { words: "bridge ".into(), ..Query::default() });
    assert!(found.total >= 3, "the three articles on the bridge: {}", found.total);
    for hit in &found.hits {
        let marked = hit.passages.iter().flat_map(|passage| passage.marks.iter().map(|mark| mark.of(&passage.text)));
        let marked: Vec<_> = marked.chain(hit.title_marks.iter().map(|mark| mark.of(&hit.head.title))).collect();
        assert!(!marked.is_empty(), "{:?} shows no match", hit.head.title);
        assert!(marked.iter().all(|word| word.eq_ignore_ascii_case("bridge")), "{marked:?}");
    }
}

#[test]
fn a_facet_ignores_its_own_clause_and_obeys_all_others() {
    let mut reader = Reader::new(sample());
    let all = explore(&mut reader, Query::default());
    let outlet = &all.facets.outlets[0];
    let one = explore(&mut reader, Query { outlets: including(&[&outlet.value]), ..Query::default() });
    assert_eq!(one.total, outlet.count);
    assert_eq!(one.facets.outlets, all.facets.outlets, "its own facet is as before");
    assert!(
        one.facets.stories.iter().map(|story| story.count).sum::<u32>() == outlet.count,
        "other facets count what is left"
    );

    let without = explore(&mut reader, Query { outlets: excluding(&[&outlet.value]), ..Query::default() });
    assert_eq!(without.total, all.total - outlet.count);
}

#[test]
fn more_clauses_never_find_more_and_values_inside_a_facet_add_up() {
    let mut reader = Reader::new(sample());
    let all = explore(&mut reader, Query::default());
    for story in all.facets.stories.clone() {
        for outlet in all.facets.outlets.clone() {
            let by_story = Query { stories: including(&[&story.value]), ..Query::default() };
            let by_both = Query { outlets: including(&[&outlet.value]), ..by_story.clone() };
            let either = Query { outlets: including(&[&outlet.value, UNKNOWN]), ..by_story.clone() };
            let (story, both, either) = (
                explore(&mut reader, by_story).total,
                explore(&mut reader, by_both).total,
                explore(&mut reader, either).total,
            );
            assert!(both <= story && both <= either);
        }
    }
}

#[test]
fn dates_filter_by_month_and_the_undated_have_a_value_of_their_own() {
    let mut reader = Reader::new(sample());
    let all = explore(&mut reader, Query::default());
    assert_eq!(all.timeline.iter().map(|bar| bar.count).sum::<u32>(), all.total);
    for bar in all.timeline.iter().filter(|bar| bar.count > 0) {
        let found = explore(&mut reader, Query { dates: including(&[&bar.value]), ..Query::default() });
        assert_eq!(found.total, bar.count, "{}", bar.value);
    }
    let range = explore(&mut reader, Query { dates: including(&["2025-04-01..2025-04-30"]), ..Query::default() });
    assert!(
        range.facets.dates.iter().any(|value| value.value == "2025-04-01..2025-04-30" && value.count == range.total)
    );
}

#[test]
fn each_outlet_has_its_part_of_the_timeline() {
    let mut reader = Reader::new(sample());
    let all = explore(&mut reader, Query { grain: Grain::Day, ..Query::default() });
    assert_eq!((all.coverage.len(), all.more_outlets), (6, 1));
    for row in &all.coverage {
        let outlet = row.outlet.as_ref().map_or(UNKNOWN, |id| id.as_str());
        let alone =
            explore(&mut reader, Query { outlets: including(&[outlet]), grain: Grain::Day, ..Query::default() });
        assert_eq!(row.counts.iter().sum::<u32>(), alone.total, "{outlet}");
    }
    // in months, an outlet alone has the same bars
    let by_month = explore(&mut reader, Query::default());
    let (bars, first) = (&by_month.timeline, &by_month.coverage[0]);
    let outlet = first.outlet.as_ref().map_or(UNKNOWN, |id| id.as_str());
    let alone = explore(&mut reader, Query { outlets: including(&[outlet]), ..Query::default() });
    for bar in &alone.timeline {
        let at = bars.iter().position(|other| other.value == bar.value);
        assert_eq!(at.map(|at| first.counts[at]), Some(bar.count), "{}", bar.value);
    }
}

#[test]
fn a_list_read_in_parts_is_the_list_read_at_once() {
    let mut reader = Reader::new(sample());
    for (words, sort) in [("", Sort::Oldest), ("talks", Sort::Relevance)] {
        let query = Query { words: words.into(), sort, ..Query::default() };
        let whole = explore(&mut reader, query.clone());
        let mut parts = Vec::new();
        for from in (0..whole.total + 4).step_by(4) {
            let Answer::Hits(page) = reader.ask(&Request::Hits(query.clone(), from, 4)) else { panic!() };
            assert_eq!((page.from, page.missing.len()), (from, 0));
            parts.extend(page.hits);
        }
        assert_eq!(parts, whole.hits);
    }
}

#[test]
fn values_are_found_by_their_letters_under_the_same_clauses() {
    let mut reader = Reader::new(sample());
    let query = Query { words: "talks".into(), ..Query::default() };
    let all = explore(&mut reader, query.clone()).facets;
    let Answer::Values(found) = reader.ask(&Request::Values(query, " K\u{c9}L ".into())) else { panic!() };
    let wanted: Vec<_> = all.people.iter().filter(|value| value.label.to_lowercase().contains("kel")).collect();
    assert!(!wanted.is_empty() && found.people.iter().eq(wanted), "{found:?}");
    assert!(found.stories.is_empty());
}

#[test]
fn results_are_sorted_as_asked_with_undated_articles_last() {
    let mut reader = Reader::new(sample());
    for (sort, rising) in [(Sort::Oldest, true), (Sort::Newest, false)] {
        let hits = explore(&mut reader, Query { sort, ..Query::default() }).hits;
        let times: Vec<_> = hits.iter().map(|hit| hit.head.published.map(Moment::sort_key)).collect();
        let dated: Vec<_> = times.iter().copied().flatten().collect();
        assert!(times.iter().skip(dated.len()).all(Option::is_none), "{times:?}");
        assert!(if rising { dated.is_sorted() } else { dated.iter().rev().is_sorted() }, "{dated:?}");
    }
}

#[test]
fn what_a_link_names_and_the_corpus_lacks_is_said() {
    let mut reader = Reader::new(sample());
    let query = Query {
        outlets: including(&["no-such-outlet"]),
        entities: including(&["nobody"]),
        stories: including(&["s-gone"]),
        dates: including(&["someday"]),
        ..Query::default()
    };
    let found = explore(&mut reader, query);
    let kinds: Vec<_> = found.unknown.iter().map(|unknown| unknown.kind).collect();
    assert_eq!(kinds, [UnknownKind::Outlet, UnknownKind::Entity, UnknownKind::Story, UnknownKind::Date]);

    let gone = reader.ask(&Request::Article(ArticleId::from("gone")));
    assert_eq!(gone, Answer::Failed(Failure::NoSuchArticle("gone".into())));
    let Answer::Compared(view) = reader.ask(&Request::Compare(vec!["gone".into()])) else { panic!() };
    assert_eq!(view.unknown.len(), 1);
}

#[test]
fn an_entity_answers_to_every_name_it_has() {
    let mut reader = Reader::new(sample());
    let totals: Vec<_> = ["volodymyr-zelenskyy", "volodymyr-zelensky", "volodymyr-zelenskiy"]
        .iter()
        .map(|name| {
            let found = explore(&mut reader, Query { entities: including(&[name]), ..Query::default() });
            assert!(found.unknown.is_empty(), "{name}: {:?}", found.unknown);
            found.total
        })
        .collect();
    assert!(totals[0] > 3 && totals.iter().all(|total| *total == totals[0]), "{totals:?}");
}

#[test]
fn a_missing_file_is_named_and_the_rest_still_answers() {
    let mut reader = Reader::new(sample());
    let id = explore(&mut reader, Query::default()).hits[0].head.id.clone();
    let mut reader = Reader::new(sample());
    let whole = reader.files.clone();
    reader.remove("articles/");
    let found = explore(&mut reader, Query { words: "talks ".into(), ..Query::default() });
    assert!(found.total > 3 && !found.missing.is_empty() && found.hits.iter().all(|hit| hit.passages.is_empty()));
    let Answer::Failed(Failure::File(missing)) = reader.ask(&Request::Article(id.clone())) else { panic!() };
    assert!(missing.path.starts_with("articles/") && missing.reason.contains("404"), "{missing:?}");

    // the file is back: asking again is enough
    reader.files = whole;
    assert!(matches!(reader.ask(&Request::Article(id)), Answer::Article(_)));
}

#[test]
fn a_newer_format_is_refused_with_a_reason() {
    let mut reader = Reader::new(sample());
    let manifest = reader.files.get_mut("manifest.json").unwrap();
    let own = format!("\"schema\":{SCHEMA_VERSION}");
    *manifest = String::from_utf8(manifest.clone()).unwrap().replacen(&own, "\"schema\":99", 1).into_bytes();
    let Answer::Failed(Failure::File(missing)) = reader.ask(&Request::Open) else { panic!() };
    assert!(missing.reason.contains("99") && missing.reason.contains("newer"), "{missing:?}");
}

#[test]
fn a_name_finds_every_article_that_names_the_same_and_says_by_which_names() {
    let mut reader = Reader::new(sample());
    let ask = |words: &str, exact| Query { words: words.into(), exact, ..Query::default() };
    let by_entity = explore(&mut reader, Query { entities: including(&["volodymyr-zelensky"]), ..Query::default() });
    let totals: Vec<_> = ["zelensky ", "Zelenskyy", "ZELENSKIY ", "person:zelensky", "name:\"Volodymyr Zelenskyy\""]
        .map(|words| {
            let found = explore(&mut reader, ask(words, false));
            assert!(found.understood.faults.is_empty(), "{words}: {:?}", found.understood.faults);
            assert!(found.understood.names.iter().any(|name| name.contains("Zelenskiy")), "{words}");
            let unmarked = |hit: &parallax::engine::Hit| hit.passages.iter().all(|passage| passage.marks.is_empty());
            assert!(!found.hits.iter().all(unmarked), "{words}: names are marked by whatever name");
            found.total
        })
        .into();
    assert!(totals.iter().all(|&total| total >= by_entity.total), "{totals:?} {}", by_entity.total);
    let literal = explore(&mut reader, ask("\"zelenskiy\"", false)).total;
    assert_eq!(explore(&mut reader, ask("zelenskiy ", true)).total, literal);
    assert!(literal > 0 && literal < totals[2], "in quotation marks, and exactly, words are only words");
}

#[test]
fn fields_of_a_search_say_what_facets_say() {
    let mut reader = Reader::new(sample());
    let ask = |words: &str| Query { words: words.into(), ..Query::default() };
    let all = explore(&mut reader, Query::default());
    for outlet in &all.facets.outlets {
        assert_eq!(explore(&mut reader, ask(&format!("outlet:{}", outlet.value))).total, outlet.count);
    }
    for month in &all.facets.dates {
        assert_eq!(explore(&mut reader, ask(&format!("date:{}", month.value))).total, month.count, "{month:?}");
    }
    for story in &all.facets.stories {
        assert_eq!(explore(&mut reader, ask(&format!("story:{}", story.value))).total, story.count);
    }
    for person in all.facets.people.iter().take(8) {
        assert!(explore(&mut reader, ask(&format!("person:\"{}\"", person.label))).total >= person.count);
    }
    let (own, reprints) = (explore(&mut reader, ask("origin:own")), explore(&mut reader, ask("origin:reprint")));
    assert_eq!(own.total + reprints.total, all.total);
    assert!(reprints.total > 0 && reprints.hits.iter().all(|hit| hit.origin.is_some()));
    assert_eq!(explore(&mut reader, ask("lang:en")).total, all.total);
    let speakers = explore(&mut reader, ask("speaker:zelensky"));
    assert!(speakers.total > 0 && speakers.total < all.total);
    let wrong = explore(&mut reader, ask("outlet:nobody OR person:none lang:xx date:someday "));
    assert_eq!((wrong.total, wrong.understood.faults.len()), (0, 4), "{:?}", wrong.understood);
}

#[test]
fn a_search_fetches_what_it_touches_and_places_for_phrases_alone() {
    let mut reader = Reader::new(sample());
    let words = |reader: &Reader| reader.fetched.iter().filter(|path| path.contains(".terms")).count();
    explore(&mut reader, Query::default());
    assert_eq!(words(&reader), 0, "without words no file of the index is needed");
    explore(&mut reader, Query { words: "peace talks ".into(), ..Query::default() });
    assert!(words(&reader) > 0 && !reader.fetched.iter().any(|path| path.contains(".places")));
    let fetched = reader.fetched.len();
    let phrase = explore(&mut reader, Query { words: "\"peace talks\" ".into(), ..Query::default() });
    assert!(phrase.total > 0 && reader.fetched.iter().skip(fetched).all(|path| path.contains(".places")));

    // a file whose bytes are not those that the manifest promises is named, and never read
    for part in [".terms", ".places", "articles/"] {
        let mut reader = Reader::new(sample());
        for (path, bytes) in &mut reader.files {
            if path.contains(part)
                && let Some(last) = bytes.last_mut()
            {
                *last ^= 1;
            }
        }
        let found = explore(&mut reader, Query { words: "\"peace talks\" ".into(), ..Query::default() });
        assert!(found.missing.iter().any(|missing| missing.path.contains(part)), "{part}: {:?}", found.missing);
        assert!(found.missing.iter().all(|missing| missing.reason.contains("altered")), "{:?}", found.missing);
    }
}

#[test]
fn compared_articles_come_in_the_order_asked_for_each_once() {
    let mut reader = Reader::new(sample());
    let hits = explore(&mut reader, Query { words: "bridge ".into(), ..Query::default() }).hits;
    let (a, b) = (hits[1].head.id.clone(), hits[0].head.id.clone());
    let Answer::Compared(view) = reader.ask(&Request::Compare(vec![a.clone(), b.clone(), a.clone()])) else { panic!() };
    assert_eq!(view.heads.iter().map(|head| head.id.clone()).collect::<Vec<_>>(), [a, b]);
    assert!(!view.comparison.aligned.is_empty() && view.comparison.only.len() == 2);
}

#[test]
fn an_entity_is_found_under_any_of_its_names_with_what_each_outlet_calls_it() {
    let mut reader = Reader::new(sample());
    let Answer::Entity(view) = reader.ask(&Request::Entity("peskov".into())) else { panic!() };
    assert_eq!(view.entity.name, "Dmitry Peskov", "a link by the surname opens the whole name");
    assert_eq!(view.articles, view.entity.articles);
    assert_eq!(view.looked_into, view.articles, "a small corpus is read whole");
    assert_eq!(view.outlets.iter().map(|outlet| outlet.articles).sum::<u32>(), view.articles);
    for outlet in &view.outlets {
        assert_eq!(outlet.by_month.iter().sum::<u32>(), outlet.articles, "{outlet:?}");
        for name in &outlet.names {
            assert_eq!(name.example.mark.of(&name.example.sentence.text), name.name, "the example shows the name");
        }
    }
    assert!(!view.quotes_by.is_empty());
    assert!(view.quotes_by.iter().all(|found| found.quote.speaker_entity.as_ref() == Some(&view.entity.id)));
    assert!(view.company.iter().all(|other| other.id != view.entity.id && other.articles <= view.articles));
    assert!(matches!(
        reader.ask(&Request::Entity("nobody-at-all".into())),
        Answer::Failed(Failure::NoSuchEntity(id)) if id.as_str() == "nobody-at-all"
    ));
}

#[test]
fn a_story_is_answered_with_its_facts_by_outlets() {
    let mut reader = Reader::new(sample());
    let Answer::Overview(overview) = reader.ask(&Request::Open) else { panic!() };
    let story = overview.stories.iter().max_by_key(|story| story.articles).unwrap().clone();
    let Answer::Story(view) = reader.ask(&Request::Story(story.id.clone())) else { panic!() };
    assert_eq!((view.head.id.clone(), view.heads.len()), (story.id, story.articles as usize));
    assert!(view.heads.windows(2).all(|two| {
        let time = |at: usize| two[at].published.map_or(i64::MAX, Moment::sort_key);
        time(0) <= time(1)
    }));
    assert_eq!(view.compared.len(), view.heads.len(), "a small story is compared whole");
    assert!(view.left_out.is_none() && view.missing.is_empty());
    let columns = view.comparison.matrix.columns.len();
    assert!(!view.comparison.groups.is_empty() && !view.entities.is_empty());
    assert!(view.comparison.matrix.rows.iter().all(|row| row.cells.len() == columns));
    assert!(view.entities.iter().all(|row| row.cells.len() == columns && row.cells.iter().sum::<u32>() > 0));
    assert!(view.reach.outlets as usize >= columns.min(2) && view.reach.origins <= view.reach.articles);

    let Answer::Failed(Failure::NoSuchStory(gone)) = reader.ask(&Request::Story("s-gone".into())) else { panic!() };
    assert_eq!(gone.as_str(), "s-gone");
    // a file that is gone is named, and the rest is answered
    reader.remove("articles/");
    reader.engine = parallax::engine::Engine::new();
    let Answer::Story(view) = reader.ask(&Request::Story(view.head.id.clone())) else { panic!() };
    assert!(!view.missing.is_empty() && view.heads.len() == story.articles as usize);
}

/// What the worker does so that all of a small corpus is there without a network, and with what was altered on its way.
#[test]
fn a_small_corpus_is_had_whole_and_what_was_altered_is_taken_when_it_comes_again() {
    let mut reader = Reader::new(sample());
    assert!(reader.engine.rest().is_empty(), "nothing is known yet");
    reader.ask(&Request::Open);
    assert!(reader.engine.promised(FileKey::Manifest).is_none());
    let rest = reader.engine.rest();
    assert_eq!(rest.len() + 1, reader.files.len(), "everything but the manifest: {rest:?}");
    for (key, path) in rest {
        let good = reader.files[&path].clone();
        let promised = reader.engine.promised(key).map(|file| (file.bytes, file.sha256.len()));
        assert_eq!(promised, Some((good.len() as u64, 64)));
        let mut altered = good.clone();
        altered[7] ^= 1;
        assert!(!reader.engine.supply(key, Ok(altered)), "{path}");
        assert!(!reader.engine.supply(key, Err("It could not be reached.".into())), "{path}");
        assert!(reader.engine.supply(key, Ok(good)), "{path}");
    }
    assert!(reader.engine.rest().is_empty());
    reader.files.clear();
    let found = explore(&mut reader, Query { words: "\"the bridge\" ".into(), ..Query::default() });
    assert!(found.total > 0 && found.missing.is_empty(), "all is here: {:?}", found.missing);
}
