//! One raw file in, one article out: text decoded, the article's lines told from the page's, its facts read.
//!
//! Knows one file at a time, but for [`remove_repeated`]. Knows nothing of entities, stories or comparison, and reads
//! no HTML: the input is visible text, however crude.

mod blocks;
mod byline;
mod context;
mod country;
mod date;
mod dateline;
mod decode;
mod doubled;
mod error;
mod facts;
mod feature;
mod furniture;
mod language;
mod line;
mod outlet;
mod page;
mod role;
mod segment;
mod title;
mod weights;

pub use error::IngestError;

use crate::model::{ArticleId, Draft, Notice, NoticeCode};
use page::Page;
use role::Role;

/// Reads one file of visible text. `source` is the path as it was given; the identifier comes from the bytes.
///
/// # Errors
///
/// When the file is empty, no text, too large, or holds no article.
pub fn read(source: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let (raw, mut notices) = decode::decode(source, bytes)?;
    let page = Page::of(&raw);
    let body = page.body();
    let facts = facts::collect(&page, &body);
    let roles = role::roles(&page, &facts);
    if !roles.iter().any(|role| matches!(role, Role::Keep(_))) {
        return Err(IngestError::NoArticle { lines: page.lines.len(), path: source.to_owned() });
    }
    if page.copies.contains(&true) {
        let text = "The file holds the article more than once; the first copy was kept.";
        notices.push(Notice::new(NoticeCode::RepeatedArticle, text));
    }
    let (blocks, removed) = blocks::assemble(&raw, &page.lines, &roles);
    notices.extend(facts.notices);
    Ok(Draft {
        id: ArticleId::of_bytes(bytes),
        source: source.to_owned(),
        title: facts.title.map(|title| title.text),
        outlet: facts.outlet,
        byline: facts.byline,
        published: facts.dates.published,
        updated: facts.dates.updated,
        place: facts.place,
        language: facts.language,
        blocks,
        removed,
        notices,
        raw,
    })
}

/// The features of every line of a text, for training: text, features, words of the lexicon.
#[doc(hidden)]
pub fn line_features(raw: &str) -> Vec<(String, Vec<u16>, Vec<String>)> {
    let lines = line::lines(raw);
    let looks = feature::looks(&lines);
    let features = feature::features(&lines, &looks);
    lines.iter().zip(features).map(|(line, own)| (line.text.clone(), own, feature::lexical(line))).collect()
}
