//! Words with their places.

use super::letter::is_combining_mark;
use crate::model::Span;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its letters as they stand in the text.
    pub text: &'a str,
    /// Its bytes in the text.
    pub span: Span,
}

/// The words of `text`: runs of letters and digits. An apostrophe between letters, a point inside an abbreviation
/// ("U.S."), a point or comma between digits ("3.5", "10,000") and a hyphen between letters ("spring-summer") belong to
/// the word; a final possessive ("Ukraine's") does not.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let skipped = text.as_bytes().get(at..)?.iter().take_while(|byte| is_plain_gap(**byte)).count();
        let rest = text.get(at + skipped..)?;
        let start = at + skipped + rest.find(char::is_alphanumeric)?;
        if let Some(end) = plain_end(text.as_bytes(), start) {
            at = end;
            return Some(Word { text: text.get(start..end)?, span: Span::new(start, end) });
        }
        let end = word_end(text, start);
        at = end;
        let word = text.get(start..end)?;
        let trimmed = without_possessive(word);
        Some(Word { text: trimmed, span: Span::new(start, start + trimmed.len()) })
    })
}

/// An ASCII character that no word begins with.
fn is_plain_gap(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

/// The end of a word of ASCII letters and digits behind which nothing may belong to it: most words have a space, a
/// comma or a full stop there.
fn plain_end(text: &[u8], start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let end = start + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_space = |at: usize| matches!(text.get(at), None | Some(b' ' | b'\n'));
    (end > start && (is_space(end) || matches!(text.get(end), Some(b',' | b'.')) && is_space(end + 1))).then_some(end)
}

fn without_possessive(word: &str) -> &str {
    ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = text.get(start..).unwrap_or_default().char_indices().peekable();
    let mut before = None;
    while let Some((offset, letter)) = letters.next() {
        let after = letters.peek().map(|&(_, next)| next);
        let here = start + offset;
        if letter.is_alphanumeric() || is_mark(letter) {
            end = here + letter.len_utf8();
        } else if !joins(text.get(start..here).unwrap_or_default(), before, letter, after) {
            break;
        } else if after.is_none_or(|next| !next.is_alphanumeric()) {
            // the last point of an abbreviation belongs to it, and nothing follows
            end = here + letter.len_utf8();
            if after != Some('-') {
                break;
            }
        }
        before = Some(letter);
    }
    end
}

/// Accents written as characters of their own, and the invisible ones that some scripts need inside words.
fn is_mark(letter: char) -> bool {
    is_combining_mark(letter) || matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Whether `letter`, which is neither letter nor digit, belongs to the word that reads `so_far`.
fn joins(so_far: &str, before: Option<char>, letter: char, after: Option<char>) -> bool {
    let (Some(before), after) = (before, after.unwrap_or(' ')) else { return false };
    match letter {
        '\'' | '\u{2019}' => before.is_alphabetic() && after.is_alphabetic(),
        '-' | '\u{2010}' | '\u{2011}' => (before.is_alphanumeric() || before == '.') && after.is_alphanumeric(),
        ',' => before.is_numeric() && after.is_numeric(),
        '.' if before.is_numeric() => after.is_numeric(),
        '.' => is_initials(so_far) && (after.is_alphabetic() || so_far.contains('.')),
        _ => false,
    }
}

/// "U", "U.S", "e.g": single letters with points between them.
fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Whether a folded word carries grammar, not subject matter.
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.binary_search(&folded).is_ok()
}

/// The words that carry grammar, in order.
pub fn stop_words() -> &'static [&'static str] {
    STOP_WORDS
}

/// The closed classes of English: articles, pronouns, prepositions, conjunctions, auxiliaries, common adverbs.
const STOP_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "any",
    "are",
    "aren't",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "can't",
    "cannot",
    "could",
    "couldn't",
    "did",
    "didn't",
    "do",
    "does",
    "doesn't",
    "doing",
    "don't",
    "down",
    "during",
    "each",
    "even",
    "ever",
    "few",
    "for",
    "from",
    "further",
    "had",
    "hadn't",
    "has",
    "hasn't",
    "have",
    "haven't",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "isn't",
    "it",
    "its",
    "itself",
    "just",
    "may",
    "me",
    "might",
    "more",
    "most",
    "must",
    "my",
    "myself",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "other",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "same",
    "shall",
    "she",
    "should",
    "shouldn't",
    "since",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "very",
    "was",
    "wasn't",
    "we",
    "were",
    "weren't",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "won't",
    "would",
    "wouldn't",
    "yet",
    "you",
    "your",
    "yours",
    "yourself",
    "yourselves",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str]) {
        let got: Vec<_> = words(text).collect();
        assert_eq!(got.iter().map(|word| word.text).collect::<Vec<_>>(), want, "{text:?}");
        for word in got {
            assert_eq!(word.span.of(text), word.text);
        }
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("U.S. troops; the U.S.-led talks.", &["U.S.", "troops", "the", "U.S.-led", "talks"]);
        check("$10,000 or 3.5%, he didn't say.", &["10,000", "or", "3.5", "he", "didn't", "say"]);
        check("Ukraine’s spring-summer campaign", &["Ukraine", "spring-summer", "campaign"]);
        check("end. Next", &["end", "Next"]);
        check("a.", &["a"]);
        check("", &[]);
        check("“…” — !", &[]);
        check("Київ 2025年", &["Київ", "2025年"]);
    }

    #[test]
    fn the_list_of_stop_words_is_in_order() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("whether") && !is_stop_word("talks"));
    }
}
