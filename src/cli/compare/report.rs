//! A comparison as a report in Markdown: what a journalist can read, check and file. Every sentence is cited.

use std::fmt::Write as _;

use super::cited::Cited;
use super::sections;
use crate::model::{ArticleId, Comparison, Manifest, Sentence};

/// A report under way.
pub(super) struct Report<'a> {
    pub(super) out: String,
    pub(super) cited: &'a Cited<'a>,
}

impl Report<'_> {
    /// A line with an empty one behind it.
    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    /// An item of a list.
    pub(super) fn item(&mut self, text: &str) {
        let _ = writeln!(self.out, "- {text}");
    }

    /// The end of a list.
    pub(super) fn end(&mut self) {
        self.out.push('\n');
    }

    /// A sentence in its words, with where it stands: outlet, headline, date, link.
    pub(super) fn quoted(&self, at: &Sentence) -> String {
        format!("{} ({})", plain(&at.text), self.source(at))
    }

    /// Where words stand.
    pub(super) fn source(&self, at: &Sentence) -> String {
        let id = &at.article;
        let title = plain(self.cited.title(id));
        let (outlet, date) = (plain(self.cited.outlet(id)), self.cited.date(id));
        format!("{outlet}, “[{title}]({})”, {date}", self.cited.link(at))
    }

    /// An article: outlet, headline, date, link.
    pub(super) fn article(&self, id: &ArticleId) -> String {
        let title = plain(self.cited.title(id));
        format!("{}, “[{title}]({})”, {}", plain(self.cited.outlet(id)), self.cited.article(id), self.cited.date(id))
    }

    /// A row of a table.
    pub(super) fn row(&mut self, cells: &[String]) {
        let _ = writeln!(self.out, "| {} |", cells.join(" | "));
    }

    /// The head of a table.
    pub(super) fn head(&mut self, cells: &[String]) {
        self.row(cells);
        self.row(&cells.iter().map(|_| "---".to_owned()).collect::<Vec<_>>());
    }
}

/// Text of an article as text: nothing in it is markup.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$' | '&' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            _ if letter.is_control() || letter.is_whitespace() => out.push(' '),
            _ => out.push(letter),
        }
    }
    // what would begin a list or a heading
    let starts_list = out.starts_with(['-', '+', '=']);
    let digits = out.chars().take_while(char::is_ascii_digit).count();
    if starts_list {
        out.insert(0, '\\');
    } else if digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        out.insert(digits, '\\');
    }
    out
}

/// The whole report.
pub(super) fn markdown(comparison: &Comparison, title: Option<&str>, manifest: &Manifest, cited: &Cited<'_>) -> String {
    let mut report = Report { out: String::new(), cited };
    let first = cited.articles.first().map_or("", |article| cited.title(&article.draft.id));
    report.line(&format!("# {}", plain(title.unwrap_or(first))));
    let reach = comparison.reach;
    report.line(&format!(
        "{} by {}, {}. [Side by side]({}).",
        counted(reach.articles, "article"),
        counted(reach.outlets, "outlet"),
        counted(reach.origins, "origin"),
        cited.comparison()
    ));
    if manifest.about.fictional {
        report.line("The outlets and events of this corpus are made up.");
    }
    for note in &comparison.notes {
        report.line(&format!("**Note:** {}", plain(note)));
    }
    sections::articles(&mut report, comparison);
    sections::facts(&mut report, comparison);
    sections::kept_apart(&mut report, comparison);
    sections::figures(&mut report, comparison);
    sections::alone(&mut report, comparison);
    sections::missing(&mut report, comparison);
    sections::quotations(&mut report, comparison);
    sections::voices(&mut report, comparison);
    sections::names(&mut report, comparison);
    sections::words(&mut report, comparison);
    sections::reuse(&mut report, comparison);
    sections::emphasis(&mut report, comparison);
    report.line("## How this was made");
    report.line(
        "Every sentence above stands in an article; none was written for this report. Scores are estimates: of the \
         matches with 0.8 about four in five report the same. What the program pairs or misses can be wrong; follow the \
         links before you publish.",
    );
    report.line(&format!("Parallax {}, corpus {}.", plain(&manifest.parser), manifest.corpus));
    report.out.truncate(report.out.trim_end().len());
    report.out.push('\n');
    report.out
}

/// "1 origin", "2 origins".
pub(super) fn counted(count: u32, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
