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

// --- Feeds -------------------------------------------------------------------------------------------------------

const RSS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand --><rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:atom="a"><channel>
<title>Harbour Times - World</title><link>https://harbourtimes.example/</link><language>en-gb</language>
<image><title>Not this</title></image><atom:link rel="self" href="https://harbourtimes.example/feed"/>
<item><title>Fog &amp;amp; rain</title><link>https://harbourtimes.example/fog</link><guid isPermaLink="false">n1</guid>
<pubDate>Wed, 03 Dec 2025 14:05:00 GMT</pubDate><dc:creator><![CDATA[Ana Ruiz]]></dc:creator><category>World</category>
<description>What fog does.</description><content:encoded><![CDATA[<p>Fog closed the harbour &amp; the bridge.</p>]]></content:encoded></item>
<item><title>Plain</title><description>Fog closed the harbour for a day, and nobody could leave it.</description></item>
<item><title>Only this</title><link>https://harbourtimes.example/only</link><guid>n1</guid><description>&lt;a href="x"&gt;Only this&lt;/a&gt; Harbour Times</description></item>
<item><title>Loose</title><description><p>Fog closed &nbsp; <b>the</b> harbour for a day &foo; A & B.</p></description></item>
</channel></rss>"#;

#[test]
fn a_feed_is_a_record_for_each_entry() {
    check(
        "f.xml",
        RSS.as_bytes(),
        &[
            "f.xml#n1: <p>Fog closed the harbour &amp; the bridge.</p>",
            "f.xml#2: Fog closed the harbour for a day, and nobody",
            "! f.xml#n1 (number 3): the entry has no text, only a headline and an address; fetch",
            "f.xml#4: <p>Fog closed &nbsp; <b>the</b> harbour for a day &foo; A & B.</p>",
        ],
    );
    let Some(Found::Record(record)) = found("f.xml", RSS.as_bytes(), &Options::default()).into_iter().next() else {
        panic!()
    };
    let some = |text: &str| Some(text.to_owned());
    let given = Given {
        title: some("Fog & rain"),
        outlet: some("Harbour Times"),
        byline: some("Ana Ruiz"),
        published: some("Wed, 03 Dec 2025 14:05:00 GMT"),
        section: some("World"),
        language: some("en-gb"),
        link: some("https://harbourtimes.example/fog"),
        summary: some("What fog does."),
        ..Given::default()
    };
    assert_eq!((record.given, record.media, record.given_by), (given, Media::Html, "the feed's entry"));
}

#[test]
fn atom_in_all_its_types_of_text() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Islander</title><id>urn:feed</id>
        <author><name>Not her</name></author>
        <entry><id>urn:1</id><title type="html">A &amp;lt;b&amp;gt;</title><link rel="self" href="no"/><link href="https://a.example/1"/>
        <author><name>Ana Ruiz</name><uri>u</uri></author><author><name>Bo Li</name></author><category term="World"/>
        <published>2025-12-03T14:05:00Z</published><updated>2025-12-04T00:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fog <br/>closed <![CDATA[<it>]]></p></div></content></entry>
        <entry><id>urn:2</id><title>Two</title><content type="text">Fog 1 &lt; 2 &lt;b&gt;</content><source><title>Elsewhere</title><id>no</id></source></entry>
        <entry><id>urn:3</id><title>Three</title><content type="image/png">aGVsbG8=</content></entry>
        </feed>"#;
    check(
        "f.atom",
        atom.as_bytes(),
        &[
            "f.atom#urn:1: <div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Fog <br/>closed &lt;it&gt;</p></div>",
            "f.atom#urn:2: Fog 1 < 2 <b>",
            "! f.atom#urn:3: the entry has no text, only a headline;",
        ],
    );
    let all = found("f", atom.as_bytes(), &Options::default());
    let [Found::Record(first), Found::Record(second), _] = &all[..] else { panic!("{all:?}") };
    let get = |record: &Record| (record.given.byline.clone(), record.given.outlet.clone(), record.media);
    assert_eq!(get(first), (Some("Ana Ruiz, Bo Li".into()), Some("The Islander".into()), Media::Html));
    assert_eq!(get(second), (None, Some("Elsewhere".into()), Media::Text));
    assert_eq!(first.given.link.as_deref(), Some("https://a.example/1"));
    assert_eq!(first.given.updated.as_deref(), Some("2025-12-04T00:00:00Z"));
}

#[test]
fn rss_1_other_encodings_and_broken_feeds() {
    let rdf = "<?xml version='1.0' encoding='ISO-8859-1'?><rdf:RDF xmlns:rdf='r'><channel><title>Caf\u{e9}</title></channel>\
        <item rdf:about='x'><title>T</title><description>Le caf\u{e9} au port</description></item></rdf:RDF>";
    let latin: Vec<u8> = rdf.chars().map(|letter| letter as u8).collect();
    check("f", &latin, &["f#1: Le café au port"]);
    let wide: Vec<u8> = RSS.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(lines("f", &wide).len(), 4);
    assert_eq!(lines("f", &[&[0xfe, 0xff], wide.as_slice()].concat()).len(), 4);
    check(
        "f",
        &RSS.as_bytes()[..RSS.find("<item><title>Only").unwrap() + 20],
        &["f#n1", "f#2", "! f#3: the feed ends too early"],
    );
    check("f", b"<rss><channel><title>T</title></channel></rss>", &["! f: the feed is empty"]);
    check(
        "f.xml",
        b"<?xml version='1.0'?><urlset><url/></urlset>",
        &["! f.xml: XML that is neither a feed nor XHTML is not read"],
    );
    let bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><rss><channel><item>\
        <description>&b;&b; and the fog closed the harbour</description></item></channel></rss>";
    check("f", bomb.as_bytes(), &["f#1: &b;&b; and the fog"]);
    let long = format!("<rss><channel><item><description>{}</description></item></channel></rss>", "fog ".repeat(500));
    check_with("f", long.as_bytes(), &small(), &["! f#1: larger than the 1000 bytes"]);
    let many = format!(
        "<rss><channel>{}</channel></rss>",
        "<item><description>Fog closed the harbour.</description></item>".repeat(100)
    );
    assert!(found("f", many.as_bytes(), &small()).iter().all(|found| matches!(found, Found::Record(_))));
}

#[test]
fn entities_and_depth_of_feeds_are_bounded() {
    assert_eq!(feed::resolved("AT&T &amp; Co &nope; &#8217;&#x41;&#0;&"), "AT&T & Co &nope; \u{2019}A&#0;&");
    let deep = format!("<rss><channel>{}", "<a>".repeat(5000));
    check("f", deep.as_bytes(), &["! f#0: not valid XML: more than 1000 elements"]);
    let tags = format!(
        "<rss><channel><item><title>x</title><description>{}</description></item></channel></rss>",
        "&lt;a".repeat(200_000)
    );
    check("f", tags.as_bytes(), &["! f#1: the entry has no text"]);
}

#[test]
fn an_object_with_many_lists_is_asked_about_once() {
    let text = format!("{{\"text\":\"one\"{}}}", ",\"items\":[{}]".repeat(200_000));
    assert_eq!(lines("a.json", text.as_bytes()), ["a.json:1: one"]);
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

// --- Archives ----------------------------------------------------------------------------------------------------

fn tar_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        if name.len() < 100 {
            // The builder refuses names that lead out; whoever means harm writes them by hand.
            header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, *bytes).unwrap();
        } else {
            builder.append_data(&mut header, name, *bytes).unwrap();
        }
    }
    builder.into_inner().unwrap()
}

fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn archives_are_read_entry_by_entry() {
    let long = format!("{}/x.txt", "long".repeat(40));
    let inner = gz(b"{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
    let entries: &[(&str, &[u8])] = &[
        ("./a.txt", b"Fog."),
        ("page_files/a.css", b"p {}"),
        ("__MACOSX/._a.txt", b"x"),
        ("b/c.jsonl.gz", &inner),
        ("logo", b"\x89PNG\r\n\x1a\n"),
        ("../../etc/passwd", b"root"),
        ("/etc/passwd", b"root"),
        ("empty.txt", b""),
        (&long, b"Long."),
    ];
    for (name, bytes) in [("x.tar", tar_of(entries)), ("x.tgz", gz(&tar_of(entries))), ("x.zip", zip_of(entries))] {
        let long = format!("{name}/{long}");
        let (a, escapes) =
            (format!("{name}/a.txt: Fog."), format!("! {name}/../../etc/passwd: the entry's name leads out"));
        check(
            name,
            &bytes,
            &[
                &a,
                &format!("- {name}/page_files/a.css: a page's style"),
                &format!("- {name}/__MACOSX/._a.txt: hidden"),
                &format!("{name}/b/c.jsonl.gz:1: one"),
                &format!("{name}/b/c.jsonl.gz:2: two"),
                &format!("- {name}/logo: a picture"),
                &escapes,
                &format!("! {name}//etc/passwd: the entry's name leads out"),
                &format!("! {name}/empty.txt: the file is empty"),
                &format!("{long}: Long."),
            ],
        );
    }
    let mut all = Vec::new();
    records_of_file("x.zip", &mut std::io::Cursor::new(zip_of(entries)), &Options::default(), &mut |found| {
        all.push(found);
        ControlFlow::Continue(())
    });
    assert_eq!(all, found("x.zip", &zip_of(entries), &Options::default()));
    check("x.zip", &zip_of(&[("i.zip", &zip_of(&[("a.txt", b"Fog.")]))]), &["x.zip/i.zip/a.txt: Fog."]);
}

#[test]
fn links_documents_and_broken_archives_are_named() {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "a.txt", "/etc/passwd").unwrap();
    check("x.tar", &builder.into_inner().unwrap(), &["! x.tar/a.txt: a link in an archive is not followed"]);
    check(
        "x.docx",
        &zip_of(&[("[Content_Types].xml", b"<x/>"), ("a.xml", b"<x/>")]),
        &["! x.docx: an Office document is not read"],
    );
    let tar = tar_of(&[("a.txt", b"Fog."), ("b.txt", ARTICLE.repeat(50).as_bytes())]);
    check("x.tar", &tar[..3000], &["x.tar/a.txt: Fog.", "! x.tar/b.txt: the data ends too early", "! x.tar: "]);
    let zip = zip_of(&[("a.txt", ARTICLE.as_bytes())]);
    check("x.zip", &zip[..zip.len() / 2], &["! x.zip: not valid zip"]);
    let mut locked = zip.clone();
    let central = locked.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    check("x.zip", &locked, &["! x.zip/a.txt: the entry is encrypted"]);
    let mut odd = zip;
    odd[8] = 14;
    odd[central + 10] = 14;
    check("x.zip", &odd, &["! x.zip/a.txt: compressed with LZMA"]);
}

#[test]
fn archives_are_bounded() {
    let few = Options { limits: Limits { entries: 2, ..Limits::default() }, ..Options::default() };
    let tar = tar_of(&[("a", b"one"), ("b", b"two"), ("c", b"three")]);
    check_with("x", &tar, &few, &["x/a: one", "x/b: two", "! x: has more than 2 entries"]);
    let tight = Options { limits: Limits { unpacked_bytes: 10_000, ..Limits::default() }, ..Options::default() };
    let zip = zip_of(&[("a.txt", b"one"), ("b.txt", &vec![b'a'; 100_000]), ("c.txt", b"three")]);
    check_with("x", &zip, &tight, &["x/a.txt: one", "! x/b.txt: unpacks to more than 10000 bytes"]);
    let bomb = gz(&vec![b'a'; 80 << 20]);
    check("x.gz", &bomb, &["! x.gz: unpacks to more than 67108864 bytes, too much for its size"]);
    let spool = Options { limits: Limits { spooled_bytes: 50, ..Limits::default() }, ..Options::default() };
    check_with("x", &zip, &spool, &["! x: a zip archive of more than 50 bytes cannot be read from a stream"]);
}

// --- Web archives ------------------------------------------------------------------------------------------------

fn warc_record(kind: &str, uri: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{uri}>\r\nWARC-Date: 2025-12-03T14:05:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn page(uri: &str, status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let http = [format!("HTTP/1.1 {status}\r\n{headers}\r\n").as_bytes(), body].concat();
    warc_record("response", uri, "application/http; msgtype=response", &http)
}

#[test]
fn a_crawl_gives_its_pages() {
    let html = "Content-Type: text/html; charset=\"iso-8859-1\"\r\n";
    let parts = [
        warc_record("warcinfo", "", "application/warc-fields", b"software: none\r\n"),
        warc_record("request", "https://a.example/1", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
        page("https://a.example/1", "200 OK", html, b"<p>Caf\xe9"),
        page("https://a.example/2", "404 Not Found", html, b"<p>Gone"),
        page(
            "https://a.example/3",
            "200 OK",
            &format!("{html}Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
            &{
                let packed = gz(b"<p>Fog");
                let (a, b) = packed.split_at(10);
                [b"a;x=1\r\n", a, format!("\r\n{:x}\r\n", b.len()).as_bytes(), b, b"\r\n0\r\n\r\n"].concat()
            },
        ),
        page(
            "https://a.example/4",
            "200 OK",
            &format!("{html}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
            b"<p>Decoded already",
        ),
        page("https://a.example/5", "200 OK", &format!("{html}Content-Encoding: br\r\n"), b"\x8b\x02\x80\xff\x00"),
        page("https://a.example/6", "200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        page("https://a.example/1", "200 OK", "content-type: text/plain\r\n", b"Fog again."),
        warc_record("conversion", "https://a.example/7", "text/plain", b"Fog in words."),
        page(
            "https://a.example/8",
            "200 OK",
            "content-type: application/rss+xml\r\n",
            b"<rss><channel><item><description>Fog closed the harbour.</description></item></channel></rss>",
        ),
        page("https://a.example/9", "200 OK", html, b""),
    ];
    let want = [
        "x.warc#https://a.example/1: <p>Caf",
        "- x.warc#https://a.example/2: an answer other than 200",
        "x.warc#https://a.example/3: <p>Fog",
        "x.warc#https://a.example/4: <p>Decoded already",
        "! x.warc#https://a.example/5: compressed with br, which is not read",
        "- x.warc#https://a.example/6: neither text nor a page",
        "x.warc#https://a.example/1 (number 9): Fog again.",
        "x.warc#https://a.example/7: Fog in words.",
        "x.warc#https://a.example/8#1: Fog closed the harbour.",
        "! x.warc#https://a.example/9: the page is empty",
    ];
    check("x.warc", &parts.concat(), &want);
    let packed: Vec<u8> = parts.iter().flat_map(|part| gz(part)).collect();
    assert_eq!(found("x.warc", &packed, &Options::default()), found("x.warc", &parts.concat(), &Options::default()));
    let record = the_record("x.warc", &parts[2]);
    assert_eq!((record.media, record.charset.as_deref()), (Media::Html, Some("iso-8859-1")));
    assert_eq!(record.given, Given { link: Some("https://a.example/1".into()), ..Given::default() });
}

#[test]
fn a_broken_crawl_is_read_as_far_as_it_goes() {
    let html = "Content-Type: text/html\r\n";
    let (one, two) = (page("u:1", "200 OK", html, b"<p>One"), page("u:2", "200 OK", html, b"<p>Two"));
    check(
        "x",
        &[one.as_slice(), b"garbage\r\nmore\r\n", &two].concat(),
        &["x#u:1: <p>One", "! x#2: not valid WARC: no record begins", "x#u:2: <p>Two"],
    );
    check(
        "x",
        &[one.as_slice(), b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", &two].concat(),
        &["x#u:1", "! x#2: not valid WARC: a record without its length", "x#u:2"],
    );
    check(
        "x",
        &[one.as_slice(), &two[..two.len() - 6]].concat(),
        &["x#u:1", "! x#u:2: the web archive ends too early", "! x: the web archive ends too early"],
    );
    let long = page("u:1", "200 OK", html, &[b'a'; 2000]);
    check_with("x", &[long.as_slice(), &two].concat(), &small(), &["! x#u:1: larger than the 1000 bytes", "x#u:2"]);
}
