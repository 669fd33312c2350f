//! Sets that grow together: a disjoint-set forest (B. Galler and M. Fischer, "An improved equivalence algorithm", 1964),
//! in which the lowest member stands for its set.

/// So many things, each in a set of its own until it is joined.
#[derive(Clone, Debug)]
pub struct Union(Vec<usize>);

impl Union {
    /// As many sets as things.
    pub fn of(things: usize) -> Self {
        Self((0..things).collect())
    }

    /// Makes the sets of two things one.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(home) = self.0.get_mut(one.max(other)) {
            *home = one.min(other);
        }
    }

    /// The lowest member of a thing's set; a thing that is not there stands alone.
    pub fn first(&self, mut thing: usize) -> usize {
        while let Some(&next) = self.0.get(thing).filter(|&&next| next != thing) {
            thing = next;
        }
        thing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_member_stands_for_all() {
        let mut sets = Union::of(6);
        for (one, other) in [(4, 5), (1, 5), (0, 3), (3, 9)] {
            sets.join(one, other);
        }
        let firsts: Vec<usize> = (0..7).map(|thing| sets.first(thing)).collect();
        assert_eq!(firsts, [0, 1, 2, 0, 1, 1, 6]);
    }
}
