//! How fast raw text becomes articles, on one core: pages of our own, hostile texts, and labelled pages where they lie
//! beside the project.
//!
//!     cargo bench --bench ingest
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use parallax::ingest::{Known, read, read_record};
use parallax::model::{Media, Record};
use support::page;

/// The labelled pages as crude text, where `PARALLAX_TEXTS` names their folder.
fn labelled() -> Vec<(String, Vec<u8>)> {
    let Some(folder) = std::env::var_os("PARALLAX_TEXTS").map(PathBuf::from) else { return Vec::new() };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut pages: Vec<(String, Vec<u8>)> = entries
        .filter_map(|entry| Some((entry.path().display().to_string(), std::fs::read(entry.path()).ok()?)))
        .collect();
    pages.sort();
    pages
}

fn pages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pages");
    group.sample_size(30);
    let own: Vec<String> = (0..200).map(|seed| page(seed, 14)).collect();
    group.throughput(Throughput::Elements(own.len() as u64));
    group.bench_function("our own", |bench| {
        bench.iter(|| own.iter().filter(|page| black_box(read("page.txt", page.as_bytes())).is_ok()).count());
    });
    let html: Vec<Record> = (0..200)
        .map(|seed| Record::of_file("page.html", Media::Html, support::html(&page(seed, 14)).into_bytes()))
        .collect();
    let known = Known::default();
    group.bench_function("our own as HTML", |bench| {
        bench.iter(|| html.iter().filter(|page| black_box(read_record(page, &known)).is_ok()).count());
    });
    let labelled = labelled();
    if !labelled.is_empty() {
        group.throughput(Throughput::Elements(labelled.len() as u64));
        group.bench_function("labelled", |bench| {
            bench.iter(|| labelled.iter().filter(|(path, bytes)| black_box(read(path, bytes)).is_ok()).count());
        });
    }
    group.finish();
}

fn hostile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_secs(1));
    let line = "The council met on Monday evening to vote on a new bridge across the river, and it was late.\n";
    let texts = [
        ("a million lines of one word", "word\n".repeat(1_000_000)),
        ("a line of 60 MB", "council met late. ".repeat(60_000_000 / 18)),
        ("a word of 60 MB", "a".repeat(60_000_000)),
        ("100,000 repeated lines", line.repeat(100_000)),
        ("an article of 100,000 words", page(1, 2_200)),
        ("100,000 bullets", "• One point of several in a list\n".repeat(100_000)),
        ("100,000 addresses", "Write to desk@harbour.example today\n".repeat(100_000)),
        ("100,000 dates", "Published 3 December 2025, 14:05 IST by Ana Ruiz\n".repeat(100_000)),
    ];
    for (name, text) in &texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(*name, |bench| bench.iter(|| black_box(read("hostile.txt", text.as_bytes())).is_ok()));
    }
    group.finish();
}

criterion_group!(benches, pages, hostile);
criterion_main!(benches);
