//! The headline: which line of the page it is.
//!
//! Judges by place, length, repetition, what stands behind it and which of its words the article uses. Knows no site.

use super::feature::{Groups, Look, bin};
use super::furniture::Fit;
use super::line::{Line, bullet};
use super::page::Page;
use super::seeded::Map;
use super::title_weights::WEIGHTS;
use super::vocabulary::{entry, words};

/// The line that holds the headline, with the bytes of its text that are the headline (a site's name behind it is cut).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The line's position.
    pub(super) line: usize,
    /// The headline.
    pub(super) text: String,
    /// Whether the line has more than the headline.
    pub(super) cut: bool,
}

/// How many features a candidate may have.
const COUNT: usize = 320;

/// The headline's probability below which none is named.
const SURE: f64 = 0.5;

/// Finds the headline: the candidate with the greatest weight, if its share among all (softmax) is large enough.
/// `body` are the positions of the article's lines in order.
pub(super) fn find(page: &Page, body: &[usize]) -> Option<Title> {
    let candidates = candidates(page, body);
    let weigh = |on: &[u16]| -> f64 {
        let sum: i32 = on.iter().map(|number| i32::from(WEIGHTS.get(usize::from(*number)).copied().unwrap_or(0))).sum();
        f64::from(sum) / 100.0
    };
    let weights: Vec<f64> = candidates.iter().map(|(_, on)| weigh(on)).collect();
    let most = weights.iter().copied().fold(f64::MIN, f64::max);
    let total: f64 = weights.iter().map(|weight| (weight - most).exp()).sum();
    let best = weights.iter().position(|weight| *weight >= most)?;
    let (best, _) = candidates.get(best)?;
    let chosen = page.lines.get(*best)?;
    // "Headline. Source: Agency" is the caption of a picture where the headline stands alone elsewhere
    let (at, line) = candidates
        .iter()
        .filter_map(|(at, _)| page.lines.get(*at).map(|line| (at, line)))
        .find(|(_, line)| line.words >= 4 && chosen.key.strip_prefix(line.key.as_str()).is_some_and(is_credit))
        .unwrap_or((best, chosen));
    // the same words elsewhere, or as a caption, are no rival
    let same: f64 = candidates
        .iter()
        .zip(&weights)
        .filter(|((other, _), _)| page.lines.get(*other).is_some_and(|other| other.key.starts_with(line.key.as_str())))
        .map(|(_, weight)| (weight - most).exp())
        .sum();
    if same / total < SURE {
        return None;
    }
    let text = without_site(&line.text, &page.lines);
    let cut = text.len() < line.text.len();
    Some(Title { line: *at, text: text.to_owned(), cut })
}

/// The line that holds a headline which is known already: the first that says the same words.
pub(super) fn given(page: &Page, headline: &str) -> Option<Title> {
    let known = super::line::key(headline);
    let same = |line: &Line| !known.is_empty() && line.key == known;
    let within = |line: &Line| {
        line.words >= 3
            && line.words <= 40
            && (with_more(&line.key, &known) && known.contains(' ') || with_more(&known, &line.key))
    };
    let find = |test: &dyn Fn(&Line) -> bool| page.lines.iter().position(test);
    let line = find(&same).or_else(|| find(&within))?;
    let text = page.lines.get(line).map(|line| line.text.clone())?;
    Some(Title { line, text, cut: false })
}

/// Whether `long` begins with all words of `short`, which are most of it.
fn with_more(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ') && rest.len() < short.len())
}

/// The headline of a text that nothing stands around: its first line, unless that is a sentence or all there is.
pub(super) fn of_bare(page: &Page) -> Option<Title> {
    let line = page.lines.first().filter(|_| page.whole && page.lines.len() > 1)?;
    let fits = (2..=40).contains(&line.words) && !line.text.ends_with(['.', ':', ',', ';']) && bullet(&line.text) == 0;
    fits.then(|| Title { line: 0, text: line.text.clone(), cut: false })
}

/// The headline of a text of a few lines, where the model has too little to judge by: the line before the article's first.
pub(super) fn of_brief(page: &Page, body: &[usize]) -> Option<Title> {
    let at = body.first()?.checked_sub(1).filter(|_| page.is_brief())?;
    let (line, look) = page.lines.get(at).zip(page.looks.get(at))?;
    let fits = (2..=20).contains(&line.words) && !line.text.ends_with('.') && look.sign.is_none() && look.dated == 0;
    (fits && !look.byline && !look.note && bullet(&line.text) == 0).then(|| Title {
        line: at,
        text: line.text.clone(),
        cut: false,
    })
}

/// Whether what stands behind a headline makes its line the caption of a picture.
fn is_credit(rest: &str) -> bool {
    [" source", " photo", " image", " credit", " picture", " getty"].iter().any(|word| rest.starts_with(word))
}

/// The lines that could be the headline, with the features of each.
pub(super) fn candidates(page: &Page, body: &[usize]) -> Vec<(usize, Vec<u16>)> {
    let long = |at: usize| page.lines.get(at).is_some_and(|line| line.words >= 12);
    let mut paragraphs = body.iter().copied().filter(|&at| long(at));
    let Some(start) = paragraphs.next() else { return Vec::new() };
    // the text may seem to begin above the headline, with a notice about cookies
    let end = paragraphs.nth(2).unwrap_or(start + 3).clamp(start + 3, start + 40).min(page.lines.len());
    let text: Vec<&Line> = body.iter().filter_map(|&at| page.lines.get(at)).filter(|line| line.words >= 12).collect();
    // each word of the article, with whether it stands in its opening
    let mut vocabulary: Map<&str, bool> = Map::default();
    for (place, line) in text.iter().copied().enumerate() {
        for word in content(line) {
            vocabulary.entry(word).or_insert(place < 4);
        }
    }
    let twins = twins(&page.lines);
    // a paragraph beside another, not a headline that has a full stop
    let among = |at: usize| page.keeps(at) && (page.keeps(at + 1) || at > 0 && page.keeps(at - 1));
    let fitting: Vec<Candidate> = (0..end)
        .filter_map(|at| {
            let line = page.lines.get(at)?;
            let fits = (2..=40).contains(&line.words)
                && line.text.len() <= 300
                && bullet(&line.text) == 0
                && !(line.words >= 15 && line.text.ends_with('.') && (page.is_brief() || among(at)))
                && !page.looks.get(at).is_some_and(|look| tells_facts(line, look))
                && !page.is_copy(at);
            if !fits {
                return None;
            }
            let mut own: Vec<&str> = content(line).collect();
            own.sort_unstable();
            own.dedup();
            let known = own.iter().filter_map(|word| vocabulary.get(word));
            let known = known.fold([0, 0], |[all, opening], early| [all + 1, opening + usize::from(*early)]);
            let same = twins.get(at).copied().unwrap_or_default();
            Some(Candidate { at, content: own.len(), known, same })
        })
        .collect();
    let rivals = Rivals::of(page, &fitting);
    fitting.iter().map(|candidate| (candidate.at, features(page, candidate, start, &rivals))).collect()
}

/// Whether a line is surely one of author or date: "By Ana Ruiz", "Published 3 December 2025".
fn tells_facts(line: &Line, look: &Look) -> bool {
    let dated = look.dated == 1 && look.dates.iter().any(|date| date.time.is_some() || date.label.is_some());
    dated || (look.byline && line.key.starts_with("by "))
}

/// A line that could be the headline, with what is counted of it.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    at: usize,
    /// How many of its words carry subject matter.
    content: usize,
    /// How many of those the article uses, and its opening.
    known: [usize; 2],
    same: Same,
}

impl Candidate {
    /// Whether it says much of what the article's opening says.
    fn is_near(&self) -> bool {
        self.known[1] >= 3 && self.known[1] * 2 >= self.content
    }
}

/// What the candidates are to each other.
struct Rivals<'a> {
    /// The positions of those near the article's opening, rising.
    near: Vec<usize>,
    /// How many words of the opening the candidates have, falling, each number once.
    best: Vec<usize>,
    /// The keys of all short lines, sorted.
    keys: Vec<&'a str>,
    /// For each of those, whether it begins with all words of another.
    begun: Vec<bool>,
}

impl<'a> Rivals<'a> {
    fn of(page: &'a Page, candidates: &[Candidate]) -> Self {
        let near = candidates.iter().filter(|one| one.is_near()).map(|one| one.at).collect();
        let mut best: Vec<usize> = candidates.iter().map(|one| one.known[1]).collect();
        best.sort_unstable_by(|one, two| two.cmp(one));
        best.dedup();
        let mut keys: Vec<&str> =
            page.lines.iter().filter(|line| (3..=60).contains(&line.words)).map(|line| line.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        // sorted, the keys that a key begins with stand above it, each within the one below
        let mut open: Vec<&str> = Vec::new();
        let mut begun = Vec::with_capacity(keys.len());
        for key in &keys {
            while open.last().is_some_and(|head| !goes_on(key, head)) {
                open.pop();
            }
            begun.push(!open.is_empty());
            open.push(key);
        }
        Self { near, best, keys, begun }
    }

    /// Whether another line begins with the words of `key`, and whether `key` begins with those of another line.
    fn extends(&self, key: &str) -> (bool, bool) {
        let at = self.keys.partition_point(|known| *known <= key);
        let longer = self.keys.get(at).is_some_and(|next| goes_on(next, key));
        let own = at.checked_sub(1).filter(|own| self.keys.get(*own) == Some(&key));
        (longer, own.and_then(|own| self.begun.get(own)).copied().unwrap_or(false))
    }
}

/// Whether a key begins with all words of another.
fn goes_on(key: &str, head: &str) -> bool {
    key.strip_prefix(head).is_some_and(|rest| rest.starts_with(' '))
}

/// Where the words of a line stand again.
#[derive(Clone, Copy, Debug, Default)]
struct Same {
    /// The first line that reads the same.
    first: usize,
    /// The next one.
    next: Option<usize>,
    /// How many there are.
    count: usize,
}

fn twins(lines: &[Line]) -> Vec<Same> {
    let mut count = vec![0_usize; lines.len()];
    let mut last: Vec<Option<usize>> = vec![None; lines.len()];
    let mut out: Vec<Same> = vec![Same::default(); lines.len()];
    for (at, line) in lines.iter().enumerate() {
        if let Some(count) = count.get_mut(line.twin) {
            *count += 1;
        }
        if let Some(before) = last.get_mut(line.twin).and_then(|last| last.replace(at))
            && let Some(same) = out.get_mut(before)
        {
            same.next = Some(at);
        }
    }
    for (same, line) in out.iter_mut().zip(lines) {
        same.first = line.twin;
        same.count = count.get(line.twin).copied().unwrap_or(1);
    }
    out
}

/// The stems of a line's words that carry subject matter.
fn content(line: &Line) -> impl Iterator<Item = &str> {
    words(&line.key).filter(|word| word.len() > 1 && !entry(word).stop).map(stem)
}

/// A word without its ending, so that "talks" meets "talk".
fn stem(word: &str) -> &str {
    let cut =
        ["ing", "ed", "es", "s"].iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() >= 4);
    cut.unwrap_or(word)
}

fn features(page: &Page, candidate: &Candidate, start: usize, rivals: &Rivals<'_>) -> Vec<u16> {
    let Candidate { at, content, known, same } = *candidate;
    let (Some(line), Some(look)) = (page.lines.get(at), page.looks.get(at)) else { return Vec::new() };
    let mut on = Vec::with_capacity(48);
    let mut groups = Groups { at: 0, put: |number| on.push(number) };
    let near =
        |step: isize| at.checked_add_signed(step).and_then(|near| page.lines.get(near).zip(page.looks.get(near)));
    let length = |step: isize| near(step).map_or(0, |(line, _)| 1 + bin(line.words, &[2, 3, 5, 8, 13, 20, 32]));
    for known in known {
        groups.choice(8, bin(known * 100 / content.max(1), &[1, 20, 35, 50, 65, 80, 100]));
        groups.choice(6, bin(known, &[1, 2, 3, 5, 8]));
    }
    let size = bin(line.words, &[3, 4, 5, 6, 8, 12, 17, 22, 29]);
    groups.choice(10, size);
    let (before, behind) = (start.saturating_sub(at), at.saturating_sub(start));
    groups.choice(12, if at > start { 10 + bin(behind, &[4]) } else { bin(before, &[1, 2, 3, 4, 6, 9, 13, 20, 40]) });
    groups.choice(4, bin(at, &[1, 4, 20]));
    groups.choice(4, bin(same.count, &[2, 3, 4]));
    groups.flag(same.first < at);
    groups.flag(same.next.is_some());
    groups.flag(same.next.is_some_and(|next| next <= start + 1));
    let bare = line.text.trim_end_matches(['"', '”', '’', '\'', ')']);
    let ending = ['.', '?', '!', ':', ','].iter().position(|mark| bare.ends_with(*mark)).map_or(0, |place| place + 1);
    groups.choice(7, u16::try_from(if bare.ends_with('…') || bare.ends_with("...") { 6 } else { ending }).unwrap_or(0));
    groups.choice(
        4,
        look.sign.map_or(0, |sign| match sign.fit {
            Fit::Whole => 1,
            Fit::Start => 2,
            Fit::Inside => 3,
        }),
    );
    groups.flag(look.note);
    groups.flag(look.byline);
    groups.choice(3, u16::from(look.dated));
    for step in [-2, -1, 1, 2, 3] {
        groups.choice(9, length(step));
        groups.flag(near(step).is_some_and(|(_, look)| look.byline));
        groups.flag(near(step).is_some_and(|(_, look)| look.dated == 1));
        groups.flag(near(step).is_some_and(|(_, look)| look.sign.is_some()));
        groups.flag(near(step).is_some_and(|(line, _)| line.text.ends_with('.')));
    }
    let behind = |reach: usize, test: &dyn Fn(&Look) -> bool| {
        (at + 1..(at + 1 + reach).min(page.looks.len())).any(|near| page.looks.get(near).is_some_and(test))
    };
    groups.flag(behind(4, &|look| look.byline || look.dated == 1));
    groups.flag(behind(8, &|look| look.byline || look.dated == 1));
    let score = page.scores.get(at).copied().unwrap_or(-9.0);
    let liked = [-5.0, -3.5, -2.5, -1.5, -0.5, 0.5, 2.0].iter().filter(|limit| score >= **limit).count();
    let liked = u16::try_from(liked).unwrap_or(0);
    groups.choice(8, liked);
    let capitals = line.text.split(' ').filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    groups.choice(5, bin(capitals * 100 / line.words.max(1), &[15, 40, 70, 95]));
    groups.flag(!line.text.chars().any(char::is_lowercase));
    groups.flag(line.text.chars().next().is_some_and(char::is_lowercase));
    groups.flag(line.text.starts_with(|letter: char| letter.is_ascii_digit()));
    groups.flag(line.text.contains(" | ") || line.text.contains('©') || line.text.contains('@'));
    groups.flag(line.text.starts_with(['"', '“', '‘', '\'']));
    groups.flag(line.text.contains([':', '|']));
    groups.flag(line.blank_before);
    groups.flag(near(1).is_some_and(|(line, _)| line.blank_before));
    let rank = rivals.best.iter().position(|best| *best == known[1]).unwrap_or(0);
    groups.choice(5, bin(rank, &[1, 2, 3, 6]));
    let (above, below) = rivals.near.split_at(rivals.near.partition_point(|near| *near < at));
    groups.flag(candidate.is_near());
    groups.choice(4, bin(above.len(), &[1, 2, 4]));
    groups.choice(4, bin(below.iter().filter(|near| **near > at).count(), &[1, 2, 4]));
    groups.flag(candidate.is_near() && above.last().is_some_and(|above| at - above <= 2));
    groups.flag(candidate.is_near() && below.iter().any(|below| *below > at && below - at <= 2));
    let (longer, shorter) = rivals.extends(&line.key);
    groups.flag(longer);
    groups.flag(shorter);
    let credits = ["credit", "photo", "image", "illustration", "getty", "courtesy", "file", "picture", "video"];
    let credited = words(&line.key).any(|word| credits.contains(&word));
    groups.flag(credited);
    groups.flag(line.key.starts_with("by "));
    let told = |look: &Look| look.byline || look.dated == 1;
    let next_told = (1..=12).position(|step| near(step).is_some_and(|(_, look)| told(look)));
    let next_told = next_told.map_or(5, |steps| bin(steps, &[1, 2, 4, 7]));
    groups.choice(6, next_told);
    let last_told = (1..=8).position(|step| near(-step).is_some_and(|(_, look)| told(look)));
    let last_told = last_told.map_or(3, |steps| bin(steps, &[1, 3]));
    groups.choice(4, last_told);
    groups.flag(line.text.contains(". ") && line.text.ends_with('.'));
    groups.flag(near(1).is_some_and(|(next, _)| next.words > line.words + 3 && next.words < 45));
    groups.flag(near(-1).is_some_and(|(before, _)| before.words + 3 < line.words));
    groups.flag(
        near(-1).is_some_and(|(before, _)| before.words >= 5 && before.words <= 20 && !before.text.ends_with('.')),
    );
    // together they say more than each: a short line before a name, a long one that speaks of a photo
    let size = usize::from(size);
    let (size, next_told) = (bin(size, &[2, 4, 7]), bin(usize::from(next_told), &[1, 3, 5]));
    groups.choice(16, next_told * 4 + size);
    groups.choice(12, bin(usize::from(last_told), &[1, 2]) * 4 + next_told);
    groups.choice(24, (u16::from(credited) * 3 + bin(usize::from(liked), &[3, 6])) * 4 + size);
    debug_assert!(usize::from(groups.at) <= COUNT, "{}", groups.at);
    on
}

/// The headline without " | Site" or " - Site", where the site's name or the bare headline stands elsewhere too.
fn without_site<'a>(text: &'a str, lines: &[Line]) -> &'a str {
    for mark in [" | ", " – ", " — ", " - ", " « ", " : "] {
        let Some((head, tail)) = text.rsplit_once(mark) else { continue };
        let (head_key, tail_key) = (super::line::key(head), super::line::key(tail));
        let short = tail_key.split(' ').count() <= 4 && head_key.split(' ').count() >= 3;
        let known = lines.iter().any(|line| line.key == head_key || (line.key == tail_key && line.text != text));
        if short && !tail_key.is_empty() && known {
            return head.trim_end();
        }
    }
    text
}
