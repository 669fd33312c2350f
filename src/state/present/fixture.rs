//! Small articles and comparisons for the tests of this folder.

use crate::engine::{ArticleHead, CompareView};
use crate::model::{
    Aligned, Article, ArticleId, Block, BlockKind, Comparison, Draft, EntityKind, EntityMentions, Mention, Sentence,
    Span,
};
use crate::state::SentenceKey;
use crate::text::sentences;

/// An article of paragraphs, each with names that occur in it.
pub(super) fn article(id: &str, paragraphs: &[(&str, &[(&str, EntityKind)])]) -> Article {
    let block = |text: &str| Block {
        kind: BlockKind::Paragraph,
        text: text.into(),
        raw: Span::default(),
        sentences: sentences(text),
    };
    let mut entities = Vec::new();
    for (at, (text, names)) in (0_u32..).zip(paragraphs) {
        for &(name, kind) in *names {
            let span = text.find(name).map(|start| Span::new(start, start + name.len())).unwrap_or_default();
            let mention = Mention { block: at, start: span.start, end: span.end, text: name.into() };
            entities.push(EntityMentions::new(name.into(), name.into(), kind, vec![mention]));
        }
    }
    Article {
        draft: Draft {
            id: id.into(),
            source: format!("{id}.txt"),
            title: Some(id.to_owned()),
            language: Some("en".into()),
            blocks: paragraphs.iter().map(|(text, _)| block(text)).collect(),
            ..Draft::default()
        },
        outlet_id: None,
        entities,
        quotes: vec![],
        story: "s".into(),
        origin: id.into(),
    }
}

/// Two sentences, each by its article and key, and how sure their match is.
pub(super) type Match<'a> = ((&'a str, &'a str), (&'a str, &'a str), f64);

/// A comparison in which every sentence without a match stands alone.
pub(super) fn compared(articles: &[Article], matches: &[Match<'_>]) -> CompareView {
    let sentence = |article: &ArticleId, key: SentenceKey| {
        let block = articles
            .iter()
            .find(|found| found.draft.id == *article)
            .map(|found| &found.draft.blocks[key.block as usize])
            .unwrap();
        let span = block.sentences[key.sentence as usize];
        Sentence {
            article: article.clone(),
            block: key.block,
            sentence: key.sentence,
            start: span.start,
            end: span.end,
            text: span.of(&block.text).into(),
        }
    };
    let at = |(article, key): (&str, &str)| sentence(&article.into(), key.parse().unwrap());
    let aligned: Vec<_> = matches.iter().map(|&(a, b, score)| Aligned { a: at(a), b: at(b), score }).collect();
    let mut comparison = Comparison { aligned, ..Comparison::default() };
    for article in articles {
        let id = &article.draft.id;
        let all = (0..).zip(&article.draft.blocks).flat_map(|(block, found)| {
            (0..).zip(&found.sentences).map(move |(at, _)| SentenceKey { block, sentence: at })
        });
        let alone = all
            .map(|key| sentence(id, key))
            .filter(|one| !comparison.aligned.iter().any(|pair| pair.a == *one || pair.b == *one));
        let alone = alone.collect();
        comparison.only.insert(id.clone(), alone);
    }
    let head = |article: &Article| ArticleHead {
        id: article.draft.id.clone(),
        title: article.draft.title.clone().unwrap_or_default(),
        outlet: None,
        outlet_name: None,
        published: None,
        story: article.story.clone(),
        origin: article.origin.clone(),
        words: 10,
    };
    CompareView {
        articles: articles.to_vec(),
        heads: articles.iter().map(head).collect(),
        comparison,
        others: vec![],
        unknown: vec![],
        missing: vec![],
    }
}
