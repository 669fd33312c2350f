//! What each calls the same actor and the same thing, and the words that set an article apart.

use leptos::prelude::*;

use super::Findings;
use crate::app::parts::DataTable;
use crate::state::present::{Table, distinct_table, name_table, wording_table};

/// Three tables; what is empty is left out.
#[component]
pub(crate) fn Names(findings: Findings) -> AnyView {
    let (comparison, heads) = (&findings.comparison, &findings.heads);
    let (names, things, words) =
        (name_table(comparison, heads), wording_table(comparison, heads), distinct_table(comparison, heads));
    if names.is_empty() && things.is_empty() && words.is_empty() {
        return view! { <p class="empty">"These articles call everybody and everything alike."</p> }.into_any();
    }
    let section = |table: Table, hint: &'static str| {
        (!table.is_empty()).then(|| {
            view! { <h3>{table.caption.clone()}</h3> <p class="hint">{hint}</p> <DataTable table /> }
        })
    };
    view! {
        {section(names, "Names and offices, as each article writes them.")}
        {section(things, "Different words for what seems the same thing.")}
        {section(words, "By log-odds with an informative prior (Monroe, Colaresi and Quinn, 2008).")}
    }
    .into_any()
}
