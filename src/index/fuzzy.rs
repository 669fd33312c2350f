//! Whether two words differ by few letters.
//!
//! Optimal string alignment (P. Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2):
//! letters added, left out, changed, or two neighbours swapped.

/// A word that others are held against.
pub(super) struct Fuzzy {
    word: Vec<char>,
    most: usize,
    /// Three rows of the table of distances.
    rows: [Vec<usize>; 3],
    other: Vec<char>,
}

impl Fuzzy {
    pub(super) fn new(word: &str, most: u8) -> Self {
        let word: Vec<char> = word.chars().collect();
        let rows = std::array::from_fn(|_| vec![0; word.len() + 1]);
        Self { word, most: usize::from(most), rows, other: Vec::new() }
    }

    /// Whether at most so many changes make `other` of the word.
    pub(super) fn is_close(&mut self, other: &str) -> bool {
        // a letter has one to four bytes: a first look that decodes nothing
        if other.len() > 4 * (self.word.len() + self.most) {
            return false;
        }
        self.other.clear();
        self.other.extend(other.chars());
        let (word, other, most) = (&self.word, &self.other, self.most);
        if word.len().abs_diff(other.len()) > most {
            return false;
        }
        let [before_last, last, row] = &mut self.rows;
        last.iter_mut().enumerate().for_each(|(at, cell)| *cell = at);
        for (line, letter) in other.iter().enumerate() {
            let mut least = line + 1;
            let mut left = line + 1;
            let mut diagonal = last.first().copied().unwrap_or_default();
            if let Some(cell) = row.first_mut() {
                *cell = left;
            }
            for (at, own) in word.iter().enumerate() {
                let above = last.get(at + 1).copied().unwrap_or_default();
                let mut cost = (diagonal + usize::from(own != letter)).min(above + 1).min(left + 1);
                let swapped =
                    line > 0 && at > 0 && word.get(at - 1) == Some(letter) && other.get(line - 1) == Some(own);
                if swapped {
                    cost = cost.min(before_last.get(at - 1).copied().unwrap_or_default() + 1);
                }
                if let Some(cell) = row.get_mut(at + 1) {
                    *cell = cost;
                }
                (diagonal, left) = (above, cost);
                least = least.min(cost);
            }
            if least > most {
                return false;
            }
            std::mem::swap(before_last, last);
            std::mem::swap(last, row);
        }
        last.last().is_some_and(|&distance| distance <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_changes_are_close_and_more_are_not() {
        for (word, other, least) in [
            ("bridge", "bridge", 0),
            ("bridge", "bride", 1),
            ("bridge", "brigde", 1),
            ("bridge", "brdige", 1),
            ("bridge", "abridged", 2),
            ("bridge", "fridges", 2),
            ("zelensky", "zelenskyy", 1),
            ("lodz", "łodz", 1),
            ("bridge", "badge", 2),
            ("bridge", "barge", 3),
        ] {
            for most in 0..3 {
                assert_eq!(Fuzzy::new(word, most).is_close(other), least <= most, "{word} {other} {most}");
                assert_eq!(Fuzzy::new(other, most).is_close(word), least <= most, "{other} {word} {most}");
            }
        }
    }
}
