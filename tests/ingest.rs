//! Ingestion as a user meets it: many kinds of files, runs that follow each other, runs that are stopped or spread.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use parallax::model::Manifest;
use serde_json::{Value, json};
use support::root;
use tempfile::TempDir;

fn parallax(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The files that belong to a corpus, with their bytes.
fn corpus(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap) {
        let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_file() && !name.starts_with('.') {
            files.push((name, fs::read(entry.path()).unwrap()));
        }
    }
    files
}

fn manifest(folder: &Path) -> Manifest {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap()
}

fn exported(folder: &Path) -> Vec<Value> {
    let output = parallax(&["export", path(folder)], b"");
    said(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The sample's raw articles in a folder of their own.
fn raw(place: &TempDir) -> PathBuf {
    let raw = place.path().join("raw");
    fs::create_dir(&raw).unwrap();
    for file in fs::read_dir(root().join("corpus")).unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&file, raw.join(file.file_name().unwrap())).unwrap();
    }
    raw
}

const PARAGRAPHS: [&str; 3] = [
    "The harbour of Port Averine was closed on Tuesday after fog came in from the sound, the harbour office said.",
    "Eleven ferries stayed at the quay until noon, and the market had no fish to sell, according to the traders.",
    "“We have seen worse in November,” said harbour master Olga Brandt, who has run the office for twelve years.",
];

fn article(number: usize) -> String {
    let sentence = format!("It was fog number {number} of the season, and the lamps on pier {number} burned all day.");
    format!("Fog closes harbour for day {number}\n\n{}\n\n{sentence}\n", PARAGRAPHS.join("\n\n"))
}

#[test]
fn an_unchanged_file_is_not_read_again_and_the_corpus_is_that_of_a_full_run() {
    let place = TempDir::new().unwrap();
    let (raw, out, full) = (raw(&place), place.path().join("out"), place.path().join("full"));
    parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    let again = parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    assert!(said(&again).contains("15 articles (15 unchanged since the last run)"), "{}", said(&again));

    let first = fs::read_dir(&raw).unwrap().map(|e| e.unwrap().path()).find(|f| f.extension().is_some()).unwrap();
    let changed = raw.join("000_moved.txt");
    let gone = fs::read_dir(&raw).unwrap().map(|e| e.unwrap().path()).filter(|f| *f != first).min().unwrap();
    fs::remove_file(&gone).unwrap();
    fs::write(&changed, article(1)).unwrap();
    let third = parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    assert!(said(&third).contains("(14 unchanged"), "{}", said(&third));
    let fresh = parallax(&["ingest", path(&raw), "--out", path(&out), "--fresh"], b"");
    assert!(!said(&fresh).contains("unchanged"));
    parallax(&["ingest", path(&raw), "--out", path(&full)], b"");
    assert!(corpus(&out) == corpus(&full), "the corpora differ");
}

#[test]
fn what_an_earlier_run_kept_is_not_trusted() {
    let place = TempDir::new().unwrap();
    let (raw, out) = (raw(&place), place.path().join("out"));
    parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    let before = corpus(&out);
    let kept = out.join(".parallax-drafts");
    let whole = fs::read(&kept).unwrap();
    let mut altered = whole.clone();
    altered.iter_mut().take(2_000).for_each(|byte| *byte ^= 1);
    for bytes in [altered, whole[..whole.len() / 2].to_vec(), b"nothing of the kind".to_vec(), Vec::new()] {
        fs::write(&kept, bytes).unwrap();
        let output = parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(corpus(&out) == before, "the corpora differ");
    }
}

#[test]
fn one_folder_may_hold_every_kind_of_file() {
    let place = TempDir::new().unwrap();
    let raw = place.path().join("raw");
    fs::create_dir_all(raw.join("deep/er")).unwrap();
    let body: String = PARAGRAPHS.iter().map(|text| format!("<p>{text}</p>")).collect();
    let page = format!(
        "<!doctype html><title>Fog closes harbour | Harbour Times</title>\
         <meta property=og:site_name content='Harbour Times'><nav><a href=/>Home</a></nav>\
         <article><h1>Fog closes harbour</h1>{body}</article><footer>All rights reserved.</footer>"
    );
    fs::write(raw.join("a-page.html"), page).unwrap();
    fs::write(raw.join("deep/er/plain.txt"), article(2)).unwrap();
    let record = |number: usize| json!({ "id": number, "headline": format!("Fog {number}"), "body": article(number), "publishedAt": "2031-11-04T08:00:00Z" });
    let lines: String = (10..13).map(|number| record(number).to_string() + "\n").collect();
    let gz = fs::File::create(raw.join("export.jsonl.gz")).unwrap();
    let mut gz = flate2::write::GzEncoder::new(gz, flate2::Compression::fast());
    gz.write_all(lines.as_bytes()).unwrap();
    gz.finish().unwrap();
    let rows = format!("title,text,date\nFog 20,\"{}\",2031-11-05\n", article(20).replace('"', "'"));
    fs::write(raw.join("table.csv"), rows).unwrap();
    let feed = format!(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Times</title><item><title>Fog 30</title>\
         <link>https://harbourtimes.example/30</link><pubDate>Wed, 05 Nov 2031 09:30:00 +0000</pubDate>\
         <description><![CDATA[{body}]]></description></item></channel></rss>"
    );
    fs::write(raw.join("feed.xml"), feed).unwrap();
    fs::write(raw.join("cut.txt.gz"), [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1]).unwrap();
    // what a browser puts beside a saved page is no article, and nobody needs to be told of a fault
    fs::create_dir(raw.join("a-page_files")).unwrap();
    fs::write(raw.join("a-page_files/picture.dat"), b"\x89PNG\r\n\x1a\n\0\0\0\0").unwrap();
    fs::write(raw.join("a-page_files/script.js"), format!("// {}\n", PARAGRAPHS.join(" "))).unwrap();
    fs::write(raw.join("a-page_files/main.css"), PARAGRAPHS.join("\n")).unwrap();
    let out = place.path().join("out");
    let output = parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("rejected 1 place:\n  raw/cut.txt.gz: "), "{}", said(&output));
    assert!(said(&output).contains("passed over 3 places"), "{}", said(&output));
    let found = exported(&out);
    let sources: Vec<&str> = found.iter().map(|row| row["source"].as_str().unwrap()).collect();
    assert_eq!(found.len(), 7, "{sources:?}\n{}", said(&output));
    for source in ["raw/a-page.html", "raw/deep/er/plain.txt", "raw/export.jsonl.gz#11"] {
        assert!(sources.contains(&source), "{source} is not among {sources:?}");
    }
    let of = |title: &str| found.iter().find(|row| row["title"] == title).unwrap_or_else(|| panic!("no {title}"));
    assert_eq!(of("Fog 11")["published"], "2031-11-04T08:00:00Z");
    assert_eq!(of("Fog 20")["published"], "2031-11-05");
    assert_eq!(of("Fog 30")["published"], "2031-11-05T09:30:00Z");
    assert_eq!(of("Fog closes harbour")["outlet"], "Harbour Times");
    let check = parallax(&["check", path(&out)], b"");
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
}

#[test]
fn standard_input_is_read_like_a_file() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    let output = parallax(&["ingest", "-", "--out", path(&out)], article(3).as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(exported(&out)[0]["title"], "Fog closes harbour for day 3");
}

#[test]
fn the_sidecar_sets_facts_outlets_names_and_stories() {
    let place = TempDir::new().unwrap();
    let raw = place.path().join("raw");
    fs::create_dir(&raw).unwrap();
    fs::write(raw.join("times-1.txt"), article(1)).unwrap();
    fs::write(raw.join("times-2.txt"), article(2).replace("Olga Brandt", "Olha Brandt")).unwrap();
    fs::write(raw.join("chess.txt"), "Varga wins in Brno\n\nJudit Varga won the last game of the chess tournament in Brno with black on Sunday.\n\nShe had drawn the first six games, and the hall rose when her rival gave up after ninety moves.\n").unwrap();
    let sidecar = r##"
        [corpus]
        name = "Fog"
        [[article]]
        match = "times-*.txt"
        outlet = "harbourtimes.example"
        published = 2031-11-04
        [[article]]
        match = "times-2.txt"
        title = "A second day of fog"
        [[outlet]]
        name = "Harbour Times"
        names = ["harbourtimes.example"]
        colour = "#1a5fb4"
        country = "IE"
        [[entity]]
        name = "Olga Brandt"
        kind = "person"
        names = ["Olha Brandt"]
        [[story]]
        title = "All in one"
        articles = ["chess.txt", "times-1.txt"]
    "##;
    fs::write(raw.join("corpus.toml"), sidecar).unwrap();
    let out = place.path().join("out");
    let output = parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let manifest = manifest(&out);
    let outlet = &manifest.outlets[0];
    assert_eq!(
        (outlet.name.as_str(), outlet.articles, outlet.colour.as_deref()),
        ("Harbour Times", 2, Some("#1a5fb4"))
    );
    let story = manifest.stories.iter().find(|story| story.title == "All in one").unwrap();
    assert_eq!(story.articles.len(), 2);
    let olga = manifest.entities.iter().find(|entity| entity.name == "Olga Brandt").unwrap();
    assert_eq!(olga.articles, 2);
    assert!(olga.aliases.iter().any(|alias| alias.name == "Olha Brandt" && alias.reason.contains("corpus.toml")));
    let rows = exported(&out);
    let second = rows.iter().find(|row| row["title"] == "A second day of fog").unwrap();
    assert_eq!(second["published"], "2031-11-04");
    let notices = second["notices"].to_string();
    assert!(notices.contains("Set by corpus.toml"), "{notices}");
}

#[test]
fn mapping_and_reducing_give_the_corpus_of_one_machine() {
    let place = TempDir::new().unwrap();
    let mut lines: Vec<String> = (0..40)
        .map(|number| json!({ "source": format!("fog/{number}.txt"), "text": article(number) }).to_string())
        .collect();
    lines.push(json!({ "source": "twice.txt", "text": article(7) }).to_string());
    lines.push(json!({ "source": "empty.txt", "text": " " }).to_string());
    let raw = place.path().join("raw.jsonl");
    fs::write(&raw, lines.join("\n")).unwrap();
    let (alone, spread) = (place.path().join("alone"), place.path().join("spread"));
    let one = parallax(&["ingest", path(&raw), "--out", path(&alone)], b"");
    assert_eq!(one.status.code(), Some(1), "{}", said(&one));

    // two machines, and an engine that sorts what they wrote
    let mut mapped: Vec<String> = Vec::new();
    for part in lines.chunks(23) {
        let output = parallax(&["ingest", "--map"], part.join("\n").as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        mapped.extend(said(&output).lines().map(str::to_owned));
    }
    assert_eq!(mapped.len(), lines.len());
    mapped.sort();
    let output = parallax(&["ingest", "--reduce", "--out", path(&spread)], mapped.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(1));
    for named in ["empty.txt", "twice.txt"] {
        assert!(said(&output).contains(named) && said(&one).contains(named), "{named} is not named");
    }
    assert!(corpus(&alone) == corpus(&spread), "the corpora differ");

    let broken = parallax(
        &["ingest", "--reduce", "--out", path(&place.path().join("none"))],
        br#"{"id":"x","source":"x","title":null,"outlet":null,"byline":null,"published":null,"updated":null,"place":null,"language":null,"blocks":[{"kind":"paragraph","text":"a","raw":[0,9],"sentences":[]}],"removed":[],"notices":[],"raw":"a"}"#,
    );
    assert_eq!(broken.status.code(), Some(2));
    assert!(said(&broken).contains("line 1") && said(&broken).contains("outside"), "{}", said(&broken));
}

/// Sends the signal of Ctrl-C.
#[cfg(unix)]
fn interrupt(process: u32) {
    assert!(Command::new("kill").args(["-INT", &process.to_string()]).status().unwrap().success());
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_leaves_the_old_corpus_and_nothing_else() {
    let place = TempDir::new().unwrap();
    let (raw, out) = (raw(&place), place.path().join("out"));
    parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    let before = corpus(&out);
    for folder in [out.clone(), place.path().join("new")] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(["ingest", "-", "--out", path(&folder)])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // articles come for as long as anybody reads them
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            (0..100_000_000).find(|number: &usize| {
                let line = json!({ "source": format!("{number}"), "text": article(*number) }).to_string() + "\n";
                stdin.write_all(line.as_bytes()).is_err()
            })
        });
        std::thread::sleep(Duration::from_millis(600));
        interrupt(child.id());
        let status = child.wait().unwrap();
        writer.join().unwrap();
        assert_eq!(status.code(), Some(130));
    }
    assert!(corpus(&out) == before);
    let left: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with("-work")), "{left:?}");
    assert!(!place.path().join("new").exists(), "a folder without a corpus was left");
}

#[test]
fn files_that_break_programs_are_named_and_the_rest_is_written() {
    let place = TempDir::new().unwrap();
    let raw = place.path().join("raw");
    fs::create_dir_all(raw.join("folder")).unwrap();
    fs::write(raw.join("good.txt"), article(4)).unwrap();
    fs::write(raw.join("right-to-left.txt"), article(5).replace("fog", "\u{202e}ضباب\u{202c}\u{200b}")).unwrap();
    fs::write(raw.join("empty.txt"), "").unwrap();
    fs::write(raw.join("one-word.txt"), "word\n".repeat(200_000)).unwrap();
    fs::write(raw.join("nuls.txt"), [0_u8; 5_000]).unwrap();
    let mut zip = zip::ZipWriter::new(fs::File::create(raw.join("evil.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [("../../outside.txt", article(6).into_bytes()), ("bomb.txt", vec![b'a'; 300 << 20])] {
        zip.start_file(name, options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", raw.join("folder/loop")).unwrap();
    let out = place.path().join("out");
    let output = parallax(&["ingest", path(&raw), "--out", path(&out)], b"");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for named in ["empty.txt", "nuls.txt", "one-word.txt", "evil.zip", "outside.txt", "bomb.txt"] {
        assert!(said(&output).contains(named), "{named} is not named in:\n{}", said(&output));
    }
    #[cfg(unix)]
    assert!(said(&output).contains("folder/loop"), "{}", said(&output));
    assert_eq!(exported(&out).len(), 2, "{}", said(&output));
    assert!(!place.path().join("outside.txt").exists());
}

#[test]
fn explain_shows_every_line_with_what_became_of_it() {
    let place = TempDir::new().unwrap();
    let file = place.path().join("page.txt");
    fs::write(&file, format!("Home\nSearch\n{}\nRelated Articles\nWhy the lamps burn\n", article(8))).unwrap();
    let output = parallax(&["explain", path(&file), "--features"], b"");
    let said = said(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    for line in ["title      Fog closes harbour for day 8", "+ paragraph", "list of other articles", "Search", "score "]
    {
        assert!(said.contains(line), "{line:?} is not in:\n{said}");
    }
    assert!(!said.contains('\u{1b}'), "colour was written to a pipe");
    let shown = said.lines().filter(|line| line.starts_with(['+', '-'])).count();
    assert!(shown >= 10, "{said}");
}
