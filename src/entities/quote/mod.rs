//! Quotations of an article with their speakers.
//!
//! A direct quotation is three words or more between marks, or fewer with a verb of speech beside them; the rest are
//! scare quotes and titles. The rules follow T. O'Keefe, S. Pareti, J. R. Curran, I. Koprinska and M. Honnibal, "A
//! Sequence Labelling Approach to Quote Attribution" (2012) in what they look at: the cue verb behind, the cue before,
//! the speaker of the quotation before. "Unattributed" is an answer.

mod indirect;
mod link;
mod marks;
mod speaker;
mod subject;

pub use self::link::link_speakers;
use self::marks::{Marked, marked};
use self::speaker::{Source, View};
use super::facts::facts;
use super::recognise::Found;
use super::token::{self, Token};
use crate::model::{Block, Mention, Quote, QuoteKind};
use crate::text;

/// The quotations of one article in the order of the text. `found` are the article's names, as
/// [`recognise`](super::recognise) gives them for the same blocks.
#[must_use]
pub fn quotes(blocks: &[Block], found: &[Found]) -> Vec<Quote> {
    let facts = facts();
    let spaced_hyphens = token::has_spaced_hyphens(blocks);
    let marked = marked(blocks);
    let mut out = Vec::new();
    let mut said: Option<Said> = None;
    let mut names = found.iter().peekable();
    let mut spans = marked.iter().copied().peekable();
    for (number, block) in blocks.iter().enumerate() {
        let tokens = token::tokens(block, spaced_hyphens, facts);
        let mut here = Vec::new();
        while let Some(name) = names.next_if(|name| name.place.block as usize <= number) {
            here.push(name);
        }
        let view = View::new(&tokens, &here, facts);
        let mut own = Vec::new();
        while let Some(span) = spans.next_if(|span| span.block <= number) {
            own.push(span);
        }
        let from = out.len();
        in_block(blocks, number, &view, &own, &mut said, &mut out);
        indirect::indirect(number, block, &view, &own, &mut out);
        if let Some(added) = out.get_mut(from..) {
            added.sort_by_key(|quote| (quote.start, quote.end));
        }
        if block.text.trim_end().ends_with(':')
            && let Some(speaker) = introduced(block, number, &view)
        {
            said = Some(Said { speaker, paragraphs: 0, open: false, alone: false, introduces: true });
        } else if own.is_empty()
            && let Some(said) = &mut said
        {
            said.paragraphs += 1;
            said.open = false;
            said.introduces = false;
        }
    }
    out
}

/// Whom the last sentence of a paragraph that ends with a colon lets speak in the next.
fn introduced(block: &Block, number: usize, view: &View<'_, '_>) -> Option<Mention> {
    let begin = block.sentences.last().map_or(0, |sentence| sentence.start as usize);
    let from = view.tokens.partition_point(|token| token.start < begin);
    view.mention(number, &block.text, &view.before(from, view.tokens.len())?)
}

/// Who spoke last, and how many paragraphs ago.
struct Said {
    speaker: Mention,
    paragraphs: usize,
    open: bool,
    /// The paragraph before is quotation and nothing else.
    alone: bool,
    /// The paragraph before names the speaker and ends with a colon.
    introduces: bool,
}

fn in_block(
    blocks: &[Block],
    number: usize,
    view: &View<'_, '_>,
    own: &[Marked],
    said: &mut Option<Said>,
    out: &mut Vec<Quote>,
) {
    let Some(block) = blocks.get(number) else { return };
    let first = out.len();
    for (order, span) in own.iter().enumerate() {
        let inner = span.inner(blocks);
        let count = text::words(inner).count();
        let bounds = Bounds::of(block, view.tokens, own, order);
        let (source, evidence) = attribute(block, view, span, &bounds, said.as_ref(), number, out.get(first..));
        let cued = evidence.as_ref().is_some_and(|(_, weight)| *weight >= 2);
        let spoken = cued && ends_like_speech(inner) && bounds.sentence >= bounds.start && bounds.end < bounds.next;
        if count < 3 && !spoken {
            continue;
        }
        if let Some(speaker) = &source {
            let open = !span.closed;
            let alone = span.start == 0 && span.end + 1 >= block.text.trim_end().len();
            *said = Some(Said { speaker: speaker.clone(), paragraphs: 0, open, alone, introduces: false });
        } else if let Some(said) = said {
            said.open = false;
        }
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        out.push(Quote {
            kind: QuoteKind::Direct,
            block: narrow(number),
            start: narrow(span.start),
            end: narrow(span.end),
            text: inner.to_owned(),
            speaker: source,
            speaker_entity: None,
            evidence: evidence.map_or_else(|| "nothing beside it says who".to_owned(), |(evidence, _)| evidence),
        });
    }
}

fn ends_like_speech(inner: &str) -> bool {
    inner.ends_with([',', '.', '!', '?', '…', '\u{2014}'])
}

/// The tokens around a quotation: its sentence before it, the words behind it.
struct Bounds {
    /// The first token of the sentence in which it opens, outside other quotations.
    sentence: usize,
    /// The first token inside it.
    start: usize,
    /// The first token behind it.
    end: usize,
    /// The first token of the next quotation, or the end of the block.
    next: usize,
    /// The first token behind the quotation before it, or 0.
    previous: usize,
}

impl Bounds {
    fn of(block: &Block, tokens: &[Token<'_>], own: &[Marked], order: usize) -> Self {
        let at = |offset: usize| tokens.partition_point(|token| token.start < offset);
        let span = own.get(order).copied();
        let (start, end) = span.map_or((0, 0), |span| (span.start, span.end));
        let next = own.get(order + 1).map_or(block.text.len(), |next| next.start);
        let previous = order.checked_sub(1).and_then(|order| own.get(order)).map_or(0, |previous| previous.end);
        // the sentence in which it opens, or an earlier one where that begins inside another quotation
        let mut number = block.sentences.partition_point(|sentence| sentence.start as usize <= start);
        let mut sentence = 0;
        for _ in 0..50 {
            let Some(begin) = number.checked_sub(1).and_then(|number| block.sentences.get(number)) else { break };
            let begin = begin.start as usize;
            let around = own.partition_point(|other| other.start < begin).checked_sub(1).and_then(|at| own.get(at));
            if around.is_none_or(|around| around.end <= begin) {
                sentence = begin;
                break;
            }
            number -= 1;
        }
        Self { sentence: at(sentence), start: at(start), end: at(end), next: at(next), previous: at(previous) }
    }
}

type Attribution = (Option<Mention>, Option<(String, u8)>);

fn attribute(
    block: &Block,
    view: &View<'_, '_>,
    span: &Marked,
    bounds: &Bounds,
    said: Option<&Said>,
    number: usize,
    earlier: Option<&[Quote]>,
) -> Attribution {
    let inner = block.text.get(span.inner_start..span.inner_end).unwrap_or_default().trim_end();
    let given = |source: &Source| -> Attribution {
        (view.mention(number, &block.text, source), Some((source.evidence.clone(), source.weight)))
    };
    let finished = inner.ends_with('.');
    let comma = inner.ends_with([',', '\'']) || view.tokens.get(bounds.end).is_some_and(|token| token.is_mark(","));
    let behind = view.behind(bounds.end, bounds.next);
    let opens_block = bounds.sentence >= bounds.start || bounds.start == 0;
    let before = if bounds.sentence < bounds.start { view.before(bounds.sentence, bounds.start) } else { None };
    // a finished sentence needs no verb behind it, and what follows begins another
    if !finished
        && let Some(source) = &behind
        && (comma || before.as_ref().is_none_or(|before| before.weight < 2) || !cued_right_before(view, bounds))
    {
        return given(source);
    }
    if let Some(source) = before.as_ref().filter(|source| source.weight >= 2) {
        return given(source);
    }
    if finished
        && let Some(source) = &behind
        && !begins_anew(view, bounds.end)
    {
        return given(source);
    }
    let same_block = earlier.and_then(<[Quote]>::last).and_then(|quote| quote.speaker.clone());
    if same_block.is_some() && (before.is_none() || opens_block || bounds.previous > bounds.sentence) {
        // "…," said one. "…": what stands between the two says more than the first quotation's own source
        if let Some(source) = view.behind(bounds.previous, bounds.start).filter(|_| opens_block) {
            return given(&source);
        }
        let why = same_block.as_ref().map(|speaker| format!("goes on from the quotation before it ({})", speaker.text));
        return (same_block, why.map(|why| (why, 1)));
    }
    if let Some(source) = &before {
        return given(source);
    }
    if opens_block && bounds.start > 0 && earlier.is_none_or(<[Quote]>::is_empty) {
        // "…, she said. “…”": the sentence before it
        if let Some(source) = view.sentence_before(bounds.start) {
            return given(&source);
        }
    }
    if bounds.start == 0
        && let Some(said) = said
    {
        let why = if said.open {
            "the quotation before it was left open"
        } else if said.introduces {
            "the paragraph before it ends with a colon"
        } else if said.alone && said.paragraphs == 0 {
            "the paragraph before it is quoted from the same speaker"
        } else {
            return (None, None);
        };
        return (Some(said.speaker.clone()), Some((format!("{why} ({})", said.speaker.text), 1)));
    }
    (None, None)
}

/// Whether the mark opens right behind a comma or colon, as after "said,".
fn cued_right_before(view: &View<'_, '_>, bounds: &Bounds) -> bool {
    bounds
        .start
        .checked_sub(1)
        .and_then(|at| view.tokens.get(at))
        .is_some_and(|token| token.is_mark(",") || token.is_mark(":") || token.folded == "that")
}

/// Whether what stands behind the quotation begins a sentence of its own.
fn begins_anew(view: &View<'_, '_>, at: usize) -> bool {
    view.tokens.get(at).is_some_and(|token| token.first && token.is_capital())
        && !view.tokens.get(at).is_some_and(|token| token.is_mark(","))
}
