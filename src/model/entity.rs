//! People, organisations, places and other named things, under all their names.

use serde::{Deserialize, Serialize};

use super::{EntityId, Span};

/// What kind of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, institution, party, alliance, team.
    Organisation,
    /// A country, town, region, building, river.
    Place,
    /// Anything else with a name: events, works, laws, nationalities.
    Other,
}

impl EntityKind {
    /// Every kind, in the order of display.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Place, Self::Other];

    /// The kind in one lower-case word, as in JSON and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Other => "other",
        }
    }
}

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
    /// In the order of the text.
    pub mentions: Vec<Mention>,
}

/// One of an entity's names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Alias {
    /// As it is written in the articles.
    pub name: String,
    /// How many mentions use it.
    pub mentions: u32,
    /// Why it was taken as this entity's; empty for the main name.
    pub reason: String,
}

/// One entity of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Entity {
    /// Its identifier.
    pub id: EntityId,
    /// The name that most mentions agree on, in full.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// All its names, the most used first.
    pub aliases: Vec<Alias>,
    /// How many articles name it.
    pub articles: u32,
}
