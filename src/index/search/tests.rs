//! Searches on a handful of texts, each held against what a reader would find by eye.

use super::super::{Builder, Chunk, Field, Places, Text, sections};
use super::*;
use crate::model::Span;

const TEXTS: [(&str, &str); 5] = [
    ("Talks in London", "The peace talks began. Nobody came."),
    ("Bridge closed", "The talks about the bridge brought peace to nobody."),
    ("Peace", "London was quiet."),
    ("Zelenskyy speaks", "“Peace talks? Talks!” he said in Łódź."),
    ("Bridges", "A ferry goes where the bridge went, and nobody talked of peace and quiet again."),
];

struct Library5 {
    chunks: Vec<(Chunk, Places)>,
    firsts: Vec<String>,
}

impl Files for Library5 {
    fn len(&self) -> usize {
        self.chunks.len()
    }

    fn first(&self, at: usize) -> &str {
        &self.firsts[at]
    }

    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(at).map(|(chunk, _)| chunk)
    }

    fn places(&self, at: usize) -> Option<&Places> {
        self.chunks.get(at).map(|(_, places)| places)
    }
}

/// Article 1 is of Leeds; 3 and 4 name somebody whom the former alone calls Zelenskyy.
impl Ground for () {
    fn having(&self, value: &Value) -> Vec<u32> {
        match (value.field, value.text.to_lowercase().as_str()) {
            (Field::Place, "leeds") => vec![1],
            (Field::Name, "zelenskyy") => vec![3, 4],
            _ => Vec::new(),
        }
    }
}

fn library() -> Library5 {
    let mut builder = Builder::default();
    for (title, body) in TEXTS {
        let quotes: Vec<Span> =
            body.find('“').zip(body.find('”')).map(|(start, end)| Span::new(start, end)).into_iter().collect();
        builder.add(title, std::iter::once(Text { text: body, lead: false, quotes: &quotes }));
    }
    // files of few terms each, so that clauses cross them
    let sections = sections(builder.finish(), 40);
    assert!(sections.len() > 3);
    let firsts = sections.iter().map(|section| section.first().to_owned()).collect();
    let decode =
        |(terms, places): (Vec<u8>, Vec<u8>)| (Chunk::decode(&terms).unwrap(), Places::decode(&places).unwrap());
    Library5 { chunks: sections.iter().map(|section| decode(section.encode())).collect(), firsts }
}

fn found(typed: &str, exact: bool) -> Vec<u32> {
    let (files, lengths) = (library(), Lengths::new(&TEXTS.map(|(_, body)| body.split(' ').count() as u32)));
    let is_name = |terms: &[String]| !exact && terms == ["zelenskyy"];
    let typed = Search::parse(typed).with_names(&is_name);
    let matches = search(&typed, &Library { files: &files, lengths: &lengths, ground: &(), exact });
    assert!(matches.docs.is_sorted() && matches.docs.len() == matches.scores.len());
    matches.docs
}

#[test]
fn a_search_finds_exactly_what_it_says() {
    for (typed, want) in [
        ("", vec![0, 1, 2, 3, 4]),
        ("peace ", vec![0, 1, 2, 3, 4]),
        ("peace talks ", vec![0, 1, 3, 4]),
        ("\"peace talks\"", vec![0, 3]),
        ("\"peace tal*\"", vec![0, 3]),
        ("pea", vec![0, 1, 2, 3, 4]),
        ("bri", vec![1, 4]),
        ("lodz", vec![3]),
        ("-london", vec![1, 3, 4]),
        ("talks -london -zelenskyy", vec![1]),
        ("missing ", vec![]),
        ("\"talks peace\"", vec![]),
        ("\"closed the\"", vec![]),
        ("quiet OR bridge ", vec![1, 2, 4]),
        ("(quiet OR talks) london ", vec![0, 2]),
        ("quiet OR -peace ", vec![2, 4]),
        ("zelenskyy ", vec![3, 4]),
        ("zelenskyy again ", vec![4]),
        ("\"zelenskyy\"", vec![3]),
        ("going ", vec![4]),
        ("bridging ", vec![1, 4]),
        ("\"bridge\"", vec![1, 4]),
        ("\"bridges\"", vec![4]),
        ("brdige~ ", vec![1, 4]),
        ("lond* quie*", vec![2]),
        ("title:bridge ", vec![1, 4]),
        ("title:\"bridge closed\" ", vec![1]),
        ("title:\"talks began\" ", vec![]),
        ("quote:talks ", vec![3]),
        ("quote:\"peace talks\" ", vec![3]),
        ("quote:lodz ", vec![]),
        ("place:leeds", vec![1]),
        ("talks -place:leeds ", vec![0, 3, 4]),
        ("place:nowhere OR quiet ", vec![2, 4]),
    ] {
        assert_eq!(found(typed, false), want, "{typed:?}");
    }
}

#[test]
fn stems_and_names_can_be_switched_off() {
    for (typed, want) in
        [("bridges ", vec![4]), ("talking ", vec![]), ("zelenskyy ", vec![3]), ("bri", vec![1, 4]), ("talked", vec![4])]
    {
        assert_eq!(found(typed, true), want, "{typed:?}");
    }
}

#[test]
fn near_counts_words_in_either_direction() {
    for (typed, want) in [
        ("peace NEAR/1 talks ", vec![0, 3]),
        ("talks NEAR/1 peace ", vec![0, 3]),
        ("peace NEAR/4 bridge ", vec![1]),
        ("bridge NEAR/9 peace ", vec![1, 4]),
        ("\"peace talks\" NEAR/2 (said OR began) ", vec![0]),
        ("talks NEAR/1 talks ", vec![3]),
        ("talks NEAR/4 said NEAR/4 lodz ", vec![3]),
        ("quot* NEAR/3 talks ", vec![]),
    ] {
        assert_eq!(found(typed, false), want, "{typed:?}");
    }
}

#[test]
fn without_a_file_the_rest_is_searched_and_what_is_absent_is_asked_for() {
    struct Without(Library5, std::cell::RefCell<Vec<usize>>);
    impl Files for Without {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn first(&self, at: usize) -> &str {
            self.0.first(at)
        }
        fn chunk(&self, at: usize) -> Option<&Chunk> {
            self.1.borrow_mut().push(at);
            None
        }
        fn places(&self, _: usize) -> Option<&Places> {
            None
        }
    }
    let files = Without(library(), std::cell::RefCell::default());
    let lengths = Lengths::new(&[1; 5]);
    let ask = |typed: &str| {
        files.1.borrow_mut().clear();
        let library = Library { files: &files, lengths: &lengths, ground: &(), exact: false };
        assert_eq!(search(&Search::parse(typed), &library).docs, [0; 0]);
        let mut asked = files.1.borrow().clone();
        asked.sort_unstable();
        asked.dedup();
        asked.len()
    };
    assert!(ask("bridge ") <= 2, "one word needs its file and that of its stem");
    assert!(ask("a* OR be* ") < files.len() && ask("be* ") >= 1);
}

#[test]
fn title_and_first_paragraphs_weigh_more_than_the_rest() {
    let mut builder = Builder::default();
    let block = |text, lead| std::iter::once(Text { text, lead, quotes: &[] });
    builder.add("Other", block("A bridge, perhaps.", false));
    builder.add("Other", block("A bridge, perhaps.", true));
    builder.add("Bridge", block("Something, perhaps.", false));
    let (terms, places) = sections(builder.finish(), 10_000).remove(0).encode();
    let chunks = vec![(Chunk::decode(&terms).unwrap(), Places::decode(&places).unwrap())];
    let files = Library5 { chunks, firsts: vec![String::new()] };
    let lengths = Lengths::new(&[3, 3, 3]);
    let library = Library { files: &files, lengths: &lengths, ground: &(), exact: false };
    for typed in ["bridge ", "brid", "bridge~ ", "\"bridge\""] {
        let scores = search(&Search::parse(typed), &library).scores;
        assert!(scores[2] > scores[1] && scores[1] > scores[0], "{typed}: {scores:?}");
    }
}
