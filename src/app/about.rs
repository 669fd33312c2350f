//! What the corpus is, how it was made, and what to keep in mind.

use leptos::prelude::*;

use super::parts::{ArrivalHeading, LoadState, OutletTag};
use super::shell::{Corpus, KeyList};
use crate::engine::Overview;
use crate::model::Outlet;
use crate::state::present::{counted, month, period, web_address};

/// The about page.
#[component]
pub(super) fn AboutPage() -> impl IntoView {
    let corpus = expect_context::<Corpus>().0;
    view! {
        <article class="about prose">
            <ArrivalHeading title="About">"About Parallax"</ArrivalHeading>
            <p class="standfirst">
                "Move your head, and what is near shifts against what is far. Parallax puts the reports of several outlets
                on one event side by side, so that the shift shows: what all of them say, what one alone says, and what
                one leaves out."
            </p>
            <h2>"This corpus"</h2>
            <LoadState asked=corpus />
            {move || corpus.answer.get().map(|corpus| view! { <CorpusFacts corpus /> })}
            <h2>"How it was made"</h2>
            <p>
                "A program read raw articles, files as they were saved from the web, and kept what belongs to each article.
                What it removed is not lost: on an article\u{2019}s page, \u{201c}Raw text\u{201d} shows all of the file with each removed part
                and the reason for removing it. Names of people, organisations and places were found by rules, and the
                spellings of one name brought together. Sentences match when they share enough of their rarer words,
                names and figures. No language model took part, and nothing was rewritten: every sentence you see stands
                in a source."
            </p>
            <h2>"What to keep in mind"</h2>
            <ul>
                <li>"\u{201c}Only here\u{201d} means: no matching sentence was found in the other articles on the page. It does not mean that nobody else reported it."</li>
                <li>"Matching is by words, so a retelling in quite different words can be missed, and two sentences with the same words can mean different things. Each match shows its score; read both sentences."</li>
                <li>"Names can be mistaken for one another. An unknown outlet or date is left unknown and said to be so."</li>
            </ul>
            <h2>"Links and privacy"</h2>
            <p>
                "The address of a page holds all that you see on it, so \u{201c}Copy link\u{201d} sends exactly this view. Nothing that
                you type or choose leaves your browser: there is no server behind the page, no account and no counting of
                visits. After a visit your browser keeps the page and what you opened, so that you can read on without a
                network; it forgets them with the other data of this site."
            </p>
            <h2>"Keys"</h2>
            <KeyList />
        </article>
    }
}

#[component]
fn CorpusFacts(corpus: Overview) -> impl IntoView {
    let number = |number: u32, what| counted(number as usize, what);
    let outlets = corpus.outlets.iter().map(outlet).collect_view();
    view! {
        {corpus.about.note.clone().map(|note| view! { <p>{note}</p> })}
        <dl class="facts">
            <dt>"Name"</dt>
            <dd>{corpus.about.name.clone().unwrap_or_else(|| "Without a name".to_owned())}</dd>
            <dt>"Articles"</dt>
            <dd>
                {number(corpus.articles, "article")}
                {(corpus.undated > 0).then(|| format!(", {} without a date", corpus.undated))}
            </dd>
            {corpus.dates.map(|(first, last)| view! { <dt>"Published"</dt><dd>{period(first, last)}</dd> })}
            <dt>"Outlets"</dt>
            <dd><ul class="outlet-facts">{outlets}</ul></dd>
            <dt>"Stories"</dt>
            <dd>{corpus.story_count}</dd>
            <dt>"Corpus hash"</dt>
            <dd><code class="hash">{corpus.corpus.clone()}</code></dd>
            <dt>"Parser"</dt>
            <dd>{corpus.parser.clone()}</dd>
            {facts_age(&corpus.facts)}
        </dl>
    }
}

/// As of when the tables hold that names were found with.
fn facts_age(as_of: &str) -> Option<AnyView> {
    let words = format!("as of {}: countries, capitals, peoples, well-known names", month(as_of));
    (!as_of.is_empty()).then(|| view! { <dt>"Tables of facts"</dt><dd>{words}</dd> }.into_any())
}

/// An outlet with what `corpus.toml` says of it.
fn outlet(outlet: &Outlet) -> AnyView {
    let facts: Vec<_> = [outlet.country.clone(), outlet.family.clone()].into_iter().flatten().collect();
    let facts = (!facts.is_empty()).then(|| format!(" \u{b7} {}", facts.join(", ")));
    let articles = counted(outlet.articles as usize, "article");
    let homepage = web_address(outlet.homepage.as_deref())
        .map(|link| view! { " \u{b7} " <a href=link rel="noopener noreferrer external">"Homepage"</a> });
    view! {
        <li>
            <OutletTag id=Some(outlet.id.clone()) name=Some(outlet.name.clone()) />
            <span class="hint">" " {articles} {facts} {homepage}</span>
        </li>
    }
    .into_any()
}
