//! An article as its comparable sentences.
//!
//! Decides which blocks count: running text, summaries and highlights do; headings, captions and notes do not, for they
//! report nothing by themselves.

use super::profile::Profile;
use super::token::Context;
use crate::model::{Article, BlockKind, Sentence, Span};

/// A sentence of an article.
pub(super) struct Line {
    pub(super) sentence: Sentence,
    pub(super) profile: Profile,
}

/// Whether the sentences of such a block are compared.
pub(super) fn counts(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Summary | BlockKind::Highlight)
}

/// The comparable sentences of an article, in order. Those without a word are left out.
pub(super) fn lines(article: &Article) -> Vec<Line> {
    let names = names(article);
    let mut out = Vec::new();
    for (at, block) in (0_u32..).zip(&article.draft.blocks) {
        if !counts(block.kind) {
            continue;
        }
        for span in &block.sentences {
            let text = span.of(&block.text);
            let inside = |place: &&(u32, Span, &str)| place.0 == at && span.contains(place.1);
            let start = names.partition_point(|place| (place.0, place.1.start) < (at, span.start));
            let here: Vec<(Span, &str)> = names
                .get(start..)
                .unwrap_or_default()
                .iter()
                .take_while(inside)
                .map(|(_, name, id)| (Span { start: name.start - span.start, end: name.end - span.start }, *id))
                .collect();
            let profile = Profile::new(text, Context { names: &here, published: article.draft.published });
            if profile.sequence.is_empty() {
                continue;
            }
            let article = article.draft.id.clone();
            let sentence = Sentence { article, block: at, start: span.start, end: span.end, text: text.to_owned() };
            out.push(Line { sentence, profile });
        }
    }
    out
}

/// Where the article names entities: block, bytes, identifier; in order, the longer of overlapping ones.
fn names(article: &Article) -> Vec<(u32, Span, &str)> {
    let mut all: Vec<(u32, Span, &str)> = article
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(move |mention| (mention, entity.id.as_str())))
        .map(|(mention, id)| (mention.block, mention.place().span(), id))
        .filter(|(_, span, _)| !span.is_empty())
        .collect();
    all.sort_by(|a, b| (a.0, a.1.start, b.1.end, a.2).cmp(&(b.0, b.1.start, a.1.end, b.2)));
    let mut kept: Vec<(u32, Span, &str)> = Vec::with_capacity(all.len());
    for name in all {
        if kept.last().is_none_or(|last| last.0 != name.0 || last.1.end <= name.1.start) {
            kept.push(name);
        }
    }
    kept
}
