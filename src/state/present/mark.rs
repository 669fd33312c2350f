//! How an outlet is told from the others: a shade and a shape, so that colour never carries meaning alone.

use crate::model::{Outlet, OutletId};

/// How many shades the style has.
pub const SHADES: usize = 8;
/// How many shapes the page can draw.
pub const SHAPES: usize = 8;

/// An outlet's shade and shape, both counted from 0. The 64 pairs differ before any repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutletMark {
    /// Which of [`SHADES`].
    pub shade: usize,
    /// Which of [`SHAPES`].
    pub shape: usize,
}

/// The mark of an outlet among those of its corpus; none where it is unknown.
pub fn outlet_mark(outlets: &[Outlet], id: Option<&OutletId>) -> Option<OutletMark> {
    let at = outlets.iter().position(|outlet| Some(&outlet.id) == id)?;
    Some(OutletMark { shade: at % SHADES, shape: (at + at / SHADES) % SHAPES })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_four_outlets_look_different() {
        let outlets: Vec<_> = (0..64)
            .map(|at| Outlet { id: format!("o{at}").as_str().into(), articles: 1, ..Outlet::default() })
            .collect();
        let mut seen: Vec<_> = outlets
            .iter()
            .filter_map(|outlet| outlet_mark(&outlets, Some(&outlet.id)))
            .map(|mark| (mark.shade, mark.shape))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 64);
        assert_eq!(outlet_mark(&outlets, None), None);
        assert_eq!(outlet_mark(&outlets, Some(&"elsewhere".into())), None);
    }
}
