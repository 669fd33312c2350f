//! Stand-in.
use crate::model::Draft;
/// x
pub fn remove_repeated(_d: &mut [Draft]) {}
/// x
pub fn read(source: &str, bytes: &[u8]) -> Result<Draft, String> {
    let raw = String::from_utf8_lossy(bytes).into_owned();
    let block = crate::model::Block {
        kind: crate::model::BlockKind::Paragraph,
        text: crate::text::fold_space(&raw),
        raw: crate::model::Span::new(0, raw.len()),
        sentences: vec![],
    };
    Ok(Draft {
        id: crate::model::ArticleId::of_bytes(bytes),
        source: source.into(),
        title: None,
        outlet: None,
        byline: None,
        published: None,
        updated: None,
        place: None,
        language: None,
        blocks: vec![block],
        removed: vec![],
        notices: vec![],
        raw,
    })
}
