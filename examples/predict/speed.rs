//! How fast one thread reads pages, or finds names and quotations, once the texts lie in memory.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::bail;
use parallax::entities::{FirstSight, Found, quotes, recognise};
use parallax::ingest::{Known, read_record};
use parallax::model::Block;
use parallax::text::words;
use serde_json::Value;

use crate::blocks::blocks_of;
use crate::extraction::pages;

/// For how long pages are read, at least.
const LEAST: Duration = Duration::from_secs(1);

/// Reads all pages of a folder again and again, and says how many of them a second takes: of the processor's time where
/// the system tells it, so that other programs on the machine count little, and by the clock. They are read `most` times,
/// or for a second.
pub(crate) fn measure(folder: &Path, most: Option<u32>) -> anyhow::Result<String> {
    let pages = pages(folder)?;
    if pages.is_empty() {
        bail!("{} holds no file to read", folder.display());
    }
    let known = Known::default();
    let round = || pages.iter().filter(|page| black_box(read_record(&page.record, &known)).is_ok()).count();
    let read = round();
    let (begun, begun_on_processor) = (Instant::now(), on_processor());
    let mut rounds = 0_u32;
    while most.map_or_else(|| begun.elapsed() < LEAST, |most| rounds < most) {
        round();
        rounds += 1;
    }
    let by_clock = begun.elapsed();
    let spent = on_processor().zip(begun_on_processor).map_or(by_clock, |(now, then)| now.saturating_sub(then));
    let rate = |time: Duration| f64::from(rounds) * pages.len() as f64 / time.as_secs_f64().max(1e-9);
    Ok(format!(
        "{:.1} pages/s of processor time, {:.1} by the clock: {read} of {} pages hold an article, {rounds} rounds",
        rate(spent),
        rate(by_clock),
        pages.len(),
    ))
}

/// Finds the names and quotations of all records again and again, and says how many words of them a second takes.
pub(crate) fn measure_names(records: &[Value]) -> anyhow::Result<String> {
    let texts: Vec<Vec<Block>> = records.iter().map(|record| blocks_of(crate::text(record, "text")).blocks).collect();
    let count: usize = texts.iter().flatten().map(|block| words(&block.text).count()).sum();
    if count == 0 {
        bail!("there is no text to read");
    }
    let names = || texts.iter().map(|blocks| black_box(recognise(blocks)).len()).sum::<usize>();
    let both = || {
        let all = |blocks: &Vec<Block>| black_box(quotes(blocks, &recognise(blocks))).len();
        texts.iter().map(all).sum::<usize>()
    };
    let found = names();
    let rate = |round: &dyn Fn() -> usize| {
        let (begun, begun_on_processor) = (Instant::now(), on_processor());
        let mut rounds = 0_u32;
        while begun.elapsed() < LEAST {
            black_box(round());
            rounds += 1;
        }
        let clock = begun.elapsed();
        let spent = on_processor().zip(begun_on_processor).map_or(clock, |(now, then)| now.saturating_sub(then));
        f64::from(rounds) * count as f64 / spent.as_secs_f64().max(1e-9)
    };
    let (alone, with_quotes) = (rate(&names), rate(&both));
    Ok(format!(
        "{alone:.0} words/s of processor time for names, {with_quotes:.0} with quotations: {count} words, {found} names"
    ))
}

/// Joins the names of so many articles, those of the records over and over, on one thread.
pub(crate) fn measure_joining(records: &[Value], articles: usize) -> anyhow::Result<String> {
    let names = |record: &Value| recognise(&blocks_of(crate::text(record, "text")).blocks);
    let found: Vec<Vec<Found>> = records.iter().map(names).collect();
    if found.is_empty() {
        bail!("there is no text to read");
    }
    let all = || found.iter().cycle().take(articles);
    let begun = on_processor().unwrap_or_default();
    let mut first = FirstSight::default();
    for found in all() {
        first.add(found);
    }
    let mut second = first.next();
    for found in all() {
        second.add(found);
    }
    let mut third = second.next(&[]);
    for found in all() {
        third.add(found);
    }
    let register = third.join();
    let joined = on_processor().unwrap_or_default().saturating_sub(begun);
    let mentions: usize = all().map(|found| register.numbered(found).len()).sum();
    let spent = on_processor().unwrap_or_default().saturating_sub(begun);
    Ok(format!(
        "{:.1} s to join the names of {articles} articles into {} entities, {:.1} s with the way back to {mentions}",
        joined.as_secs_f64(),
        register.entities.len(),
        spent.as_secs_f64(),
    ))
}

/// The time that this thread has spent on a processor, as Linux tells it (`proc_pid_schedstat`, in nanoseconds).
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split_whitespace().next()?.parse().ok()?))
}
