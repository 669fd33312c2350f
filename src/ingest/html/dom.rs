//! What is kept of a page while its tags go by: visible lines, the boxes that they stand in, and what it says of itself.
//!
//! Decides nothing. Boxes form a tree by the positions of their parents, so nothing here is ever walked by recursion.

use super::tag::Tag;

/// Stands between the texts of different elements in [`Marked::text`].
pub(super) const PART: char = '\u{1f}';

/// No box.
pub(super) const NONE: u32 = u32::MAX;

/// A block-level element.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The box around it, or [`NONE`].
    pub(super) parent: u32,
    /// Its element.
    pub(super) tag: Tag,
    /// How many boxes stand around it.
    pub(super) depth: u16,
    /// The areas that it stands in, one bit each (see [`area`]).
    pub(super) areas: u32,
    /// The words of its class, identifier and role, in order, without doubles.
    pub(super) tokens: Vec<Box<str>>,
    /// Equal for elements of the same name and class.
    pub(super) style: u64,
}

/// Areas of a page, as bits.
pub(super) mod area {
    pub(in crate::ingest::html) const ARTICLE: u32 = 1;
    pub(in crate::ingest::html) const MAIN: u32 = 1 << 1;
    pub(in crate::ingest::html) const ASIDE: u32 = 1 << 2;
    pub(in crate::ingest::html) const NAV: u32 = 1 << 3;
    pub(in crate::ingest::html) const HEADER: u32 = 1 << 4;
    pub(in crate::ingest::html) const FOOTER: u32 = 1 << 5;
    pub(in crate::ingest::html) const FORM: u32 = 1 << 6;
    pub(in crate::ingest::html) const FIGURE: u32 = 1 << 7;
    pub(in crate::ingest::html) const TABLE: u32 = 1 << 8;
    pub(in crate::ingest::html) const LIST: u32 = 1 << 9;
    pub(in crate::ingest::html) const BLOCKQUOTE: u32 = 1 << 10;
    pub(in crate::ingest::html) const BUTTON: u32 = 1 << 11;
    pub(in crate::ingest::html) const UNSEEN: u32 = 1 << 12;
    pub(in crate::ingest::html) const DIALOG: u32 = 1 << 13;
    pub(in crate::ingest::html) const BODY_TEXT: u32 = 1 << 14;
    pub(in crate::ingest::html) const CAPTION: u32 = 1 << 15;
}

/// A visible line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its first byte in the visible text.
    pub(super) start: usize,
    /// The byte behind its last.
    pub(super) end: usize,
    /// The innermost box that it stands in, or [`NONE`].
    pub(super) node: u32,
    /// The areas that it stands in, inline ones included.
    pub(super) areas: u32,
    /// How many of its bytes are links.
    pub(super) linked: usize,
    /// How many of its bytes are bold.
    pub(super) bold: usize,
}

/// What an element is that is worth remembering by its own text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `<time>`, with its attribute `datetime`.
    Time,
    /// `rel="author"` or `itemprop="author"`.
    Author,
    /// Its class speaks of the author.
    Byline,
    /// Its class speaks of a date.
    Date,
    /// `itemprop="headline"`.
    Headline,
    /// An entry of a trail of sections.
    Crumb,
}

/// An element with its text.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    /// What it is.
    pub(super) mark: Mark,
    /// Its visible text, folded, at most a few hundred bytes.
    pub(super) text: String,
    /// Its machine-readable value: `datetime`, `content`, `title`.
    pub(super) value: String,
    /// The line in which it begins.
    pub(super) line: usize,
    /// The areas that it stands in.
    pub(super) areas: u32,
    /// Whether it bears the name of its kind itself (`itemprop`, `rel`), not only a class like it.
    pub(super) exact: bool,
}

/// A page as far as reading an article needs it.
#[derive(Clone, Debug, Default)]
pub(super) struct Dom {
    /// Its visible text, one line each.
    pub(super) raw: String,
    /// Its lines, in order.
    pub(super) pieces: Vec<Piece>,
    /// Whether it has more text than was taken.
    pub(super) is_cut: bool,
    /// Its boxes, in the order in which they begin.
    pub(super) nodes: Vec<Node>,
    /// Name and content of its `<meta>` elements.
    pub(super) metas: Vec<(String, String)>,
    /// The texts of its scripts of the type JSON-LD.
    pub(super) linked_data: Vec<String>,
    /// What `<title>` says.
    pub(super) title: Option<String>,
    /// The language of `<html>`.
    pub(super) language: Option<String>,
    /// The address that it calls its own.
    pub(super) canonical: Option<String>,
    /// Elements that tell of the article.
    pub(super) marked: Vec<Marked>,
}

impl Dom {
    /// A box, unless there is none.
    pub(super) fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    /// The boxes around a place, from the inside out.
    pub(super) fn around(&self, at: u32) -> impl Iterator<Item = (u32, &Node)> {
        let first = self.node(at).map(|node| (at, node));
        std::iter::successors(first, |(_, node)| self.node(node.parent).map(|outer| (node.parent, outer)))
    }
}
