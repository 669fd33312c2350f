//! Evidence for what a name stands for: in its words, and beside each of its mentions.
//!
//! Weights are in natural units of "about one good hint"; the sum over an article decides. They were set by hand and
//! checked on labelled news; nothing here looks at an article's subject.

use super::facts::{Class, Facts, Known};
use super::run::Piece;
use super::token::{Shape, Token};
use crate::model::EntityKind;

/// Evidence for each kind, in the order of [`EntityKind::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Score(pub(super) [f32; 4]);

impl Score {
    pub(super) fn add(&mut self, kind: EntityKind, weight: f32) {
        if let Some(sum) = self.0.get_mut(kind as usize) {
            *sum += weight;
        }
    }

    pub(super) fn merge(&mut self, other: &Self, cap: f32) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more.clamp(-cap, cap);
        }
    }

    pub(super) fn best(&self) -> (EntityKind, f32, f32) {
        let mut ranked: Vec<(f32, EntityKind)> = self.0.iter().copied().zip(EntityKind::ALL).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (first, second) = (ranked.first().copied(), ranked.get(1).copied());
        let (weight, kind) = first.unwrap_or((0.0, EntityKind::Other));
        (kind, weight, weight - second.map_or(0.0, |(weight, _)| weight))
    }
}

use EntityKind::{Organisation, Other, Person, Place};

/// The evidence in the words of a name.
pub(super) fn inside(piece: &Piece, tokens: &[Token<'_>], facts: &Facts) -> Score {
    let mut score = Score::default();
    let words: Vec<&Token<'_>> =
        tokens.get(piece.from..piece.to).unwrap_or_default().iter().filter(|token| token.is_word()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return score };
    let capitals = words.iter().filter(|word| word.is_capital()).count();
    if let Some(fact) = piece.fact {
        match fact.known {
            Known::Country => score.add(Place, 6.0),
            Known::Place => score.add(Place, 4.0),
            Known::Organisation => score.add(Organisation, 5.0),
            Known::Demonym => score.add(Other, 9.0),
            Known::Thing(_) => score.add(Other, 6.0),
        }
    }
    if words.len() == 1 {
        single(first, facts, &mut score);
        return score;
    }
    let of = headed(&words, facts, &mut score);
    let filed = facts.name(&super::facts::key(first.text)).filter(|_| words.len() > 1);
    if let Some(fact) = filed
        && fact.known != Known::Demonym
        && !facts.is_given(&first.folded)
        && !facts.is_asian_surname(&first.folded)
        && piece.role.is_none()
    {
        score.add(Person, -3.0);
        score.add(Organisation, 1.5);
    }
    if facts.is_given(&first.folded) {
        score.add(Person, 4.0);
    } else if facts.is_asian_surname(&first.folded) && capitals <= 3 {
        score.add(Person, 3.0);
    }
    if facts.is_surname(&last.folded) {
        score.add(Person, 2.0);
    }
    if words.iter().skip(1).any(|word| facts.is_given(&word.folded)) {
        score.add(Person, 1.5);
    }
    if words.iter().any(|word| word.shape == Shape::Initial) && words.len() > 1 {
        score.add(Person, 2.5);
    }
    // "Opposition MPs": a plural of letters
    if last.text.strip_suffix('s').is_some_and(|stem| stem.len() > 1 && stem.chars().all(char::is_uppercase)) {
        score.add(Person, -4.0);
        score.add(Other, 2.0);
    }
    let particle = |word: &&&Token<'_>| {
        matches!(word.folded.as_str(), "bin" | "ibn" | "van" | "von" | "al" | "abu" | "ben" | "mc")
    };
    if words.iter().any(|word| particle(&word)) || words.iter().any(|word| word.folded.starts_with("al-")) {
        score.add(Person, 1.5);
    }
    if matches!(last.folded.as_str(), "jr" | "sr" | "ii" | "iii" | "iv") {
        score.add(Person, 3.0);
    }
    let tokens = tokens.get(piece.from..piece.to).unwrap_or_default();
    if tokens.iter().any(|token| token.is_mark("&")) {
        score.add(Organisation, 3.0);
    }
    if words.iter().any(|word| word.shape == Shape::Number) {
        score.add(Other, 1.0);
        score.add(Organisation, 0.5);
    }
    if words.iter().any(|word| word.shape == Shape::Upper) && !words.iter().all(|word| word.shape == Shape::Upper) {
        score.add(Organisation, 1.5);
        score.add(Person, -1.0);
    }
    // two or three words that no dictionary of ordinary words knows are most often a person
    let ordinary = words.iter().filter(|word| is_ordinary(word, facts)).count();
    if !of && (2..=4).contains(&capitals) && ordinary == 0 {
        score.add(Person, 2.0);
    } else if ordinary > 0 {
        score.add(Person, -1.5 * f32::from(u8::try_from(ordinary).unwrap_or(4)));
        score.add(Organisation, 0.8);
        score.add(Other, 0.8);
    }
    score
}

/// The evidence of the word that heads the name ("Council", "Bank of"); whether it is headed by what stands before "of".
fn headed(words: &[&Token<'_>], facts: &Facts, score: &mut Score) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let is = |class: Class, word: &Token<'_>| facts.is(class, &word.folded);
    let of = words.iter().position(|word| matches!(word.folded.as_str(), "of" | "for" | "on"));
    let head = match of {
        Some(at) if at > 0 => words.get(at - 1),
        _ => None,
    };
    if let Some(head) = head {
        if is(Class::OrgOf, head) || is(Class::OrgLast, head) {
            score.add(Organisation, 5.0);
        } else if is(Class::PlaceOf, head) {
            score.add(Place, 4.0);
        } else if is(Class::OtherLast, head) {
            score.add(Other, 4.0);
        }
    } else {
        if is(Class::OrgLast, last) {
            score.add(Organisation, 5.0);
        }
        if is(Class::PlaceLast, last) {
            score.add(Place, 4.0);
        }
        if is(Class::OtherLast, last) {
            score.add(Other, 4.5);
        }
        if is(Class::PlaceFirst, first) && !facts.is_given(&first.folded) {
            score.add(Place, 1.5);
        }
        if is(Class::OrgFirst, first) {
            score.add(Organisation, 2.0);
        }
    }
    of.is_some()
}

fn is_ordinary(word: &Token<'_>, facts: &Facts) -> bool {
    let is = |class: Class| facts.is(class, &word.folded);
    (is(Class::Common) || is(Class::OrgLast) || is(Class::OrgFirst) || is(Class::OtherLast) || is(Class::PlaceLast))
        && !facts.is_given(&word.folded)
        && !facts.is_surname(&word.folded)
}

fn single(word: &Token<'_>, facts: &Facts, score: &mut Score) {
    match word.shape {
        _ if facts.is(Class::Acronym, &word.folded) => score.add(Other, 12.0),
        Shape::Upper if !word.titled => {
            score.add(Person, -3.0);
            let letters = word.text.chars().filter(|letter| letter.is_alphabetic()).count();
            score.add(Organisation, if letters <= 6 { 2.0 } else { 0.8 });
        }
        Shape::Mixed => score.add(Organisation, 1.5),
        Shape::Initial => score.add(Other, 12.0),
        _ => {}
    }
    if word.shape == Shape::Capital {
        let inner = word.text.chars().skip(1).filter(|letter| letter.is_uppercase()).count();
        if inner > 0
            && !word.text.contains('-')
            && !word.text.starts_with("Mc")
            && !word.text.starts_with("Mac")
            && !word.text.contains(['\'', '\u{2019}'])
        {
            score.add(Organisation, 2.0);
        }
    }
    if facts.is_given(&word.folded) {
        score.add(Person, 1.5);
    }
    if facts.is_surname(&word.folded) {
        score.add(Person, 1.0);
    }
    if facts.is_asian_surname(&word.folded) {
        score.add(Person, 0.5);
    }
    let is = |class: Class| facts.is(class, &word.folded);
    if is(Class::DemonymLike) {
        score.add(Other, 9.0);
    }
    if is(Class::Calendar) {
        score.add(Other, 12.0);
    }
    if is(Class::OrgLast) {
        score.add(Organisation, 0.3);
    }
    if is(Class::Common) || is(Class::OtherLast) {
        score.add(Other, 2.0);
    }
    if (is(Class::PersonTitle) || is(Class::RoleWord) || is(Class::PlaceLast))
        && !facts.is_given(&word.folded)
        && !facts.is_surname(&word.folded)
    {
        score.add(Other, 6.0);
    }
}

/// The evidence beside one mention.
pub(super) fn beside(piece: &Piece, tokens: &[Token<'_>], facts: &Facts) -> Score {
    let mut score = Score::default();
    let is = |class: Class, token: Option<&Token<'_>>| token.is_some_and(|token| facts.is(class, &token.folded));
    let word = |token: Option<&Token<'_>>| token.map_or(String::new(), |token| token.folded.clone());
    let before = |back: usize| piece.from.checked_sub(back).and_then(|at| tokens.get(at));
    let after = |ahead: usize| tokens.get(piece.to + ahead);
    let single = piece.to - piece.from == 1;

    if piece.role.is_some() {
        score.add(Person, 4.5);
    }
    let (one, two) = (word(before(1)), word(before(2)));
    let lower_before = before(1).is_some_and(|token| token.shape == Shape::Lower);
    if lower_before && is(Class::RoleNoun, before(1)) {
        score.add(Person, 3.0);
    }
    if lower_before && is(Class::PersonTitle, before(1)) {
        score.add(Person, 1.5);
    }
    if lower_before && is(Class::OrgNoun, before(1)) && !is(Class::RoleNoun, before(1)) {
        score.add(Organisation, 2.5);
    }
    match one.as_str() {
        "in" => score.add(Place, 2.2),
        "near" | "outside" | "across" | "throughout" | "around" => score.add(Place, 2.0),
        "to" if two == "according" => {
            score.add(Organisation, 0.9);
            score.add(Person, 0.7);
        }
        "from" | "to" | "into" | "toward" | "towards" => score.add(Place, 0.8),
        "at" => {
            score.add(Organisation, 0.8);
            score.add(Place, 0.6);
        }
        "the" => {
            score.add(Person, -2.5);
            if piece.fact.is_some() {
                // "the Amazon", "the US": known names are used to it
            } else if single {
                score.add(Organisation, 0.8);
                score.add(Place, -0.5);
            } else {
                score.add(Organisation, 0.6);
            }
        }
        "of" => match two.as_str() {
            "city" | "town" | "province" | "state" | "village" | "district" | "island" | "region" | "capital"
            | "municipality" | "north" | "south" | "east" | "west" | "outskirts" | "suburb" | "port" | "streets"
            | "coast" => score.add(Place, 4.0),
            "ceo" | "director" | "chairman" | "founder" | "chief" | "head" | "co-founder" | "member" | "members"
            | "spokesman" | "editor" | "shares" => score.add(Organisation, 1.5),
            _ => {}
        },
        "for" if is(Class::RoleNoun, before(2)) => score.add(Organisation, 2.0),
        "by" | "with" => score.add(Person, 0.3),
        "said" | "says" | "added" | "asked" | "tells" | "told" => score.add(Person, 1.0),
        _ => {}
    }
    let next = word(after(0));
    let lower_after = after(0).is_some_and(|token| token.shape == Shape::Lower);
    if lower_after {
        if is(Class::PlaceNoun, after(0)) {
            score.add(Place, 2.5);
        }
        if is(Class::OrgNoun, after(0)) {
            score.add(Organisation, 1.5);
        }
        if is(Class::Speech, after(0)) {
            score.add(Person, 1.2);
            score.add(Organisation, 0.5);
        }
        match next.as_str() {
            "who" | "whose" => score.add(Person, 3.0),
            "himself" | "herself" => score.add(Person, 4.0),
            _ => {}
        }
    }
    if after(0).is_some_and(|token| token.is_mark(",")) {
        let number = after(1).filter(|token| token.shape == Shape::Number && token.text.len() == 2);
        let closes = after(2).is_some_and(|token| matches!(token.text, "," | "." | "and"));
        if number.is_some() && closes {
            score.add(Person, 4.0);
        }
        if word(after(1)) == "who" {
            score.add(Person, 3.0);
        }
        appositive(piece, tokens, facts, &mut score);
        if let Some((_, fact)) = super::run::known_at(tokens, piece.to + 1, tokens.len(), facts)
            && matches!(fact.known, Known::Country | Known::Place)
            && matches!(one.as_str(), "in" | "of" | "from" | "at" | "near" | "to")
        {
            score.add(Place, 3.0);
        }
    }
    in_brackets(piece, tokens, &mut score);
    score
}

/// "(NFB)" behind what it stands for; "(Harbour Wire)" in a dateline, before its dash, or alone in a line: the agency
/// that sends it.
fn in_brackets(piece: &Piece, tokens: &[Token<'_>], score: &mut Score) {
    let before = piece.from.checked_sub(1).and_then(|at| tokens.get(at));
    let (after, next) = (tokens.get(piece.to), tokens.get(piece.to + 1));
    if !before.is_some_and(|token| token.is_mark("(")) || !after.is_some_and(|token| token.is_mark(")")) {
        return;
    }
    if piece.from <= 12 && next.is_some_and(is_dash) || piece.from == 1 && next.is_none() {
        score.add(Organisation, 4.0);
        score.add(Person, -4.0);
    }
    let single = piece.to - piece.from == 1;
    if single && tokens.get(piece.from).is_some_and(|token| token.shape == Shape::Upper) {
        score.add(Organisation, 1.5);
    }
}

fn is_dash(token: &Token<'_>) -> bool {
    token.shape == Shape::Mark && matches!(token.text, "\u{2014}" | "\u{2013}" | "-")
}

/// "…, a spokeswoman for", "…, the director of", "…, a company", "…, a city in".
fn appositive(piece: &Piece, tokens: &[Token<'_>], facts: &Facts, score: &mut Score) {
    let Some(ahead) = tokens.get(piece.to + 1..tokens.len().min(piece.to + 8)) else { return };
    let determined = ahead
        .first()
        .is_some_and(|token| matches!(token.folded.as_str(), "a" | "an" | "the" | "another" | "his" | "her" | "one"));
    for (offset, token) in ahead.iter().enumerate() {
        if !token.is_word()
            || matches!(token.folded.as_str(), "of" | "in" | "and" | "for" | "is" | "was" | "said" | "who")
        {
            break;
        }
        let is = |class: Class| facts.is(class, &token.folded);
        if token.shape == Shape::Lower || offset > 0 {
            if is(Class::RoleNoun) || (is(Class::PersonTitle) && (determined || offset == 0)) {
                score.add(Person, 3.0);
                return;
            }
            if determined && token.shape == Shape::Lower {
                if is(Class::PlaceNoun) {
                    score.add(Place, 2.5);
                    return;
                }
                if is(Class::OrgNoun) {
                    score.add(Organisation, 2.5);
                    return;
                }
            }
        } else if is(Class::PersonTitle) {
            score.add(Person, 2.5);
            return;
        }
    }
}
