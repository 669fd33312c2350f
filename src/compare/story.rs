//! Which articles report the same event.
//!
//! Average-link clustering over cosine similarities, each lowered by the days between: P. Sneath and R. Sokal,
//! "Numerical Taxonomy" (1973), on the sparse graph of near neighbours. Decides groups; knows nothing of their names.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

use serde::{Deserialize, Serialize};

use super::article::counts;
use super::lexicon::Lexicon;
use super::neighbours::neighbours;
use super::token::hash;
use super::vector::{Sparse, Vector};
use crate::model::{Draft, Moment};

/// What an article shows of its event.
#[derive(Clone, Debug, Default)]
pub struct StoryInput<'a> {
    /// The headline, or "".
    pub title: &'a str,
    /// The text in passages, in order.
    pub passages: Vec<&'a str>,
    /// When it was published, if that is known.
    pub published: Option<Moment>,
}

impl<'a> StoryInput<'a> {
    /// What an article shows.
    pub fn of(draft: &'a Draft) -> Self {
        let blocks = draft.blocks.iter().filter(|block| counts(block.kind));
        Self {
            title: draft.title.as_deref().unwrap_or_default(),
            passages: blocks.map(|block| block.text.as_str()).collect(),
            published: draft.published,
        }
    }
}

/// How alike and how close in time articles must be.
#[derive(Clone, Copy, Debug)]
pub struct StorySettings {
    /// The mean similarity from which two groups are one.
    pub threshold: f32,
    /// Days between two groups that take a third of the similarity, beyond the first.
    pub days: f32,
    /// What a similarity counts where nothing says that the two were published about the same time.
    pub undated: f32,
    /// Articles that are taken to exist beside those given.
    pub unseen: f32,
    /// Articles that are taken to have each term beside those that do: what only one has would outweigh what an event's
    /// articles share, the more the larger the event is. So many in a large corpus, fewer in a small one.
    pub smoothing: f32,
}

impl Default for StorySettings {
    fn default() -> Self {
        Self { threshold: 0.16, days: 6.0, undated: 0.65, unseen: 20.0, smoothing: 10.0 }
    }
}

/// From this similarity on, two texts are writings of one, whatever the days between.
const SAME_TEXT: f32 = 0.8;
/// At so many articles half of the smoothing counts.
const SMALL: f32 = 200.0;
/// From so many distinct words on, a reader forgets them: some ten megabytes.
const MOST_WORDS: usize = 60_000;
/// How many neighbouring groups a group keeps.
const MOST_NEIGHBOURS: usize = 48;

/// In how many articles each term stands: what must be known of all before any is weighed. Terms of one article alone
/// are left out, for they meet no other; so most terms of a large corpus need no room.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    articles: usize,
    /// Rising.
    keys: Vec<u64>,
    counts: Vec<u32>,
}

impl Rarity {
    /// From each term's key, rising, and in how many of so many articles it stands.
    pub fn of(articles: usize, terms: impl Iterator<Item = (u64, u32)>) -> Self {
        let (mut keys, mut counts) = (Vec::new(), Vec::new());
        for (key, count) in terms.filter(|(_, count)| *count > 1) {
            keys.push(key);
            counts.push(count);
        }
        Self { articles, keys, counts }
    }

    /// From the keys of all articles' terms in any order.
    fn of_keys(articles: usize, mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        let count =
            |list: &[u64]| (list.first().copied().unwrap_or_default(), u32::try_from(list.len()).unwrap_or(u32::MAX));
        Self::of(articles, keys.chunk_by(|a, b| a == b).map(count))
    }

    /// The point at which an article stands among all.
    pub fn point(&self, terms: StoryTerms, settings: StorySettings) -> StoryPoint {
        #[expect(clippy::cast_precision_loss, reason = "a count of articles")]
        let articles = self.articles as f32;
        // in a corpus of few articles what two of them share is rare already
        let smoothing = settings.smoothing * articles / (articles + SMALL);
        let all = articles + settings.unseen + smoothing;
        let number = |key: u64| self.keys.binary_search(&key).ok();
        #[expect(clippy::cast_precision_loss, reason = "a count of articles")]
        let count = |key: u64| number(key).and_then(|at| self.counts.get(at)).map_or(1.0, |count| *count as f32);
        let weighed = terms.vector.weighed(|key| (all / (count(key) + smoothing)).ln().max(0.01));
        let numbered = weighed.0.iter().filter_map(|&(key, value)| Some((u32::try_from(number(key)?).ok()?, value)));
        let vector = Sparse(numbered.collect());
        StoryPoint { order: terms.order, day: terms.order.0.map(Moment::days_since_epoch), vector }
    }
}

/// The terms of an article before their rarity is known.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoryTerms {
    /// An order by content alone, so that every tie is broken alike however the articles come.
    order: (Option<Moment>, u64),
    vector: Vector,
}

impl StoryTerms {
    /// The terms' keys, each once.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        self.vector.0.iter().map(|(key, _)| *key)
    }
}

/// Reads articles for their terms, and keeps what it learnt of each word: most words stand in many articles.
#[derive(Debug)]
pub struct StoryReader {
    lexicon: Lexicon,
}

impl Default for StoryReader {
    fn default() -> Self {
        Self { lexicon: Lexicon::of_forms() }
    }
}

impl StoryReader {
    /// An article's terms, the same whatever was read before.
    pub fn terms(&mut self, input: &StoryInput<'_>) -> StoryTerms {
        if self.lexicon.entries().len() > MOST_WORDS {
            *self = Self::default();
        }
        StoryTerms { order: (input.published, input.content()), vector: Vector::counted(input, &mut self.lexicon) }
    }
}

impl StoryInput<'_> {
    /// A hash of all it shows.
    fn content(&self) -> u64 {
        let texts = std::iter::once(self.title).chain(self.passages.iter().copied());
        hash(texts.flat_map(|text| text.bytes().chain([0])))
    }
}

/// What must be remembered of an article to group it: about a kilobyte.
#[derive(Clone, Debug)]
pub struct StoryPoint {
    order: (Option<Moment>, u64),
    day: Option<i32>,
    vector: Sparse,
}

/// Groups of articles on one event, as indices: members rising, groups by their first member. The groups are the same
/// in whatever order the articles come.
pub fn stories(articles: &[StoryInput<'_>]) -> Vec<Vec<usize>> {
    stories_with(articles, StorySettings::default())
}

/// As [`stories`], with other settings.
pub fn stories_with(articles: &[StoryInput<'_>], settings: StorySettings) -> Vec<Vec<usize>> {
    let mut reader = StoryReader::default();
    let terms: Vec<StoryTerms> = articles.iter().map(|article| reader.terms(article)).collect();
    let rarity = Rarity::of_keys(articles.len(), terms.iter().flat_map(StoryTerms::keys).collect());
    let points = terms.into_iter().map(|terms| rarity.point(terms, settings)).collect();
    stories_of(points, settings)
}

/// As [`stories_with`], from points.
pub fn stories_of(points: Vec<StoryPoint>, settings: StorySettings) -> Vec<Vec<usize>> {
    let mut points: Vec<(usize, StoryPoint)> = points.into_iter().enumerate().collect();
    points.sort_by_key(|(at, point)| (point.order, *at));
    let vectors: Vec<&Sparse> = points.iter().map(|(_, point)| &point.vector).collect();
    let pairs = neighbours(&vectors, settings.threshold);
    let mut groups: Vec<Group> = Vec::with_capacity(points.len() * 2);
    for (at, StoryPoint { day, vector, .. }) in points {
        let (days, dated) = (day.map(|day| (day, day)), if day.is_some() { 1.0 } else { 0.0 });
        groups.push(Group {
            sum: vector,
            size: 1.0,
            dated,
            days,
            members: vec![at],
            near: BTreeSet::new(),
            alive: true,
        });
    }
    let mut heap = BinaryHeap::new();
    for (a, b) in pairs {
        link(&mut groups, &mut heap, a, b, settings);
    }
    while let Some(Merge { a, b, .. }) = heap.pop() {
        merge(&mut groups, &mut heap, a, b, settings);
    }
    let mut out: Vec<Vec<usize>> = groups.into_iter().filter(|group| group.alive).map(|group| group.members).collect();
    for members in &mut out {
        members.sort_unstable();
    }
    out.sort();
    out
}

struct Group {
    sum: Sparse,
    size: f32,
    /// How many members have a date.
    dated: f32,
    days: Option<(i32, i32)>,
    members: Vec<usize>,
    near: BTreeSet<u32>,
    alive: bool,
}

/// Two groups that could become one; the most alike first, then the earliest.
#[derive(PartialEq)]
struct Merge {
    likeness: f32,
    a: u32,
    b: u32,
}

impl Eq for Merge {}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.likeness.total_cmp(&other.likeness).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The mean similarity of the members of two groups, lowered by the days between them.
fn likeness(a: &Group, b: &Group, settings: StorySettings) -> f32 {
    let mean = a.sum.dot(&b.sum) / (a.size * b.size);
    if mean >= SAME_TEXT {
        return mean;
    }
    let dated = (a.dated / a.size) * (b.dated / b.size);
    mean * (dated * decay(a.days, b.days, settings) + (1.0 - dated) * settings.undated)
}

/// What the days between two groups leave of a similarity; nothing is taken for two days in a row.
fn decay(a: Option<(i32, i32)>, b: Option<(i32, i32)>, settings: StorySettings) -> f32 {
    let (Some(a), Some(b)) = (a, b) else { return 1.0 };
    let gap = (a.0.max(b.0) - a.1.min(b.1) - 1).max(0);
    #[expect(clippy::cast_precision_loss, reason = "days between two dates of the calendar")]
    let gap = gap as f32;
    (-gap * 0.405 / settings.days).exp()
}

fn link(groups: &mut [Group], heap: &mut BinaryHeap<Merge>, a: u32, b: u32, settings: StorySettings) {
    let (Some(one), Some(two)) = (groups.get(a as usize), groups.get(b as usize)) else { return };
    let likeness = likeness(one, two, settings);
    if likeness < settings.threshold {
        return;
    }
    heap.push(Merge { likeness, a: a.min(b), b: a.max(b) });
    for (from, to) in [(a, b), (b, a)] {
        if let Some(group) = groups.get_mut(from as usize) {
            group.near.insert(to);
        }
    }
}

fn merge(groups: &mut Vec<Group>, heap: &mut BinaryHeap<Merge>, a: u32, b: u32, settings: StorySettings) {
    let (Some(one), Some(two)) = (groups.get(a as usize), groups.get(b as usize)) else { return };
    if !one.alive || !two.alive {
        return;
    }
    let days = match (one.days, two.days) {
        (Some(one), Some(two)) => Some((one.0.min(two.0), one.1.max(two.1))),
        (one, two) => one.or(two),
    };
    let joined = Group {
        sum: one.sum.plus(&two.sum),
        size: one.size + two.size,
        dated: one.dated + two.dated,
        days,
        members: one.members.iter().chain(&two.members).copied().collect(),
        near: BTreeSet::new(),
        alive: true,
    };
    let mut near: Vec<(f32, u32)> = one
        .near
        .union(&two.near)
        .filter_map(|&other| {
            Some((other, groups.get(other as usize).filter(|group| group.alive && other != a && other != b)?))
        })
        .map(|(other, group)| (likeness(&joined, group, settings), other))
        .filter(|(likeness, _)| *likeness >= settings.threshold)
        .collect();
    near.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    near.truncate(MOST_NEIGHBOURS);
    for old in [a, b] {
        if let Some(group) = groups.get_mut(old as usize) {
            group.alive = false;
            group.near = BTreeSet::new();
            group.members = Vec::new();
            group.sum = Sparse::default();
        }
    }
    let new = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    groups.push(joined);
    for (_, other) in near {
        link(groups, heap, new, other, settings);
    }
}
