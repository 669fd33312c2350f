//! A folder with a file of each format, read by way of the library as the command line does it.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

use parallax::ingest::{Known, read_record};
use parallax::model::{Media, Record};
use parallax::source::{Found, Options, of_line, records, records_of_file, to_line};

const BODY: &str = "The council of the town met on Monday evening and decided to repair the old bridge before the winter.\n\n\
    Engineers had warned for years that the northern pier was sinking, and the ferry is to run until the work is done.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The same article in every format, by the name of its file.
fn folder() -> Vec<(&'static str, Vec<u8>)> {
    let html = format!("<!DOCTYPE html><html><body><h1>Bridge to be repaired</h1><p>{BODY}</p></body></html>");
    let json = serde_json::json!({ "title": "Bridge to be repaired", "text": BODY, "outlet": "Harbour Times" });
    let list = serde_json::json!({ "status": "ok", "articles": [json] });
    let table = format!("title,text,outlet\nBridge to be repaired,\"{BODY}\",Harbour Times\n");
    let feed = format!(
        "<rss version='2.0'><channel><title>Harbour Times</title><item><title>Bridge to be repaired</title>\
         <description>{BODY}</description></item></channel></rss>"
    );
    let text = format!("Bridge to be repaired\n\n{BODY}\n");
    let web = format!(
        "WARC/1.1\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://harbour.example/bridge\r\n\
         Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}\r\n\r\n",
        text.len()
    );
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_ustar();
    header.set_size(text.len() as u64);
    tar.append_data(&mut header, "in/a.txt", text.as_bytes()).unwrap();
    let tar = tar.into_inner().unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("in/a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    vec![
        ("a.csv", table.into_bytes()),
        ("b.html", html.into_bytes()),
        ("c.json", list.to_string().into_bytes()),
        ("d.jsonl", json.to_string().into_bytes()),
        ("e.tar", tar.clone()),
        ("f.tar.gz", gzip(&tar)),
        ("g.txt", text.clone().into_bytes()),
        ("h.txt.gz", gzip(text.as_bytes())),
        ("i.warc", web.clone().into_bytes()),
        ("j.warc.gz", gzip(web.as_bytes())),
        ("k.xml", feed.into_bytes()),
        ("l.zip", zip.finish().unwrap().into_inner()),
    ]
}

/// All that is found in a file, which is called by its name alone.
fn found(path: &Path) -> Vec<Found> {
    let mut all = Vec::new();
    let mut file = BufReader::new(File::open(path).unwrap());
    records_of_file(&path.file_name().unwrap().to_string_lossy(), &mut file, &Options::default(), &mut |found| {
        all.push(found);
        ControlFlow::Continue(())
    });
    all
}

#[test]
fn every_format_gives_the_article() {
    let folder_on_disk = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    for (name, bytes) in folder() {
        let path = folder_on_disk.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let all = found(&path);
        let [Found::Record(record)] = all.as_slice() else { panic!("{name}: {all:?}") };
        names.push(record.source.clone());
        assert_eq!(of_line(&to_line(record)).as_ref(), Ok(record));
        if record.media == Media::Html {
            continue;
        }
        let draft = read_record(record, &Known::default()).unwrap();
        let text: Vec<&str> = draft.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(text.join("\n\n"), BODY, "{name}");
        if record.source != "i.warc" {
            let title = draft.title.as_deref().or(record.given.title.as_deref());
            assert_eq!(title, Some("Bridge to be repaired"), "{name}");
        }
    }
    assert_eq!(
        names,
        [
            "a.csv:2",
            "b.html",
            "c.json#1",
            "d.jsonl:1",
            "e.tar/in/a.txt",
            "f.tar.gz/in/a.txt",
            "g.txt",
            "h.txt.gz",
            "i.warc#https://harbour.example/bridge",
            "j.warc.gz#https://harbour.example/bridge",
            "k.xml#1",
            "l.zip/in/a.txt",
        ]
    );
}

#[test]
fn formats_are_known_without_their_names() {
    for (name, bytes) in folder() {
        let mut count = 0;
        records("-", &mut bytes.as_slice(), &Options::default(), &mut |found| {
            assert!(matches!(found, Found::Record(_)), "{name}: {found:?}");
            count += 1;
            ControlFlow::Continue(())
        });
        assert_eq!(count, 1, "{name}");
    }
}

#[test]
fn a_stream_without_end_is_read_until_enough_was_found() {
    let line = serde_json::json!({ "text": BODY }).to_string() + "\n";
    let mut endless = BufReader::new(Endless { line: line.into_bytes(), at: 0 });
    let mut all: Vec<Record> = Vec::new();
    records("-", &mut endless, &Options::default(), &mut |found| {
        if let Found::Record(record) = found {
            all.push(record);
        }
        if all.len() < 10_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert_eq!(all.last().map(|record| record.source.as_str()), Some("-:10000"));
}

/// The same line again and again.
struct Endless {
    line: Vec<u8>,
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = (&self.line[self.at..]).read(buffer)?;
        self.at = (self.at + count) % self.line.len();
        Ok(count)
    }
}

#[test]
fn a_line_of_200_megabytes_is_refused_in_passing() {
    let head = "{\"text\":\"".as_bytes().chain(std::io::repeat(b'a').take(200 << 20));
    let mut stream = BufReader::new(head.chain("\"}\n{\"text\":\"two\"}".as_bytes()));
    let mut all = Vec::new();
    records("a.jsonl", &mut stream, &Options::default(), &mut |found| {
        all.push(match found {
            Found::Record(record) => record.source,
            Found::Rejected(rejected) => rejected.to_string(),
            Found::PassedOver(_) => String::new(),
        });
        ControlFlow::Continue(())
    });
    let refused = "larger than the 67108864 bytes that one article may have; split it: a.jsonl:1";
    assert_eq!(all, [refused, "a.jsonl:2"]);
}
