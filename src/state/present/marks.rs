//! An article's text cut into pieces: sentences, and inside them names and the words searched for.

use crate::model::{Article, BlockKind, EntityKind, Span};
use crate::state::SentenceKey;
use crate::text::segments;

/// The text of an article, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Block by block.
    pub blocks: Vec<BlockPieces>,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockPieces {
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences and what stands between them; joined together they are its text.
    pub sentences: Vec<SentencePieces>,
}

/// A sentence, or the space between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentencePieces {
    /// Which sentence; none between two.
    pub key: Option<SentenceKey>,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A run of text under the same marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it was searched for.
    pub found: bool,
    /// The names that it belongs to, the shortest first.
    pub names: Vec<NamePiece>,
}

/// A name, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamePiece {
    /// Position in the article's `entities`.
    pub entity: usize,
    /// Position of the mention among the entity's.
    pub mention: usize,
    /// The kind, for the style.
    pub kind: EntityKind,
    /// Whether the mention begins here; its other parts need no stop of their own.
    pub begins: bool,
}

/// What one span of a block means.
#[derive(Clone, Copy)]
enum Meaning {
    Sentence(u32),
    Name(usize, usize, EntityKind),
    Found,
}

impl Marks {
    /// The pieces of `article` with the names of all kinds but the `hidden` ones, and with what was `found` in each block.
    pub fn new(article: &Article, found: &[Vec<Span>], hidden: &[EntityKind]) -> Self {
        let mut meant: Vec<Vec<(Span, Meaning)>> = vec![Vec::new(); article.draft.blocks.len()];
        let mut note = |block: u32, span: Span, meaning: Meaning| {
            if let Some(list) = meant.get_mut(block as usize) {
                list.push((span, meaning));
            }
        };
        for (at, entity) in article.entities.iter().enumerate().filter(|(_, entity)| !hidden.contains(&entity.kind)) {
            for (number, mention) in entity.mentions.iter().enumerate() {
                note(mention.block, mention.place().span(), Meaning::Name(at, number, entity.kind));
            }
        }
        let blocks = (0..).zip(&article.draft.blocks).zip(meant).map(|((number, block), mut meant)| {
            let found = found.get(number as usize).map(Vec::as_slice).unwrap_or_default();
            meant.extend((0..).zip(&block.sentences).map(|(at, &span)| (span, Meaning::Sentence(at))));
            meant.extend(found.iter().map(|&span| (span, Meaning::Found)));
            BlockPieces { kind: block.kind, sentences: sentences(number, &block.text, &meant) }
        });
        Self { blocks: blocks.collect() }
    }
}

fn sentences(block: u32, text: &str, meant: &[(Span, Meaning)]) -> Vec<SentencePieces> {
    let spans: Vec<Span> = meant.iter().map(|(span, _)| *span).collect();
    let mut out: Vec<SentencePieces> = Vec::new();
    for segment in segments(text, &spans) {
        let mut piece = Piece { text: segment.span.of(text).to_owned(), found: false, names: Vec::new() };
        let (mut key, mut names) = (None, Vec::new());
        for (span, meaning) in segment.covers.iter().filter_map(|&at| meant.get(at)) {
            match *meaning {
                Meaning::Sentence(sentence) => key = Some(SentenceKey { block, sentence }),
                Meaning::Name(entity, mention, kind) => {
                    let begins = span.start == segment.span.start;
                    names.push((span.len(), NamePiece { entity, mention, kind, begins }));
                }
                Meaning::Found => piece.found = true,
            }
        }
        names.sort_by_key(|&(length, name)| (length, name.entity));
        piece.names = names.into_iter().map(|(_, name)| name).collect();
        match out.last_mut() {
            Some(last) if last.key == key => last.pieces.push(piece),
            _ => out.push(SentencePieces { key, pieces: vec![piece] }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture::article;
    use super::*;

    fn shown(marks: &Marks) -> Vec<String> {
        let piece = |piece: &Piece| {
            let mut text = piece.text.clone();
            for name in &piece.names {
                text = format!("<{}{} {text}>", name.entity, if name.begins { "" } else { "'" });
            }
            if piece.found { format!("*{text}*") } else { text }
        };
        let sentence = |sentence: &SentencePieces| {
            let text: String = sentence.pieces.iter().map(piece).collect();
            sentence.key.map_or(text.clone(), |key| format!("[{key} {text}]"))
        };
        marks.blocks.iter().map(|block| block.sentences.iter().map(sentence).collect()).collect()
    }

    #[test]
    fn names_overlap_and_searched_words_cut_them() {
        let article = article(
            "a",
            &[(
                "The Bank of England spoke. London listened.",
                &[("Bank of England", EntityKind::Organisation), ("England", EntityKind::Place)],
            )],
        );
        assert_eq!(
            shown(&Marks::new(&article, &[vec![Span::new(4, 8)]], &[])),
            ["[0.0 The *<0 Bank>*<0'  of ><0' <1 England>> spoke.] [0.1 London listened.]"]
        );
        assert_eq!(
            shown(&Marks::new(&article, &[], &[EntityKind::Organisation])),
            ["[0.0 The Bank of <1 England> spoke.] [0.1 London listened.]"]
        );
    }

    #[test]
    fn the_pieces_are_the_text() {
        let article =
            article("a", &[("One. Two is łonger.", &[]), ("", &[]), ("Three", &[("Three", EntityKind::Other)])]);
        let marks = Marks::new(&article, &[vec![], vec![Span::new(0, 4)], vec![Span::new(2, 3)]], &[]);
        for (pieces, block) in marks.blocks.iter().zip(&article.draft.blocks) {
            let joined: String = pieces
                .sentences
                .iter()
                .flat_map(|sentence| &sentence.pieces)
                .map(|piece| piece.text.as_str())
                .collect();
            assert_eq!(joined, block.text);
        }
    }
}
