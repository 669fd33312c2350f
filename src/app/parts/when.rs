//! When something was published.

use leptos::prelude::*;

use crate::model::Moment;
use crate::state::present::{date, moment};

/// A `time` element, or "no date".
#[component]
pub(crate) fn When(
    /// The moment.
    at: Option<Moment>,
    /// With the time of day and its zone.
    #[prop(optional)]
    full: bool,
) -> impl IntoView {
    match at {
        Some(at) => {
            let words = if full { moment(at) } else { date(at) };
            view! { <time datetime=at.to_string()>{words}</time> }.into_any()
        }
        None => view! { <span class="is-unknown">"No date"</span> }.into_any(),
    }
}
