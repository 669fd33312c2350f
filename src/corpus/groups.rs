//! Outlets, stories and origins of a corpus, from what is remembered of every article.

use std::collections::BTreeMap;

use super::makers::{Makers, StoryRule};
use crate::compare::Union;
use crate::model::{ArticleId, Draft, Moment, Outlet, OutletId, Story, StoryId};
use crate::text::slug;

/// What is remembered of an article for the lists of the corpus.
#[derive(Clone, Debug)]
pub(super) struct Known {
    id: ArticleId,
    title: String,
    outlet: Option<String>,
    published: Option<Moment>,
    /// The makers' rule of stories that names it.
    story: Option<usize>,
}

/// The first of the makers' rules of stories that names an article. All patterns are asked, so that each knows whether it
/// fits anything.
fn story(draft: &Draft, makers: &Makers) -> Option<usize> {
    let fits = |rule: &StoryRule| rule.articles.iter().filter(|which| which.fits(draft)).count() > 0;
    makers.stories.iter().enumerate().filter(|(_, rule)| fits(rule)).map(|(at, _)| at).min()
}

impl Known {
    /// Of an article.
    pub(super) fn of(draft: &Draft, makers: &Makers) -> Self {
        Self {
            id: draft.id.clone(),
            title: title_of(draft),
            outlet: draft.outlet.clone(),
            published: draft.published,
            story: story(draft, makers),
        }
    }

    /// Earliest first, undated last.
    fn time(&self) -> (i64, &ArticleId) {
        (self.published.map_or(i64::MAX, Moment::sort_key), &self.id)
    }
}

/// How the articles of a corpus are grouped.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    known: Vec<Known>,
    /// By name.
    pub(super) outlets: Vec<Outlet>,
    /// For each article its outlet's position.
    outlet: Vec<Option<u32>>,
    /// By their first article's time.
    pub(super) stories: Vec<Story>,
    /// For each article its story's position.
    story: Vec<u32>,
    /// For each article the position of the one in which its text is first seen.
    origins: Vec<usize>,
}

impl Groups {
    /// From the groups that were found and what the makers say.
    pub(super) fn of(known: Vec<Known>, found: Vec<Vec<usize>>, origins: Vec<usize>, makers: &Makers) -> Self {
        let outlets = outlets(&known, makers);
        let places: BTreeMap<&OutletId, u32> = outlets.iter().map(|outlet| &outlet.id).zip(0..).collect();
        let place = |known: &Known| places.get(&OutletId(slug(known.outlet.as_deref()?))).copied();
        let outlet = known.iter().map(place).collect();
        let (stories, story) = stories(&known, with_reprints(found, &origins), makers);
        Self { known, outlets, outlet, stories, story, origins }
    }

    /// The article in which the text at `at` is first seen, and its outlet.
    pub(super) fn origin(&self, at: usize) -> Option<(&ArticleId, Option<&str>)> {
        let known = self.known.get(*self.origins.get(at)?)?;
        Some((&known.id, known.outlet.as_deref()))
    }

    /// The position of an article's outlet.
    pub(super) fn outlet(&self, at: usize) -> Option<u32> {
        self.outlet.get(at).copied().flatten()
    }

    /// The position of an article's story.
    pub(super) fn story_number(&self, at: usize) -> u32 {
        self.story.get(at).copied().unwrap_or_default()
    }

    /// An article's story.
    pub(super) fn story(&self, at: usize) -> Option<&Story> {
        self.stories.get(self.story_number(at) as usize)
    }
}

/// The groups, those joined that have one text: what nearly all articles of a corpus share is common there and tells
/// them apart no more, so that copies of one text with a few words of their own would stand alone.
fn with_reprints(found: Vec<Vec<usize>>, origins: &[usize]) -> Vec<Vec<usize>> {
    let mut group_of = vec![0; origins.len()];
    for (number, members) in found.iter().enumerate() {
        for &at in members {
            if let Some(group) = group_of.get_mut(at) {
                *group = number;
            }
        }
    }
    let mut sets = Union::of(found.len());
    let group = |at: usize| group_of.get(at).copied().unwrap_or_default();
    for (at, &origin) in origins.iter().enumerate() {
        sets.join(group(at), group(origin));
    }
    let mut joined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, members) in found.into_iter().enumerate() {
        joined.entry(sets.first(number)).or_default().extend(members);
    }
    joined
        .into_values()
        .map(|mut members| {
            members.sort_unstable();
            members
        })
        .collect()
}

fn stories(known: &[Known], found: Vec<Vec<usize>>, makers: &Makers) -> (Vec<Story>, Vec<u32>) {
    let free = |at: &usize| known.get(*at).is_some_and(|known| known.story.is_none());
    let mut groups: Vec<(Vec<usize>, Option<&str>)> =
        found.into_iter().map(|members| (members.into_iter().filter(free).collect(), None)).collect();
    for (number, rule) in makers.stories.iter().enumerate() {
        let own = known.iter().enumerate().filter(|(_, known)| known.story == Some(number)).map(|(at, _)| at);
        groups.push((own.collect(), rule.title.as_deref()));
    }
    let mut made: Vec<((i64, &ArticleId), Story, Vec<usize>)> = Vec::new();
    for (mut members, title) in groups {
        members.sort_by_key(|at| known.get(*at).map(Known::time));
        let Some(first) = members.first().and_then(|at| known.get(*at)) else { continue };
        let story = Story {
            id: StoryId(format!("s-{}", first.id)),
            title: title.unwrap_or(&first.title).to_owned(),
            articles: members.iter().filter_map(|at| known.get(*at)).map(|known| known.id.clone()).collect(),
        };
        made.push((first.time(), story, members));
    }
    made.sort_by(|a, b| a.0.cmp(&b.0));
    let mut place = vec![0; known.len()];
    for (number, (_, _, members)) in (0_u32..).zip(&made) {
        for at in members {
            if let Some(slot) = place.get_mut(*at) {
                *slot = number;
            }
        }
    }
    (made.into_iter().map(|(_, story, _)| story).collect(), place)
}

fn outlets(known: &[Known], makers: &Makers) -> Vec<Outlet> {
    let mut by_id: BTreeMap<OutletId, BTreeMap<&str, u32>> = BTreeMap::new();
    for name in known.iter().filter_map(|known| known.outlet.as_deref()) {
        *by_id.entry(OutletId(slug(name))).or_default().entry(name).or_default() += 1;
    }
    let mut outlets: Vec<Outlet> = by_id
        .into_iter()
        .map(|(id, names)| {
            let articles = names.values().sum();
            // the most frequent writing, the first in the alphabet among equals
            let name = names.into_iter().max_by_key(|&(name, times)| (times, std::cmp::Reverse(name)));
            let name = name.map(|(name, _)| name.to_owned()).unwrap_or_default();
            match makers.outlet(&name) {
                Some(rule) => Outlet { id, articles, ..rule.outlet.clone() },
                None => Outlet { id, name, articles, ..Outlet::default() },
            }
        })
        .collect();
    outlets.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    outlets
}

/// The title, or the first words of the text where there is none.
pub fn title_of(draft: &Draft) -> String {
    draft.title.clone().unwrap_or_else(|| {
        let text = draft.blocks.first().map(|block| block.text.as_str()).unwrap_or_default();
        let mut short: String = text.chars().take(80).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        short
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_one_text_are_one_story() {
        let found = vec![vec![0, 3], vec![1], vec![2, 4], vec![5]];
        // 4 repeats 1, and 5 repeats 3
        assert_eq!(with_reprints(found.clone(), &[0, 1, 2, 3, 1, 3]), [vec![0, 3, 5], vec![1, 2, 4]]);
        assert_eq!(with_reprints(found.clone(), &[0, 1, 2, 3, 4, 5]), found);
        // and 4 and 5 both lead to 0
        assert_eq!(with_reprints(found, &[0, 0, 2, 3, 0, 4]), [vec![0, 1, 2, 3, 4, 5]]);
    }
}
