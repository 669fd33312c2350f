//! A table of contents that somebody altered together with its hash: the engine says what is wrong, or answers from
//! what is there, and lives on.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};

use parallax::corpus::{Corpus, MANIFEST, assemble, hex, unpacked};
use parallax::engine::{Answer, Query, Request, Selection};
use parallax::ingest::{Known, read_record};
use parallax::model::{About, Given, Manifest, Media, Record};
use support::Reader;

const PEOPLE: [&str; 5] = ["Mara Lindholm", "Tobias Okoro", "Elena Varga", "Samuel Ortiz", "Hana Novotna"];
const OUTLETS: [&str; 3] = ["Ferry Gazette", "Hill Observer", "Market Post"];

fn record(number: usize) -> Record {
    let (one, other) = (PEOPLE[number % 5], PEOPLE[(number / 5) % 5]);
    let body = format!(
        "{one} opened bridge number {number} in Lisbon on Friday, after {} months of work.\n\n\
         “The bridge is {} metres long,” {other} told reporters who had come to see it in the rain.\n\n\
         Those who live beside it counted {} lorries in the first hour, and {one} promised a wall against the noise.",
        number % 40 + 2,
        number * 3 + 7,
        number * 7 + 1
    );
    Record {
        source: format!("bridges.jsonl#{number}"),
        media: Media::Text,
        charset: None,
        body: body.into_bytes(),
        given: Given {
            title: Some(format!("Bridge {number} is open, and {other} looks on")),
            outlet: Some(OUTLETS[number % 3].to_owned()),
            published: Some(format!("2024-{:02}-{:02}", number % 12 + 1, number % 28 + 1)),
            ..Given::default()
        },
        given_by: "the export's fields",
        summary_only: false,
    }
}

/// A corpus that has tables.
fn large() -> Corpus {
    let known = Known::default();
    let drafts = (0..210).map(|number| read_record(&record(number), &known).unwrap()).collect();
    assemble(drafts, About::default()).unwrap()
}

fn questions(corpus: &Corpus) -> Vec<Request> {
    let of = |value: &str| Selection { include: vec![value.to_owned()], exclude: Vec::new() };
    let (article, entity) = (&corpus.manifest.articles[3], &corpus.manifest.entities[0]);
    let query = Query { limit: 20, ..Query::default() };
    vec![
        Request::Open,
        Request::Explore(Query { entities: of(entity.id.as_str()), ..query.clone() }),
        Request::Explore(Query {
            words: "speaker:varga bridge ".into(),
            outlets: of("hill-observer"),
            ..query.clone()
        }),
        Request::Explore(Query { dates: of("2024-02..2024-05"), ..query.clone() }),
        Request::Hits(query, 190, 20),
        Request::Article(article.id.clone()),
        Request::Story(corpus.manifest.stories[0].id.clone()),
        Request::Entity(entity.id.clone()),
        Request::Suggest("var".into()),
    ]
}

/// Asks everything of a corpus with other columns, under a manifest that promises them.
fn ask_all(corpus: &Corpus, manifest: &Manifest, columns: &[u8], questions: &[Request]) -> usize {
    let mut manifest = manifest.clone();
    let start = &mut manifest.tables.as_mut().unwrap().start;
    (start.bytes, start.sha256) = (columns.len() as u64, hex(columns));
    let mut reader = Reader::new(corpus.clone());
    reader.files.insert(start.path.clone(), columns.to_vec());
    reader.files.insert(MANIFEST.to_owned(), serde_json::to_vec(&manifest).unwrap());
    let failed = |question: &&Request| matches!(reader.ask(question), Answer::Failed(_));
    questions.iter().filter(failed).count()
}

#[test]
fn columns_altered_together_with_their_hash_end_no_engine() {
    let corpus = large();
    let questions = questions(&corpus);
    let bytes_of = |path: &str| corpus.files.iter().find(|file| file.path == path).unwrap().bytes.clone();
    let manifest: Manifest = serde_json::from_slice(&bytes_of(MANIFEST)).unwrap();
    let columns = unpacked(bytes_of(&manifest.tables.as_ref().unwrap().start.path), 1 << 20).unwrap();
    assert_eq!(ask_all(&corpus, &manifest, &columns, &questions), 0, "unaltered");
    let (mut refused, mut answered) = (0, 0);
    for at in (5..columns.len()).step_by(11) {
        let mut altered = columns.clone();
        altered[at] ^= 1 << (at % 8);
        let asked = catch_unwind(AssertUnwindSafe(|| ask_all(&corpus, &manifest, &altered, &questions)));
        match asked.unwrap_or_else(|_| panic!("byte {at} of {} ended the engine", columns.len())) {
            0 => answered += 1,
            _ => refused += 1,
        }
    }
    assert!(refused > 0 && answered > 0, "{refused} refused, {answered} answered");
}
