//! The sections of the report, one for each kind of finding. What was not found has no section.

use super::report::{Report, counted, plain};
use super::rows::verdict;
use crate::model::{Comparison, Usage};

/// The articles.
pub(super) fn articles(report: &mut Report<'_>, comparison: &Comparison) {
    report.line("## The articles");
    for emphasis in &comparison.emphasis {
        let item = report.article(&emphasis.article);
        report.item(&item);
    }
    report.end();
}

/// What several report, and the table of facts by outlets.
pub(super) fn facts(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.groups.is_empty() {
        report.line("## What several report");
        report.line("No sentence was found that two of the articles report.");
        return;
    }
    report.line("## What several report");
    for (number, group) in comparison.groups.iter().enumerate() {
        let origins = match group.origins {
            same if same == group.outlets => String::new(),
            origins => format!(", {}", counted(origins, "origin")),
        };
        let outlets = counted(group.outlets, "outlet");
        report.line(&format!("### Fact {}: {outlets}{origins} (score {:.2})", number + 1, group.score));
        for member in &group.members {
            let item = report.quoted(member);
            report.item(&item);
        }
        report.end();
    }
    let columns = &comparison.matrix.columns;
    if columns.len() < 2 {
        return;
    }
    report.line("## Facts by outlets");
    let name = |report: &Report<'_>, at: usize| {
        columns
            .get(at)
            .and_then(|column| column.articles.first())
            .map(|id| plain(report.cited.outlet(id)))
            .unwrap_or_default()
    };
    let names: Vec<String> = (0..columns.len()).map(|at| name(report, at)).collect();
    let mut head = vec!["Fact".to_owned()];
    for (column, name) in columns.iter().zip(&names) {
        // two outlets that nobody knows are told apart by what they wrote
        let is_shared = names.iter().filter(|other| *other == name).count() > 1;
        let article = column.articles.first().filter(|_| is_shared);
        head.push(
            article.map_or_else(|| name.clone(), |id| format!("{name}, “{}” ({id})", plain(report.cited.title(id)))),
        );
    }
    report.head(&head);
    for row in &comparison.matrix.rows {
        let mut cells = vec![(row.group + 1).to_string()];
        cells.extend(row.cells.iter().map(|cell| if cell.is_empty() { "" } else { "yes" }.to_owned()));
        report.row(&cells);
    }
    report.end();
}

/// Matches that stand in two facts, and why.
pub(super) fn kept_apart(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.kept_apart.is_empty() {
        return;
    }
    report.line("## Matches that were kept apart");
    for apart in &comparison.kept_apart {
        let (a, b) = (report.quoted(&apart.a), report.quoted(&apart.b));
        report.item(&format!("{a} And: {b} Score {:.2}. {}", apart.score, plain(&apart.reason)));
    }
    report.end();
}

/// Figures.
pub(super) fn figures(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.figures.is_empty() {
        return;
    }
    report.line("## Figures");
    for figure in &comparison.figures {
        let of = if figure.of.is_empty() { String::new() } else { format!(" ({})", plain(&figure.of)) };
        report.line(&format!(
            "**{}**{of}, score {:.2}: {}",
            capital(&verdict(figure)),
            figure.score,
            plain(&figure.reason)
        ));
        for value in &figure.values {
            let item = format!("**{}**: {}", plain(&value.text), report.quoted(&value.sentence));
            report.item(&item);
        }
        report.end();
    }
}

/// What one article alone reports.
pub(super) fn alone(report: &mut Report<'_>, comparison: &Comparison) {
    report.line("## What one alone reports");
    for emphasis in &comparison.emphasis {
        let only = comparison.only.get(&emphasis.article).map(Vec::as_slice).unwrap_or_default();
        let title = report.article(&emphasis.article);
        report.line(&format!("### {title}"));
        if only.is_empty() {
            report.line("Nothing.");
            continue;
        }
        for sentence in only {
            let nearest = comparison.nearest.iter().find(|pair| pair.a == *sentence && pair.score >= 0.2);
            let nearest = nearest
                .map(|pair| format!(" Nearest, score {:.2}: {}", pair.score, report.quoted(&pair.b)))
                .unwrap_or_default();
            let item = format!("{}{nearest}", report.quoted(sentence));
            report.item(&item);
        }
        report.end();
    }
}

/// What all others report. Of two articles the section above says it.
pub(super) fn missing(report: &mut Report<'_>, comparison: &Comparison) {
    let missing: Vec<_> = comparison.missing.iter().filter(|missing| missing.group.is_some()).collect();
    if missing.is_empty() {
        return;
    }
    report.line("## What all others report and one does not");
    for missing in missing {
        let nearest = match &missing.nearest {
            Some(nearest) => format!("Nearest there, score {:.2}: {}", missing.score, report.quoted(nearest)),
            None => "Nothing there comes near.".to_owned(),
        };
        let number = missing.group.map_or(0, |group| group + 1);
        let item = format!(
            "Not in {}: fact {number}, {} {nearest}",
            report.article(&missing.article),
            report.quoted(&missing.sentence)
        );
        report.item(&item);
    }
    report.end();
}

/// Quotations in several cuts.
pub(super) fn quotations(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.quotations.is_empty() {
        return;
    }
    report.line("## The same quotation in several articles");
    for (number, quotation) in comparison.quotations.iter().enumerate() {
        let differ = if quotation.speakers_differ { ": the articles name different speakers" } else { "" };
        report.line(&format!("### Quotation {}{differ}", number + 1));
        for cut in &quotation.cuts {
            let speaker = cut.speaker.as_deref().map_or_else(|| "nobody named".to_owned(), plain);
            let item = format!("“{}” {speaker}, {} words ({})", plain(&cut.at.text), cut.words, report.source(&cut.at));
            report.item(&item);
        }
        report.end();
    }
}

/// Who is quoted.
pub(super) fn voices(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.voices.is_empty() {
        return;
    }
    report.line("## Who is quoted");
    for voice in &comparison.voices {
        let name = if voice.name.is_empty() { "Nobody named".to_owned() } else { plain(&voice.name) };
        let each: Vec<String> = voice
            .articles
            .iter()
            .map(|hearing| {
                let reported = if hearing.reported > 0 {
                    format!(", reported {}", times(hearing.reported))
                } else {
                    String::new()
                };
                format!("{} words{reported} ({})", hearing.words, report.source(&hearing.first))
            })
            .collect();
        report.item(&format!("**{name}**: {}", each.join("; ")));
    }
    report.end();
}

fn usage(report: &Report<'_>, usage: &Usage) -> String {
    let source = usage.at.first().map_or_else(|| report.article(&usage.article), |at| report.source(at));
    format!("“{}” {} ({source})", plain(&usage.words), times(usage.count))
}

/// Names and words for the same.
pub(super) fn names(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.names.is_empty() && comparison.wording.is_empty() {
        return;
    }
    report.line("## Names and words for the same");
    let names = comparison.names.iter().map(|naming| (&naming.name, &naming.uses));
    for (name, uses) in names.chain(comparison.wording.iter().map(|wording| (&wording.thing, &wording.uses))) {
        let each: Vec<String> = uses.iter().map(|one| usage(report, one)).collect();
        report.item(&format!("**{}**: {}", plain(name), each.join("; ")));
    }
    report.end();
}

/// Words that set an article apart.
pub(super) fn words(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.distinct.is_empty() {
        return;
    }
    report.line("## Words that one has much more often");
    for distinct in &comparison.distinct {
        let item = format!("{}, {} in the others", usage(report, &distinct.usage), times(distinct.others));
        report.item(&item);
    }
    report.end();
}

/// Shared wording and credits.
pub(super) fn reuse(report: &mut Report<'_>, comparison: &Comparison) {
    if comparison.reuse.is_empty() && comparison.sources.is_empty() {
        return;
    }
    report.line("## Shared wording and credits");
    for reuse in &comparison.reuse {
        let kind = if reuse.reprint { "One text" } else { "Shared passages" };
        let (a, b) = (report.article(&reuse.a), report.article(&reuse.b));
        report.line(&format!(
            "**{kind}**: {:.0} % of {a} and {:.0} % of {b}.",
            100.0 * reuse.share_a,
            100.0 * reuse.share_b
        ));
        for passage in &reuse.passages {
            let item = format!("{} words: {}; {}", passage.words, report.quoted(&passage.a), report.source(&passage.b));
            report.item(&item);
        }
        report.end();
    }
    for source in &comparison.sources {
        let words = plain(&source.words);
        let from = source.at.as_ref().map_or_else(|| report.article(&source.article), |at| report.source(at));
        report.item(&format!("A credit, which is evidence and no proof: “{words}” ({from})"));
    }
    if !comparison.sources.is_empty() {
        report.end();
    }
}

/// What comes first.
pub(super) fn emphasis(report: &mut Report<'_>, comparison: &Comparison) {
    report.line("## What comes first");
    for emphasis in &comparison.emphasis {
        let first = emphasis.first.as_ref().map_or_else(|| "no sentence".to_owned(), |first| report.quoted(first));
        let facts: Vec<String> = emphasis
            .groups
            .iter()
            .take(6)
            .map(|weight| {
                format!("fact {} ({:.0} % in, {} words)", weight.group + 1, 100.0 * weight.position, weight.words)
            })
            .collect();
        let facts = if facts.is_empty() { String::new() } else { format!(" Then: {}.", facts.join(", ")) };
        report.item(&format!("{first}{facts}"));
    }
    report.end();
}

fn times(count: u32) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
