//! The table of contents of a large corpus, altered by somebody who knows how to make its hash: the engine answers, or
//! says that it cannot, and asks for no more memory than there are bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::corpus::{Labels, Start, hex};
use parallax::engine::{Answer, Engine, FileKey, Query, Request, Selection, Step};
use parallax::model::{ArticleId, EntityId, Manifest, Outlet, SCHEMA_VERSION, Shard, StoryId, Tables};

const OUTLETS: usize = 3;
const STORIES: u32 = 40;
const ENTITIES: u32 = 60;

fn file(path: &str, bytes: &[u8]) -> Shard {
    Shard { path: path.to_owned(), bytes: bytes.len() as u64, sha256: hex(bytes) }
}

fn labels(listed: u32) -> Labels {
    let listed = listed.min(ENTITIES);
    Labels {
        names: (0..listed).map(|at| format!("Name {at}")).collect(),
        kinds: "0123".chars().cycle().take(listed as usize).collect(),
        stories: (0..STORIES / 2).map(|at| (at, StoryId(format!("s-{at}")), format!("Story {at}"))).collect(),
        ..Labels::default()
    }
}

fn questions() -> Vec<Request> {
    let among = |value: &str| Selection { include: vec![value.to_owned()], exclude: Vec::new() };
    let query = Query { limit: 20, ..Query::default() };
    let id = ArticleId("0123456789".to_owned());
    vec![
        Request::Open,
        Request::Explore(query.clone()),
        Request::Explore(Query { outlets: among("one"), ..query.clone() }),
        Request::Explore(Query { entities: among("name-1"), stories: among("s-1"), ..query.clone() }),
        Request::Explore(Query { dates: among("1970..2030"), origins: among("two"), ..query.clone() }),
        Request::Explore(Query { words: "name person:\"name 2\" fog".to_owned(), ..query.clone() }),
        Request::Hits(query.clone(), 5, 20),
        Request::Values(query, "name".to_owned()),
        Request::Article(id.clone()),
        Request::Heads(vec![id]),
        Request::Entity(EntityId("name-1".to_owned())),
        Request::Story(StoryId("s-1".to_owned())),
        Request::Suggest("nam".to_owned()),
    ]
}

fuzz_target!(|body: &[u8]| {
    let start_bytes = [b"PLXs\x01", body].concat();
    let start = Start::decode(&start_bytes);
    let (articles, listed) = start.as_ref().map_or((1, 0), |start| (start.words.len() as u32, start.listed));
    if let Ok(start) = &start {
        let _fault = start.fault(OUTLETS, STORIES);
    }
    let labels_bytes = serde_json::to_vec(&labels(listed)).expect("labels can be written");
    let outlet = |id: &str| Outlet { id: id.into(), name: id.to_owned(), ..Outlet::default() };
    let manifest = Manifest {
        schema: SCHEMA_VERSION,
        parser: String::new(),
        facts: String::new(),
        corpus: String::new(),
        about: Default::default(),
        outlets: ["one", "two", "three"].map(outlet).to_vec(),
        stories: Vec::new(),
        entities: Vec::new(),
        proposals: Vec::new(),
        articles: Vec::new(),
        shards: Vec::new(),
        index: Vec::new(),
        tables: Some(Tables {
            articles,
            stories: STORIES,
            entities: ENTITIES,
            dates: None,
            undated: 0,
            start: file("tables/0000.start.gz", &start_bytes),
            labels: file("tables/0000.labels.json.gz", &labels_bytes),
        }),
    };
    let manifest_bytes = serde_json::to_vec(&manifest).expect("a manifest can be written");
    let mut engine = Engine::new();
    for question in questions() {
        engine.begin();
        let answer = loop {
            match engine.step(&question) {
                Step::Done(answer) => break answer,
                Step::Fetch(files) => {
                    for (key, _) in files {
                        let bytes = match key {
                            FileKey::Manifest => Ok(manifest_bytes.clone()),
                            FileKey::Start => Ok(start_bytes.clone()),
                            FileKey::Labels => Ok(labels_bytes.clone()),
                            _ => Err("It is not there.".to_owned()),
                        };
                        engine.supply(key, bytes);
                    }
                }
            }
        };
        if let Answer::Explored(explored) = answer {
            assert!(explored.total <= articles, "more are found than there are");
        }
    }
});
