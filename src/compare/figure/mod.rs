//! Figures on the same thing, lined up, with what to make of them.
//!
//! A figure is an interval: two that are equal say the same, one inside the other is more precise, and two without a
//! common value disagree, unless a count rises from an earlier report to a later one. Figures are lined up inside groups
//! of matching sentences first, then across all sentences where what they count and what surrounds them agree.

mod around;
mod day;
mod read;
mod unit;

use std::collections::BTreeSet;

use super::article::{At, Case, Line, Scores};
use super::concept;
use super::group::Members;
use super::token::Kind;
use crate::model::{Figure, FigureAt, FigureKind, Group, Moment, Span, Verdict};
use crate::text::Ordered;
use read::Read;

/// Figures of an article beyond this many are left out: it is a table, not a report.
const MOST_FIGURES: usize = 400;
/// Across sentences that do not match, so many words of weight must be shared around two figures.
const LEAST_SHARED: usize = 3;
/// The score of a pair of sentences from which a figure that differs is said to be on the same thing.
const DIRECT: f64 = 0.5;
/// Likewise for days: a sentence may name one and its counterpart another.
const DIRECT_DAY: f64 = 0.75;
/// How much later an article must be to know more.
const LATER_SECONDS: i64 = 3_600;

/// A figure with the line that it stands in.
struct Item {
    at: At,
    read: Read,
}

/// How two figures relate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Disjoint,
    Inside,
    Equal,
}

/// All figures on which two or more articles have something to say: those that differ first.
pub(super) fn figures(case: &Case<'_>, groups: &[(Members, Group)], scores: &Scores) -> Vec<Figure> {
    let items = items(case);
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found: Vec<(Vec<usize>, Option<u32>, f64)> = Vec::new();
    for (number, (members, group)) in (0_u32..).zip(groups) {
        let own: Vec<usize> =
            members.iter().flat_map(|at| range(&items, *at)).filter(|item| !taken.contains(item)).collect();
        for cluster in lined_up(&items, &own, scores) {
            taken.extend(&cluster);
            found.push((cluster, Some(number), group.score));
        }
    }
    let rest: Vec<usize> = (0..items.len()).filter(|item| !taken.contains(item)).collect();
    for list in by_kind(&items, rest) {
        let near: Vec<usize> =
            list.into_iter().filter(|item| items.get(*item).is_some_and(|item| tells(&item.read))).collect();
        for cluster in across(case, &items, &near) {
            let score = cluster.1;
            found.push((cluster.0, None, score));
        }
    }
    let mut out: Vec<(BTreeSet<(At, u32)>, Figure)> = Vec::new();
    for (cluster, group, score) in found {
        let places = cluster.iter().filter_map(|item| items.get(*item)).map(|item| (item.at, item.read.span.start));
        out.push((places.collect(), figure(case, &items, &cluster, group, score)));
    }
    out.order_by(|(x, a), (y, b)| {
        a.verdict.cmp(&b.verdict).then_with(|| b.score.total_cmp(&a.score)).then_with(|| x.cmp(y))
    });
    out.into_iter().map(|(_, figure)| figure).collect()
}

/// The figures of all lines, by line.
fn items(case: &Case<'_>) -> Vec<Item> {
    // most lines have no figure: each distinct word is looked up once
    let begins: Vec<bool> = case
        .lexicon
        .entries()
        .iter()
        .map(|entry| entry.day || entry.number || read::is_vague(entry.folded()))
        .collect();
    let may = |line: &Line<'_>| {
        line.profile.words.iter().any(|(entry, kind)| {
            matches!(kind, Kind::Number | Kind::Day) || begins.get(*entry as usize).copied().unwrap_or_default()
        })
    };
    let mut out = Vec::new();
    for (number, (article, lines)) in (0_u32..).zip(case.articles.iter().zip(&case.lines)) {
        let published = article.draft.published;
        let all = (0_u32..).zip(lines).filter(|(_, line)| may(line)).flat_map(|(line, found)| {
            read::read(found.text, published).into_iter().map(move |read| Item { at: (number, line), read })
        });
        out.extend(all.take(MOST_FIGURES));
    }
    out
}

/// The positions of a line's figures.
fn range(items: &[Item], at: At) -> std::ops::Range<usize> {
    items.partition_point(|item| item.at < at)..items.partition_point(|item| item.at <= at)
}

fn by_kind(items: &[Item], mut list: Vec<usize>) -> Vec<Vec<usize>> {
    let kind = |item: &usize| items.get(*item).map(|item| family(&item.read));
    list.order_by_key(|item| (kind(item), *item));
    list.chunk_by(|a, b| kind(a) == kind(b)).map(<[usize]>::to_vec).collect()
}

/// Figures of one family can be compared.
fn family(read: &Read) -> (FigureKind, &'static str) {
    let kind = if read.kind == FigureKind::People { FigureKind::Number } else { read.kind };
    (kind, read.unit)
}

/// Whether a figure says enough by itself to be found again in a sentence that does not match.
fn tells(read: &Read) -> bool {
    match read.kind {
        FigureKind::Date | FigureKind::Duration => false,
        FigureKind::Number | FigureKind::People => {
            !read.of.is_empty() && (read.act.is_some() || read.of.iter().any(|of| !concept::is_common(of)))
        }
        _ => true,
    }
}

fn relation(a: &Read, b: &Read) -> Relation {
    let low = |read: &Read| read.low.unwrap_or(f64::NEG_INFINITY);
    let high = |read: &Read| read.high.unwrap_or(f64::INFINITY);
    let close = |x: f64, y: f64| x == y || (x - y).abs() <= 1e-6 * x.abs().max(y.abs());
    let inside = |x: &Read, y: &Read| low(y) <= low(x) && high(x) <= high(y);
    if close(low(a), low(b)) && close(high(a), high(b)) {
        Relation::Equal
    } else if inside(a, b) || inside(b, a) || low(a) <= high(b) && low(b) <= high(a) {
        Relation::Inside
    } else {
        Relation::Disjoint
    }
}

/// The share of what two figures count that is the same: 0 where nothing is, none where either does not say.
fn same_thing(a: &Read, b: &Read) -> Option<f64> {
    if a.act.is_some() && b.act.is_some() && a.act != b.act {
        return Some(0.0);
    }
    if a.of.is_empty() || b.of.is_empty() {
        return (a.act.is_some() && a.act == b.act).then_some(0.8);
    }
    let is_same = |x: &String, y: &String| x == y || concept::of(x).is_some() && concept::of(x) == concept::of(y);
    let shared = a.of.iter().filter(|x| b.of.iter().any(|y| is_same(x, y))).count();
    let people = a.kind == FigureKind::People && b.kind == FigureKind::People;
    let share = shared as f64 / a.of.len().min(b.of.len()) as f64;
    Some(if people && a.act.is_some() && a.act == b.act { share.max(0.8) } else { share })
}

/// Clusters of figures of two or more articles inside matching sentences.
fn lined_up(items: &[Item], own: &[usize], scores: &Scores) -> Vec<Vec<usize>> {
    let get = |item: usize| items.get(item);
    let lone = |item: usize| {
        let Some(this) = get(item) else { return false };
        let same = |other: &&usize| {
            get(**other).is_some_and(|other| other.at.0 == this.at.0 && family(&other.read) == family(&this.read))
        };
        own.iter().filter(same).count() == 1
    };
    let mut pairs: Vec<(Relation, u64, usize, usize)> = Vec::new();
    for (place, &one) in own.iter().enumerate() {
        for &two in own.iter().skip(place + 1) {
            let (Some(a), Some(b)) = (get(one), get(two)) else { continue };
            if a.at.0 == b.at.0 || family(&a.read) != family(&b.read) {
                continue;
            }
            let (relation, same) = (relation(&a.read, &b.read), same_thing(&a.read, &b.read));
            let counts = matches!(a.read.kind, FigureKind::Number | FigureKind::People);
            let both_lone = lone(one) && lone(two);
            let matches = match relation {
                Relation::Equal => same != Some(0.0) || !counts,
                Relation::Inside => same.is_some_and(|same| same > 0.0) || !counts && (same.is_none() || both_lone),
                Relation::Disjoint => {
                    let least = if a.read.kind == FigureKind::Date { DIRECT_DAY } else { DIRECT };
                    let direct = scores.of(a.at, b.at).is_some_and(|score| score >= least);
                    direct
                        && match a.read.kind {
                            FigureKind::Number | FigureKind::People => same.is_some_and(|same| same >= 0.5),
                            _ => both_lone && same != Some(0.0),
                        }
                }
            };
            if matches {
                pairs.push((relation, (same.unwrap_or(0.5) * 1000.0) as u64, one, two));
            }
        }
    }
    // the surest first, then by place, so that the outcome is the same in any order of the articles
    pairs.order_by(|x, y| (y.0, y.1).cmp(&(x.0, x.1)).then_with(|| (x.2, x.3).cmp(&(y.2, y.3))));
    joined(items, &pairs.iter().map(|&(_, _, one, two)| (one, two)).collect::<Vec<_>>())
}

/// Pairs made into clusters; an article has several figures in one only where they are equal.
fn joined(items: &[Item], pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let fits = |one: &[usize], two: &[usize]| {
        one.iter().all(|a| {
            two.iter().all(|b| match (items.get(*a), items.get(*b)) {
                (Some(a), Some(b)) => a.at.0 != b.at.0 || relation(&a.read, &b.read) == Relation::Equal,
                _ => false,
            })
        })
    };
    for (one, two) in pairs {
        let home = |item: &usize| clusters.iter().position(|cluster| cluster.contains(item));
        let (first, second) = (home(one), home(two));
        if first.is_some() && first == second {
            continue;
        }
        let part = |home: Option<usize>, item: usize| {
            home.and_then(|at| clusters.get(at).cloned()).unwrap_or_else(|| vec![item])
        };
        let (a, b) = (part(first, *one), part(second, *two));
        if fits(&a, &b) {
            clusters.retain(|cluster| !cluster.contains(one) && !cluster.contains(two));
            clusters.push(a.into_iter().chain(b).collect());
        }
    }
    for cluster in &mut clusters {
        cluster.sort_unstable();
    }
    clusters.sort();
    clusters
}

/// Clusters of figures of one family in sentences that do not match: what they count, and the words around them, agree.
fn across(case: &Case<'_>, items: &[Item], own: &[usize]) -> Vec<(Vec<usize>, f64)> {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (place, &one) in own.iter().enumerate() {
        for &two in own.iter().skip(place + 1) {
            let (Some(a), Some(b)) = (items.get(one), items.get(two)) else { continue };
            if a.at.0 == b.at.0 {
                continue;
            }
            let (relation, same) = (relation(&a.read, &b.read), same_thing(&a.read, &b.read));
            let counts = matches!(a.read.kind, FigureKind::Number | FigureKind::People);
            let may = match relation {
                Relation::Equal => same != Some(0.0) || !counts,
                Relation::Inside => same.is_some_and(|same| same >= 0.5),
                Relation::Disjoint => {
                    counts && a.read.act.is_some() && a.read.act == b.read.act && same.is_some_and(|same| same >= 0.8)
                }
            };
            let shared = if may { around(case, a.at, b.at) } else { 0 };
            if shared >= LEAST_SHARED + usize::from(relation == Relation::Disjoint) {
                pairs.push((shared, one, two));
            }
        }
    }
    pairs.order_by(|x, y| y.0.cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    let score = |cluster: &Vec<usize>| {
        let inside = pairs.iter().filter(|(_, one, two)| cluster.contains(one) && cluster.contains(two));
        let most = inside.map(|(shared, ..)| *shared).max().unwrap_or_default();
        0.4 + 0.4 * (1.0 - 1.0 / (1.0 + most.saturating_sub(LEAST_SHARED) as f64))
    };
    let list: Vec<(usize, usize)> = pairs.iter().map(|&(_, one, two)| (one, two)).collect();
    joined(items, &list).into_iter().map(|cluster| (cluster.clone(), score(&cluster))).collect()
}

/// How many words of weight two lines share.
fn around(case: &Case<'_>, a: At, b: At) -> usize {
    let (Some(a), Some(b)) = (case.line(a), case.line(b)) else { return 0 };
    let heavy = |key: &u64| b.profile.terms.binary_search_by_key(key, |term| term.key).is_ok();
    a.profile.terms.iter().filter(|term| term.base >= 1.0).filter(|term| heavy(&term.key)).count()
}

fn figure(case: &Case<'_>, items: &[Item], cluster: &[usize], group: Option<u32>, score: f64) -> Figure {
    let mut own: Vec<&Item> = cluster.iter().filter_map(|item| items.get(*item)).collect();
    let said = own.iter().find(|item| !item.read.shown.is_empty()).map_or("", |item| item.read.shown.as_str());
    let act = own.iter().find_map(|item| item.read.act);
    let of = match act {
        Some(act) if !said.split(' ').any(|word| unit::act(word) == Some(act)) => {
            format!("{said} {act}").trim().to_owned()
        }
        _ => said.to_owned(),
    };
    let kind = own.iter().map(|item| item.read.kind).max().unwrap_or_default();
    let unit = own.first().map_or("", |item| item.read.unit);
    let (verdict, reason) = judged(case, &own, kind);
    own.order_by_key(|item| (case.place(item.at), item.read.span.start));
    let value = |item: &&Item| {
        let sentence = case.sentence(item.at);
        let Span { start, end } = item.read.span;
        let text = item.read.span.of(&sentence.text).to_owned();
        FigureAt {
            start: sentence.start + start,
            end: sentence.start + end,
            text,
            low: item.read.low,
            high: item.read.high,
            published: published(case, item.at),
            sentence,
        }
    };
    let values = own.iter().map(value).collect();
    Figure { kind, unit: unit.to_owned(), of, verdict, reason, score, group, values }
}

fn published(case: &Case<'_>, at: At) -> Option<Moment> {
    case.articles.get(at.0 as usize)?.draft.published
}

/// What to make of the values, and why.
fn judged(case: &Case<'_>, own: &[&Item], kind: FigureKind) -> (Verdict, String) {
    let mut is_inside = false;
    let mut disjoint: Vec<(&Item, &Item)> = Vec::new();
    for (place, a) in own.iter().enumerate() {
        for b in own.iter().skip(place + 1) {
            match relation(&a.read, &b.read) {
                Relation::Equal => {}
                Relation::Inside => is_inside = true,
                Relation::Disjoint => disjoint.push((a, b)),
            }
        }
    }
    let rises = |(a, b): &(&Item, &Item)| {
        let (low, high) = if a.read.low < b.read.low { (a, b) } else { (b, a) };
        let times = published(case, low.at).zip(published(case, high.at));
        times.is_some_and(|(early, late)| late.sort_key() - early.sort_key() >= LATER_SECONDS)
    };
    if disjoint.is_empty() && is_inside {
        return (Verdict::MorePrecise, "They agree, and one says it more exactly.".to_owned());
    }
    if disjoint.is_empty() {
        return (Verdict::Same, "They say the same.".to_owned());
    }
    let counts = matches!(kind, FigureKind::Number | FigureKind::People);
    if counts && disjoint.iter().all(rises) {
        return (Verdict::LaterUpdate, "The later the article, the higher the count: it may know more.".to_owned());
    }
    (Verdict::Different, "They have no value in common, and the times of publication do not explain it.".to_owned())
}
