//! Names that an article spells out beside their acronym: "Harbour and Rivers Board (HRB)".
//!
//! The rule is that of A. Schwartz and M. Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in
//! Biomedical Text" (2003), matched from the right, but kept to initials: every word with a capital gives one letter,
//! small words ("of", "and") and the later parts of a hyphenated word may give one. A name with "and" in it needs no
//! bracket where the article uses its acronym elsewhere. Does not know acronyms with letters from inside words.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Class, Facts};
use super::token::{Shape, Token};

/// The longest acronym that is looked for, and the most words of a name before one.
const LETTERS: usize = 10;
const WORDS: usize = 24;

/// The names that an article spells out, by their first word.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    by_first: BTreeMap<String, BTreeSet<Vec<String>>>,
    /// The acronym that each stands beside.
    acronyms: Vec<(Vec<String>, String)>,
}

impl Definitions {
    /// The definitions in the blocks of one article.
    pub(super) fn read(blocks: &[Vec<Token<'_>>], facts: &Facts) -> Self {
        let mut out = Self::default();
        let mut used = BTreeSet::new();
        for tokens in blocks {
            for (at, token) in tokens.iter().enumerate() {
                if !is_acronym(token, facts) {
                    continue;
                }
                if !token.titled {
                    used.insert(letters(token));
                }
                let bracketed = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|t| t.is_mark("("))
                    && tokens.get(at + 1).is_some_and(|token| token.is_mark(")"));
                if bracketed && let Some(from) = spelled(tokens, at - 1, &letters(token)) {
                    out.add(tokens.get(from..at - 1).unwrap_or_default(), letters(token));
                }
            }
        }
        for tokens in blocks {
            out.read_joined(tokens, &used, facts);
        }
        out
    }

    /// Names with "and" whose initials are an acronym of the article ("Harbour and Rivers Board" beside "the HRB").
    fn read_joined(&mut self, tokens: &[Token<'_>], used: &BTreeSet<String>, facts: &Facts) {
        for (at, token) in tokens.iter().enumerate() {
            let heads = token.is_capital() && !token.titled && facts.is(Class::OrgLast, &token.folded);
            if !heads {
                continue;
            }
            let low = at.saturating_sub(WORDS);
            let mut initials = String::new();
            let mut joined = false;
            for from in (low..=at).rev() {
                let Some(word) = tokens.get(from) else { break };
                if word.is_capital() {
                    let hyphened = from > low && tokens.get(from - 1).is_some_and(|mark| is_hyphen(mark));
                    if !hyphened {
                        initials.extend(word.folded.chars().next());
                    }
                    let acronym: String = initials.chars().rev().collect();
                    if joined && !hyphened && acronym.len() >= 3 && used.contains(&acronym) {
                        self.add(tokens.get(from..=at).unwrap_or_default(), acronym);
                        break;
                    }
                    if word.first {
                        break;
                    }
                } else if !is_small(word) && !is_hyphen(word) {
                    break;
                }
                joined |= matches!(word.text, "and" | "&");
            }
        }
    }

    fn add(&mut self, tokens: &[Token<'_>], acronym: String) {
        let words: Vec<String> = tokens.iter().map(|token| token.folded.clone()).collect();
        let Some(first) = words.first().cloned() else { return };
        if self.by_first.entry(first).or_default().insert(words.clone()) {
            self.acronyms.push((words, acronym));
        }
    }

    /// How many tokens the longest spelled-out name has that begins at a token.
    pub(super) fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<usize> {
        let names = self.by_first.get(&tokens.get(at)?.folded)?;
        let fits = |words: &&Vec<String>| {
            let here = tokens.get(at..at + words.len());
            here.is_some_and(|here| {
                here.last().is_some_and(Token::is_capital)
                    && here.iter().zip(words.iter()).all(|(token, word)| token.folded == *word)
            })
        };
        names.iter().filter(fits).map(Vec::len).max()
    }

    /// Each spelled-out name as the folded words of its tokens, with its acronym in small letters.
    pub(super) fn acronyms(&self) -> impl Iterator<Item = (&[String], &str)> {
        self.acronyms.iter().map(|(words, acronym)| (words.as_slice(), acronym.as_str()))
    }
}

fn letters(token: &Token<'_>) -> String {
    token.folded.chars().filter(|letter| letter.is_alphabetic()).collect()
}

fn is_acronym(token: &Token<'_>, facts: &Facts) -> bool {
    let count = token.text.chars().count();
    token.shape == Shape::Upper && (2..=LETTERS).contains(&count) && !facts.is(Class::Acronym, &token.folded)
}

fn is_small(token: &Token<'_>) -> bool {
    matches!(token.folded.as_str(), "and" | "of" | "the" | "for" | "on" | "in" | "to" | "&") && !token.first
}

fn is_hyphen(token: &Token<'_>) -> bool {
    token.is_mark("-") && !token.spaced
}

/// The first token of the name before the bracket at `bracket` whose initials are the letters.
fn spelled(tokens: &[Token<'_>], bracket: usize, acronym: &str) -> Option<usize> {
    let wanted: Vec<char> = acronym.chars().collect();
    let low = bracket.saturating_sub(WORDS);
    // where the name may begin if so many letters are still open, one word further to the left each time
    let mut open: BTreeSet<usize> = BTreeSet::from([wanted.len()]);
    for from in (low..bracket).rev() {
        let token = tokens.get(from)?;
        let part = from > low && tokens.get(from - 1).is_some_and(is_hyphen);
        let optional = is_small(token) || is_hyphen(token) || (part && token.is_capital());
        if !optional && !token.is_capital() || token.titled {
            return None;
        }
        // one token may hold several words ("Counter-Terrorism"), of which the first must give its letter
        let mut parts: Vec<char> = token.folded.split('-').filter_map(|part| part.chars().next()).collect();
        if token.shape == Shape::Mark && !token.is_mark("&") {
            parts.clear();
        }
        let mut next = if optional { open.clone() } else { BTreeSet::new() };
        for &left in &open {
            next.extend(give(&parts, left, &wanted));
        }
        open = next;
        if token.is_capital() && !part && open.contains(&0) {
            return (bracket - from > 1).then_some(from);
        }
        open.remove(&0);
        if open.is_empty() || token.first {
            return None;
        }
    }
    None
}

/// How many letters are left if a word gives its first part's initial, and of the others' the whole or none.
fn give(parts: &[char], left: usize, wanted: &[char]) -> Vec<usize> {
    let ends_with = |parts: &[char]| wanted.get(..left).is_some_and(|wanted| wanted.ends_with(parts));
    let mut out = Vec::new();
    if let [first, ..] = parts {
        if ends_with(&[*first]) {
            out.push(left - 1);
        }
        if parts.len() > 1 && ends_with(parts) {
            out.push(left - parts.len());
        }
    }
    out
}
