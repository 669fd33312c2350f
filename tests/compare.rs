//! A comparison as a reader meets it: three reports of one flood, and what must be found in them.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use parallax::compare::compare;
use parallax::model::{
    Article, Block, BlockKind, Comparison, Draft, EntityKind, EntityMentions, FigureKind, Mention, Quote, QuoteKind,
    Span, Verdict,
};
use parallax::text;

/// An article of paragraphs; `names` are found wherever they stand, quotations between curly marks.
fn article(id: &str, published: &str, paragraphs: &[&str], names: &[(&str, &str)]) -> Article {
    let block = |text: &&str| Block {
        kind: BlockKind::Paragraph,
        text: (*text).to_owned(),
        raw: Span::default(),
        sentences: text::sentences(text),
    };
    let draft = Draft {
        id: id.into(),
        title: Some(format!("The flood, by {id}")),
        published: published.parse().ok(),
        language: Some("en".to_owned()),
        blocks: paragraphs.iter().map(block).collect(),
        ..Draft::default()
    };
    let number = |at: usize| u32::try_from(at).unwrap();
    let mut entities = Vec::new();
    for (name, entity) in names {
        let mut mentions = Vec::new();
        for (block, text) in paragraphs.iter().enumerate() {
            for (start, found) in text.match_indices(name) {
                let (start, end) = (number(start), number(start + found.len()));
                mentions.push(Mention { block: number(block), start, end, text: found.to_owned() });
            }
        }
        let (id, name) = ((*entity).into(), "Olena Marsh".to_owned());
        entities.push(EntityMentions { id, name, kind: EntityKind::Person, mentions });
    }
    let mut quotes = Vec::new();
    for (block, text) in paragraphs.iter().enumerate() {
        let Some((start, end)) = text.find('“').zip(text.find('”')) else { continue };
        quotes.push(Quote {
            kind: QuoteKind::Direct,
            block: number(block),
            start: number(start),
            end: number(end + '”'.len_utf8()),
            text: text.get(start + '“'.len_utf8()..end).unwrap().to_owned(),
            speaker: None,
            speaker_entity: Some("olena-marsh".into()),
            evidence: "said".to_owned(),
        });
    }
    let origin = draft.id.clone();
    Article { outlet_id: Some(id.into()), draft, entities, quotes, story: "s".into(), origin }
}

fn reports() -> Vec<Article> {
    let courier = article(
        "courier",
        "2031-05-06T07:00:00Z",
        &[
            "The river Arl burst its banks at Norwick on Monday night and killed at least three people, the county said.",
            "Mayor Olena Marsh ordered the evacuation of the old town shortly before midnight.",
            "“Nobody could have seen this coming so fast, and we will rebuild every house,” she told reporters.",
            "The water flooded 120 homes and cut the railway to Oldham.",
            "A five-hour meeting of the council ended without a decision on a new dyke.",
        ],
        &[("Mayor Olena Marsh", "olena-marsh")],
    );
    let post = article(
        "post",
        "2031-05-06T19:30:00Z",
        &[
            "At least five people were killed when the river Arl burst its banks at Norwick on 5 May, the county said.",
            "Norwick's mayor, Olena Marsh, had the old town evacuated shortly before midnight.",
            "“We will rebuild every house,” the mayor said.",
            "Some 140 homes were flooded by the water, and the railway to Oldham was cut.",
            "An hours-long meeting of the council on a new dyke ended without a decision.",
        ],
        &[("Olena Marsh", "olena-marsh")],
    );
    let wire = article(
        "wire",
        "2031-05-07T09:00:00Z",
        &[
            "The river Arl burst its banks at Norwick on Monday night, killing five people, the county said on Tuesday.",
            "Insurers expect claims of 12 million crowns, said the harbour office in a statement to the press agency.",
            "Some 120 homes were flooded and the railway to Oldham was cut by the water.",
        ],
        &[],
    );
    vec![courier, post, wire]
}

fn compared() -> Comparison {
    let reports = reports();
    compare(&reports.iter().collect::<Vec<_>>())
}

#[test]
fn one_fact_of_three_reports_is_one_group_that_says_how_far_it_reaches() {
    let found = compared();
    let flood = &found.groups[0];
    assert_eq!((flood.articles, flood.outlets, flood.origins), (3, 3, 3), "{:#?}", found.groups);
    assert!(flood.members.iter().all(|member| member.text.contains("Arl") || member.text.contains("homes")));
    assert!(
        flood.links.iter().all(|link| flood.members[link.a as usize].article != flood.members[link.b as usize].article)
    );
    assert_eq!((found.reach.articles, found.reach.outlets, found.reach.origins), (3, 3, 3));
    let row = &found.matrix.rows[0];
    assert!(row.cells.len() == 3 && row.cells.iter().all(|cell| !cell.is_empty()));
}

#[test]
fn what_all_others_report_is_missing_here_with_what_comes_nearest() {
    let found = compared();
    let evacuation = found.missing.iter().find(|missing| missing.sentence.text.contains("midnight")).unwrap();
    assert_eq!(evacuation.article.as_str(), "wire");
    assert!(evacuation.group.is_some() && evacuation.score < 0.5);
    let alone: Vec<_> = found.only[&"wire".into()].iter().map(|sentence| sentence.text.as_str()).collect();
    assert!(alone.len() == 1 && alone[0].starts_with("Insurers"), "{alone:?}");
}

#[test]
fn figures_on_the_same_thing_are_lined_up_and_judged() {
    let found = compared();
    let judged = |kind: FigureKind, part: &str| {
        let fits = |text: &str| text.contains(part);
        let figure = found.figures.iter().find(|figure| {
            figure.kind == kind && figure.values.iter().any(|value| fits(&value.text) || fits(&value.sentence.text))
        });
        figure.unwrap_or_else(|| panic!("{part}: {:#?}", found.figures)).verdict
    };
    assert_eq!(judged(FigureKind::Duration, "five-hour"), Verdict::MorePrecise);
    assert_eq!(judged(FigureKind::Date, "5 May"), Verdict::Same, "a date and a weekday meet");
    assert!(matches!(judged(FigureKind::Number, "homes"), Verdict::Different | Verdict::LaterUpdate));
    assert_eq!(judged(FigureKind::People, "three"), Verdict::MorePrecise, "at least three, and five");
    for figure in &found.figures {
        for value in &figure.values {
            let inside = (value.start - value.sentence.start) as usize..(value.end - value.sentence.start) as usize;
            assert_eq!(value.sentence.text.get(inside), Some(value.text.as_str()));
        }
    }
}

#[test]
fn a_count_that_rises_with_time_is_a_later_update_and_one_that_falls_is_not() {
    let one = |id: &str, time: &str, count: &str| {
        let text =
            format!("The fire in the old harbour hall of Norwick killed {count} people on Monday, the county said.");
        article(id, time, &[&text], &[])
    };
    let verdict = |first: &str, second: &str| {
        let (a, b) = (one("a", "2031-05-06T07:00:00Z", first), one("b", "2031-05-06T19:00:00Z", second));
        compare(&[&a, &b]).figures.iter().find(|figure| figure.kind == FigureKind::People).unwrap().verdict
    };
    assert_eq!(verdict("12", "17"), Verdict::LaterUpdate);
    assert_eq!(verdict("17", "12"), Verdict::Different);
    assert_eq!(verdict("twelve", "12"), Verdict::Same);
}

#[test]
fn a_quotation_meets_its_longer_cut_and_speakers_are_counted_in_words() {
    let found = compared();
    assert_eq!(found.quotations.len(), 1, "{:#?}", found.quotations);
    let cuts = &found.quotations[0].cuts;
    assert_eq!(cuts.iter().map(|cut| cut.words).collect::<Vec<_>>(), [14, 5]);
    assert!(found.quotations[0].longest == 0 && cuts[1].shared > 0.99);
    let marsh = &found.voices[0];
    assert_eq!((marsh.name.as_str(), marsh.words), ("Olena Marsh", 19));
    assert_eq!(marsh.articles.iter().map(|hearing| hearing.article.as_str()).collect::<Vec<_>>(), ["courier", "post"]);
}

#[test]
fn what_an_actor_is_called_is_shown_where_it_differs() {
    let found = compared();
    let marsh = &found.names[0];
    let uses: Vec<_> = marsh.uses.iter().map(|usage| (usage.article.as_str(), usage.words.as_str())).collect();
    assert_eq!(uses, [("courier", "Mayor Olena Marsh"), ("post", "Olena Marsh")]);
    let one = |id: &str, word: &str| {
        article(
            id,
            "",
            &[&format!("The {word} in the valley went on for a third year, said the envoy on Friday.")],
            &[],
        )
    };
    let (a, b) = (one("a", "war"), one("b", "special military operation"));
    let found = compare(&[&a, &b]);
    assert!(
        found.wording.iter().any(|wording| wording.thing == "war" && wording.uses.len() == 2),
        "{:?}",
        found.wording
    );
}

#[test]
fn shared_passages_are_marked_where_they_stand_and_quoted_speech_is_left_out() {
    let run = "the bridge over the Arl will stay closed to lorries until engineers have tested every hanger";
    let a = article("a", "2031-05-06", &[&format!("On Friday the county said that {run}, which may take weeks.")], &[]);
    let b = article("b", "2031-05-07", &[&format!("Drivers were told that {run}. “{run},” one read out.")], &[]);
    let found = compare(&[&a, &b]);
    assert_eq!(found.reuse.len(), 1);
    let passage = &found.reuse[0].passages;
    assert_eq!((passage.len(), passage[0].words), (1, 17), "{passage:?}");
    assert!(passage[0].a.text.ends_with("every hanger") && passage[0].b.start == "Drivers were told ".len() as u32);
    assert!(!found.reuse[0].reprint && found.reuse[0].share_a > 0.5);
}

#[test]
fn what_makes_no_comparison_is_said_in_a_sentence() {
    let reports = reports();
    let note = |articles: &[&Article]| compare(articles).notes.join(" ");
    assert!(note(&[]).contains("nothing to compare"));
    assert!(note(&[&reports[0]]).contains("One article alone"));
    assert!(note(&[&reports[0], &reports[0]]).contains("One article alone"), "one article named twice is one");
    let empty = article("empty", "", &[], &[]);
    assert!(note(&[&reports[0], &empty]).contains("no sentence"));
    let mut copy = reports[0].clone();
    copy.draft.id = "copy".into();
    assert!(note(&[&reports[0], &copy]).contains("the same text"));
    let mut other = reports[1].clone();
    other.draft.language = Some("uk".to_owned());
    assert!(note(&[&reports[0], &other]).contains("different languages"));
}

#[test]
fn emphasis_tells_what_comes_first_and_how_early_each_fact_comes() {
    let found = compared();
    assert_eq!(found.emphasis.len(), 3);
    for emphasis in &found.emphasis {
        assert!(emphasis.first.is_some() && emphasis.title.is_some());
        assert!(emphasis.groups.windows(2).all(|two| two[0].position <= two[1].position));
        assert!(emphasis.groups.iter().all(|weight| (0.0..=1.0).contains(&weight.position) && weight.words > 0));
    }
}
