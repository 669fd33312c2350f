//! Which rows of a long list are drawn: those near what is seen. The others are room of their height.
//!
//! Rows have heights of their own, known once they were drawn; until then all count as high as the first ones were.

use std::collections::BTreeMap;
use std::ops::Range;

/// Rows of a list that are drawn at once at most, where a reader wants all of them: more take a browser too long.
pub const MOST_DRAWN: usize = 2_000;

/// The height of a row in pixels before any was drawn.
const GUESSED: f64 = 190.0;

/// Heights of the rows of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heights {
    known: BTreeMap<usize, f64>,
    /// The mean of the rows that were drawn first. It stays, so that a place in the list stays at its height.
    usual: Option<f64>,
}

impl Heights {
    /// Notes the heights of rows that are drawn.
    pub fn note(&mut self, rows: &[(usize, f64)]) {
        if self.usual.is_none() && !rows.is_empty() {
            self.usual = Some(rows.iter().map(|(_, height)| height).sum::<f64>() / rows.len() as f64);
        }
        self.known.extend(rows.iter().copied());
    }

    fn usual(&self) -> f64 {
        self.usual.unwrap_or(GUESSED).max(1.0)
    }

    /// The height of all rows before one.
    pub fn before(&self, row: usize) -> f64 {
        let known: Vec<f64> = self.known.range(..row).map(|(_, height)| *height).collect();
        known.iter().sum::<f64>() + (row - known.len()) as f64 * self.usual()
    }

    /// The first row that reaches below `y`, of so many.
    fn at(&self, y: f64, rows: usize) -> usize {
        let mut top = 0.0;
        let mut row = 0;
        for (&next, &height) in self.known.range(..rows) {
            let between = (next - row) as f64 * self.usual();
            if top + between > y {
                break;
            }
            top += between;
            row = next;
            if top + height > y {
                return row;
            }
            top += height;
            row = next + 1;
        }
        (row + ((y - top) / self.usual()).max(0.0) as usize).min(rows)
    }

    /// The rows to draw when pixels from `top` to `bottom` of the list are seen: those, and a screen before and after.
    pub fn near(&self, rows: usize, top: f64, bottom: f64) -> Range<usize> {
        let screen = (bottom - top).max(1.0);
        self.at(top - screen, rows)..(self.at(bottom + screen, rows) + 1).min(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_rows_of_many_are_drawn_and_each_has_one_place() {
        let mut heights = Heights::default();
        assert_eq!(heights.near(10_000, 0.0, 800.0), 0..9);
        heights.note(&[(0, 100.0), (1, 300.0), (2, 200.0)]);
        assert_eq!(heights.before(10_000), 600.0 + 9_997.0 * 200.0);
        for row in [0, 1, 2, 3, 500, 9_999] {
            let top = heights.before(row);
            assert_eq!(heights.at(top, 10_000), row, "{row}");
            let near = heights.near(10_000, top, top + 800.0);
            assert!(near.contains(&row) && near.len() < 20, "{row}: {near:?}");
        }
        heights.note(&[(500, 50.0)]);
        assert_eq!(heights.before(501) - heights.before(500), 50.0);
        assert_eq!(heights.before(500), 600.0 + 497.0 * 200.0, "what was drawn later moves nothing before it");
    }

    #[test]
    fn an_end_is_an_end() {
        let heights = Heights::default();
        assert_eq!(heights.near(0, 0.0, 800.0), 0..0);
        assert_eq!(heights.near(3, 1e9, 1e9), 3..3);
        assert_eq!(heights.near(3, -1e9, -1e9 + 700.0), 0..1);
    }
}
