//! Names by the beginnings of their words.

/// The names of some things by the beginnings of their words, and by how much each matters: the lowest number most.
#[derive(Debug, Default)]
pub(super) struct Starts {
    text: String,
    /// Where a word begins in `text`, where its name ends, and whose name it is.
    words: Vec<(u32, u32, u32)>,
}

impl Starts {
    pub(super) fn of(names: impl Iterator<Item = (String, u32)>) -> Self {
        let mut own = Self::default();
        let place = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        for (name, number) in names {
            let start = own.text.len();
            own.text.push_str(&name);
            let end = place(own.text.len());
            let gaps = name.match_indices(' ').map(|(at, _)| at + 1);
            own.words.extend(std::iter::once(0).chain(gaps).map(|at| (place(start + at), end, number)));
        }
        let text = std::mem::take(&mut own.text);
        let word = |&(start, end, _): &(u32, u32, u32)| text.get(start as usize..end as usize).unwrap_or_default();
        own.words.sort_unstable_by(|a, b| word(a).cmp(word(b)).then_with(|| a.2.cmp(&b.2)));
        own.text = text;
        own
    }

    fn from(&self, word: &(u32, u32, u32)) -> &str {
        self.text.get(word.0 as usize..word.1 as usize).unwrap_or_default()
    }

    /// The lowest numbers that have a name in which a word and what follows it begin so; rising.
    pub(super) fn best(&self, beginning: &str, most: usize, allows: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut best: Vec<u32> = Vec::with_capacity(most + 1);
        if beginning.is_empty() || most == 0 {
            return best;
        }
        let start = self.words.partition_point(|word| self.from(word) < beginning);
        let rest = self.words.get(start..).unwrap_or_default();
        let end = rest.partition_point(|word| self.from(word).starts_with(beginning));
        for &(_, _, number) in rest.get(..end).unwrap_or_default() {
            if best.len() == most && best.last().is_some_and(|last| *last <= number) {
                continue;
            }
            if let Err(at) = best.binary_search(&number)
                && allows(number)
            {
                best.insert(at, number);
                best.truncate(most);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_numbers_of_a_beginning_come_first_and_once() {
        let names = [("new york", 3), ("york", 5), ("new york", 9), ("yorkshire post", 1), ("newark", 2)];
        let starts = Starts::of(names.into_iter().map(|(name, number)| (name.to_owned(), number)));
        assert_eq!(starts.best("yor", 8, |_| true), [1, 3, 5, 9]);
        assert_eq!(starts.best("new", 2, |_| true), [2, 3]);
        assert_eq!(starts.best("new y", 8, |number| number > 3), [9]);
        assert_eq!(starts.best("", 8, |_| true), [0_u32; 0]);
        assert_eq!(starts.best("z", 8, |_| true), [0_u32; 0]);
    }
}
