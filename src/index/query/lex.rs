//! The pieces of a typed line, each with its bytes.

use super::{KEYS, Key};
use crate::model::Span;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A run of characters that are neither spaces, quotation marks nor parentheses.
    Word(&'a str),
    /// What stands between quotation marks, and whether there is an end to it.
    Quoted(&'a str, bool),
    /// `title:`; what it belongs to follows without a space.
    Key(Key),
    /// A hyphen before what must not occur, or `NOT`.
    Not,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `AND`
    And,
    /// `OR`
    Or,
    /// `NEAR/5`
    Near(Option<u32>),
}

/// A piece with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub token: Token<'a>,
    pub span: Span,
}

/// The distance of a `NEAR` without one.
pub(super) const NEAR: u32 = 10;

/// Whether it opens or closes a phrase.
pub(super) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// `AND`, `OR`, `NOT`, `NEAR/5`.
pub(super) fn keyword(word: &str) -> Option<Token<'static>> {
    match word {
        "AND" => Some(Token::And),
        "OR" => Some(Token::Or),
        "NOT" => Some(Token::Not),
        "NEAR" => Some(Token::Near(Some(NEAR))),
        _ => {
            let digits = word.strip_prefix("NEAR/")?;
            let distance = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
            Some(Token::Near(distance.filter(|&distance| distance > 0)))
        }
    }
}

/// The pieces of `text`, in order; spaces are between them.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece<'_>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(letter) = rest.chars().next() else { break };
        let mut length = letter.len_utf8();
        let token = match letter {
            _ if letter.is_whitespace() => None,
            '(' => Some(Token::Open),
            ')' => Some(Token::Close),
            _ if is_quote(letter) => {
                let inner = rest.get(length..).unwrap_or_default();
                let end = inner.find(is_quote);
                let (inside, closed) = (inner.get(..end.unwrap_or(inner.len())).unwrap_or_default(), end.is_some());
                length += inside.len();
                length += rest.get(length..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                Some(Token::Quoted(inside, closed))
            }
            '-' if denies(rest) => Some(Token::Not),
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')'));
                let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
                // behind the colon of a field, OR is a word like any other
                let bordered = |token: &Token<'_>| matches!(token, Token::Open | Token::Close);
                let alone = out.last().is_none_or(|last| last.span.end as usize != at || bordered(&last.token));
                length = word.len();
                if let Some((name, key)) = key(word) {
                    length = name.len() + 1;
                    Some(Token::Key(key))
                } else {
                    keyword(word).filter(|_| alone).or(Some(Token::Word(word)))
                }
            }
        };
        if let Some(token) = token {
            out.push(Piece { token, span: Span::new(at, at + length) });
        }
        at += length;
    }
    out
}

/// Whether the hyphen at the beginning of `rest` denies what follows.
fn denies(rest: &str) -> bool {
    let next = rest.chars().find(|&letter| letter != '-');
    next.is_some_and(|letter| letter.is_alphanumeric() || letter == '(' || is_quote(letter))
}

/// The field whose name a word begins with.
fn key(word: &str) -> Option<(&'static str, Key)> {
    let (name, _) = word.split_once(':')?;
    KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).copied()
}
