//! A raw article as a container hands it over: bytes of one kind, and what the container says of them.
//!
//! Decides what makes a record's identifier. Knows nothing of containers and of how text is read.

use serde::{Deserialize, Serialize};

use super::ArticleId;

/// What the bytes of a record are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// Visible text of a page, however crude.
    #[default]
    Text,
    /// HTML: a whole document or a part of one.
    Html,
}

/// What a container says of an article, as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The outlet's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published, in any form of writing dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was last changed, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Where it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The part of the outlet that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Its language, as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its address at the outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The standfirst.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// One raw article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Where it was found: `news.tar.gz/a.html`, `export.jsonl#4711`, `feed.xml#3`.
    pub source: String,
    /// What its bytes are.
    pub media: Media,
    /// The name of its encoding, where something outside of the bytes declares it.
    pub charset: Option<String>,
    /// Its bytes.
    pub body: Vec<u8>,
    /// What is said of it outside of its bytes.
    pub given: Given,
    /// Whether the body is a summary that stands in for a text which the container lacks.
    pub summary_only: bool,
    /// Where `given` is from, to be named in notices: "the feed's entry", "the export's fields".
    pub given_by: &'static str,
}

impl Record {
    /// A file of its own, of which nothing else is known.
    pub fn of_file(source: impl Into<String>, media: Media, body: Vec<u8>) -> Self {
        Self { source: source.into(), media, body, ..Self::default() }
    }

    /// The identifier: of the bytes alone for a file of its own; of bytes and fields where a container gives fields, so
    /// that the same text under two outlets is two articles.
    pub fn id(&self) -> ArticleId {
        if self.given == Given::default() {
            return ArticleId::of_bytes(&self.body);
        }
        let fields = serde_json::to_vec(&self.given).unwrap_or_default();
        ArticleId::of_bytes(&[self.body.as_slice(), &[0], &fields].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_its_bytes_and_a_text_under_two_outlets_is_two_articles() {
        let file = Record::of_file("a.txt", Media::Text, b"Fog closed the harbour.".to_vec());
        assert_eq!(file.id(), ArticleId::of_bytes(&file.body));
        let under = |outlet: &str| Record {
            given: Given { outlet: Some(outlet.to_owned()), ..Given::default() },
            ..file.clone()
        };
        assert_ne!(under("Harbour Times").id(), under("Island Post").id());
        assert_eq!(under("Harbour Times").id(), Record { source: "elsewhere".into(), ..under("Harbour Times") }.id());
    }
}
