//! Names in texts that are badly written, very long or not English, and laws that hold for all of them.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use std::time::{Duration, Instant};

use parallax::entities::{Found, join, link_speakers, quotes, recognise, weigh};
use parallax::ingest::read;
use parallax::model::{Block, BlockKind, EntityKind, EntityMentions, Place, Quote, Span};
use parallax::text::sentences;
use proptest::prelude::*;

fn blocks(text: &str) -> Vec<Block> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let block = |line: &str| Block {
        kind: BlockKind::Paragraph,
        text: line.to_owned(),
        raw: Span::default(),
        sentences: sentences(line),
    };
    lines.map(block).collect()
}

/// All that is found in a text, and whether each part of it stands where it says.
fn found(text: &str) -> (Vec<Found>, Vec<EntityMentions>, Vec<Quote>) {
    let blocks = blocks(text);
    let found = recognise(&blocks);
    let mut mentions = join(std::slice::from_ref(&found), &[]).mentions.remove(0);
    weigh(&mut mentions, Some("A title"), &blocks);
    let mut quotes = quotes(&blocks, &found);
    link_speakers(&mut quotes, &mentions);
    let at = |place: Place| blocks.get(place.block as usize).and_then(|block| block.text.get(place.span().range()));
    for own in &mentions {
        assert!(own.mentions.iter().all(|mention| at(mention.place()) == Some(&mention.text)));
        assert!(own.mentions.is_sorted_by_key(|mention| (mention.block, mention.start)));
        let roles = own.roles.iter().map(|role| (role.mention, &role.words));
        let stands = own.stands_for.iter().map(|stands| (stands.mention, &stands.words));
        for (mention, words) in roles.chain(stands) {
            assert!((mention as usize) < own.mentions.len());
            assert_eq!(at(words.place()), Some(words.text.as_str()));
        }
        for form in &own.forms {
            assert!(!form.reason.is_empty() && form.evidence.is_none_or(|place| at(place).is_some()), "{form:?}");
            assert!(own.mentions.iter().any(|mention| mention.text == form.text));
        }
        let formed = own.mentions.iter().all(|mention| own.forms.iter().any(|form| form.text == mention.text));
        assert!(formed, "a mention without a reason: {own:?}");
    }
    assert!(quotes.iter().all(|quote| at(Place { block: quote.block, start: quote.start, end: quote.end }).is_some()));
    (found, mentions, quotes)
}

fn names(text: &str) -> Vec<(String, EntityKind)> {
    found(text).0.into_iter().filter(|name| !name.nested).map(|name| (name.text, name.kind)).collect()
}

#[test]
fn capitals_everywhere_or_nowhere_show_known_names_or_none() {
    let shouted = "OFFICIALS IN OSLO SAID THAT THE BRIDGE WOULD CLOSE. THE MAYOR OF LISBON WAS THERE.";
    assert_eq!(names(shouted), [("OSLO".to_owned(), EntityKind::Place), ("LISBON".to_owned(), EntityKind::Place)]);
    assert_eq!(names(&shouted.to_lowercase()), []);
    let headline = "Officials Close the Old Bridge in Oslo After the Long Rain";
    assert_eq!(names(headline), [("Oslo".to_owned(), EntityKind::Place)]);
}

#[test]
fn a_list_of_names_is_a_list_of_names() {
    let list = "Present: Anna Weber, Erik Dahl, Maria Lopez, Karl Berg and Paula Stone.\n\
                \u{2022} Anna Weber\n\u{2022} Erik Dahl\n\u{2022} Maria Lopez\n";
    let people = names(list);
    assert_eq!(people.iter().filter(|(_, kind)| *kind == EntityKind::Person).count(), people.len());
    assert!(people.iter().filter(|(name, _)| name == "Maria Lopez").count() >= 1, "{people:?}");
}

#[test]
fn emoji_and_letters_from_right_to_left_move_nothing() {
    let text = "\u{1f389}\u{1f389} Anna Weber \u{1f1f3}\u{1f1f4} left Oslo\u{2757} \u{1f469}\u{200d}\u{1f680} said Weber.\n\
                \u{202b}محمد الأحمد\u{202c} met Erik Dahl in \u{200f}القاهرة\u{200f} and said: \u{201c}We will go on, \u{1f600} \
                as before.\u{201d}\nשלום said Maria Lopez of שלום.";
    let got = names(text);
    for name in ["Anna Weber", "Oslo", "Erik Dahl", "Maria Lopez"] {
        assert!(got.iter().any(|(own, _)| own == name), "{name} is not in {got:?}");
    }
    assert_eq!(found(text).2.len(), 1);
}

/// Texts of about so many words that could make a slow program slower with every word.
fn long(words: usize) -> Vec<(&'static str, String)> {
    let many = |part: &str, own: usize| part.repeat(words / own);
    let all: Vec<String> = (0..words / 4).map(|at| format!("Anna W{at}er met Karl B{at}g.")).collect();
    let apart: Vec<String> = (0..words / 6).map(|at| format!("Aa{at} Weber said to Bb{at} Weber then")).collect();
    vec![
        ("prose", many("Anna Weber of the Harbour Board (HB) said that Weber would leave Oslo on Monday. ", 15)),
        ("new names", all.join(" ")),
        ("one surname", apart.join(" ")),
        ("no point", many("Anna Weber said to Erik Dahl that ", 7)),
        ("no small letter", many("Anna Weber Erik Dahl ", 4)),
        ("quotations", many("\u{201c}We will go,\u{201d} said Anna Weber, \u{201c}and then ", 8)),
        ("open marks", many("\u{201c}Anna \"Weber 'went ", 3)),
        ("brackets", many("Harbour And Rivers Board (HARB) ", 5)),
        ("small words", many("Bank of the and of the Board of ", 8)),
        ("commas", many("Anna Weber, the mayor, Erik Dahl, ", 6)),
        ("titles", many("President Minister Secretary General of State ", 6)),
        ("hyphens", many("Anna-Weber-Dahl - Oslo-", 4)),
        ("initials", many("J. R. R. U. S. ", 5)),
    ]
}

#[test]
fn a_hundred_thousand_words_take_no_more_than_their_share_of_time() {
    let mut pairs: Vec<_> = long(1_000).into_iter().zip(long(10_000)).collect();
    pairs.extend(long(10_000).into_iter().zip(long(100_000)).take(1));
    for ((name, short), (_, text)) in pairs {
        let clock = |text: &str| {
            let begun = Instant::now();
            found(text);
            begun.elapsed()
        };
        let (few, many) = (clock(&short), clock(&text));
        // ten times the words: about ten times as long, a hundred times if it were quadratic
        let share = few.max(Duration::from_millis(20)) * 35;
        assert!(many < share, "{name}: {few:?} for a tenth, {many:?} for the whole");
    }
}

#[test]
fn the_order_of_the_paragraphs_changes_no_kind() {
    for file in ["000_9c41e7a20d5fb683.txt", "003_d06b5a9ef1837c42.txt", "007_08b4d6fa917e52c3.txt"] {
        let bytes = std::fs::read(support::root().join("corpus").join(file)).unwrap();
        let mut blocks = read(file, &bytes).unwrap().blocks;
        let kinds = |blocks: &[Block]| {
            let mut kinds: Vec<_> = recognise(blocks).into_iter().map(|name| (name.text, name.kind)).collect();
            kinds.sort();
            kinds
        };
        let forth = kinds(&blocks);
        blocks.reverse();
        assert_eq!(kinds(&blocks), forth, "{file}");
    }
}

proptest! {
    #[test]
    fn whatever_a_text_is_what_is_found_stands_where_it_says(
        text in "(?s).{0,200}",
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "Anna Weber", "Weber", "President", "former", "Oslo", "said", "the", "of", "Harbour", "Board", "(HB)", "\"",
                "\u{201c}", "\u{201d}", "'s", "-", ",", ".", "\n", "Mr.", "J.", "and", "NATO", "é", "\u{1f600}", "U. S.", "talks with",
            ]),
            0..60,
        ),
    ) {
        found(&text);
        found(&parts.join(" "));
        found(&parts.concat());
    }
}
