//! People, organisations, places and other named things, under all their names.

use serde::{Deserialize, Serialize};

use super::{EntityId, Share};

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

/// What something of the kind "other" is, where its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntitySort {
    /// A war, a cup, a summit, a storm.
    Event,
    /// A book, a film, a programme, a prize for one.
    Work,
    /// An act, a treaty, an amendment.
    Law,
    /// A weapon, or what carries one.
    Weapon,
    /// People of one country or nation, and their language.
    Nationality,
    /// A faith and those who hold it.
    Religion,
    /// Any other group of people: of a party, a movement, a continent.
    Group,
}

impl EntitySort {
    /// Every sort, in the order of display.
    pub const ALL: [Self; 7] =
        [Self::Event, Self::Work, Self::Law, Self::Weapon, Self::Nationality, Self::Religion, Self::Group];

    /// The sort in one lower-case word, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Work => "work",
            Self::Law => "law",
            Self::Weapon => "weapon",
            Self::Nationality => "nationality",
            Self::Religion => "religion",
            Self::Group => "group",
        }
    }
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
    /// How sure that is. Left out where it is 1, and before format 3.
    #[serde(default = "Share::full", skip_serializing_if = "Share::is_full")]
    pub score: Share,
    /// Whether only articles that give a fuller name use it. Left out where it is false.
    #[serde(default, skip_serializing_if = "is_false")]
    pub short: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Words for something, and in how many articles they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Counted {
    /// The words.
    pub text: String,
    /// The number of articles.
    pub articles: u32,
}

/// What the tables of facts know of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EntityNote {
    /// In words: "country", "capital of Norway", "people or language of Norway".
    pub text: String,
    /// The entity that the words end with, where the corpus has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<EntityId>,
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
    /// What it is among the things of the kind "other".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<EntitySort>,
    /// All its names, the most used first.
    pub aliases: Vec<Alias>,
    /// How many articles name it.
    pub articles: u32,
    /// Its titles and offices as articles give them, the most frequent first; at most [`Entity::MOST_ROLES`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Counted>,
    /// What its name stands for in articles that show it ("the government of Norway" for "Oslo").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stands_for: Vec<Counted>,
    /// What is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<EntityNote>,
    /// Names that the makers of the corpus say are not its.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<String>,
}

impl Entity {
    /// How many roles the manifest keeps of an entity.
    pub const MOST_ROLES: usize = 6;

    /// An entity of which no more is known yet.
    pub fn named(id: EntityId, name: String, kind: EntityKind, sort: Option<EntitySort>) -> Self {
        Self {
            id,
            name,
            kind,
            sort,
            aliases: Vec::new(),
            articles: 0,
            roles: Vec::new(),
            stands_for: Vec::new(),
            note: None,
            apart: Vec::new(),
        }
    }
}

/// Two entities that may be one. They were not joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Proposal {
    /// The one with the fuller name.
    pub entity: EntityId,
    /// The other.
    pub other: EntityId,
    /// What speaks for it.
    pub reason: String,
    /// How sure that is; a join is made from about 0.9.
    pub score: Share,
}
