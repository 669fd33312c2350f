//! The raw text of an article with what was kept and what was removed.

use crate::model::{BlockKind, Draft, Reason, Span};
use crate::text::segments;

/// A run of the raw text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawPiece {
    /// The text.
    pub text: String,
    /// What became of it.
    pub state: RawState,
}

/// What became of a part of the raw text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawState {
    /// It is in the block at this position.
    Kept(usize, BlockKind),
    /// It is in no block, for this reason.
    Removed(Reason),
    /// White space between the two.
    Between,
}

/// The pieces of the raw text, in order; joined together they are the raw text.
pub fn raw_pieces(draft: &Draft) -> Vec<RawPiece> {
    let kept = draft.blocks.iter().enumerate().map(|(at, block)| (block.raw, RawState::Kept(at, block.kind)));
    let removed = draft.removed.iter().map(|removed| (removed.raw, RawState::Removed(removed.reason)));
    // the kept ones stand first in the list: where the two overlap, what the article shows counts
    let meant: Vec<(Span, RawState)> = kept.chain(removed).collect();
    let spans: Vec<Span> = meant.iter().map(|(span, _)| *span).collect();
    let mut out: Vec<RawPiece> = Vec::new();
    for segment in segments(&draft.raw, &spans) {
        let state = segment.covers.first().and_then(|&at| meant.get(at)).map_or(RawState::Between, |(_, state)| *state);
        let text = segment.span.of(&draft.raw);
        match out.last_mut() {
            Some(last) if last.state == state => last.text.push_str(text),
            _ => out.push(RawPiece { text: text.to_owned(), state }),
        }
    }
    out
}

/// What a kept part is, for the reader.
pub fn kind_words(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Summary => "standfirst",
        BlockKind::Highlight => "key point",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item of a list",
        BlockKind::Caption => "caption",
        BlockKind::Note => "note",
    }
}

/// Why something was removed, for the reader.
pub fn reason_words(reason: Reason) -> &'static str {
    match reason {
        Reason::Title => "became the title",
        Reason::Metadata => "became byline, date, place or outlet",
        Reason::Navigation => "menu or section name",
        Reason::OtherArticles => "list of other articles",
        Reason::Label => "label of a removed part",
        Reason::Interaction => "share, follow, comment",
        Reason::Subscription => "subscription",
        Reason::Advertisement => "advertising",
        Reason::Contact => "contact details",
        Reason::Legal => "legal notice",
        Reason::PictureDisclaimer => "about a picture that shows nothing of the event",
        Reason::PictureCredit => "picture credit",
        Reason::AuthorNote => "about the author",
        Reason::Tags => "tags and topics",
        Reason::Repeated => "second copy",
        Reason::RepeatedInOutlet => "repeated in the outlet\u{2019}s articles",
        Reason::Fragment => "fragment",
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::article;
    use super::*;
    use crate::model::Removed;

    #[test]
    fn nothing_of_the_raw_text_is_lost() {
        let mut draft = article("a", &[("Kept words.", &[])]).draft;
        draft.raw = "Menu\n\nKept words.\nShare".into();
        draft.blocks[0].raw = Span::new(6, 17);
        draft.removed = vec![
            Removed { raw: Span::new(0, 4), reason: Reason::Navigation, rule: "menu".into() },
            Removed { raw: Span::new(16, 23), reason: Reason::Interaction, rule: "share".into() },
        ];
        let pieces = raw_pieces(&draft);
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), draft.raw);
        let got: Vec<_> = pieces.iter().map(|piece| (piece.text.as_str(), piece.state)).collect();
        assert_eq!(
            got,
            [
                ("Menu", RawState::Removed(Reason::Navigation)),
                ("\n\n", RawState::Between),
                ("Kept words.", RawState::Kept(0, BlockKind::Paragraph)),
                ("\nShare", RawState::Removed(Reason::Interaction)),
            ]
        );
    }
}
