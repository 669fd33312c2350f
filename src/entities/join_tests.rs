//! Small corpora whose names are joined, or not.

use super::super::recognise::Found;
use super::*;
use crate::entities::recognise;
use crate::model::EntityKind;
use crate::model::{Block, BlockKind, Span};
use crate::text;

fn article(paragraphs: &[&str]) -> Vec<Found> {
    let blocks: Vec<Block> = paragraphs
        .iter()
        .map(|text| Block {
            kind: BlockKind::Paragraph,
            text: (*text).to_owned(),
            raw: Span::default(),
            sentences: text::sentences(text),
        })
        .collect();
    recognise(&blocks)
}

fn names_of(joined: &Joined, id: &str) -> Vec<String> {
    let entity = joined.entities.iter().find(|entity| entity.id.as_str() == id);
    entity.map(|entity| entity.aliases.iter().map(|alias| alias.name.clone()).collect()).unwrap_or_default()
}

#[test]
fn one_president_under_three_spellings_is_one() {
    let articles = [
        article(&["President Volodymyr Zelenskyy arrived in Kyiv. Zelenskyy said he was tired."]),
        article(&["President Volodymyr Zelensky left Kiev. Zelensky said little."]),
        article(&["Zelenskiy spoke in the U.S. on Monday, and the United States listened."]),
    ];
    let joined = join(&articles, &[]);
    let ids: Vec<_> = joined.entities.iter().map(|entity| entity.id.as_str()).collect();
    let people: Vec<_> = joined.entities.iter().filter(|entity| entity.kind == EntityKind::Person).collect();
    assert_eq!(people.len(), 1, "{ids:?}");
    assert_eq!(people[0].articles, 3);
    assert!(people[0].aliases.iter().all(|alias| alias.name == people[0].name || !alias.reason.is_empty()));
    assert!(ids.contains(&"kyiv") && ids.contains(&"united-states"), "{ids:?}");
    assert_eq!(names_of(&joined, "united-states").len(), 2);
}

#[test]
fn two_people_of_one_surname_stay_two() {
    let articles = [
        article(&["Anna Weber spoke first. Weber was brief."]),
        article(&["Thomas Weber spoke next. Weber was not."]),
        article(&["Mr. Weber left early."]),
    ];
    let joined = join(&articles, &[]);
    let people: Vec<_> = joined.entities.iter().map(|entity| (entity.id.as_str(), entity.articles)).collect();
    assert_eq!(people, [("anna-weber", 1), ("thomas-weber", 1), ("weber", 1)]);
}

#[test]
fn a_middle_initial_joins_and_a_suffix_parts() {
    let articles = [
        article(&["Thomas J. Weber spoke. Thomas Weber, as friends say, left."]),
        article(&["Thomas John Weber spoke, and Thomas Weber Jr. listened."]),
        article(&["The Senate and the White House agreed."]),
    ];
    let joined = join(&articles, &[]);
    let ids: Vec<_> = joined.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["senate", "thomas-weber", "thomas-weber-jr", "white-house"]);
}

#[test]
fn the_order_of_the_articles_changes_nothing_but_the_order_of_the_mentions() {
    let one = article(&["Maria Lopez of the Harbour Research Institute (HRI) said the HRI agreed."]);
    let two = article(&["The HRI declined. Lopez was in Oslo."]);
    let forth = join(&[one.clone(), two.clone()], &[]);
    let mut back = join(&[two, one], &[]);
    back.mentions.reverse();
    assert_eq!(forth, back);
    assert_eq!(names_of(&forth, "maria-lopez"), ["Lopez", "Maria Lopez"]);
    assert_eq!(names_of(&forth, "harbour-research-institute"), ["HRI", "Harbour Research Institute"]);
}

#[test]
fn a_people_in_the_plural_is_the_people() {
    let joined = join(&[article(&["A Norwegian boat sank."]), article(&["The Norwegians mourned."])], &[]);
    let [entity] = joined.entities.as_slice() else { panic!("{:?}", joined.entities) };
    let aliases: Vec<_> = entity.aliases.iter().map(|alias| (alias.name.as_str(), alias.reason.as_str())).collect();
    assert_eq!(aliases, [("Norwegian", ""), ("Norwegians", "plural of Norwegian")]);
}

#[test]
fn an_article_that_spells_a_name_out_makes_it_whole_in_the_others() {
    let articles = [
        article(&["The Tallow Bridges and Ferries Authority (TBFA) closed it."]),
        article(&["It was the Tallow Bridges and Ferries Authority again."]),
        article(&["The TBFA agreed."]),
    ];
    let joined = join(&articles, &[]);
    let shown: Vec<_> = joined.entities.iter().map(|entity| (entity.id.as_str(), entity.articles)).collect();
    assert_eq!(shown, [("tallow-bridges-and-ferries-authority", 3)]);
}

#[test]
fn most_articles_decide_a_kind_unless_another_is_sure_of_its_own() {
    let named = |kind: EntityKind, sure: bool| {
        let mut found = article(&["Maria Lopez left."]);
        for name in &mut found {
            (name.kind, name.sure) = (kind, sure);
        }
        found
    };
    let kinds = |articles: &[Vec<Found>]| -> Vec<_> {
        join(articles, &[]).entities.iter().map(|entity| (entity.kind, entity.articles)).collect()
    };
    let (person, place) = (EntityKind::Person, EntityKind::Place);
    assert_eq!(kinds(&[named(person, true), named(place, false), named(person, false)]), [(person, 3)]);
    assert_eq!(kinds(&[named(place, false), named(person, false), named(place, false)]), [(place, 3)]);
    assert_eq!(kinds(&[named(person, true), named(place, true), named(person, true)]), [(person, 2), (place, 1)]);
    assert_eq!(kinds(&[named(person, false), named(place, false)]), [(person, 1), (place, 1)]);
}
