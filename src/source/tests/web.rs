//! Feeds and crawls.

use super::*;

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
