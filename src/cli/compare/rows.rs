//! A comparison as a table: a row for each sentence of each finding.

use anyhow::Context;

use super::cited::Cited;
use crate::model::{ArticleId, Comparison, Figure, Sentence, Usage};

const COLUMNS: [&str; 14] = [
    "finding",
    "number",
    "verdict",
    "score",
    "outlet",
    "title",
    "published",
    "article",
    "block",
    "sentence",
    "words",
    "detail",
    "text",
    "link",
];

/// A row under way.
struct Row<'a> {
    finding: &'a str,
    number: usize,
    verdict: String,
    score: Option<f64>,
    words: &'a str,
    detail: String,
}

struct Table<'a> {
    writer: csv::Writer<Vec<u8>>,
    cited: &'a Cited<'a>,
}

impl Table<'_> {
    fn put(&mut self, row: &Row<'_>, article: &ArticleId, at: Option<&Sentence>) -> anyhow::Result<()> {
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        let link = at.map_or_else(|| self.cited.article(article), |at| self.cited.link(at));
        self.writer.write_record([
            row.finding.to_owned(),
            (row.number + 1).to_string(),
            row.verdict.clone(),
            row.score.map(|score| format!("{score:.3}")).unwrap_or_default(),
            safe(self.cited.outlet(article)),
            safe(self.cited.title(article)),
            self.cited.date(article),
            article.to_string(),
            number(at.map(|at| at.block)),
            number(at.map(|at| at.sentence)),
            safe(row.words),
            safe(&row.detail),
            safe(at.map_or("", |at| at.text.as_str())),
            link,
        ])?;
        Ok(())
    }

    fn at(&mut self, row: &Row<'_>, at: &Sentence) -> anyhow::Result<()> {
        self.put(row, &at.article, Some(at))
    }

    fn usage(&mut self, row: &Row<'_>, usage: &Usage) -> anyhow::Result<()> {
        let row = Row {
            words: &usage.words,
            detail: format!("{}, {} times", row.detail, usage.count),
            verdict: String::new(),
            ..*row
        };
        self.put(&row, &usage.article, usage.at.first())
    }
}

/// Text that a spreadsheet would take for a formula is marked as text.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// The comparison as CSV (RFC 4180), with a line of names.
pub(super) fn csv(comparison: &Comparison, cited: &Cited<'_>) -> anyhow::Result<String> {
    let mut table = Table { writer: csv::Writer::from_writer(Vec::new()), cited };
    table.writer.write_record(COLUMNS)?;
    fill(&mut table, comparison)?;
    let bytes = table.writer.into_inner().context("the table could not be written")?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn plain(finding: &str, number: usize) -> Row<'_> {
    Row { finding, number, verdict: String::new(), score: None, words: "", detail: String::new() }
}

fn fill(table: &mut Table<'_>, comparison: &Comparison) -> anyhow::Result<()> {
    for (number, group) in comparison.groups.iter().enumerate() {
        let detail = format!("{} outlets, {} origins", group.outlets, group.origins);
        for (place, member) in (0_u32..).zip(&group.members) {
            let own = group.links.iter().filter(|link| link.a == place || link.b == place);
            let score = own.map(|link| link.score).fold(0.0, f64::max);
            table.at(&Row { score: Some(score), detail: detail.clone(), ..plain("shared", number) }, member)?;
        }
    }
    for sentence in comparison.only.values().flatten() {
        let nearest = comparison.nearest.iter().find(|pair| pair.a == *sentence);
        let detail = nearest.map(|pair| format!("nearest: {}", pair.b.text)).unwrap_or_default();
        let row = Row { score: nearest.map(|pair| pair.score), detail, ..plain("only here", 0) };
        table.at(&row, sentence)?;
    }
    for (number, missing) in comparison.missing.iter().enumerate() {
        let row = Row {
            score: Some(missing.score),
            detail: format!("others report: {}", missing.sentence.text),
            ..plain("missing here", number)
        };
        table.put(&row, &missing.article, missing.nearest.as_ref())?;
    }
    for (number, figure) in comparison.figures.iter().enumerate() {
        for value in &figure.values {
            let row = Row {
                verdict: verdict(figure),
                score: Some(figure.score),
                words: &value.text,
                detail: figure.of.clone(),
                ..plain("figure", number)
            };
            table.at(&row, &value.sentence)?;
        }
    }
    for (number, quotation) in comparison.quotations.iter().enumerate() {
        for cut in &quotation.cuts {
            let row = Row {
                score: Some(cut.shared),
                words: cut.speaker.as_deref().unwrap_or_default(),
                detail: format!("{} words", cut.words),
                ..plain("quotation", number)
            };
            table.at(&row, &cut.at)?;
        }
    }
    for (number, voice) in comparison.voices.iter().enumerate() {
        for hearing in &voice.articles {
            let detail =
                format!("{} words in {} quotations, {} reported", hearing.words, hearing.quotes, hearing.reported);
            let row = Row { words: &voice.name, detail, ..plain("voice", number) };
            table.at(&row, &hearing.first)?;
        }
    }
    for (number, naming) in comparison.names.iter().enumerate() {
        for usage in &naming.uses {
            table.usage(&Row { detail: naming.name.clone(), ..plain("name", number) }, usage)?;
        }
    }
    for (number, wording) in comparison.wording.iter().enumerate() {
        for usage in &wording.uses {
            table.usage(&Row { detail: wording.thing.clone(), ..plain("wording", number) }, usage)?;
        }
    }
    for (number, distinct) in comparison.distinct.iter().enumerate() {
        let detail = format!("{} times in the others", distinct.others);
        let row = Row { score: Some(distinct.z), detail, ..plain("telling word", number) };
        table.usage(&row, &distinct.usage)?;
    }
    for (number, reuse) in comparison.reuse.iter().enumerate() {
        for passage in &reuse.passages {
            let detail = format!("{} words in a row", passage.words);
            for (at, share) in [(&passage.a, reuse.share_a), (&passage.b, reuse.share_b)] {
                let verdict = if reuse.reprint { "reprint" } else { "" }.to_owned();
                let row =
                    Row { score: Some(share), verdict, detail: detail.clone(), ..plain("shared wording", number) };
                table.at(&row, at)?;
            }
        }
    }
    for (number, source) in comparison.sources.iter().enumerate() {
        let row = Row { words: &source.words, detail: source.agency.clone(), ..plain("source", number) };
        table.put(&row, &source.article, source.at.as_ref())?;
    }
    for (number, emphasis) in comparison.emphasis.iter().enumerate() {
        let row = Row { detail: emphasis.title.clone().unwrap_or_default(), ..plain("first sentence", number) };
        table.put(&row, &emphasis.article, emphasis.first.as_ref())?;
        for weight in &emphasis.groups {
            let detail = format!("fact {} at {:.2}, {} words", weight.group + 1, weight.position, weight.words);
            let row = Row { score: Some(weight.share), detail, ..plain("weight", number) };
            table.put(&row, &emphasis.article, None)?;
        }
    }
    Ok(())
}

/// A verdict in words.
pub(super) fn verdict(figure: &Figure) -> String {
    use crate::model::Verdict::{Different, LaterUpdate, MorePrecise, Same};
    match figure.verdict {
        Different => "different",
        LaterUpdate => "later update",
        MorePrecise => "more precise",
        Same => "same",
    }
    .to_owned()
}
