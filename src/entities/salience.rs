//! How central each entity is to its article.
//!
//! The features are those that count most in J. Dunietz and D. Gillick, "A New Entity Salience Task with Millions of
//! Training Examples" (2014): where it is first named, how often, and whether the headline names it. Weights by hand:
//!
//! ```text
//! salience = 0.45 frequency + 0.30 position + 0.20 headline + 0.05 office
//! ```
//!
//! frequency is ln(1 + mentions) over that of the entity with the most; position is 1 - √x, with x the share of the text
//! before its first mention; headline and office are 1 or 0. Without a headline the rest is scaled to reach 1.

use crate::model::{Block, EntityMentions, Share};
use crate::text;

/// Fills in how central each entity is to the article with this headline and these blocks.
pub fn weigh(entities: &mut [EntityMentions], title: Option<&str>, blocks: &[Block]) {
    let mut begins = Vec::with_capacity(blocks.len());
    let mut length = 0_usize;
    for block in blocks {
        begins.push(length);
        length += block.text.len();
    }
    let title = title.map(spaced);
    let most = entities.iter().map(|entity| entity.mentions.len()).max().unwrap_or_default();
    for entity in entities {
        let frequency = (1.0 + entity.mentions.len() as f64).ln() / (1.0 + most.max(1) as f64).ln();
        let first = entity.mentions.first().map_or(length, |mention| {
            begins.get(mention.block as usize).copied().unwrap_or(length) + mention.start as usize
        });
        let position = 1.0 - (first as f64 / length.max(1) as f64).min(1.0).sqrt();
        let office = if entity.roles.is_empty() { 0.0 } else { 1.0 };
        let own = 0.45 * frequency + 0.30 * position + 0.05 * office;
        entity.salience = Share::new(match &title {
            Some(title) => own + if is_in(title, entity) { 0.20 } else { 0.0 },
            None => own / 0.80,
        });
    }
}

/// The folded words of a text, each between spaces.
fn spaced(line: &str) -> String {
    let mut out = String::from(" ");
    for word in text::words(line) {
        out.push_str(&text::fold(word.span.of(line)));
        out.push(' ');
    }
    out
}

fn is_in(title: &str, entity: &EntityMentions) -> bool {
    let mut forms: Vec<&str> = entity.forms.iter().map(|form| form.text.as_str()).collect();
    forms.push(&entity.name);
    forms.iter().any(|form| {
        let form = spaced(form);
        form.len() > 2 && title.contains(&form)
    })
}

#[cfg(test)]
mod tests {
    use super::super::{join, recognise};
    use super::*;
    use crate::model::{BlockKind, Span};

    #[test]
    fn whom_the_headline_and_the_first_lines_name_is_more_central_than_whom_the_last_one_does() {
        let paragraphs = [
            "Mayor Anna Weber closed the bridge on Monday. Weber said that it was old.",
            "Weber left Oslo in the evening. It was cold, and few had come to see the end of a long day.",
            "A neighbour of Karl Berg watched.",
        ];
        let block = |line: &&str| Block {
            kind: BlockKind::Paragraph,
            text: (*line).to_owned(),
            raw: Span::default(),
            sentences: text::sentences(line),
        };
        let blocks: Vec<Block> = paragraphs.iter().map(block).collect();
        let mut entities = join(&[recognise(&blocks)], &[]).mentions.remove(0);
        weigh(&mut entities, Some("Weber closes old bridge"), &blocks);
        let of = |name: &str| entities.iter().find(|own| own.name == name).map(|own| own.salience.value()).unwrap();
        assert!(of("Anna Weber") > 0.9 && of("Oslo") < 0.6 && of("Karl Berg") < of("Oslo"), "{entities:?}");
        weigh(&mut entities, None, &blocks);
        assert!(entities.iter().all(|own| (0.0..=1.0).contains(&own.salience.value())));
    }
}
