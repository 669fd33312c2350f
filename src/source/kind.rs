//! What a stream is, by its first bytes; its name decides only where these leave it open.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::mapping::Mapping;
use super::unread::{self, SAVE, Unread};
use super::{entry, table};
use crate::text::{ByteOrder, unmarked_utf16};

/// The kinds of streams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    Gzip,
    Zip,
    Tar,
    Warc,
    Feed,
    Json,
    /// With what stands between its columns.
    Table(u8),
    Html,
    Text,
    /// Known, and not read.
    Unread {
        what: &'static str,
        instead: &'static str,
        /// Whether such things lie beside articles and are none: pictures, recordings, fonts, programs.
        is_beside: bool,
    },
}

impl Kind {
    /// Whether others lie in it that can be containers again.
    pub(super) fn is_container(&self) -> bool {
        matches!(self, Self::Gzip | Self::Zip | Self::Tar | Self::Warc)
    }
}

/// What begins with `head` and is called `name`.
pub(super) fn of(head: &[u8], name: &str, mapping: &Mapping) -> Kind {
    if head.is_empty() {
        return Kind::Empty;
    }
    if head.starts_with(b"\x1f\x8b") {
        return Kind::Gzip;
    }
    if [b"PK\x03\x04", b"PK\x05\x06"].iter().any(|magic| head.starts_with(*magic)) {
        return Kind::Zip;
    }
    if head.starts_with(b"WARC/") {
        return Kind::Warc;
    }
    if is_tar(head) {
        return Kind::Tar;
    }
    if let Some(Unread { what, instead, is_beside, .. }) = unread::of(head) {
        return Kind::Unread { what, instead, is_beside: *is_beside };
    }
    let (encoding, _) = encoding(head);
    if encoding == UTF_8 && is_binary(head) {
        return match entry::beside(&ending(name)) {
            Some(what) => Kind::Unread { what, instead: SAVE, is_beside: true },
            None => Kind::Unread { what: "a file of unknown binary form", instead: SAVE, is_beside: false },
        };
    }
    of_text(&encoding.decode(head).0, &ending(name), mapping)
}

/// Whether a block of tar stands here: the magic of POSIX and GNU, or a header of old times with the right sum.
fn is_tar(head: &[u8]) -> bool {
    let Some(block) = head.get(..512) else { return false };
    if block.get(257..262) == Some(b"ustar") {
        return true;
    }
    let said = std::str::from_utf8(block.get(148..156).unwrap_or_default())
        .ok()
        .and_then(|sum| u64::from_str_radix(sum.trim_matches(['\0', ' ']), 8).ok());
    let outside = |at: usize| !(148..156).contains(&at);
    let sum: u64 = block.iter().enumerate().map(|(at, byte)| if outside(at) { u64::from(*byte) } else { 32 }).sum();
    said == Some(sum)
}

/// The encoding that a stream's first bytes tell, and how many of them are its mark.
pub(super) fn encoding(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(marked) = Encoding::for_bom(head) {
        return marked;
    }
    // Markup and JSON begin with a character of ASCII, so that in UTF-16 a zero stands beside it.
    match head {
        [b'<' | b'{' | b'[', 0, _, 0, ..] => (UTF_16LE, 0),
        [0, b'<' | b'{' | b'[', 0, _, ..] => (UTF_16BE, 0),
        _ => match unmarked_utf16(head) {
            Some(ByteOrder::Little) => (UTF_16LE, 0),
            Some(ByteOrder::Big) => (UTF_16BE, 0),
            None => (UTF_8, 0),
        },
    }
}

/// The encoding of XML: by its first bytes, else as its declaration says.
pub(super) fn declared(head: &[u8]) -> &'static Encoding {
    let (encoding, mark) = encoding(head);
    if mark > 0 || encoding != UTF_8 {
        return encoding;
    }
    let declaration = head.trim_ascii_start().get(..200).unwrap_or(head);
    let text = String::from_utf8_lossy(declaration);
    let declaration = text.split("?>").next().filter(|text| text.starts_with("<?xml"));
    let label = declaration.and_then(|text| text.split_once("encoding")).map(|(_, rest)| rest);
    let label = label.and_then(|rest| rest.split(['"', '\'']).nth(1)).unwrap_or_default();
    // What can be read as ASCII up to here is not UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8)
}

/// Whether zero bytes are too many for a text with a few broken places.
fn is_binary(head: &[u8]) -> bool {
    let zeros = memchr::memchr_iter(0, head).count();
    zeros > 2 && zeros * 50 >= head.len()
}

/// The ending of a file's name in small letters, without the point.
pub(super) fn ending(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

fn of_text(text: &str, ending: &str, mapping: &Mapping) -> Kind {
    let begun =
        text.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{1e}'));
    if begun.is_empty() {
        return Kind::Text;
    }
    if let Some(kind) = begun.starts_with('<').then(|| of_markup(begun, ending)).flatten() {
        return kind;
    }
    if is_json(begun, ending) {
        return Kind::Json;
    }
    match ending {
        "html" | "htm" | "xhtml" => Kind::Html,
        "tsv" => Kind::Table(b'\t'),
        "csv" => Kind::Table(table::delimiter(begun, mapping).map_or(b',', |(delimiter, _)| delimiter)),
        _ => match table::delimiter(begun, mapping) {
            // Two names that exports use, side by side, begin no article.
            Some((delimiter, 2..)) => Kind::Table(delimiter),
            _ => Kind::Text,
        },
    }
}

fn is_json(begun: &str, ending: &str) -> bool {
    let named = matches!(ending, "json" | "jsonl" | "ndjson");
    let mut letters = begun.chars().filter(|letter| !letter.is_whitespace());
    match (letters.next(), letters.next()) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{')) => true,
        (Some('{' | '['), _) => named,
        // A first line that is broken, of a file that says what it is.
        _ => named,
    }
}

/// Elements that a page, or a part of one, begins with.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "details",
    "div",
    "dl",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "picture",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "time",
    "title",
    "tr",
    "u",
    "ul",
    "video",
];

/// What a text that begins with `<` is, where its first element tells.
fn of_markup(begun: &str, ending: &str) -> Option<Kind> {
    let name = first_element(begun).unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    match local {
        "rss" | "feed" | "rdf" => Some(Kind::Feed),
        "svg" => Some(Kind::Unread { what: "a picture", instead: SAVE, is_beside: true }),
        _ if ELEMENTS.contains(&local) => Some(Kind::Html),
        _ if begun.starts_with("<?xml") || matches!(ending, "xml" | "rss" | "atom" | "rdf") => Some(Kind::Unread {
            what: "XML that is neither a feed nor XHTML",
            instead: "export its articles as a feed, JSON Lines or CSV",
            is_beside: false,
        }),
        _ => None,
    }
}

/// The name of the first element in small letters, behind declarations, comments and instructions.
fn first_element(text: &str) -> Option<Cow<'_, str>> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let inside = rest.strip_prefix('<')?;
        rest = if let Some(comment) = inside.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if inside.starts_with('?') {
            inside.split_once('>')?.1
        } else if let Some(declared) = inside.strip_prefix('!') {
            let (name, _) = declared.split_once(|letter: char| letter.is_whitespace() || letter == '>')?;
            if !name.eq_ignore_ascii_case("doctype") {
                return None;
            }
            after_doctype(declared)?
        } else {
            let name: String = inside
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, ':' | '-' | '_'))
                .take(40)
                .collect();
            let next = inside.chars().nth(name.len());
            let ends = next.is_none_or(|letter| letter.is_whitespace() || matches!(letter, '>' | '/'));
            return (ends && !name.is_empty()).then(|| Cow::Owned(name.to_ascii_lowercase()));
        };
    }
}

/// What follows a document type, which may carry declarations of its own in brackets.
fn after_doctype(declared: &str) -> Option<&str> {
    let (bracket, end) = (declared.find('['), declared.find('>')?);
    match bracket {
        Some(open) if open < end => {
            let close = open + declared.get(open..)?.find(']')?;
            Some(declared.get(close..)?.split_once('>')?.1)
        }
        _ => declared.get(end + 1..),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: &Kind, named: &[(&str, &[u8])]) {
        for (name, head) in named {
            assert_eq!(&of(head, name, &Mapping::default()), kind, "{name}: {}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn text_is_text_whatever_it_begins_with() {
        check(
            &Kind::Text,
            &[
                ("a.txt", b"Fog closed the harbour."),
                ("a.txt", b"[Photo: Ana Ruiz] Fog closed the harbour."),
                ("a.txt", b"{{template}} Fog"),
                ("", b"<3 from the harbour"),
                ("a.txt", b"<https://example.com/fog> has more"),
                ("a", b"[1] A footnote\n[2] Another"),
                ("a", b"\xff\xfeF\0o\0g\0"),
                ("a", b"F\0o\0g\0 \0l\0i\0f\0t\0s\0.\0"),
                ("a.mp3", b"ID3 sales fall in the harbour"),
                ("a", b"RIFFs over WAVE power"),
                ("a", b"OggS and other odd words"),
                ("a", b"fLaC is a spelling"),
                ("a", b"BZh is none either"),
                ("a", b"BZh9 is none either"),
                ("a", b"PAR1 was the price"),
                ("a", b"GIF89a turns thirty"),
                ("a", b"%PDF-files are many"),
            ],
        );
    }

    #[test]
    fn markup_is_known_behind_its_prologue() {
        check(
            &Kind::Html,
            &[
                ("a.txt", b"\xef\xbb\xbf \n<!-- saved --><!DOCTYPE html><html><p>Fog"),
                ("a", b"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\"><html xmlns=\"x\">"),
                ("a", b"<p>Fog closed"),
                ("a", b"<DIV class=x>Fog"),
                ("a", b"<\0h\0t\0m\0l\0>\0"),
                ("a.html", b"Fog <b>closed</b>"),
            ],
        );
    }

    #[test]
    fn json_is_an_object_or_a_list_of_them() {
        check(&Kind::Json, &[("a", b" {\"a\":1}"), ("", b"[\n {"), ("a.json", b"[]"), ("a.jsonl", b"oops\n{\"a\":1}")]);
    }

    #[test]
    fn what_is_not_read_is_named_and_what_lies_beside_articles_is_known() {
        let what = |head: &[u8], name: &str| match of(head, name, &Mapping::default()) {
            Kind::Unread { what, is_beside, .. } => (what, is_beside),
            other => panic!("{other:?}"),
        };
        for (head, want) in [
            (&b"%PDF-1.7 ..."[..], ("a PDF", false)),
            (b"\x89PNG\r\n\x1a\n", ("a picture", true)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", ("a picture or a recording", true)),
            (b"ID3\x04\0\0", ("a recording", true)),
            (b"OggS\0\x02", ("a recording", true)),
            (b"\0\0\0\x20ftypavif", ("a picture or a recording", true)),
            (b"BZh91AY&SY\0", ("an archive packed with bzip2", false)),
            (b"PAR1\x15\x04", ("a Parquet file", false)),
            (b"#!/bin/sh\necho", ("a program", true)),
            (&[0, 1, 0, 0, 4, 5], ("a file of unknown binary form", false)),
        ] {
            assert_eq!(what(head, "a.txt"), want);
        }
        assert_eq!(what(&[0, 1, 0, 0, 4, 5], "x/a.PNG"), ("a picture", true));
        assert_eq!(of(b"", "a.txt", &Mapping::default()), Kind::Empty);
    }
}
