//! Why a file cannot become an article, and what to do about it.

/// One file that gives no article. The path comes last, so that a list of them lines up by what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// Nothing but white space.
    #[error("the file is empty; save the page's text again: {path}")]
    Empty {
        /// The file, as its path was given.
        path: String,
    },
    /// Bytes that no text has.
    #[error(
        "not text: {controls} of the first {looked_at} characters are control characters; save the article as plain text in UTF-8: {path}"
    )]
    Binary {
        /// Control characters among those looked at.
        controls: usize,
        /// How many characters were looked at.
        looked_at: usize,
        /// The file, as its path was given.
        path: String,
    },
    /// More than one article can be.
    #[error("{bytes} bytes are more than the {limit} that one article may have; split the file: {path}")]
    TooLarge {
        /// The size of the file.
        bytes: usize,
        /// The largest size taken.
        limit: usize,
        /// The file, as its path was given.
        path: String,
    },
    /// HTML, which is read natively only as yet.
    #[error("HTML is not read here yet; save the page's text instead: {path}")]
    Html {
        /// The record, as its path was given.
        path: String,
    },
    /// Menus and lists, but no running text.
    #[error(
        "no article text found among {lines} lines (menus and lists only); check that the page had loaded when it was saved: {path}"
    )]
    NoArticle {
        /// How many lines with text the file has.
        lines: usize,
        /// The file, as its path was given.
        path: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_what_is_wrong_what_to_do_and_where() {
        let error = IngestError::NoArticle { lines: 3, path: "a/b.txt".into() };
        let text = error.to_string();
        assert!(text.contains("no article text") && text.contains("check") && text.ends_with(": a/b.txt"), "{text}");
    }
}
