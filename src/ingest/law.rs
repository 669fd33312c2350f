//! What must hold of every article that was read, whatever it was read from.

use crate::model::{Draft, Span};
use crate::text::fold_space;

/// What is wrong with a draft, if anything is: its ranges make sense ([`Draft::fault`]), stand in the order of the raw
/// text, cover everything in it that shows, and each block's text stands at the end of its range.
pub fn breach(draft: &Draft) -> Option<String> {
    if let Some(fault) = draft.fault() {
        return Some(fault.to_owned());
    }
    let blocks = draft.blocks.iter().map(|block| block.raw);
    let removed = draft.removed.iter().map(|removed| removed.raw);
    if !blocks.clone().is_sorted() || !removed.clone().is_sorted() {
        return Some("blocks or removed parts are not in the order of the raw text".to_owned());
    }
    let mut spans: Vec<Span> = blocks.chain(removed).collect();
    spans.sort_unstable();
    if spans.iter().any(|span| span.of(&draft.raw).trim().is_empty()) {
        return Some("a range holds nothing but white space".to_owned());
    }
    let ends = spans.iter().map(|span| span.range().start).chain([draft.raw.len()]);
    let starts = [0].into_iter().chain(spans.iter().map(|span| span.range().end));
    let gaps = starts.zip(ends).map(|(start, end)| draft.raw.get(start..end).unwrap_or_default());
    if let Some(gap) = gaps.into_iter().find(|gap| !fold_space(gap).is_empty()) {
        return Some(format!("nothing says what became of {:?}", gap.chars().take(60).collect::<String>()));
    }
    let own = draft.blocks.iter().find(|block| !fold_space(block.raw.of(&draft.raw)).ends_with(&block.text));
    own.map(|block| format!("a block's text does not stand in its range: {:?}", block.text))
}
