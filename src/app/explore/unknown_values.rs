//! Values in the link that the corpus lacks.

use leptos::prelude::*;

use crate::app::shell::Results;
use crate::engine::{Unknown, UnknownKind};

/// A notice; nothing where all is known.
#[component]
pub(super) fn UnknownValues() -> impl IntoView {
    let results = expect_context::<Results>().0;
    let unknown = Memo::new(move |_| {
        results.answer.with(|answer| answer.as_ref().map(|found| found.unknown.clone()).unwrap_or_default())
    });
    move || {
        let unknown = unknown.get();
        (!unknown.is_empty()).then(|| {
            view! {
                <section class="notice" role="alert" aria-label="Not in this corpus">
                    <ul>{unknown.into_iter().map(|unknown| view! { <li>{sentence(&unknown)}</li> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn sentence(unknown: &Unknown) -> String {
    let value = &unknown.value;
    match unknown.kind {
        UnknownKind::Outlet => format!("This corpus has no outlet \u{201c}{value}\u{201d}."),
        UnknownKind::Entity => format!("Nobody and nothing in this corpus is called \u{201c}{value}\u{201d}."),
        UnknownKind::Story => format!("This corpus has no story \u{201c}{value}\u{201d}."),
        UnknownKind::Date => format!(
            "\u{201c}{value}\u{201d} is no date that can be searched for: write 2025, 2025-04, 2025-04-23 or two of these with .. between."
        ),
        UnknownKind::Language => format!("This corpus has no language \u{201c}{value}\u{201d}."),
        UnknownKind::Article => format!("This corpus has no article \u{201c}{value}\u{201d}."),
    }
}
