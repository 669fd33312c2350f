//! What every layer above needs of English prose: folding, letters, words, sentences, each with its place in the text.
//!
//! Knows nothing of articles.

pub(crate) mod block;
mod fold;
mod letter;
mod number;
mod order;
mod segment;
mod sentence;
mod slug;
mod stem;
mod wide;
mod word;

pub use fold::{fold, fold_letter, fold_space, folded_space};
pub use number::number;
pub use order::Ordered;
pub use segment::{Segment, segments};
pub use sentence::sentences;
pub use slug::slug;
pub use stem::{irregular, irregular_forms, stem};
pub use wide::{Order as ByteOrder, unmarked_utf16};
pub use word::{Word, is_stop_word, stop_words, words};
