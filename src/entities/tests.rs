//! What a reader would say of small articles: who is named, as what, and who speaks.

use proptest::prelude::*;

use super::fixture::blocks;
use super::{Found, link_speakers, quotes, recognise};
use crate::model::{BlockKind, QuoteKind};

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
        .map(|found| (found.text.as_str(), found.roles.first().map(|role| role.text.as_str())))
        .collect();
    assert_eq!(
        people,
        [
            ("Erik Dahl", Some("Norwegian Foreign Minister")),
            ("Paula Stone", Some("Secretary of State")),
            ("Karl Berg", Some("special envoy"))
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
    let joined = super::join(&[found], &[]);
    link_speakers(&mut got, &joined.mentions[0]);
    let shown: Vec<_> = got
        .iter()
        .map(|quote| {
            (quote.kind, quote.text.as_str(), quote.speaker_entity.as_ref().map(crate::model::EntityId::as_str))
        })
        .collect();
    assert_eq!(shown, [(QuoteKind::Indirect, "the board would close", Some("erik-dahl"))]);
}

#[test]
fn a_name_spelled_out_beside_its_acronym_is_one_organisation_everywhere() {
    check(
        &[
            "An engineer with the Tallow Bridges and Ferries Authority (TBFA) was blunt.",
            "The Tallow Bridges and Ferries Authority closed it. The TBFA said so.",
        ],
        &[
            "Tallow Bridges and Ferries Authority = organisation Tallow Bridges and Ferries Authority",
            "TBFA = organisation Tallow Bridges and Ferries Authority",
            "Tallow Bridges and Ferries Authority = organisation Tallow Bridges and Ferries Authority",
            "TBFA = organisation Tallow Bridges and Ferries Authority",
        ],
    );
    // parts of a hyphenated word may give a letter or none
    check(
        &["The Northern Anti-Smuggling Bureau of Oslo (NABO) asked the National Anti-Smuggling Office."],
        &[
            "Northern Anti-Smuggling Bureau of Oslo = organisation Northern Anti-Smuggling Bureau of Oslo",
            "NABO = organisation Northern Anti-Smuggling Bureau of Oslo",
            "National Anti-Smuggling Office = organisation National Anti-Smuggling Office",
        ],
    );
    // no bracket, but the article uses the acronym
    check(
        &["The Tidal Energy and Harbours Commission met on Monday.", "By noon the TEHC was divided."],
        &[
            "Tidal Energy and Harbours Commission = organisation Tidal Energy and Harbours Commission",
            "TEHC = organisation Tidal Energy and Harbours Commission",
        ],
    );
    // letters that do not fit define nothing
    check(
        &["Maria Lindqvist of the Harbour Board (NFB) left."],
        &[
            "Maria Lindqvist = person Maria Lindqvist",
            "Harbour Board = organisation Harbour Board",
            "NFB = organisation NFB",
        ],
    );
}

#[test]
fn a_word_that_a_capital_alone_draws_into_a_name_is_left_off() {
    check(
        &["Rival Anna Weber spoke. Senators Anna Weber and Karl Berg left.", "Combine Berg and Weber, and it rains."],
        &[
            "Anna Weber = person Anna Weber",
            "Anna Weber = person Anna Weber",
            "Karl Berg = person Karl Berg",
            "Berg = person Karl Berg",
            "Weber = person Anna Weber",
        ],
    );
    check(&["Saffron Anna Weber spoke."], &["Saffron Anna Weber = person Saffron Anna Weber"]);
}

#[test]
fn headings_and_names_beside_each_other_make_no_organisation() {
    let mut heading = blocks(&["What the Neighbours Fear", "Officials would call Norway Swedish and be done."]);
    heading[0].kind = BlockKind::Heading;
    let found = recognise(&heading);
    let shown: Vec<_> = found.iter().map(|found| (found.text.as_str(), found.kind.as_str())).collect();
    assert_eq!(shown, [("Norway", "place"), ("Swedish", "other")]);
}

#[test]
fn the_agency_of_a_dateline_or_a_credit_is_an_organisation() {
    for agency in ["Harbour Wire", "Lindqvist Ledger", "Marlo Benting"] {
        let found = recognise(&blocks(&[&format!("OSLO, Dec 3 ({agency}) \u{2014} Talks went on for hours.")]));
        let kinds: Vec<_> = found.iter().map(|found| (found.text.as_str(), found.kind.as_str())).collect();
        assert_eq!(kinds, [("OSLO", "place"), (agency, "organisation")]);
        let found = recognise(&blocks(&[&format!("({agency})")]));
        assert_eq!(found.first().map(|found| found.kind.as_str()), Some("organisation"), "{agency}");
    }
}

#[test]
fn a_shared_surname_is_the_one_whom_the_paragraph_has_just_named() {
    check(
        &["Anna Weber spoke first.", "Weber was brief.", "Thomas Weber waited. Weber was not brief.", "It rained."],
        &[
            "Anna Weber = person Anna Weber",
            "Weber = person Anna Weber",
            "Thomas Weber = person Thomas Weber",
            "Weber = person Thomas Weber",
        ],
    );
    check(
        &["Anna Weber met Thomas Weber.", "Weber was brief."],
        &["Anna Weber = person Anna Weber", "Thomas Weber = person Thomas Weber", "Weber = person Weber"],
    );
}

/// The entity of each quotation's speaker.
fn check_speakers(paragraphs: &[&str], want: &[Option<&str>]) {
    let blocks = blocks(paragraphs);
    let found = recognise(&blocks);
    let mut got = quotes(&blocks, &found);
    let joined = super::join(&[found], &[]);
    link_speakers(&mut got, &joined.mentions[0]);
    let got: Vec<_> =
        got.iter().map(|quote| quote.speaker_entity.as_ref().map(crate::model::EntityId::as_str)).collect();
    assert_eq!(got, want, "{paragraphs:?}");
}

#[test]
fn a_pronoun_is_who_spoke_before_if_nobody_else_is_named_since() {
    let dahl = Some("erik-dahl");
    check_speakers(
        &["“We will not go back,” said Erik Dahl.", "“That is final for us,” he said. “It is over now.”"],
        &[dahl, dahl, dahl],
    );
    check_speakers(
        &["“We will not go back,” said Erik Dahl.", "Karl Berg disagreed. “That is final for us,” he said."],
        &[dahl, None],
    );
    check_speakers(
        &["“We will not go back,” said Erik Dahl.", "“That is final for us,” he said.", "“It is my turn,” she said."],
        &[dahl, dahl, None],
    );
    check_speakers(&["A spokesman for Erik Dahl left. “That is final for us,” he said."], &[None]);
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
