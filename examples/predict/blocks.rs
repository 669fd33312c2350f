//! The text of a labelled record as blocks, a line each, with the way back to code points.

use parallax::model::{Block, BlockKind, Place, Span};
use parallax::text;

/// The blocks of a text.
pub(crate) struct Blocks {
    /// A block for each line that is not empty.
    pub(crate) blocks: Vec<Block>,
    /// Their way back.
    pub(crate) offsets: Offsets,
}

/// Where each block begins, in bytes and in code points.
pub(crate) struct Offsets {
    starts: Vec<usize>,
    points: Vec<u32>,
}

/// One block for each line of `text`.
pub(crate) fn blocks_of(text: &str) -> Blocks {
    let mut blocks = Vec::new();
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            starts.push(at);
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                text: line.to_owned(),
                raw: Span::new(at, at + line.len()),
                sentences: text::sentences(line),
            });
        }
        at += line.len() + 1;
    }
    let mut points = vec![0; text.len() + 1];
    let mut count = 0;
    for (offset, point) in points.iter_mut().enumerate() {
        *point = count;
        if text.is_char_boundary(offset + 1) {
            count += 1;
        }
    }
    Blocks { blocks, offsets: Offsets { starts, points } }
}

impl Offsets {
    /// The code points of a place in the blocks.
    pub(crate) fn code_points(&self, place: Place) -> (u32, u32) {
        let start = self.starts.get(place.block as usize).copied().unwrap_or_default();
        let point = |offset: u32| self.points.get(start + offset as usize).copied().unwrap_or_default();
        (point(place.start), point(place.end))
    }
}
