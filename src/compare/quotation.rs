//! The same quotation in different cuts, and who is quoted by whom.
//!
//! Two quotations are one where the shorter's words stand in the longer in their order for the most part, with four in a
//! row among them. Knows nothing of how speakers were found.

use std::collections::BTreeMap;

use super::article::{Case, words_at};
use super::lcs;
use super::token::hash;
use super::union::Union;
use crate::model::{Cut, EntityId, Hearing, Mention, Quotation, Quote, QuoteKind, Sentence, Span, Voice};
use crate::text::{Ordered, fold, words};

/// So many words in a row must be shared, or all of the shorter where it has fewer.
const RUN: usize = 4;
/// A quotation with fewer words is a phrase that anyone may use.
const LEAST_WORDS: usize = 3;
/// The share of the shorter's words that the longer must have in order.
const SHARE: f64 = 0.7;
/// Words beyond this many are not looked at.
const MOST_WORDS: usize = 400;
/// Of the quotations that share a run of words, how many are looked at.
const MOST_SHARING: usize = 40;

/// A direct quotation of an article.
struct Said<'a> {
    article: u32,
    quote: &'a Quote,
    keys: Vec<u64>,
    at: Sentence,
}

/// Quotations that two or more articles give.
pub(super) fn quotations(case: &Case<'_>) -> Vec<Quotation> {
    let said = said(case);
    let mut alike = Union::of(said.len());
    for (one, two) in sharing(&said) {
        if let (Some(a), Some(b)) = (said.get(one), said.get(two))
            && shared(&a.keys, &b.keys).is_some()
        {
            alike.join(one, two);
        }
    }
    let mut groups: BTreeMap<usize, Vec<&Said<'_>>> = BTreeMap::new();
    for (at, one) in said.iter().enumerate() {
        groups.entry(alike.first(at)).or_default().push(one);
    }
    let several =
        |group: &Vec<&Said<'_>>| group.iter().any(|one| Some(one.article) != group.first().map(|first| first.article));
    let mut out: Vec<Quotation> = groups.into_values().filter(several).map(|group| quotation(case, group)).collect();
    let length = |quotation: &Quotation| quotation.cuts.iter().map(|cut| cut.words).max();
    let first = |quotation: &Quotation| quotation.cuts.iter().map(|cut| cut.at.clone()).min();
    out.order_by(|a, b| {
        (b.cuts.len(), length(b)).cmp(&(a.cuts.len(), length(a))).then_with(|| first(a).cmp(&first(b)))
    });
    out
}

fn quotation(case: &Case<'_>, mut group: Vec<&Said<'_>>) -> Quotation {
    // of equals the first by content stands for the longest, whatever the order of display
    let longest = group.iter().max_by(|a, b| a.keys.len().cmp(&b.keys.len()).then_with(|| b.at.cmp(&a.at))).copied();
    group.order_by_key(|said| (case.rank_of(said.article), said.at.block, said.at.start));
    let whole = longest.map(|said| said.keys.as_slice()).unwrap_or_default();
    let speakers: Vec<&EntityId> = group.iter().filter_map(|said| said.quote.speaker_entity.as_ref()).collect();
    let cut = |said: &&Said<'_>| Cut {
        at: said.at.clone(),
        words: u32::try_from(said.keys.len()).unwrap_or(u32::MAX),
        shared: lcs::length(&said.keys, whole) as f64 / said.keys.len().max(1) as f64,
        speaker: said.quote.speaker.as_ref().map(|speaker| speaker.text.clone()),
        speaker_entity: said.quote.speaker_entity.clone(),
    };
    let place = group.iter().position(|said| longest.is_some_and(|longest| longest.at == said.at));
    Quotation {
        longest: place.and_then(|place| u32::try_from(place).ok()).unwrap_or_default(),
        speakers_differ: speakers.iter().any(|speaker| speakers.first() != Some(speaker)),
        cuts: group.iter().map(cut).collect(),
    }
}

/// Every direct quotation that is long enough.
fn said<'a>(case: &Case<'a>) -> Vec<Said<'a>> {
    let mut out = Vec::new();
    for (number, &article) in (0_u32..).zip(&case.articles) {
        for quote in article.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct) {
            let keys: Vec<u64> =
                words(&quote.text).take(MOST_WORDS).map(|word| hash(fold(word.text).bytes())).collect();
            let Some(at) = words_at(article, quote.block, Span { start: quote.start, end: quote.end }) else {
                continue;
            };
            if keys.len() >= LEAST_WORDS {
                out.push(Said { article: number, quote, keys, at: Sentence { text: quote.text.clone(), ..at } });
            }
        }
    }
    out
}

/// Pairs of quotations of different articles that share three words in a row.
fn sharing(said: &[Said<'_>]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(u64, usize)> = Vec::new();
    for (at, one) in said.iter().enumerate() {
        runs.extend(one.keys.windows(LEAST_WORDS).map(|run| (hash(run.iter().flat_map(|key| key.to_le_bytes())), at)));
    }
    runs.sort_unstable();
    runs.dedup();
    let mut pairs = Vec::new();
    for list in runs.chunk_by(|a, b| a.0 == b.0) {
        let list = list.get(..MOST_SHARING).unwrap_or(list);
        for (place, (_, one)) in list.iter().enumerate() {
            let article = |at: &usize| said.get(*at).map(|said| said.article);
            let others = list.iter().skip(place + 1).filter(|(_, two)| article(one) != article(two));
            pairs.extend(others.map(|(_, two)| (*one, *two)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many words two quotations share in order, where they are one.
fn shared(a: &[u64], b: &[u64]) -> Option<usize> {
    let shorter = a.len().min(b.len());
    let common = lcs::length(a, b);
    let run = longest_run(a, b);
    (run >= RUN.min(shorter) && common as f64 >= SHARE * shorter as f64).then_some(common)
}

fn longest_run(a: &[u64], b: &[u64]) -> usize {
    let mut best = 0;
    let mut row = vec![0_usize; b.len() + 1];
    for item in a {
        let mut before = 0;
        for (slot, other) in row.iter_mut().skip(1).zip(b) {
            let here = std::mem::replace(slot, if item == other { before + 1 } else { 0 });
            best = best.max(*slot);
            before = here;
        }
    }
    best
}

/// Who is quoted, by which article, and how much.
pub(super) fn voices(case: &Case<'_>) -> Vec<Voice> {
    let mut found: BTreeMap<(Option<EntityId>, String), BTreeMap<usize, Hearing>> = BTreeMap::new();
    let mut names: BTreeMap<EntityId, String> = BTreeMap::new();
    for (number, article) in (0_u32..).zip(&case.articles) {
        for entity in &article.entities {
            names.entry(entity.id.clone()).or_insert_with(|| entity.name.clone());
        }
        for quote in &article.quotes {
            let is_direct = quote.kind == QuoteKind::Direct;
            let key = speaker(quote.speaker_entity.as_ref(), quote.speaker.as_ref());
            if !is_direct && key == (None, String::new()) {
                continue;
            }
            let span = Span { start: quote.start, end: quote.end };
            let Some(at) = words_at(article, quote.block, span) else { continue };
            let hearing = found.entry(key).or_default().entry(case.rank_of(number)).or_insert_with(|| Hearing {
                article: article.draft.id.clone(),
                quotes: 0,
                words: 0,
                reported: 0,
                first: at.clone(),
            });
            if (at.block, at.start) < (hearing.first.block, hearing.first.start) {
                hearing.first = at;
            }
            if is_direct {
                hearing.quotes += 1;
                hearing.words += u32::try_from(words(&quote.text).count()).unwrap_or(u32::MAX);
            } else {
                hearing.reported += 1;
            }
        }
    }
    let mut out: Vec<Voice> = found
        .into_iter()
        .map(|((speaker, name), articles)| Voice {
            name: speaker.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or(name),
            speaker,
            words: articles.values().map(|hearing| hearing.words).sum(),
            articles: articles.into_values().collect(),
        })
        .collect();
    let reported = |voice: &Voice| voice.articles.iter().map(|hearing| hearing.reported).sum::<u32>();
    out.order_by(|a, b| {
        (b.words, b.articles.len(), reported(b))
            .cmp(&(a.words, a.articles.len(), reported(a)))
            .then_with(|| a.name.cmp(&b.name))
    });
    out
}

/// What tells one speaker from another: the entity, else the words without an article before them.
fn speaker(entity: Option<&EntityId>, mention: Option<&Mention>) -> (Option<EntityId>, String) {
    if let Some(entity) = entity {
        return (Some(entity.clone()), String::new());
    }
    let text = mention.map(|mention| mention.text.as_str()).unwrap_or_default();
    let bare = ["The ", "the ", "A ", "a ", "An ", "an "].iter().find_map(|article| text.strip_prefix(article));
    let bare = bare.unwrap_or(text);
    let is_pronoun = ["he", "she", "they", "it", "i", "we", "who"].contains(&fold(bare).as_str());
    (None, if is_pronoun { String::new() } else { bare.to_owned() })
}
