//! Yes-or-no features in numbered groups, as the trained tables have them.
//!
//! Knows no feature.

/// Gives numbered groups of features to `put`.
pub(super) struct Groups<F> {
    /// The number of the next feature.
    pub(super) at: u16,
    /// Takes the numbers of those that hold.
    pub(super) put: F,
}

impl<F: FnMut(u16)> Groups<F> {
    /// One of `size` alternatives.
    pub(super) fn choice(&mut self, size: u16, which: u16) {
        (self.put)(self.at + which.min(size - 1));
        self.at += size;
    }

    /// A yes or no.
    pub(super) fn flag(&mut self, on: bool) {
        if on {
            (self.put)(self.at);
        }
        self.at += 1;
    }
}

/// The number of limits that `value` reaches.
pub(super) fn bin(value: usize, limits: &[usize]) -> u16 {
    u16::try_from(limits.iter().filter(|limit| value >= **limit).count()).unwrap_or(u16::MAX)
}

/// Limits between bins, of at most 100 each, as a table of what every value reaches: asked for often.
pub(super) struct Limits([u8; 101]);

impl Limits {
    /// The limits, rising.
    pub(super) const fn new(limits: &[usize]) -> Self {
        let mut reached = [0; 101];
        let mut limit = 0;
        while limit < limits.len() {
            let mut value = limits[limit];
            while value < reached.len() {
                reached[value] += 1;
                value += 1;
            }
            limit += 1;
        }
        Self(reached)
    }

    /// The number of limits that `value` reaches.
    pub(super) fn reached_by(&self, value: usize) -> u16 {
        self.0.get(value.min(self.0.len() - 1)).copied().map_or(0, u16::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_limits_counts_as_they_do() {
        let limits = [1, 3, 8, 100];
        let table = Limits::new(&limits);
        for value in (0..300).chain([usize::MAX]) {
            assert_eq!(table.reached_by(value), bin(value, &limits), "{value}");
        }
    }
}
