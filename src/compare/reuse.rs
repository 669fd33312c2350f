//! Wording that articles share beyond quotation, and what they say of its source.
//!
//! Maximal runs of the same words outside quotation marks, at least as long as those that make a reprint. A credit
//! ("with inputs from agencies") is evidence that something was taken over, not what. Knows nothing of who came first.

use std::collections::HashMap;

use super::article::{Case, counts, words_at};
use super::lexicon::Quick;
use super::origin::unquoted;
use super::token::hash;
use crate::model::{Article, BlockKind, Reuse, SharedPassage, SourceNote, Span};
use crate::text::{Ordered, fold, words};

/// How many words in a row.
const RUN: usize = 8;
/// Of the places of a run in the other article, how many are tried.
const MOST_PLACES: usize = 8;
/// How many passages of a pair are given, the longest first.
const MOST_PASSAGES: usize = 200;

/// A word outside quotation marks.
struct Loose {
    key: u64,
    /// The passage without a quotation in it that it stands in.
    passage: u32,
    block: u32,
    span: Span,
}

/// The words of an article outside quotation marks, with its runs of words by hash.
struct Text {
    words: Vec<Loose>,
    /// For each word the hash of the run that begins there; none where the run would leave its passage.
    runs: Vec<Option<u64>>,
    /// The runs by hash, then by place.
    places: Vec<(u64, u32)>,
}

impl Text {
    fn of(article: &Article) -> Self {
        let words = loose(article);
        let run = |words: &[Loose]| {
            let is_whole = words.first().map(|word| word.passage) == words.last().map(|word| word.passage);
            let mix = |sum: u64, word: &Loose| (sum.rotate_left(7) ^ word.key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            is_whole.then(|| words.iter().fold(0, mix))
        };
        let runs: Vec<Option<u64>> = words.windows(RUN).map(run).collect();
        let mut places: Vec<(u64, u32)> = (0_u32..).zip(&runs).filter_map(|(at, run)| Some(((*run)?, at))).collect();
        places.sort_unstable();
        Self { words, runs, places }
    }

    /// The first places of a run.
    fn places_of(&self, run: u64) -> impl Iterator<Item = usize> + '_ {
        let from = self.places.partition_point(|(other, _)| *other < run);
        let rest = self.places.get(from..).unwrap_or_default();
        rest.iter().take(MOST_PLACES).take_while(move |(other, _)| *other == run).map(|(_, at)| *at as usize)
    }

    /// Whether the two share any run.
    fn meets(&self, other: &Self) -> bool {
        let mut others = other.places.iter().map(|(run, _)| *run).peekable();
        self.places.iter().any(|(run, _)| {
            while others.next_if(|other| other < run).is_some() {}
            others.peek() == Some(run)
        })
    }
}

/// What pairs of articles share, the most first.
pub(super) fn reuse(case: &Case<'_>) -> Vec<Reuse> {
    let texts: Vec<Text> = case.articles.iter().map(|article| Text::of(article)).collect();
    let mut out: Vec<Reuse> = Vec::new();
    for (first, a) in texts.iter().enumerate() {
        for (second, b) in texts.iter().enumerate().skip(first + 1).filter(|(_, b)| a.meets(b)) {
            out.extend(pair_of(case, (first, a), (second, b)));
        }
    }
    let most = |reuse: &Reuse| reuse.share_a.max(reuse.share_b);
    let pair = |reuse: &Reuse| (reuse.a.clone().min(reuse.b.clone()), reuse.a.clone().max(reuse.b.clone()));
    out.order_by(|x, y| most(y).total_cmp(&most(x)).then_with(|| pair(x).cmp(&pair(y))));
    out
}

fn pair_of(case: &Case<'_>, (first, a): (usize, &Text), (second, b): (usize, &Text)) -> Option<Reuse> {
    let (one, two) = (case.articles.get(first)?, case.articles.get(second)?);
    let runs = shared(a, b);
    let is_swapped = case.rank.get(first) > case.rank.get(second);
    let (share_a, share_b) = (share(&runs, &a.words, |run| run.0), share(&runs, &b.words, |run| run.1));
    let mut passages: Vec<SharedPassage> =
        runs.iter().filter_map(|run| passage((one, &a.words), (two, &b.words), *run, is_swapped)).collect();
    passages.order_by(|x, y| y.words.cmp(&x.words).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b))));
    passages.truncate(MOST_PASSAGES);
    let place = |passage: &SharedPassage| (passage.a.block, passage.a.start, passage.b.block, passage.b.start);
    passages.order_by_key(place);
    let (one, two) = (&one.draft.id, &two.draft.id);
    let (first_id, second_id) = if is_swapped { (two, one) } else { (one, two) };
    Some(Reuse {
        a: first_id.clone(),
        b: second_id.clone(),
        share_a: if is_swapped { share_b } else { share_a },
        share_b: if is_swapped { share_a } else { share_b },
        reprint: case.origins.get(first) == case.origins.get(second),
        passages,
    })
}

/// The words of an article outside quotation marks.
fn loose(article: &Article) -> Vec<Loose> {
    let mut out = Vec::new();
    let mut passage = 0;
    let mut keys: HashMap<&str, u64, Quick> = HashMap::default();
    for (block, found) in (0_u32..).zip(&article.draft.blocks).filter(|(_, block)| counts(block.kind)) {
        for (start, text) in unquoted(&found.text) {
            passage += 1;
            out.extend(words(text).map(|word| Loose {
                key: *keys.entry(word.text).or_insert_with(|| hash(fold(word.text).bytes())),
                passage,
                block,
                span: Span::new(start + word.span.start as usize, start + word.span.end as usize),
            }));
        }
    }
    out
}

/// Maximal runs of shared words: the place in the one, the place in the other, and the length. No word of `a` twice.
fn shared(a: &Text, b: &Text) -> Vec<Run> {
    let length = |i: usize, j: usize| {
        let (from_a, from_b) = (a.words.get(i..).unwrap_or_default(), b.words.get(j..).unwrap_or_default());
        let passages = from_a.first().map(|word| word.passage).zip(from_b.first().map(|word| word.passage));
        let goes_on = |(x, y): &(&Loose, &Loose)| x.key == y.key && passages == Some((x.passage, y.passage));
        from_a.iter().zip(from_b).take_while(goes_on).count()
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(run) = a.runs.get(at) {
        let found = run.iter().flat_map(|run| b.places_of(*run)).map(|place| (length(at, place), place));
        // of equally long ones the first
        match found.max_by_key(|&(length, place)| (length, std::cmp::Reverse(place))) {
            Some((length, place)) if length >= RUN => {
                out.push((at, place, length));
                at += length;
            }
            _ => at += 1,
        }
    }
    out
}

type Run = (usize, usize, usize);

/// The share of a text's words that stand in runs.
fn share(runs: &[Run], text: &[Loose], start: impl Fn(&Run) -> usize) -> f64 {
    let mut covered = vec![false; text.len()];
    for run in runs {
        let from = start(run);
        covered.iter_mut().skip(from).take(run.2).for_each(|word| *word = true);
    }
    covered.iter().filter(|&&word| word).count() as f64 / text.len().max(1) as f64
}

fn passage(
    (one, a): (&Article, &[Loose]),
    (two, b): (&Article, &[Loose]),
    (i, j, length): Run,
    is_swapped: bool,
) -> Option<SharedPassage> {
    let place = |article: &Article, words: &[Loose], from: usize| {
        let (first, last) = (words.get(from)?, words.get(from + length - 1)?);
        words_at(article, first.block, Span { start: first.span.start, end: last.span.end })
    };
    let (mine, other) = (place(one, a, i)?, place(two, b, j)?);
    let (a, b) = if is_swapped { (other, mine) } else { (mine, other) };
    Some(SharedPassage { a, b, words: u32::try_from(length).unwrap_or(u32::MAX) })
}

/// Agencies by the forms of their names, folded.
const AGENCIES: &[(&str, &[&str])] = &[
    ("Reuters", &["reuters"]),
    ("Associated Press", &["associated press", "ap"]),
    ("Agence France-Presse", &["agence france-presse", "agence france presse", "afp"]),
    ("Press Trust of India", &["press trust of india", "pti"]),
    ("Asian News International", &["asian news international", "ani"]),
    ("IANS", &["indo-asian news service", "ians"]),
    ("Bloomberg", &["bloomberg"]),
    ("Deutsche Presse-Agentur", &["deutsche presse-agentur", "dpa"]),
    ("Press Association", &["press association", "pa media", "pa"]),
    ("Xinhua", &["xinhua"]),
    ("TASS", &["tass"]),
    ("Interfax", &["interfax"]),
    ("United Press International", &["united press international", "upi"]),
    ("Kyodo News", &["kyodo news", "kyodo"]),
    ("EFE", &["efe"]),
    ("ANSA", &["ansa"]),
];

/// Words that say in a line that it is not, or not all, the outlet's own work.
const CREDITS: &[&str] = &[
    "with inputs from",
    "with input from",
    "inputs from agencies",
    "with agency inputs",
    "agency inputs",
    "with agencies",
    "contributed to this report",
    "contributed reporting",
    "from agency feed",
    "wire service",
    "wire report",
    "syndicated feed",
    "reporting by",
    "news agency",
    "agencies",
    "agency",
];

/// Where articles say whose work they are: bylines, notes, datelines, last lines.
pub(super) fn sources(case: &Case<'_>) -> Vec<SourceNote> {
    let mut out = Vec::new();
    for number in case.shown() {
        let Some(&article) = case.articles.get(number as usize) else { continue };
        let id = &article.draft.id;
        if let Some(byline) = article.draft.byline.as_deref() {
            let folded = fold(byline);
            let agency = agency(byline, true);
            if agency.is_some() || CREDITS.iter().any(|credit| has_words(&folded, credit)) {
                out.push(SourceNote {
                    article: id.clone(),
                    agency: agency.unwrap_or_default().to_owned(),
                    words: byline.to_owned(),
                    at: None,
                });
            }
        }
        let paragraphs = article.draft.blocks.iter().rposition(|block| block.kind == BlockKind::Paragraph);
        let first = article.draft.blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
        for (at, block) in article.draft.blocks.iter().enumerate() {
            let ends = at + 2 > paragraphs.unwrap_or_default();
            let found = if block.kind == BlockKind::Note || ends && words(&block.text).count() <= 40 {
                credit(&block.text)
            } else {
                None
            };
            let found = found.or_else(|| (Some(at) == first).then(|| dateline(&block.text)).flatten());
            let Some((agency, span)) = found else { continue };
            let Some(words) = u32::try_from(at).ok().and_then(|at| words_at(article, at, span)) else { continue };
            let note = SourceNote {
                article: id.clone(),
                agency: agency.to_owned(),
                words: words.text.clone(),
                at: Some(words),
            };
            out.push(note);
        }
    }
    out
}

/// A credit in a line: the agency, or "", and the line's bytes.
fn credit(text: &str) -> Option<(&'static str, Span)> {
    let folded = fold(text);
    let strong = CREDITS.iter().any(|credit| credit.contains(' ') && has_words(&folded, credit));
    let is_short = words(text).count() <= 8;
    let weak = is_short && CREDITS.iter().any(|credit| has_words(&folded, credit));
    let named = agency(text, true).filter(|_| strong || words(text).count() <= 4);
    (strong && (named.is_some() || has_words(&folded, "agencies") || has_words(&folded, "reporting by"))
        || weak
        || named.is_some())
    .then(|| (named.unwrap_or_default(), Span::new(0, text.len())))
}

/// "NORWICK (Reuters) - ": an agency in brackets among the first words.
fn dateline(text: &str) -> Option<(&'static str, Span)> {
    let open = text.find('(').filter(|&at| at < 60)?;
    let close = open + text.get(open..)?.find(')').filter(|&length| length < 40)?;
    let name = agency(text.get(open + 1..close)?, true)?;
    Some((name, Span::new(0, close + 1)))
}

/// The agency that a line names. Short forms count in capitals alone: "pa" is no agency.
fn agency(text: &str, capitals: bool) -> Option<&'static str> {
    let folded = fold(text);
    let is_named = |form: &&str| {
        if form.len() <= 4 && capitals {
            words(text).any(|word| word.text == form.to_uppercase())
        } else {
            has_words(&folded, form)
        }
    };
    AGENCIES.iter().find(|(_, forms)| forms.iter().any(is_named)).map(|(name, _)| *name)
}

/// Whether these words stand in a folded text as whole words.
fn has_words(folded: &str, wanted: &str) -> bool {
    folded.match_indices(wanted).any(|(at, _)| {
        let before = folded.get(..at).and_then(|text| text.chars().next_back());
        let after = folded.get(at + wanted.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
