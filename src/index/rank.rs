//! How much the occurrences of a word say: BM25 (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework:
//! BM25 and Beyond", 2009), with occurrences in title and first paragraphs counted more than once.
//!
//! Only additions, multiplications and divisions, which IEEE 754 rounds the same everywhere, so that every machine puts
//! results in the same order.

use super::chunk::Times;

const K1: f64 = 1.2;
const B: f64 = 0.75;
/// How many further occurrences one in the title is worth.
const TITLE_WEIGHT: u32 = 3;
/// How many further occurrences it is worth to stand in the first paragraphs.
const LEAD_WEIGHT: u32 = 1;

/// Lengths of the articles, as relevance takes them.
#[derive(Clone, Debug, Default)]
pub struct Lengths {
    /// What is added to the occurrences in an article before it divides them.
    norms: Vec<f64>,
}

impl Lengths {
    /// From each article's length in words, by position.
    pub fn new(lengths: &[u32]) -> Self {
        let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
        let mean = (total / (lengths.len().max(1) as f64)).max(1.0);
        let norm = |&length: &u32| K1 * (1.0 - B + B * (f64::from(length) / mean));
        Self { norms: lengths.iter().map(norm).collect() }
    }

    /// How many articles there are.
    pub fn articles(&self) -> u32 {
        u32::try_from(self.norms.len()).unwrap_or(u32::MAX)
    }

    /// The relevance of so many weighed occurrences.
    pub(super) fn score(&self, rarity: f64, doc: u32, weight: u32) -> f64 {
        let times = f64::from(weight);
        rarity * times * (K1 + 1.0) / (times + self.norms.get(doc as usize).copied().unwrap_or(K1))
    }

    /// How much an occurrence says that so many articles have.
    pub(super) fn rarity(&self, with: usize) -> f64 {
        let (all, with) = (self.norms.len() as f64, with as f64);
        ln(1.0 + (all - with + 0.5).max(0.0) / (with + 0.5))
    }
}

/// Occurrences with those in title and first paragraphs counted more.
pub(super) fn weight(times: Times) -> u32 {
    let inside = times.title.saturating_mul(TITLE_WEIGHT).saturating_add(if times.lead { LEAD_WEIGHT } else { 0 });
    times.all.saturating_add(inside)
}

/// The natural logarithm of a number from 1 on. That of the system differs in its last digits from machine to machine.
fn ln(number: f64) -> f64 {
    const LN_2: f64 = std::f64::consts::LN_2;
    let (mut mantissa, mut halvings) = (number, 0.0);
    while mantissa > 1.5 {
        mantissa *= 0.5;
        halvings += 1.0;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), whose series falls by a factor of 25 and more
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let square = z * z;
    let mut power = z;
    let mut sum = 0.0;
    for odd in 0..12 {
        sum += power / f64::from(2 * odd + 1);
        power *= square;
    }
    halvings * LN_2 + 2.0 * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        for number in [1.0, 1.1, 1.5, 1.500_001, 2.0, 3.0, 10.0, 1234.5, 1e9] {
            assert!((ln(number) - f64::ln(number)).abs() < 1e-12, "{number}");
        }
    }

    #[test]
    fn rare_words_short_articles_and_titles_weigh_more() {
        let lengths = Lengths::new(&[100, 100, 400]);
        assert!(lengths.rarity(1) > lengths.rarity(2));
        assert!(lengths.score(1.0, 0, 1) > lengths.score(1.0, 2, 1));
        let once = Times { all: 1, ..Times::default() };
        let (title, lead) = (Times { title: 1, ..once }, Times { lead: true, ..once });
        assert!(weight(title) > weight(lead) && weight(lead) > weight(once));
    }
}
