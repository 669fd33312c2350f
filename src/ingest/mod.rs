//! One raw file in, one article out: text decoded, the article's lines told from the page's, its facts read.
//!
//! Knows one file at a time, but for [`Repeated`]. Knows nothing of entities, stories or comparison, and reads
//! no HTML: the input is visible text, however crude.

mod author;
mod blocks;
mod byline;
mod byline_words;
mod candidate;
mod context;
mod country;
mod cut;
mod date;
mod dateline;
mod decode;
mod doubled;
mod error;
mod explain;
mod facts;
mod feature;
mod furniture;
mod given;
mod group;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod key;
mod language;
mod law;
mod letters;
mod lexicon;
mod line;
mod link;
mod outlet;
mod page;
mod phrases;
mod prune;
mod repeated;
mod role;
mod section;
mod seeded;
mod segment;
mod sight;
mod title;
mod title_weights;
mod vocabulary;
mod weights;

pub use error::IngestError;
pub use explain::{LineAccount, Told, explain};
pub use given::{Known, read_record};
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub use html::line_features as html_features;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use language::of_given as language_of;
pub use law::breach;
pub use repeated::{Repeated, Trace};

use crate::model::{ArticleId, Draft, Notice, NoticeCode};
use facts::Before;
use page::Page;
use role::Role;

/// Reads one file of visible text. `source` is the path as it was given; the identifier comes from the bytes.
///
/// # Errors
///
/// When the file is empty, no text, too large, or holds no article.
pub fn read(source: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let (raw, notices) = decode::decode(source, bytes, None)?;
    let draft = read_text(source, raw, notices, &Before::default())?;
    Ok(Draft { id: ArticleId::of_bytes(bytes), ..draft })
}

/// Reads visible text. `notices` are those of its decoding; the identifier is left to the caller.
fn read_text(source: &str, raw: String, mut notices: Vec<Notice>, before: &Before<'_>) -> Result<Draft, IngestError> {
    let mut page = Page::of(&raw);
    let titled = before.title.is_some();
    if page.is_bare() {
        page.keep_all();
    }
    let mut facts = facts::collect(&mut page, before);
    let mut roles = role::roles(&page, &facts);
    if titled && !roles.iter().any(|role| matches!(role, Role::Keep(_))) && page.has_sentence() {
        // a summary that breaks off in the middle of its sentence
        page.keep_all();
        facts = facts::collect(&mut page, before);
        roles = role::roles(&page, &facts);
    }
    if !roles.iter().any(|role| matches!(role, Role::Keep(_))) {
        return Err(IngestError::NoArticle { lines: page.lines.len(), path: source.to_owned() });
    }
    if page.copies.contains(&true) {
        let text = "The file holds the article more than once; the first copy was kept.";
        notices.push(Notice::new(NoticeCode::RepeatedArticle, text));
    }
    if page.doubtful {
        let text = "Nothing on the page reads surely like an article; every whole sentence was kept.";
        notices.push(Notice::new(NoticeCode::Other, text));
    }
    let (blocks, removed) = blocks::assemble(&page.lines, &roles);
    notices.extend(facts.notices);
    Ok(Draft {
        id: ArticleId::default(),
        source: source.to_owned(),
        title: facts.title.map(|title| title.text),
        outlet: facts.outlet,
        byline: facts.byline,
        published: facts.dates.published,
        updated: facts.dates.updated,
        place: facts.place,
        section: facts.section,
        language: facts.language,
        link: facts.link,
        blocks,
        removed,
        notices,
        raw,
    })
}

/// The features of every line of a text, for training: text, features, words of the lexicon.
#[doc(hidden)]
pub fn line_features(raw: &str) -> Vec<(String, Vec<u16>, Vec<String>)> {
    let lines = line::lines(raw);
    let (looks, _) = feature::looks(&lines);
    let mut features = vec![Vec::new(); lines.len()];
    let (all, seen): (Vec<_>, Vec<_>) = (lines.iter().collect(), looks.iter().collect());
    feature::features(&all, &seen, &mut |at, number| features.get_mut(at).into_iter().for_each(|on| on.push(number)));
    lines.iter().zip(features).map(|(line, own)| (line.text.to_string(), own, lexicon::lexical(line))).collect()
}

/// The lines that could be a text's headline with the features of each, for training.
#[doc(hidden)]
pub fn title_features(raw: &str) -> Vec<(String, Vec<u16>)> {
    let page = Page::of(raw);
    let Some(choice) = candidate::Choice::of(&page, &page.body()) else { return Vec::new() };
    let features = |candidate: &candidate::Candidate| {
        let mut on = Vec::new();
        choice.features(candidate, &mut |number| on.push(number));
        page.lines.get(candidate.at).map(|line| (line.text.to_string(), on))
    };
    choice.candidates.iter().filter_map(features).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::model::{BlockKind, Reason};
    use proptest::prelude::*;

    fn check(draft: &Draft) {
        assert_eq!(breach(draft), None);
        let sentences = draft.blocks.iter().flat_map(|block| block.sentences.iter().map(|span| span.of(&block.text)));
        assert!(sentences.into_iter().all(|sentence| !sentence.is_empty()));
    }

    fn fold_is_empty(letter: char) -> bool {
        crate::text::fold_space(&letter.to_string()).is_empty()
    }

    const PAGE: &str = "Menu\nSearch\nBridge opens after eleven years\nThe first cars crossed the river on Monday.\n\
        By Ana Ruiz\nPublished 3 December 2025, 14:05 GMT\nShare\n\
        The first cars crossed the new bridge on Monday morning, eleven years after the council first voted to build it, and the mayor drove in front.\n\
        Engineers said that the ground under the northern pier had cost them two whole winters, and that nobody had been hurt in all that time.\n\
        What comes next\n\
        The old ferry keeps its timetable until the end of the summer and is then to become a museum, the company told reporters on the quay.\n\
        (With inputs from agencies.)\nRelated Articles\nFog closes the harbour for a day\nWhy the market has no fish\n© 2025 Harbour Times. All rights reserved.\n";

    #[test]
    fn a_text_of_a_few_lines_is_an_article_too() {
        let paragraph = "The council met on Monday and decided to repair the old bridge before the winter begins.";
        for (raw, title, blocks) in [
            (paragraph.to_owned(), None, 1),
            (format!("Council to repair bridge\n\n{paragraph}\n"), Some("Council to repair bridge"), 1),
            (
                format!("Council to repair bridge\n\n{paragraph}\n\n{paragraph} It will cost a million.\n"),
                Some("Council to repair bridge"),
                2,
            ),
            (
                "Bridge to close\n\nThe bridge closes on Monday.\n\nNobody was told.\n".to_owned(),
                Some("Bridge to close"),
                2,
            ),
        ] {
            let draft = read("a file", raw.as_bytes()).unwrap();
            assert_eq!((draft.title.as_deref(), draft.blocks.len()), (title, blocks), "{raw}");
        }
    }

    #[test]
    fn a_page_becomes_an_article() {
        let draft = read("page.txt", PAGE.as_bytes()).unwrap();
        check(&draft);
        assert_eq!(draft.title.as_deref(), Some("Bridge opens after eleven years"));
        assert_eq!(draft.byline.as_deref(), Some("Ana Ruiz"));
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Times"));
        assert_eq!(draft.published.map(|moment| moment.to_string()).as_deref(), Some("2025-12-03T14:05:00Z"));
        assert_eq!(draft.language.as_deref(), Some("en"));
        let kinds: Vec<BlockKind> = draft.blocks.iter().map(|block| block.kind).collect();
        use BlockKind::{Heading, Note, Paragraph, Summary};
        assert_eq!(kinds, [Summary, Paragraph, Paragraph, Heading, Paragraph, Note], "{:#?}", draft.blocks);
        let reasons: Vec<Reason> = draft.removed.iter().map(|removed| removed.reason).collect();
        assert!(reasons.contains(&Reason::Label) && reasons.contains(&Reason::OtherArticles), "{reasons:?}");
    }

    #[test]
    fn line_ends_and_encoding_change_nothing_but_offsets() {
        let plain = read("a", PAGE.as_bytes()).unwrap();
        let windows = read("a", PAGE.replace('\n', "\r\n").as_bytes()).unwrap();
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(PAGE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let wide = read("a", &wide).unwrap();
        let texts = |draft: &Draft| draft.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&plain), texts(&windows));
        assert_eq!(texts(&plain), texts(&wide));
        check(&windows);
    }

    #[test]
    fn a_menu_is_no_article() {
        let error = read("menu.txt", b"Home\nWorld\nSport\nContact us\n").unwrap_err();
        assert!(matches!(error, IngestError::NoArticle { lines: 4, .. }), "{error}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn nothing_that_shows_is_lost(lines in prop::collection::vec(
            prop_oneof![
                "[A-Za-zé“”’•|©@0-9 .,:!?-]{0,60}",
                Just("The council met on Monday evening to vote on a new bridge across the river, and it was late when they left.".to_owned()),
                Just("HIGHLIGHTS".to_owned()),
                Just("- One point of several in a list".to_owned()),
                Just("By Ana Ruiz | Lisbon | Updated: 23-04-2025 15:51 IST".to_owned()),
                Just("\u{200b}".to_owned()),
            ], 0..40), ends in "(\n|\r\n|\n\n|\r)") {
            if let Ok(draft) = read("x", lines.join(&ends).as_bytes()) {
                check(&draft);
            }
        }

        /// Kinds may change: a bullet that made an item is gone from its text.
        #[test]
        fn reading_what_was_kept_changes_nothing(
            paragraphs in prop::collection::vec("([a-z]{2,9} ){12,30}[a-z]{2,9}", 2..20),
            menu in prop::collection::vec("[A-Z][a-z]{3,8}( [A-Z][a-z]{3,8})?", 0..8),
            byline in any::<bool>(),
        ) {
            let said = |words: &String| format!("The council said that {words}.");
            let body: Vec<String> = paragraphs.iter().map(said).collect();
            let byline = if byline { "By Ana Ruiz\nPublished 3 December 2025, 14:05 GMT\n" } else { "" };
            let raw = format!(
                "{}\nBridge opens after eleven years of debate\n{byline}{}\nRelated Articles\nFog closes the harbour for a day\n\
                © 2025 Harbour Times. All rights reserved.\n",
                menu.join("\n"), body.join("\n"),
            );
            let first = read("x", raw.as_bytes());
            prop_assume!(first.as_ref().is_ok_and(|draft| draft.title.is_some()));
            let first = first.unwrap();
            let texts = |draft: &Draft| draft.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
            let kept = format!("{}\n{}", first.title.clone().unwrap(), texts(&first).join("\n"));
            let again = read("x", kept.as_bytes()).unwrap();
            prop_assert_eq!(texts(&again), texts(&first));
            prop_assert_eq!(again.title, first.title);
        }

        #[test]
        fn every_line_is_accounted_for(lines in prop::collection::vec("[A-Za-zé“”•|©@0-9 .,:!?-]{0,60}", 0..20)) {
            let raw = lines.join("\n");
            let mut at = 0;
            for account in explain(&raw) {
                prop_assert!(raw.get(at..account.span.range().start).is_some_and(|gap| gap.chars().all(fold_is_empty)));
                prop_assert_ne!(account.kept.is_some(), account.removed.is_some());
                at = account.span.range().end;
            }
        }

        #[test]
        fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(draft) = read("x", &bytes) {
                check(&draft);
            }
        }
    }
}
