//! Names in the blocks of one article: where they stand, of what kind, and the full name that each stands for.
//!
//! Runs of capitals are cut into pieces, all mentions of a name in the article are judged together, short forms take
//! the kind of their full form, and titles (where every word has a capital) show only names that are known otherwise.

use super::chain::{Link, Name, Names};
use super::define::Definitions;
use super::facts::{Class, Facts, Known, facts};
use super::office;
use super::recent::Recent;
use super::roles::{self, Honorific};
use super::run::{self, Piece, key_of, known_at};
use super::stands::stands_for;
use super::token::{self, Token};
use super::trim::trim;
use crate::model::{Block, EntityKind, Mention, Place};
use serde::{Deserialize, Serialize};

/// A name found in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Where.
    pub place: Place,
    /// The words there.
    pub text: String,
    /// What kind of thing it stands for.
    pub kind: EntityKind,
    /// The fullest name that the article gives for it.
    pub name: String,
    /// How the words there lead to that name.
    pub link: Link,
    /// The offices beside it ("Foreign Minister"), and where they stand.
    pub roles: Vec<Mention>,
    /// How a person is addressed there.
    pub honorific: Option<Honorific>,
    /// What it stands for where it is no place, and the words that show it.
    pub stands_for: Option<(String, Mention)>,
    /// Whether the evidence for its kind is strong in this article alone.
    pub sure: bool,
    /// Whether it lies inside a longer name, such as a town's in a university's.
    pub nested: bool,
}

/// The names in the blocks of one article, in the order of the text; a longer name stands before those inside it.
#[must_use]
pub fn recognise(blocks: &[Block]) -> Vec<Found> {
    let facts = facts();
    let spaced_hyphens = token::has_spaced_hyphens(blocks);
    let tokens: Vec<Vec<Token<'_>>> = blocks.iter().map(|block| token::tokens(block, spaced_hyphens, facts)).collect();
    let defined = Definitions::read(&tokens, facts);
    let mut names = Names::default();
    let mut pieces = Vec::new();
    for (block, tokens) in tokens.iter().enumerate() {
        for piece in run::pieces(block, tokens, &defined, facts) {
            let titled = tokens.get(piece.from).is_some_and(|token| token.titled);
            if !titled {
                pieces.push(piece);
            }
        }
    }
    trim(&mut pieces, &tokens, facts);
    for piece in &pieces {
        if let Some(tokens) = tokens.get(piece.block) {
            names.add(piece, tokens, &written(blocks, tokens, piece), facts);
        }
    }
    names.listed(&neighbours(&tokens, &pieces));
    for (words, acronym) in defined.acronyms() {
        names.define(words, acronym);
    }
    names.decide(facts);
    for (block, tokens) in tokens.iter().enumerate() {
        titled(block, tokens, &names, facts, &mut pieces);
    }
    pieces.sort_by_key(|piece| (piece.block, piece.from, usize::MAX - piece.to));
    let mut out = Vec::new();
    let mut recent = Recent::default();
    for piece in &pieces {
        let Some(tokens) = tokens.get(piece.block) else { continue };
        if let Some(mut found) = found(blocks, tokens, piece, &names, facts) {
            recent.resolve(&mut found, &piece.key, &names);
            let nested = inner(blocks, tokens, piece, &found, facts);
            out.push(found);
            out.extend(nested);
        }
    }
    office::add(&mut out, blocks, &tokens);
    out
}

/// The keys of names with nothing but a comma, "and" or "or" between them.
fn neighbours(tokens: &[Vec<Token<'_>>], pieces: &[Piece]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (a, b) in pieces.iter().zip(pieces.iter().skip(1)) {
        if a.block != b.block || b.from <= a.to || b.from > a.to + 2 || a.key == b.key || b.role.is_some() {
            continue;
        }
        let between = tokens.get(a.block).and_then(|tokens| tokens.get(a.to..b.from)).unwrap_or_default();
        let last = tokens.get(a.block).and_then(|tokens| tokens.get(b.to));
        let goes_on = last.is_some_and(|token| token.is_mark(",") || matches!(token.folded.as_str(), "and" | "or"));
        let ends = between.iter().any(Token::is_word);
        if (goes_on || ends)
            && between.iter().all(|token| token.is_mark(",") || matches!(token.folded.as_str(), "and" | "or"))
        {
            out.push((a.key.clone(), b.key.clone()));
        }
    }
    out
}

fn written(blocks: &[Block], tokens: &[Token<'_>], piece: &Piece) -> String {
    span(tokens, piece.from, piece.to)
        .and_then(|(start, end)| blocks.get(piece.block)?.text.get(start..end))
        .unwrap_or_default()
        .to_owned()
}

fn span(tokens: &[Token<'_>], from: usize, to: usize) -> Option<(usize, usize)> {
    Some((tokens.get(from)?.start, tokens.get(to.checked_sub(1)?)?.end))
}

/// The words of some tokens, and where they stand.
pub(super) fn mention_at(
    blocks: &[Block],
    block: usize,
    tokens: &[Token<'_>],
    (from, to): (usize, usize),
) -> Option<Mention> {
    let (start, end) = span(tokens, from, to)?;
    let text = blocks.get(block)?.text.get(start..end)?.to_owned();
    let Place { block, start, end } = place(block, start, end);
    Some(Mention { block, start, end, text })
}

fn place(block: usize, start: usize, end: usize) -> Place {
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Place { block: narrow(block), start: narrow(start), end: narrow(end) }
}

fn found(blocks: &[Block], tokens: &[Token<'_>], piece: &Piece, names: &Names, facts: &Facts) -> Option<Found> {
    let name = names.0.get(&piece.key);
    let fact_kind = piece.fact.map(|fact| kind_of(fact.known));
    let short = if name.is_none() && fact_kind.is_none() { names.short(&piece.key) } else { None };
    let kind = match name {
        Some(name) => name.kind?,
        None => short.and_then(|(full, _)| full.kind).or(fact_kind)?,
    };
    let (start, end) = span(tokens, piece.from, piece.to)?;
    let text = blocks.get(piece.block)?.text.get(start..end)?.to_owned();
    let full: Option<(&Name, Link)> = name.and_then(|name| {
        let (key, link) = name.full.as_ref()?;
        Some((names.0.get(key)?, *link))
    });
    let sure = match full.or(short) {
        Some((full, _)) => full.is_certain(),
        None => name.map_or(fact_kind.is_some(), Name::is_certain),
    };
    let (name, link) = match full.or(short) {
        Some((full, link)) => (full.written.clone(), link),
        None => (name.map_or_else(|| text.clone(), |name| name.written.clone()), Link::Full),
    };
    let words = |range| mention_at(blocks, piece.block, tokens, range);
    let roles = match kind {
        EntityKind::Person => roles::beside(piece, tokens, facts).into_iter().flatten().filter_map(words).collect(),
        _ => Vec::new(),
    };
    let stands_for = match kind {
        EntityKind::Place => stands_for(piece, tokens, facts),
        _ => None,
    };
    let stands_for = stands_for.and_then(|(what, shown)| Some((what, words(shown)?)));
    Some(Found {
        place: place(piece.block, start, end),
        text,
        kind,
        name,
        link,
        roles,
        honorific: Some(piece).filter(|_| kind == EntityKind::Person).and_then(|piece| roles::honorific(piece, tokens)),
        stands_for,
        sure,
        nested: false,
    })
}

pub(super) fn kind_of(known: Known) -> EntityKind {
    match known {
        Known::Country | Known::Place => EntityKind::Place,
        Known::Organisation => EntityKind::Organisation,
        Known::Demonym | Known::Thing(_) => EntityKind::Other,
    }
}

/// Names inside a longer one: known places and organisations ("University of Nairobi", "Senate Finance Committee"), and
/// people in full ("Anna Weber Foundation").
fn inner(blocks: &[Block], tokens: &[Token<'_>], piece: &Piece, outer: &Found, facts: &Facts) -> Vec<Found> {
    let mut out = Vec::new();
    if outer.kind == EntityKind::Person || piece.to - piece.from < 2 {
        return out;
    }
    let mut at = piece.from;
    while at < piece.to {
        let known = known_at(tokens, at, piece.to, facts);
        let (count, kind) = match known {
            Some((count, fact)) if !matches!(fact.known, Known::Demonym | Known::Thing(_)) => {
                (count, Some(kind_of(fact.known)))
            }
            Some((count, _)) => (count, None),
            None if is_person(tokens, at, piece.to, facts) => (2, Some(EntityKind::Person)),
            None => (1, None),
        };
        // a place in a place's name ("New York City") is that place
        let kind = kind.filter(|kind| *kind != outer.kind || *kind == EntityKind::Organisation);
        if let Some(kind) = kind.filter(|_| count < piece.to - piece.from)
            && let Some(words) = mention_at(blocks, piece.block, tokens, (at, at + count))
        {
            out.push(Found {
                place: words.place(),
                name: words.text.clone(),
                text: words.text,
                kind,
                link: Link::Full,
                roles: Vec::new(),
                honorific: None,
                stands_for: None,
                sure: true,
                nested: true,
            });
        }
        at += count;
    }
    out
}

/// A given name with a surname behind it, and more behind that.
fn is_person(tokens: &[Token<'_>], at: usize, until: usize, facts: &Facts) -> bool {
    let (Some(given), Some(surname)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    let ordinary =
        [Class::OrgLast, Class::PlaceLast, Class::OtherLast, Class::Common, Class::OrgFirst, Class::PlaceFirst];
    facts.is_given(&given.folded)
        && facts.is_surname(&surname.folded)
        && surname.is_capital()
        && at + 2 < until
        && !ordinary.iter().any(|class| facts.is(*class, &given.folded) || facts.is(*class, &surname.folded))
}

/// The names in sentences whose words all have capitals: those of the article's running text, known ones, and a given
/// name with what follows it.
fn titled(block: usize, tokens: &[Token<'_>], names: &Names, facts: &Facts, out: &mut Vec<Piece>) {
    let mut at = 0;
    while at < tokens.len() {
        let Some(token) = tokens.get(at) else { break };
        if !token.titled || !token.is_capital() {
            at += 1;
            continue;
        }
        let count = title_name(tokens, at, names, facts);
        if count > 0 {
            let fact =
                known_at(tokens, at, at + count, facts).filter(|(found, _)| *found == count).map(|(_, fact)| fact);
            out.push(Piece {
                block,
                from: at,
                to: at + count,
                key: key_of(tokens, at, at + count),
                fact,
                role: None,
                weak: true,
            });
        }
        at += count.max(1);
    }
}

/// How many tokens the name has that begins at a title's token, or 0.
fn title_name(tokens: &[Token<'_>], at: usize, names: &Names, facts: &Facts) -> usize {
    for count in (1..=8).rev() {
        let Some(last) = tokens.get(at + count - 1) else { continue };
        if !last.titled || !last.is_word() {
            continue;
        }
        let key = key_of(tokens, at, at + count);
        let shown =
            names.0.get(&key).is_some_and(|name| name.kind.is_some() && (name.strong > 0 || name.fact.is_some()));
        let common = count == 1 && facts.is(Class::Common, &key);
        let short = known_at(tokens, at, tokens.len(), facts).is_none() && names.short(&key).is_some();
        if (shown || short) && !common {
            return count;
        }
    }
    let known = known_at(tokens, at, tokens.len(), facts);
    known
        .filter(|(count, _)| *count > 1 || !tokens.get(at).is_some_and(|token| facts.is(Class::Common, &token.folded)))
        .map_or(0, |(count, _)| count)
}
