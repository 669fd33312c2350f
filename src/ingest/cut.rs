//! The mark that some exports leave where they cut a text: `… [+2413 chars]`.
//!
//! Decides that it is no word of the article, and says that the rest is missing. Knows no other way of cutting.

use std::borrow::Cow;

use crate::model::{Draft, Notice, NoticeCode, Reason, Record, Removed, Span};

/// The name of the rule.
const RULE: &str = "mark-of-a-cut";

/// A mark at the end of a record.
#[derive(Debug)]
pub(super) struct Mark {
    /// The mark with the white space behind it.
    text: String,
    /// How many characters it says are missing.
    count: String,
}

/// A record without such a mark at its end, for a line that ends in one reads like none of an article.
pub(super) fn split(record: &Record) -> (Cow<'_, Record>, Option<Mark>) {
    let Some((at, mark)) = find(&record.body) else { return (Cow::Borrowed(record), None) };
    let body = record.body.get(..at).unwrap_or_default().to_vec();
    (Cow::Owned(Record { body, ..record.clone() }), Some(mark))
}

fn find(body: &[u8]) -> Option<(usize, Mark)> {
    // a longer one is none, and a long text is not looked through
    let tail = body.trim_ascii_end();
    let tail = tail.get(tail.len().saturating_sub(24)..)?.strip_suffix(b" chars]")?;
    let open = tail.windows(2).rposition(|pair| pair == b"[+")?;
    let count = tail.get(open + 2..).filter(|count| !count.is_empty() && count.iter().all(u8::is_ascii_digit))?;
    let at = body.trim_ascii_end().len() - b"[+ chars]".len() - count.len();
    let text = std::str::from_utf8(body.get(at..)?).ok()?.to_owned();
    let is_all = body.get(..at)?.trim_ascii().is_empty();
    (!is_all).then(|| (at, Mark { text, count: String::from_utf8_lossy(count).into_owned() }))
}

impl Mark {
    /// Puts the mark back at the end of the raw text, as a removed part, with a notice.
    pub(super) fn put_back(self, draft: &mut Draft) {
        if !draft.raw.ends_with(char::is_whitespace) {
            draft.raw.push(' ');
        }
        let raw = Span::new(draft.raw.len(), draft.raw.len() + self.text.trim_end().len());
        draft.raw.push_str(&self.text);
        draft.removed.push(Removed { raw, reason: Reason::Fragment, rule: RULE.to_owned() });
        let text = format!("Whoever exported the text cut it: {} more characters are missing.", self.count);
        draft.notices.push(Notice::new(NoticeCode::Other, text));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Known, breach, read_record};
    use super::*;
    use crate::model::{Given, Media};

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
    fn markup_may_be_cut_as_well() {
        let body =
            "<ul><li>Fog closed the harbour on Monday.</li></ul>\nTwo ferries turned back, said the ma… [+77 chars]";
        let record = Record { body: body.into(), media: Media::Html, ..Record::default() };
        let draft = read_record(&record, &Known::default()).unwrap();
        assert_eq!(breach(&draft), None);
        assert!(draft.blocks.iter().all(|block| !block.text.contains("chars]")), "{:#?}", draft.blocks);
        assert!(draft.notices.iter().any(|notice| notice.message.contains("77 more characters are missing")));
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
