//! Whole pages, told as a reader would check them; laws; pages made to break things.

use proptest::prelude::*;

use super::super::{IngestError, Known, breach, read_record};
use crate::model::{Block, BlockKind, Draft, Media, NoticeCode, Reason, Record};

fn read(html: &str) -> Result<Draft, IngestError> {
    read_record(&Record::of_file("page.html", Media::Html, html.as_bytes().to_vec()), &Known::default())
}

fn check(draft: &Draft) {
    assert_eq!(breach(draft), None);
}

const ONE: &str = "The first cars crossed the new bridge on Monday morning, eleven years after the council first voted to build it, and the mayor drove in front.";
const TWO: &str = "Engineers said that the ground under the northern pier had cost them two whole winters, and that nobody had been hurt in all that time.";
const THREE: &str = "The old ferry keeps its timetable until the end of the summer and is then to become a museum, the company told reporters on the quay.";

/// A page as sites make them, with `head` in its head and `top` under the headline.
fn page(head: &str, top: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge opens after eleven years | Harbour Times</title>{head}
        <style>p {{ color: red }}</style><script>var x = "<p>not shown</p>";</script></head><body>
        <nav class="site-nav"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <main><article class="story"><h1 class="headline">Bridge opens after<br>eleven years</h1>{top}
        <div class="article-body"><p>{ONE}</p>
        <figure><img src="b.jpg" alt="x"><figcaption>Cars on the northern pier on Monday, seen from the quay.</figcaption></figure>
        <p>{TWO}</p><h2>What comes next</h2>
        <ul><li>The ferry sails until the last day of August, four times a day.</li><li>The toll of two crowns is paid by cars and lorries alone.</li></ul>
        <p>{THREE}</p><div style="display: none"><p>Subscribers read on.</p></div></div></article>
        <aside class="related"><h3>Related Articles</h3><ul><li><a href="/fog">Fog closes the harbour for a day</a></li>
        <li><a href="/fish">Why the market has no fish this week</a></li></ul></aside></main>
        <footer class="footer"><p>© 2025 Harbour Times. All rights reserved.</p></footer></body></html>"#
    )
}

const LINKED: &str = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
    "headline":"Bridge opens after eleven years","datePublished":"2025-12-03T14:05:00+01:00","dateModified":"2025-12-04T09:00:00+01:00",
    "author":[{"@type":"Person","name":"Ana Ruiz"},{"@type":"Person","name":"Tom Lind"}],"articleSection":"Islands",
    "publisher":{"@type":"Organization","name":"Harbour Times"}}</script>
    <link rel="canonical" href="https://harbourtimes.example/2025/12/03/bridge"><meta property="og:site_name" content="Harbour Times">"#;

#[test]
fn a_page_becomes_an_article() {
    let draft = read(&page(LINKED, "")).unwrap();
    check(&draft);
    assert_eq!(draft.title.as_deref(), Some("Bridge opens after eleven years"));
    assert_eq!(draft.byline.as_deref(), Some("Ana Ruiz, Tom Lind"));
    assert_eq!(draft.published.map(|moment| moment.to_string()).as_deref(), Some("2025-12-03T14:05:00+01:00"));
    assert_eq!(draft.updated.map(|moment| moment.to_string()).as_deref(), Some("2025-12-04T09:00:00+01:00"));
    assert_eq!((draft.outlet.as_deref(), draft.section.as_deref()), (Some("Harbour Times"), Some("Islands")));
    assert_eq!(draft.link.as_deref(), Some("https://harbourtimes.example/2025/12/03/bridge"));
    assert_eq!(draft.language.as_deref(), Some("en"));
    use BlockKind::{Caption, Heading, Item, Paragraph};
    let kinds: Vec<BlockKind> = draft.blocks.iter().map(|block| block.kind).collect();
    let without_caption: Vec<BlockKind> = kinds.iter().copied().filter(|kind| *kind != Caption).collect();
    assert_eq!(without_caption, [Paragraph, Paragraph, Heading, Item, Item, Paragraph], "{:#?}", draft.blocks);
    let texts: Vec<&str> = draft.blocks.iter().map(|block| block.text.as_str()).collect();
    assert!([ONE, TWO, THREE].iter().all(|paragraph| texts.contains(paragraph)));
    assert!(!draft.raw.contains("not shown") && !draft.raw.contains("Subscribers") && !draft.raw.contains('<'));
    let reasons: Vec<Reason> = draft.removed.iter().map(|removed| removed.reason).collect();
    assert!(reasons.contains(&Reason::Title) && reasons.contains(&Reason::OtherArticles), "{reasons:?}");
}

#[test]
fn what_a_page_says_of_itself_is_read_wherever_it_stands() {
    let cases: &[(&str, &str, Option<&str>, Option<&str>)] = &[
        (
            "",
            "<p class='byline'>By <a rel='author' href='/ana'>Ana Ruiz</a></p><time datetime='2025-12-03T14:05:00Z'>3 December 2025</time>",
            Some("Ana Ruiz"),
            Some("2025-12-03T14:05:00Z"),
        ),
        (
            "<meta name='author' content='Ana Ruiz'><meta property='article:published_time' content='2025-12-03T14:05:00+05:30'>",
            "",
            Some("Ana Ruiz"),
            Some("2025-12-03T14:05:00+05:30"),
        ),
        (
            "<meta name='parsely-author' content='Ana Ruiz'><meta name='parsely-pub-date' content='2025-12-03T14:05:00Z'>",
            "",
            Some("Ana Ruiz"),
            Some("2025-12-03T14:05:00Z"),
        ),
        (
            "<meta name='dc.creator' content='By Ana Ruiz and Tom Lind'><meta name='dc.date.issued' content='2025-12-03'>",
            "",
            Some("Ana Ruiz, Tom Lind"),
            Some("2025-12-03"),
        ),
        (
            "<meta name='author' content='Harbour Times'><meta property='og:site_name' content='Harbour Times'>",
            "<div>By Ana Ruiz | 3 December 2025</div>",
            Some("Ana Ruiz"),
            Some("2025-12-03"),
        ),
        (
            "",
            "<span itemprop='author' itemscope><span itemprop='name'>Ana Ruiz</span></span><meta itemprop='datePublished' content='2025-12-03'>",
            Some("Ana Ruiz"),
            Some("2025-12-03"),
        ),
        ("<link rel='canonical' href='https://harbourtimes.example/2025/12/03/bridge'>", "", None, Some("2025-12-03")),
        ("<meta name='author' content='aruiz'><meta name='date' content='soon'>", "", None, None),
    ];
    for (head, top, byline, published) in cases {
        let draft = read(&page(head, top)).unwrap();
        check(&draft);
        assert_eq!(draft.byline.as_deref(), *byline, "{head} {top}");
        assert_eq!(draft.published.map(|moment| moment.to_string()).as_deref(), *published, "{head} {top}");
        assert_eq!(draft.title.as_deref(), Some("Bridge opens after eleven years"), "{head} {top}");
    }
}

#[test]
fn what_is_inferred_is_said() {
    let told = |draft: &Draft, code, part: &str| {
        draft.notices.iter().any(|notice| notice.code == code && notice.message.contains(part))
    };
    let draft =
        read(&page("<link rel='canonical' href='https://harbourtimes.example/2025/12/03/bridge'>", "")).unwrap();
    assert!(told(&draft, NoticeCode::Published, "address"), "{:#?}", draft.notices);
    let draft = read(&page(LINKED, "<p>5 December 2025</p>")).unwrap();
    assert_eq!(draft.published.map(|moment| moment.date.to_string()).as_deref(), Some("2025-12-05"));
    assert!(told(&draft, NoticeCode::Published, "declares 2025-12-03"), "{:#?}", draft.notices);
    let draft =
        read(&page("", "").replace("<h1 class=\"headline\">Bridge opens after<br>eleven years</h1>", "")).unwrap();
    assert_eq!(draft.title.as_deref(), Some("Bridge opens after eleven years | Harbour Times"));
    assert!(told(&draft, NoticeCode::Title, "declares"), "{:#?}", draft.notices);
}

#[test]
fn encodings_are_declared_by_the_page() {
    let russian = "Мост открыли после одиннадцати лет";
    let html = page("", "").replace("utf-8", "windows-1251").replace("Bridge opens after<br>eleven years", russian);
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&html);
    let draft = read_record(&Record::of_file("a.html", Media::Html, bytes.into_owned()), &Known::default()).unwrap();
    assert!(draft.raw.contains(russian), "{}", draft.raw);
    assert!(draft.notices.iter().any(|notice| notice.code == NoticeCode::Encoding));
    let mut broken = page(LINKED, "").into_bytes();
    let at = broken.windows(9).position(|part| part == b"Engineers").unwrap();
    broken.insert(at, 0xff);
    let draft = read_record(&Record::of_file("a.html", Media::Html, broken), &Known::default()).unwrap();
    check(&draft);
    assert!(draft.notices.iter().any(|notice| notice.message.contains('\u{fffd}')), "{:?}", draft.notices);
}

#[test]
fn broken_markup_reads_as_browsers_show_it() {
    for (html, want) in [
        ("<p>one<p>two", "one\ntwo\n"),
        ("<ul><li>one<li>two</ul>three", "one\ntwo\nthree\n"),
        ("<table><tr><td>one<td>two<tr><td>three</table>", "one\ntwo\nthree\n"),
        ("<p><b>bold</p><p>on</b> and on", "bold\non and on\n"),
        ("<a href=x>one<div>two</a>three</div>", "one\ntwothree\n"),
        ("<div>one</span></p>two</div>", "one\ntwo\n"),
        ("one<br>two<br/><br>three", "one\ntwo\nthree\n"),
        ("<h1>one<br>two</h1>", "one two\n"),
        ("a &amp; b &lt;c&gt; &#8220;d&#8221; &nbsp; e", "a & b <c> “d” e\n"),
        ("<svg><path d='M0 0'/><title>icon</title></svg>seen", "seen\n"),
        ("<select><option>one<option>two</select>seen", "seen\n"),
        ("<noscript><p>no</p></noscript><textarea>no</textarea><template><p>no</p></template>seen", "seen\n"),
        ("<div hidden>no</div><div style='display:none'>no</div><p aria-hidden=true>seen</p>", "seen\n"),
        ("<pre>one\n  two</pre>", "one\ntwo\n"),
        ("<script>if (a < b) { document.write('<p>no</p>') }</script>seen", "seen\n"),
        ("<!-- <p>no</p> -->seen<![CDATA[no]]>", "seen\n"),
        ("<p>\u{200b}</p><p>\u{202e}mirrored\u{202c}</p>", "\u{202e}mirrored\u{202c}\n"),
    ] {
        assert_eq!(super::walk::walk(html).raw, want, "{html}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn nothing_that_shows_is_lost(parts in prop::collection::vec(
        prop_oneof![
            "[A-Za-zé“”’•|©@0-9 .,:!?\n-]{0,60}",
            Just(ONE.to_owned()),
            Just(TWO.to_owned()),
            "<(p|div|li|ul|h1|h2|table|tr|td|b|a|span|article|aside|blockquote|pre|figcaption|time|svg|select)( class=\"(byline|related|body)\")?>",
            "</(p|div|li|ul|h1|h2|table|tr|td|b|a|span|article|aside|blockquote|pre|figcaption|time|svg|select)>",
            Just("<br>".to_owned()),
            Just("<p hidden>".to_owned()),
            Just("<script>x<".to_owned()),
            Just("</script>".to_owned()),
            Just("\u{200b}&nbsp;\u{202e}".to_owned()),
        ], 0..60)) {
        if let Ok(draft) = read(&parts.concat()) {
            check(&draft);
            // what is kept reads as an article again
            let kept: String = draft.blocks.iter().map(|block: &Block| block.text.as_str()).collect::<Vec<_>>().join("\n");
            prop_assert!(!kept.contains("<script"));
        }
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(draft) = read_record(&Record::of_file("x", Media::Html, bytes), &Known::default()) {
            check(&draft);
        }
    }
}
