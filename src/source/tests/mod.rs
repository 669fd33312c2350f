//! What each container gives, by short examples.

use std::io::{BufReader, Read, Write as _};
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::model::{Given, Media};

mod archive;
mod json;
mod web;

const ARTICLE: &str = "The council of the town met on Monday and decided to repair the old bridge before the winter.";

/// What is found, a line each: `name: body` of a record, `! name: reason`, `- name: reason`.
fn found(source: &str, bytes: &[u8], options: &Options) -> Vec<Found> {
    let mut all = Vec::new();
    records(source, &mut &bytes[..], options, &mut |found| {
        all.push(found);
        ControlFlow::Continue(())
    });
    all
}

fn lines(source: &str, bytes: &[u8]) -> Vec<String> {
    lines_with(source, bytes, &Options::default())
}

fn lines_with(source: &str, bytes: &[u8], options: &Options) -> Vec<String> {
    let line = |found| match found {
        Found::Record(record) => format!("{}: {}", record.source, String::from_utf8_lossy(&record.body)),
        Found::Rejected(rejected) => format!("! {}: {}", rejected.source, rejected.reason),
        Found::PassedOver(passed) => format!("- {}: {}", passed.source, passed.reason),
    };
    found(source, bytes, options).into_iter().map(line).collect()
}

/// Checks lines against what each has to begin with.
fn check(source: &str, bytes: &[u8], want: &[&str]) {
    check_with(source, bytes, &Options::default(), want);
}

fn check_with(source: &str, bytes: &[u8], options: &Options, want: &[&str]) {
    let got = lines_with(source, bytes, options);
    let fits = got.len() == want.len() && got.iter().zip(want).all(|(got, want)| got.starts_with(want));
    assert!(fits, "of {source}\ngot  {got:#?}\nwant {want:#?}");
}

fn the_record(source: &str, bytes: &[u8]) -> Record {
    match found(source, bytes, &Options::default()).as_slice() {
        [Found::Record(record)] => record.clone(),
        other => panic!("{other:?}"),
    }
}

fn small() -> Options {
    Options { limits: Limits { record_bytes: 1000, ..Limits::default() }, ..Options::default() }
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

// --- Whole files -------------------------------------------------------------------------------------------------

#[test]
fn a_file_is_one_record_of_its_kind() {
    check("a.txt", b"Fog.", &["a.txt: Fog."]);
    assert_eq!(the_record("a.txt", b"<html><p>Fog").media, Media::Html);
    assert_eq!(the_record("a", ARTICLE.as_bytes()).media, Media::Text);
    check("a.txt", b"", &["! a.txt: the file is empty"]);
    check("a.txt", b"%PDF-1.4", &["! a.txt: a PDF is not read; save"]);
    check_with("a.txt", &[b'a'; 1001], &small(), &["! a.txt: larger than the 1000 bytes"]);
}

#[test]
fn an_unreadable_stream_is_named() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let mut all = Vec::new();
    records("a.txt", &mut BufReader::new((&b"Fog"[..]).chain(Broken)), &Options::default(), &mut |found| {
        all.push(found);
        ControlFlow::Continue(())
    });
    assert!(matches!(&all[..], [Found::Rejected(Rejected { reason, .. })] if reason.contains("the disk is gone")));
}

// --- Gzip --------------------------------------------------------------------------------------------------------

#[test]
fn gzip_is_read_with_all_its_members_and_padding() {
    check("a.txt.gz", &[gz(b"Fog "), gz(b"lifts.")].concat(), &["a.txt.gz: Fog lifts."]);
    check("a.txt.gz", &[gz(b"Fog."), vec![0; 100]].concat(), &["a.txt.gz: Fog."]);
    check("a", &gz(&gz(b"Fog.")), &["a: Fog."]);
    check("a.gz", &(0..9).fold(b"Fog.".to_vec(), |bytes, _| gz(&bytes)), &["! a.gz: lies more than 6 containers deep"]);
}

#[test]
fn of_a_cut_gzip_what_was_whole_is_kept() {
    let line = |n: u32| format!("{{\"id\":{n},\"text\":\"{ARTICLE} {}\"}}\n", n.wrapping_mul(2_654_435_761));
    let all: String = (0..2000).map(line).collect();
    let packed = gz(all.as_bytes());
    let got = lines("a.jsonl.gz", &packed[..packed.len() / 2]);
    let (last, whole) = got.split_last().unwrap();
    assert!(whole.len() > 500 && whole.iter().all(|line| line.starts_with("a.jsonl.gz#")), "{}", whole.len());
    assert!(last.starts_with("! a.jsonl.gz") && last.contains("ends too early"), "{last}");
    check("a.txt.gz", &gz(ARTICLE.as_bytes())[..40], &["! a.txt.gz: the data ends too early"]);
}

#[test]
fn a_bomb_is_put_out() {
    let options = Options { limits: Limits { unpacked_bytes: 1 << 20, ..Limits::default() }, ..Options::default() };
    check_with("a.gz", &gz(&vec![b'a'; 2 << 20]), &options, &["! a.gz: unpacks to more than 1048576 bytes"]);
}
