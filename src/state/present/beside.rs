//! Matches as lines between sentences: what stands beside each sentence of one article, and where in it the matches lie.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::columns::{Column, Counterpart, SentenceAt, Standing};
use crate::model::ArticleId;
use crate::state::SentenceKey;

/// A match as seen from one of its sentences.
pub type Matched = (SentenceAt, Counterpart);

/// A strip that shows where in a text something lies: an outline 100 wide and 100 high.
#[derive(Clone, Debug, PartialEq)]
pub struct MapRow {
    /// Whose sentences.
    pub article: ArticleId,
    /// The outline.
    pub outline: String,
    /// How many sentences.
    pub number: usize,
}

/// The counterparts of each sentence of an article.
pub fn beside(links: &[Matched], article: &ArticleId) -> BTreeMap<SentenceKey, Vec<Counterpart>> {
    let mut found: BTreeMap<SentenceKey, Vec<Counterpart>> = BTreeMap::new();
    for ((_, key), other) in links.iter().filter(|((of, _), _)| of == article) {
        found.entry(*key).or_default().push(other.clone());
    }
    found
}

/// For each of the other articles, where in the first one its matches lie.
pub fn focus_map(columns: &[Column], links: &[Matched]) -> Vec<MapRow> {
    let Some((focus, others)) = columns.split_first() else { return Vec::new() };
    let row = |other: &Column| {
        let matched = |key: SentenceKey| {
            links.iter().any(|((of, at), to)| *of == focus.article && *at == key && to.at.0 == other.article)
        };
        map_row(focus, &other.article, matched)
    };
    others.iter().map(row).collect()
}

/// For each article, where in its own text the shared sentences lie.
pub fn own_map(columns: &[Column]) -> Vec<MapRow> {
    let row = |column: &Column| {
        let rows = column.blocks.iter().flat_map(|block| &block.rows);
        let shared: Vec<_> =
            rows.filter(|row| matches!(row.standing, Standing::Shared(_))).map(|row| row.key).collect();
        map_row(column, &column.article, |key| shared.binary_search(&key).is_ok())
    };
    columns.iter().map(row).collect()
}

fn map_row(column: &Column, of: &ArticleId, is_in: impl Fn(SentenceKey) -> bool) -> MapRow {
    let mut row = MapRow { article: of.clone(), outline: String::new(), number: 0 };
    for (_, from, to) in stretches(column).filter(|(key, ..)| is_in(*key)) {
        row.number += 1;
        // writing to a string cannot fail
        let _written = write!(row.outline, "M{from:.2} 0H{to:.2}V100H{from:.2}z");
    }
    row
}

/// Each sentence with where it begins and ends, in hundredths of the text.
fn stretches(column: &Column) -> impl Iterator<Item = (SentenceKey, f64, f64)> + '_ {
    let rows = || column.blocks.iter().flat_map(|block| &block.rows);
    let whole: usize = rows().map(|row| row.text.len()).sum();
    let part = move |bytes: usize| bytes as f64 * 100.0 / whole.max(1) as f64;
    rows().scan(0, move |before, row| {
        let from = *before;
        *before += row.text.len();
        Some((row.key, part(from), part(*before)))
    })
}

/// The shared sentence nearest to a place in the text, in hundredths of it.
pub fn sentence_near(column: &Column, place: f64) -> Option<SentenceKey> {
    let shared = |key: SentenceKey| {
        let mut rows = column.blocks.iter().flat_map(|block| &block.rows);
        rows.any(|row| row.key == key && matches!(row.standing, Standing::Shared(_)))
    };
    let away = |from: f64, to: f64| (from - place).max(place - to).max(0.0);
    let found = stretches(column).filter(|(key, ..)| shared(*key));
    found.min_by(|a, b| away(a.1, a.2).total_cmp(&away(b.1, b.2))).map(|(key, ..)| key)
}

#[cfg(test)]
mod tests {
    use super::super::columns::{columns, links};
    use super::super::fixture::{article, compared};
    use super::*;

    #[test]
    fn the_map_shows_where_the_matches_of_each_other_article_lie() {
        let a = article("a", &[("Talks began now. Snow is falling.", &[]), ("No one is coming.", &[])]);
        let b = article("b", &[("The talks have begun. No one came.", &[])]);
        let c = article("c", &[("Prices rose.", &[])]);
        let matches = [(("a", "0.0"), ("b", "0.0"), 0.9), (("a", "1.0"), ("b", "0.1"), 0.6)];
        let view = compared(&[a, b, c], &matches);
        let (columns, strong) = (columns(&view, 0), links(&view, 0));
        let map = focus_map(&columns, &strong);
        assert_eq!(map.iter().map(|row| (row.article.as_str(), row.number)).collect::<Vec<_>>(), [("b", 2), ("c", 0)]);
        assert_eq!(map[0].outline, "M0.00 0H32.65V100H0.00zM65.31 0H100.00V100H65.31z");
        assert_eq!(own_map(&columns).iter().map(|row| row.number).collect::<Vec<_>>(), [2, 2, 0]);
        assert_eq!(focus_map(&columns, &links(&view, 70))[0].number, 1, "a weak match is none");
        let near = |place| sentence_near(&columns[0], place).map(|key| key.to_string());
        assert_eq!((near(40.0).as_deref(), near(60.0).as_deref()), (Some("0.0"), Some("1.0")));
        assert_eq!(sentence_near(&columns[2], 50.0), None);
        let notes = beside(&strong, &"a".into());
        assert_eq!(
            notes.values().map(|others| others[0].text.as_str()).collect::<Vec<_>>(),
            ["The talks have begun.", "No one came."]
        );
    }
}
