//! What can be seen of a line: yes-or-no features for the scores that tell an article's lines from the rest.
//!
//! Decides nothing. The numbering is the trained tables' (`weights.rs`): changing it asks for training them again.

use std::ops::Range;

use super::byline;
use super::date::{self, Found};
use super::furniture::{self, Fit, Sign};
use super::group::{Groups, Limits};
use super::letters::Letters;
use super::lexicon::{MOST_WORDS, in_lexicon, words_of};
use super::line::{Line, bullet};
use super::vocabulary::{Piece, each_piece};
use super::weights::{FIRST, LEXICON, SECOND};
use crate::model::Reason;

/// How many own features a line may have: the numbers behind belong to `context.rs`.
pub(super) const COUNT: u16 = 512;

/// What is seen of one line alone.
#[derive(Clone, Debug)]
pub(super) struct Look {
    /// What a known phrase says of it.
    pub(super) sign: Option<Sign>,
    /// Whether it is a remark about the article.
    pub(super) note: bool,
    /// Whether a date stands in it: 0 none, 1 among few words, 2 in a long line.
    pub(super) dated: u8,
    /// The dates in it; of a line of more than 40 words none is read.
    pub(super) dates: Vec<Found>,
    /// Whether it reads like a byline.
    pub(super) byline: bool,
    /// Whether it is a label over key points.
    pub(super) highlights: bool,
    /// Whether it tells how long it takes to read or to hear the article.
    pub(super) duration: bool,
    /// What its words say, one by one.
    pub(super) tally: Tally,
    /// Which characters stand in it.
    pub(super) letters: Letters,
    /// Where the stems of its words stand among those of the page.
    pub(super) stems: Range<usize>,
    /// What it adds by itself to both scores, in hundredths of a logit.
    pub(super) sums: [i32; 2],
    /// How its length and end look, for the neighbours: below 40.
    shape: u16,
}

/// Looks at every line alone; with the stems of all words that carry subject matter, as numbers.
pub(super) fn looks(lines: &[Line<'_>]) -> (Vec<Look>, Vec<u128>) {
    let (mut words, mut found) = (Vec::new(), Vec::new());
    // two words of three carry subject matter
    let mut stems = Vec::with_capacity(lines.iter().map(|line| line.words).sum::<usize>() * 2 / 3);
    let mut looks: Vec<Look> = Vec::with_capacity(lines.len());
    for line in lines {
        // a quarter of a page's lines have stood on it before
        let twin = lines.get(line.twin).filter(|twin| twin.text == line.text).and_then(|_| looks.get(line.twin));
        let look = twin.cloned().unwrap_or_else(|| {
            let first = stems.len();
            words.clear();
            each_piece(&line.key, |piece| {
                stems.extend(piece.stem());
                words.push(piece);
            });
            Look { stems: first..stems.len(), ..look(line, &words, &mut found) }
        });
        looks.push(look);
    }
    (looks, stems)
}

/// `words` are the line's; `found` only spares the making of a list for each line.
fn look(line: &Line<'_>, words: &[Piece<'_>], found: &mut Vec<u16>) -> Look {
    let tally = tally(words);
    let words = if line.words <= MOST_WORDS { words } else { &[] };
    let letters = Letters::of(&line.text);
    let sign = furniture::sign_of(&line.key, words);
    let note = furniture::is_note(&line.key, words);
    // a date has a year
    let dates = if line.words <= 40 && letters.digits > 0 { date::dates(&line.text) } else { Vec::new() };
    let dated = match (dates.is_empty(), line.words) {
        (true, _) => 0,
        (false, 0..=14) => 1,
        (false, _) => 2,
    };
    let byline = line.words <= 30 && byline::is_line(&line.text, &dates);
    let highlights = furniture::is_highlights_label(&line.key, words);
    let duration = is_duration(line);
    let shape = length_bin(line.words) * 4 + end_bin(&line.text);
    let mut look = Look {
        sign,
        note,
        dated,
        dates,
        byline,
        highlights,
        duration,
        tally,
        letters,
        stems: 0..0,
        sums: [0, 0],
        shape,
    };
    let mut sums = [0, 0];
    own(line, &look, words, &mut |number| add(&mut sums, number));
    in_lexicon(&line.key, words, found);
    for at in found {
        let [first, second] = LEXICON.get(usize::from(*at)).map_or([0, 0], |(_, weights)| *weights);
        sums = [sums[0] + i32::from(first), sums[1] + i32::from(second)];
    }
    look.sums = sums;
    look
}

/// The weights of each own feature in both scores, side by side, since they are asked for together.
const WEIGHTS: [[i16; 2]; COUNT as usize] = {
    let mut weights = [[0; 2]; COUNT as usize];
    let mut number = 0;
    while number < weights.len() {
        weights[number] = [FIRST[number], SECOND[number]];
        number += 1;
    }
    weights
};

/// Adds the weights of a feature to both sums.
pub(super) fn add(sums: &mut [i32; 2], number: u16) {
    let [first, second] = WEIGHTS.get(usize::from(number)).copied().unwrap_or_default();
    *sums = [sums[0] + i32::from(first), sums[1] + i32::from(second)];
}

/// What the words of a line say, one by one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// How many carry grammar, in English.
    pub(super) stop_words: usize,
    /// Whether one of them stands in the credits of pictures.
    pub(super) credits: bool,
    you: bool,
    we: bool,
    said: bool,
}

fn tally(words: &[Piece<'_>]) -> Tally {
    words.iter().map(|word| word.entry).fold(Tally::default(), |tally, word| Tally {
        stop_words: tally.stop_words + usize::from(word.stop),
        you: tally.you | word.you,
        we: tally.we | word.we,
        said: tally.said | word.said,
        credits: tally.credits | word.credits,
    })
}

/// Gives the features of one line alone to `put`.
fn own(line: &Line<'_>, look: &Look, words: &[Piece<'_>], put: &mut impl FnMut(u16)) {
    let tally = look.tally;
    let text = line.text.as_ref();
    let has = &look.letters;
    let size = u16::from(line.words > 8) + u16::from(line.words > 20);
    let mut groups = Groups { at: 0, put };
    groups.choice(40, look.shape);
    groups.choice(6, start_bin(text));
    groups.choice(18, size * 6 + share_bin(tally.stop_words, line.words));
    groups.choice(18, size * 6 + share_bin(has.capitals, line.words));
    groups.choice(6, share_bin(has.digits, text.len()));
    groups.flag(!has.lower);
    for on in [has.address, has.at, has.bar, has.copyright, has.arrow, has.hash, has.money] {
        groups.flag(on);
    }
    groups.flag(text.ends_with('?'));
    groups.flag(text.ends_with('!'));
    groups.flag(text.ends_with("...") || text.ends_with('…'));
    groups.flag(has.quotation);
    groups.flag(has.bracket);
    groups.flag(has.slash);
    groups.choice(3, u16::from(look.dated));
    groups.flag(furniture::is_relative_time(&line.key, line.words));
    groups.flag(look.byline);
    groups.flag(tells_time_to_read(words));
    groups.flag(look.note);
    groups.flag(look.highlights);
    groups.choice(40, sign_number(look));
    groups.flag(look.sign.is_some_and(|sign| sign.cut));
    groups.choice(3, size * u16::from(tally.you));
    groups.choice(3, size * u16::from(tally.we));
    groups.choice(3, size * u16::from(tally.said));
    groups.choice(5, const { &Limits::new(&[1, 2, 3, 5]) }.reached_by(has.stops));
    groups.choice(5, const { &Limits::new(&[1, 2, 4, 8]) }.reached_by(has.commas));
    debug_assert!(groups.at <= AROUND, "{}", groups.at);
}

/// "Listen · 5 min", "3 minute read".
fn is_duration(line: &Line<'_>) -> bool {
    const WORDS: &[&str] = &[
        "listen",
        "watch",
        "read",
        "reading",
        "min",
        "mins",
        "minute",
        "minutes",
        "sec",
        "time",
        "to",
        "this",
        "article",
        "estimated",
        "lecture",
        "lesezeit",
        "lectura",
    ];
    (2..=6).contains(&line.words)
        && line.key.bytes().any(|byte| byte.is_ascii_digit())
        && line.key.split(' ').all(|word| WORDS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
        && line.key.contains("min")
}

/// "4 min read", "a 3-minute read".
fn tells_time_to_read(words: &[Piece<'_>]) -> bool {
    let units = ["min", "minute", "minutes"];
    words.windows(2).any(|pair| {
        matches!(pair, [unit, read] if read.text.starts_with("read")
            && units.iter().any(|known| unit.text.ends_with(known)))
    })
}

fn length_bin(words: usize) -> u16 {
    const { &Limits::new(&[2, 3, 4, 6, 9, 13, 20, 32, 60]) }.reached_by(words)
}

/// 0 a sentence's end, 1 a colon, 2 another mark, 3 none.
fn end_bin(text: &str) -> u16 {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    match bare.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。' | '।') => 0,
        Some(':' | ';') => 1,
        Some(letter) if !letter.is_alphanumeric() => 2,
        _ => 3,
    }
}

fn start_bin(text: &str) -> u16 {
    if bullet(text) > 0 {
        return 0;
    }
    match text.chars().next() {
        Some(letter) if letter.is_lowercase() => 1,
        Some(letter) if letter.is_alphabetic() => 2,
        Some(letter) if letter.is_numeric() => 3,
        Some('"' | '“' | '\'' | '‘' | '«') => 4,
        _ => 5,
    }
}

fn share_bin(part: usize, whole: usize) -> u16 {
    const { &Limits::new(&[1, 15, 30, 45, 65]) }.reached_by(part * 100 / whole.max(1))
}

fn reason_number(reason: Reason) -> u16 {
    match reason {
        Reason::OtherArticles => 1,
        Reason::Tags => 2,
        Reason::Interaction => 3,
        Reason::Navigation => 4,
        Reason::Subscription => 5,
        Reason::Advertisement => 6,
        Reason::Contact => 7,
        Reason::Legal => 8,
        Reason::AuthorNote => 9,
        Reason::PictureCredit => 10,
        Reason::PictureDisclaimer => 11,
        _ => 0,
    }
}

/// A number for the known phrase in a line, below 40; 0 is none.
pub(super) fn sign_number(look: &Look) -> u16 {
    look.sign.map_or(0, |sign| 1 + reason_number(sign.reason) * 3 + fit_number(sign.fit))
}

fn fit_number(fit: Fit) -> u16 {
    match fit {
        Fit::Whole => 0,
        Fit::Start => 1,
        Fit::Inside => 2,
    }
}

/// Gives the features of a line alone, then those of its neighbours and its place, to `put` with the line's position.
pub(super) fn features(lines: &[&Line<'_>], looks: &[&Look], put: &mut impl FnMut(usize, u16)) {
    for (at, (line, look)) in lines.iter().zip(looks).enumerate() {
        own(line, look, &words_of(line), &mut |number| put(at, number));
    }
    around(lines, looks, put);
}

/// The first number of a feature that tells of a line's neighbours or its place.
const AROUND: u16 = 200;

/// Gives the features of every line's neighbours and its place among all to `put`.
pub(super) fn around(lines: &[&Line<'_>], looks: &[&Look], put: &mut impl FnMut(usize, u16)) {
    let repeats = repeats(lines);
    let runs = short_runs(lines);
    let labels = labels(lines, looks);
    let total: usize = lines.iter().map(|line| line.words).sum();
    let mut before = 0;
    let shape = |at: usize, step: isize| -> u16 {
        at.checked_add_signed(step).and_then(|at| looks.get(at)).map_or(40, |look| look.shape)
    };
    for (at, (line, ((repeat, run), label))) in lines.iter().zip(repeats.iter().zip(&runs).zip(&labels)).enumerate() {
        let mut groups = Groups { at: AROUND, put: |number| put(at, number) };
        for step in [-1, 1, -2, 2] {
            groups.choice(41, shape(at, step));
        }
        groups.choice(11, shape(at, -3) / 4);
        groups.choice(11, shape(at, 3) / 4);
        groups.choice(8, repeat * 2 + u16::from(line.words > 6));
        groups.choice(8, *run);
        groups.choice(12, *label);
        groups.choice(
            10,
            const { &Limits::new(&[5, 10, 20, 35, 50, 65, 80, 90, 95]) }.reached_by(at * 100 / lines.len().max(1)),
        );
        groups.choice(
            10,
            const { &Limits::new(&[3, 8, 15, 30, 50, 70, 80, 90, 97]) }.reached_by(before * 100 / total.max(1)),
        );
        for step in [-1_isize, 1] {
            let near = at.checked_add_signed(step).and_then(|at| looks.get(at));
            groups.flag(near.is_some_and(|look| look.dated == 1));
            groups.flag(near.is_some_and(|look| look.byline));
            groups.flag(near.is_some_and(|look| look.sign.is_some()));
        }
        before += line.words;
        debug_assert!(groups.at <= COUNT, "{}", groups.at);
    }
}

/// How often each line's words stand on the page: 0 once, 1 twice, 2 three times, 3 more.
fn repeats(lines: &[&Line<'_>]) -> Vec<u16> {
    let size = lines.iter().map(|line| line.twin + 1).max().unwrap_or(0);
    let mut counts = vec![0_u16; size];
    for line in lines {
        if let Some(count) = counts.get_mut(line.twin) {
            *count = count.saturating_add(1);
        }
    }
    lines.iter().map(|line| counts.get(line.twin).map_or(0, |count| (count - 1).min(3))).collect()
}

/// In how long a run of lines of at most six words each line stands, in bins.
fn short_runs(lines: &[&Line<'_>]) -> Vec<u16> {
    let mut out = Vec::with_capacity(lines.len());
    for group in lines.chunk_by(|one, two| (one.words <= 6) == (two.words <= 6)) {
        let short = group.first().is_some_and(|line| line.words <= 6);
        let run = if short { 1 + const { &Limits::new(&[2, 3, 5, 9, 17, 40]) }.reached_by(group.len()) } else { 0 };
        out.extend(group.iter().map(|_| run));
    }
    out
}

/// The kind of the last furniture label above each line, while no long paragraph stands between; 0 for none.
fn labels(lines: &[&Line<'_>], looks: &[&Look]) -> Vec<u16> {
    let (mut open, mut age) = (0, 0);
    lines
        .iter()
        .zip(looks)
        .map(|(line, look)| {
            let here = open;
            age += 1;
            if let Some(sign) = look.sign.filter(|sign| sign.fit != Fit::Inside) {
                (open, age) = (reason_number(sign.reason), 0);
            } else if line.words > 32 || age > 12 {
                open = 0;
            }
            here
        })
        .collect()
}
