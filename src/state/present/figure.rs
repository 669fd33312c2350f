//! Figures that several articles give, in words.

use super::table::{Cell, Table};
use crate::engine::ArticleHead;
use crate::model::{Figure, FigureAt, FigureKind, Sentence, Span, Verdict};

/// A figure with what the articles say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureShown {
    /// What it counts.
    pub title: String,
    /// How the values relate, in a word or two.
    pub verdict: &'static str,
    /// For the style.
    pub tone: &'static str,
    /// Why, as a sentence.
    pub reason: String,
    /// How sure it is that they speak of the same thing, in hundredths.
    pub score: u8,
    /// Outlet, figure, sentence.
    pub values: Table,
}

/// The figures in the order of the comparison.
pub fn figures_shown(figures: &[Figure], heads: &[ArticleHead]) -> Vec<FigureShown> {
    figures.iter().map(|figure| shown(figure, heads)).collect()
}

fn shown(figure: &Figure, heads: &[ArticleHead]) -> FigureShown {
    let kind = kind_words(figure.kind);
    // "Number of people: people" says nothing twice
    let title = if figure.of.is_empty() || kind.ends_with(&figure.of) {
        kind.to_owned()
    } else {
        format!("{kind}: {}", figure.of)
    };
    let (verdict, tone) = match figure.verdict {
        Verdict::Different => ("Different", "different"),
        Verdict::LaterUpdate => ("Later update", "update"),
        Verdict::MorePrecise => ("More precise", "precise"),
        Verdict::Same => ("Same", "same"),
    };
    let row = |value: &FigureAt| {
        let head = heads.iter().find(|head| head.id == value.sentence.article);
        let outlet = head.map(|head| (head.outlet.clone(), head.outlet_name.clone())).unwrap_or_default();
        let mark = within(&value.sentence, value.start, value.end);
        vec![
            Cell::Outlet(outlet.0, outlet.1),
            Cell::Text(value.text.clone()),
            Cell::Said(value.sentence.clone(), mark.into_iter().collect()),
        ]
    };
    let head = ["Outlet", "Figure", "Sentence"].map(|name| Cell::Text(name.to_owned())).into();
    let values = Table { caption: title.clone(), head, rows: figure.values.iter().map(row).collect() };
    let score = (figure.score.clamp(0.0, 1.0) * 100.0).round() as u8;
    FigureShown { title, verdict, tone, reason: figure.reason.clone(), score, values }
}

/// Bytes of a block as bytes of a sentence in it.
pub fn within(sentence: &Sentence, start: u32, end: u32) -> Option<Span> {
    let span =
        Span { start: start.checked_sub(sentence.start)?, end: end.min(sentence.end).checked_sub(sentence.start)? };
    (span.start < span.end).then_some(span)
}

fn kind_words(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Number => "Number",
        FigureKind::People => "Number of people",
        FigureKind::Money => "Amount of money",
        FigureKind::Percent => "Share",
        FigureKind::Duration => "Length of time",
        FigureKind::Date => "Date",
        FigureKind::Measure => "Measure",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_marked_in_its_sentence() {
        let sentence =
            Sentence { start: 10, end: 40, text: "At least 31 people were hurt.".into(), ..Sentence::default() };
        let value =
            FigureAt { sentence: sentence.clone(), start: 19, end: 21, text: "31".into(), ..FigureAt::default() };
        let figure =
            Figure { kind: FigureKind::People, of: "people hurt".into(), values: vec![value], ..Figure::default() };
        let shown = &figures_shown(&[figure], &[])[0];
        assert_eq!(shown.title, "Number of people: people hurt");
        let Cell::Said(said, marks) = &shown.values.rows[0][2] else { panic!() };
        assert_eq!(marks[0].of(&said.text), "31");
        assert_eq!(within(&sentence, 2, 5), None, "what stands before the sentence is not marked");
    }
}
