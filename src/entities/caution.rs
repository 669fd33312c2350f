//! Texts whose names capitals or English words do not show: another language, all capitals, none.
//!
//! Decides what of the names is kept there, and what to tell the reader.

use super::chain::Link;
use super::facts::{Known, facts, key};
use super::recognise::{Found, recognise};
use crate::model::{Block, EntityKind};

/// Fewer letters say nothing of how a text is written.
const LETTERS: usize = 200;

/// The names in the blocks of an article of a language (ISO 639-1; English, where it is unknown). Of other languages than
/// English only what is sure is kept: known names, and persons whose given name is known.
#[must_use]
pub fn recognise_in(blocks: &[Block], language: Option<&str>) -> Vec<Found> {
    let found = recognise(blocks);
    if is_foreign(language) { sure(found) } else { found }
}

/// A sentence for the reader where not all names can be found.
#[must_use]
pub fn caution(blocks: &[Block], language: Option<&str>) -> Option<&'static str> {
    if is_foreign(language) {
        return Some(
            "The text is not in English: only well-known names, and persons by known given names, are marked.",
        );
    }
    cased(blocks)
}

fn is_foreign(language: Option<&str>) -> bool {
    language.is_some_and(|language| language != "en")
}

/// What is sure whatever the words beside it are, and its short forms.
fn sure(found: Vec<Found>) -> Vec<Found> {
    let facts = facts();
    let is_known = |name: &Found| match name.kind {
        EntityKind::Person => {
            let known = key(&name.name);
            let mut words = known.split(' ');
            words.next().is_some_and(|first| facts.is_given(first)) && words.next().is_some()
        }
        EntityKind::Place => {
            facts.name(&key(&name.name)).is_some_and(|fact| matches!(fact.known, Known::Country | Known::Place))
        }
        EntityKind::Organisation => facts.name(&key(&name.name)).is_some_and(|fact| fact.known == Known::Organisation),
        EntityKind::Other => false,
    };
    // "In" and "An" are words in one language and acronyms in another
    let long = |name: &Found| name.link != Link::Acronym && name.text.chars().count() > 2;
    found.into_iter().filter(|name| is_known(name) && long(name)).collect()
}

/// What to say of a text in capitals, or without any.
fn cased(blocks: &[Block]) -> Option<&'static str> {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for letter in blocks.iter().flat_map(|block| block.text.chars()) {
        upper += usize::from(letter.is_uppercase());
        lower += usize::from(letter.is_lowercase());
    }
    if upper + lower < LETTERS {
        None
    } else if lower * 20 < upper {
        Some("The text is in capitals, so that they tell no names: only known ones are marked.")
    } else if upper * 500 < lower {
        Some("The text has no capitals, so that names cannot be told from other words.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockKind, Span};
    use crate::text;

    fn read(paragraph: &str, language: &str) -> (Vec<String>, Option<&'static str>) {
        let block = Block {
            kind: BlockKind::Paragraph,
            text: paragraph.to_owned(),
            raw: Span::default(),
            sentences: text::sentences(paragraph),
        };
        let blocks = [block];
        let found = recognise_in(&blocks, Some(language));
        (found.into_iter().map(|found| found.text).collect(), caution(&blocks, Some(language)))
    }

    #[test]
    fn another_language_shows_what_is_sure_and_says_so() {
        let german = "Die Regierung in Berlin teilte mit, dass Anna Weber und der Sprecher des Hafens in Oslo waren.";
        let (names, said) = read(german, "de");
        assert_eq!(names, ["Berlin", "Anna Weber", "Oslo"]);
        assert!(said.unwrap().contains("not in English"));
    }

    #[test]
    fn a_text_without_small_letters_or_without_capitals_is_noted() {
        let plain =
            "The mayor of Oslo met Anna Weber by the old bridge on Monday, and both of them said little. ".repeat(4);
        let (names, said) = read(&plain, "en");
        assert!(names.len() > 4 && said.is_none());
        let (names, said) = read(&plain.to_uppercase(), "en");
        assert!(names.iter().all(|name| name == "OSLO") && said.unwrap().contains("in capitals"), "{names:?}");
        let (names, said) = read(&plain.to_lowercase(), "en");
        assert!(names.is_empty() && said.unwrap().contains("no capitals"), "{names:?}");
    }
}
