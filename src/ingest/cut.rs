//! The mark that some exports leave where they cut a text: `… [+2413 chars]`.
//!
//! Decides that it is no word of the article, and says that the rest is missing. Knows no other way of cutting.

use crate::model::{Draft, Notice, NoticeCode, Reason, Removed, Span};
use crate::text::sentences;

/// The name of the rule.
const RULE: &str = "mark-of-a-cut";

/// Takes such a mark at the end of a draft's text off its last block, with a notice.
pub(super) fn take_mark(draft: &mut Draft) {
    let Some((at, count)) = mark(&draft.raw) else { return };
    let text = format!("Whoever exported the text cut it: {count} more characters are missing.");
    draft.notices.push(Notice::new(NoticeCode::Other, text));
    let holds = |raw: Span| raw.range().start < at && at < raw.range().end;
    // a mark on a line of its own was removed already, or is all that there is
    let Some(block) = draft.blocks.last_mut().filter(|block| holds(block.raw)) else { return };
    let Some((kept, _)) = block.text.rsplit_once("[+") else { return };
    let (kept, end) = (kept.trim_end().to_owned(), block.raw.range().end);
    let Some(before) = draft.raw.get(block.raw.range().start..at).map(str::trim_end) else { return };
    if kept.is_empty() || before.is_empty() {
        return;
    }
    block.raw = Span::new(block.raw.range().start, block.raw.range().start + before.len());
    block.sentences = sentences(&kept);
    block.text = kept;
    draft.removed.push(Removed { raw: Span::new(at, end), reason: Reason::Fragment, rule: RULE.to_owned() });
    draft.removed.sort_by_key(|removed| removed.raw);
}

/// Where the mark at the end of a text begins, and how many characters it says are missing.
fn mark(text: &str) -> Option<(usize, &str)> {
    let text = text.trim_end();
    let (before, count) = text.strip_suffix(" chars]")?.rsplit_once("[+")?;
    let is_number = !count.is_empty() && count.len() < 10 && count.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((before.len(), count))
}

#[cfg(test)]
mod tests {
    use super::super::{Known, breach, read_record};
    use super::*;
    use crate::model::{Given, Record};

    fn read(body: &str) -> Draft {
        let given = Given { title: Some("Fog closes harbour".to_owned()), ..Given::default() };
        let record = Record { body: body.into(), given, given_by: "the export's fields", ..Record::default() };
        read_record(&record, &Known::default()).unwrap()
    }

    #[test]
    fn the_mark_of_a_cut_is_no_part_of_the_text() {
        let body =
            "Fog closed the harbour on Monday.\r\nTwo ferries turned back, and the master of the th… [+2413 chars]";
        for body in [body.to_owned(), format!("{body}\n")] {
            let draft = read(&body);
            assert_eq!(breach(&draft), None);
            let last = draft.blocks.last().unwrap();
            assert_eq!(last.text, "Two ferries turned back, and the master of the th…");
            assert_eq!(last.sentences.last().unwrap().range().end, last.text.len());
            assert_eq!(draft.removed.last().unwrap().raw.of(&draft.raw), "[+2413 chars]");
            assert!(draft.notices.iter().any(|notice| notice.message.contains("2413 more characters are missing")));
        }
    }

    #[test]
    fn brackets_of_another_kind_stay() {
        for body in [
            "Two ferries turned back, said the master [+ 3 others]",
            "The list has lines like [+12 chars] in the middle of a sentence.",
            "Two ferries turned back, said the master [+ chars]",
        ] {
            let draft = read(body);
            assert_eq!(draft.blocks.last().unwrap().text, body);
            assert!(!draft.notices.iter().any(|notice| notice.message.contains("missing")));
        }
    }
}
