//! Blocks for the tests of this folder.

use crate::model::{Block, BlockKind, Span};
use crate::text;

/// A paragraph for each text.
pub(super) fn blocks(paragraphs: &[&str]) -> Vec<Block> {
    let block = |text: &&str| Block {
        kind: BlockKind::Paragraph,
        text: (*text).to_owned(),
        raw: Span::default(),
        sentences: text::sentences(text),
    };
    paragraphs.iter().map(block).collect()
}
