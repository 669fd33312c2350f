//! What a line of typed words asks for.
//!
//! Words must all occur, the last one as a beginning while it is typed; "phrases" word by word; `-word` must not occur.
//! Nothing is refused: what cannot be used is left out and named.

use super::term::terms;

/// More clauses than anyone types; the rest is left out.
const MOST_CLAUSES: usize = 32;

/// Something that must, or must not, occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// This term.
    Term(String),
    /// A term that begins so.
    Prefix(String),
    /// These terms in a row.
    Phrase(Vec<String>),
}

/// A search as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordQuery {
    /// All of these occur.
    pub all: Vec<Clause>,
    /// None of these occurs.
    pub none: Vec<Clause>,
    /// What was not understood, as sentences.
    pub faults: Vec<String>,
}

impl WordQuery {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        let mut rest = typed.trim_start();
        while !rest.is_empty() {
            let (excluded, body) = match rest.strip_prefix('-') {
                Some(body) if body.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)) => (true, body),
                _ => (false, rest),
            };
            let (words, quoted, tail) = next_token(body);
            let is_last = tail.is_empty() && !quoted;
            let found: Vec<String> = terms(words).map(|term| term.text).collect();
            if let Some(clause) = clause(found, is_last && !typed.ends_with(char::is_whitespace)) {
                if query.all.len() + query.none.len() == MOST_CLAUSES {
                    query.faults.push(format!("Only the first {MOST_CLAUSES} words of a search are used."));
                    break;
                }
                if excluded { &mut query.none } else { &mut query.all }.push(clause);
            } else if quoted || words.chars().any(|c| !c.is_whitespace()) {
                query
                    .faults
                    .push(format!("Nothing to search for in {:?}.", words.chars().take(40).collect::<String>()));
            }
            rest = tail.trim_start();
        }
        query
    }

    /// Whether it asks for nothing, so that every article matches.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.none.is_empty()
    }

    /// Every clause, wanted or not.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.all.iter().chain(&self.none)
    }
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// The next word or "phrase", whether it was quoted and closed, and what follows. A phrase without an end runs to the
/// end of the line.
fn next_token(text: &str) -> (&str, bool, &str) {
    if text.starts_with(is_quote) {
        let inner = text.trim_start_matches(is_quote);
        return match inner.split_once(is_quote) {
            Some((phrase, tail)) => (phrase, true, tail),
            None => (inner, false, ""),
        };
    }
    let end = text.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(text.len());
    let (word, tail) = text.split_at_checked(end).unwrap_or((text, ""));
    (word, false, tail)
}

/// A beginning of one letter would match a tenth of the dictionary: it is taken as a word until a second letter follows.
fn clause(mut found: Vec<String>, unfinished: bool) -> Option<Clause> {
    match found.len() {
        0 => None,
        1 => {
            let word = found.swap_remove(0);
            Some(if unfinished && word.chars().count() > 1 { Clause::Prefix(word) } else { Clause::Term(word) })
        }
        _ => Some(Clause::Phrase(found)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str) -> Clause {
        Clause::Term(text.into())
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let phrase = |text: &str| Clause::Phrase(text.split(' ').map(str::to_owned).collect());
        for (typed, all, none) in [
            ("", vec![], vec![]),
            ("Peace talks", vec![term("peace"), Clause::Prefix("talks".into())], vec![]),
            ("peace talks ", vec![term("peace"), term("talks")], vec![]),
            ("\"peace talks\"", vec![phrase("peace talks")], vec![]),
            ("“peace talks", vec![phrase("peace talks")], vec![]),
            ("talks -london ", vec![term("talks")], vec![term("london")]),
            ("spring-summer ", vec![phrase("spring summer")], vec![]),
            ("U.S. envoy ", vec![term("us"), term("envoy")], vec![]),
            ("-\"peace talks\" x", vec![term("x")], vec![phrase("peace talks")]),
        ] {
            let query = WordQuery::parse(typed);
            assert_eq!((&query.all, &query.none), (&all, &none), "{typed:?}");
            assert!(query.faults.is_empty(), "{typed:?}: {:?}", query.faults);
        }
    }

    #[test]
    fn what_cannot_be_searched_for_is_named_and_bounded() {
        assert_eq!(WordQuery::parse("… peace ").faults, ["Nothing to search for in \"…\"."]);
        let long = WordQuery::parse(&"word ".repeat(10_000));
        assert_eq!((long.all.len(), long.faults.len()), (MOST_CLAUSES, 1));
    }
}
