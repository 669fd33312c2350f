//! Stand-in.
use crate::model::{Block, Entity, EntityMentions, Quote};
/// x
pub struct Found;
/// x
pub struct Joined {
    /// x
    pub entities: Vec<Entity>,
    /// x
    pub mentions: Vec<Vec<EntityMentions>>,
}
/// x
pub fn recognise(_b: &[Block]) -> Vec<Found> {
    vec![]
}
/// x
pub fn join(a: &[Vec<Found>]) -> Joined {
    Joined { entities: vec![], mentions: vec![vec![]; a.len()] }
}
/// x
pub fn quotes(_b: &[Block], _f: &[Found]) -> Vec<Quote> {
    vec![]
}
/// x
pub fn link_speakers(_q: &mut [Quote], _m: &[EntityMentions]) {}
