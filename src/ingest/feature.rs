//! What can be seen of a line: yes-or-no features for the scores that tell an article's lines from the rest.
//!
//! Decides nothing. The numbering is the trained tables' (`weights.rs`): changing it asks for training them again.

use super::byline;
use super::date;
use super::furniture::{self, Fit, Sign};
use super::line::{Line, bullet};
use crate::model::Reason;
use crate::text::is_stop_word;

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
    /// Whether it reads like a byline.
    pub(super) byline: bool,
    /// How its length and end look, for the neighbours: below 40.
    shape: u16,
    own: Vec<u16>,
}

/// Looks at every line alone.
pub(super) fn looks(lines: &[Line]) -> Vec<Look> {
    lines.iter().map(look).collect()
}

fn look(line: &Line) -> Look {
    let sign = furniture::sign(&line.key, line.words);
    let note = furniture::is_note(&line.key, line.words);
    let found = if line.words <= 40 { date::dates(&line.text) } else { Vec::new() };
    let dated = match (found.is_empty(), line.words) {
        (true, _) => 0,
        (false, 0..=14) => 1,
        (false, _) => 2,
    };
    let byline = line.words <= 30 && byline::in_line(&line.text, true).is_some();
    let shape = length_bin(line.words) * 4 + end_bin(&line.text);
    let mut look = Look { sign, note, dated, byline, shape, own: Vec::with_capacity(32) };
    look.own = own(line, &look);
    look
}

/// Appends numbered groups of features.
pub(super) struct Groups {
    /// The number of the next feature.
    pub(super) at: u16,
    /// The numbers of those that hold.
    pub(super) on: Vec<u16>,
}

impl Groups {
    /// One of `size` alternatives.
    pub(super) fn choice(&mut self, size: u16, which: u16) {
        self.on.push(self.at + which.min(size - 1));
        self.at += size;
    }

    /// A yes or no.
    pub(super) fn flag(&mut self, on: bool) {
        if on {
            self.on.push(self.at);
        }
        self.at += 1;
    }
}

fn own(line: &Line, look: &Look) -> Vec<u16> {
    let text = line.text.as_str();
    let tally = tally(line);
    let size = u16::from(line.words > 8) + u16::from(line.words > 20);
    let mut groups = Groups { at: 0, on: Vec::with_capacity(24) };
    groups.choice(40, look.shape);
    groups.choice(6, start_bin(text));
    groups.choice(18, size * 6 + share_bin(tally.stop_words, line.words));
    groups.choice(18, size * 6 + share_bin(tally.capitals, line.words));
    groups.choice(6, share_bin(tally.digits, text.len()));
    groups.flag(!text.chars().any(char::is_lowercase));
    for marks in [&["http", "www."][..], &["@"], &["|"], &["©"], &["»", "›", "·", "→"], &["#"], &["$", "€", "£", "₹"]]
    {
        groups.flag(marks.iter().any(|mark| text.contains(mark)));
    }
    groups.flag(text.ends_with('?'));
    groups.flag(text.ends_with('!'));
    groups.flag(text.ends_with("...") || text.ends_with('…'));
    groups.flag(text.contains(['"', '“', '”', '«']));
    groups.flag(text.contains('('));
    groups.flag(text.contains(" / ") || text.contains('\\'));
    groups.choice(3, u16::from(look.dated));
    groups.flag(is_relative_time(&line.key, line.words));
    groups.flag(look.byline);
    groups.flag(line.key.contains("min read") || line.key.contains("minute read") || line.key.contains("minutes read"));
    groups.flag(look.note);
    groups.flag(furniture::is_highlights_label(&line.key));
    groups.choice(40, sign_number(look));
    groups.flag(look.sign.is_some_and(|sign| sign.cut));
    groups.choice(3, size * u16::from(tally.you));
    groups.choice(3, size * u16::from(tally.we));
    groups.choice(3, size * u16::from(tally.said));
    groups.choice(5, bin(text.matches(['.', '!', '?']).count(), &[1, 2, 3, 5]));
    groups.choice(5, bin(text.matches(',').count(), &[1, 2, 4, 8]));
    debug_assert!(groups.at <= 200, "{}", groups.at);
    groups.on
}

struct Tally {
    stop_words: usize,
    capitals: usize,
    digits: usize,
    you: bool,
    we: bool,
    said: bool,
}

fn tally(line: &Line) -> Tally {
    let words = || line.key.split(' ');
    let any = |list: &[&str]| words().any(|word| list.contains(&word));
    Tally {
        stop_words: words().filter(|word| is_stop_word(word)).count(),
        capitals: line
            .text
            .split_whitespace()
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
            .count(),
        digits: line.text.bytes().filter(u8::is_ascii_digit).count(),
        you: any(&["you", "your", "yours"]),
        we: any(&["we", "our", "us", "my", "i"]),
        said: any(&["said", "says", "told", "according", "added"]),
    }
}

fn length_bin(words: usize) -> u16 {
    bin(words, &[2, 3, 4, 6, 9, 13, 20, 32, 60])
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
    bin(part * 100 / whole.max(1), &[1, 15, 30, 45, 65])
}

/// The number of limits that `value` reaches.
pub(super) fn bin(value: usize, limits: &[usize]) -> u16 {
    u16::try_from(limits.iter().filter(|limit| value >= **limit).count()).unwrap_or(u16::MAX)
}

/// "2 hours ago", "Yesterday", "il y a 3 heures".
fn is_relative_time(key: &str, words: usize) -> bool {
    words <= 6
        && (key.ends_with(" ago")
            || key.starts_with("il y a ")
            || key.starts_with("vor ")
            || key.starts_with("hace ")
            || matches!(key, "yesterday" | "today" | "just now"))
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

/// The features of every line: its own, its neighbours' and its place among all.
pub(super) fn features(lines: &[Line], looks: &[Look]) -> Vec<Vec<u16>> {
    let repeats = repeats(lines);
    let runs = short_runs(lines);
    let labels = labels(lines, looks);
    let total: usize = lines.iter().map(|line| line.words).sum();
    let mut before = 0;
    let shape = |at: usize, step: isize| -> u16 {
        at.checked_add_signed(step).and_then(|at| looks.get(at)).map_or(40, |look| look.shape)
    };
    let mut out = Vec::with_capacity(lines.len());
    for (at, ((line, look), ((repeat, run), label))) in
        lines.iter().zip(looks).zip(repeats.iter().zip(&runs).zip(&labels)).enumerate()
    {
        let mut groups = Groups { at: 200, on: look.own.clone() };
        for step in [-1, 1, -2, 2] {
            groups.choice(41, shape(at, step));
        }
        groups.choice(11, shape(at, -3) / 4);
        groups.choice(11, shape(at, 3) / 4);
        groups.choice(8, repeat * 2 + u16::from(line.words > 6));
        groups.choice(8, *run);
        groups.choice(12, *label);
        groups.choice(10, bin(at * 100 / lines.len().max(1), &[5, 10, 20, 35, 50, 65, 80, 90, 95]));
        groups.choice(10, bin(before * 100 / total.max(1), &[3, 8, 15, 30, 50, 70, 80, 90, 97]));
        for step in [-1_isize, 1] {
            let near = at.checked_add_signed(step).and_then(|at| looks.get(at));
            groups.flag(near.is_some_and(|look| look.dated == 1));
            groups.flag(near.is_some_and(|look| look.byline));
            groups.flag(near.is_some_and(|look| look.sign.is_some()));
        }
        before += line.words;
        debug_assert!(groups.at <= COUNT, "{}", groups.at);
        out.push(groups.on);
    }
    out
}

/// How often each line's words stand on the page: 0 once, 1 twice, 2 three times, 3 more.
fn repeats(lines: &[Line]) -> Vec<u16> {
    let mut counts = std::collections::BTreeMap::new();
    for line in lines {
        *counts.entry(line.key.as_str()).or_insert(0_u16) += 1;
    }
    lines.iter().map(|line| counts.get(line.key.as_str()).map_or(0, |count| (count - 1).min(3))).collect()
}

/// In how long a run of lines of at most six words each line stands, in bins.
fn short_runs(lines: &[Line]) -> Vec<u16> {
    let mut out = Vec::with_capacity(lines.len());
    for group in lines.chunk_by(|one, two| (one.words <= 6) == (two.words <= 6)) {
        let short = group.first().is_some_and(|line| line.words <= 6);
        let run = if short { 1 + bin(group.len(), &[2, 3, 5, 9, 17, 40]) } else { 0 };
        out.extend(group.iter().map(|_| run));
    }
    out
}

/// The kind of the last furniture label above each line, while no long paragraph stands between; 0 for none.
fn labels(lines: &[Line], looks: &[Look]) -> Vec<u16> {
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

/// The words of a line that the trained lexicon may know: single words, and pairs in short lines. A line of more than
/// 14 words marks its words with "+", since a word of a paragraph says another thing than a word of a menu.
pub(super) fn lexical(line: &Line) -> Vec<String> {
    if line.words == 0 || line.words > 60 {
        return Vec::new();
    }
    let words: Vec<&str> = line.key.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    if line.words > 14 {
        return words.iter().map(|word| format!("+{word}")).collect();
    }
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let first = words.first().map(|word| format!("^{word}"));
    words.iter().map(|word| (*word).to_owned()).chain(pairs).chain(first).collect()
}
