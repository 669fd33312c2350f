//! A sentence as the tokens that two outlets' wordings have in common: stems, canonical names, numbers, days.
//!
//! Decides when two writings are one token. Knows nothing of other sentences, so a token is the same everywhere.

use super::date;
use crate::model::{Moment, Span};
use crate::text::{fold, is_stop_word, number, stem, words};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Carries grammar.
    Stop,
    /// Carries meaning.
    Word,
    /// Written with a capital inside a sentence.
    Name,
    /// A known entity.
    Entity,
    /// A number, normalised.
    Number,
    /// A day, normalised.
    Day,
}

/// One token of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Equal for equal tokens: the hash of the canonical form.
    pub(super) key: u64,
    /// What it is.
    pub(super) kind: Kind,
    /// The canonical form; for display and for character n-grams.
    pub(super) form: String,
}

/// What is known of a sentence beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context<'a> {
    /// Bytes of the sentence's text that name an entity, with its identifier; in order, without overlaps.
    pub(super) names: &'a [(Span, &'a str)],
    /// When the article was published.
    pub(super) published: Option<Moment>,
}

/// A part of a word as it stands in the text: hyphenated words are taken apart.
struct Part<'a> {
    text: &'a str,
    folded: String,
    span: Span,
    /// It carries grammar, not meaning.
    stop: bool,
    /// A per cent sign follows.
    percent: bool,
}

/// The tokens of a sentence, in order.
pub(super) fn tokens(text: &str, context: Context<'_>) -> Vec<Token> {
    let parts = parts(text);
    let shouted = is_shouted(&parts);
    let folded: Vec<&str> = parts.iter().map(|part| part.folded.as_str()).collect();
    let mut out = Vec::with_capacity(parts.len());
    let mut names = context.names.iter().peekable();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        while names.next_if(|(span, _)| span.end <= part.span.start).is_some() {}
        if let Some((span, id)) = names.peek().filter(|(span, _)| span.overlaps(part.span)) {
            let inside = parts.iter().skip(at).take_while(|other| other.span.overlaps(*span)).count();
            out.push(Token::new(Kind::Entity, format!("@{id}")));
            at += inside.max(1);
            continue;
        }
        let rest = folded.get(at..).unwrap_or_default();
        if part.stop {
            out.push(Token::new(Kind::Stop, part.folded.clone()));
            at += 1;
        } else if let Some((form, used)) = date::day(rest, part.text, context.published) {
            out.push(Token::new(Kind::Day, form));
            at += used;
        } else if let Some((value, used)) = number(rest) {
            at += used;
            let last = parts.get(at - 1);
            let percent = last.is_some_and(|last| last.percent)
                || date::take_percent(folded.get(at..).unwrap_or_default(), &mut at);
            out.push(Token::new(Kind::Number, if percent { format!("#{value}%") } else { format!("#{value}") }));
        } else {
            out.push(word(part, at == 0 || shouted));
            at += 1;
        }
    }
    out
}

impl Token {
    fn new(kind: Kind, form: String) -> Self {
        Self { key: hash(form.bytes()), kind, form }
    }
}

fn word(part: &Part<'_>, capital_means_nothing: bool) -> Token {
    // "U.S." and "US" are one; "us" is a stop word in all but name
    let form = if part.folded.contains('.') { part.folded.replace('.', "") } else { stem(&part.folded) };
    let capital = part.text.chars().next().is_some_and(char::is_uppercase);
    if form == "us" && !capital {
        return Token::new(Kind::Stop, form);
    }
    Token::new(if capital && !capital_means_nothing { Kind::Name } else { Kind::Word }, form)
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    for whole in words(text) {
        let mut start = whole.span.start as usize;
        let dated = date::is_numeric(whole.text);
        let pieces = whole.text.split(|letter| matches!(letter, '-' | '\u{2010}' | '\u{2011}') && !dated);
        for piece in pieces {
            let span = Span::new(start, start + piece.len());
            let after = text.get(span.end as usize..).unwrap_or_default();
            if !piece.is_empty() {
                let folded = fold(piece);
                let stop = is_stop_word(&folded);
                out.push(Part { text: piece, folded, span, stop, percent: after.starts_with('%') });
            }
            start = span.end as usize + after.chars().next().map_or(0, char::len_utf8);
        }
    }
    out
}

/// Whether capitals tell nothing: headlines in capitals, or with a capital on every word.
fn is_shouted(parts: &[Part<'_>]) -> bool {
    let mut words = 0;
    let mut capitals = 0;
    for part in parts.iter().filter(|part| !part.stop) {
        if let Some(first) = part.text.chars().next().filter(|first| first.is_alphabetic()) {
            words += 1;
            capitals += usize::from(first.is_uppercase());
        }
    }
    words > 3 && capitals * 10 >= words * 8
}

/// FNV-1a, 64 bits: short keys, the same on every target.
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str, context: Context<'_>) -> String {
        tokens(text, context).into_iter().map(|token| token.form).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn wordings_of_one_thing_give_one_form() {
        let plain = Context::default();
        for (a, b) in [
            ("ten thousand people", "10,000 people"),
            ("a five-hour meeting", "a 5-hour meeting"),
            ("rose 3.5 per cent", "rising 3.5%"),
            ("rose 3.5 percent", "rises 3.5 pct"),
            ("the U.S. withdrew", "the US withdraws"),
            ("“cancelled”", "canceled"),
        ] {
            assert_eq!(forms(a, plain), forms(b, plain));
        }
    }

    #[test]
    fn a_named_entity_replaces_its_words() {
        let text = "President Olena Marsh met the US-Russia team.";
        let names = [(Span::new(10, 21), "olena-marsh"), (Span::new(30, 32), "united-states")];
        let context = Context { names: &names, published: None };
        assert_eq!(forms(text, context), "presid @olena-marsh meet the @united-states russia team");
    }

    #[test]
    fn days_meet_where_the_date_of_the_article_is_known() {
        let context = Context { names: &[], published: "2025-04-23".parse().ok() };
        for text in ["Wednesday", "April 23", "23 April 2025", "23-04-2025", "2025-04-23", "today"] {
            assert_eq!(forms(text, context), "~wed", "{text}");
        }
        assert_eq!(forms("yesterday", context), "~tue");
        assert_eq!(forms("4 June 1998", context), "~1998-06-04");
        assert_eq!(forms("April 23", Context::default()), "~04-23");
        assert_eq!(forms("today", Context::default()), "todai");
    }
}
