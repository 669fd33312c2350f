//! What must hold of every comparison, whatever the articles.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use parallax::compare::{ChangeKind, StoryInput, compare, diff_words, origins, score_pair, stories};
use parallax::model::{Aligned, Article, Block, BlockKind, Comparison, Draft, Sentence, Span};
use parallax::text;
use proptest::prelude::*;

fn article(id: &str, published: Option<&str>, paragraphs: &[String]) -> Article {
    let block = |text: &String| Block {
        kind: BlockKind::Paragraph,
        text: text.clone(),
        raw: Span::default(),
        sentences: text::sentences(text),
    };
    let draft = Draft {
        id: id.into(),
        source: format!("{id}.txt"),
        published: published.and_then(|date| date.parse().ok()),
        blocks: paragraphs.iter().map(block).collect(),
        ..Draft::default()
    };
    let origin = draft.id.clone();
    Article { draft, outlet_id: None, entities: Vec::new(), quotes: Vec::new(), story: "s".into(), origin }
}

fn one(id: &str, paragraphs: &[&str]) -> Article {
    article(id, None, &paragraphs.iter().map(|&text| text.to_owned()).collect::<Vec<_>>())
}

fn draft(id: &str, published: Option<&str>, paragraphs: &[&str]) -> Draft {
    article(id, published, &paragraphs.iter().map(|&text| text.to_owned()).collect::<Vec<_>>()).draft
}

const WORDS: &[&str] = &[
    "the",
    "council",
    "of",
    "Norwick",
    "approved",
    "rejected",
    "a",
    "bridge",
    "ferry",
    "on",
    "Monday",
    "ten",
    "12,000",
    "crowns",
    "mayor",
    "Olena",
    "Marsh",
    "said",
    "not",
    "river",
    "flooded",
    "engineers",
    "repaired",
    "was",
    "closed",
    "reopened",
    "Kyrie",
    "harbour",
    "strike",
    "ended",
];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..14).prop_map(|words| format!("X {}.", words.join(" ")))
}

fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::collection::vec(sentence(), 1..4).prop_map(|sentences| sentences.join(" ")), 0..8)
}

fn sorted(mut pairs: Vec<(Sentence, Sentence, f64)>) -> Vec<(Sentence, Sentence, f64)> {
    pairs.sort_by(|x, y| (&x.0, &x.1).cmp(&(&y.0, &y.1)));
    pairs
}

/// The groups' sentences in an order of their own.
fn members(found: &Comparison) -> Vec<Vec<Sentence>> {
    let group = |group: &parallax::model::Group| {
        let mut members = group.members.clone();
        members.sort();
        members
    };
    found.groups.iter().map(group).collect()
}

fn figures(found: &Comparison) -> Vec<(String, Vec<Sentence>)> {
    let figure = |figure: &parallax::model::Figure| {
        let mut at: Vec<Sentence> = figure.values.iter().map(|value| value.sentence.clone()).collect();
        at.sort();
        (format!("{:?} {:?} {} {}", figure.verdict, figure.kind, figure.of, figure.score), at)
    };
    found.figures.iter().map(figure).collect()
}

fn sorted_missing(found: &Comparison) -> Vec<(String, Sentence, Option<Sentence>)> {
    let one = |missing: &parallax::model::LeftOut| {
        (missing.article.to_string(), missing.sentence.clone(), missing.nearest.clone())
    };
    let mut all: Vec<_> = found.missing.iter().map(one).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn swapping_sides_mirrors_the_comparison(a in paragraphs(), b in paragraphs()) {
        let (a, b) = (article("a", None, &a), article("b", Some("2031-05-06"), &b));
        let (there, back) = (compare(&[&a, &b]), compare(&[&b, &a]));
        let straight = |pair: &Aligned| (pair.a.clone(), pair.b.clone(), pair.score);
        let swapped = |pair: &Aligned| (pair.b.clone(), pair.a.clone(), pair.score);
        prop_assert_eq!(
            sorted(there.aligned.iter().map(straight).collect()),
            sorted(back.aligned.iter().map(swapped).collect())
        );
        prop_assert_eq!(there.only, back.only);
    }

    #[test]
    fn an_article_against_itself_is_the_identity(a in paragraphs()) {
        let (a, copy) = (article("a", None, &a), article("copy", None, &a));
        let comparison = compare(&[&a, &copy]);
        let sentences: usize = a.draft.blocks.iter().map(|block| block.sentences.len()).sum();
        prop_assert_eq!(comparison.aligned.len(), sentences);
        for pair in &comparison.aligned {
            prop_assert_eq!((pair.a.block, pair.a.start), (pair.b.block, pair.b.start));
            prop_assert!(pair.score == 1.0);
        }
        prop_assert!(comparison.only.values().all(Vec::is_empty));
    }

    #[test]
    fn the_order_of_articles_changes_no_finding(a in paragraphs(), b in paragraphs(), c in paragraphs()) {
        let articles = [
            article("a", Some("2031-05-05"), &a), article("b", Some("2031-05-06"), &b), article("c", None, &c),
        ];
        let [a, b, c] = &articles;
        let there = compare(&[a, b, c]);
        let back = compare(&[c, a, b]);
        prop_assert_eq!(members(&there), members(&back));
        let scores = |found: &Comparison| found.groups.iter().map(|group| group.score).collect::<Vec<_>>();
        prop_assert_eq!(scores(&there), scores(&back));
        prop_assert_eq!(figures(&there), figures(&back));
        prop_assert_eq!(sorted_missing(&there), sorted_missing(&back));
        prop_assert_eq!(there.kept_apart.len(), back.kept_apart.len());
        prop_assert_eq!(there.reuse.len(), back.reuse.len());
        // no sentence is in two groups, and each group is of two articles at least
        let all: Vec<_> = members(&there).into_iter().flatten().collect();
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        prop_assert_eq!(all.len(), distinct.len());
        prop_assert!(there.groups.iter().all(|group| group.articles >= 2));
    }

    #[test]
    fn every_finding_stands_where_it_says(a in paragraphs(), b in paragraphs()) {
        let articles = [article("a", Some("2031-05-05"), &a), article("b", None, &b)];
        let found = compare(&[&articles[0], &articles[1]]);
        let stands = |sentence: &Sentence| {
            let article = articles.iter().find(|article| article.draft.id == sentence.article).unwrap();
            let block = &article.draft.blocks[sentence.block as usize];
            let text = block.text.get(sentence.start as usize..sentence.end as usize);
            block.sentences.len() > sentence.sentence as usize && text == Some(sentence.text.as_str())
        };
        prop_assert!(found.groups.iter().flat_map(|group| &group.members).all(stands));
        prop_assert!(found.figures.iter().flat_map(|figure| &figure.values).all(|value| stands(&value.sentence)));
        let passages = found.reuse.iter().flat_map(|reuse| &reuse.passages);
        prop_assert!(passages.flat_map(|passage| [&passage.a, &passage.b]).all(stands));
        prop_assert!(found.distinct.iter().flat_map(|distinct| &distinct.usage.at).all(stands));
        prop_assert!(found.nearest.iter().all(|pair| stands(&pair.a) && stands(&pair.b)));
    }

    #[test]
    fn a_third_article_changes_nothing_between_two(a in paragraphs(), b in paragraphs(), c in paragraphs()) {
        let (a, b, c) = (article("a", None, &a), article("b", None, &b), article("c", None, &c));
        let among_three = compare(&[&a, &b, &c]).aligned;
        let between: Vec<_> = among_three.into_iter().filter(|pair| pair.b.article.as_str() == "b").collect();
        prop_assert_eq!(between, compare(&[&a, &b]).aligned);
    }

    #[test]
    fn each_sentence_is_shared_or_only_here(a in paragraphs(), b in paragraphs()) {
        let (a, b) = (article("a", None, &a), article("b", None, &b));
        let found = compare(&[&a, &b]);
        for article in [&a, &b] {
            let only = &found.only[&article.draft.id];
            let places = article.draft.blocks.iter().zip(0_u32..);
            for (span, block) in places.flat_map(|(block, at)| block.sentences.iter().map(move |span| (span, at))) {
                let is_here = |sentence: &Sentence| {
                    (&sentence.article, sentence.block, sentence.start) == (&article.draft.id, block, span.start)
                };
                let shared = found.aligned.iter().any(|pair| is_here(&pair.a) || is_here(&pair.b));
                prop_assert!(shared != only.iter().any(is_here));
            }
            prop_assert!(found.nearest.iter().all(|pair| pair.score < 0.6));
        }
    }

    #[test]
    fn scores_are_symmetric_and_between_nought_and_one(a in ".{0,80}", b in sentence(), c in sentence()) {
        for (a, b) in [(&a, &b), (&b, &c)] {
            let score = score_pair(a, b);
            prop_assert!((0.0..=1.0).contains(&score));
            prop_assert!(score == score_pair(b, a));
        }
    }

    #[test]
    fn the_runs_of_a_difference_give_both_texts_back(
        a in ".{0,120}", b in ".{0,120}", c in sentence(), d in sentence(),
    ) {
        for (a, b) in [(&a, &b), (&c, &d), (&c, &c)] {
            let changes = diff_words(a, b);
            let first = changes.iter().filter(|change| change.kind != ChangeKind::OnlyB);
            let second = changes.iter().filter(|change| change.kind != ChangeKind::OnlyA);
            prop_assert_eq!(&first.map(|change| change.a.of(a)).collect::<String>(), a);
            prop_assert_eq!(&second.map(|change| change.b.of(b)).collect::<String>(), b);
        }
    }

    #[test]
    fn stories_are_the_same_in_any_order(
        articles in prop::collection::vec((sentence(), paragraphs(), prop::option::of(1..28_i8)), 0..12),
        seed in any::<u64>(),
    ) {
        let input = |(title, passages, day): &'_ (String, Vec<String>, Option<i8>)| {
            let published = day.and_then(|day| format!("2031-03-{day:02}").parse().ok());
            (title.clone(), passages.clone(), published)
        };
        let owned: Vec<_> = articles.iter().map(input).collect();
        let inputs: Vec<StoryInput<'_>> = owned
            .iter()
            .map(|(title, passages, published)| StoryInput {
                title,
                passages: passages.iter().map(String::as_str).collect(),
                published: *published,
            })
            .collect();
        let mut order: Vec<usize> = (0..inputs.len()).collect();
        order.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(seed | 1).rotate_left(29));
        let shuffled: Vec<_> = order.iter().map(|&at| inputs[at].clone()).collect();
        let mut back: Vec<Vec<usize>> =
            stories(&shuffled).iter().map(|group| group.iter().map(|&at| order[at]).collect()).collect();
        for group in &mut back {
            group.sort_unstable();
        }
        back.sort();
        prop_assert_eq!(back, stories(&inputs));
    }
}

const FLOOD: &[&str] = &[
    "The river Arl burst its banks at Norwick on Monday night and flooded 120 homes, the county said.",
    "Mayor Olena Marsh ordered the evacuation of the old town shortly before midnight.",
    "\"Nobody was hurt, and that is all that counts tonight,\" Marsh told reporters at the town hall.",
    "Engineers had warned in spring that the dyke north of the harbour would not stand a second wet winter.",
    "The railway to Oldham stays closed until the weekend.",
];

#[test]
fn sentences_that_report_the_same_meet_across_wordings() {
    let a = one("a", FLOOD);
    let b = one(
        "b",
        &[
            "Norwick's mayor, Olena Marsh, had the old town evacuated before midnight.",
            "A hundred and twenty homes were flooded when the river Arl burst its banks on Monday night.",
            "Insurers expect claims of several million crowns.",
        ],
    );
    let comparison = compare(&[&a, &b]);
    let met =
        |a: &str, b: &str| comparison.aligned.iter().any(|pair| pair.a.text.contains(a) && pair.b.text.contains(b));
    assert!(met("burst its banks", "A hundred and twenty homes"), "{:#?}", comparison.aligned);
    assert!(met("ordered the evacuation", "had the old town evacuated"), "{:#?}", comparison.aligned);
    let only: Vec<_> = comparison.only[&"b".into()].iter().map(|sentence| sentence.text.as_str()).collect();
    assert_eq!(only, ["Insurers expect claims of several million crowns."]);
    assert!(comparison.only[&"a".into()].iter().any(|sentence| sentence.text.starts_with("The railway")));
}

#[test]
fn odd_input_is_answered() {
    let (empty, full) = (one("empty", &[]), one("full", FLOOD));
    assert_eq!(compare(&[]).aligned.len(), 0);
    assert_eq!(compare(&[&full]).only[&"full".into()].len(), 5);
    assert_eq!(compare(&[&empty, &full]).only[&"full".into()].len(), 5);
    assert!(compare(&[&empty, &empty]).only[&"empty".into()].is_empty());
    assert!(stories(&[]).is_empty() && origins(&[]).is_empty());
    let other_script = one("other", &["Річка вийшла з берегів у понеділок вночі. 河水周一晚上决堤。"]);
    assert!(compare(&[&other_script, &full]).aligned.is_empty());
    let marks = one("marks", &["… — !", "?"]);
    assert!(compare(&[&marks, &marks]).only[&"marks".into()].is_empty());
}

#[test]
fn a_hundred_thousand_words_are_compared_in_bounded_work() {
    let long = |id: &str, shift: usize| {
        let sentence = |at: usize| {
            let word = |step: usize| WORDS[(at * 7 + step * 11 + shift) % WORDS.len()];
            (0..40).map(word).collect::<Vec<_>>().join(" ") + "."
        };
        article(id, None, &(0..2_500).map(sentence).collect::<Vec<_>>())
    };
    let comparison = compare(&[&long("a", 0), &long("b", 3)]);
    assert!(comparison.aligned.len() < 40_000);
}

#[test]
fn a_reprint_has_the_origin_of_its_text_and_partial_reuse_has_its_own() {
    let early = draft("early", Some("2031-05-06T08:00:00Z"), FLOOD);
    let cut = draft("cut", Some("2031-05-06T12:00:00Z"), &FLOOD[..4]);
    let copy = draft("copy", None, FLOOD);
    let own_words = [
        "Water stood a metre high in the streets of Norwick on Tuesday as volunteers carried furniture out of cellars.",
        "Shopkeepers said that they had waited for years for the pumps that the county promised after the last flood.",
        "At the school gymnasium some sixty people spent the night on camp beds, among them a couple with a baby.",
        FLOOD[3],
        "The county council meets on Friday to talk about money for a new dyke, which could take until next summer.",
    ];
    let partly = draft("partly", Some("2031-05-07T08:00:00Z"), &own_words);
    assert_eq!(origins(&[&copy, &cut, &early, &partly]), [2, 2, 2, 3]);
    assert_eq!(origins(&[&partly, &early, &cut, &copy]), [0, 1, 1, 1]);
}

#[test]
fn the_same_quotation_is_no_reprint() {
    let speech = "\"We will rebuild every house in the old town, and we will build the dyke that should have stood \
        there ten years ago, and nobody will be asked to pay for it twice, not this year and not the year after,\"";
    let a = draft("a", Some("2031-05-06"), &[&format!("{speech} the mayor said on the steps of the town hall.")]);
    let b = draft("b", Some("2031-05-07"), &[&format!("{speech} promised Olena Marsh as rain set in again.")]);
    assert_eq!(origins(&[&a, &b]), [0, 1]);
}

#[test]
fn one_event_is_one_story_and_a_later_event_is_another() {
    let input = |title: &'static str, passages: &[&'static str], date: &str| StoryInput {
        title,
        passages: passages.to_vec(),
        published: date.parse().ok(),
    };
    let inputs = [
        input("River Arl floods Norwick", FLOOD, "2031-05-06"),
        input(
            "Norwick flooded as Arl bursts banks",
            &[
                "The old town of Norwick was evacuated when the river Arl flooded 120 homes.",
                "Mayor Olena Marsh spoke of luck.",
            ],
            "2031-05-06",
        ),
        input("Floods: Norwick evacuated", FLOOD.get(..3).unwrap(), ""),
        input(
            "Norwick council votes for new dyke",
            &[
                "The council of Norwick approved 12 million crowns for a dyke on Friday.",
                "Work begins in autumn, said the builder.",
            ],
            "2031-05-23",
        ),
        input("Chess: Varga takes the title in Brno", &["Judit Varga won the final game with black."], "2031-05-06"),
    ];
    assert_eq!(stories(&inputs), [vec![0, 1, 2], vec![3], vec![4]]);
}
