//! What the name of a place stands for where the text shows that it is not the place: "Oslo rejected the offer".
//!
//! Shown by a verb of which the place is the subject, by what is its ("Oslo's demands"), or by talks with it. The place
//! stays a place; this is a note beside the mention. What sits where is in the tables.

use super::facts::{Class, Facts, key};
use super::run::Piece;
use super::token::{Shape, Token};

/// What a place's mention stands for, in words, and the tokens that show it.
pub(super) fn stands_for(piece: &Piece, tokens: &[Token<'_>], facts: &Facts) -> Option<(String, (usize, usize))> {
    let known = piece.fact.map_or_else(|| piece.key.clone(), |fact| key(fact.canonical));
    let world = facts.world();
    let (what, _) = world.stands_for(&piece.key).or_else(|| world.stands_for(&known))?;
    let shown = owned(piece, tokens).or_else(|| dealt_with(piece, tokens)).or_else(|| acts(piece, tokens, facts))?;
    Some((what, shown))
}

fn word<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| token.folded.as_str())
}

/// "Oslo's demands"
fn owned(piece: &Piece, tokens: &[Token<'_>]) -> Option<(usize, usize)> {
    let is_possessive = tokens.get(piece.to).is_some_and(|token| token.shape == Shape::Possessive);
    (is_possessive && is_theirs(word(tokens, piece.to + 1))).then_some((piece.to + 1, piece.to + 2))
}

/// "talks with Oslo", "relations between Oslo and Stockholm"
fn dealt_with(piece: &Piece, tokens: &[Token<'_>]) -> Option<(usize, usize)> {
    let before = piece.from.checked_sub(1)?;
    let link = match word(tokens, before) {
        "with" | "between" => before,
        // the second of two; the name of the first is at most three words long
        "and" => (before.saturating_sub(4)..before).rev().find(|&at| word(tokens, at) == "between")?,
        _ => return None,
    };
    let noun = link.checked_sub(1).filter(|&noun| is_dealing(word(tokens, noun)))?;
    Some((noun, link + 1))
}

/// "Oslo has rejected"
fn acts(piece: &Piece, tokens: &[Token<'_>], facts: &Facts) -> Option<(usize, usize)> {
    let before = piece.from.checked_sub(1).map_or("", |at| word(tokens, at));
    if facts.is(Class::PlaceBefore, before) || matches!(before, "of" | "from" | "to" | "at" | "into" | "and" | "or") {
        return None;
    }
    let verb = (piece.to..piece.to + 4).find(|&at| !is_filler(word(tokens, at)))?;
    let is_verb = tokens.get(verb).is_some_and(|token| token.shape == Shape::Lower)
        && (facts.is(Class::Speech, word(tokens, verb)) || is_act(word(tokens, verb)))
        && !matches!(word(tokens, verb), "according" | "saying" | "described" | "mused" | "pointed");
    is_verb.then_some((verb, verb + 1))
}

fn is_filler(word: &str) -> bool {
    matches!(word, "has" | "had" | "have" | "also" | "later" | "now" | "still" | "never" | "then" | "will" | "would")
        || (word.ends_with("ly") && word.len() > 4)
}

fn is_act(word: &str) -> bool {
    matches!(
        word,
        "accused"
            | "accuses"
            | "agreed"
            | "agrees"
            | "backed"
            | "backs"
            | "banned"
            | "blamed"
            | "blames"
            | "condemned"
            | "condemns"
            | "considers"
            | "decided"
            | "demanded"
            | "demands"
            | "expelled"
            | "fears"
            | "hopes"
            | "imposed"
            | "offered"
            | "ordered"
            | "proposed"
            | "proposes"
            | "recognised"
            | "recognized"
            | "refused"
            | "refuses"
            | "rejected"
            | "rejects"
            | "retaliated"
            | "sanctioned"
            | "seeks"
            | "signalled"
            | "signaled"
            | "signed"
            | "summoned"
            | "supports"
            | "wanted"
            | "wants"
            | "welcomed"
            | "welcomes"
    )
}

fn is_theirs(word: &str) -> bool {
    matches!(
        word,
        "allies"
            | "ambassador"
            | "decision"
            | "delegation"
            | "demand"
            | "demands"
            | "envoy"
            | "foreign"
            | "intentions"
            | "negotiators"
            | "offer"
            | "policy"
            | "position"
            | "proposal"
            | "proposals"
            | "refusal"
            | "request"
            | "response"
            | "stance"
            | "terms"
            | "troops"
    )
}

fn is_dealing(word: &str) -> bool {
    matches!(
        word,
        "agreement"
            | "ceasefire"
            | "contacts"
            | "deal"
            | "dialogue"
            | "negotiations"
            | "relations"
            | "talks"
            | "tensions"
            | "ties"
            | "treaty"
            | "truce"
            | "war"
    )
}

#[cfg(test)]
mod tests {
    use crate::entities::fixture::blocks;
    use crate::entities::recognise;

    #[test]
    fn a_capital_stands_for_its_government_where_it_acts_and_for_itself_elsewhere() {
        for (sentence, want) in [
            ("On Monday Oslo rejected the offer.", vec![("Oslo", "the government of Norway", "rejected")]),
            ("She lives in Oslo and said little.", vec![]),
            ("The mayor of Oslo said little.", vec![]),
            ("It met Oslo's demands.", vec![("Oslo", "the government of Norway", "demands")]),
            (
                "The talks between Oslo and Stockholm went on.",
                vec![
                    ("Oslo", "the government of Norway", "talks between"),
                    ("Stockholm", "the government of Sweden", "talks between Oslo and"),
                ],
            ),
            ("Later the Kremlin has confirmed it.", vec![("Kremlin", "the government of Russia", "confirmed")]),
        ] {
            let found = recognise(&blocks(&[sentence]));
            let shown: Vec<_> = found
                .iter()
                .filter_map(|found| {
                    let (what, words) = found.stands_for.as_ref()?;
                    Some((found.text.as_str(), what.as_str(), words.text.as_str()))
                })
                .collect();
            let same = shown.len() == want.len()
                && shown
                    .iter()
                    .zip(&want)
                    .all(|(own, want)| own.0 == want.0 && own.1 == want.1 && want.2.starts_with(own.2));
            assert!(same, "{sentence}: {shown:?}");
        }
    }
}
