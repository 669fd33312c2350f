//! Names and quotations: whatever a text is, they stand where they say, and the names of two articles can be joined.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::entities::{join, link_speakers, quotes, recognise};
use parallax::model::{Block, BlockKind, Place, Span};
use parallax::text::sentences;

/// A block for each line; every third a heading.
fn blocks(text: &str) -> Vec<Block> {
    let kind = |at: usize| if at % 3 == 2 { BlockKind::Heading } else { BlockKind::Paragraph };
    let block = |(at, line): (usize, &str)| Block {
        kind: kind(at),
        text: line.to_owned(),
        raw: Span::default(),
        sentences: sentences(line),
    };
    text.lines().enumerate().map(block).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let (one, other) = text.split_at(half);
    let articles = [blocks(one), blocks(other)];
    let found: Vec<_> = articles.iter().map(|blocks| recognise(blocks)).collect();
    let stands = |blocks: &[Block], place: Place, text: &str| {
        let own = blocks.get(place.block as usize).and_then(|block| block.text.get(place.span().range()));
        assert_eq!(own, Some(text));
    };
    let joined = join(&found, &[]);
    for ((blocks, found), mentions) in articles.iter().zip(&found).zip(&joined.mentions) {
        for name in found {
            stands(blocks, name.place, &name.text);
            for role in &name.roles {
                stands(blocks, role.place(), &role.text);
            }
            if let Some((_, words)) = &name.stands_for {
                stands(blocks, words.place(), &words.text);
            }
        }
        let mut quotes = quotes(blocks, found);
        link_speakers(&mut quotes, mentions);
        for speaker in quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
            stands(blocks, speaker.place(), &speaker.text);
        }
        assert_eq!(found.len(), mentions.iter().map(|own| own.mentions.len()).sum::<usize>(), "a name is lost");
    }
});
