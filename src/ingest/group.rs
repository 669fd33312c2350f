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
