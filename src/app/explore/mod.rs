//! The explore page: search, facets, timeline, results.

mod active_filters;
mod facet_panel;
mod facet_section;
mod listed;
mod result_item;
mod result_list;
mod search_box;
mod suggestions;
mod timeline;
mod unknown_values;
mod whole_list;

use leptos::prelude::*;

use super::parts::{ArrivalHeading, LoadState, MissingFiles};
use super::place::Place;
use super::shell::{Corpus, Results};
use crate::engine::Overview;
use crate::state::present::{counted, period};
use active_filters::ActiveFilters;
use facet_panel::FacetPanel;
pub(super) use listed::Listed;
use result_list::ResultList;
use search_box::SearchBox;
use timeline::Timeline;
use unknown_values::UnknownValues;

/// The page.
#[component]
pub(super) fn ExplorePage() -> impl IntoView {
    let place = expect_context::<Place>();
    let results = expect_context::<Results>().0;
    let corpus = expect_context::<Corpus>().0;
    let name = Memo::new(move |_| {
        let name = corpus.answer.with(|corpus| corpus.as_ref().and_then(|corpus| corpus.about.name.clone()));
        name.unwrap_or_else(|| "Articles".to_owned())
    });
    let title = Memo::new(move |_| {
        let words = place.query().map(|query| query.words).unwrap_or_default();
        match words.trim() {
            "" => name.get(),
            words => format!("\u{201c}{words}\u{201d} in {}", name.get()),
        }
    });
    let here = Memo::new(move |_| results.answer.with(Option::is_some));
    let listed = expect_context::<Listed>();
    let missing = Memo::new(move |_| {
        let first =
            results.answer.with(|answer| answer.as_ref().map(|found| found.missing.clone()).unwrap_or_default());
        if first.is_empty() { listed.missing.get() } else { first }
    });
    let again = move || {
        listed.forget();
        results.again();
    };
    view! {
        <div class="explore">
            <header class="explore-head">
                <ArrivalHeading title>{name}</ArrivalHeading>
                <p class="corpus-line">{move || corpus.answer.with(|corpus| corpus.as_ref().map(corpus_line))}</p>
                <SearchBox />
                <ActiveFilters />
            </header>
            <LoadState asked=results />
            {move || here.get().then(|| view! {
                <FacetPanel />
                <div class="explore-main">
                    <UnknownValues />
                    {move || view! { <MissingFiles missing=missing.get() again /> }}
                    <Timeline />
                    <ResultList />
                </div>
            })}
        </div>
    }
}

/// "15 articles from 6 outlets on 4 stories, April to December 2025".
fn corpus_line(corpus: &Overview) -> String {
    let stories = match corpus.story_count {
        1 => "1 story".to_owned(),
        number => format!("{number} stories"),
    };
    let mut line = format!(
        "{} from {} on {stories}",
        counted(corpus.articles as usize, "article"),
        counted(corpus.outlets.len(), "outlet")
    );
    if let Some((first, last)) = corpus.dates {
        line.push_str(", ");
        line.push_str(&period(first, last));
    }
    line
}
