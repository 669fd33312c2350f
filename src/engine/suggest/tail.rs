//! Which end of a line is being typed.

use crate::index::Field;

/// Words at the end of the line that may be one name.
const MOST_WORDS: usize = 4;

/// The end of a line that is being typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tail<'a> {
    /// What stands before it and stays.
    pub(super) before: &'a str,
    pub(super) field: Option<Field>,
    pub(super) words: &'a str,
}

/// The ends of a line that may be one value, the longest first.
pub(super) fn tails(line: &str) -> Vec<Tail<'_>> {
    let is_quote = |letter: char| matches!(letter, '"' | '\u{201c}' | '\u{201d}');
    let quotes: Vec<(usize, &str)> = line.match_indices(is_quote).collect();
    if quotes.len() % 2 == 1 {
        let Some((at, quote)) = quotes.last() else { return Vec::new() };
        let (head, words) = (line.get(..*at).unwrap_or_default(), line.get(at + quote.len()..).unwrap_or_default());
        let (before, field) = field_before(head);
        return vec![Tail { before, field, words }];
    }
    let closed = quotes.last().map_or(0, |(at, quote)| at + quote.len());
    let mut found: Vec<Tail<'_>> = Vec::new();
    let mut end = line.trim_end().len();
    while found.len() < MOST_WORDS && end > closed {
        let parts = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ')');
        let head = line.get(..end).unwrap_or_default();
        let start = head
            .rfind(parts)
            .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
            .max(closed);
        let word = head.get(start..).unwrap_or_default();
        if word.is_empty() || matches!(word, "AND" | "OR" | "NOT") || word.starts_with("NEAR/") {
            break;
        }
        let bare = word.trim_start_matches('-');
        let start = start + word.len() - bare.len();
        if let Some((name, _)) = bare.split_once(':') {
            let (before, field) = field_before(line.get(..=start + name.len()).unwrap_or_default());
            if field.is_some() {
                found.push(Tail { before, field, words: line.get(start + name.len() + 1..).unwrap_or_default() });
            }
            break;
        }
        found.push(Tail {
            before: line.get(..start).unwrap_or_default(),
            field: None,
            words: line.get(start..).unwrap_or_default(),
        });
        if bare.len() < word.len() {
            break;
        }
        end = line.get(..start).unwrap_or_default().trim_end().len();
        if line.get(end..start).is_some_and(|gap| gap.contains(['(', ')'])) {
            break;
        }
    }
    found.reverse();
    found
}

/// What stands before `name:` at the end, and the field of that name.
fn field_before(head: &str) -> (&str, Option<Field>) {
    let Some(rest) = head.strip_suffix(':') else { return (head, None) };
    let start = rest
        .rfind(|letter: char| !letter.is_alphabetic())
        .map_or(0, |at| at + rest.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8));
    let name = rest.get(start..).unwrap_or_default();
    match Field::named(name) {
        Some(field) => (head.get(..start).unwrap_or_default(), Some(field)),
        None => (head, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_line_is_what_is_being_typed() {
        let read = |line: &'static str| -> Vec<(String, Option<Field>, String)> {
            tails(line).into_iter().map(|tail| (tail.before.to_owned(), tail.field, tail.words.to_owned())).collect()
        };
        let plain = |before: &str, words: &str| (before.to_owned(), None, words.to_owned());
        assert_eq!(read("zel"), [plain("", "zel")]);
        assert_eq!(
            read("talks new yo"),
            [plain("", "talks new yo"), plain("talks ", "new yo"), plain("talks new ", "yo")]
        );
        assert_eq!(read("a OR -kyi"), [plain("a OR -", "kyi")]);
        assert_eq!(read("(kyi"), [plain("(", "kyi")]);
        assert_eq!(read("fog person:len"), [("fog ".to_owned(), Some(Field::Person), "len".to_owned())]);
        assert_eq!(read("-outlet:\"harbour ti"), [("-".to_owned(), Some(Field::Outlet), "harbour ti".to_owned())]);
        assert_eq!(read("\"a phrase\" to"), [plain("\"a phrase\" ", "to")]);
        assert_eq!(read("nonsense:to"), []);
        assert_eq!((read(""), read("  "), read("a (")), (vec![], vec![], vec![]));
    }
}
