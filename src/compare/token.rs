//! A sentence as the tokens that two outlets' wordings have in common: stems, canonical names, numbers, days.
//!
//! Decides when two writings are one token. Knows nothing of other sentences, so a token is the same everywhere.

use super::date;
use super::lexicon::{Entry, Lexicon};
use crate::model::{Moment, Span};
use crate::text::{number, words};

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    /// Equal for equal tokens: the hash of the canonical form.
    pub(super) key: u64,
    /// The number of the canonical form in the lexicon.
    pub(super) form: u32,
    /// What it is.
    pub(super) kind: Kind,
    /// Its number in the lexicon.
    pub(super) entry: u32,
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
#[derive(Clone, Copy)]
struct Part {
    span: Span,
    entry: u32,
    /// A per cent sign follows.
    percent: bool,
}

/// A title stands so many bytes before the name at most: "Former Lt Gen Keith Kellogg", "Foreign Secretary".
const NEAR_TITLE: u32 = 24;

/// The tokens of a sentence, in order.
pub(super) fn tokens(text: &str, context: Context<'_>, lexicon: &mut Lexicon) -> Vec<Token> {
    let parts = parts(text, lexicon);
    let mut out: Vec<Token> = Vec::with_capacity(parts.len());
    // canonical forms that are no words, to be numbered once the lexicon is no longer read
    let mut own: Vec<(usize, Kind, String)> = Vec::new();
    let known = &*lexicon;
    let entry = |at: usize| parts.get(at).and_then(|part| known.get(part.entry));
    let shouted = is_shouted(&parts, known);
    let needs_words = (0..parts.len()).any(|at| entry(at).is_some_and(|entry| entry.day || entry.number));
    let words = (0..if needs_words { parts.len() } else { 0 }).map(entry);
    let folded: Vec<&str> = words.map(|entry| entry.map_or("", Entry::folded)).collect();
    let mut names = context.names.iter().peekable();
    let mut at = 0;
    while let (Some(part), Some(word)) = (parts.get(at), entry(at)) {
        while names.next_if(|(span, _)| span.end <= part.span.start).is_some() {}
        let mut put = |kind: Kind, form: String| {
            own.push((out.len(), kind, form));
            out.push(Token { key: 0, form: 0, kind, entry: 0 });
        };
        if let Some((span, id)) = names.peek().filter(|(span, _)| span.overlaps(part.span)) {
            let inside = parts.iter().skip(at).take_while(|other| other.span.overlaps(*span)).count();
            put(Kind::Entity, format!("@{id}"));
            at += inside.max(1);
            continue;
        }
        let rest = folded.get(at..).unwrap_or_default();
        if word.stop {
            out.push(Token { key: word.key, form: word.form, kind: Kind::Stop, entry: part.entry });
            at += 1;
        } else if let Some((form, used)) = word.day.then(|| date::day(rest, &word.text, context.published)).flatten() {
            put(Kind::Day, form);
            at += used;
        } else if let Some((value, used)) = word.number.then(|| number(rest)).flatten() {
            at += used;
            let last = parts.get(at - 1);
            let percent = last.is_some_and(|last| last.percent)
                || date::take_percent(folded.get(at..).unwrap_or_default(), &mut at);
            put(Kind::Number, if percent { format!("#{value}%") } else { format!("#{value}") });
        } else {
            let is_title = word.title && names.peek().is_some_and(|(span, _)| span.start < part.span.end + NEAR_TITLE);
            let kind = kind(word, at == 0 || shouted || is_title);
            out.push(Token { key: word.key, form: word.form, kind, entry: part.entry });
            at += 1;
        }
    }
    for (place, kind, form) in own {
        let entry = lexicon.number(&form);
        let (key, form) = lexicon.get(entry).map_or((0, 0), |entry| (entry.key, entry.form));
        if let Some(slot) = out.get_mut(place) {
            *slot = Token { key, form, kind, entry };
        }
    }
    out
}

fn kind(word: &Entry, capital_means_nothing: bool) -> Kind {
    match word.capital {
        false if word.folded() == "us" => Kind::Stop,
        true if !capital_means_nothing => Kind::Name,
        _ => Kind::Word,
    }
}

fn parts(text: &str, lexicon: &mut Lexicon) -> Vec<Part> {
    let mut out = Vec::with_capacity(text.len() / 5);
    for whole in words(text) {
        let mut start = whole.span.start as usize;
        let is_percent = |end: u32| text.as_bytes().get(end as usize) == Some(&b'%');
        // most words have no hyphen of any kind
        if whole.text.bytes().all(|byte| byte.is_ascii() && byte != b'-') {
            let percent = is_percent(whole.span.end);
            out.push(Part { span: whole.span, entry: lexicon.number(whole.text), percent });
            continue;
        }
        let is_hyphen = |letter: char| matches!(letter, '-' | '\u{2010}' | '\u{2011}');
        let dated = !whole.text.contains(is_hyphen) || date::is_numeric(whole.text);
        let pieces = whole.text.split(|letter| is_hyphen(letter) && !dated);
        for piece in pieces {
            let span = Span::new(start, start + piece.len());
            let after = text.get(span.end as usize..).unwrap_or_default();
            if !piece.is_empty() {
                out.push(Part { span, entry: lexicon.number(piece), percent: is_percent(span.end) });
            }
            start = span.end as usize + after.chars().next().map_or(0, char::len_utf8);
        }
    }
    out
}

/// Whether capitals tell nothing: headlines in capitals, or with a capital on every word.
fn is_shouted(parts: &[Part], lexicon: &Lexicon) -> bool {
    let mut words = 0;
    let mut capitals = 0;
    for entry in parts.iter().filter_map(|part| lexicon.get(part.entry)).filter(|entry| !entry.stop) {
        if entry.text.starts_with(char::is_alphabetic) {
            words += 1;
            capitals += usize::from(entry.capital);
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
        let mut lexicon = Lexicon::default();
        let tokens = tokens(text, context, &mut lexicon);
        tokens.iter().map(|token| lexicon.forms()[token.form as usize].text.as_str()).collect::<Vec<_>>().join(" ")
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
