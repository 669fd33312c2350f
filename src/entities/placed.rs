//! Where sentences begin among the tokens, which sentences are titles, and what is an address.

use super::token::{Shape, Token};
use crate::model::{Block, BlockKind, Span};
use crate::text;

/// Fills in where sentences begin, which sentences are titles, and what is an address.
pub(super) fn placed<'a>(text: &'a str, block: &Block, mut tokens: Vec<Token<'a>>) -> Vec<Token<'a>> {
    let own;
    let sentences = if block.sentences.is_empty() {
        own = text::sentences(text);
        &own
    } else {
        &block.sentences
    };
    let mut at = 0;
    for sentence in sentences {
        let from = at;
        while tokens.get(at).is_some_and(|token| token.start < sentence.end as usize) {
            at += 1;
        }
        if let Some(inside) = tokens.get_mut(from..at) {
            mark_sentence(text, *sentence, block.kind == BlockKind::Heading, inside);
        }
    }
    tokens
}

fn mark_sentence(text: &str, sentence: Span, heading: bool, tokens: &mut [Token<'_>]) {
    let mut starts = true;
    let mut address_until = 0;
    let (mut capital, mut lower) = (0_usize, 0_usize);
    // "OFFICIALS IN OSLO": small words in capitals, and nothing else
    let (mut shouted, mut small) = (true, false);
    for token in tokens.iter_mut() {
        if token.start < address_until {
            token.address = true;
            continue;
        }
        if token.spaced || token.start == sentence.start as usize {
            let chunk = text.get(token.start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
            if chunk.contains("://") || chunk.starts_with("www.") || (chunk.contains('@') && chunk.len() > 3) {
                token.address = true;
                address_until = token.start + chunk.len();
                continue;
            }
        }
        if token.is_word() {
            token.first = starts;
            starts = false;
            shouted &= matches!(token.shape, Shape::Upper | Shape::Initial | Shape::Number);
            small |= token.shape == Shape::Upper && text::is_stop_word(&token.folded);
            if !text::is_stop_word(&token.folded) && token.shape != Shape::Number {
                if token.is_capital() {
                    capital += 1;
                } else {
                    lower += 1;
                }
            }
        } else {
            let opens = token.spaced && token.is_quote() || token.is_mark("\u{201c}") || token.is_mark("\u{2018}");
            starts = starts || opens || matches!(token.text, ":" | "\u{2022}" | "|" | ";");
        }
    }
    // prose ends with a point; a headline does not, and hardly leaves a word small
    let prose = sentence.of(text).trim_end().ends_with(['.', '!', '?', '\u{201d}', '"']);
    let least = if heading { 1 } else { 3 };
    let shouted = shouted && small;
    if shouted || capital >= least && if prose { lower == 0 && capital >= 6 } else { lower * 4 <= capital } {
        for token in tokens {
            token.titled = true;
        }
    }
}
