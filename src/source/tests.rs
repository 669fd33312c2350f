//! What each container gives, by short examples.

use std::io::{BufReader, Read, Write as _};
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::model::{Given, Media};

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

// --- JSON --------------------------------------------------------------------------------------------------------

#[test]
fn json_lines_are_records_and_a_bad_line_costs_itself_alone() {
    let text = "\u{feff}{\"id\":\"x\",\"text\":\"one\"}\r\n\n{\"id\":\"x\",\"text\":\"two\"}\noops\n{\"text\":\"th\n{\"text\":[\"four\",\"4\"]\n\
        {\"title\":\"five\"}\n[1]\n{\"source\":\"own\",\"text\":\"six\"}\n{\"text\":\"seven \\\" } \\\\\"}\n{\"text\":\"cut";
    check(
        "a.jsonl",
        text.as_bytes(),
        &[
            "a.jsonl#x: one",
            "a.jsonl#x (line 3): two",
            "! a.jsonl:4: not valid JSON",
            "! a.jsonl:5: not valid JSON",
            "! a.jsonl:6: not valid JSON",
            "! a.jsonl:7: no text, only title; the export has to carry",
            "! a.jsonl#1: not valid JSON: no object",
            "own: six",
            "a.jsonl:10: seven \" } \\",
            "! a.jsonl:11: the JSON ends too early",
        ],
    );
}

#[test]
fn json_is_read_in_every_wrapping() {
    let one = r#"{"text":"one"}"#;
    let two = r#"{"text":"two","id":7}"#;
    let want: &[&str] = &["a#1: one", "a#7: two"];
    for text in [
        format!("[{one},{two}]"),
        format!("[\n  {one},\n  {two}\n]\n"),
        format!(r#"{{"status":"ok","articles":[{one},{two}],"more":{{"x":[1]}}}}"#),
        format!(r#"{{"response":{{"status":"ok","results": [ {one} , {two} ]}}}}"#),
        format!(r#"{{"articles":{{"results":[{one},{two}]}}}}"#),
        format!("{{\"articles\":[{one}]}}\n{{\"articles\":[{two}]}}\n"),
    ] {
        check("a", text.as_bytes(), want);
    }
    check("a", format!("{one}\n{two}").as_bytes(), &["a:1: one", "a#7: two"]);
    check("a", b"{\n \"text\":\n\"one\"\n}\n{\n\"text\":\"two\"}", &["a:1: one", "a:5: two"]);
    check("a.json", b"[]", &["! a.json#0: the list is empty"]);
    check("a.json", br#"{"articles":[]}"#, &["! a.json:1: the list is empty"]);
    check("a.json", br#"{"text":"one","items":[{"a":1}]}"#, &["a.json:1: one"]);
    check(
        "a.json",
        br#"[{"text":"one"}, 5, "six", {"text":"two"}"#,
        &[
            "a.json#1: one",
            "! a.json#2: not valid JSON",
            "! a.json#3: not valid JSON",
            "a.json#4: two",
            "! a.json: the JSON ends too early",
        ],
    );
}

#[test]
fn json_in_any_unicode_and_windows_1252() {
    let wide: Vec<u8> = "{\"text\":\"Café\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("a", &wide, &["a:1: Café"]);
    check("a", &[&[0xff, 0xfe], wide.as_slice()].concat(), &["a:1: Café"]);
    check("a", b"{\"text\":\"Caf\xe9\"}", &["a:1: Café"]);
}

#[test]
fn long_and_deep_json_is_refused_in_passing() {
    let long = format!("{{\"text\":\"{}\"}}\n{{\"text\":\"two\"}}", "a".repeat(2000));
    check_with("a", long.as_bytes(), &small(), &["! a:1: larger than the 1000 bytes", "a:2: two"]);
    let deep = format!("{{\"text\":{}\n{{\"text\":\"two\"}}", "[".repeat(500));
    check("a.jsonl", deep.as_bytes(), &["! a.jsonl:1: not valid JSON", "a.jsonl:2: two"]);
}

#[test]
fn the_exports_of_apis_are_known() {
    let newsapi = r#"{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Harbour Times"},"author":"Ana Ruiz",
        "title":"Fog","description":"A short one","url":"https://example.com/fog","publishedAt":"2025-12-03T14:05:00Z","content":"Fog closed it."}]}"#;
    let record = the_record("a.json", newsapi.as_bytes());
    let some = |text: &str| Some(text.to_owned());
    let given = Given {
        title: some("Fog"),
        outlet: some("Harbour Times"),
        byline: some("Ana Ruiz"),
        published: some("2025-12-03T14:05:00Z"),
        link: some("https://example.com/fog"),
        summary: some("A short one"),
        ..Given::default()
    };
    assert_eq!((record.given, record.given_by, record.source.as_str()), (given, "the export's fields", "a.json#1"));
    let guardian = r#"{"response":{"status":"ok","results":[{"id":"world/fog","sectionName":"World","webTitle":"Fog",
        "webPublicationDate":"2025-12-03T14:05:00Z","webUrl":"https://example.com/fog","fields":{"byline":"Ana Ruiz","body":"<p>Fog.</p>","bodyText":"Fog."}}]}}"#;
    let record = the_record("a.json", guardian.as_bytes());
    assert_eq!(
        (record.source.as_str(), record.media, record.body.as_slice()),
        ("a.json#world/fog", Media::Html, &b"<p>Fog.</p>"[..])
    );
    assert_eq!(
        (record.given.section, record.given.byline, record.given.title),
        (some("World"), some("Ana Ruiz"), some("Fog"))
    );
    let times = r#"{"response":{"docs":[{"web_url":"https://example.com","headline":{"main":"Fog"},"byline":{"original":"By Ana Ruiz"},
        "pub_date":"2025-12-03","abstract":"Fog closed the harbour.","_id":"nyt://x","multimedia":[{"a":1}]}]}}"#;
    let record = the_record("a.json", times.as_bytes());
    assert_eq!((record.source.as_str(), record.body.as_slice()), ("a.json#nyt://x", &b"Fog closed the harbour."[..]));
    assert_eq!((record.given.byline, record.given.summary), (some("By Ana Ruiz"), None));
    let registry = r#"{"articles":{"results":[{"uri":"77","lang":"eng","dateTimePub":"2025-12-03T14:05:00Z","url":"u","title":"Fog",
        "body":"Fog closed it.","source":{"uri":"example.com","title":"Harbour Times"},"authors":[{"name":"Ana Ruiz"},{"name":"Bo Li"}]}]}}"#;
    let record = the_record("a.json", registry.as_bytes());
    assert_eq!((record.given.outlet, record.given.byline), (some("Harbour Times"), some("Ana Ruiz, Bo Li")));
    let cloud =
        r#"{"stories_id":5,"media_name":"Harbour Times","publish_date":"2025-12-03 14:05:00","text":"Fog.","time":1}"#;
    let record = the_record("a.jsonl", cloud.as_bytes());
    assert_eq!((record.source.as_str(), record.given.outlet), ("a.jsonl#5", some("Harbour Times")));
    let stack = r#"{"data":[{"author":null,"title":"Fog","description":"Fog closed it.","source":"Harbour Times","published_at":1764770700}]}"#;
    let record = the_record("a.json", stack.as_bytes());
    assert_eq!((record.given.outlet, record.given.published), (some("Harbour Times"), some("2025-12-03T14:05:00Z")));
}

#[test]
fn the_user_says_what_the_fields_are() {
    let options = Options {
        mapping: "title=kop,text=lijf.tekst,outlet=source,records=alles".parse().unwrap(),
        ..Options::default()
    };
    let text = r#"{"alles":[{"kop":"Mist","title":"x","lijf":{"tekst":"Mist sluit de haven."},"source":"Havenkrant","text":"x"}]}"#;
    match found("a", text.as_bytes(), &options).as_slice() {
        [Found::Record(record)] => {
            assert_eq!(
                (record.given.title.as_deref(), record.given.outlet.as_deref()),
                (Some("Mist"), Some("Havenkrant"))
            );
            assert_eq!((record.source.as_str(), record.body.as_slice()), ("a#1", &b"Mist sluit de haven."[..]));
        }
        other => panic!("{other:?}"),
    }
}

// --- Lines -------------------------------------------------------------------------------------------------------

fn given() -> impl Strategy<Value = Given> {
    let field = || prop::option::of("\\PC{0,8}");
    (field(), field(), field(), field(), field()).prop_map(|(title, outlet, byline, published, link)| Given {
        title,
        outlet,
        byline,
        published,
        link,
        ..Given::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn a_line_gives_its_record_back(source in "\\PC{1,20}", html: bool, charset in prop::option::of("[a-z0-9-]{1,8}"),
        body in prop_oneof![any::<Vec<u8>>(), ".{0,40}".prop_map(String::into_bytes)], given in given()) {
        let given_by = if given == Given::default() { "" } else { super::fields::EXPORT };
        let record = Record { source, media: if html { Media::Html } else { Media::Text }, charset, body, given, given_by };
        let line = to_line(&record);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(of_line(&line).unwrap(), record.clone());
        if !record.source.trim().is_empty() {
            prop_assert_eq!(the_record("a.jsonl", line.as_bytes()), record);
        }
    }

    #[test]
    fn json_lines_of_n_records_give_n(bodies in prop::collection::vec("[^\\x00]{1,30}", 1..20)) {
        let lines: String = bodies.iter().map(|body| format!("{}\n", serde_json::json!({ "text": format!("x{body}") }))).collect();
        let all = found("a.jsonl", lines.as_bytes(), &Options::default());
        prop_assert_eq!(all.len(), bodies.len());
        for (found, body) in all.iter().zip(&bodies) {
            let want = format!("x{body}");
            let is_same = matches!(found, Found::Record(record) if record.body == want.as_bytes());
            prop_assert!(is_same);
        }
    }

    #[test]
    fn no_bytes_break_it(name in "(a|a.json|a.jsonl|a.csv|a.html|a.xml|a.tsv|a.warc)", bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = found(&name, &bytes, &small());
    }

    #[test]
    fn no_json_breaks_it(text in "(\\{|\\}|\\[|\\]|\"|:|,|\n| |a|\"articles\":|\"text\":|\\\\){0,60}") {
        let _ = found("a.json", text.as_bytes(), &small());
        let _ = found("a.jsonl", text.as_bytes(), &small());
    }
}
