//! Which sentences of any number of articles are one fact.
//!
//! Average-link clustering over the matching pairs, the surest first, so that a group holds together as a whole: a chain
//! of matches whose ends have little in common is cut, and the cut is told. Decides groups; the scores are others' work.

use std::collections::BTreeMap;

use super::article::{At, Case, Scores};
use crate::model::{Aligned, Group, KeptApart, LeftOut, Link};
use crate::text::Ordered;

/// The mean score between two groups from which they are one.
const MEAN: f64 = 0.4;
/// A group is not joined with another beyond so many sentences: they would be the story, not a fact.
const MOST_MEMBERS: usize = 64;
/// How many cuts are told.
const MOST_APART: usize = 100;

/// A match of two lines.
pub(super) type Match = (At, At, f64);

/// A group as lines, by place.
pub(super) type Members = Vec<At>;

/// What clustering gave.
#[derive(Default)]
pub(super) struct Clusters {
    /// Groups of lines of two or more articles, by their first line.
    pub(super) groups: Vec<Members>,
    /// Matches across groups, with the mean between their groups.
    pub(super) apart: Vec<(Match, f64)>,
}

/// Groups the lines that match. `scores` has every score that was given; what was not scored counts as 0.
pub(super) fn clusters(matches: &[Match], scores: &Scores) -> Clusters {
    let mut ordered: Vec<Match> = matches.to_vec();
    ordered.order_by(|x, y| y.2.total_cmp(&x.2).then_with(|| (x.0, x.1).cmp(&(y.0, y.1))));
    let mut home: BTreeMap<At, usize> = BTreeMap::new();
    let mut groups: Vec<Members> = Vec::new();
    for (a, b, _) in &ordered {
        for at in [a, b] {
            home.entry(*at).or_insert_with(|| {
                groups.push(vec![*at]);
                groups.len() - 1
            });
        }
    }
    let get = |home: &BTreeMap<At, usize>, at: &At| home.get(at).copied().unwrap_or_default();
    // what one look refuses a later one may allow, when the groups have grown
    for _ in 0..2 {
        for (a, b, _) in &ordered {
            let (one, two) = (get(&home, a), get(&home, b));
            let (Some(first), Some(second)) = (groups.get(one), groups.get(two)) else { continue };
            if one == two || first.len() + second.len() > MOST_MEMBERS || mean(first, second, scores) < MEAN {
                continue;
            }
            let moved = groups.get_mut(two).map(std::mem::take).unwrap_or_default();
            home.extend(moved.iter().map(|at| (*at, one)));
            if let Some(first) = groups.get_mut(one) {
                first.extend(moved);
            }
        }
    }
    let mut apart = Vec::new();
    for found in &ordered {
        let (one, two) = (get(&home, &found.0), get(&home, &found.1));
        if let (Some(first), Some(second)) = (groups.get(one), groups.get(two))
            && one != two
        {
            apart.push((*found, mean(first, second, scores)));
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.retain(|group| group.first().map(|at| at.0) != group.last().map(|at| at.0));
    groups.sort();
    Clusters { groups, apart }
}

/// The mean score between the lines of two groups; lines of one article are not compared with each other.
fn mean(one: &[At], two: &[At], scores: &Scores) -> f64 {
    let mut sum = 0.0;
    let mut count = 0.0;
    for a in one {
        for b in two.iter().filter(|b| b.0 != a.0) {
            sum += scores.of(*a, *b).unwrap_or_default();
            count += 1.0;
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Groups in the order of the comparison, each with its members in the order of display.
pub(super) fn ordered(case: &Case<'_>, groups: Vec<Members>, scores: &Scores) -> Vec<(Members, Group)> {
    let mut out: Vec<(Members, Members, Group)> =
        groups.into_iter().map(|members| described(case, members, scores)).collect();
    out.order_by(|(_, x, a), (_, y, b)| {
        let reach = |group: &Group| (group.outlets, group.origins, group.articles);
        reach(b).cmp(&reach(a)).then_with(|| b.score.total_cmp(&a.score)).then_with(|| x.cmp(y))
    });
    out.into_iter().map(|(shown, _, group)| (shown, group)).collect()
}

/// A group with its members as they are shown, then as they came.
fn described(case: &Case<'_>, members: Members, scores: &Scores) -> (Members, Members, Group) {
    let mut shown = members.clone();
    shown.order_by_key(|at| case.place(*at));
    let mut links = Vec::new();
    for (a, one) in (0_u32..).zip(&shown) {
        for (b, two) in (0_u32..).zip(&shown).skip(a as usize + 1).filter(|(_, two)| two.0 != one.0) {
            links.extend(scores.of(*one, *two).map(|score| Link { a, b, score }));
        }
    }
    let best = |member: u32| {
        let own = links.iter().filter(|link| link.a == member || link.b == member);
        own.map(|link| link.score).fold(0.0, f64::max)
    };
    // in the order of the lines, so that the sum does not depend on the order of display
    let mut bests: Vec<f64> = (0_u32..).take(shown.len()).map(best).collect();
    bests.order_by(f64::total_cmp);
    let score = bests.iter().sum::<f64>() / bests.len().max(1) as f64;
    let reach = case.reach(shown.iter().map(|at| at.0));
    let group = Group {
        members: shown.iter().map(|at| case.sentence(*at)).collect(),
        links,
        score,
        articles: reach.articles,
        outlets: reach.outlets,
        origins: reach.origins,
    };
    (shown, members, group)
}

/// The matches that were cut, the surest first.
pub(super) fn kept_apart(case: &Case<'_>, apart: &[(Match, f64)]) -> Vec<KeptApart> {
    let told = apart.iter().take(MOST_APART);
    told.map(|((a, b, score), mean)| {
        let (a, b) = if case.place(*a) <= case.place(*b) { (*a, *b) } else { (*b, *a) };
        KeptApart {
            a: case.sentence(a),
            b: case.sentence(b),
            score: *score,
            mean: *mean,
            reason: format!(
                "These two match, but each is in a group with others, and between the groups the mean score is {mean:.2}, \
                 below the {MEAN} that is asked for."
            ),
        }
    })
    .collect()
}

/// What all other articles report and one does not.
pub(super) fn left_out(
    case: &Case<'_>,
    groups: &[(Members, Group)],
    alone: &[Vec<u32>],
    scores: &Scores,
) -> Vec<LeftOut> {
    let mut out = Vec::new();
    for article in case.shown() {
        let mut found: Vec<(Option<u32>, Members)> = Vec::new();
        if case.articles.len() == 2 {
            let other = 1 - article.min(1);
            let lines = alone.get(other as usize).into_iter().flatten();
            found.extend(lines.map(|&line| (None, vec![(other, line)])));
        }
        let others = case.articles.len().saturating_sub(1);
        for (number, (members, group)) in (0_u32..).zip(groups) {
            if group.articles as usize == others && members.iter().all(|at| at.0 != article) {
                found.push((Some(number), members.clone()));
            }
        }
        for (group, members) in found {
            let best = |at: &At| {
                let own = members.iter().filter_map(|other| scores.of(*at, *other));
                own.fold(0.0, f64::max)
            };
            let stands = members.iter().max_by(|x, y| best(x).total_cmp(&best(y)).then_with(|| y.cmp(x)));
            let nearest = nearest(&members, article, scores);
            out.extend(case.articles.get(article as usize).zip(stands).map(|(lacking, stands)| LeftOut {
                article: lacking.draft.id.clone(),
                group,
                sentence: case.sentence(*stands),
                nearest: nearest.map(|(at, _)| case.sentence(at)),
                score: nearest.map_or(0.0, |(_, score)| score),
            }));
        }
    }
    out
}

/// The line of an article that comes nearest to any member.
fn nearest(members: &[At], article: u32, scores: &Scores) -> Option<(At, f64)> {
    let all = members.iter().flat_map(|member| scores.with(*member, article));
    all.max_by(|x, y| x.1.total_cmp(&y.1).then_with(|| y.0.cmp(&x.0)))
}

/// A match as the world sees it, the article named first in front.
pub(super) fn aligned(case: &Case<'_>, (a, b, score): Match) -> Aligned {
    let (a, b) = if case.place(a) <= case.place(b) { (a, b) } else { (b, a) };
    Aligned { a: case.sentence(a), b: case.sentence(b), score }
}
