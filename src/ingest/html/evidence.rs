//! What the page's elements say of each line: yes-or-no features for the score of `score.rs`.
//!
//! Decides nothing. The numbering is the trained tables' (`weights.rs`): changing it asks for training them again.

use std::collections::BTreeMap;

use super::dom::{Dom, NONE, Piece};
use super::tag::{TAGS, Tag};
use crate::ingest::feature;
use crate::ingest::group::{Groups, bin};
use crate::ingest::line::Line;
use crate::ingest::page::Page;

/// How many features a line may have.
pub(super) const COUNT: usize = 768;

/// What else the page says of its article, for comparing lines with it.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Hashes of the runs of three and of five words of the article's text as linked data gives it, in order.
    pub(super) body: Vec<u64>,
    /// The description's words.
    pub(super) description: String,
    /// The headline's words.
    pub(super) title: String,
}

/// How many boxes around a line are near: its own and the two around it.
pub(super) const NEAR: usize = 3;
/// How many boxes around a line are asked for their classes.
pub(super) const REACH: usize = 40;

/// Limits between bins of a text score, in logits.
const LIMITS: [f64; 11] = [-5.0, -3.5, -2.5, -1.5, -0.75, 0.0, 0.75, 1.5, 2.5, 3.5, 5.0];

/// Sums over the lines of a box.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    /// Words of running text directly inside.
    text: usize,
    /// The same with what stands in boxes inside, each level counting half.
    near: usize,
    /// Bytes of all lines directly inside.
    bytes: usize,
    /// Bytes of links among them.
    linked: usize,
    /// Lines directly inside.
    lines: usize,
}

struct Boxes<'a> {
    dom: &'a Dom,
    /// The box of each line that holds lines (not the paragraph itself).
    holder: Vec<u32>,
    sums: BTreeMap<u32, Sums>,
    /// The box with most running text, and those around it from the inside out.
    best: Vec<u32>,
    total: usize,
}

impl<'a> Boxes<'a> {
    fn of(dom: &'a Dom, lines: &[Line<'_>]) -> Self {
        let holder: Vec<u32> = dom.pieces.iter().map(|piece| holder(dom, piece.node)).collect();
        let mut sums: BTreeMap<u32, Sums> = BTreeMap::new();
        let mut total = 0;
        for ((piece, line), &at) in dom.pieces.iter().zip(lines).zip(&holder) {
            let text = running(piece, line);
            total += text;
            let sum = sums.entry(at).or_default();
            sum.text += text;
            sum.near += text;
            sum.bytes += piece.end - piece.start;
            sum.linked += piece.linked;
            sum.lines += 1;
            if text > 0 {
                let outer: Vec<u32> = dom.around(at).skip(1).take(2).map(|(outer, _)| outer).collect();
                for (level, outer) in outer.into_iter().enumerate() {
                    sums.entry(outer).or_default().near += text / (2 + level);
                }
            }
        }
        let best = sums.iter().max_by_key(|(at, sum)| (sum.near, std::cmp::Reverse(**at))).map_or(NONE, |(at, _)| *at);
        let best = dom.around(best).map(|(at, _)| at).collect();
        Self { dom, holder, sums, best, total }
    }

    /// How many steps lead from a box out to one that holds the best, and from the best out to the same one.
    fn steps(&self, from: u32) -> (usize, usize) {
        for (out, (at, _)) in self.dom.around(from).take(12).enumerate() {
            if let Some(down) = self.best.iter().position(|known| *known == at) {
                return (out, down);
            }
        }
        (12, self.best.len())
    }
}

/// The innermost box around a place that holds lines.
fn holder(dom: &Dom, node: u32) -> u32 {
    dom.around(node).find(|(_, node)| !node.tag.is_leaf()).map_or(NONE, |(at, _)| at)
}

/// The words of a line that is running text.
fn running(piece: &Piece, line: &Line<'_>) -> usize {
    if line.words >= 8 && piece.linked * 2 < piece.end - piece.start { line.words } else { 0 }
}

/// Gives the features of every line to `put` with the line's position.
pub(super) fn features(dom: &Dom, page: &Page<'_>, said: &Said, put: &mut impl FnMut(usize, u16)) {
    let lines = &page.lines;
    let boxes = Boxes::of(dom, lines);
    let styles = styles(dom, lines);
    let tag = |at: usize| dom.pieces.get(at).and_then(|piece| dom.node(piece.node)).map_or(Tag::Other, |node| node.tag);
    let heading = lines.iter().zip(0..).find(|(line, at)| {
        !said.title.is_empty() && line.key == said.title || said.title.is_empty() && tag(*at) == Tag::H1
    });
    let heading = heading.map(|(_, at)| at);
    let mut tops = Vec::with_capacity(lines.len());
    for at in 0..lines.len() {
        let before: usize = tops.last().copied().unwrap_or(0);
        tops.push(before + usize::from(tag(at) == Tag::H1));
    }
    let head_node = heading.and_then(|at| dom.pieces.get(at)).map_or(NONE, |piece| piece.node);
    let headed = article_of(dom, head_node);
    let headed_by: Vec<u32> = dom.around(head_node).take(64).map(|(at, _)| at).collect();
    for (at, (line, piece)) in lines.iter().zip(&dom.pieces).enumerate() {
        let size = bin(line.words, &[5, 13, 32]);
        let long = u16::from(line.words >= 9);
        let bytes = piece.end - piece.start;
        let own = tag(at);
        let mut groups = Groups { at: 0, put: |number| put(at, number) };
        let tags = u16::try_from(TAGS).unwrap_or(u16::MAX);
        groups.choice(4 * tags, size * tags + own as u16);
        groups.choice(28, size * 7 + share(piece.linked, bytes));
        let holder = boxes.holder.get(at).copied().unwrap_or(NONE);
        let (out_of, down) = boxes.steps(holder);
        let place = bin(out_of, &[1, 2, 3, 4, 6, 9]) * 5 + bin(down, &[1, 2, 3, 5]);
        groups.choice(70, long * 35 + place);
        let sums = boxes.sums.get(&holder).copied().unwrap_or_default();
        groups.choice(16, long * 8 + bin(sums.text * 100 / boxes.total.max(1), &[1, 5, 15, 30, 50, 70, 90]));
        groups.choice(7, share(sums.linked, sums.bytes));
        groups.choice(6, bin(sums.lines, &[2, 3, 5, 9, 20]));
        let areas = piece.areas | dom.node(piece.node).map_or(0, |node| node.areas);
        for bit in 0..16 {
            groups.flag(areas & (1 << bit) != 0 && long == 0);
            groups.flag(areas & (1 << bit) != 0 && long == 1);
        }
        groups.choice(8, long * 4 + bin(piece.bold * 100 / bytes.max(1), &[1, 50, 95]));
        let score = page.scores.get(at).copied().unwrap_or(-9.0);
        let level = u16::try_from(LIMITS.iter().filter(|limit| score >= **limit).count()).unwrap_or(0);
        let near = u16::from(out_of == 0) * 2 + u16::from(down == 0);
        groups.choice(48, near * 12 + level);
        let depth = dom.node(piece.node).map_or(0, |node| node.depth);
        groups.choice(8, bin(usize::from(depth), &[3, 5, 8, 11, 15, 20, 26]));
        groups.choice(12, size * 3 + in_body(line, said));
        groups.flag(line.words >= 4 && !said.description.is_empty() && said.description.starts_with(&line.key));
        let behind = heading.map_or(0, |heading| {
            if at < heading { 1 + bin(heading - at, &[3, 10]) } else { 4 + bin(at - heading, &[1, 2, 4, 8, 20, 60]) }
        });
        groups.choice(11, behind);
        // further headlines above: pages that load the next article below this one
        let since = heading.map_or(0, |heading| {
            if at <= heading { 0 } else { tops.get(at).copied().unwrap_or(0) - tops.get(heading).copied().unwrap_or(0) }
        });
        groups.choice(4, bin(since, &[1, 2, 5]));
        let article = article_of(dom, piece.node);
        groups.choice(
            8,
            long * 4
                + match (article, headed) {
                    (NONE, NONE) => 0,
                    (NONE, _) => 1,
                    (own, headed) => 2 + u16::from(own != headed),
                },
        );
        let apart = dom.around(piece.node).take(16).position(|(outer, _)| headed_by.contains(&outer)).unwrap_or(16);
        groups.choice(14, long * 7 + if headed_by.is_empty() { 6 } else { bin(apart, &[2, 4, 6, 9, 13]) });
        let look = page.looks.get(at);
        groups.choice(40, look.map_or(0, feature::sign_number));
        groups.flag(look.is_some_and(|look| look.sign.is_some_and(|sign| sign.cut)));
        groups.flag(look.is_some_and(|look| look.byline));
        groups.choice(3, look.map_or(0, |look| u16::from(look.dated)));
        let beside = |step: isize| at.checked_add_signed(step).filter(|near| *near < lines.len());
        for step in [-1, 1] {
            groups.choice(tags + 1, beside(step).map_or(tags, |near| tag(near) as u16));
            let same = beside(step).is_some_and(|near| boxes.holder.get(near) == Some(&holder));
            groups.flag(same);
            let line_mate =
                beside(step).and_then(|near| dom.pieces.get(near)).is_some_and(|near| near.node == piece.node);
            groups.flag(line_mate);
        }
        let style = dom.node(piece.node).map_or(0, |node| node.style);
        let styled = styles.get(&style).copied().unwrap_or(0);
        groups.choice(14, long * 7 + bin(styled * 100 / boxes.total.max(1), &[1, 5, 15, 30, 60, 90]));
        debug_assert!(usize::from(groups.at) <= COUNT, "{}", groups.at);
    }
}

/// The outermost `<article>` around a place.
pub(super) fn article_of(dom: &Dom, node: u32) -> u32 {
    let inside = dom.around(node).take(64);
    inside.filter(|(_, node)| node.tag == Tag::Article).map(|(at, _)| at).last().unwrap_or(NONE)
}

/// How much running text stands in elements of each name and class.
fn styles(dom: &Dom, lines: &[Line<'_>]) -> BTreeMap<u64, usize> {
    let mut out = BTreeMap::new();
    for (piece, line) in dom.pieces.iter().zip(lines) {
        let style = dom.node(piece.node).map_or(0, |node| node.style);
        *out.entry(style).or_insert(0) += running(piece, line);
    }
    out
}

/// Whether the linked data's text of the article has a line: 0 there is none, 1 no, 2 yes.
fn in_body(line: &Line<'_>, said: &Said) -> u16 {
    if said.body.is_empty() || line.words < 3 {
        return 0;
    }
    let size = if line.words >= 7 { 5 } else { 3 };
    let runs = runs(&line.key, size);
    let known = runs.iter().filter(|run| said.body.binary_search(run).is_ok()).count();
    1 + u16::from(known * 2 > runs.len())
}

/// No more words of linked data are compared.
const BODY: usize = 100_000;

/// The hashes of a text for [`Said::body`]; none for a text of a few lines, which is no article.
pub(super) fn body_runs(key: &str) -> Vec<u64> {
    if key.len() < 400 {
        return Vec::new();
    }
    let mut out: Vec<u64> = [3, 5].into_iter().flat_map(|size| runs(key, size)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The hash of each run of so many words (FNV-1a).
fn runs(key: &str, size: usize) -> Vec<u64> {
    let hash = |word: &str| {
        word.bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let words: Vec<u64> = key.split(' ').take(BODY).map(hash).collect();
    let join = |run: &[u64]| {
        run.iter().fold(size as u64, |all, word| all.rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word)
    };
    words.windows(size).map(join).collect()
}

fn share(part: usize, whole: usize) -> u16 {
    bin(part * 100 / whole.max(1), &[1, 10, 25, 50, 80, 99])
}

/// The words of classes around every line, near ones (its box and the two around it) and, marked by "^", farther ones.
pub(super) fn tokens<'a>(dom: &'a Dom, piece: &Piece) -> Vec<(bool, &'a str)> {
    let mut out = Vec::with_capacity(24);
    for (out_of, (_, node)) in dom.around(piece.node).take(REACH).enumerate() {
        out.extend(node.tokens.iter().map(|token| (out_of >= NEAR, token.as_ref())));
    }
    out.sort_unstable();
    out.dedup();
    out
}
