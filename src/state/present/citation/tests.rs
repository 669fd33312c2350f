//! References in each form, with everything known and with almost nothing.

use super::*;

fn bridge() -> Citation {
    Citation {
        key: "c51p7j27w5-2.1".into(),
        title: Some("Ferry & bridge: 50% {more} to_pay".into()),
        outlet: Some("Harbour Times".into()),
        byline: Some("Anna Weber and Jan Brock".into()),
        published: Some("2025-04-03T15:51:00+05:30".parse().unwrap()),
        language: Some("en".into()),
        address: Some("https://harbour.example/a_b?x=1&y={2}".into()),
        sentence: Some("The toll rises to $5.".into()),
        view: Some("https://reader.example/?page=article&id=c51p7j27w5&s=2.1".into()),
        accessed: Some("2026-01-09".parse().unwrap()),
    }
}

#[test]
fn bibtex_keeps_the_byline_whole_and_no_letter_is_a_command() {
    let want = "\
@misc{c51p7j27w5-2.1,
  author = {{Anna Weber and Jan Brock}},
  title = {{Ferry \\& bridge: 50\\% \\textbraceleft{}more\\textbraceright{} to\\_pay}},
  howpublished = {Harbour Times},
  year = {2025},
  month = apr,
  day = {3},
  langid = {en},
  url = {https://harbour.example/a_b?x=1&y=%7B2%7D},
  urldate = {2026-01-09},
  note = {Cited sentence: \u{201c}The toll rises to \\$5.\u{201d} Seen in Parallax: https://reader.example/?page=article\\&id=c51p7j27w5\\&s=2.1},
}
";
    assert_eq!(bridge().write(CitationForm::Bibtex), want);
}

#[test]
fn ris_begins_with_its_type_and_ends_with_er() {
    let source = Citation { outlet: Some("Harbour* Times".into()), ..bridge() };
    let lines: Vec<String> = source.write(CitationForm::Ris).split("\r\n").map(str::to_owned).collect();
    assert_eq!(
        lines,
        [
            "TY  - NEWS",
            "ID  - c51p7j27w5-2.1",
            "AU  - Anna Weber and Jan Brock",
            "TI  - Ferry & bridge: 50% {more} to_pay",
            "T2  - Harbour Times",
            "PY  - 2025",
            "DA  - 2025/04/03/",
            "LA  - en",
            "UR  - https://harbour.example/a_b?x=1&y={2}",
            "Y2  - 2026/01/09/",
            "N1  - Cited sentence: \u{201c}The toll rises to $5.\u{201d} Seen in Parallax: https://reader.example/?page=article&id=c51p7j27w5&s=2.1",
            "ER  - ",
            "",
        ]
    );
}

#[test]
fn csl_is_json_with_dates_in_parts() {
    let value: serde_json::Value = serde_json::from_str(&bridge().write(CitationForm::CslJson)).unwrap();
    let item = &value[0];
    assert_eq!(item["type"], "article-newspaper");
    assert_eq!(item["author"][0]["literal"], "Anna Weber and Jan Brock");
    assert_eq!(item["issued"]["date-parts"], serde_json::json!([[2025, 4, 3]]));
    assert_eq!(item["accessed"]["date-parts"], serde_json::json!([[2026, 1, 9]]));
    assert_eq!(item["container-title"], "Harbour Times");
}

#[test]
fn a_reader_gets_a_sentence() {
    assert_eq!(
        bridge().write(CitationForm::Plain),
        "\u{201c}The toll rises to $5.\u{201d} Anna Weber and Jan Brock. \u{201c}Ferry & bridge: 50% {more} to_pay.\u{201d} \
         Harbour Times, 3 April 2025. https://harbour.example/a_b?x=1&y={2} (seen on 9 January 2026). \
         In Parallax: https://reader.example/?page=article&id=c51p7j27w5&s=2.1"
    );
}

#[test]
fn what_is_unknown_is_left_out() {
    let bare = Citation { key: "x1".into(), title: Some("Fog closes the harbour".into()), ..Citation::default() };
    assert_eq!(bare.write(CitationForm::Bibtex), "@misc{x1,\n  title = {{Fog closes the harbour}},\n}\n");
    assert_eq!(bare.write(CitationForm::Ris), "TY  - NEWS\r\nID  - x1\r\nTI  - Fog closes the harbour\r\nER  - \r\n");
    assert_eq!(bare.write(CitationForm::Plain), "\u{201c}Fog closes the harbour.\u{201d}");
    assert_eq!(
        bare.write(CitationForm::CslJson),
        r#"[{"id":"x1","type":"article-newspaper","title":"Fog closes the harbour"}]"#
    );
    let nothing = Citation { key: "a b{c}".into(), ..Citation::default() };
    assert_eq!(nothing.write(CitationForm::Bibtex), "@misc{a-b-c-,\n}\n");
    assert_eq!(nothing.write(CitationForm::Plain), "");
}
