//! Which words of a line the trained lexicon (`weights.rs`) knows.
//!
//! Decides nothing: `feature.rs` adds up what they weigh.

use super::line::Line;
use super::vocabulary::{NONE, Piece, pair, pieces};

/// The words of longer lines are not looked up in the lexicon.
pub(super) const MOST_WORDS: usize = 60;

/// The words of a line, each looked up; longer lines are neither furniture nor known by their words.
pub(super) fn words_of<'a>(line: &'a Line<'_>) -> Vec<Piece<'a>> {
    if line.words <= MOST_WORDS { pieces(&line.key) } else { Vec::new() }
}

/// Where the words of a line stand in the lexicon, each once.
pub(super) fn lexicon_of(line: &Line<'_>) -> Vec<u16> {
    let mut found = Vec::new();
    in_lexicon(&line.key, &words_of(line), &mut found);
    found
}

/// Where the words that [`lexical`] gives stand in the lexicon, each once, rising.
pub(super) fn in_lexicon(key: &str, words: &[Piece<'_>], found: &mut Vec<u16>) {
    found.clear();
    let mut put = |at: u16| {
        if at != NONE {
            found.push(at);
        }
    };
    let is_number = |word: &&Piece<'_>| word.text.bytes().all(|byte| byte.is_ascii_digit());
    if words.len() > 14 {
        for word in words {
            put(word.entry.in_text);
        }
    } else {
        let mut before: Option<&Piece<'_>> = None;
        for word in words.iter().filter(|word| !is_number(word)) {
            put(word.entry.alone);
            match before {
                None => put(word.entry.opening),
                Some(first) if first.entry.pairs => {
                    let end = word.start + word.text.len();
                    let adjacent = first.start + first.text.len() + 1 == word.start;
                    let text = key.get(first.start..end).filter(|_| adjacent);
                    put(text.map_or_else(|| pair(&format!("{} {}", first.text, word.text)), pair));
                }
                Some(_) => {}
            }
            before = Some(word);
        }
    }
    found.sort_unstable();
    found.dedup();
}

/// The words of a line that the trained lexicon may know: single words, and pairs in short lines. A line of more than
/// 14 words marks its words with "+", since a word of a paragraph says another thing than a word of a menu.
pub(super) fn lexical(line: &Line<'_>) -> Vec<String> {
    if line.words == 0 || line.words > MOST_WORDS {
        return Vec::new();
    }
    let words: Vec<&str> = line.key.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    if line.words > 14 {
        return words.iter().map(|word| format!("+{word}")).collect();
    }
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let first = words.first().map(|word| format!("^{word}"));
    words.iter().map(|word| (*word).to_owned()).chain(pairs).chain(first).collect()
}
