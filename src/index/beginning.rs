//! A first look at a text: whether a word in it begins as one of those that are sought.
//!
//! Looks at bytes alone, before any word is cut out and folded. May say yes where there is none, and never no where
//! there is one.

/// The first two letters of words, folded.
pub(super) struct Beginnings {
    /// For each first letter in ASCII a bit for each second one.
    pairs: [u128; 128],
    /// Whether a letter beyond ASCII was among them: every text is looked into.
    all: bool,
}

impl Default for Beginnings {
    fn default() -> Self {
        Self { pairs: [0; 128], all: false }
    }
}

impl Beginnings {
    /// Of every word.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn everything() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// Adds a folded word, of which so many letters, one or two, are told from others.
    pub(super) fn add(&mut self, word: &str, letters: usize) {
        let mut bytes = word.bytes().take(letters);
        match (bytes.next(), bytes.next()) {
            (Some(first), second) if first < 128 && second.is_none_or(|second| second < 128) => {
                if let Some(pairs) = self.pairs.get_mut(usize::from(first)) {
                    *pairs |= second.map_or(u128::MAX, |second| 1 << second);
                }
            }
            _ => self.all = true,
        }
    }

    /// Whether one of the words may be in a text.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        if self.all {
            return true;
        }
        let mut bytes = text.bytes().peekable();
        let mut inside = false;
        while let Some(byte) = bytes.next() {
            if byte >= 128 {
                // quotation marks and dashes are no letters; of others only their folding knows
                if byte != 0xe2 || bytes.next() != Some(0x80) {
                    return true;
                }
                bytes.next();
                inside = false;
                continue;
            }
            let is_letter = byte.is_ascii_alphanumeric();
            if is_letter && !inside {
                let pairs = self.pairs.get(usize::from(byte.to_ascii_lowercase())).copied().unwrap_or_default();
                let fits = match bytes.peek().map(u8::to_ascii_lowercase) {
                    // a word of one letter, or an abbreviation whose points are left out
                    None | Some(b'.' | 128..) => pairs != 0,
                    Some(next) => pairs & 1 << next != 0,
                };
                if fits {
                    return true;
                }
            }
            inside = is_letter;
        }
        false
    }
}
