//! Says on every page when a corpus is made up.

use leptos::prelude::*;

use super::Corpus;

/// A line, and the makers' own words behind it.
#[component]
pub(super) fn FictionBanner() -> impl IntoView {
    let corpus = expect_context::<Corpus>();
    let about = Memo::new(move |_| corpus.0.answer.with(|corpus| corpus.as_ref().map(|corpus| corpus.about.clone())));
    move || {
        about.get().filter(|about| about.fictional).map(|about| {
            view! {
                <aside class="fiction" aria-label="About this sample">
                    <details>
                        <summary><strong>"Sample."</strong> " Outlets and some events are fictional."</summary>
                        <p>{about.note}</p>
                    </details>
                </aside>
            }
        })
    }
}
