//! A word in front of a name that a capital alone has drawn into it: "Rival Anna Weber", "Senators Anna Weber and …".
//!
//! It is left off where it is an office, or where the article has the rest as a name of its own and the whole nowhere
//! else. A word that is itself a given name or a surname stays.

use std::collections::HashMap;

use super::facts::{Class, Facts};
use super::run::{Piece, key_of};
use super::token::{Shape, Token};

/// Leaves off such words of all pieces of an article.
pub(super) fn trim(pieces: &mut [Piece], blocks: &[Vec<Token<'_>>], facts: &Facts) {
    let mut times: HashMap<String, usize> = HashMap::new();
    let mut surnames: HashMap<String, usize> = HashMap::new();
    for piece in pieces.iter() {
        *times.entry(piece.key.clone()).or_default() += 1;
        let mut words = piece.key.split(' ');
        if words.next().is_some_and(|first| facts.is_given(first))
            && let Some(last) = words.next_back()
        {
            *surnames.entry(last.to_owned()).or_default() += 1;
        }
    }
    for piece in pieces {
        let Some(tokens) = blocks.get(piece.block) else { continue };
        if let Some(key) = rest(piece, tokens, facts, &times, &surnames) {
            let office = facts.is(Class::PersonTitle, word(tokens, piece.from))
                || facts.is(Class::RoleNoun, word(tokens, piece.from));
            if office {
                piece.role = Some((piece.role.map_or(piece.from, |(from, _)| from), piece.from + 1));
            }
            piece.from += 1;
            piece.key = key;
            piece.weak = false;
        }
    }
}

fn word<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| token.folded.as_str())
}

/// The key of a name without its first word, where that is no part of it.
fn rest(
    piece: &Piece,
    tokens: &[Token<'_>],
    facts: &Facts,
    times: &HashMap<String, usize>,
    surnames: &HashMap<String, usize>,
) -> Option<String> {
    let first = tokens.get(piece.from)?;
    let plain = first.shape == Shape::Capital
        && !facts.is_given(&first.folded)
        && !facts.is_surname(&first.folded)
        && !facts.is_asian_surname(&first.folded);
    if !plain || piece.fact.is_some() || piece.to - piece.from < 2 || !tokens.get(piece.from + 1)?.is_capital() {
        return None;
    }
    let rest = key_of(tokens, piece.from + 1, piece.to);
    let begins_given = facts.is_given(rest.split(' ').next()?);
    let full = rest.contains(' ') && begins_given;
    let office = is_office(&first.folded);
    if office && (full || surnames.contains_key(&rest)) {
        return Some(rest);
    }
    let once = times.get(&piece.key).copied().unwrap_or_default() == 1;
    let known = if full { times.contains_key(&rest) } else { surnames.contains_key(&rest) && first.first };
    let joins = matches!(word(tokens, piece.to), "foundation" | "organization" | "campaign");
    (once && known && !joins && (first.first || full)).then_some(rest)
}

/// Offices and the like, mostly of several, that stand before names without being read as titles elsewhere.
fn is_office(word: &str) -> bool {
    matches!(
        word,
        "senators"
            | "sens"
            | "representatives"
            | "reps"
            | "governors"
            | "govs"
            | "presidents"
            | "ministers"
            | "justices"
            | "judges"
            | "professors"
            | "candidates"
            | "candidate"
            | "congressmen"
            | "state"
            | "rival"
            | "billionaire"
            | "lawmakers"
            | "leaders"
            | "secretaries"
            | "ambassadors"
            | "generals"
    )
}
