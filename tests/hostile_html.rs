//! Pages of HTML made to break their reader: each ends soon, with an article whose parts cover its text, or with an
//! error.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::time::{Duration, Instant};

use parallax::ingest::{IngestError, Known, breach, read_record};
use parallax::model::{Draft, Media, Record};

fn read(html: &str) -> Result<Draft, IngestError> {
    read_record(&Record::of_file("page.html", Media::Html, html.as_bytes().to_vec()), &Known::default())
}

fn check(draft: &Draft) {
    assert_eq!(breach(draft), None);
}

const ONE: &str = "The first cars crossed the new bridge on Monday morning, eleven years after the council first voted to build it, and the mayor drove in front.";
const TWO: &str = "Engineers said that the ground under the northern pier had cost them two whole winters, and that nobody had been hurt in all that time.";

#[test]
fn pages_made_to_break_things_end_soon() {
    let (most, many) = (1_000_000, 100_000);
    let text = format!("<p>{ONE}</p><p>{TWO}</p>");
    let cases = [
        ("nested boxes", "<div>".repeat(most) + &text),
        ("nested inline elements", "<b><i><span>".repeat(many / 3) + &text),
        ("nested lists", "<ul><li>".repeat(many / 2) + &text),
        ("nested tables", "<table><tr><td>".repeat(many / 3) + &text),
        ("ends without beginnings", "</div></p></b>".repeat(many / 3) + &text),
        ("misnested", "<a><p></a><b></p></b>".repeat(many / 6) + &text),
        ("attributes", format!("<div {}>{text}</div>", "a=b ".repeat(most))),
        ("one long class", format!("<div class='{}'>{text}</div>", "ab-".repeat(many))),
        ("scripts", "<script>x</script>".repeat(many / 10) + &text),
        ("linked data", format!("<script type='application/ld+json'>{}</script>{text}", "[".repeat(many))),
        (
            "wide linked data",
            format!("<script type='application/ld+json'>[{}1]</script>{text}", "{\"a\":[1]},".repeat(many / 5)),
        ),
        ("an open comment", text.clone() + "<!--" + &"-".repeat(many)),
        ("an open tag", text.clone() + "<div " + &"x".repeat(many)),
        ("entities", "&amp;&#x41;&nosuch;&".repeat(many / 10) + &text),
        ("lines", "<p>x</p>".repeat(many / 5) + &text),
        ("metas", "<meta name=author content=x>".repeat(many / 10) + &text),
        ("authors", "<span class=author>Ana Ruiz".repeat(many / 10) + &text),
        ("directions", "\u{202e}\u{200f}\u{200b}".repeat(many / 3) + &text),
    ];
    for (name, html) in cases {
        let begin = Instant::now();
        if let Ok(draft) = read(&html) {
            check(&draft);
        }
        // without optimisation, on a busy machine
        assert!(begin.elapsed() < Duration::from_mins(1), "{name}: {:?}", begin.elapsed());
    }
    let large = Record::of_file("large.html", Media::Html, vec![b'<'; 200 << 20]);
    assert!(matches!(read_record(&large, &Known::default()), Err(IngestError::TooLarge { .. })));
    for nothing in ["", "   ", "<html></html>", "<script>x</script>", "<nav><a>Home</a><a>World</a></nav>"] {
        assert!(read(nothing).is_err(), "{nothing:?}");
    }
}

#[test]
fn hostile_strings_are_text() {
    let Some(path) = support::shared("hostile/naughty-strings.json") else { return };
    let strings: Vec<String> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for string in strings {
        for html in [
            format!("<h1>{string}</h1><p class=\"{string}\">{string}</p><p>{ONE}</p>"),
            format!("<meta name='author' content='{string}'><title>{string}</title><p>{ONE}</p><p>{string}"),
            format!("<script type='application/ld+json'>{string}</script><p>{ONE}</p>"),
            string.clone(),
        ] {
            if let Ok(draft) = read(&html) {
                check(&draft);
            }
        }
    }
}
