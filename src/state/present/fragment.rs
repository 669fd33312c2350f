//! The address of a sentence at the outlet: a text fragment, which the browser scrolls to and marks.
//!
//! After "URL Fragment Text Directives" (WICG, scroll-to-text-fragment), section 3.3: `#:~:text=start,end`, in which
//! `-`, `,` and `&` are percent-encoded, and so is whatever may not stand in a fragment. A browser without it, or a page
//! that has changed, opens at its top.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::web_address;

/// What a directive may hold as it is, of RFC 3986 `unreserved`; the hyphen would part it from what stands before.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');
/// A sentence of more words than this is given by its first and last words.
const MOST_WORDS: usize = 16;
/// How many words are given of each end.
const END_WORDS: usize = 6;

/// The address of a page, opened at these words; nothing where the page has no web address, or there are no words.
pub fn text_fragment(link: Option<&str>, words: &str) -> Option<String> {
    let link = web_address(link)?;
    let words: Vec<&str> = words.split_whitespace().collect();
    let encoded = |words: &[&str]| utf8_percent_encode(&words.join(" "), ESCAPED).to_string();
    let directive = match (words.get(..END_WORDS), words.len().checked_sub(END_WORDS).and_then(|at| words.get(at..))) {
        _ if words.is_empty() => return None,
        (Some(first), Some(last)) if words.len() > MOST_WORDS => format!("{},{}", encoded(first), encoded(last)),
        _ => encoded(&words),
    };
    // what the address has of directives is another reader's
    let page = link.split_once(":~:").map_or(link.as_str(), |(page, _)| page);
    let hash = if page.contains('#') { "" } else { "#" };
    Some(format!("{page}{hash}:~:text={directive}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_opened_at_its_outlet() {
        let at = |link: &str, words: &str| text_fragment(Some(link), words).unwrap_or_default();
        for (link, words, want) in [
            (
                "https://harbour.example/a",
                "Tolls rise, by 5% & more.",
                "https://harbour.example/a#:~:text=Tolls%20rise%2C%20by%205%25%20%26%20more.",
            ),
            ("https://harbour.example/a#top", "well-known", "https://harbour.example/a#top:~:text=well%2Dknown"),
            ("https://harbour.example/a#:~:text=old", "n\u{eb}w", "https://harbour.example/a#:~:text=n%C3%ABw"),
            (
                "https://harbour.example/a",
                "One two three four five six seven eight nine ten eleven twelve a b c d e.",
                "https://harbour.example/a#:~:text=One%20two%20three%20four%20five%20six,twelve%20a%20b%20c%20d%20e.",
            ),
            ("ftp://harbour.example/a", "words", ""),
            ("https://harbour.example/a", "  ", ""),
        ] {
            assert_eq!(at(link, words), want, "{link} {words}");
        }
        assert_eq!(text_fragment(None, "words"), None);
    }
}
