//! Reported speech with a clear source: "Peskov confirmed that …" and "…, Peskov said."
//!
//! Kept precise rather than many: the source is a name right beside the verb, the verb is one of speech, and nothing
//! negates it.

use super::marks::Marked;
use super::speaker::{Source, View};
use super::subject::is_speech_verb;
use crate::model::{Block, Quote, QuoteKind};

/// Adds the reported speech of one block.
pub(super) fn indirect(number: usize, block: &Block, view: &View<'_, '_>, own: &[Marked], out: &mut Vec<Quote>) {
    for sentence in &block.sentences {
        let (start, end) = (sentence.start as usize, sentence.end as usize);
        let before_end = own.partition_point(|quote| quote.start < end);
        if before_end.checked_sub(1).and_then(|at| own.get(at)).is_some_and(|quote| start < quote.end) {
            continue;
        }
        let from = view.tokens.partition_point(|token| token.start < start);
        let to = view.tokens.partition_point(|token| token.start < end);
        if let Some((source, clause)) = in_sentence(view, from, to) {
            let range = view.tokens.get(clause.0).zip(clause.1.checked_sub(1).and_then(|at| view.tokens.get(at)));
            let Some((first, last)) = range else { continue };
            let Some(text) = block.text.get(first.start..last.end) else { continue };
            let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            out.push(Quote {
                kind: QuoteKind::Indirect,
                block: narrow(number),
                start: narrow(first.start),
                end: narrow(last.end),
                text: text.to_owned(),
                speaker: view.mention(number, &block.text, &source),
                speaker_entity: None,
                evidence: source.evidence,
            });
        }
    }
}

/// The source of a sentence of reported speech, and the tokens of what is reported.
fn in_sentence(view: &View<'_, '_>, from: usize, to: usize) -> Option<(Source, (usize, usize))> {
    let word = |at: usize| view.tokens.get(at).map_or("", |token| token.folded.as_str());
    let mark = |at: usize| view.tokens.get(at).is_some_and(|token| !token.is_word());
    let named = |at: usize| view.cover.get(at).copied().flatten().and_then(|index| view.found.get(index)).copied();
    let mut end = to;
    while end > from && mark(end - 1) {
        end -= 1;
    }
    // "…, Peskov said."
    if end >= from + 6
        && is_speech_verb(word(end - 1), view.facts)
        && let Some((_, start, behind)) = named(end - 2)
        && behind == end - 1
        && start > from + 3
        && view.tokens.get(start - 1).is_some_and(|token| token.is_mark(","))
    {
        let evidence = format!("“{}” behind it", word(end - 1));
        return Some((Source { from: start, to: behind, evidence, weight: 2 }, (from, start - 1)));
    }
    for verb in from + 1..end.saturating_sub(3).min(from + 40) {
        if !is_reporting(word(verb)) {
            continue;
        }
        let Some((_, start, behind)) = named(verb - 1) else { continue };
        let that = (verb + 1..(verb + 5).min(end)).find(|&at| word(at) == "that");
        let plain = (verb + 1..that.unwrap_or(end)).all(|at| !mark(at));
        if behind == verb
            && start <= from + 12
            && let Some(that) = that
            && plain
            && end > that + 3
            && !(from..verb).any(|at| matches!(word(at), "if" | "whether" | "unless" | "that"))
        {
            let evidence = format!("“{} that” before it", word(verb));
            return Some((Source { from: start, to: behind, evidence, weight: 2 }, (that + 1, end)));
        }
    }
    None
}

/// Verbs of which the clause behind "that" is what somebody says.
fn is_reporting(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "confirmed"
            | "confirms"
            | "stated"
            | "states"
            | "added"
            | "adds"
            | "announced"
            | "announces"
            | "warned"
            | "warns"
            | "noted"
            | "notes"
            | "explained"
            | "explains"
            | "insisted"
            | "insists"
            | "claimed"
            | "claims"
            | "argued"
            | "argues"
            | "emphasized"
            | "emphasised"
            | "emphasizes"
            | "stressed"
            | "stresses"
            | "denied"
            | "denies"
            | "acknowledged"
            | "acknowledges"
            | "admitted"
            | "declared"
            | "indicated"
            | "revealed"
            | "reported"
            | "reports"
            | "maintained"
            | "asserted"
            | "asserts"
            | "suggested"
            | "suggests"
            | "reiterated"
            | "remarked"
            | "pointed"
    )
}
