//! How fast names and quotations are found, and the names of a corpus joined: all on one core.
//!
//!     cargo bench --bench entities
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use parallax::entities::{FirstSight, Found, quotes, recognise};
use parallax::model::Block;
use parallax::text::words;

fn tokens(articles: &[Vec<Block>]) -> u64 {
    articles.iter().flatten().map(|block| words(&block.text).count() as u64).sum()
}

fn blocks(count: usize) -> Vec<Vec<Block>> {
    support::drafts(count).into_iter().map(|draft| draft.blocks).collect()
}

fn finding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("finding");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    let articles = blocks(200);
    group.throughput(Throughput::Elements(tokens(&articles)));
    group.bench_function("names, by word", |bench| {
        bench.iter(|| articles.iter().map(|blocks| recognise(black_box(blocks)).len()).sum::<usize>());
    });
    let found: Vec<Vec<Found>> = articles.iter().map(|blocks| recognise(blocks)).collect();
    group.bench_function("quotations, by word", |bench| {
        let all = || articles.iter().zip(&found).map(|(blocks, found)| quotes(black_box(blocks), found).len());
        bench.iter(|| all().sum::<usize>());
    });
    // one article, ten times as long: the time per word stays
    for paragraphs in [200, 2_000] {
        let long: Vec<Block> = articles.iter().flatten().take(paragraphs).cloned().collect();
        let long = [long];
        group.throughput(Throughput::Elements(tokens(&long)));
        group.bench_with_input(BenchmarkId::new("one long article, by word", paragraphs), &long, |bench, long| {
            bench.iter(|| long.iter().map(|blocks| recognise(black_box(blocks)).len()).sum::<usize>());
        });
    }
    group.finish();
}

/// All three looks at the names of all articles, and the way back from each name to its entity.
fn joined(articles: &[Vec<Found>]) -> usize {
    let mut first = FirstSight::default();
    for found in articles {
        first.add(found);
    }
    let mut second = first.next();
    for found in articles {
        second.add(found);
    }
    let mut third = second.next(&[]);
    for found in articles {
        third.add(found);
    }
    let register = third.join();
    articles.iter().map(|found| register.numbered(found).len()).sum()
}

fn joining(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("joining");
    group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(3));
    for count in [500, 5_000] {
        let articles: Vec<Vec<Found>> = blocks(count).iter().map(|blocks| recognise(blocks)).collect();
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(format!("{count} articles"), |bench| bench.iter(|| joined(black_box(&articles))));
    }
    group.finish();
}

criterion_group!(benches, finding, joining);
criterion_main!(benches);
