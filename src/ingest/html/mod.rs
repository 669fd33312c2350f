//! Saved HTML pages: what of a page is its article, and what the page says of it.
//!
//! A draft's `raw` is the page's **visible** text, one line for each block-level element, white space folded, in the
//! order of the file; scripts, styles and what is hidden are left out. Hundreds of kilobytes of markup would be of no use
//! to anybody who wants to check what was removed; every span of the draft points into that visible text and covers it,
//! as for files of plain text.
//!
//! The tags are read once ([`walk`]). The lines get the scores of the text pass, corrected by what the elements around
//! them say ([`score`]); titles, authors and dates come from where pages declare them ([`said`]), with the text pass as one
//! more witness.

mod attributes;
mod dom;
mod evidence;
mod score;
mod tag;
mod text;
mod walk;
mod weights;

use super::line::{self, Line};
use super::page::Page;
use crate::model::Span;
use dom::Dom;
use evidence::Said;

fn page_of(dom: &Dom) -> Page {
    let lines: Vec<Line> =
        dom.pieces.iter().map(|piece| line::of_span(&dom.raw, Span::new(piece.start, piece.end))).collect();
    Page::unsettled(lines)
}

/// A line as training sees it: text, features, words of classes near and far.
#[doc(hidden)]
pub type Seen = (String, Vec<u16>, Vec<String>);

/// The features of every line of a page, for training: text, features, words of classes.
#[doc(hidden)]
pub fn line_features(html: &str) -> Vec<Seen> {
    let dom = walk::walk(html);
    let page = page_of(&dom);
    let said = Said::default();
    let features = evidence::features(&dom, &page, &said);
    dom.pieces
        .iter()
        .zip(&page.lines)
        .zip(features)
        .map(|((piece, line), own)| {
            let tokens = evidence::tokens(&dom, piece);
            let tokens = tokens.into_iter().map(|(far, token)| if far { format!("^{token}") } else { token.to_owned() });
            (line.text.clone(), own, tokens.collect())
        })
        .collect()
}
