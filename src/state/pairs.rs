//! The pairs of a query string, written and read.
//!
//! Lists are joined by `~`, a value behind `-` is excluded. What is read and makes no sense is named in a notice.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::engine::Selection;
use crate::model::ArticleId;

/// Something in an address that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressNotice(pub String);

/// What stays readable in a query string: RFC 3986 `unreserved`, and the marks of it that mean nothing to us.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b',');

/// Notices that are given one by one; of more only the number is told.
const MOST_NOTICES: usize = 20;

/// A query string in the making.
#[derive(Default)]
pub(super) struct Pairs(String);

impl fmt::Display for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Pairs {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn put(&mut self, key: &str, escaped: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(escaped);
    }

    pub(super) fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.put(key, &utf8_percent_encode(value, ESCAPED).to_string());
        }
    }

    /// A list keeps its order: it is the order of columns, or of choosing.
    pub(super) fn list<'a>(&mut self, key: &str, values: impl Iterator<Item = &'a str>) {
        let escaped: Vec<_> = values.map(escape_item).collect();
        if !escaped.is_empty() {
            self.put(key, &escaped.join("~"));
        }
    }

    pub(super) fn selection(&mut self, key: &str, selection: &Selection) {
        let escaped: Vec<_> = selection
            .include
            .iter()
            .map(|value| escape_item(value))
            .chain(selection.exclude.iter().map(|value| format!("-{}", escape_item(value))))
            .collect();
        if !escaped.is_empty() {
            self.put(key, &escaped.join("~"));
        }
    }
}

/// A value of a list: a `~` or a leading `-` of its own is escaped twice, so that splitting cannot see it.
fn escape_item(value: &str) -> String {
    let own = value.replace('%', "%25").replace('~', "%7E");
    let own = own.strip_prefix('-').map_or_else(|| own.clone(), |rest| format!("%2D{rest}"));
    utf8_percent_encode(&own, ESCAPED).to_string()
}

fn unescape_item(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

/// Each value once, where it first stands. A link may be long, so this looks at no value twice.
pub(super) fn distinct(mut values: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    values.retain(|value| seen.insert(value.clone()));
    values
}

/// The pairs of an address that nobody has asked for yet.
pub(super) struct Reader {
    pairs: BTreeMap<String, String>,
    notices: Vec<AddressNotice>,
}

impl Reader {
    pub(super) fn new(address: &str) -> Self {
        let mut reader = Self { pairs: BTreeMap::new(), notices: Vec::new() };
        let address = address.strip_prefix('?').unwrap_or(address);
        for pair in address.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
            if reader.pairs.insert(decoded(key), decoded(value)).is_some() {
                reader.note(format!("{:?} stands in the link more than once; the last one counts.", decoded(key)));
            }
        }
        reader
    }

    /// Of one pair, decoded once already.
    pub(super) fn of(key: &str, value: String) -> Self {
        Self { pairs: BTreeMap::from([(key.to_owned(), value)]), notices: Vec::new() }
    }

    pub(super) fn take(&mut self, key: &str) -> Option<String> {
        self.pairs.remove(key)
    }

    pub(super) fn values(&mut self, key: &str) -> Vec<String> {
        let text = self.take(key).unwrap_or_default();
        text.split('~').filter(|value| !value.is_empty()).map(unescape_item).collect()
    }

    /// The identifier of what a page shows, or a notice that there is none.
    pub(super) fn id(&mut self, what: &str) -> Option<String> {
        let id = self.take("id").filter(|id| !id.is_empty());
        if id.is_none() {
            self.note(format!("The link names no {what}; this is the list of articles."));
        }
        id
    }

    pub(super) fn ids(&mut self, key: &str) -> Vec<ArticleId> {
        distinct(self.values(key)).into_iter().map(ArticleId).collect()
    }

    pub(super) fn selection(&mut self, key: &str) -> Selection {
        let mut selection = Selection::default();
        let text = self.take(key).unwrap_or_default();
        for value in text.split('~').filter(|value| !value.is_empty()) {
            let (list, value) = match value.strip_prefix('-') {
                Some(value) => (&mut selection.exclude, unescape_item(value)),
                None => (&mut selection.include, unescape_item(value)),
            };
            if !value.is_empty() {
                list.push(value);
            }
        }
        Selection { include: distinct(selection.include), exclude: distinct(selection.exclude) }
    }

    pub(super) fn one_of<T: Copy + Default>(&mut self, key: &str, names: &[(&str, T)]) -> T {
        let Some(text) = self.take(key) else { return T::default() };
        names.iter().find(|(name, _)| *name == text).map_or_else(
            || {
                self.fault(key, &text);
                T::default()
            },
            |&(_, value)| value,
        )
    }

    pub(super) fn parsed<T: std::str::FromStr>(&mut self, key: &str) -> Option<T> {
        let text = self.take(key)?;
        let value = text.parse().ok();
        if value.is_none() {
            self.fault(key, &text);
        }
        value
    }

    pub(super) fn number(&mut self, key: &str) -> u32 {
        self.parsed(key).unwrap_or_default()
    }

    pub(super) fn fault(&mut self, key: &str, value: &str) {
        self.note(format!("The link's {key}={value:?} was not understood and is left out."));
    }

    pub(super) fn note(&mut self, message: String) {
        self.notices.push(AddressNotice(message));
    }

    pub(super) fn finish(mut self) -> Vec<AddressNotice> {
        let unread: Vec<_> = std::mem::take(&mut self.pairs).into_iter().collect();
        for (key, value) in unread {
            self.fault(&key, &value);
        }
        let more = self.notices.len().saturating_sub(MOST_NOTICES);
        if more > 0 {
            self.notices.truncate(MOST_NOTICES);
            self.note(format!("And {more} more parts of the link were not understood."));
        }
        self.notices
    }
}
