//! The lines that could be the headline, and what can be seen of each beside the others.
//!
//! Decides nothing; `title.rs` weighs the features. Their numbering is the trained table's (`title_weights.rs`):
//! changing it asks for training it again.

use super::feature::Look;
use super::furniture::Fit;
use super::group::{Groups, Limits, bin};
use super::line::{Line, bullet};
use super::page::Page;
use super::seeded::{Map, Seeded};
use super::sight::{Sight, sights};

/// How many features a candidate may have.
const COUNT: usize = 320;

/// A line that could be the headline, with what is counted of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The line's position.
    pub(super) at: usize,
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

/// All candidates of a page.
pub(super) struct Choice<'a> {
    page: &'a Page<'a>,
    /// The article's first paragraph.
    start: usize,
    /// Those to choose from, in order.
    pub(super) candidates: Vec<Candidate>,
    rivals: Rivals<'a>,
    /// What each line up to the last candidate, and some behind it, tells its neighbours.
    sights: Vec<Sight>,
}

/// So many lines behind a candidate are looked at.
const AHEAD: usize = 12;

/// A paragraph has so many words.
const PARAGRAPH: usize = 12;

impl<'a> Choice<'a> {
    /// The candidates of a page whose article has its lines at `body`, if it has a paragraph.
    pub(super) fn of(page: &'a Page<'a>, body: &[usize]) -> Option<Self> {
        let long = |at: &usize| page.lines.get(*at).is_some_and(|line| line.words >= PARAGRAPH);
        let paragraphs: Vec<usize> = body.iter().copied().filter(long).collect();
        let start = *paragraphs.first()?;
        // the text may seem to begin above the headline, with a notice about cookies
        let end = paragraphs.get(3).copied().unwrap_or(start + 3).clamp(start + 3, start + 40).min(page.lines.len());
        let places: Vec<usize> =
            (0..end).filter(|&at| page.lines.get(at).is_some_and(|line| fits(page, at, line))).collect();
        let used = Used::of(page, &places, &paragraphs);
        let twins = twins(&page.lines);
        let mut own: Vec<u128> = Vec::new();
        let candidate = |&at: &usize| {
            own.clear();
            own.extend(page.stems_of(at));
            own.sort_unstable();
            own.dedup();
            let same = twins.get(at).copied().unwrap_or_default();
            Candidate { at, content: own.len(), known: used.count(&own), same }
        };
        let candidates: Vec<Candidate> = places.iter().map(candidate).collect();
        let rivals = Rivals::of(page, &candidates);
        Some(Self { page, start, candidates, rivals, sights: sights(page, end + AHEAD) })
    }
}

/// Which words of some lines the article uses. Those lines have fewer words than the article, so the table is theirs.
struct Used(Map<u128, Use>);

/// How an article uses a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Never,
    Late,
    InOpening,
}

impl Used {
    /// The words of the lines at `places`, sought in an article's paragraphs.
    fn of(page: &Page<'_>, places: &[usize], paragraphs: &[usize]) -> Self {
        let words = || places.iter().map(|&at| page.stems_of(at));
        let mut used: Map<u128, Use> =
            Map::with_capacity_and_hasher(words().map(<[u128]>::len).sum(), Seeded::default());
        used.extend(words().flatten().map(|word| (*word, Use::Never)));
        for (place, &at) in paragraphs.iter().enumerate() {
            let here = if place < 4 { Use::InOpening } else { Use::Late };
            for word in page.stems_of(at) {
                if let Some(first @ Use::Never) = used.get_mut(word) {
                    *first = here;
                }
            }
        }
        Self(used)
    }

    /// How many words the article uses, and its opening.
    fn count(&self, words: &[u128]) -> [usize; 2] {
        words.iter().filter_map(|word| self.0.get(word)).fold([0, 0], |[all, opening], at| {
            [all + usize::from(*at != Use::Never), opening + usize::from(*at == Use::InOpening)]
        })
    }
}

/// Whether a line may be a headline at all.
fn fits(page: &Page<'_>, at: usize, line: &Line<'_>) -> bool {
    // a paragraph beside another, not a headline that has a full stop
    let among = || page.keeps(at) && (page.keeps(at + 1) || at > 0 && page.keeps(at - 1));
    (2..=40).contains(&line.words)
        && line.text.len() <= 300
        && bullet(&line.text) == 0
        && !(line.words >= 15 && line.text.ends_with('.') && (page.is_brief() || among()))
        && !page.looks.get(at).is_some_and(|look| tells_facts(line, look))
        && !page.is_copy(at)
}

/// Whether a line is surely one of author or date: "By Ana Ruiz", "Published 3 December 2025".
fn tells_facts(line: &Line<'_>, look: &Look) -> bool {
    let dated = look.dated == 1 && look.dates.iter().any(|date| date.time.is_some() || date.label.is_some());
    dated || (look.byline && line.key.starts_with("by "))
}

/// What the candidates are to each other.
struct Rivals<'a> {
    /// The positions of those near the article's opening, rising.
    near: Vec<usize>,
    /// How many words of the opening the candidates have, falling, each number once.
    best: Vec<usize>,
    /// The keys of all short lines, sorted; each behind its first bytes, which decide most comparisons.
    keys: Vec<(u64, &'a str)>,
    /// For each of those, whether it begins with all words of another.
    begun: Vec<bool>,
}

impl<'a> Rivals<'a> {
    fn of(page: &'a Page<'a>, candidates: &[Candidate]) -> Self {
        let near = candidates.iter().filter(|one| one.is_near()).map(|one| one.at).collect();
        let mut best: Vec<usize> = candidates.iter().map(|one| one.known[1]).collect();
        best.sort_unstable_by(|one, two| two.cmp(one));
        best.dedup();
        let short = page.lines.iter().filter(|line| (3..=60).contains(&line.words));
        let mut keys: Vec<(u64, &str)> = short.map(|line| (opening(&line.key), line.key.as_str())).collect();
        keys.sort_unstable();
        keys.dedup();
        // sorted, the keys that a key begins with stand above it, each within the one below
        let mut open: Vec<&str> = Vec::new();
        let mut begun = Vec::with_capacity(keys.len());
        for (_, key) in &keys {
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
        let sought = (opening(key), key);
        let at = self.keys.partition_point(|known| *known <= sought);
        let longer = self.keys.get(at).is_some_and(|(_, next)| goes_on(next, key));
        let own = at.checked_sub(1).filter(|own| self.keys.get(*own) == Some(&sought));
        (longer, own.and_then(|own| self.begun.get(own)).copied().unwrap_or(false))
    }
}

/// The first eight bytes of a key as a number that sorts as they do.
fn opening(key: &str) -> u64 {
    let byte = |at: usize| u64::from(key.as_bytes().get(at).copied().unwrap_or_default());
    key.as_bytes()
        .first_chunk()
        .map_or_else(|| (0..8).fold(0, |all, at| all << 8 | byte(at)), |first| u64::from_be_bytes(*first))
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

fn twins(lines: &[Line<'_>]) -> Vec<Same> {
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

impl Choice<'_> {
    /// Gives the numbers of a candidate's features to `put`.
    pub(super) fn features(&self, candidate: &Candidate, put: &mut impl FnMut(u16)) {
        let Self { page, start, rivals, sights, .. } = self;
        let (start, Candidate { at, content, known, same }) = (*start, *candidate);
        let (Some(line), Some(look)) = (page.lines.get(at), page.looks.get(at)) else { return };
        let text = line.text.as_ref();
        let mut groups = Groups { at: 0, put };
        let near = |step: isize| at.checked_add_signed(step).and_then(|near| sights.get(near));
        let (own, above, below) = (near(0).copied().unwrap_or_default(), near(-1), near(1));
        for known in known {
            groups.choice(
                8,
                const { &Limits::new(&[1, 20, 35, 50, 65, 80, 100]) }.reached_by(known * 100 / content.max(1)),
            );
            groups.choice(6, const { &Limits::new(&[1, 2, 3, 5, 8]) }.reached_by(known));
        }
        let size = const { &Limits::new(&[3, 4, 5, 6, 8, 12, 17, 22, 29]) }.reached_by(line.words);
        groups.choice(10, size);
        let (before, behind) = (start.saturating_sub(at), at.saturating_sub(start));
        groups.choice(
            12,
            if at > start {
                10 + bin(behind, &[4])
            } else {
                const { &Limits::new(&[1, 2, 3, 4, 6, 9, 13, 20, 40]) }.reached_by(before)
            },
        );
        groups.choice(4, bin(at, &[1, 4, 20]));
        groups.choice(4, bin(same.count, &[2, 3, 4]));
        groups.flag(same.first < at);
        groups.flag(same.next.is_some());
        groups.flag(same.next.is_some_and(|next| next <= start + 1));
        groups.choice(7, ending(text));
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
            let near = near(step);
            groups.choice(9, near.map_or(0, |near| near.length));
            groups.flag(near.is_some_and(|near| near.byline));
            groups.flag(near.is_some_and(|near| near.dated));
            groups.flag(near.is_some_and(|near| near.sign));
            groups.flag(near.is_some_and(|near| near.stop));
        }
        groups.flag((1..=4).contains(&own.next_told));
        groups.flag((1..=8).contains(&own.next_told));
        let score = page.scores.get(at).copied().unwrap_or(-9.0);
        let liked = [-5.0, -3.5, -2.5, -1.5, -0.5, 0.5, 2.0].iter().filter(|limit| score >= **limit).count();
        let liked = u16::try_from(liked).unwrap_or(0);
        groups.choice(8, liked);
        groups.choice(
            5,
            const { &Limits::new(&[15, 40, 70, 95]) }.reached_by(look.letters.capitals * 100 / line.words.max(1)),
        );
        groups.flag(!look.letters.lower);
        groups.flag(text.starts_with(char::is_lowercase));
        groups.flag(text.starts_with(|letter: char| letter.is_ascii_digit()));
        groups.flag(look.letters.bar && text.contains(" | ") || look.letters.copyright || look.letters.at);
        groups.flag(text.starts_with(['"', '“', '‘', '\'']));
        groups.flag(look.letters.bar || text.contains(':'));
        groups.flag(line.blank_before);
        groups.flag(below.is_some_and(|below| below.blank_before));
        let rank = rivals.best.iter().position(|best| *best == known[1]).unwrap_or(0);
        groups.choice(5, const { &Limits::new(&[1, 2, 3, 6]) }.reached_by(rank));
        let (near_above, near_below) = rivals.near.split_at(rivals.near.partition_point(|near| *near < at));
        let near_below = near_below.strip_prefix(&[at]).unwrap_or(near_below);
        groups.flag(candidate.is_near());
        groups.choice(4, bin(near_above.len(), &[1, 2, 4]));
        groups.choice(4, bin(near_below.len(), &[1, 2, 4]));
        groups.flag(candidate.is_near() && near_above.last().is_some_and(|above| at - above <= 2));
        groups.flag(candidate.is_near() && near_below.first().is_some_and(|below| below - at <= 2));
        let (longer, shorter) = rivals.extends(&line.key);
        groups.flag(longer);
        groups.flag(shorter);
        let credits = look.tally.credits;
        groups.flag(credits);
        groups.flag(line.key.starts_with("by "));
        let next_told = if (1..=AHEAD).contains(&own.next_told) {
            const { &Limits::new(&[2, 3, 5, 8]) }.reached_by(own.next_told)
        } else {
            5
        };
        groups.choice(6, next_told);
        let last_told = if (1..=8).contains(&own.last_told) { bin(own.last_told, &[2, 4]) } else { 3 };
        groups.choice(4, last_told);
        groups.flag(own.stop && text.contains(". "));
        groups.flag(below.is_some_and(|below| below.words > line.words + 3 && below.words < 45));
        groups.flag(above.is_some_and(|above| above.words + 3 < line.words));
        groups.flag(above.is_some_and(|above| (5..=20).contains(&above.words) && !above.stop));
        // together they say more than each: a short line before a name, a long one that speaks of a photo
        let size = usize::from(size);
        let (size, next_told) = (bin(size, &[2, 4, 7]), bin(usize::from(next_told), &[1, 3, 5]));
        groups.choice(16, next_told * 4 + size);
        groups.choice(12, bin(usize::from(last_told), &[1, 2]) * 4 + next_told);
        groups.choice(24, (u16::from(credits) * 3 + bin(usize::from(liked), &[3, 6])) * 4 + size);
        debug_assert!(usize::from(groups.at) <= COUNT, "{}", groups.at);
    }
}

/// How a headline ends: 0 with a letter, then a number for each mark, 6 for three points.
fn ending(text: &str) -> u16 {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')']);
    match bare.chars().next_back() {
        Some('…') => 6,
        Some('.') if bare.ends_with("...") => 6,
        Some('.') => 1,
        Some('?') => 2,
        Some('!') => 3,
        Some(':') => 4,
        Some(',') => 5,
        _ => 0,
    }
}
