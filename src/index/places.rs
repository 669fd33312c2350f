//! Words in a row, and words near each other.

use super::files::Found;
use super::query::{How, Node, Within, Words};
use super::search::{Library, List};

/// Where something stands in an article: its first and its last place, rising.
type Stretches = Vec<(u32, u32)>;

/// For each of some articles, where something stands, and the last place of the title among them.
struct Spots {
    stretches: Vec<Stretches>,
    title: Vec<Option<u32>>,
}

/// The articles that have these words in a row.
pub(super) fn phrase(library: &Library<'_>, words: &Words) -> List {
    let candidates = candidates(library, words);
    let spots = spots(library, words, &candidates);
    weigh(library, &candidates, &spots)
}

/// The articles that have all of these within `distance` words of each other.
pub(super) fn near(library: &Library<'_>, nodes: &[Node], distance: u32) -> List {
    let operands: Vec<Vec<&Words>> = nodes.iter().map(words_of).collect();
    let mut common: Option<Vec<u32>> = None;
    for operand in &operands {
        let mut docs: Vec<u32> = operand.iter().flat_map(|words| candidates(library, words)).collect();
        docs.sort_unstable();
        docs.dedup();
        common = Some(match common {
            Some(common) => common.into_iter().filter(|doc| docs.binary_search(doc).is_ok()).collect(),
            None => docs,
        });
    }
    let docs = common.unwrap_or_default();
    let mut found: Option<Spots> = None;
    for operand in &operands {
        let mut own = Spots { stretches: vec![Vec::new(); docs.len()], title: vec![None; docs.len()] };
        for words in operand {
            let spots = spots(library, words, &docs);
            own.stretches.iter_mut().zip(spots.stretches).for_each(|(all, new)| all.extend(new));
            own.title.iter_mut().zip(spots.title).for_each(|(all, new)| *all = (*all).max(new));
        }
        own.stretches.iter_mut().for_each(|stretches| stretches.sort_unstable());
        found = Some(match found {
            None => own,
            Some(mut so_far) => {
                for (left, right) in so_far.stretches.iter_mut().zip(&own.stretches) {
                    *left = joined(left, right, distance);
                }
                so_far
            }
        });
    }
    found.map_or_else(|| library.weighed(Vec::new(), Vec::new()), |spots| weigh(library, &docs, &spots))
}

fn words_of(node: &Node) -> Vec<&Words> {
    match node {
        Node::Words(words) => vec![words],
        Node::Or(nodes) => nodes.iter().flat_map(words_of).collect(),
        // the language knows no others
        _ => Vec::new(),
    }
}

/// Each of `left` with its neighbours in `right` that are close enough, as one stretch.
fn joined(left: &Stretches, right: &Stretches, distance: u32) -> Stretches {
    let mut out = Vec::new();
    for &(start, end) in left {
        let at = right.partition_point(|&(other, _)| other < start);
        for &(other_start, other_end) in right.get(at.saturating_sub(1)..right.len().min(at + 2)).unwrap_or_default() {
            let between = if other_start > end {
                other_start - end
            } else if start > other_end {
                start - other_end
            } else {
                // the same words cannot be near themselves
                continue;
            };
            if between <= distance {
                out.push((start.min(other_start), end.max(other_end)));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// How the word at this place of a row is compared: only the last one may be a beginning.
fn how(words: &Words, at: usize) -> How {
    let last = at + 1 == words.terms.len();
    match words.how {
        How::Prefix if !last => How::Exact,
        how => how,
    }
}

fn lists<'a>(library: &Library<'a>, words: &Words) -> Vec<Vec<Found<'a>>> {
    words.terms.iter().enumerate().map(|(at, term)| library.terms(term, how(words, at))).collect()
}

/// The articles that have all the words, anywhere, rising.
fn candidates(library: &Library<'_>, words: &Words) -> Vec<u32> {
    let mut common: Option<Vec<u32>> = None;
    for list in lists(library, words) {
        let mut docs: Vec<u32> =
            list.iter().flat_map(|found| found.chunk.postings(found.at)).map(|times| times.doc).collect();
        if list.len() > 1 {
            docs.sort_unstable();
            docs.dedup();
        }
        common = Some(match common {
            Some(common) => common.into_iter().filter(|doc| docs.binary_search(doc).is_ok()).collect(),
            None => docs,
        });
        if common.as_ref().is_some_and(Vec::is_empty) {
            break;
        }
    }
    common.unwrap_or_default()
}

fn spots(library: &Library<'_>, words: &Words, docs: &[u32]) -> Spots {
    let mut out = Spots { stretches: vec![Vec::new(); docs.len()], title: vec![None; docs.len()] };
    for (number, list) in lists(library, words).iter().enumerate() {
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); docs.len()];
        for found in list {
            let Some(file) = library.files.places(found.file) else { continue };
            let mut at = 0;
            let wanted = |doc: u32| docs.binary_search(&doc).is_ok();
            for (times, kept) in found.chunk.places(found.at, file, wanted) {
                while docs.get(at).is_some_and(|&doc| doc < times.doc) {
                    at += 1;
                }
                let (Some(places), Some(title)) = (places.get_mut(at), out.title.get_mut(at)) else { continue };
                let mut inside = kept.iter().take(times.title as usize);
                *title = (*title).max(inside.next_back().map(|place| place / 2));
                let most = if words.within == Within::Title { times.title as usize } else { kept.len() };
                let quoted = |place: &u32| words.within != Within::Quote || place % 2 == 1;
                places.extend(kept.into_iter().take(most).filter(quoted).map(|place| place / 2));
            }
        }
        let offset = u32::try_from(number).unwrap_or(u32::MAX);
        for (stretches, mut places) in out.stretches.iter_mut().zip(places) {
            if list.len() > 1 {
                places.sort_unstable();
            }
            if number == 0 {
                stretches.extend(places.into_iter().map(|place| (place, place)));
                continue;
            }
            stretches.retain_mut(|(start, end)| {
                *end = start.saturating_add(offset);
                places.binary_search(end).is_ok()
            });
        }
    }
    out
}

/// What stands in the title counts more, as with single words.
fn weigh(library: &Library<'_>, docs: &[u32], spots: &Spots) -> List {
    let weighed =
        docs.iter().zip(&spots.stretches).zip(&spots.title).filter(|((_, stretches), _)| !stretches.is_empty());
    let (docs, weights) = weighed
        .map(|((&doc, stretches), title)| {
            let in_title = stretches.iter().filter(|(start, _)| title.is_some_and(|title| *start <= title)).count();
            (doc, u32::try_from(stretches.len() + 3 * in_title).unwrap_or(u32::MAX))
        })
        .unzip();
    library.weighed(docs, weights)
}
