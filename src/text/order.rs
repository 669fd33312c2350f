//! Sorting that is compiled once, not once for each type that is sorted.
//!
//! The standard library's sort is fast because it is made for its type, at some 4 kB each: sixty lists to sort were a
//! fifth of the engine that a reader downloads. Where a list is short or sorted seldom, the numbers of its places are
//! sorted instead, by a comparison that is called through a pointer; then the values move to where they belong.

use std::cmp::Ordering;

/// Sorting a slice stably in little code.
pub trait Ordered<T> {
    /// Sorts by a comparison; equals keep their order.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key, which is made anew for each comparison; equals keep their order.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Ordered<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let items: &[T] = self;
        let mut places = sorted(items.len() as u32, &mut |a, b| match (items.get(a as usize), items.get(b as usize)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        settle(&mut places, &mut |a, b| self.swap(a as usize, b as usize));
    }
}

/// The places from 0 to `count`, in the order of what stands there.
fn sorted(count: u32, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Moves everything to its place by swaps, along the cycles of the permutation: at `at` belongs what is at `places[at]`.
fn settle(places: &mut [u32], swap: &mut dyn FnMut(u32, u32)) {
    for begin in 0..places.len() {
        let mut at = begin;
        while let Some(from) = places.get(at).copied() {
            if let Some(place) = places.get_mut(at) {
                *place = at as u32;
            }
            if from as usize == begin || from as usize == at {
                break;
            }
            swap(at as u32, from);
            at = from as usize;
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_is_in_the_order_that_the_standard_library_gives_it(list: Vec<(u8, u16)>) {
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.order_by_key(|item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
