//! What kind of block each kept line is, by its element: the elements know headings, lists and captions better than
//! the text does.

use super::dom::{Dom, area};
use super::tag::Tag;
use crate::ingest::page::Page;
use crate::ingest::role::Role;
use crate::model::BlockKind;

/// Corrects the kinds of kept lines.
pub(super) fn correct(dom: &Dom, page: &Page, roles: &mut [Role]) {
    for ((role, piece), line) in roles.iter_mut().zip(&dom.pieces).zip(&page.lines) {
        let Role::Keep(kind) = *role else { continue };
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Caption) {
            continue;
        }
        let tags = || dom.around(piece.node).map(|(_, node)| node.tag).take(3);
        let areas = piece.areas | dom.node(piece.node).map_or(0, |node| node.areas);
        let first = tags().next().unwrap_or_default();
        let corrected = if areas & area::CAPTION != 0 {
            BlockKind::Caption
        } else if first.is_heading() && line.words <= 40 {
            BlockKind::Heading
        } else if tags()
            .take_while(|tag| matches!(tag, Tag::Li | Tag::P | Tag::Div | Tag::H3 | Tag::H4))
            .any(|tag| tag == Tag::Li)
        {
            BlockKind::Item
        } else if kind == BlockKind::Heading && first == Tag::P && piece.bold * 10 < (piece.end - piece.start) * 9 {
            // a short paragraph is no heading where headings are elements of their own
            BlockKind::Paragraph
        } else {
            kind
        };
        *role = Role::Keep(corrected);
    }
}
