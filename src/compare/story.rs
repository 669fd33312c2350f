//! Which articles report the same event.
//!
//! Average-link clustering over cosine similarities, each lowered by the days between: P. Sneath and R. Sokal,
//! "Numerical Taxonomy" (1973), on the sparse graph of near neighbours. Decides groups; knows nothing of their names.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

use super::article::counts;
use super::neighbours::neighbours;
use super::vector::Vector;
use crate::model::{Article, Moment};

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
    pub fn of(article: &'a Article) -> Self {
        let blocks = article.draft.blocks.iter().filter(|block| counts(block.kind));
        Self {
            title: article.draft.title.as_deref().unwrap_or_default(),
            passages: blocks.map(|block| block.text.as_str()).collect(),
            published: article.draft.published,
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
}

impl Default for StorySettings {
    fn default() -> Self {
        Self { threshold: 0.155, days: 6.0, undated: 0.65, unseen: 20.0 }
    }
}

/// From this similarity on, two texts are writings of one, whatever the days between.
const SAME_TEXT: f32 = 0.8;
/// How many neighbouring groups a group keeps.
const MOST_NEIGHBOURS: usize = 48;

/// Groups of articles on one event, as indices: members rising, groups by their first member. The groups are the same
/// in whatever order the articles come.
pub fn stories(articles: &[StoryInput<'_>]) -> Vec<Vec<usize>> {
    stories_with(articles, StorySettings::default())
}

/// As [`stories`], with other settings.
pub fn stories_with(articles: &[StoryInput<'_>], settings: StorySettings) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    // an order by content alone, so that every tie below is broken alike however the articles come
    order.sort_by_key(|&at| articles.get(at).map(|input| (input.published, input.title, &input.passages)));
    let counted: Vec<Vector> = order.iter().filter_map(|&at| articles.get(at)).map(Vector::counted).collect();
    let vectors = weigh(counted, settings.unseen);
    let mut groups: Vec<Group> = Vec::with_capacity(vectors.len() * 2);
    for (&at, vector) in order.iter().zip(&vectors) {
        let day = articles.get(at).and_then(|input| input.published).map(Moment::days_since_epoch);
        let (days, dated) = (day.map(|day| (day, day)), if day.is_some() { 1.0 } else { 0.0 });
        groups.push(Group {
            sum: vector.clone(),
            size: 1.0,
            dated,
            days,
            members: vec![at],
            near: BTreeSet::new(),
            alive: true,
        });
    }
    let mut heap = BinaryHeap::new();
    for (a, b) in neighbours(&vectors, settings.threshold) {
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
    sum: Vector,
    size: f32,
    /// How many members have a date.
    dated: f32,
    days: Option<(i32, i32)>,
    members: Vec<usize>,
    near: BTreeSet<usize>,
    alive: bool,
}

/// Two groups that could become one; the most alike first, then the earliest.
#[derive(PartialEq)]
struct Merge {
    likeness: f32,
    a: usize,
    b: usize,
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

fn weigh(counted: Vec<Vector>, unseen: f32) -> Vec<Vector> {
    let mut having: Vec<(u64, f32)> =
        counted.iter().flat_map(|vector| vector.0.iter().map(|&(key, _)| (key, 1.0))).collect();
    having.sort_unstable_by_key(|&(key, _)| key);
    having.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        kept.1 += if same { later.1 } else { 0.0 };
        same
    });
    #[expect(clippy::cast_precision_loss, reason = "a count of articles")]
    let all = counted.len() as f32 + unseen;
    let factor = |key: u64| {
        let found = having.binary_search_by_key(&key, |&(having, _)| having).ok();
        let count = found.and_then(|at| having.get(at)).map_or(1.0, |&(_, count)| count);
        (all / count).ln().max(0.01)
    };
    counted.into_iter().map(|vector| vector.weighed(factor)).collect()
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

fn link(groups: &mut [Group], heap: &mut BinaryHeap<Merge>, a: usize, b: usize, settings: StorySettings) {
    let (Some(one), Some(two)) = (groups.get(a), groups.get(b)) else { return };
    let likeness = likeness(one, two, settings);
    if likeness < settings.threshold {
        return;
    }
    heap.push(Merge { likeness, a: a.min(b), b: a.max(b) });
    for (from, to) in [(a, b), (b, a)] {
        if let Some(group) = groups.get_mut(from) {
            group.near.insert(to);
        }
    }
}

fn merge(groups: &mut Vec<Group>, heap: &mut BinaryHeap<Merge>, a: usize, b: usize, settings: StorySettings) {
    let (Some(one), Some(two)) = (groups.get(a), groups.get(b)) else { return };
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
    let mut near: Vec<(f32, usize)> = one
        .near
        .union(&two.near)
        .filter_map(|&other| Some((other, groups.get(other).filter(|group| group.alive && other != a && other != b)?)))
        .map(|(other, group)| (likeness(&joined, group, settings), other))
        .filter(|(likeness, _)| *likeness >= settings.threshold)
        .collect();
    near.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    near.truncate(MOST_NEIGHBOURS);
    for old in [a, b] {
        if let Some(group) = groups.get_mut(old) {
            group.alive = false;
            group.members = Vec::new();
            group.sum = Vector::default();
        }
    }
    let new = groups.len();
    groups.push(joined);
    for (_, other) in near {
        link(groups, heap, new, other, settings);
    }
}
