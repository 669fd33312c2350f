//! How articles relate: which sentences report the same, which articles report the same event, whose text came first.
//!
//! Extractive: every finding points at sentences that someone wrote and says how sure it is. Takes articles and gives
//! findings; knows nothing of files, indexes or pages.

mod align;
mod among;
mod article;
mod background;
mod candidates;
mod concept;
mod date;
mod desk;
mod diff;
mod distinct;
mod emphasis;
mod evidence;
mod features;
mod field;
mod figure;
mod findings;
mod group;
mod lcs;
mod lexicon;
mod naming;
mod neighbours;
mod notes;
mod origin;
mod profile;
mod quotation;
mod reuse;
mod score;
mod story;
mod title;
mod token;
mod union;
mod vector;

pub use desk::Desk;
pub use diff::{Change, ChangeKind, diff_words};
pub use evidence::{EVIDENCE, EVIDENCE_NAMES, Evidence};
pub use features::{FEATURES, Features, NAMES};
pub use findings::{align_sentences, compare, scored_pairs};
pub use origin::{Sketch, origins, origins_of, runs};
pub use score::{pair_features, score_pair};
pub use story::{
    Rarity, StoryInput, StoryPoint, StoryReader, StorySettings, StoryTerms, stories, stories_of, stories_with,
};
pub use union::Union;
