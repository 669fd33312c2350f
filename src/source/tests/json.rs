//! JSON in its wrappings, the lines of a stream of records, and tables.

use super::*;

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
    // other articles may be named before the text, or between two fields
    let others = r#"{"stories":[{"title":"beside"}],"text":"one","items":[{"a":1}],"id":7}"#;
    let beside = "no text, only title; the export has to carry";
    check(
        "a.json",
        others.as_bytes(),
        &[&format!("! a.json#1: {beside}"), "! a.json#2: no text, only a", "a.json#7: one"],
    );
    check(
        "a.jsonl",
        b"{\"items\":[{\"a\":1}],\"text\":\"one\"}\n{\"items\":[{\"a\":1}],\"text\":\"two\"}\n",
        &["! a.jsonl#1: no text, only a", "a.jsonl:1: one", "! a.jsonl#2: no text, only a", "a.jsonl:2: two"],
    );
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

#[test]
fn an_object_with_many_lists_is_asked_about_once() {
    let text = format!("{{\"text\":\"one\"{}}}", ",\"items\":[{}]".repeat(200_000));
    assert_eq!(lines("a.json", text.as_bytes()), ["a.json:1: one"]);
}

#[test]
fn a_summary_stands_in_for_a_text_and_is_known_for_one_unless_the_user_says_where_the_text_is() {
    let both = r#"{"text":"Fog closed the harbour.","description":"Fog."}"#;
    let one = r#"{"title":"Fog","description":"Fog closed the harbour."}"#;
    assert!(!the_record("a.json", both.as_bytes()).summary_only);
    let record = the_record("a.json", one.as_bytes());
    assert!(record.summary_only && record.body == b"Fog closed the harbour.");
    let options = Options { mapping: "text=story".parse().unwrap(), ..Options::default() };
    let want = "! a.jsonl:1: no text in the field that --fields names, only description, title; name the field";
    check_with("a.jsonl", format!("{one}\n{one}\n").as_bytes(), &options, &[want, &want.replace(":1:", ":2:")]);
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
        body in prop_oneof![any::<Vec<u8>>(), ".{0,40}".prop_map(String::into_bytes)], given in given(), summary_only: bool) {
        let given_by = if given == Given::default() && !summary_only { "" } else { super::fields::EXPORT };
        let record = Record { source, media: if html { Media::Html } else { Media::Text }, charset, body, given, summary_only, given_by };
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

// --- Tables ------------------------------------------------------------------------------------------------------

#[test]
fn tables_are_read_with_their_delimiters() {
    for (name, text) in [
        ("a.csv", "id,title,text,source.name\n7,Fog,\"Fog closed,\nall of it\",Harbour Times\n"),
        ("a", "\u{feff}ID;Title;Text;Source Name\r\n7;Fog;\"Fog closed,\nall of it\";Harbour Times\r\n"),
        ("a.tsv", "id\ttitle\ttext\tsource_name\n7\tFog\t\"Fog closed,\nall of it\"\tHarbour Times"),
    ] {
        let record = the_record(name, text.as_bytes());
        assert_eq!((record.source, record.body), (format!("{name}#7"), b"Fog closed,\nall of it".to_vec()));
        assert_eq!(
            (record.given.title.as_deref(), record.given.outlet.as_deref()),
            (Some("Fog"), Some("Harbour Times"))
        );
    }
    check("a.csv", b"title,text\nA,Caf\xe9\n\nB,two\n", &["a.csv:2: Café", "a.csv:4: two"]);
    check("a.csv", b"source,text\nx.txt,one\n", &["x.txt: one"]);
    check("a.csv", b"title,text\n", &["! a.csv: the table is empty"]);
    check("a.csv", b"story_id,title,url\n1,A,u\n2,B,u\n", &["! a.csv: no text, only story_id, title, url;"]);
}

#[test]
fn a_broken_row_costs_itself() {
    check(
        "a.csv",
        b"title,text\nA,one\nB,two,three\nC\nD,four\nE,\"five\nF,six\n",
        &[
            "a.csv:2: one",
            "! a.csv:3: not valid CSV: a row of 3 fields where the header has 2",
            "! a.csv:4: not valid CSV: a row of 1 fields",
            "a.csv:5: four",
            "! a.csv:6: not valid CSV: a quotation mark is opened and never closed",
        ],
    );
    let long = format!("title,text\nA,one\nB,{}\n", "x".repeat(2000));
    check_with("a.csv", long.as_bytes(), &small(), &["a.csv:2: one", "! a.csv:3: larger than the 1000 bytes"]);
}

#[test]
fn a_text_with_commas_is_no_table() {
    for text in ["Fog, rain and wind\nclosed the harbour.", "Title, by Ana\nFog.", "One | two | three\nFog"] {
        check("a.txt", text.as_bytes(), &[&format!("a.txt: {text}")]);
    }
}
