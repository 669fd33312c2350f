//! A table that can be drawn and saved: every chart and every list of findings is one.

use std::fmt::Write as _;

use crate::model::{ArticleId, EntityId, OutletId, Sentence, Span};
use crate::state::SentenceKey;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: what the column's owner lacks.
    Empty,
    /// Words.
    Text(String),
    /// An outlet, where known.
    Outlet(Option<OutletId>, Option<String>),
    /// An article by its title, under its outlet.
    Article(ArticleId, String),
    /// An entity.
    Entity(EntityId, String),
    /// A sentence with marks: bytes of its words.
    Said(Sentence, Vec<Span>),
    /// Words that lead to a sentence.
    At(String, Sentence),
    /// Several, one under the other.
    Many(Vec<Cell>),
    /// One in sight and more behind a switch.
    Fold(Box<Cell>, Vec<Cell>),
}

/// Rows under a line of headings. The first cell of each row is its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it tells, for those who hear it and as the name of the file.
    pub caption: String,
    /// The columns' headings.
    pub head: Vec<Cell>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// As comma-separated values, after RFC 4180.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        for row in std::iter::once(&self.head).chain(&self.rows) {
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                // writing to a string cannot fail
                let _written = write!(out, "{}", field(&cell.words()));
            }
            out.push_str("\r\n");
        }
        out
    }

    /// The caption as the name of a file.
    pub fn file_name(&self) -> String {
        format!("{}.csv", crate::text::slug(&self.caption))
    }
}

impl Cell {
    /// The cell without links and marks.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Article(_, text) | Self::Entity(_, text) | Self::At(text, _) => text.clone(),
            Self::Outlet(_, name) => name.clone().unwrap_or_else(|| "Unknown outlet".to_owned()),
            Self::Said(sentence, _) => sentence.text.clone(),
            Self::Many(cells) => cells.iter().map(Self::words).collect::<Vec<_>>().join("; "),
            Self::Fold(first, _) => first.words(),
        }
    }
}

/// A value that no spreadsheet takes for a formula, in quotation marks where it needs them.
fn field(value: &str) -> String {
    let value = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        std::borrow::Cow::Owned(format!("'{value}"))
    } else {
        value.into()
    };
    if value.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.into_owned()
    }
}

/// Where a sentence stands, as links name it.
pub fn key_of(sentence: &Sentence) -> SentenceKey {
    SentenceKey { block: sentence.block, sentence: sentence.sentence }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_table_keeps_its_words_and_starts_no_formula() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let table = Table {
            caption: "Who is quoted?".into(),
            head: vec![text("Speaker"), Cell::Outlet(None, None)],
            rows: vec![
                vec![text("Brock, Jan"), Cell::Many(vec![text("a \"word\""), text("b")])],
                vec![text("=SUM(A1)"), Cell::Empty],
            ],
        };
        assert_eq!(table.csv(), "Speaker,Unknown outlet\r\n\"Brock, Jan\",\"a \"\"word\"\"; b\"\r\n'=SUM(A1),\r\n");
        assert_eq!(table.file_name(), "who-is-quoted.csv");
    }
}
