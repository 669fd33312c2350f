//! What one article calls an entity, where, and what it says of it in passing.

use serde::{Deserialize, Serialize};

use super::flat::flat;
use super::{EntityId, EntityKind, EntitySort, Share, Span};

/// Where in an article something stands: a range of bytes of one block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Place {
    /// The block's position in `blocks`.
    pub block: u32,
    /// First byte in the block's text.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Place {
    /// The range inside its block.
    pub fn span(self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Mention {
    /// The block's position in `blocks`.
    pub block: u32,
    /// First byte in the block's text.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// The words there.
    pub text: String,
}

impl Mention {
    /// Where it stands.
    pub fn place(&self) -> Place {
        Place { block: self.block, start: self.start, end: self.end }
    }
}

/// One way in which an article writes an entity, and why it is taken as the entity's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Form {
    /// The words of such mentions.
    pub text: String,
    /// Why: "surname of Anna Weber", "acronym of Harbour Board".
    pub reason: String,
    /// Where the article gives what the reason names, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Place>,
    /// How sure it is. Left out where it is 1.
    #[serde(default = "Share::full", skip_serializing_if = "Share::is_full")]
    pub score: Share,
}

/// A title or office that an article gives an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Role {
    /// Position in `mentions` of the one beside which it stands.
    pub mention: u32,
    /// The words of the office, and where they stand; they are no part of the name.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub words: Mention,
}

flat!(Role { mention: u32, ..words: Mention { block: u32, start: u32, end: u32, text: String, } });

/// What a name stands for at one of its mentions, where the text shows that it is not the place itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StandsFor {
    /// Position in `mentions`.
    pub mention: u32,
    /// In words: "the government of Norway".
    pub what: String,
    /// The words that show it, and where they stand.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub words: Mention,
}

flat!(StandsFor {
    mention: u32,
    what: String,
    ..words: Mention { block: u32, start: u32, end: u32, text: String, }
});

/// What one article calls one entity, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EntityMentions {
    /// The entity.
    pub id: EntityId,
    /// Its name across the corpus.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// What it is among the things of the kind "other".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<EntitySort>,
    /// How central it is to the article.
    #[serde(default)]
    pub salience: Share,
    /// In the order of the text. A mention may lie inside one of another entity: a town's in a university's.
    pub mentions: Vec<Mention>,
    /// Each way in which the mentions write it, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Form>,
    /// Its titles and offices, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// What it stands for, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stands_for: Vec<StandsFor>,
}

impl EntityMentions {
    /// Mentions of which nothing more is known.
    #[must_use]
    pub fn new(id: EntityId, name: String, kind: EntityKind, mentions: Vec<Mention>) -> Self {
        Self {
            id,
            name,
            kind,
            sort: None,
            salience: Share::default(),
            mentions,
            forms: Vec::new(),
            roles: Vec::new(),
            stands_for: Vec::new(),
        }
    }
}
