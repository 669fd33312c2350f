//! What the lines around a candidate for the headline tell of it.
//!
//! Decides nothing; `candidate.rs` makes features of it.

use super::feature::Look;
use super::group::Limits;
use super::line::Line;
use super::page::Page;

/// What a line tells the lines around it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sight {
    pub(super) words: usize,
    /// Its length, binned.
    pub(super) length: u16,
    pub(super) byline: bool,
    pub(super) dated: bool,
    pub(super) sign: bool,
    /// Whether it ends in a full stop.
    pub(super) stop: bool,
    pub(super) blank_before: bool,
    /// How many lines above it the last line of author or date stands, 0 for none.
    pub(super) last_told: usize,
    /// How many lines behind it the next one stands, 0 for none.
    pub(super) next_told: usize,
}

/// What each of the first lines tells.
pub(super) fn sights(page: &Page<'_>, count: usize) -> Vec<Sight> {
    let sight = |(line, look): (&Line<'_>, &Look)| Sight {
        words: line.words,
        length: 1 + const { &Limits::new(&[2, 3, 5, 8, 13, 20, 32]) }.reached_by(line.words),
        byline: look.byline,
        dated: look.dated == 1,
        sign: look.sign.is_some(),
        stop: line.text.ends_with('.'),
        blank_before: line.blank_before,
        ..Sight::default()
    };
    let mut sights: Vec<Sight> = page.lines.iter().zip(&page.looks).take(count).map(sight).collect();
    let tells = |sight: &Sight| sight.byline || sight.dated;
    let step = |distance: usize| if distance == 0 { 0 } else { distance + 1 };
    let mut distance = 0;
    for sight in &mut sights {
        sight.last_told = distance;
        distance = if tells(sight) { 1 } else { step(distance) };
    }
    distance = 0;
    for sight in sights.iter_mut().rev() {
        sight.next_told = distance;
        distance = if tells(sight) { 1 } else { step(distance) };
    }
    sights
}
