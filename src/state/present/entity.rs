//! An entity's coverage over time as one strip of bars for each outlet, all on one scale.

use super::timeline::bars;
use crate::engine::{EntityView, TimelineBar};
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
pub fn strips(view: &EntityView) -> (Vec<(String, String)>, Vec<Strip>) {
    let of = |counts: &[u32]| {
        let counts = counts.iter().copied().chain(std::iter::repeat(0));
        let months = view.months.iter().zip(counts);
        bars(&months.map(|(value, count)| TimelineBar { value: value.clone(), count }).collect::<Vec<_>>())
    };
    let labels = of(&[]).into_iter().map(|bar| (bar.label, bar.short)).collect();
    let mut strips: Vec<Strip> = view
        .outlets
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
    use crate::engine::OutletUse;
    use crate::model::{Entity, EntityKind};

    #[test]
    fn all_outlets_share_one_scale() {
        let outlet = |name: &str, by_month: &[u32]| OutletUse {
            outlet_name: Some(name.into()),
            articles: by_month.iter().sum(),
            by_month: by_month.to_vec(),
            ..OutletUse::default()
        };
        let view = EntityView {
            entity: Entity { id: "x".into(), name: "X".into(), kind: EntityKind::Person, aliases: vec![], articles: 7 },
            articles: 7,
            looked_into: 7,
            heads: vec![],
            months: vec!["2025-04".into(), "2025-05".into(), "unknown".into()],
            outlets: vec![outlet("A", &[4, 0, 0]), outlet("B", &[1, 1, 1])],
            quotes_by: vec![],
            quotes_about: vec![],
            company: vec![],
            missing: vec![],
        };
        let (labels, strips) = strips(&view);
        assert_eq!(labels[0], ("April 2025".to_owned(), "Apr".to_owned()));
        assert_eq!(strips[0].bars, [(4, 100), (0, 0), (0, 0)]);
        assert_eq!(strips[1].bars, [(1, 25), (1, 25), (1, 25)]);
    }
}
