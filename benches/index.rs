//! How fast the engine answers on ten thousand articles, and how fast their index is built, on one thread.
//!
//!     cargo bench --bench index
//!
//! The articles lie beside the project (`eval/corpora/news-10k.json.gz` of the shared data) and are made into a corpus
//! once, under `target`; where they are absent, this says so and measures nothing. Before criterion's figures it prints
//! the 50th and 95th percentile of each set of questions, each question at the best of five.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark ends where its data is not as it should be"
)]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use parallax::corpus::{unpacked, whole};
use parallax::engine::{Answer, Engine, Explored, Query, Request, Selection, Step};
use parallax::index::{Builder, sections};
use parallax::index::{Chunk, Files, Ground, Lengths, Library, Places, Search, Value, search, terms};
use parallax::model::{Article, Manifest};

/// The corpus on disk, made where it is not there yet.
fn corpus() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("PARALLAX_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let source = shared.join("eval/corpora/news-10k.json.gz");
    if !source.exists() {
        writeln!(std::io::stderr(), "SKIPPED: there is no {}, so nothing was measured", source.display()).ok()?;
        return None;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("news-10k");
    let mut ingest = Command::new(env!("CARGO_BIN_EXE_parallax"));
    ingest.arg("ingest").arg(&source).arg("--out").arg(&folder);
    // status 1: one of the articles is rejected; an unchanged corpus is written again in seconds
    ingest.output().ok()?.status.code().filter(|code| *code < 2)?;
    Some(folder)
}

/// A corpus wholly in memory.
struct Loaded {
    engine: Engine,
    manifest: Manifest,
    articles: Vec<Article>,
    chunks: Vec<(Chunk, Places)>,
    lengths: Lengths,
}

impl Files for Loaded {
    fn len(&self) -> usize {
        self.chunks.len()
    }
    fn first(&self, at: usize) -> &str {
        &self.manifest.index[at].first
    }
    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(at).map(|(chunk, _)| chunk)
    }
    fn places(&self, at: usize) -> Option<&Places> {
        self.chunks.get(at).map(|(_, places)| places)
    }
}

/// Words only; no values.
struct NoValues;

impl Ground for NoValues {
    fn having(&self, _: &Value) -> Vec<u32> {
        Vec::new()
    }
}

impl Loaded {
    fn of(folder: &Path) -> Self {
        let read = |path: &str| unpacked(std::fs::read(folder.join(path)).unwrap(), 1 << 30).unwrap();
        let manifest: Manifest = serde_json::from_slice(&read("manifest.json")).unwrap();
        let manifest = whole(manifest, &mut |path| Ok(read(path))).unwrap();
        let articles = manifest
            .shards
            .iter()
            .flat_map(|shard| serde_json::from_slice::<Vec<Article>>(&read(&shard.path)).unwrap());
        let chunks = manifest.index.iter().map(|chunk| {
            let places = chunk.places.as_ref().unwrap();
            (Chunk::decode(&read(&chunk.file.path)).unwrap(), Places::decode(&read(&places.path)).unwrap())
        });
        let lengths = Lengths::new(&manifest.articles.iter().map(|row| row.words).collect::<Vec<_>>());
        let (articles, chunks) = (articles.collect(), chunks.collect());
        let mut loaded = Self { engine: Engine::new(), manifest, articles, chunks, lengths };
        // whatever is asked for later is at hand
        for query in ["a* OR \"to be\" ", "the"] {
            loaded.ask(folder, &Query { words: query.into(), ..Query::default() });
        }
        loaded
    }

    fn ask(&mut self, folder: &Path, query: &Query) -> Explored {
        let request = Request::Explore(query.clone());
        self.engine.begin();
        loop {
            match self.engine.step(&request) {
                Step::Fetch(files) => {
                    for (key, path) in files {
                        self.engine.supply(key, std::fs::read(folder.join(path)).map_err(|error| error.to_string()));
                    }
                }
                Step::Done(Answer::Explored(explored)) => return explored,
                Step::Done(other) => panic!("{other:?}"),
            }
        }
    }

    fn search(&self, words: &str) -> usize {
        let library = Library { files: self, lengths: &self.lengths, ground: &NoValues, exact: false };
        search(&Search::parse(words), &library).docs.len()
    }
}

/// Numbers without pattern, the same each time (D. Knuth's multiplier for linear congruences).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

/// One to three words that some article has, the last one as far as it was typed.
fn queries(loaded: &Loaded, dice: &mut Dice) -> Vec<String> {
    let mut out = Vec::new();
    while out.len() < 200 {
        let article = &loaded.articles[dice.below(loaded.articles.len())];
        let words: Vec<String> =
            article.draft.blocks.iter().flat_map(|block| terms(&block.text)).map(|t| t.text).collect();
        let words: Vec<&String> = words.iter().filter(|word| word.len() > 3 && word.is_ascii()).collect();
        let count = 1 + dice.below(3);
        if words.len() < 20 {
            continue;
        }
        let mut chosen: Vec<&str> = (0..count).map(|_| words[dice.below(words.len())].as_str()).collect();
        if let Some(last) = chosen.last_mut() {
            *last = &last[..last.len().min(3 + dice.below(6))];
        }
        out.push(chosen.join(" "));
    }
    out
}

/// The last word of queries letter by letter, from the second on.
fn keystrokes(queries: &[String]) -> Vec<String> {
    let typed = queries.iter().take(70).flat_map(|query| {
        let start = query.rfind(' ').map_or(0, |space| space + 1);
        (start + 2..=query.len()).map(|end| query[..end].to_owned())
    });
    typed.take(272).collect()
}

/// One to three values of facets, now and then one left out.
fn filters(all: &Explored, dice: &mut Dice) -> Vec<Query> {
    let facets = &all.facets;
    let pick =
        |dice: &mut Dice, list: &[parallax::engine::FacetValue]| list[dice.below(list.len().min(100))].value.clone();
    let mut out = Vec::new();
    for _ in 0..200 {
        let mut query = Query { limit: 20, ..Query::default() };
        for _ in 0..=dice.below(3) {
            let (selection, list): (&mut Selection, _) = match dice.below(5) {
                0 => (&mut query.outlets, &facets.outlets),
                1 => (&mut query.dates, &facets.dates),
                2 => (&mut query.entities, &facets.people),
                3 => (&mut query.entities, &facets.places),
                _ => (&mut query.entities, &facets.organisations),
            };
            let value = pick(dice, list);
            if dice.below(5) == 0 { &mut selection.exclude } else { &mut selection.include }.push(value);
        }
        out.push(query);
    }
    out
}

/// Prints the percentiles of the time that each takes, at the best of five.
fn percentiles<T>(name: &str, questions: &[T], mut ask: impl FnMut(&T)) {
    let mut times: Vec<Duration> = questions
        .iter()
        .map(|question| {
            let once = |_| {
                let start = Instant::now();
                ask(question);
                start.elapsed()
            };
            (0..5).map(once).min().unwrap_or_default()
        })
        .collect();
    times.sort_unstable();
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
    let line = format!(
        "{name:28} {:>5} questions   p50 {:.3} ms   p95 {:.3} ms   max {:.3} ms",
        times.len(),
        at(50),
        at(95),
        at(100)
    );
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn answers(criterion: &mut Criterion) {
    let Some(folder) = corpus() else { return };
    let mut loaded = Loaded::of(&folder);
    let mut dice = Dice(10_000);
    let queries = queries(&loaded, &mut dice);
    let keystrokes = keystrokes(&queries);
    let all = loaded.ask(&folder, &Query::default());
    let filters = filters(&all, &mut dice);
    for words in queries.iter().chain(&keystrokes) {
        loaded.ask(&folder, &Query { words: words.clone(), ..Query::default() });
    }
    for query in &filters {
        loaded.ask(&folder, query);
    }
    let short: Vec<String> = keystrokes
        .iter()
        .map(|typed| typed.rsplit(' ').next().unwrap_or_default()[..2].to_owned())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    percentiles("search", &queries, |words| {
        black_box(loaded.search(words));
    });
    percentiles("keystroke", &keystrokes, |words| {
        black_box(loaded.search(words));
    });
    percentiles("two letters", &short, |words| {
        black_box(loaded.search(words));
    });
    let explore = |engine: &mut Engine, query: &Query| drop(black_box(engine.step(&Request::Explore(query.clone()))));
    percentiles("filter, facets, 20 results", &filters, |query| explore(&mut loaded.engine, query));
    let whole: Vec<Query> = queries.iter().map(|words| Query { words: words.clone(), ..Query::default() }).collect();
    percentiles("search, facets, passages", &whole, |query| explore(&mut loaded.engine, query));

    let mut group = criterion.benchmark_group("ten thousand articles");
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    group.bench_function("200 searches", |bench| {
        bench.iter(|| queries.iter().map(|words| loaded.search(words)).sum::<usize>());
    });
    group.bench_function("272 keystrokes", |bench| {
        bench.iter(|| keystrokes.iter().map(|words| loaded.search(words)).sum::<usize>());
    });
    group.bench_function("200 filters", |bench| {
        bench.iter(|| filters.iter().for_each(|query| explore(&mut loaded.engine, query)))
    });
    group.bench_function("the index of 1000", |bench| {
        bench.iter(|| {
            let mut builder = Builder::default();
            for article in loaded.articles.iter().take(1_000) {
                let blocks = article.draft.blocks.iter().map(|block| block.text.as_str());
                builder.add(article.draft.title.as_deref().unwrap_or_default(), blocks);
            }
            sections(builder.finish(), 48 * 1024).iter().map(|section| section.encode().0.len()).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, answers);
criterion_main!(benches);
