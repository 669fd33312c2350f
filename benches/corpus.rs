//! How fast articles become a corpus, on all cores; how fast its index is built, and containers are opened, on one.
//!
//!     cargo bench --bench corpus
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::hint::black_box;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use parallax::corpus::assemble;
use parallax::index::{Builder, sections};
use parallax::model::About;
use parallax::source::{Found, Options, records_of_file};

/// The size of a file of the index.
const CHUNK: usize = 48 * 1024;

fn pass(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("corpus pass");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    for count in [100, 1_000] {
        let drafts = support::drafts(count);
        assert_eq!(drafts.len(), count, "every article is read");
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(format!("{count} articles"), |bench| {
            let made = |drafts| black_box(assemble(drafts, About::default())).is_ok();
            bench.iter_batched(|| drafts.clone(), made, BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn index(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("index");
    group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(2));
    let drafts = support::drafts(1_000);
    group.throughput(Throughput::Elements(drafts.len() as u64));
    group.bench_function("1000 articles", |bench| {
        bench.iter(|| {
            let mut builder = Builder::default();
            for draft in &drafts {
                let blocks = draft.blocks.iter().map(|block| block.text.as_str());
                builder.add(draft.title.as_deref().unwrap_or_default(), blocks);
            }
            sections(black_box(builder).finish(), CHUNK).iter().map(|section| section.encode().0.len()).sum::<usize>()
        });
    });
    group.finish();
}

/// How many records a file gives.
fn count(name: &str, bytes: &[u8]) -> usize {
    let mut count = 0;
    records_of_file(name, &mut Cursor::new(bytes), &Options::default(), &mut |found| {
        count += usize::from(matches!(black_box(found), Found::Record(_)));
        ControlFlow::Continue(())
    });
    count
}

fn containers(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("containers");
    group.sample_size(20).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(2));
    let articles = support::articles(2_000);
    let (lines, table) = (support::json_lines(&articles), support::csv(&articles));
    let texts: usize = articles.iter().map(|article| article.body.len()).sum();
    let files = [
        ("a.jsonl", lines.clone(), lines.len()),
        ("a.csv", table.clone(), table.len()),
        ("a.jsonl.gz", support::gzip(&lines), lines.len()),
        ("a.zip", support::zip(&articles), texts),
    ];
    for (name, bytes, unpacked) in &files {
        assert_eq!(count(name, bytes), articles.len(), "every record of {name} is found");
        // what is counted is what it unpacks to
        group.throughput(Throughput::Bytes(*unpacked as u64));
        group.bench_function(*name, |bench| bench.iter(|| count(name, bytes)));
    }
    group.finish();
}

criterion_group!(benches, pass, index, containers);
criterion_main!(benches);
