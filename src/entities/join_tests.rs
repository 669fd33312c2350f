//! Small corpora whose names are joined, or not.

use super::super::recognise::Found;
use super::*;
use crate::entities::fixture::blocks;
use crate::entities::recognise;
use crate::model::{Entity, EntityId, EntityKind};

fn article(paragraphs: &[&str]) -> Vec<Found> {
    recognise(&blocks(paragraphs))
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

fn pin(name: &str, names: &[&str], apart: &[&str]) -> Pin {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Pin { name: name.to_owned(), kind: Some(EntityKind::Person), names: list(names), apart: list(apart) }
}

/// Each entity as "identifier: names".
fn shown(articles: &[Vec<Found>], pins: &[Pin]) -> Vec<String> {
    let show = |entity: &Entity| {
        let mut names: Vec<_> = entity.aliases.iter().map(|alias| alias.name.as_str()).collect();
        names.sort_unstable();
        format!("{}: {}", entity.id, names.join(", "))
    };
    join(articles, pins).entities.iter().map(show).collect()
}

#[test]
fn what_the_makers_say_joins_parts_and_renames() {
    let articles = [
        article(&["Olena Marsh spoke first. Marsh was brief."]),
        article(&["Lena Marsh-Dahl waited."]),
        article(&["Mohammed Khan left. Khan was tired."]),
        article(&["Mohamed Khan stayed. Khan was not."]),
    ];
    assert_eq!(
        shown(&articles, &[]),
        [
            "lena-marsh-dahl: Lena Marsh-Dahl",
            "mohammed-khan: Khan, Mohamed Khan, Mohammed Khan",
            "olena-marsh: Marsh, Olena Marsh"
        ]
    );
    let joined = pin("Olena Marsh", &["Lena Marsh-Dahl"], &[]);
    assert!(shown(&articles, &[joined]).contains(&"olena-marsh: Lena Marsh-Dahl, Marsh, Olena Marsh".to_owned()));
    let renamed = pin("Helena Marsh", &["Olena Marsh"], &[]);
    assert!(shown(&articles, &[renamed]).contains(&"helena-marsh: Marsh, Olena Marsh".to_owned()));
    let parted = pin("Olena Marsh", &[], &["Marsh"]);
    let given = pin("Peter Marsh", &["Marsh"], &[]);
    let both = shown(&articles, &[parted.clone(), given]);
    assert!(
        both.contains(&"olena-marsh: Olena Marsh".to_owned()) && both.contains(&"peter-marsh: Marsh".to_owned()),
        "{both:?}"
    );
    assert!(shown(&articles, &[parted]).contains(&"marsh: Marsh".to_owned()));
    // two that are the same but for the writing, with all that their articles call them
    let split = shown(&articles, &[pin("Mohammed Khan", &[], &["Mohamed Khan"])]);
    assert!(split.contains(&"mohamed-khan: Khan, Mohamed Khan".to_owned()), "{split:?}");
    assert!(split.contains(&"mohammed-khan: Khan, Mohammed Khan".to_owned()), "{split:?}");
}

#[test]
fn an_entity_collects_its_offices_over_the_corpus_and_each_article_keeps_their_places() {
    let articles = [
        article(&["Foreign minister Anna Weber spoke. Weber, a lawyer from Oslo, left."]),
        article(&["Foreign Minister Anna Weber spoke again."]),
    ];
    let joined = join(&articles, &[]);
    let weber = joined.entities.iter().find(|entity| entity.id.as_str() == "anna-weber").unwrap();
    let roles: Vec<_> = weber.roles.iter().map(|role| (role.text.as_str(), role.articles)).collect();
    assert_eq!(roles, [("Foreign Minister", 2), ("lawyer from Oslo", 1)]);
    let own = joined.mentions[0].iter().find(|own| own.id == weber.id).unwrap();
    let placed: Vec<_> =
        own.roles.iter().map(|role| (role.mention, role.words.start, role.words.text.as_str())).collect();
    assert_eq!(placed, [(0, 0, "Foreign minister"), (1, 44, "lawyer from Oslo")]);
    let forms: Vec<_> = own
        .forms
        .iter()
        .map(|form| (form.text.as_str(), form.reason.as_str(), form.evidence.map(|place| place.start)))
        .collect();
    assert_eq!(
        forms,
        [("Anna Weber", "full name", None), ("Weber", "surname of Anna Weber in the same article", Some(17))]
    );
}

#[test]
fn what_may_be_one_is_proposed_and_not_joined() {
    let articles = [
        article(&["Anna Weber spoke. Anna Weber left. Anna Weber slept."]),
        article(&["Thomas Weber spoke."]),
        article(&["Mr. Weber waited."]),
        article(&["Theodore Lund wrote."]),
        article(&["Ted Lund read."]),
    ];
    let joined = join(&articles, &[]);
    let proposed: Vec<_> = joined
        .proposals
        .iter()
        .map(|proposal| (proposal.entity.as_str(), proposal.other.as_str(), proposal.reason.as_str()))
        .collect();
    assert_eq!(
        proposed,
        [
            ("ted-lund", "theodore-lund", "Ted Lund with another form of the given name"),
            ("anna-weber", "weber", "surname of Anna Weber, and another has it, too"),
        ]
    );
    assert!(joined.proposals.iter().all(|proposal| proposal.score.value() < 0.9));
    let parted = join(&articles, &[pin("Anna Weber", &[], &["Weber"])]);
    assert_eq!(parted.proposals.len(), 1, "what the makers part is not proposed again");
}

#[test]
fn a_surname_with_an_office_is_the_only_person_of_that_surname() {
    let of_full = "President Olena Marsh spoke in Oslo. Marsh left. Ms. Marsh slept.";
    let others = ["President Marsh waited.", "Mayor Marsh waited."];
    for other in others {
        assert_eq!(shown(&[article(&[of_full]), article(&[other])], &[]).len(), 2, "Oslo and one person: {other}");
    }
    let apart = shown(&[article(&[of_full]), article(&["Mr. Marsh waited."])], &[]);
    assert_eq!(apart.len(), 3, "somebody else, as the address says: {apart:?}");
    let two = [article(&[of_full]), article(&["Tom Marsh read."]), article(&["Mayor Marsh waited."])];
    assert_eq!(shown(&two, &[]).len(), 4, "nobody knows whose surname it is");
}

#[test]
fn what_is_known_of_a_place_or_a_people_points_at_its_country() {
    let joined = join(&[article(&["A Norwegian boat left Oslo for Norway. Oslo rejected the offer."])], &[]);
    let notes: Vec<_> = joined
        .entities
        .iter()
        .map(|entity| {
            let note = entity.note.as_ref().unwrap();
            (entity.id.as_str(), note.text.as_str(), note.entity.as_ref().map(EntityId::as_str))
        })
        .collect();
    assert_eq!(
        notes,
        [
            ("norway", "country", None),
            ("norwegian", "people or language of Norway", Some("norway")),
            ("oslo", "capital of Norway", Some("norway")),
        ]
    );
    let oslo = &joined.entities[2];
    assert_eq!((oslo.kind, oslo.stands_for[0].text.as_str()), (EntityKind::Place, "the government of Norway"));
}

#[test]
fn an_initial_is_the_one_person_whom_it_fits() {
    let one = [article(&["Anna Weber left."]), article(&["A. Weber wrote it."]), article(&["Thomas Weber read it."])];
    assert_eq!(shown(&one, &[]), ["anna-weber: A. Weber, Anna Weber", "thomas-weber: Thomas Weber"]);
    let two = [article(&["Anna Weber left."]), article(&["A. Weber wrote it."]), article(&["Arne Weber read it."])];
    assert_eq!(shown(&two, &[]).len(), 3);
}

#[test]
fn two_forms_of_a_given_name_with_one_office_are_one_person() {
    let articles = [article(&["Senator Charles Lund left."]), article(&["Senator Chuck Lund slept. Chuck Lund woke."])];
    assert_eq!(shown(&articles, &[]), ["chuck-lund: Charles Lund, Chuck Lund"]);
    let articles = [article(&["Senator Charles Lund left."]), article(&["The farmer Chuck Lund slept."])];
    assert_eq!(shown(&articles, &[]).len(), 2, "nothing but the name speaks for it");
}

#[test]
fn a_surname_with_an_office_or_an_address_is_the_one_person_who_goes_with_it() {
    let mut articles = vec![article(&["Thomas Weber, a farmer from Oslo, left."])];
    for _ in 0..3 {
        articles.push(article(&["Foreign Minister Anna Weber spoke. Ms. Weber left."]));
        articles.push(article(&["Thomas Weber waited. Mr. Weber left."]));
    }
    let of = |more: &str| -> String {
        let mut articles = articles.clone();
        articles.push(article(&[more]));
        let joined = join(&articles, &[]);
        joined.mentions.last().unwrap().iter().map(|own| own.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(of("The foreign minister Weber waited. Weber was tired."), "anna-weber");
    assert_eq!(of("Foreign Minister Weber waited. Then the minister slept."), "anna-weber");
    assert_eq!(of("Mr. Weber waited."), "thomas-weber");
    assert_eq!(of("Weber waited."), "weber");
    assert_eq!(of("President Weber waited."), "weber");
    // where the article names both, nothing but what stands with each mention says who it is
    assert_eq!(of("Anna Weber met Thomas Weber. Then Weber left."), "anna-weber thomas-weber weber");
    assert_eq!(of("Anna Weber met Thomas Weber. Then Ms. Weber left."), "anna-weber thomas-weber");
}
