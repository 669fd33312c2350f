//! Who is quoted, by whom, at what length; and one quotation in several cuts.

use leptos::prelude::*;

use super::Findings;
use crate::app::parts::{DataTable, SentenceLine};
use crate::model::{Cut, Quotation};
use crate::state::present::{counted, voice_table};

/// Speakers by articles, then the quotations that several articles give.
#[component]
pub(crate) fn Voices(findings: Findings) -> AnyView {
    let table = voice_table(&findings.comparison, &findings.heads);
    let nobody = table.is_empty();
    let quotations: Vec<_> = findings.comparison.quotations.iter().map(quotation).collect();
    let none = quotations.is_empty();
    view! {
        {nobody.then(|| view! { <p class="empty">"None of these articles quotes anybody."</p> })}
        <DataTable table />
        {(!none).then(|| view! {
            <h3>"The same words in several articles"</h3>
            <ul class="cuts">{quotations}</ul>
        })}
    }
    .into_any()
}

fn quotation(quotation: &Quotation) -> AnyView {
    let cuts: Vec<_> = quotation.cuts.iter().map(cut).collect();
    view! {
        <li>
            {quotation.speakers_differ.then(|| view! { <p><span class="verdict" data-tone="different">"Different speakers"</span></p> })}
            <ul>{cuts}</ul>
        </li>
    }
    .into_any()
}

fn cut(cut: &Cut) -> AnyView {
    let speaker = cut.speaker.clone().unwrap_or_else(|| "Unattributed".to_owned());
    let length = format!(
        "{speaker}, {}, {:.0}\u{202f}% of the longest",
        counted(cut.words as usize, "word"),
        cut.shared * 100.0
    );
    view! { <li><SentenceLine sentence=cut.at.clone() /><p class="hint">{length}</p></li> }.into_any()
}
