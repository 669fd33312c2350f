//! An article, or a sentence of one, as a reference for a bibliography.
//!
//! What is unknown is left out and nothing is guessed: a byline stays one author as it was printed, since where one
//! name ends and another begins is not known. Knows no clock: the day on which something was looked at is given.

mod bibtex;
mod csl;
mod plain;
mod ris;

use super::{date, web_address};
use crate::engine::ArticleView;
use crate::model::Moment;
use crate::state::SentenceKey;

/// What is cited, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// What sets it apart: the article's identifier, and the sentence's where one is cited.
    pub key: String,
    /// The headline; never words of the text that stand in for one.
    pub title: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// Who wrote it, as it was printed.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Its language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// Its address at the outlet.
    pub address: Option<String>,
    /// The sentence that is cited.
    pub sentence: Option<String>,
    /// The address of the view on which it is shown.
    pub view: Option<String>,
    /// The day on which it was looked at.
    pub accessed: Option<Moment>,
}

/// A form of references.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CitationForm {
    /// A sentence to read.
    #[default]
    Plain,
    /// BibTeX, for LaTeX.
    Bibtex,
    /// RIS, for most reference managers.
    Ris,
    /// CSL-JSON, for Zotero and citation processors.
    CslJson,
}

impl CitationForm {
    /// Every form, in the order of display.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Bibtex, Self::Ris, Self::CslJson];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Plain => "Plain",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// The ending of files of it, and their media type.
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Plain => ("txt", "text/plain"),
            Self::Bibtex => ("bib", "application/x-bibtex"),
            Self::Ris => ("ris", "application/x-research-info-systems"),
            Self::CslJson => ("json", "application/vnd.citationstyles.csl+json"),
        }
    }
}

impl Citation {
    /// Of an article, or of a sentence of it; with the address of the view, and the day on which it is seen.
    pub fn of(
        shown: &ArticleView,
        sentence: Option<SentenceKey>,
        view: Option<String>,
        accessed: Option<Moment>,
    ) -> Self {
        let draft = &shown.article.draft;
        let cited = sentence.and_then(|key| {
            let block = draft.blocks.get(key.block as usize)?;
            let span = block.sentences.get(key.sentence as usize)?;
            Some((key, span.of(&block.text).to_owned()))
        });
        let id = draft.id.as_str();
        let known = |text: &Option<String>| text.as_deref().map(single).filter(|text| !text.is_empty());
        Self {
            key: cited.as_ref().map_or_else(|| id.to_owned(), |(key, _)| format!("{id}-{key}")),
            title: known(&draft.title),
            outlet: known(&shown.head.outlet_name),
            byline: known(&draft.byline),
            published: draft.published,
            language: known(&draft.language),
            address: web_address(draft.link.as_deref()),
            sentence: cited.map(|(_, text)| single(&text)),
            view,
            accessed,
        }
    }

    /// In a form.
    pub fn write(&self, form: CitationForm) -> String {
        match form {
            CitationForm::Plain => plain::write(self),
            CitationForm::Bibtex => bibtex::write(self),
            CitationForm::Ris => ris::write(self),
            CitationForm::CslJson => csl::write(self),
        }
    }

    /// Where it is found: at the outlet where that is known, else here.
    fn place(&self) -> Option<&str> {
        self.address.as_deref().or(self.view.as_deref())
    }

    /// What is worth a note: the sentence, and the view where that is not the place itself.
    fn note(&self) -> Option<String> {
        let sentence = self.sentence.as_ref().map(|text| format!("Cited sentence: \u{201c}{text}\u{201d}"));
        let view =
            self.view.as_ref().filter(|_| self.address.is_some()).map(|view| format!("Seen in Parallax: {view}"));
        let parts: Vec<String> = sentence.into_iter().chain(view).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// On one line, with single spaces.
fn single(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
