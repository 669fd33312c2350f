//! Why something in a source gives no record, and what to do about it. The place is said by `Rejected`.

/// What is wrong with one record, or with what is left of a container.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Nothing but white space, or a container with nothing in it.
    #[error("{what} is empty; save or export it again")]
    Empty {
        /// What kind of thing is empty: "the file", "the feed".
        what: &'static str,
    },
    /// One article that is longer than any article is.
    #[error("larger than the {limit} bytes that one article may have; split it")]
    TooLarge {
        /// The largest size taken.
        limit: u64,
    },
    /// A format that articles do not come in.
    #[error("{what} is not read; {instead}")]
    Unread {
        /// What it is: "a PDF".
        what: String,
        /// What to do: "save the article as text or HTML".
        instead: &'static str,
    },
    /// A record with no field for the text, or with that field empty.
    #[error(
        "no text{}; the export has to carry the whole text of the article, and --fields text=FIELD says which field it is in",
        beside(.has)
    )]
    NoText {
        /// The fields that it has, for the reader to choose from.
        has: String,
    },
    /// A record without anything in the field that the user says has the text.
    #[error("no text in the field that --fields names{}; name the field that the text is in", beside(.has))]
    NoSetText {
        /// The fields that it has, for the reader to choose from.
        has: String,
    },
    /// An entry of a feed that only announces an article.
    #[error("the entry has no text{}; fetch the article's page and save that", beside(.has))]
    OnlyHeadline {
        /// What it has: its title or address.
        has: String,
    },
    /// Something that breaks the rules of its format.
    #[error("not valid {format}: {detail}; {instead}")]
    Malformed {
        /// "JSON", "CSV".
        format: &'static str,
        /// What the parser says.
        detail: String,
        /// What to do about it.
        instead: &'static str,
    },
    /// The source ended in the middle.
    #[error("{what} ends too early, so the rest is missing; fetch or copy the file again")]
    Cut {
        /// What ended: "the gzip data".
        what: &'static str,
    },
    /// Compressed data that unpacks to more than any honest file does.
    #[error(
        "unpacks to more than {limit} bytes, too much for its size, so the rest was left unread; unpack it by hand if you trust it"
    )]
    Bomb {
        /// How many bytes were unpacked at most.
        limit: u64,
    },
    /// A zip archive inside of a stream, too large to be held.
    #[error("a zip archive of more than {limit} bytes cannot be read from a stream; name its file, or unpack it first")]
    Spool {
        /// The largest that is held.
        limit: u64,
    },
    /// More entries than are read of one file.
    #[error("has more than {limit} entries, so the rest was left unread; split it")]
    TooMany {
        /// How many entries are read.
        limit: u64,
    },
    /// A container in a container in a container.
    #[error("lies more than {limit} containers deep; unpack the outer ones")]
    TooDeep {
        /// How many are opened.
        limit: u32,
    },
    /// An entry of an archive whose name leads out of it.
    #[error("the entry's name leads out of the archive, so it was left unread; do not trust this archive")]
    Escapes,
    /// A link in an archive.
    #[error("a link in an archive is not followed; pack the file that it leads to")]
    Link,
    /// An entry that needs a password.
    #[error("the entry is encrypted; unpack it with its password")]
    Encrypted,
    /// A method of compression that is not known here.
    #[error("compressed with {method}, which is not read; unpack it first")]
    Compression {
        /// The name of the method.
        method: String,
    },
    /// The bytes could not be had.
    #[error("cannot be read: {0}")]
    Io(String),
}

fn beside(has: &str) -> String {
    if has.is_empty() { String::new() } else { format!(", only {has}") }
}

impl From<std::io::Error> for SourceError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::UnexpectedEof => Self::Cut { what: "the data" },
            _ => Self::Io(error.to_string()),
        }
    }
}
