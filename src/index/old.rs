//! Files of the index in formats 1 and 2: JSON, without stems, first paragraphs and quotations.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::chunk::{Chunk, Places};
use super::posting::{Posting, kept};
use super::section::Section;

#[derive(Deserialize)]
struct OldChunk {
    /// By term: article, occurrences in the title, places.
    terms: BTreeMap<String, Vec<(u32, u32, Vec<u32>)>>,
}

/// Reads a file as what has taken its place.
pub fn read_old(bytes: &[u8]) -> Result<(Chunk, Places), String> {
    let old: OldChunk = serde_json::from_slice(bytes).map_err(|error| format!("It cannot be read: {error}."))?;
    let rising = |list: &[u32]| list.iter().zip(list.iter().skip(1)).all(|(one, next)| one < next);
    let mut section = Section::default();
    for (term, postings) in old.terms {
        let docs: Vec<u32> = postings.iter().map(|(doc, ..)| *doc).collect();
        if !rising(&docs) || !postings.iter().all(|(.., at)| rising(at) && !at.is_empty()) {
            return Err("It is altered: its lists are not in order.".to_owned());
        }
        let new = |(doc, title, at): (u32, u32, Vec<u32>)| {
            let at = at.into_iter().map(|place| kept(place, false)).collect();
            Posting { doc, title, at, ..Posting::default() }
        };
        section.terms.insert(term, postings.into_iter().map(new).collect());
    }
    let (terms, places) = section.encode();
    Ok((Chunk::decode(&terms)?, Places::decode(&places)?))
}
