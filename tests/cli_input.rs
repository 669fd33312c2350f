//! What the command line reads and leaves alone: corpora among the input, sidecars, foreign files, altered files.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const BRIDGE: &str = "Bridge to be repaired\n\nThe council of the town met on Monday and decided to repair the old bridge \
    before the winter begins.\n\nMayor Anna Weber said that the work would take until the spring of next year.\n";
const FOG: &str = "Fog closes the harbour\n\nThick fog closed the harbour on Tuesday morning and two ferries had to turn \
    back.\n\nThe harbour master, Thomas Lund, said that nobody had been hurt at any time.\n";

/// Runs the program in a folder.
fn parallax(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax")).current_dir(folder).args(arguments).output().unwrap()
}

/// The same with standard input.
fn fed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.current_dir(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with two articles in `g`.
fn two() -> TempDir {
    let place = TempDir::new().unwrap();
    fs::create_dir(place.path().join("g")).unwrap();
    fs::write(place.path().join("g/bridge.txt"), BRIDGE).unwrap();
    fs::write(place.path().join("g/fog.txt"), FOG).unwrap();
    place
}

/// The articles of the corpus `out` in a folder.
fn exported(folder: &Path) -> Vec<serde_json::Value> {
    let output = parallax(folder, &["export", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_corpus_inside_of_its_own_input_is_not_read_again() {
    let place = two();
    let first = parallax(place.path(), &["ingest", ".", "--out", "out"]);
    assert_eq!((first.status.code(), said(&first).as_str()), (Some(0), ""));
    let again = parallax(place.path(), &["ingest", ".", "--out", "out"]);
    let told = "left out out: a corpus, which holds no raw articles\n";
    assert_eq!((again.status.code(), said(&again).as_str()), (Some(0), told));
    assert_eq!(exported(place.path()).len(), 2);
    // another corpus is left out as well, and the one that is written whatever is in it
    fs::rename(place.path().join("out"), place.path().join("g/old")).unwrap();
    fs::create_dir(place.path().join("out")).unwrap();
    fs::write(place.path().join("out/.parallax-1-work"), "x").unwrap();
    let third = parallax(place.path(), &["ingest", "g", "out", "--out", "out"]);
    let told = "left out g/old, out: corpora, which hold no raw articles\n";
    assert_eq!((third.status.code(), said(&third).as_str()), (Some(0), told));
}

#[test]
fn a_manifest_of_something_else_is_not_overwritten() {
    let place = two();
    fs::create_dir(place.path().join("out")).unwrap();
    for manifest in [r#"{"name":"My extension","manifest_version":3}"#, r#"{"schema":4}"#, "no JSON"] {
        fs::write(place.path().join("out/manifest.json"), manifest).unwrap();
        let output = parallax(place.path(), &["ingest", "g", "--out", "out"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains("not a corpus's manifest, so it is not overwritten"), "{}", said(&output));
        assert_eq!(fs::read_to_string(place.path().join("out/manifest.json")).unwrap(), manifest);
    }
}

#[test]
fn a_sidecar_among_the_files_or_beside_the_first_says_what_they_do_not() {
    let place = two();
    fs::write(place.path().join("g/corpus.toml"), "[[article]]\nmatch = \"*.txt\"\noutlet = \"Harbour Times\"\n")
        .unwrap();
    fs::write(place.path().join("h.toml"), "[corpus]\nname = \"h\"\n").unwrap();
    for (arguments, articles, outlet) in [
        (&["g/bridge.txt", "g/corpus.toml", "g/fog.txt"][..], 2, Some("Harbour Times")),
        (&["g/bridge.txt"], 1, Some("Harbour Times")),
        (&["g/bridge.txt", "g/corpus.toml", "--metadata", "h.toml"], 1, None),
    ] {
        let output = parallax(place.path(), &[&["ingest", "--out", "out"], arguments].concat());
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""), "{arguments:?}");
        let all = exported(place.path());
        assert_eq!(all.len(), articles, "{arguments:?}");
        assert!(all.iter().all(|article| article["outlet"].as_str() == outlet), "{arguments:?}");
    }
    fs::create_dir(place.path().join("h")).unwrap();
    fs::write(place.path().join("h/corpus.toml"), "").unwrap();
    let output = parallax(place.path(), &["ingest", "g/fog.txt", "g/corpus.toml", "h/corpus.toml", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("g/corpus.toml, h/corpus.toml; name one by --metadata"), "{}", said(&output));
}

#[test]
fn what_the_sidecar_says_of_nothing_is_told() {
    let place = two();
    let rules = "[[article]]\nmatch = \"fog.*\"\noutlet = \"A\"\n[[article]]\nmatch = \"frog.*\"\noutlet = \"B\"\n\
        [[story]]\ntitle = \"Fog\"\narticles = [\"fog.txt\", \"fgo.txt\"]\n\
        [[entity]]\nname = \"Anna Weber\"\n[[entity]]\nname = \"Olga Brandt\"\n";
    fs::write(place.path().join("g/corpus.toml"), rules).unwrap();
    // the second run reads nothing anew
    for _ in 0..2 {
        let output = parallax(place.path(), &["ingest", "g", "--out", "out"]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(
            said(&output).lines().collect::<Vec<_>>(),
            [
                "corpus.toml: no article fits match = \"frog.*\"",
                "corpus.toml: no article fits \"fgo.txt\" of the story \"Fog\"",
                "corpus.toml: no article names the entity \"Olga Brandt\"",
            ]
        );
    }
    let many: String = (0..30).map(|n| format!("[[article]]\nmatch = \"{n}.txt\"\noutlet = \"A\"\n")).collect();
    fs::write(place.path().join("g/corpus.toml"), many).unwrap();
    let output = parallax(place.path(), &["ingest", "g", "--out", "out"]);
    assert_eq!(said(&output).lines().count(), 11);
    assert!(said(&output).ends_with("and 20 more that fit nothing\n"), "{}", said(&output));
}

#[test]
fn a_line_that_is_not_utf8_costs_itself_alone() {
    let place = two();
    let raw: Vec<String> = [BRIDGE, FOG]
        .iter()
        .enumerate()
        .map(|(at, body)| serde_json::json!({ "source": format!("{at}.txt"), "text": body }).to_string() + "\n")
        .collect();
    let mapped = fed(place.path(), &["ingest", "--map"], raw.concat().as_bytes());
    let mut lines = mapped.stdout.split_inclusive(|byte| *byte == b'\n');
    let (one, two) = (lines.next().unwrap(), lines.next().unwrap());
    let broken = [one, b"{\"id\":\"\xff\"}\r\n\n", two].concat();
    let output = fed(place.path(), &["ingest", "--reduce", "--out", "out"], &broken);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("line 2 of standard input: is not UTF-8 from byte 8 on"), "{}", said(&output));
    assert_eq!(exported(place.path()).len(), 2);
}

#[test]
fn an_altered_file_is_named_and_not_shown() {
    let place = two();
    parallax(place.path(), &["ingest", "g", "--out", "out"]);
    let ids: Vec<String> =
        exported(place.path()).iter().map(|article| article["id"].as_str().unwrap().to_owned()).collect();
    let shard = fs::read_dir(place.path().join("out/articles")).unwrap().next().unwrap().unwrap();
    let name = format!("out/articles/{}", shard.file_name().to_str().unwrap());
    let whole = fs::read_to_string(shard.path()).unwrap();
    // the same JSON in other words, and gzip that unpacks to more than was promised
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    bomb.write_all(&vec![b' '; 64 << 20]).unwrap();
    for altered in [whole.replacen("council", "company", 1).into_bytes(), bomb.finish().unwrap()] {
        fs::write(shard.path(), altered).unwrap();
        for arguments in [&["export", "out"][..], &["compare", "out", &ids[0], &ids[1]]] {
            let output = parallax(place.path(), arguments);
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
            let told = said(&output);
            assert!(told.contains(&name) && told.contains("was altered: its hash"), "{told}");
        }
    }
}

#[test]
fn a_search_says_what_is_wrong_with_the_manifest() {
    let place = two();
    parallax(place.path(), &["ingest", "g", "--out", "out"]);
    let manifest = place.path().join("out/manifest.json");
    let whole = fs::read_to_string(&manifest).unwrap();
    for (text, told) in [
        (whole.replacen("\"schema\":4", "\"schema\":99", 1), "this program reads up to 4"),
        (whole.get(..whole.len() / 2).unwrap().to_owned(), "not a corpus's manifest"),
    ] {
        assert_ne!(text, whole);
        fs::write(&manifest, text).unwrap();
        for arguments in [&["search", "out", "bridge"][..], &["export", "out"]] {
            let output = parallax(place.path(), arguments);
            assert_eq!(output.status.code(), Some(2));
            let said = said(&output);
            assert!(said.contains(told) && !said.contains("no corpus") && !said.contains("this page"), "{said}");
        }
    }
    fs::remove_file(&manifest).unwrap();
    fs::create_dir(&manifest).unwrap();
    assert!(!said(&parallax(place.path(), &["search", "out", "bridge"])).contains("no corpus there"));
    fs::remove_dir(&manifest).unwrap();
    assert!(said(&parallax(place.path(), &["search", "out", "bridge"])).contains("no corpus there"));
}

#[test]
fn what_a_file_of_a_folder_is_its_bytes_say() {
    let place = two();
    let raw = place.path().join("g");
    for (name, bytes) in [
        // texts, whatever they begin with and are called
        ("sales", [b"ID3 sales fall in the harbour\n\n", BRIDGE.as_bytes()].concat()),
        ("page.doc", BRIDGE.replace("Monday", "Friday").into_bytes()),
        ("Made in the U.S.A", FOG.replace("Tuesday", "Sunday").into_bytes()),
        ("wide.txt", FOG.replace("Tuesday", "Monday").encode_utf16().flat_map(u16::to_le_bytes).collect()),
        // passed over
        ("logo", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("song.ogg", b"OggS\0\x02\0\0\0\0".to_vec()),
        ("style.css", b"p { colour: red }".to_vec()),
        // rejected
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3".to_vec()),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec()),
        ("a.tar.bz2", b"BZh91AY&SY\0\0".to_vec()),
        ("a.txt.xz", b"\xfd7zXZ\0\0\x04".to_vec()),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec()),
        ("a.rar", b"Rar!\x1a\x07\x01\0".to_vec()),
        ("a.parquet", b"PAR1\x15\x04\x15\x10".to_vec()),
        ("a.db", b"SQLite format 3\0\x10\0".to_vec()),
        ("a.bin.txt", [0_u8, 1, 2, 3].repeat(100)),
    ] {
        fs::write(raw.join(name), bytes).unwrap();
    }
    let output = parallax(place.path(), &["ingest", "g", "--out", "out"]);
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output);
    assert!(told.starts_with("passed over 3 places"), "{told}");
    let rejected: Vec<&str> = told.lines().skip(2).map(|line| line.trim().split(':').next().unwrap()).collect();
    let names = ["a.7z", "a.bin.txt", "a.db", "a.doc", "a.parquet", "a.pdf", "a.rar", "a.tar.bz2", "a.txt.xz"];
    assert_eq!(rejected, names.map(|name| format!("g/{name}")), "{told}");
    for instead in ["unpack it first", "export it as JSON Lines or CSV", "save the article as text or HTML"] {
        assert!(told.contains(instead), "{told}");
    }
    let all = exported(place.path());
    assert_eq!(all.len(), 6);
    let wide = all.iter().find(|article| article["source"] == "g/wide.txt").unwrap();
    assert!(wide["notices"].to_string().contains("every second byte is zero"), "{}", wide["notices"]);
}
