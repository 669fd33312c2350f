//! An entity's coverage over time as one strip of bars for each outlet, all on one scale.

use super::timeline::bars;
use crate::engine::{OutletUse, TimelineBar};
use crate::model::OutletId;

/// One outlet's bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The outlet, where known.
    pub outlet: Option<OutletId>,
    /// Its name, where known.
    pub outlet_name: Option<String>,
    /// All its articles.
    pub articles: u32,
    /// For each of the labels: articles, and the height in hundredths of the highest bar of all strips.
    pub bars: Vec<(u32, u32)>,
}

/// The labels of the bars, full and short, and a strip for each outlet.
pub fn strips(months: &[String], outlets: &[OutletUse]) -> (Vec<(String, String)>, Vec<Strip>) {
    let of = |counts: &[u32]| {
        let counts = counts.iter().copied().chain(std::iter::repeat(0));
        let months = months.iter().zip(counts);
        bars(&months.map(|(value, count)| TimelineBar { value: value.clone(), count }).collect::<Vec<_>>())
    };
    let labels = of(&[]).into_iter().map(|bar| (bar.label, bar.short)).collect();
    let mut strips: Vec<Strip> = outlets
        .iter()
        .map(|found| Strip {
            outlet: found.outlet.clone(),
            outlet_name: found.outlet_name.clone(),
            articles: found.articles,
            bars: of(&found.by_month).into_iter().map(|bar| (bar.count, 0)).collect(),
        })
        .collect();
    let highest = strips.iter().flat_map(|strip| &strip.bars).map(|(count, _)| *count).max().unwrap_or_default().max(1);
    for (count, height) in strips.iter_mut().flat_map(|strip| &mut strip.bars) {
        *height = (*count * 100).div_ceil(highest);
    }
    (labels, strips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_outlets_share_one_scale() {
        let outlet = |name: &str, by_month: &[u32]| OutletUse {
            outlet_name: Some(name.into()),
            articles: by_month.iter().sum(),
            by_month: by_month.to_vec(),
            ..OutletUse::default()
        };
        let months = ["2025-04".to_owned(), "2025-05".to_owned(), "unknown".to_owned()];
        let outlets = [outlet("A", &[4, 0, 0]), outlet("B", &[1, 1, 1])];
        let (labels, strips) = strips(&months, &outlets);
        assert_eq!(labels[0], ("April 2025".to_owned(), "Apr".to_owned()));
        assert_eq!(strips[0].bars, [(4, 100), (0, 0), (0, 0)]);
        assert_eq!(strips[1].bars, [(1, 25), (1, 25), (1, 25)]);
    }
}
