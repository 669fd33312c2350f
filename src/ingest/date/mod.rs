//! Dates in crude text.

mod choose;
mod clock;
mod parse;
mod token;
mod words;
mod zone;

pub(super) use choose::{Anchors, Candidate, Chosen, choose, given};
pub(super) use parse::{Found, dates};
pub(super) use words::Label;

/// What a line that is nothing but a label ("Published", "Updated:") says of the date below it.
pub(super) fn label_of(line: &str) -> Option<Label> {
    crate::text::words(line)
        .filter_map(|word| words::label(&crate::text::fold(word.text)))
        .find(|label| matches!(label, Label::Published | Label::Updated))
}
