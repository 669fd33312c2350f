//! "The mayor said": an office that stands for the one person whom the article has given it before.
//!
//! Only a singular office behind "the", with no other holder in the article, and with no more words than the article has
//! used for it. A "former" or "deputy" office is another office. Does not know offices that nobody is named with.

use std::collections::BTreeSet;

use super::chain::Link;
use super::recognise::{Found, mention_at};
use super::token::{Shape, Token};
use crate::model::{Block, EntityKind, Mention};
use crate::text;

/// How many words an office has at most behind "the".
const LONGEST: usize = 4;

/// Whom the article names with which office, from where on.
struct Holder<'a> {
    words: Vec<String>,
    name: &'a Found,
    from: (u32, u32),
}

/// Adds the offices that stand for somebody to the names of an article.
pub(super) fn add(found: &mut Vec<Found>, blocks: &[Block], tokens: &[Vec<Token<'_>>]) {
    let holders = holders(found);
    if holders.is_empty() {
        return;
    }
    let heads: BTreeSet<&str> = holders.iter().filter_map(|own| own.words.last()).map(String::as_str).collect();
    let mut names = found.iter().filter(|name| !name.nested).peekable();
    let mut out = Vec::new();
    for (number, tokens) in tokens.iter().enumerate() {
        let mut at = 0;
        while at < tokens.len() {
            let Some(end) = office(tokens, at, &heads) else {
                at += 1;
                continue;
            };
            if let Some(words) = mention_at(blocks, number, tokens, (at, end)) {
                let place = (words.block, words.start);
                while names.next_if(|name| (name.place.block, name.place.end) <= place).is_some() {}
                let free =
                    names.peek().is_none_or(|name| (name.place.block, name.place.start) >= (words.block, words.end));
                let phrase: Vec<&str> =
                    tokens.get(at + 1..end).unwrap_or_default().iter().map(|t| t.folded.as_str()).collect();
                if free && let Some(holder) = holder(&holders, &phrase, place) {
                    out.push(named(holder.name, words));
                }
            }
            at = end;
        }
    }
    if !out.is_empty() {
        found.extend(out);
        found.sort_by_key(|name| (name.place.block, name.place.start, u32::MAX - name.place.end));
    }
}

fn holders(found: &[Found]) -> Vec<Holder<'_>> {
    let mut out = Vec::new();
    for name in found.iter().filter(|name| name.kind == EntityKind::Person && !name.nested) {
        for Mention { block, start, text, .. } in &name.roles {
            let words: Vec<String> = text::words(text).map(|word| text::fold(word.span.of(text))).collect();
            let end = words.iter().position(|word| matches!(word.as_str(), "of" | "for" | "at" | "in" | "from"));
            let words = words.get(..end.unwrap_or(words.len())).unwrap_or_default().to_vec();
            if words.last().is_some_and(|head| is_office(head)) {
                out.push(Holder { words, name, from: (*block, *start) });
            }
        }
    }
    out
}

/// Where "the … mayor" ends that begins at a token.
fn office(tokens: &[Token<'_>], at: usize, heads: &BTreeSet<&str>) -> Option<usize> {
    let the = tokens.get(at).filter(|token| token.folded == "the" && !token.titled)?;
    let end = (at + 1..=at + LONGEST)
        .find(|&end| tokens.get(end).is_none_or(|token| !token.is_word() || heads.contains(token.folded.as_str())))?;
    tokens.get(end).filter(|token| token.is_word() && the.end < token.start)?;
    // "the president Anna Weber", "the president of France", "the president-elect"
    let goes_on = tokens.get(end + 1).is_some_and(|next| {
        next.is_capital() && !next.first
            || next.is_mark("-") && !next.spaced
            || next.shape == Shape::Lower && matches!(next.folded.as_str(), "of" | "for" | "to" | "elect" | "who")
            || heads.contains(next.folded.as_str())
    });
    (!goes_on).then_some(end + 1)
}

/// The one person whose office ends with these words, named with it before this place.
fn holder<'a>(holders: &'a [Holder<'a>], phrase: &[&str], place: (u32, u32)) -> Option<&'a Holder<'a>> {
    let fits = |own: &&Holder<'_>| {
        let rest = own.words.len().checked_sub(phrase.len());
        let (before, tail) = rest.map_or((&[][..], &[][..]), |rest| own.words.split_at(rest));
        !tail.is_empty()
            && tail.iter().zip(phrase).all(|(own, word)| own == word)
            && !before.iter().any(|word| is_other(word))
    };
    let mut fitting = holders.iter().filter(fits);
    let first = fitting.next()?;
    (first.from < place && fitting.all(|other| other.name.name == first.name.name)).then_some(first)
}

fn named(holder: &Found, words: Mention) -> Found {
    let place = words.place();
    Found {
        place,
        text: words.text,
        link: Link::Office,
        roles: Vec::new(),
        honorific: None,
        stands_for: None,
        nested: false,
        ..holder.clone()
    }
}

/// Words before an office that make another of it.
fn is_other(word: &str) -> bool {
    matches!(word, "former" | "ex" | "late" | "vice" | "deputy" | "assistant" | "acting" | "then" | "lieutenant")
}

fn is_office(word: &str) -> bool {
    matches!(
        word,
        "ambassador"
            | "chairman"
            | "chairwoman"
            | "chancellor"
            | "commissioner"
            | "congressman"
            | "congresswoman"
            | "emperor"
            | "envoy"
            | "governor"
            | "judge"
            | "king"
            | "mayor"
            | "minister"
            | "pope"
            | "premier"
            | "president"
            | "prince"
            | "princess"
            | "queen"
            | "secretary"
            | "senator"
            | "sheriff"
            | "spokesman"
            | "spokeswoman"
    )
}

#[cfg(test)]
mod tests {
    use super::super::recognise;
    use super::*;
    use crate::model::{BlockKind, Span};

    #[test]
    fn an_office_is_whom_the_article_gives_it_and_nobody_where_two_hold_it() {
        let of = |text: &str| -> Vec<(String, String)> {
            let block = Block {
                kind: BlockKind::Paragraph,
                text: text.to_owned(),
                raw: Span::default(),
                sentences: text::sentences(text),
            };
            let found = recognise(&[block]).into_iter().filter(|found| found.link == Link::Office);
            found.map(|found| (found.text, found.name)).collect()
        };
        let weber = |text: &str| vec![(text.to_owned(), "Anna Weber".to_owned())];
        assert_eq!(of("Foreign Minister Anna Weber left. The minister was tired."), weber("The minister"));
        assert_eq!(of("Anna Weber, the mayor of Oslo, left. It was the mayor's day."), weber("the mayor"));
        for none in [
            "The minister was tired. Foreign Minister Anna Weber left.",
            "Minister Anna Weber met Minister Erik Dahl. The minister left.",
            "Vice President Anna Weber left. The president stayed.",
            "President Anna Weber left. The prime minister stayed. The president of the club waited.",
            "Former mayor Anna Weber left. The mayor stayed.",
        ] {
            assert_eq!(of(none), [], "{none}");
        }
    }
}
