//! The language as a reader meets it, and the laws that hold for every line.

use proptest::prelude::*;

use super::*;

/// What is asked for, on one line: `&` and, `|` or, `!` not, `=` the very words, `^` still typed.
fn shape(node: &Node) -> String {
    let list =
        |nodes: &[Node], between: &str| format!("({})", nodes.iter().map(shape).collect::<Vec<_>>().join(between));
    match node {
        Node::Words(words) => {
            let key = match words.within {
                Within::Anywhere => "",
                Within::Title => "title:",
                Within::Quote => "quote:",
            };
            let mark = match words.how {
                How::Word => String::new(),
                How::Typing => "^".into(),
                How::Exact => "=".into(),
                How::Prefix => "*".into(),
                How::Fuzzy(distance) => format!("~{distance}"),
            };
            format!("{key}{}{mark}", words.terms.join("_"))
        }
        Node::Value(value) => format!("{}:{}", value.field.name(), value.text),
        Node::Near(distance, nodes) => list(nodes, &format!(" <{distance}> ")),
        Node::And(nodes) => list(nodes, " & "),
        Node::Or(nodes) => list(nodes, " | "),
        Node::Not(inner) => format!("!{}", shape(inner)),
    }
}

fn read(typed: &str) -> String {
    Search::parse(typed).root.as_ref().map(shape).unwrap_or_default()
}

#[test]
fn the_language_means_what_its_description_says() {
    for (typed, want) in [
        ("", ""),
        ("Peace talks ", "(peace & talks)"),
        ("Peace talks", "(peace & talks^)"),
        ("peace t", "(peace & t)"),
        ("\"peace talks\"", "peace_talks="),
        ("“talks”", "talks="),
        ("\"peace tal*\"", "peace_tal*"),
        ("talks -london ", "(talks & !london)"),
        ("talks NOT london", "(talks & !london)"),
        ("talks -london", "(talks & !london)"),
        ("-\"peace talks\" x", "(!peace_talks= & x)"),
        ("-(a b) c ", "(!(a & b) & c)"),
        ("spring-summer ", "spring_summer="),
        ("spring-sum", "spring_sum*"),
        ("U.S. envoy ", "(us & envoy)"),
        ("bridge's's ", "bridge"),
        ("a OR b c OR d ", "(a | (b & c) | d)"),
        ("(a OR b) AND c ", "((a | b) & c)"),
        ("a (b (c)) ", "(a & b & c)"),
        ("or and not ", "(or & and & not)"),
        ("brid* ", "brid*"),
        ("brdige~ ", "brdige~2"),
        ("brdige~1 bog~ ", "(brdige~1 & bog~1)"),
        ("a NEAR/5 b ", "(a <5> b)"),
        ("a NEAR b NEAR c d ", "((a <10> b <10> c) & d)"),
        ("a NEAR/3 (b OR \"c d\") ", "(a <3> (b | c_d=))"),
        ("title:bridge quote:\"no comment\" ", "(title:bridge & quote:no_comment=)"),
        ("title:(a OR b) ", "(title:a | title:b)"),
        ("-title:a ", "!title:a"),
        ("title:-a ", "!title:a"),
        ("outlet:\"Meridian Wire\" x ", "(outlet:Meridian Wire & x)"),
        ("place:(Leeds OR York) ", "(place:Leeds | place:York)"),
        ("date:2025-04..2025-05", "date:2025-04..2025-05"),
        ("Organisation:nato lang:en", "(org:nato & lang:en)"),
        ("12:30 https://example.org/a ", "(12_30= & https_example_org_a=)"),
    ] {
        assert_eq!(read(typed), want, "{typed:?}");
        let faults = Search::parse(typed).faults;
        assert!(faults.is_empty(), "{typed:?}: {faults:?}");
    }
}

#[test]
fn what_is_wrong_is_named_in_its_place_and_the_rest_still_counts() {
    for (typed, want, part, word) in [
        ("… peace ", "peace", "…", "Nothing to search for"),
        ("peace (talks", "(peace & talks^)", "(", "not closed"),
        ("peace) talks ", "(peace & talks)", ")", "closes nothing"),
        ("peace () talks ", "(peace & talks)", "(", "nothing in"),
        ("\"peace talks", "peace_talks=", "\"peace talks", "not closed"),
        ("OR peace ", "peace", "OR", "one is missing"),
        ("peace OR ", "peace", "OR", "one is missing"),
        ("NEAR/3 peace ", "peace", "NEAR/3", "first is missing"),
        ("peace NEAR/3 ", "peace", "NEAR/3", "second is missing"),
        ("a NEAR/0 b ", "(a <10> b)", "NEAR/0", "1 to 1000"),
        ("a NEAR/3 b NEAR/4 c ", "(a <3> b <3> c)", "NEAR/4", "One distance"),
        ("a NEAR/3 lang:en ", "(a & lang:en)", "NEAR/3", "Only words"),
        ("outlet: wire ", "wire", "outlet:", "needs a value"),
        ("titel:peace ", "titel_peace=", "titel:peace", "no field titel"),
        ("title:outlet:wire ", "outlet:wire", "title:", "inner one"),
        ("p* ", "p", "p*", "two letters"),
        ("of~ ", "of", "of~", "as it stands"),
        ("talks NOT ", "talks", "NOT", "Nothing that could"),
    ] {
        assert_eq!(read(typed), want, "{typed:?}");
        let faults = Search::parse(typed).faults;
        assert_eq!(faults.len(), 1, "{typed:?}: {faults:?}");
        assert_eq!(faults[0].span.of(typed), part, "{typed:?}");
        assert!(faults[0].message.contains(word), "{typed:?}: {}", faults[0].message);
    }
}

#[test]
fn long_deep_and_endless_lines_are_bounded() {
    let long = Search::parse(&"word ".repeat(10_000));
    assert_eq!(long.wanted().len(), 500);
    assert!(long.faults.iter().any(|fault| fault.message.contains("500 words")));
    assert!(long.faults.iter().any(|fault| fault.message.contains("10000 bytes")));
    for part in ["(", "((a", "-", "title:", "a OR ", "a NEAR/3 ", "\"", "x* ", "-(", "title:(", "*", "~", "…"] {
        let search = Search::parse(&part.repeat(10_000));
        assert!(search.faults.len() <= 20, "{part}");
        assert_eq!(Search::parse(&search.to_string()).root, search.root, "{part}");
    }
}

#[test]
fn a_name_stands_for_all_that_is_called_so() {
    let is_name = |terms: &[String]| matches!(terms.join(" ").as_str(), "un" | "united nations" | "nations");
    let wide = |typed: &str| shape(&Search::parse(typed).with_names(&is_name).root.unwrap());
    assert_eq!(wide("un "), "(un | name:un)");
    assert_eq!(
        wide("un talks united nations "),
        "((un | name:un) & talks & ((united & nations) | name:united nations))"
    );
    assert_eq!(wide("united nations"), "((united & nations^) | name:united nations)");
    assert_eq!(wide("-un talks "), "(!(un | name:un) & talks)");
    assert_eq!(wide("\"un\" title:un un* "), "(un= & title:un & un*)");
}

/// Lines made of what the language is made of.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,6}",
        2 => prop::sample::select(vec![
            " ", "  ", "\"", "(", ")", "-", "*", "~", "~2", ":", "OR", "AND", "NOT", "NEAR/3", "NEAR", " OR ", " NEAR/5 ",
            "title:", "quote:", "outlet:", "person:", "date:", "lang:", "name:", "foo:", "U.S.", "Łódź", "'s", "10,000", "…",
            "\u{ad}", "“", "”", ".", "½", "ﬁ", "İ", "a-b", "\u{200d}", "\n",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

#[test]
fn a_letter_is_no_word_with_errors_whatever_endings_it_had() {
    for typed in ["r~", "r's~", "r's's~"] {
        let search = Search::parse(typed);
        assert_eq!(search.to_string().trim_end(), "r", "{typed}");
        assert_eq!(Search::parse(&search.to_string()).root, search.root, "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_line_is_read_and_its_plainest_writing_asks_for_the_same(typed in prop_oneof![line(), any::<String>()]) {
        let search = Search::parse(&typed);
        for fault in &search.faults {
            prop_assert!(typed.get(fault.span.range()).is_some(), "{:?} in {typed:?}", fault.span);
            prop_assert!(!fault.message.is_empty());
        }
        for words in search.wanted() {
            prop_assert!(typed.get(words.span.0.range()).is_some_and(|part| part.contains(&words.text)));
        }
        let printed = search.to_string();
        let again = Search::parse(&printed);
        prop_assert_eq!(&again.root, &search.root, "{:?} is printed {:?}", typed, printed);
        prop_assert_eq!(again.to_string(), printed);
    }
}
