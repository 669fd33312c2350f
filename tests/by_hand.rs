//! Names joined and parted by the reader, and what is suggested while typing: as the page asks, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::fs;
use std::process::Command;
use std::sync::OnceLock;

use parallax::corpus::Corpus;
use parallax::engine::{
    AliasEdit, Aliased, Answer, EntityView, Explored, Query, Request, Selection, Suggestion, SuggestionKind,
};
use parallax::model::{EntityId, Manifest};
use parallax::state::corpus_toml;
use proptest::prelude::*;
use support::{Reader, root};

fn explore(reader: &mut Reader, query: Query) -> Explored {
    match reader.ask(&Request::Explore(query)) {
        Answer::Explored(explored) => explored,
        other => panic!("{other:?}"),
    }
}

fn entity(reader: &mut Reader, id: &EntityId) -> EntityView {
    match reader.ask(&Request::Entity(id.clone())) {
        Answer::Entity(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn with_names(reader: &mut Reader, edits: &[AliasEdit]) -> Aliased {
    match reader.ask(&Request::Aliases(edits.to_vec())) {
        Answer::Aliased(told) => told,
        other => panic!("{other:?}"),
    }
}

fn suggest(reader: &mut Reader, line: &str) -> Vec<Suggestion> {
    match reader.ask(&Request::Suggest(line.to_owned())) {
        Answer::Suggested(found) => found,
        other => panic!("{other:?}"),
    }
}

fn words(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

/// The sample, made once.
fn sample() -> Corpus {
    static MADE: OnceLock<Corpus> = OnceLock::new();
    MADE.get_or_init(support::sample).clone()
}

fn manifest() -> Manifest {
    let corpus = sample();
    let file = corpus.files.iter().find(|file| file.path == "manifest.json").unwrap();
    serde_json::from_slice(&file.bytes).unwrap()
}

fn merge(entity: &EntityId, other: &EntityId) -> AliasEdit {
    AliasEdit::Merge { entity: entity.clone(), other: other.clone() }
}

/// Two people who are named together and apart.
fn two_people(reader: &mut Reader) -> (EntityId, EntityId) {
    let people = explore(reader, Query::default()).facets.people;
    (EntityId(people[0].value.clone()), EntityId(people[1].value.clone()))
}

#[test]
fn two_people_joined_by_hand_are_one_everywhere() {
    let mut reader = Reader::new(sample());
    let (kept, taken) = two_people(&mut reader);
    let either = Query {
        entities: Selection { include: vec![kept.to_string(), taken.to_string()], exclude: vec![] },
        ..Query::default()
    };
    let total = explore(&mut reader, either).total;
    let (before, other) = (entity(&mut reader, &kept), entity(&mut reader, &taken));

    let told = with_names(&mut reader, &[merge(&kept, &taken)]);
    assert_eq!((told.refused, told.pins.len()), (vec![], 1));
    let all = explore(&mut reader, Query::default());
    let row = all.facets.people.iter().find(|row| row.value == kept.as_str()).unwrap();
    assert_eq!(row.count, total, "the facet counts the articles of both, each once");
    assert!(all.facets.people.iter().all(|row| row.value != taken.as_str()));

    let now = entity(&mut reader, &kept);
    assert_eq!(now.articles, total);
    let named = |name: &str| now.entity.aliases.iter().find(|alias| alias.name == name);
    for alias in before.entity.aliases.iter().chain(&other.entity.aliases) {
        assert!(named(&alias.name).is_some(), "{} is lost", alias.name);
    }
    assert_eq!(named(&other.entity.name).unwrap().reason, "joined by you");
    assert_eq!(entity(&mut reader, &taken).entity.id, kept, "the old address leads to the one that it is now");
    let mentions = |view: &EntityView| view.outlets.iter().flat_map(|o| &o.names).map(|n| n.mentions).sum::<u32>();
    assert_eq!(mentions(&now), mentions(&before) + mentions(&other));
    assert_eq!(now.quotes_by.len(), before.quotes_by.len() + other.quotes_by.len());

    for line in [format!("person:\"{}\"", other.entity.name), format!("person:\"{}\"", before.entity.name)] {
        assert_eq!(explore(&mut reader, words(&line)).total, total, "{line}");
    }
    let found = suggest(&mut reader, &other.entity.name);
    assert_eq!(found[0].label, before.entity.name);
    assert_eq!(found[0].other_name.as_deref(), Some(other.entity.name.as_str()));
    assert_eq!(found[0].articles, Some(total));
}

/// An entity with a name that is not the one it is shown by and stands in several articles' mentions.
fn with_another_name(manifest: &Manifest) -> (EntityId, String) {
    let named = manifest.entities.iter().filter(|entity| entity.articles > 1).find_map(|entity| {
        let slug = |name: &str| name.to_lowercase().replace([' ', '.'], "-");
        let alias = entity.aliases.iter().find(|alias| slug(&alias.name) != slug(&entity.name))?;
        Some((entity.id.clone(), alias.name.clone()))
    });
    named.unwrap()
}

#[test]
fn a_name_parted_by_hand_stands_for_itself() {
    let mut reader = Reader::new(sample());
    let (id, name) = with_another_name(&manifest());
    let before = entity(&mut reader, &id);
    let uses = |view: &EntityView, name: &str| {
        let names = view.outlets.iter().flat_map(|outlet| &outlet.names).filter(|own| own.name == name);
        names.map(|own| own.mentions).sum::<u32>()
    };
    let split = AliasEdit::Split { entity: id.clone(), name: name.clone() };
    let told = with_names(&mut reader, std::slice::from_ref(&split));
    assert_eq!(told.refused, []);
    assert_eq!(told.pins[0].apart, std::slice::from_ref(&name));

    let now = entity(&mut reader, &id);
    assert!(now.entity.aliases.iter().all(|alias| alias.name != name));
    assert_eq!(uses(&now, &name), 0, "no article calls it so any more");
    let alone = match &suggest(&mut reader, &name)[..] {
        [first, ..] => first.clone(),
        [] => panic!("the name is not suggested"),
    };
    assert_eq!(alone.label, name);
    let found = explore(&mut reader, words(&alone.words));
    assert_eq!(Some(found.total), alone.articles);
    let own = entity(&mut reader, &EntityId(parallax::text::slug(&name)));
    assert_eq!(uses(&own, &name), uses(&before, &name));

    // joined again it is as it was, but for who says so
    with_names(&mut reader, &[split, merge(&id, &own.entity.id)]);
    assert_eq!(entity(&mut reader, &id).articles, before.articles);
}

#[test]
fn what_makes_no_sense_is_refused_with_a_reason() {
    let mut reader = Reader::new(sample());
    let manifest = manifest();
    let (one, _) = two_people(&mut reader);
    let place = manifest.entities.iter().find(|entity| entity.kind.as_str() == "place").unwrap();
    let main = &manifest.entities.iter().find(|entity| entity.id == one).unwrap().name;
    let split = |name: &str| AliasEdit::Split { entity: one.clone(), name: name.to_owned() };
    let nobody = EntityId("nobody-at-all".to_owned());
    let edits = [merge(&one, &place.id), merge(&one, &nobody), merge(&one, &one), split("No Such Name"), split(main)];
    let told = with_names(&mut reader, &edits);
    assert_eq!((told.refused.len(), told.pins), (5, vec![]));
    assert!(told.refused.iter().all(|(_, reason)| reason.ends_with('.')), "{:?}", told.refused);
}

/// What the page would show, wherever it is.
fn everything(reader: &mut Reader) -> Vec<Answer> {
    let manifest = manifest();
    let mut requests = vec![Request::Explore(Query { limit: 50, ..Query::default() })];
    requests.extend(manifest.entities.iter().take(12).map(|entity| Request::Entity(entity.id.clone())));
    requests.extend(manifest.articles.iter().take(6).map(|row| Request::Article(row.id.clone())));
    requests.push(Request::Compare(manifest.stories[0].articles.iter().take(3).cloned().collect()));
    requests.push(Request::Suggest("the m".to_owned()));
    requests.iter().map(|request| reader.ask(request)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn edits_taken_back_leave_no_trace(choices in prop::collection::vec((0_usize..40, 0_usize..40, any::<bool>()), 1..6)) {
        let entities = manifest().entities;
        let edit = |&(one, other, merges): &(usize, usize, bool)| {
            let (one, other) = (&entities[one % entities.len()], &entities[other % entities.len()]);
            if merges {
                return merge(&one.id, &other.id);
            }
            let name = one.aliases[one.aliases.len() - 1].name.clone();
            AliasEdit::Split { entity: one.id.clone(), name }
        };
        let edits: Vec<AliasEdit> = choices.iter().map(edit).collect();
        let mut reader = Reader::new(sample());
        let before = everything(&mut reader);
        with_names(&mut reader, &edits[..1]);
        let told = with_names(&mut reader, &edits);
        let after = everything(&mut reader);

        // laid over before any article was read, they do the same
        let mut early = Reader::new(sample());
        prop_assert_eq!(&with_names(&mut early, &edits), &told);
        prop_assert!(everything(&mut early) == after);

        with_names(&mut reader, &[]);
        prop_assert!(everything(&mut reader) == before);
    }
}

/// The edits as tables, given to the next ingestion, do what they did on the page.
#[test]
fn the_makers_can_take_over_what_a_reader_joined() {
    let mut reader = Reader::new(sample());
    let (kept, taken) = two_people(&mut reader);
    let told = with_names(&mut reader, &[merge(&kept, &taken)]);
    let on_page = entity(&mut reader, &kept);

    let place = tempfile::tempdir().unwrap();
    let (raw, out) = (place.path().join("raw"), place.path().join("out"));
    fs::create_dir(&raw).unwrap();
    for file in fs::read_dir(root().join("corpus")).unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&file, raw.join(file.file_name().unwrap())).unwrap();
    }
    let makers = fs::read_to_string(raw.join("corpus.toml")).unwrap();
    fs::write(raw.join("corpus.toml"), format!("{makers}\n{}", corpus_toml(&told.pins))).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_parallax")).arg("ingest").arg(&raw).arg("--out").arg(&out).output();
    let done = done.unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let made: Manifest = serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
    let found = made.entities.iter().find(|entity| entity.id == kept).unwrap();
    assert_eq!(found.articles, on_page.articles);
    assert!(made.entities.iter().all(|entity| entity.id != taken));
    let names = |entity: &parallax::model::Entity| {
        let mut names: Vec<_> = entity.aliases.iter().map(|alias| alias.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names(found), names(&on_page.entity));
}

#[test]
fn every_name_is_suggested_by_the_beginning_of_its_words_and_finds_its_articles() {
    let mut reader = Reader::new(sample());
    let manifest = manifest();
    for entity in manifest.entities.iter().take(30) {
        let whole = suggest(&mut reader, &format!("fog OR -{}", entity.name));
        assert!(whole.len() <= 8);
        let own = whole.iter().find(|found| found.label == entity.name).unwrap_or_else(|| panic!("{}", entity.name));
        assert_eq!((own.kind, own.articles), (SuggestionKind::Entity(entity.kind), Some(entity.articles)));
        let clause = own.words.strip_prefix("fog OR -").unwrap();
        assert_eq!(explore(&mut reader, words(clause)).total, entity.articles, "{clause}");
    }
    let outlet = &manifest.outlets[0];
    let found = suggest(&mut reader, &format!("outlet:{}", outlet.name.get(..3).unwrap().to_uppercase()));
    let own = found.iter().find(|found| found.label == outlet.name).unwrap();
    assert_eq!(explore(&mut reader, words(&own.words)).total, outlet.articles);
    let story = manifest.stories.iter().find(|story| story.articles.len() > 2).unwrap();
    let found = suggest(&mut reader, &format!("story:\"{}", story.title));
    assert_eq!(explore(&mut reader, words(&found[0].words)).total as usize, story.articles.len());
    let fields: Vec<_> =
        suggest(&mut reader, "fog sp").into_iter().filter(|s| s.kind == SuggestionKind::Field).collect();
    assert_eq!((fields.len(), fields[0].words.as_str()), (1, "fog speaker:"));
    assert_eq!((suggest(&mut reader, ""), suggest(&mut reader, "fog (")), (vec![], vec![]));
}

/// Entities that were proposed and not joined stand on each other's pages.
#[test]
fn what_may_be_the_same_is_told_from_both_sides() {
    let mut corpus = sample();
    let mut manifest = manifest();
    let people = manifest.entities.iter().filter(|entity| entity.kind.as_str() == "person").take(2);
    let [one, other] = &people.map(|entity| entity.id.clone()).collect::<Vec<_>>()[..] else { panic!() };
    let file = corpus.files.iter_mut().find(|file| file.path == "manifest.json").unwrap();
    manifest.proposals = vec![parallax::model::Proposal {
        entity: one.clone(),
        other: other.clone(),
        reason: "fitting initials".to_owned(),
        score: parallax::model::Share::new(0.7),
    }];
    file.bytes = serde_json::to_vec(&manifest).unwrap();
    let mut reader = Reader::new(corpus);
    for (page, named) in [(one, other), (other, one)] {
        let view = entity(&mut reader, page);
        let told: Vec<_> = view.perhaps.iter().map(|other| (&other.id, other.reason.as_str())).collect();
        assert_eq!(told, [(named, "fitting initials")]);
    }
    // once the reader joins them, there is nothing left to propose
    with_names(&mut reader, &[merge(one, other)]);
    assert_eq!(entity(&mut reader, one).perhaps, []);
}
