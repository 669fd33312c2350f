//! Articles as their comparable sentences.
//!
//! Decides which blocks count: running text, summaries and highlights do; headings, captions and notes do not, for they
//! report nothing by themselves. Articles stand in the order of their identifiers here, so that no finding depends on the
//! order in which they were named; `rank` is the way back to that order.

use std::borrow::Cow;

use super::desk::Desk;
use super::lexicon::Lexicon;
use super::profile::{Maker, Profile};
use super::token::{Context, hash};
use crate::model::{Article, BlockKind, Quote, Reach, Sentence, Span};
use crate::text::{Ordered, slug};

/// A sentence of an article.
pub(super) struct Line<'a> {
    pub(super) block: u32,
    pub(super) sentence: u32,
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) profile: &'a Profile,
}

/// A comparable sentence of an article without its text: what is worked out once for each article.
#[derive(Debug)]
pub(super) struct Prepared {
    block: u32,
    sentence: u32,
    profile: Profile,
}

/// Where a sentence stands: the article and the line's position in it.
pub(super) type At = (u32, u32);

/// The articles that are compared.
pub(super) struct Case<'a> {
    /// By identifier, each once.
    pub(super) articles: Vec<&'a Article>,
    /// The lines of each.
    pub(super) lines: Vec<Vec<Line<'a>>>,
    /// Every writing of a word in them.
    pub(super) lexicon: &'a Lexicon,
    /// For each article its position in the order of display.
    pub(super) rank: Vec<usize>,
    /// For each article the number of its outlet; equal for equal outlets.
    pub(super) outlets: Vec<usize>,
    /// For each article the number of its origin.
    pub(super) origins: Vec<usize>,
}

impl<'a> Case<'a> {
    /// Of articles in the order of display, each of which lies prepared on the desk. An article that is named twice
    /// counts once.
    pub(super) fn new(named: &[&'a Article], desk: &'a Desk) -> Self {
        let mut shown: Vec<&'a Article> = Vec::with_capacity(named.len());
        for article in named {
            if !shown.iter().any(|known| known.draft.id == article.draft.id) {
                shown.push(article);
            }
        }
        let mut order: Vec<(usize, &'a Article)> = shown.into_iter().enumerate().collect();
        order.order_by(|a, b| a.1.draft.id.cmp(&b.1.draft.id));
        let (rank, articles): (Vec<usize>, Vec<&'a Article>) = order.into_iter().unzip();
        let outlet = |(at, article): (usize, &&'a Article)| {
            let same = |other: &&Article| other.outlet_id.is_some() && other.outlet_id == article.outlet_id;
            articles.iter().position(same).unwrap_or(at)
        };
        let outlets = articles.iter().enumerate().map(outlet).collect();
        let origin = |article: &&'a Article| articles.iter().position(|other| other.origin == article.origin);
        let origins = articles.iter().map(|article| origin(article).unwrap_or_default()).collect();
        let lines = articles.iter().map(|article| lines(article, desk.prepared(article))).collect();
        Self { articles, lines, lexicon: desk.lexicon(), rank, outlets, origins }
    }

    /// A line.
    pub(super) fn line(&self, at: At) -> Option<&Line<'a>> {
        self.lines.get(at.0 as usize)?.get(at.1 as usize)
    }

    /// A line as the world sees it.
    pub(super) fn sentence(&self, at: At) -> Sentence {
        let (Some(line), Some(article)) = (self.line(at), self.articles.get(at.0 as usize)) else {
            return Sentence::default();
        };
        Sentence {
            article: article.draft.id.clone(),
            block: line.block,
            sentence: line.sentence,
            start: line.span.start,
            end: line.span.end,
            text: line.text.to_owned(),
        }
    }

    /// The article's place in the order of display.
    pub(super) fn rank_of(&self, article: u32) -> usize {
        self.rank.get(article as usize).copied().unwrap_or_default()
    }

    /// Where a line stands in the order of display.
    pub(super) fn place(&self, at: At) -> (usize, u32) {
        (self.rank_of(at.0), at.1)
    }

    /// The articles in the order of display.
    pub(super) fn shown(&self) -> Vec<u32> {
        let mut shown: Vec<u32> = (0_u32..).take(self.articles.len()).collect();
        shown.order_by_key(|&article| self.rank_of(article));
        shown
    }

    /// How far something reaches that these articles have.
    pub(super) fn reach(&self, articles: impl Iterator<Item = u32>) -> Reach {
        let mut seen: Vec<u32> = articles.collect();
        seen.sort_unstable();
        seen.dedup();
        let distinct = |numbers: &[usize]| {
            let mut found: Vec<usize> =
                seen.iter().filter_map(|&article| numbers.get(article as usize)).copied().collect();
            found.sort_unstable();
            found.dedup();
            u32::try_from(found.len()).unwrap_or(u32::MAX)
        };
        Reach {
            articles: u32::try_from(seen.len()).unwrap_or(u32::MAX),
            outlets: distinct(&self.outlets),
            origins: distinct(&self.origins),
        }
    }

    /// The sentence of any block that has this byte.
    pub(super) fn sentence_at(&self, article: u32, block: u32, byte: u32) -> Option<Sentence> {
        let article = self.articles.get(article as usize)?;
        let found = article.draft.blocks.get(block as usize)?;
        let at = found.sentences.partition_point(|span| span.start <= byte).checked_sub(1)?;
        words_at(article, block, *found.sentences.get(at)?)
    }
}

/// Words of a block with their place.
pub(super) fn words_at(article: &Article, block: u32, span: Span) -> Option<Sentence> {
    let found = article.draft.blocks.get(block as usize)?;
    let sentence = found.sentences.partition_point(|other| other.start <= span.start).saturating_sub(1);
    Some(Sentence {
        article: article.draft.id.clone(),
        block,
        sentence: u32::try_from(sentence).ok()?,
        start: span.start,
        end: span.end,
        text: found.text.get(span.range())?.to_owned(),
    })
}

/// Whether the sentences of such a block are compared.
pub(super) fn counts(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Summary | BlockKind::Highlight)
}

/// The comparable sentences of an article with their text.
fn lines<'a>(article: &'a Article, prepared: &'a [Prepared]) -> Vec<Line<'a>> {
    let line = |Prepared { block, sentence, profile }: &'a Prepared| {
        let found = article.draft.blocks.get(*block as usize)?;
        let span = *found.sentences.get(*sentence as usize)?;
        Some(Line { block: *block, sentence: *sentence, span, text: span.of(&found.text), profile })
    };
    prepared.iter().filter_map(line).collect()
}

/// The comparable sentences of an article, in order. Those without a word are left out.
pub(super) fn prepare(article: &Article, lexicon: &mut Lexicon, maker: &mut Maker) -> Vec<Prepared> {
    let names = names(article);
    let mut out = Vec::new();
    let mut here: Vec<(Span, &str)> = Vec::new();
    for (at, block) in (0_u32..).zip(&article.draft.blocks) {
        if !counts(block.kind) {
            continue;
        }
        for (sentence, span) in (0_u32..).zip(&block.sentences) {
            let inside = |place: &&(u32, Span, Cow<'_, str>)| place.0 == at && span.contains(place.1);
            let start = names.partition_point(|place| (place.0, place.1.start) < (at, span.start));
            let found = names.get(start..).unwrap_or_default().iter().take_while(inside);
            here.clear();
            here.extend(found.map(|(_, name, id)| {
                (Span { start: name.start - span.start, end: name.end - span.start }, id.as_ref())
            }));
            let context = Context { names: &here, published: article.draft.published };
            let mut profile = maker.profile(span.of(&block.text), context, lexicon);
            profile.speaker = speaker(article, at, *span);
            if !profile.sequence.is_empty() {
                out.push(Prepared { block: at, sentence, profile });
            }
        }
    }
    out
}

/// A hash of who is quoted first in a part of a block.
fn speaker(article: &Article, block: u32, span: Span) -> Option<u64> {
    let here = |quote: &&Quote| quote.block == block && quote.start < span.end && span.start < quote.end;
    let found = article.quotes.iter().filter(here).find_map(|quote| quote.speaker_entity.as_ref());
    found.map(|id| hash(id.as_str().bytes()))
}

/// Where the article names entities: block, bytes, identifier; in order, the longer of overlapping ones. A name that
/// stands for a government there has its country's behind its own.
fn names(article: &Article) -> Vec<(u32, Span, Cow<'_, str>)> {
    let mut all: Vec<(u32, Span, Cow<'_, str>)> = Vec::new();
    for entity in &article.entities {
        for (mention, number) in entity.mentions.iter().zip(0_u32..) {
            let stands = entity.stands_for.iter().find(|stands| stands.mention == number);
            let own = entity.id.as_str();
            let country = stands.and_then(|stands| stands.what.strip_prefix("the government of "));
            let id = match country.map(|name| slug(name.strip_prefix("the ").unwrap_or(name))) {
                Some(country) if country != own => Cow::Owned(format!("{own}={country}")),
                _ => Cow::Borrowed(own),
            };
            if !mention.place().span().is_empty() {
                all.push((mention.block, mention.place().span(), id));
            }
        }
    }
    all.order_by(|a, b| (a.0, a.1.start, b.1.end, &a.2).cmp(&(b.0, b.1.start, a.1.end, &b.2)));
    let mut kept: Vec<(u32, Span, Cow<'_, str>)> = Vec::with_capacity(all.len());
    for name in all {
        if kept.last().is_none_or(|last| last.0 != name.0 || last.1.end <= name.1.start) {
            kept.push(name);
        }
    }
    kept
}

/// Which scores were given to pairs of lines of different articles: each pair from both of its ends, by place.
#[derive(Default)]
pub(super) struct Scores(Vec<(At, At, f64)>);

impl Scores {
    /// Of pairs, each given once.
    pub(super) fn new(pairs: &[(At, At, f64)]) -> Self {
        let mut all: Vec<(At, At, f64)> = Vec::with_capacity(pairs.len() * 2);
        all.extend(pairs.iter().flat_map(|&(a, b, score)| [(a, b, score), (b, a, score)]));
        all.order_by_key(|&(a, b, _)| (a, b));
        Self(all)
    }

    /// The score of two lines; none where they were not worth looking at.
    pub(super) fn of(&self, a: At, b: At) -> Option<f64> {
        let at = self.0.binary_search_by_key(&(a, b), |&(one, two, _)| (one, two)).ok()?;
        self.0.get(at).map(|(_, _, score)| *score)
    }

    /// The lines of an article that a line was scored with.
    pub(super) fn with(&self, at: At, article: u32) -> impl Iterator<Item = (At, f64)> + '_ {
        let from = self.0.partition_point(|&(one, two, _)| (one, two) < (at, (article, 0)));
        let rest = self.0.get(from..).unwrap_or_default().iter();
        rest.take_while(move |(one, two, _)| *one == at && two.0 == article).map(|&(_, two, score)| (two, score))
    }
}
