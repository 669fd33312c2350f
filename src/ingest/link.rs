//! The article's own address, where the page shows it.
//!
//! An address counts where a label says that it is the source, or where its path speaks the headline's words. Fetches
//! nothing.

use super::date::Anchors;
use super::given::is_address;
use super::key::key;
use super::page::Page;
use crate::model::{Notice, NoticeCode};
use crate::text::is_stop_word;

/// How many lines around the article are searched.
const REACH: usize = 6;

/// The address with the notice that says from what.
pub(super) fn find(page: &Page<'_>, title: Option<&str>, anchors: Anchors) -> Option<(String, Notice)> {
    let title_line = anchors.title.unwrap_or(anchors.start);
    let near = (0..REACH)
        .chain(title_line.saturating_sub(REACH)..anchors.start + REACH)
        .chain(anchors.end.saturating_sub(2)..anchors.end + REACH);
    let words: Vec<String> = key(title.unwrap_or_default())
        .split(' ')
        .filter(|word| word.len() >= 3 && !is_stop_word(word))
        .map(str::to_owned)
        .collect();
    let mut by_words: Option<String> = None;
    for line in near.filter_map(|at| page.lines.get(at)).filter(|line| line.words <= 40 && line.text.contains("://")) {
        let Some(address) = line.text.split(' ').map(bare).find(|word| is_address(word)) else { continue };
        let before =
            line.text.split("://").next().and_then(|before| before.rsplit_once("http")).map(|(before, _)| before);
        if before.is_some_and(|before| is_label(&key(before))) {
            let text = "The address is the one that the page calls its source.";
            return Some((address.to_owned(), Notice::new(NoticeCode::Other, text)));
        }
        let path = key(address.splitn(4, '/').nth(3).unwrap_or_default());
        let met = words.iter().filter(|word| path.split(' ').any(|part| part == word.as_str())).count();
        if met >= 3 || (met >= 2 && met * 2 >= words.len()) {
            by_words = by_words.or_else(|| Some(address.to_owned()));
        }
    }
    let text = "The address is one on the page that has the headline's words in it.";
    by_words.map(|address| (address, Notice::new(NoticeCode::Other, text)))
}

/// Without the marks that a sentence puts around an address.
fn bare(word: &str) -> &str {
    word.trim_start_matches(['(', '<', '"', '[']).trim_end_matches([')', '>', '"', ']', '.', ',', ';'])
}

fn is_label(before: &str) -> bool {
    const LABELS: &[&str] = &[
        "source",
        "original",
        "original article",
        "original source",
        "url",
        "link",
        "permalink",
        "article url",
        "source url",
        "canonical",
        "read the original article",
        "read the original at",
        "originally published at",
        "article source",
        "from",
        "lien",
        "quelle",
        "fuente",
    ];
    LABELS.contains(&before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, want: Option<&str>) {
        let raw = format!("Bridge opens after eleven years\nThe first cars crossed the new bridge on Monday.\n{line}");
        let page = Page::of(&raw);
        let anchors = Anchors { title: Some(0), start: 1, end: 2 };
        let found = find(&page, Some("Bridge opens after eleven years"), anchors);
        assert_eq!(found.map(|(address, _)| address).as_deref(), want, "{line:?}");
    }

    #[test]
    fn an_address_is_the_article_s_by_its_label_or_its_words() {
        check("Source: https://harbour.example/a/123", Some("https://harbour.example/a/123"));
        let own = "https://harbour.example/2025/bridge-opens-after-eleven-years";
        check(own, Some(own));
        check(&format!("({own})."), Some(own));
        check("https://harbour.example/2025/fog-closes-harbour", None);
        check("Read more: https://harbour.example/newsletter", None);
        check("Source: harbour.example", None);
    }
}
