//! How fast articles are compared, texts told apart and stories found, on one core.
//!
//!     cargo bench --bench compare
//!     PARALLAX_BENCH_100K=1 cargo bench --bench compare -- stories     with 100,000 articles
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::cell::LazyCell;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use parallax::compare::{Desk, StoryInput, align_sentences, compare, diff_words, stories};
use parallax::model::{Article, Block, BlockKind, Draft, Span};
use parallax::text;

/// A small generator (constants of "Numerical Recipes"), so that every run has the same texts.
struct Dice(u32);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % most.max(1)
    }

    /// A word: every second one carries grammar, the others are rare or common as words are.
    fn word(&mut self) -> String {
        const GRAMMAR: [&str; 16] =
            ["the", "of", "to", "and", "in", "a", "that", "for", "on", "with", "by", "was", "as", "at", "from", "its"];
        const PARTS: [&str; 20] = [
            "ba", "cor", "del", "fen", "gra", "hul", "jin", "kel", "lom", "mar", "nes", "por", "quil", "rad", "sol",
            "tan", "ulm", "vor", "wex", "yat",
        ];
        if self.below(5) < 2 {
            return GRAMMAR[self.below(GRAMMAR.len())].to_owned();
        }
        // the product of two draws makes low numbers common
        let number = self.below(60) * self.below(60);
        let word = format!("{}{}{}", PARTS[number % 20], PARTS[number / 20 % 20], PARTS[number / 400 % 20]);
        match self.below(12) {
            0 => word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default(),
            1 => (number + 3).to_string(),
            _ => word,
        }
    }

    fn words(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.word()).collect()
    }
}

/// An article of so many sentences of some twenty words. Four in ten report what `facts` say, with a third of the words
/// changed; the rest is its own.
fn article(seed: u32, sentences: usize, facts: &[Vec<String>]) -> Article {
    let mut dice = Dice(seed);
    let mut blocks = Vec::new();
    for chunk in (0..sentences).collect::<Vec<_>>().chunks(3) {
        let said = chunk.iter().map(|at| {
            let words = if at % 5 < 2 {
                let fact = &facts[at % facts.len()];
                fact.iter().map(|word| if dice.below(3) == 0 { dice.word() } else { word.clone() }).collect()
            } else {
                let count = 12 + dice.below(16);
                dice.words(count)
            };
            format!("The {}.", words.join(" "))
        });
        let text = said.collect::<Vec<_>>().join(" ");
        let sentences = text::sentences(&text);
        blocks.push(Block { kind: BlockKind::Paragraph, raw: Span::new(0, 0), sentences, text });
    }
    let draft = Draft { id: format!("a{seed}").as_str().into(), blocks, ..Draft::default() };
    let origin = draft.id.clone();
    Article { draft, outlet_id: None, entities: Vec::new(), quotes: Vec::new(), story: "s".into(), origin }
}

fn comparison(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    let mut dice = Dice(7);
    let facts: Vec<Vec<String>> = (0..60).map(|_| dice.words(20)).collect();
    let articles: Vec<Article> = (1..=4).map(|seed| article(seed, 100, &facts)).collect();
    for count in [2, 4] {
        let chosen: Vec<&Article> = articles.iter().take(count).collect();
        group.bench_function(format!("align {count} x 100 sentences"), |bench| {
            bench.iter(|| align_sentences(black_box(&chosen)).len());
        });
        let mut desk = Desk::default();
        group.bench_function(format!("align {count} x 100 sentences, read before"), |bench| {
            bench.iter(|| desk.align_sentences(black_box(&chosen)).len());
        });
        group.bench_function(format!("all findings, {count} x 100 sentences"), |bench| {
            bench.iter(|| compare(black_box(&chosen)).aligned.len());
        });
    }
    let long: Vec<Article> = (5..=6).map(|seed| article(seed, 5_000, &facts)).collect();
    let long: Vec<&Article> = long.iter().collect();
    group.sample_size(10);
    group.bench_function("all findings, 2 x 5,000 sentences", |bench| {
        bench.iter(|| compare(black_box(&long)).aligned.len());
    });
    group.finish();
}

fn difference(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("difference");
    group.sample_size(20).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(2));
    let mut dice = Dice(11);
    let one = dice.words(5_000);
    let alike: Vec<String> =
        one.iter().map(|word| if dice.below(25) == 0 { dice.word() } else { word.clone() }).collect();
    let (one, alike, unlike) = (one.join(" "), alike.join(" "), dice.words(5_000).join(" "));
    for (name, other) in [("alike", &alike), ("unlike", &unlike)] {
        group.bench_function(format!("two texts of 5,000 words, {name}"), |bench| {
            bench.iter(|| diff_words(black_box(&one), black_box(other)).len());
        });
    }
    group.finish();
}

fn grouping(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stories");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_secs(3));
    let mut sizes = vec![1_000, 10_000];
    sizes.extend(std::env::var_os("PARALLAX_BENCH_100K").map(|_| 100_000));
    for size in sizes {
        // made when they are needed: other groups of a run that names them need none
        let drafts = LazyCell::new(|| support::drafts(size));
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            let inputs: Vec<StoryInput<'_>> = drafts.iter().map(StoryInput::of).collect();
            bench.iter(|| stories(black_box(&inputs)).len());
        });
    }
    group.finish();
}

criterion_group!(benches, comparison, difference, grouping);
criterion_main!(benches);
