//! Which sentences of two articles are worth scoring together, by the rare terms that they share.
//!
//! An inverted index over the sentences of one article, read once for each sentence of the other; of what is found each
//! sentence of either side keeps its best few. Decides who is looked at, never who matches; the work for one sentence is
//! bounded, whatever the other article is.

use super::profile::Weighed;

/// A sentence that has a term, and what the term weighs there.
type Posting = (u32, f32);

/// How many sentences of the other article are scored for one.
const MOST_CANDIDATES: usize = 4;
/// Candidates with less than this share of the best one's likeness are left out.
const LEAST_SHARE: f32 = 0.4;
/// How many entries of the index are read for one sentence.
const MOST_POSTINGS: usize = 4_000;
/// What equal sentences count as against other shared terms.
const SAME_SENTENCE: f32 = 1e6;

/// The best few of a sentence: likeness, how far apart they stand, and the place of the other.
#[derive(Clone, Copy)]
struct Best([(f32, f32, u32); MOST_CANDIDATES]);

impl Best {
    const NONE: Self = Self([(0.0, 0.0, u32::MAX); MOST_CANDIDATES]);

    fn add(&mut self, mut new: (f32, f32, u32)) {
        for slot in &mut self.0 {
            let is_better = slot.2 == u32::MAX || (new.0, slot.1, slot.2) > (slot.0, new.1, new.2);
            if is_better {
                std::mem::swap(slot, &mut new);
            }
            if new.2 == u32::MAX {
                return;
            }
        }
    }

    fn kept(&self) -> impl Iterator<Item = u32> + '_ {
        let best = self.0.first().map_or(0.0, |best| best.0);
        self.0.iter().filter(move |slot| slot.2 != u32::MAX && slot.0 >= best * LEAST_SHARE).map(|slot| slot.2)
    }
}

/// Pairs of places that are worth scoring, in order. The forms of terms are numbered below `forms`.
pub(super) fn candidates(a: &[Weighed<'_>], b: &[Weighed<'_>], forms: usize) -> Vec<(u32, u32)> {
    let index = Index::new(b, forms);
    let mut sums = vec![0.0_f32; b.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut of_b = vec![Best::NONE; b.len()];
    let mut out: Vec<(u32, u32)> = Vec::with_capacity(a.len() * MOST_CANDIDATES * 2);
    for (at, sentence) in (0_u32..).zip(a) {
        let place = relative(at as usize, a.len());
        let mut add = |list: &[Posting], weight: f32| {
            for &(other, other_weight) in list {
                if let Some(sum) = sums.get_mut(other as usize) {
                    if *sum == 0.0 {
                        touched.push(other);
                    }
                    *sum += weight * other_weight;
                }
            }
        };
        let whole = window(index.same(sentence.profile.whole), place, MOST_POSTINGS);
        for (_, other) in whole {
            add(&[(*other, 1.0)], SAME_SENTENCE);
        }
        let lists = || sentence.terms().map(|(term, weight)| (index.list(term.form), weight));
        let mut budget = MOST_POSTINGS.saturating_sub(whole.len());
        if lists().map(|(list, _)| list.len()).sum::<usize>() <= budget {
            lists().for_each(|(list, weight)| add(list, weight));
        } else {
            let mut lists: Vec<(&[Posting], f32)> = lists().collect();
            lists.sort_by_key(|(list, _)| list.len());
            for (list, weight) in lists {
                add(window(list, place, budget), weight);
                budget = budget.saturating_sub(list.len());
            }
        }
        let norm = norm(sentence);
        let mut best = Best::NONE;
        for other in touched.drain(..) {
            let Some(sum) = sums.get_mut(other as usize) else { continue };
            let other_norm = index.norms.get(other as usize).copied().unwrap_or(1.0);
            let likeness = *sum / (norm * other_norm).max(0.01);
            *sum = 0.0;
            let distance = (relative(other as usize, b.len()) - place).abs() as f32;
            best.add((likeness, distance, other));
            if let Some(of_b) = of_b.get_mut(other as usize) {
                of_b.add((likeness, distance, at));
            }
        }
        out.extend(best.kept().map(|other| (at, other)));
    }
    for (other, best) in (0_u32..).zip(&of_b) {
        out.extend(best.kept().map(|at| (at, other)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The sentences of an article by term.
struct Index {
    /// The postings of each form, one behind the other.
    postings: Vec<Posting>,
    /// Where the postings of each form begin, and the end of the last.
    starts: Vec<u32>,
    /// The sentences by what is equal for equal ones.
    wholes: Vec<(u64, u32)>,
    norms: Vec<f32>,
}

impl Index {
    fn new(sentences: &[Weighed<'_>], forms: usize) -> Self {
        let mut starts = vec![0_u32; forms + 1];
        for term in sentences.iter().flat_map(|sentence| &sentence.profile.terms) {
            if let Some(count) = starts.get_mut(term.form as usize) {
                *count += 1;
            }
        }
        // each becomes the end of its list, and, once the list is filled from behind, its beginning
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut postings = vec![(0, 0.0); sum as usize];
        for (at, sentence) in sentences.iter().enumerate().rev() {
            for (term, weight) in sentence.terms() {
                let Some(start) = starts.get_mut(term.form as usize) else { continue };
                *start -= 1;
                if let Some(posting) = postings.get_mut(*start as usize) {
                    *posting = (at as u32, weight);
                }
            }
        }
        let mut wholes: Vec<(u64, u32)> =
            (0_u32..).zip(sentences).map(|(at, sentence)| (sentence.profile.whole, at)).collect();
        wholes.sort_unstable();
        Self { postings, starts, wholes, norms: sentences.iter().map(norm).collect() }
    }

    fn list(&self, form: u32) -> &[Posting] {
        let at = form as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.postings.get(*start as usize..*end as usize).unwrap_or_default()
    }

    fn same(&self, whole: u64) -> &[(u64, u32)] {
        let start = self.wholes.partition_point(|(other, _)| *other < whole);
        let rest = self.wholes.get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|(other, _)| *other == whole).count();
        rest.get(..length).unwrap_or_default()
    }
}

/// Where in its article a sentence stands, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "an article has fewer than 2^52 sentences")]
pub(super) fn relative(at: usize, of: usize) -> f64 {
    if of > 1 { at as f64 / (of - 1) as f64 } else { 0.0 }
}

/// Of a list longer than `most`, the part that stands about where the sentence does.
fn window<T>(list: &[T], place: f64, most: usize) -> &[T] {
    if list.len() <= most {
        return list;
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the list"
    )]
    let middle = (place.clamp(0.0, 1.0) * (list.len() - 1) as f64).round() as usize;
    let start = middle.saturating_sub(most / 2).min(list.len() - most);
    list.get(start..start + most).unwrap_or_default()
}

fn norm(sentence: &Weighed<'_>) -> f32 {
    sentence.weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt()
}
