//! What a comparison found, panel by panel; the compare page and the story page show the same panels.

mod figures;
mod names;
mod origins;
mod voices;

use std::sync::Arc;

use crate::engine::{ArticleHead, CompareView, StoryView};
use crate::model::Comparison;

pub(super) use figures::Figures;
pub(super) use names::Names;
pub(super) use origins::Origins;
pub(super) use voices::Voices;

/// A comparison and the articles in it. Shared: it is large, and several panels read it.
#[derive(Clone)]
pub(super) struct Findings {
    pub(super) comparison: Arc<Comparison>,
    /// In the order of columns.
    pub(super) heads: Arc<Vec<ArticleHead>>,
}

impl From<&CompareView> for Findings {
    fn from(view: &CompareView) -> Self {
        Self { comparison: Arc::new(view.comparison.clone()), heads: Arc::new(view.heads.clone()) }
    }
}

impl From<&StoryView> for Findings {
    fn from(view: &StoryView) -> Self {
        let compared = view.heads.iter().filter(|head| view.compared.contains(&head.id));
        Self { comparison: Arc::new(view.comparison.clone()), heads: Arc::new(compared.cloned().collect()) }
    }
}
