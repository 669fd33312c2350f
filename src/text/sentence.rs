//! Sentences of news prose.
//!
//! The boundaries of UAX #29 break after every "U.S." and "Gen."; here a point ends a sentence unless the word before
//! it is a known abbreviation or an initial, and what follows looks like a beginning.
//! After T. Kiss and J. Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006), with a fixed list of
//! abbreviations in the place of the trained one.

use crate::model::Span;

/// The sentences of one paragraph, in order, without the white space between them.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::with_capacity(1 + text.len() / SENTENCE);
    let mut start = first_visible(text, 0);
    let mut at = start;
    while let Some(end) = next_end(text, at) {
        let next = first_visible(text, end);
        if next >= text.len() {
            break;
        }
        if begins_sentence(text, next) && !goes_on(text, start, end, next) {
            out.push(Span::new(start, end));
            start = next;
        }
        at = end;
    }
    let end = text.trim_end().len();
    if start < end {
        out.push(Span::new(start, end));
    }
    out
}

/// Most sentences of news have more bytes.
const SENTENCE: usize = 80;

fn first_visible(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    text.len() - rest.trim_start().len()
}

/// Behind the next run of closing punctuation that white space follows.
fn next_end(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at = next_candidate(text.as_bytes(), at)?;
        let letter = text.get(at..)?.chars().next()?;
        at += letter.len_utf8();
        if !matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।') {
            continue;
        }
        let rest = text.get(at..)?;
        let behind = rest.trim_start_matches(closes);
        at += rest.len() - behind.len();
        let wide = matches!(letter, '。' | '！' | '？');
        if wide || behind.chars().next().is_none_or(char::is_whitespace) {
            return Some(at);
        }
    }
}

/// The next byte that ends a sentence or begins a character that may. Most blocks of bytes have none, which processors
/// see at once.
fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let may = |byte: u8| (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte & 0xf0 == 0xe0);
    let (blocks, _) = bytes.get(from..)?.as_chunks::<16>();
    let without = |block: &&[u8; 16]| !block.iter().fold(false, |any, byte| any | may(*byte));
    let at = from + 16 * blocks.iter().take_while(without).count();
    bytes.get(at..)?.iter().position(|byte| may(*byte)).map(|step| at + step)
}

/// Whether a character belongs to the end of a sentence that another has ended.
fn closes(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '"' | '\'' | '\u{201d}' | '\u{2019}' | ')' | ']' | '\u{bb}')
}

/// Whether a sentence may begin at `at`: with a capital, a digit, an opening mark, or a letter of a script without case.
fn begins_sentence(text: &str, at: usize) -> bool {
    let mut letters = text.get(at..).unwrap_or_default().chars();
    letters
        .find(|letter| {
            !matches!(
                letter,
                '"' | '\'' | '\u{201c}' | '\u{2018}' | '(' | '[' | '\u{ab}' | '-' | '–' | '—' | '•' | '$' | '€' | '£'
            )
        })
        .is_some_and(|letter| !letter.is_lowercase())
}

/// Whether the point before `end` is one of an abbreviation, so that the sentence from `start` goes on at `next`.
fn goes_on(text: &str, start: usize, end: usize, next: usize) -> bool {
    let Some(before) = text.get(start..end).and_then(|sentence| sentence.strip_suffix('.')) else { return false };
    let word = before
        .rsplit(|letter: char| letter.is_whitespace() || matches!(letter, '(' | '"' | '\u{201c}' | '-' | '—'))
        .next();
    let word = word.unwrap_or_default();
    let follower =
        text.get(next..).unwrap_or_default().split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I" {
        return true;
    }
    if is_pointed(word) {
        // "in the U.S. The talks" ends, "U.S. President" goes on
        return !STARTERS.contains(&follower);
    }
    if word.is_ascii() && word.len() > LONGEST {
        return false;
    }
    let word = word.to_lowercase();
    TITLES.contains(&word.as_str())
        || (BEFORE_NUMBERS.contains(&word.as_str()) && follower.starts_with(|c: char| c.is_ascii_digit()))
        || (INNER.contains(&word.as_str()) && !STARTERS.contains(&follower))
}

/// "U.S", "p.m", "e.g": an abbreviation with points inside.
fn is_pointed(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
}

/// No abbreviation has more letters.
const LONGEST: usize = 6;
/// Abbreviations in front of a name.
const TITLES: &[&str] = &[
    "adm", "brig", "capt", "cdr", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "lt", "maj", "messrs", "mr",
    "mrs", "ms", "mt", "mx", "pres", "prof", "rep", "reps", "rev", "rt", "sec", "sen", "sens", "sgt", "sr", "st",
    "ste", "supt", "vs",
];
/// Abbreviations in front of a number.
const BEFORE_NUMBERS: &[&str] = &[
    "apr", "art", "aug", "dec", "feb", "fig", "jan", "jul", "jun", "mar", "no", "nos", "nov", "oct", "p", "pp", "sep",
    "sept", "vol",
];
/// Abbreviations that may stand inside a sentence or end it.
const INNER: &[&str] = &[
    "approx", "ave", "bros", "co", "corp", "dept", "est", "etc", "inc", "jr", "ltd", "al", "cf", "ca", "univ", "dist",
];
/// Words that seldom follow an abbreviation unless a sentence begins with them.
const STARTERS: &[&str] = &[
    "A",
    "After",
    "All",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Both",
    "But",
    "By",
    "During",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "More",
    "No",
    "Now",
    "On",
    "One",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "With",
    "You",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str]) {
        let got: Vec<_> = sentences(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        check("One. Two! “Three?” Four", &["One.", "Two!", "“Three?”", "Four"]);
        check(
            "U.S. President Trump met Lt. Gen. Kellogg in the U.S. The talks failed.",
            &["U.S. President Trump met Lt. Gen. Kellogg in the U.S.", "The talks failed."],
        );
        check(
            "It rose 3.5 percent to $1.2 bn. in Dec. 2025. J. D. Vance left.",
            &["It rose 3.5 percent to $1.2 bn. in Dec. 2025.", "J. D. Vance left."],
        );
        check("\"We go,\" he said. \"Now.\" They went.", &["\"We go,\" he said.", "\"Now.\"", "They went."]);
        check("He came at 9 p.m. They left.", &["He came at 9 p.m.", "They left."]);
        check("  spaces  ", &["spaces"]);
        check("", &[]);
        check("...", &["..."]);
    }

    #[test]
    fn no_abbreviation_is_longer_than_the_longest() {
        assert!([TITLES, BEFORE_NUMBERS, INNER].concat().iter().all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn a_sentence_never_loses_a_letter() {
        let text = "A b. C d? «E» f. (G.) H";
        let joined: String = sentences(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
    }
}
