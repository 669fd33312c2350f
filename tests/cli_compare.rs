//! Comparing on the command line: reports to file, tables to sort, stories to choose from.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::process::{Command, Output};

use support::root;
use tempfile::TempDir;

fn parallax(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax")).current_dir(root()).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The sample corpus, made once for a test.
struct Sample {
    _place: TempDir,
    out: String,
}

fn sample() -> Sample {
    let place = TempDir::new().unwrap();
    let out = place.path().join("out").to_str().unwrap().to_owned();
    assert!(parallax(&["ingest", "corpus", "--out", &out]).status.success());
    Sample { _place: place, out }
}

fn stories(sample: &Sample) -> Vec<serde_json::Value> {
    let output = parallax(&["stories", &sample.out, "--format", "json"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn stories_are_listed_with_how_far_they_reach() {
    let sample = sample();
    let listed = stories(&sample);
    assert!(listed.len() > 2);
    assert_eq!(listed.iter().map(|story| story["articles"].as_u64().unwrap()).sum::<u64>(), 15);
    for story in &listed {
        let number = |key: &str| story[key].as_u64().unwrap();
        assert!(number("outlets") <= number("articles") && number("origins") <= number("articles"));
        assert!(story["first"].as_str() <= story["last"].as_str());
    }
    let table = said(&parallax(&["stories", &sample.out]));
    let csv = said(&parallax(&["stories", &sample.out, "--format", "csv"]));
    for story in &listed {
        assert!(table.contains(story["title"].as_str().unwrap()) && csv.contains(story["id"].as_str().unwrap()));
    }
    assert_eq!(
        (table.lines().count(), csv.lines().next()),
        (listed.len() + 1, Some("id,title,articles,outlets,origins,first,last"))
    );
}

#[test]
fn the_report_cites_every_sentence_with_outlet_headline_date_and_link() {
    let sample = sample();
    let story = stories(&sample)[0]["id"].as_str().unwrap().to_owned();
    let site = "https://example.org/parallax/";
    let arguments = ["compare", &sample.out, "--story", &story, "--format", "markdown", "--site", site];
    let report = said(&parallax(&arguments));
    let json: serde_json::Value =
        serde_json::from_slice(&parallax(&["compare", &sample.out, "--story", &story]).stdout).unwrap();
    assert!(report.starts_with("# ") && report.contains("made up"), "the sample says that it is fictional");
    let groups = json["groups"].as_array().unwrap();
    assert!(!groups.is_empty());
    for member in groups.iter().flat_map(|group| group["members"].as_array().unwrap()) {
        let (article, block, sentence) = (&member["article"], &member["block"], &member["sentence"]);
        let link = format!("({site}?page=article&id={}&s={block}.{sentence}&v=1)", article.as_str().unwrap());
        assert!(report.contains(&link), "{link} is not in the report");
    }
    for line in report.lines().filter(|line| line.starts_with("- ")) {
        assert!(line.contains(site), "not cited: {line}");
    }
    assert!(report.contains("### Fact 1") && report.contains("## What comes first"));
}

#[test]
fn the_table_has_a_row_for_each_sentence_of_each_finding() {
    let sample = sample();
    let story = stories(&sample)[0]["id"].as_str().unwrap().to_owned();
    let table = said(&parallax(&["compare", &sample.out, "--story", &story, "--format", "csv"]));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(reader.headers().unwrap().get(0), Some("finding"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let json: serde_json::Value =
        serde_json::from_slice(&parallax(&["compare", &sample.out, "--story", &story]).stdout).unwrap();
    let count = |finding: &str| rows.iter().filter(|row| row.get(0) == Some(finding)).count();
    let members = json["groups"].as_array().unwrap().iter().map(|group| group["members"].as_array().unwrap().len());
    assert_eq!(count("shared"), members.sum::<usize>());
    let only = json["only"].as_object().unwrap().values().map(|only| only.as_array().unwrap().len());
    assert_eq!(count("only here"), only.sum::<usize>());
    // nothing begins like a formula
    assert!(rows.iter().flat_map(csv::StringRecord::iter).all(|cell| !cell.starts_with(['=', '+', '@'])));
}

#[test]
fn what_cannot_be_compared_is_refused_with_what_to_do_instead() {
    let sample = sample();
    let all = stories(&sample);
    let story = all[0]["id"].as_str().unwrap();
    let article = story.trim_start_matches("s-");
    let near = format!("{}x", article.get(..9).unwrap());
    let wrong_story = format!("{}x", story.get(..11).unwrap());
    for (arguments, wanted) in [
        (vec!["compare", &sample.out, article], "nothing to be compared with; its story"),
        (vec!["compare", &sample.out, article, &near], "did you mean"),
        (vec!["compare", &sample.out, "--story", &wrong_story], "did you mean"),
        (vec!["compare", &sample.out, "--story", "s-nothing"], "no story s-nothing"),
        (vec!["compare", &sample.out, "--story", story, "--site", "a b"], "--site"),
        (vec!["compare", &sample.out], "or a story with --story"),
    ] {
        let output = parallax(&arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(error.contains(wanted), "{arguments:?}: {error}");
    }
}
