//! A large corpus in pieces answers as the same corpus does whose manifest lists everything.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::collections::BTreeSet;

use parallax::corpus::{Corpus, File, Start, assemble, check, unpacked, whole};
use parallax::engine::{AliasEdit, Answer, Engine, Explored, FacetValue, Query, Request, Selection, Sort};
use parallax::ingest::{Known, read_record};
use parallax::model::{About, ArticleId, Given, Manifest, Media, Record};
use proptest::prelude::*;
use support::Reader;

const OUTLETS: [&str; 5] = ["Harbour Times", "Island Post", "Meridian Wire", "Quay Tribune", "Valley Courier"];
const PEOPLE: [&str; 8] = [
    "Ana Ruiz",
    "Tomas Kovar",
    "Ines Almeida",
    "Viktor Lindqvist",
    "Leila Haddad",
    "Pavel Novak",
    "Noor Okafor",
    "Greta Berg",
];
const TOWNS: [&str; 6] = ["Lisbon", "Prague", "Oslo", "Nairobi", "Lima", "Hanoi"];
const THINGS: [&str; 7] = ["tunnel", "orchard", "museum", "ferry", "library", "turbine", "lighthouse"];

/// Two articles on each event, every ninth a reprint of the one before, every eleventh without a date.
fn record(number: usize) -> Record {
    let event = number / 2;
    let told = if number % 9 == 1 { number - 1 } else { number };
    let (person, town) = (PEOPLE[event % 8], TOWNS[event % 6]);
    let surname = person.split(' ').nth(1).unwrap();
    let stranger = format!("Quen{} Tarn{}", letters(event), letters(told * 7 + 3));
    let thing = THINGS[event % 7];
    // what makes a text long enough to be known again in a reprint
    let log: Vec<String> = (0..90).map(|word| letters(told * 97 + word * 31)).collect();
    let body = format!(
        "{person}, mayor of {town}, said on Monday that the {thing} would cost {} million.\n\n\
         “We knew that the {thing} had to change after {} winters,” {surname} told reporters in {town}.\n\n\
         {stranger} of the harbour office counted {} boats, and the {thing}s of {town} were closed until noon.\n\n\
         The log of that day reads {}.",
        event * 13 + 5,
        told + 2,
        told * 3 + 1,
        log.join(" ")
    );
    let day = 1 + event % 28;
    let published = format!("20{:02}-{:02}-{day:02}T{:02}:15:00Z", 20 + event % 5, 1 + event % 12, told % 24);
    Record {
        source: format!("export.jsonl#{number}"),
        media: Media::Text,
        charset: None,
        body: body.into_bytes(),
        given: Given {
            title: Some(format!("{town} {thing} number {event} waits for {surname}, part {told}")),
            outlet: Some(OUTLETS[number % 5].to_owned()),
            published: (!number.is_multiple_of(11)).then_some(published),
            ..Given::default()
        },
        given_by: "the export's fields",
        ..Record::default()
    }
}

/// A number in letters.
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    while number > 0 || out.len() < 2 {
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    out
}

fn large() -> Corpus {
    let known = Known::default();
    let drafts = (0..260).map(|number| read_record(&record(number), &known).unwrap()).collect();
    assemble(drafts, About::default()).unwrap()
}

/// The same files under a manifest that lists everything.
fn listed(corpus: &Corpus) -> Reader {
    let mut reader = Reader::new(corpus.clone());
    let manifest = Manifest { tables: None, ..corpus.manifest.clone() };
    reader.files.insert("manifest.json".to_owned(), serde_json::to_vec(&manifest).unwrap());
    reader
}

fn explore(reader: &mut Reader, query: &Query) -> Explored {
    match reader.ask(&Request::Explore(query.clone())) {
        Answer::Explored(explored) => explored,
        other => panic!("{other:?}"),
    }
}

fn one(value: &str) -> Selection {
    Selection { include: vec![value.to_owned()], exclude: vec![] }
}

fn not(value: &str) -> Selection {
    Selection { include: vec![], exclude: vec![value.to_owned()] }
}

/// Questions of every kind, by what the corpus has.
fn queries(all: &Explored, manifest: &Manifest) -> Vec<Query> {
    let words = [
        "ferry",
        "ferry ",
        "fe",
        "lisbon tunnel ",
        "\"waits for\"",
        "ruiz ",
        "ana ruiz",
        "name:ruiz",
        "person:\"Ana Ruiz\"",
        "speaker:kovar ",
        "tu* -prague",
        "boats NEAR/4 counted ",
        "tunel~ ",
        "title:museum OR quote:winters ",
        "origin:reprint ",
        "origin:own lima",
        "date:2021..2022 ",
        "outlet:harbour ",
        "nowhere ",
        "place:osl",
        "lang:en ",
        "person:quenaa",
        "name:\"Tarndc\"",
        "tarn*",
    ];
    let query = |words: &str| Query { words: words.to_owned(), limit: 30, ..Query::default() };
    let mut out: Vec<Query> = words.iter().map(|words| query(words)).collect();
    out.extend(words.iter().map(|words| Query { exact: true, sort: Sort::Oldest, ..query(words) }));
    out.push(Query { limit: 300, ..Query::default() });
    out.push(Query { limit: 300, sort: Sort::Oldest, ..Query::default() });
    for outlet in &all.facets.outlets {
        out.push(Query { outlets: one(&outlet.value), ..query("") });
    }
    for person in all.facets.people.iter().chain(&all.facets.places).step_by(3) {
        out.push(Query { entities: one(&person.value), ..query("ferry") });
        out.push(Query { entities: not(&person.value), ..query("") });
    }
    // names that one article alone has, by identifier
    for entity in manifest.entities.iter().filter(|entity| entity.articles == 1).step_by(17) {
        out.push(Query { entities: one(entity.id.as_str()), ..query("") });
        out.push(Query { words: format!("name:\"{}\" ", entity.name), ..query("") });
    }
    for story in manifest.stories.iter().step_by(9) {
        out.push(Query { stories: one(story.id.as_str()), ..query("") });
        out.push(query(&format!("story:{} ", story.id)));
    }
    for story in manifest.stories.iter().filter(|story| story.articles.len() > 1).step_by(5) {
        out.push(query(&format!("story:\"{}\" ", story.title)));
    }
    out.push(query(&format!("origin:{} ", manifest.articles[4].id)));
    out
}

/// What facets list, without what tables leave to the articles: names and stories of one article alone.
fn kept(values: &[FacetValue], known: &BTreeSet<&str>) -> Vec<FacetValue> {
    values.iter().filter(|value| known.contains(value.value.as_str())).cloned().collect()
}

#[test]
fn every_answer_is_that_of_a_manifest_that_lists_everything() {
    let corpus = large();
    let manifest = corpus.manifest.clone();
    assert!(manifest.tables.is_some() && corpus.files.iter().any(|file| file.path.ends_with(".start.gz")));
    let (mut tables, mut lists) = (Reader::new(corpus.clone()), listed(&corpus));
    let all = explore(&mut lists, &Query::default());
    let (mut reprints, mut rare) = (0, 0);
    for query in queries(&all, &manifest) {
        let (mut got, mut want) = (explore(&mut tables, &query), explore(&mut lists, &query));
        reprints += want.hits.iter().filter(|hit| hit.origin.is_some()).count();
        rare += usize::from(query.entities.include.len() == 1 && want.total == 1);
        let many = manifest.entities.iter().filter(|entity| entity.articles > 1);
        let known: BTreeSet<&str> = many
            .map(|entity| entity.id.as_str())
            .chain(query.entities.include.iter().chain(&query.entities.exclude).map(String::as_str))
            .collect();
        for (got, want) in [
            (&got.facets.people, &want.facets.people),
            (&got.facets.places, &want.facets.places),
            (&got.facets.organisations, &want.facets.organisations),
            (&got.facets.others, &want.facets.others),
        ] {
            let mut want = kept(want, &known);
            let mut got = got.clone();
            want.sort();
            got.sort();
            assert!(want.len() < 60 && got == want, "{query:?}: {got:?} {want:?}");
        }
        let many: BTreeSet<&str> =
            manifest.stories.iter().filter(|story| story.articles.len() > 1).map(|story| story.id.as_str()).collect();
        let (got_stories, want_stories) = (kept(&got.facets.stories, &many), kept(&want.facets.stories, &many));
        assert!(got_stories.starts_with(&want_stories), "{query:?}");
        for chosen in &query.stories.include {
            assert!(got.facets.stories.iter().any(|story| story.value == *chosen && story.count > 0), "{query:?}");
        }
        for explored in [&mut got, &mut want] {
            let facets = &mut explored.facets;
            for values in [
                &mut facets.people,
                &mut facets.places,
                &mut facets.organisations,
                &mut facets.others,
                &mut facets.stories,
            ] {
                values.clear();
            }
        }
        assert_eq!(got, want, "{query:?}");
    }
    assert!(reprints > 10 && rare > 2, "{reprints} {rare}");

    let ids: Vec<ArticleId> = manifest.articles.iter().step_by(31).map(|row| row.id.clone()).collect();
    let mut requests: Vec<Request> = ids.iter().cloned().map(Request::Article).collect();
    requests.push(Request::Heads([ids.as_slice(), &["gone".into()]].concat()));
    requests.push(Request::Heads(manifest.articles.iter().map(|row| row.id.clone()).collect()));
    requests.push(Request::Compare([&ids[..2], &["gone".into()]].concat()));
    requests.extend(ids.iter().map(|id| Request::Marks(id.clone(), "ferry ruiz \"said on\"".into())));
    requests.extend(manifest.stories.iter().step_by(29).map(|story| Request::Story(story.id.clone())));
    requests.extend([
        Request::Story("s-gone".into()),
        Request::Entity("nobody".into()),
        Request::Article("gone".into()),
    ]);
    for request in requests {
        // asked first and asked last: nothing depends on what was read before
        let mut fresh = Reader::new(corpus.clone());
        let want = lists.ask(&request);
        assert_eq!(fresh.ask(&request), want, "{request:?}");
        assert_eq!(tables.ask(&request), want, "{request:?}");
    }
    for entity in manifest.entities.iter().step_by(23) {
        for id in [entity.id.clone(), parallax::text::slug(&entity.aliases.last().unwrap().name).as_str().into()] {
            let (got, want) = (tables.ask(&Request::Entity(id.clone())), lists.ask(&Request::Entity(id)));
            let (Answer::Entity(mut got), Answer::Entity(mut want)) = (got, want) else { panic!("{entity:?}") };
            // company is of those that facets list
            want.company.clear();
            got.company.clear();
            assert_eq!(got, want);
        }
    }
}

#[test]
fn names_joined_by_the_reader_are_joined_in_a_large_corpus_and_come_apart_again() {
    let corpus = large();
    let (mut tables, mut lists) = (Reader::new(corpus.clone()), listed(&corpus));
    let query = Query { words: "ferry ".into(), ..Query::default() };
    let before = explore(&mut tables, &query);
    let (entity, other) = ("ana-ruiz".into(), "greta-berg".into());
    let edits = Request::Aliases(vec![AliasEdit::Merge { entity, other }]);
    assert_eq!(tables.ask(&edits), lists.ask(&edits));
    for query in [&query, &Query { entities: one("greta-berg"), ..Query::default() }] {
        let (got, want) = (explore(&mut tables, query), explore(&mut lists, query));
        assert!(got == want && got.total > 30, "{query:?}");
    }
    tables.ask(&Request::Aliases(Vec::new()));
    assert_eq!(explore(&mut tables, &query), before);
    let Answer::Suggested(found) = tables.ask(&Request::Suggest("rui".into())) else { panic!() };
    assert!(
        found.iter().any(|suggestion| suggestion.label == "Ana Ruiz" && suggestion.articles > Some(30)),
        "{found:?}"
    );
}

#[test]
fn browsing_takes_few_files_and_a_search_those_that_it_touches() {
    let corpus = large();
    let mut reader = Reader::new(corpus);
    let Answer::Overview(overview) = reader.ask(&Request::Open) else { panic!() };
    assert_eq!((overview.articles, reader.fetched.len()), (260, 3), "{:?}", reader.fetched);
    assert!(
        overview.dates.is_some() && overview.undated > 20 && overview.story_count as usize >= overview.stories.len()
    );
    explore(&mut reader, &Query { words: "ferry ".into(), limit: 3, ..Query::default() });
    let fetched = |ending: &str| reader.fetched.iter().filter(|path| path.ends_with(ending)).count();
    // one of lists for the first article of a reprint at most
    assert!(fetched(".heads.json.gz") < 2, "{:?}", reader.fetched);
    assert_eq!((fetched(".entities.json.gz"), fetched(".ids.json.gz"), fetched(".places.gz")), (0, 0, 0));
    assert!(fetched(".terms.gz") > 0 && fetched(".json.gz") < 6, "{:?}", reader.fetched);
}

#[test]
fn the_tables_hold_the_whole_manifest_and_check_knows_every_file() {
    let corpus = large();
    let files: std::collections::BTreeMap<String, Vec<u8>> =
        corpus.files.iter().map(|File { path, bytes }| (path.clone(), bytes.clone())).collect();
    let thin: Manifest = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert!(thin.articles.is_empty() && thin.entities.is_empty() && files["manifest.json"].len() < 3_000);
    let read = |path: &str| files.get(path).cloned().ok_or_else(|| "is missing".to_owned());
    assert_eq!(whole(thin, &mut |path| read(path)).unwrap(), corpus.manifest);
    let (_, problems) = check(read);
    assert_eq!(problems, []);
    for (path, bytes) in &files {
        let broken = |path_read: &str| {
            let mut bytes = read(path_read)?;
            if path_read == path {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            }
            Ok(bytes)
        };
        assert!(!check(broken).1.is_empty(), "{path} of {} bytes", bytes.len());
        let without = |path_read: &str| if path_read == path { Err("is missing".to_owned()) } else { read(path_read) };
        assert!(check(without).1.iter().any(|problem| problem.path == *path), "{path}");
    }
}

#[test]
fn what_cannot_be_had_is_named_and_the_rest_is_answered() {
    let corpus = large();
    let id = corpus.manifest.articles[7].id.clone();
    for (gone, request) in [
        (".start.gz", Request::Open),
        (".labels.json.gz", Request::Explore(Query::default())),
        (".ids.json.gz", Request::Article(id.clone())),
        (".ids.json.gz", Request::Heads(vec![id.clone()])),
    ] {
        let mut reader = Reader::new(corpus.clone());
        let whole = reader.files.clone();
        reader.files.retain(|path, _| !path.ends_with(gone));
        let Answer::Failed(failure) = reader.ask(&request) else { panic!("{gone}") };
        assert!(format!("{failure:?}").contains(gone), "{failure:?}");
        reader.files = whole;
        assert!(!matches!(reader.ask(&request), Answer::Failed(_)), "{gone} is back, and asking again is enough");
    }
    let mut reader = Reader::new(corpus);
    reader.remove("articles/");
    let found = explore(&mut reader, &Query { words: "ferry ".into(), ..Query::default() });
    assert!(
        found.hits.len() == 20 && found.hits.iter().all(|hit| !hit.head.title.is_empty() && hit.passages.is_empty())
    );
    assert!(found.missing.iter().all(|missing| missing.path.starts_with("articles/")) && !found.missing.is_empty());
}

/// The columns of the large corpus as a file.
fn start() -> Vec<u8> {
    let corpus = large();
    let file = corpus.files.into_iter().find(|file| file.path.ends_with(".start.gz")).unwrap();
    unpacked(file.bytes, 1 << 20).unwrap()
}

proptest! {
    #[test]
    fn columns_come_back_from_their_bytes(
        rows in prop::collection::vec((0..9_u32, 0..500_u32, prop::option::of(-99_999..99_999_i32), 0..5_000_u32, 0..3_u32), 1..60),
        lists in prop::collection::vec(prop::collection::btree_set(0..400_u32, 0..20), 60),
    ) {
        let none = |value: u32| if value == 0 { parallax::corpus::NONE } else { value - 1 };
        let mut moment = 0;
        let mut start = Start { listed: 400, language_names: vec!["de".into(), "en".into()], ..Start::default() };
        for ((outlet, story, day, words, language), list) in rows.into_iter().zip(lists) {
            start.outlets.push(none(outlet));
            start.stories.push(story);
            start.moments.push(day.map_or(parallax::corpus::NONE, |_| { moment += 1; moment - 1 }));
            start.days.push(day);
            start.words.push(words);
            start.languages.push(none(language));
            start.origins.push(none(story % 3));
            let entities: Vec<u32> = list.into_iter().collect();
            start.speakers_of.push(entities.iter().copied().filter(|entity| entity % 3 == 0).collect());
            start.entities_of.push(entities);
        }
        prop_assert_eq!(Start::decode(&start.encode()), Ok(start));
    }
}

#[test]
fn broken_columns_are_refused_or_read_without_harm() {
    let bytes = start();
    assert!(Start::decode(&bytes).is_ok());
    for cut in (0..bytes.len()).step_by(7) {
        assert!(Start::decode(&bytes[..cut]).is_err());
        for flip in [0x01, 0x55, 0x80] {
            let mut altered = bytes.clone();
            altered[cut] ^= flip;
            let _ = Start::decode(&altered).map(|start| start.fault(5, 100));
        }
    }
    let mut newer = bytes;
    newer[4] = 9;
    assert!(Start::decode(&newer).unwrap_err().contains("form 9"));
    // an engine that was given nonsense says so and lives on
    let mut engine = Engine::new();
    engine.supply(parallax::engine::FileKey::Start, Ok(vec![1, 2, 3]));
    engine.supply(parallax::engine::FileKey::Heads(7), Ok(Vec::new()));
}
