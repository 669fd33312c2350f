//! What kind of block each kept line is, by its element: the elements know headings, lists and captions better than
//! the text does.

use super::dom::{Dom, NONE, area};
use super::evidence::article_of;
use super::tag::Tag;
use crate::ingest::page::Page;
use crate::ingest::role::Role;
use crate::model::{BlockKind, Reason};

/// Corrects the kinds of kept lines; `title` is the headline's line.
pub(super) fn correct(dom: &Dom, page: &Page<'_>, title: Option<usize>, roles: &mut [Role]) {
    drop_next(dom, title, roles);
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

/// Drops further articles that a page loads below the first: whole `<article>` elements with a headline of their own.
fn drop_next(dom: &Dom, title: Option<usize>, roles: &mut [Role]) {
    let article = |at: usize| dom.pieces.get(at).map_or(NONE, |piece| article_of(dom, piece.node));
    let Some(title) = title.filter(|&title| article(title) != NONE) else { return };
    let first = article(title);
    let headed: std::collections::BTreeSet<u32> = (title + 1..dom.pieces.len())
        .filter(|&at| dom.pieces.get(at).and_then(|piece| dom.node(piece.node)).is_some_and(|node| node.tag == Tag::H1))
        .map(article)
        .filter(|other| *other != first && *other != NONE)
        .collect();
    if headed.is_empty() {
        return;
    }
    for (at, role) in roles.iter_mut().enumerate().skip(title + 1) {
        if matches!(role, Role::Keep(_)) && headed.contains(&article(at)) {
            *role = Role::Drop(Reason::OtherArticles, "next-article");
        }
    }
}
