//! Whose text it is: wording that articles share beyond quotation, and what they say of their sources.

use leptos::prelude::*;

use super::Findings;
use crate::app::parts::{OutletTag, SentenceLine};
use crate::model::{ArticleId, Reuse, SharedPassage, SourceNote};
use crate::state::present::counted;

/// How many independent texts there are, then each pair that shares wording.
#[component]
pub(crate) fn Origins(findings: Findings) -> AnyView {
    let comparison = &findings.comparison;
    let reach = comparison.reach;
    let summary = format!(
        "{} by {}, {}.",
        counted(reach.articles as usize, "article"),
        counted(reach.outlets as usize, "outlet"),
        counted(reach.origins as usize, "origin")
    );
    let pairs: Vec<_> = comparison.reuse.iter().map(|reuse| pair(&findings, reuse)).collect();
    let sources: Vec<_> = comparison.sources.iter().map(|note| source(&findings, note)).collect();
    let (no_pairs, no_sources) = (pairs.is_empty(), sources.is_empty());
    view! {
        <p>{summary}</p>
        <p class="hint">"An origin is a text of its own: articles that repeat one text count once. Quoted speech is left out of what is called shared."</p>
        {no_pairs.then(|| view! { <p class="empty">"No run of words is shared beyond quotations."</p> })}
        <ul class="reuse">{pairs}</ul>
        {(!no_sources).then(|| view! {
            <h3>"What they say of their sources"</h3>
            <p class="hint">"A line such as \u{201c}with agencies\u{201d} is evidence that words come from elsewhere, not proof."</p>
            <ul class="sources">{sources}</ul>
        })}
    }
    .into_any()
}

fn tag(findings: &Findings, id: &ArticleId) -> AnyView {
    let head = findings.heads.iter().find(|head| head.id == *id);
    let (outlet, name) = head.map(|head| (head.outlet.clone(), head.outlet_name.clone())).unwrap_or_default();
    view! { <OutletTag id=outlet name /> }.into_any()
}

fn pair(findings: &Findings, reuse: &Reuse) -> AnyView {
    let share = |share: f64| format!("{:.0}\u{202f}%", share * 100.0);
    let passages: Vec<_> = reuse.passages.iter().map(passage).collect();
    let number = counted(passages.len(), "passage");
    let reprint = reuse.reprint.then(|| view! { <span class="verdict" data-tone="different">"Reprint"</span> });
    view! {
        <li>
            <p class="reuse-pair">
                {tag(findings, &reuse.a)} " shares " <strong>{share(reuse.share_a)}</strong> " of its words with "
                {tag(findings, &reuse.b)} " (" {share(reuse.share_b)} " of that one\u{2019}s). " {reprint}
            </p>
            <details><summary>{number}</summary><ul>{passages}</ul></details>
        </li>
    }
    .into_any()
}

fn passage(passage: &SharedPassage) -> AnyView {
    view! {
        <li class="passage-pair">
            <SentenceLine sentence=passage.a.clone() />
            <SentenceLine sentence=passage.b.clone() />
        </li>
    }
    .into_any()
}

fn source(findings: &Findings, note: &SourceNote) -> AnyView {
    let agency = if note.agency.is_empty() { "agencies".to_owned() } else { note.agency.clone() };
    let said = match &note.at {
        Some(at) => view! { <SentenceLine sentence=at.clone() /> }.into_any(),
        None => {
            let byline = format!("Byline: \u{201c}{}\u{201d}", note.words);
            view! { <p class="result-source">{tag(findings, &note.article)}</p> <p>{byline}</p> }.into_any()
        }
    };
    view! { <li>{said}<p class="hint">"Names " {agency}</p></li> }.into_any()
}
