//! What a reader would say of small articles: who is named, as what, and who speaks.

use proptest::prelude::*;

use super::{Found, link_speakers, quotes, recognise};
use crate::model::{Block, BlockKind, QuoteKind, Span};
use crate::text;

fn blocks(paragraphs: &[&str]) -> Vec<Block> {
    let block = |text: &&str| Block {
        kind: BlockKind::Paragraph,
        text: (*text).to_owned(),
        raw: Span::default(),
        sentences: text::sentences(text),
    };
    paragraphs.iter().map(block).collect()
}

/// Each name of the primary layer as "text = kind name".
fn check(paragraphs: &[&str], want: &[&str]) {
    let show = |found: &Found| format!("{} = {} {}", found.text, found.kind.as_str(), found.name);
    let got: Vec<_> = recognise(&blocks(paragraphs)).iter().filter(|found| !found.nested).map(show).collect();
    assert_eq!(got, want, "{paragraphs:?}");
}

#[test]
fn short_forms_stand_for_the_full_name_of_their_article() {
    check(
        &["Maria Lindqvist joined the Northern Fisheries Board (NFB) in Oslo.", "Lindqvist's move surprised the NFB."],
        &[
            "Maria Lindqvist = person Maria Lindqvist",
            "Northern Fisheries Board = organisation Northern Fisheries Board",
            "NFB = organisation Northern Fisheries Board",
            "Oslo = place Oslo",
            "Lindqvist = person Maria Lindqvist",
            "NFB = organisation Northern Fisheries Board",
        ],
    );
}

#[test]
fn offices_are_roles_and_peoples_are_no_persons() {
    let found = recognise(&blocks(&[
        "Norwegian Foreign Minister Erik Dahl met Secretary of State Paula Stone and special envoy Karl Berg.",
    ]));
    let people: Vec<_> = found
        .iter()
        .filter(|found| found.kind == crate::model::EntityKind::Person)
        .map(|found| (found.text.as_str(), found.role.as_deref()))
        .collect();
    assert_eq!(
        people,
        [
            ("Erik Dahl", Some("Norwegian Foreign Minister")),
            ("Paula Stone", Some("Secretary of State")),
            ("Karl Berg", None)
        ]
    );
    assert!(found.iter().any(|found| found.text == "Norwegian" && found.kind == crate::model::EntityKind::Other));
}

#[test]
fn beginnings_of_sentences_are_no_names_and_titles_show_only_known_ones() {
    check(
        &["Heavy Rain Hits Oslo as Lindqvist Waits", "Officials waited. Speaking later, Maria Lindqvist left."],
        &["Oslo = place Oslo", "Lindqvist = person Maria Lindqvist", "Maria Lindqvist = person Maria Lindqvist"],
    );
}

#[test]
fn a_place_inside_an_organisation_is_kept_beside_it() {
    let found = recognise(&blocks(&["She studied at the University of Nairobi."]));
    let shown: Vec<_> = found.iter().map(|found| (found.text.as_str(), found.nested)).collect();
    assert_eq!(shown, [("University of Nairobi", false), ("Nairobi", true)]);
}

#[test]
fn a_given_name_of_a_place_is_a_person_where_the_article_says_so() {
    check(
        &["Coach Michael Jordan arrived on Monday. Jordan said he was glad."],
        &["Michael Jordan = person Michael Jordan", "Jordan = person Michael Jordan"],
    );
}

/// Each direct quotation with its speaker.
fn check_quotes(paragraphs: &[&str], want: &[(&str, Option<&str>)]) {
    let blocks = blocks(paragraphs);
    let found = recognise(&blocks);
    let got = quotes(&blocks, &found);
    let got: Vec<_> = got
        .iter()
        .filter(|quote| quote.kind == QuoteKind::Direct)
        .map(|quote| (quote.text.as_str(), quote.speaker.as_ref().map(|speaker| speaker.text.as_str())))
        .collect();
    assert_eq!(got, want, "{paragraphs:?}");
}

#[test]
fn the_speaker_is_whom_the_verb_names() {
    check_quotes(
        &["“We will not go back,” said Maria Lindqvist, who chairs the board. “That is final.”"],
        &[("We will not go back,", Some("Maria Lindqvist")), ("That is final.", Some("Maria Lindqvist"))],
    );
    check_quotes(
        &["“It was a mistake,” Erik Dahl, a lawyer for Anna Berg, said."],
        &[("It was a mistake,", Some("Erik Dahl"))],
    );
    check_quotes(
        &["Erik Dahl told reporters: “It was a mistake to wait.”"],
        &[("It was a mistake to wait.", Some("Erik Dahl"))],
    );
    check_quotes(
        &["“It was a mistake to wait,” he said, adding: “I am sorry now.”"],
        &[("It was a mistake to wait,", Some("he")), ("I am sorry now.", Some("he"))],
    );
    check_quotes(&["“No,” said Erik Dahl."], &[("No,", Some("Erik Dahl"))]);
}

#[test]
fn scare_quotes_are_no_speech_and_unattributed_is_an_answer() {
    check_quotes(&["The so-called “reform” failed."], &[]);
    check_quotes(&["“Nobody knows who wrote this.”"], &[("Nobody knows who wrote this.", None)]);
}

#[test]
fn a_quotation_runs_over_paragraphs_with_its_speaker() {
    check_quotes(
        &["Erik Dahl said: “It began here.", "“It ends here, too.”"],
        &[("It began here.", Some("Erik Dahl")), ("It ends here, too.", Some("Erik Dahl"))],
    );
}

#[test]
fn reported_speech_has_a_clear_source_or_is_left_out() {
    let blocks =
        blocks(&["Erik Dahl confirmed on Monday that the board would close. It is said that others may follow."]);
    let found = recognise(&blocks);
    let mut got = quotes(&blocks, &found);
    let joined = super::join(&[found]);
    link_speakers(&mut got, &joined.mentions[0]);
    let shown: Vec<_> = got
        .iter()
        .map(|quote| {
            (quote.kind, quote.text.as_str(), quote.speaker_entity.as_ref().map(crate::model::EntityId::as_str))
        })
        .collect();
    assert_eq!(shown, [(QuoteKind::Indirect, "the board would close", Some("erik-dahl"))]);
}

proptest! {
    #[test]
    fn every_offset_lies_on_a_character_boundary(text in "(?s).{0,300}", more in "[A-Z“”\"'’ a-zéł.,-]{0,200}") {
        let blocks = blocks(&[&text, &more]);
        let found = recognise(&blocks);
        for name in &found {
            prop_assert_eq!(name.place.span().of(&blocks[name.place.block as usize].text), &name.text);
        }
        for quote in quotes(&blocks, &found) {
            let text = &blocks[quote.block as usize].text;
            prop_assert!(text.get(quote.start as usize..quote.end as usize).is_some());
        }
    }
}
