//! The command line as a user meets it: real files, exit statuses, what is written and what is left alone.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::root;
use tempfile::TempDir;

fn parallax(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax")).current_dir(root()).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn sample() -> PathBuf {
    root().join("corpus")
}

/// Every file below a folder with its bytes; hidden ones, which only the next run reads, are left out.
fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if !name.starts_with('.') {
                files.push((name, fs::read(entry.path()).unwrap()));
            }
        }
    }
    files
}

#[test]
fn the_same_input_gives_the_same_bytes_in_whatever_order() {
    let place = TempDir::new().unwrap();
    let (once, twice) = (place.path().join("once"), place.path().join("twice"));
    // by relative paths, so that a file has one name whether it or its folder is given
    assert_eq!(parallax(&["ingest", "corpus", "--out", path(&once)]).status.code(), Some(0));
    let names = fs::read_dir(sample()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut files: Vec<_> = names.map(|name| Path::new("corpus").join(name)).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files.reverse();
    let metadata = sample().join("corpus.toml");
    let mut arguments = vec!["ingest", "--metadata", path(&metadata), "--out", path(&twice)];
    arguments.extend(files.iter().map(|file| path(file)));
    assert_eq!(parallax(&arguments).status.code(), Some(0));
    assert!(tree(&once) == tree(&twice), "the corpora differ");
    assert_eq!(parallax(&["check", path(&once)]).status.code(), Some(0));
}

#[test]
fn bad_files_are_named_with_a_reason_and_the_rest_is_written() {
    let place = TempDir::new().unwrap();
    let raw = place.path().join("raw");
    fs::create_dir(&raw).unwrap();
    for file in fs::read_dir(sample())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|e| e == "txt"))
        .take(2)
    {
        fs::copy(&file, raw.join(file.file_name().unwrap())).unwrap();
        fs::copy(&file, raw.join("zz-copy.txt")).unwrap();
    }
    fs::write(raw.join("empty.txt"), "").unwrap();
    fs::write(raw.join("binary.txt"), [0_u8, 1, 2, 3].repeat(400)).unwrap();
    fs::write(raw.join("picture.png"), "not read").unwrap();
    let out = place.path().join("out");
    let output = parallax(&["ingest", path(&raw), path(&place.path().join("nowhere")), "--out", path(&out)]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    for named in ["empty.txt", "binary.txt", "nowhere", "zz-copy.txt", "picture.png"] {
        assert!(said.contains(named), "{named} is not named in:\n{said}");
    }
    assert_eq!(text(&parallax(&["export", path(&out)]).stdout).lines().count(), 2);
}

#[test]
fn a_failed_run_leaves_the_old_corpus_whole() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    parallax(&["ingest", path(&sample()), "--out", path(&out)]);
    let before = tree(&out);
    let empty = place.path().join("empty.txt");
    fs::write(&empty, " \n").unwrap();
    assert_eq!(parallax(&["ingest", path(&empty), "--out", path(&out)]).status.code(), Some(2));
    assert!(tree(&out) == before);

    // a new corpus takes the place of the old one, and nothing of the old one is left
    let one = fs::read_dir(sample())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|file| file.extension().is_some_and(|e| e == "txt"));
    assert_eq!(parallax(&["ingest", path(&one.unwrap()), "--out", path(&out)]).status.code(), Some(0));
    let manifest = fs::read_to_string(out.join("manifest.json")).unwrap();
    for (name, _) in tree(&out).iter().filter(|(name, _)| name != "manifest.json") {
        assert!(manifest.contains(name.as_str()), "{name} is left over");
    }
}

#[test]
fn a_folder_with_other_things_in_it_is_not_written_to() {
    let place = TempDir::new().unwrap();
    fs::write(place.path().join("thesis.txt"), "mine").unwrap();
    let output = parallax(&["ingest", path(&sample()), "--out", path(place.path())]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("not of a corpus"));
    assert_eq!(tree(place.path()), [("thesis.txt".to_owned(), b"mine".to_vec())]);
}

#[test]
fn a_wrong_key_in_the_sidecar_is_named_with_its_line() {
    let place = TempDir::new().unwrap();
    let sidecar = place.path().join("corpus.toml");
    fs::write(&sidecar, "[corpus]\nname = \"x\"\nfictonal = true\n").unwrap();
    let output =
        parallax(&["ingest", path(&sample()), "--metadata", path(&sidecar), "--out", path(&place.path().join("out"))]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("line 3") && said.contains("fictonal") && said.contains("fictional"), "{said}");
}

#[test]
fn check_names_the_file_that_was_altered_or_is_gone() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    parallax(&["ingest", path(&sample()), "--out", path(&out)]);
    let shard = out.join(&tree(&out).iter().find(|(name, _)| name.starts_with("articles/")).unwrap().0);
    let whole = fs::read(&shard).unwrap();
    fs::write(&shard, text(&whole).replacen("talks", "walks", 1)).unwrap();
    let output = parallax(&["check", path(&out)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains(path(&shard)) && text(&output.stdout).contains("altered"));
    fs::remove_file(&shard).unwrap();
    assert_eq!(parallax(&["check", path(&out)]).status.code(), Some(1));
    fs::write(&shard, whole).unwrap();
    assert_eq!(parallax(&["check", path(&out)]).status.code(), Some(0));
    assert_eq!(parallax(&["check", path(place.path())]).status.code(), Some(1));
}

#[test]
fn compare_prints_pairs_of_sentences_that_stand_where_it_says() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    parallax(&["ingest", path(&sample()), "--out", path(&out)]);
    let exported = text(&parallax(&["export", path(&out), "--format", "jsonl"]).stdout);
    let articles: Vec<serde_json::Value> = exported.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_story =
        |story: &serde_json::Value| articles.iter().filter(|article| article["story"] == *story).collect::<Vec<_>>();
    let same = articles.iter().map(|article| of_story(&article["story"])).max_by_key(Vec::len).unwrap();
    let ids: Vec<_> = same.iter().map(|article| article["id"].as_str().unwrap()).collect();
    let output = parallax(&["compare", path(&out), ids[0], ids[1], "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let comparison: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let aligned = comparison["aligned"].as_array().unwrap();
    assert!(!aligned.is_empty());
    for pair in aligned {
        assert!((0.0..=1.0).contains(&pair["score"].as_f64().unwrap()));
        for (side, article) in [("a", same[0]), ("b", same[1])] {
            let sentence = &pair[side];
            assert_eq!(sentence["article"], article["id"]);
            let block = article["blocks"][usize::try_from(sentence["block"].as_u64().unwrap()).unwrap()]["text"]
                .as_str()
                .unwrap();
            let at = |key: &str| usize::try_from(sentence[key].as_u64().unwrap()).unwrap();
            assert_eq!(block.get(at("start")..at("end")), sentence["text"].as_str());
        }
    }
    assert_eq!(comparison["only"].as_object().unwrap().len(), 2);
    for (wrong, said) in [
        (["compare", path(&out), ids[0], "nothing"], "no article nothing"),
        (["compare", path(&out), ids[0], ids[0]], "twice"),
    ] {
        let output = parallax(&wrong);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
    }
}

#[test]
fn a_search_finds_names_forms_and_values_and_says_what_it_did_not_understand() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    parallax(&["ingest", path(&sample()), "--out", path(&out)]);
    let search = |query: &str, more: &[&str]| -> serde_json::Value {
        let output = parallax(&[&["search", path(&out), query, "--format", "json"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let total = |query: &str, more: &[&str]| search(query, more)["total"].as_u64().unwrap();
    let bridges = total("bridges", &[]);
    assert!(bridges >= 3 && bridges == total("bridge", &[]), "forms of a word are found");
    assert!(total("talked", &["--no-stem"]) < total("talked", &[]));
    assert_eq!(total("brid", &[]), 0, "a query on the command line is whole");
    assert_eq!(total("brid*", &[]), bridges);
    assert_eq!(search("bridge", &["--limit", "1"])["hits"].as_array().unwrap().len(), 1);
    assert_eq!(total("-bridge", &[]) + bridges, 15);

    let found = search("talks outlet:nobody (bridge", &[]);
    assert_eq!(found["total"], 0);
    let faults = found["understood"]["faults"].as_array().unwrap();
    let spans: Vec<_> = faults.iter().map(|fault| fault["span"].to_string()).collect();
    assert_eq!(spans, ["[13,19]", "[20,21]"], "{faults:?}");
    assert_eq!(found["understood"]["text"], "talks outlet:nobody bridge ");

    let table = parallax(&["search", path(&out), "talks (bridge OR"]);
    assert!(text(&table.stdout).trim_end().ends_with("articles"), "{}", text(&table.stdout));
    assert!(text(&table.stderr).contains("at 7, \"(\""), "{}", text(&table.stderr));

    // a file of the index is cut short: the rest is searched, and the file is named
    for (name, bytes) in tree(&out).iter().filter(|(name, _)| name.contains(".terms")) {
        fs::write(out.join(name), &bytes[..bytes.len() / 2]).unwrap();
    }
    let broken = parallax(&["search", path(&out), "bridge"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(text(&broken.stderr).contains(".terms: It was altered or cut short"), "{}", text(&broken.stderr));
    let nowhere = parallax(&["search", path(place.path()), "bridge"]);
    assert!(nowhere.status.code() == Some(2) && text(&nowhere.stderr).contains("no corpus there"));
}

#[test]
fn check_reads_every_byte_of_the_index() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    parallax(&["ingest", path(&sample()), "--out", path(&out)]);
    let index: Vec<_> = tree(&out).into_iter().filter(|(name, _)| name.starts_with("index/")).collect();
    assert_eq!(index.len(), 2, "a small corpus has one file of terms and one of places");
    for (name, bytes) in index {
        for (what, altered) in [("cut", bytes[..bytes.len() - 1].to_vec()), ("longer", [&bytes[..], b"x"].concat())] {
            fs::write(out.join(&name), altered).unwrap();
            let output = parallax(&["check", path(&out)]);
            assert_eq!(output.status.code(), Some(1), "{what}");
            assert!(text(&output.stdout).contains(&name), "{what}: {}", text(&output.stdout));
        }
        fs::remove_file(out.join(&name)).unwrap();
        assert_eq!(parallax(&["check", path(&out)]).status.code(), Some(1), "{name} is gone");
        fs::write(out.join(&name), bytes).unwrap();
    }
    let sound = parallax(&["check", path(&out)]);
    assert!(text(&sound.stdout).contains("15 articles in 4 files"), "{}", text(&sound.stdout));
}

#[test]
fn every_file_and_every_output_fits_the_schema() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out");
    parallax(&["ingest", path(&sample()), "--out", path(&out)]);
    let schema: serde_json::Value = serde_json::from_slice(&parallax(&["schema"]).stdout).unwrap();
    let validate = |definition: &str, instance: &serde_json::Value| {
        let mut schema = schema.clone();
        schema["oneOf"] = serde_json::json!([{ "$ref": format!("#/$defs/{}", definition.replace('/', "~1")) }]);
        let validator = jsonschema::validator_for(&schema).unwrap();
        let errors: Vec<_> = validator
            .iter_errors(instance)
            .take(3)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        errors
    };
    // files of the index are binary, and `parallax check` reads them
    for (name, bytes) in tree(&out).into_iter().filter(|(name, _)| name.contains(".json")) {
        let definition =
            name.split_once('/').map_or("manifest.json".to_owned(), |(folder, _)| format!("{folder}/*.json"));
        let instance = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(validate(&definition, &instance), Vec::<String>::new(), "{name}");
        assert!(
            !validate(&definition, &serde_json::json!({ "schema": "one" })).is_empty(),
            "{definition} accepts anything"
        );
    }
    for line in text(&parallax(&["export", path(&out)]).stdout).lines() {
        let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(validate("export.jsonl", &row), Vec::<String>::new());
        row["published"] = serde_json::json!("yesterday");
        assert!(!validate("export.jsonl", &row).is_empty(), "a date that is none is accepted");
    }
}

#[test]
fn the_table_of_names_can_be_edited_and_given_back() {
    let place = TempDir::new().unwrap();
    let raw = place.path().join("raw");
    fs::create_dir(&raw).unwrap();
    let paragraph =
        "The old bridge over the river was closed to all traffic for the whole of the winter, officials said.";
    for (name, sentence) in [
        (
            "a.txt",
            "Harbour minister Anna Weber spoke on Monday. Weber left Oslo in the evening with a small delegation.",
        ),
        (
            "b.txt",
            "Thomas Lund of the Harbour and Rivers Board (HRB) waited in Oslo, and Anna Weber did not come at all.",
        ),
        (
            "c.txt",
            "Theodora Weberling-Lund was late on Monday, and Oslo rejected the offer that she had brought with her.",
        ),
    ] {
        let title = format!("What happened to {name} in the harbour");
        fs::write(raw.join(name), format!("{title}\n\n{sentence}\n\n{paragraph}\n\n{paragraph}\n")).unwrap();
    }
    let ingest = |out: &str| {
        let out = place.path().join(out);
        let output = parallax(&["ingest", path(&raw), "--out", path(&out)]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        out
    };
    let table = |corpus: &Path, format: &str| {
        let output = parallax(&["aliases", path(corpus), "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    // the entities without the reasons, which say who decided
    let names = |corpus: &Path| -> Vec<(String, Vec<String>, u64)> {
        let value: serde_json::Value = serde_json::from_str(&table(corpus, "json")).unwrap();
        let list = |value: &serde_json::Value| {
            value.as_array().unwrap().iter().map(|alias| alias["name"].as_str().unwrap().to_owned()).collect()
        };
        let one = |value: &serde_json::Value| {
            (value["id"].as_str().unwrap().to_owned(), list(&value["aliases"]), value["articles"].as_u64().unwrap())
        };
        value["entities"].as_array().unwrap().iter().map(one).collect()
    };
    let first = ingest("first");
    assert!(
        table(&first, "text")
            .contains("Anna Weber (person, 2 articles, anna-weber)\n    is called: Harbour minister (1)")
    );
    let tables = table(&first, "toml");
    fs::write(raw.join("corpus.toml"), &tables).unwrap();
    assert_eq!(names(&ingest("same")), names(&first), "what is given back as it is changes nothing");

    let edited = tables
        .replace("name = \"Anna Weber\"\nkind = \"person\"", "name = \"Anna M. Weber\"\nkind = \"person\"\nnames = [\"Anna Weber\", \"Theodora Weberling-Lund\"]\napart = [\"Weber\"]")
        .replace("name = \"Theodora Weberling-Lund\"", "name = \"Nobody Else\"");
    assert_ne!(edited, tables);
    fs::write(raw.join("corpus.toml"), edited).unwrap();
    let second = names(&ingest("second"));
    let of =
        |id: &str| second.iter().find(|(own, ..)| own == id).map(|(_, names, articles)| (names.join(", "), *articles));
    assert_eq!(of("anna-m-weber"), Some(("Anna Weber, Theodora Weberling-Lund".to_owned(), 3)));
    assert_eq!(of("weber"), Some(("Weber".to_owned(), 1)));
    assert_eq!(of("anna-weber"), None);
    assert!(table(&place.path().join("second"), "toml").contains("apart = [\"Weber\"]"));
}

#[test]
fn the_version_says_of_which_month_the_tables_of_facts_are() {
    let said = text(&parallax(&["--version"]).stdout);
    assert!(said.starts_with(concat!("parallax ", env!("CARGO_PKG_VERSION"))), "{said}");
    let month = said.trim().rsplit(' ').next().unwrap();
    assert!(said.contains("facts as of") && month.len() == 7 && month.starts_with("20"), "{said}");
    let short = text(&parallax(&["-V"]).stdout);
    assert_eq!(short.lines().count(), 1);
}
