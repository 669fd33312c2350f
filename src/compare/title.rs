//! Words that stand before names and are no names of their own there: "Former Lt Gen", "Foreign Secretary".
//!
//! Decides nothing about single names.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lexicon::Quick;

const TITLES: &str = "former president vice prime minister secretary foreign defense defence chancellor senator sen sens \
    representative rep reps congressman congresswoman speaker leader majority minority whip governor gov mayor \
    general gen lieutenant lt colonel col major maj captain capt sergeant sgt admiral adm sheriff officer chief \
    judge justice attorney ambassador envoy king queen prince princess pope cardinal archbishop bishop reverend \
    rev sir lord lady dame professor prof chairman chairwoman director spokesman spokeswoman deputy acting";

static SET: LazyLock<HashSet<&'static str, Quick>> = LazyLock::new(|| TITLES.split_whitespace().collect());

/// Whether a folded word is one.
pub(super) fn is_title(folded: &str) -> bool {
    SET.contains(folded.trim_end_matches('.'))
}
