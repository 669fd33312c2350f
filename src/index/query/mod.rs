//! What a typed line asks for.
//!
//! Knows the language that docs/search.md describes, and nothing of indexes: what the value of a field stands for is
//! for others to find.

mod lex;
mod names;
mod parse;
mod print;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

use serde::{Deserialize, Serialize};

use crate::model::Span;

/// A search as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What is asked for; everything, where nothing is.
    pub root: Option<Node>,
    /// What was not understood, in the order of the line.
    pub faults: Vec<Fault>,
}

/// A part of a line that was not understood, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fault {
    /// Its bytes in the line.
    pub span: Span,
    /// What is wrong with it, as a sentence.
    pub message: String,
}

/// Something that an article is or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Has these words.
    Words(Words),
    /// Has this value.
    Value(Value),
    /// Has these within so many words of each other, in any order; each is words, or alternatives of words.
    Near(u32, Vec<Node>),
    /// Is all of these.
    And(Vec<Node>),
    /// Is one of these.
    Or(Vec<Node>),
    /// Is not this.
    Not(Box<Node>),
}

/// One or more words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As they were typed, without what stands around them.
    pub text: String,
    /// The terms of `text`; at least one.
    pub terms: Vec<String>,
    /// What an article's words may be.
    pub how: How,
    /// Where they are looked for.
    pub within: Within,
    /// Where they stand in the line.
    pub span: At,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The field.
    pub field: Field,
    /// The value as it was typed.
    pub text: String,
    /// Where it stands in the line.
    pub span: At,
}

/// A place in the line. All are equal, since two searches are the same that ask for the same.
#[derive(Clone, Copy, Debug, Default)]
pub struct At(pub Span);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for At {}

/// How words are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A word with the same stem, or another name of the same thing.
    Word,
    /// A word, or the beginning of one, that is still being typed.
    Typing,
    /// `"word"`, `"a phrase"`: these very words in a row.
    Exact,
    /// `beg*`, `"a phra*"`: the last one is the beginning of a word.
    Prefix,
    /// `wrod~`: a word of the same first letter that so many letters added, left out, changed or swapped make of it.
    Fuzzy(u8),
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// In title and text.
    Anywhere,
    /// In the title.
    Title,
    /// In quotations.
    Quote,
}

/// What an article has a value of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Who published it.
    Outlet,
    /// A person that it names.
    Person,
    /// A place that it names.
    Place,
    /// An organisation that it names.
    Organisation,
    /// The event that it reports.
    Story,
    /// Someone whom it quotes.
    Speaker,
    /// When it was published.
    Date,
    /// Its language.
    Language,
    /// Whose text it is.
    Origin,
    /// Anyone or anything that it names.
    Name,
}

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Words(Within),
    Value(Field),
}

/// The names of fields; the first of each is the one that is printed.
const KEYS: &[(&str, Key)] = &[
    ("title", Key::Words(Within::Title)),
    ("quote", Key::Words(Within::Quote)),
    ("outlet", Key::Value(Field::Outlet)),
    ("person", Key::Value(Field::Person)),
    ("place", Key::Value(Field::Place)),
    ("org", Key::Value(Field::Organisation)),
    ("organisation", Key::Value(Field::Organisation)),
    ("organization", Key::Value(Field::Organisation)),
    ("story", Key::Value(Field::Story)),
    ("speaker", Key::Value(Field::Speaker)),
    ("date", Key::Value(Field::Date)),
    ("lang", Key::Value(Field::Language)),
    ("language", Key::Value(Field::Language)),
    ("origin", Key::Value(Field::Origin)),
    ("name", Key::Value(Field::Name)),
];

/// The names of all fields, each under its first.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    let is_first = |&(at, (_, key)): &(usize, &(&str, Key))| !KEYS.iter().take(at).any(|(_, known)| known == key);
    KEYS.iter().enumerate().filter(is_first).map(|(_, (name, _))| *name)
}

impl Field {
    /// The field of values that goes by a name.
    pub fn named(name: &str) -> Option<Self> {
        let found = KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.and_then(|(_, key)| if let Key::Value(field) = key { Some(*field) } else { None })
    }

    /// Its name in a search.
    pub fn name(self) -> &'static str {
        KEYS.iter().find(|(_, key)| *key == Key::Value(self)).map_or("", |(name, _)| name)
    }
}

impl Search {
    /// Reads what was typed. Nothing is refused: what makes no sense is left out and named.
    pub fn parse(typed: &str) -> Self {
        parse::parse(typed)
    }

    /// The same search in which words that are a name of something stand for all that names it: `un` becomes
    /// `(un OR name:un)`. `is_name` tells of terms whether they are one, and is asked for five at most.
    pub fn with_names(&self, is_name: &dyn Fn(&[String]) -> bool) -> Self {
        let root = self.root.as_ref().map(|root| names::widen(root, is_name));
        Self { root, faults: self.faults.clone() }
    }

    /// Whether it asks for nothing, so that every article matches.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// All values that an article must or may have.
    pub fn values(&self) -> Vec<&Value> {
        fn walk<'a>(node: &'a Node, out: &mut Vec<&'a Value>) {
            match node {
                Node::Value(value) => out.push(value),
                Node::And(nodes) | Node::Or(nodes) => {
                    for node in nodes {
                        walk(node, out);
                    }
                }
                Node::Words(_) | Node::Near(..) | Node::Not(_) => {}
            }
        }
        let mut out = Vec::new();
        if let Some(root) = &self.root {
            walk(root, &mut out);
        }
        out
    }

    /// All words that an article must or may have, in the order of the line; not those that it must not have.
    pub fn wanted(&self) -> Vec<&Words> {
        fn walk<'a>(node: &'a Node, out: &mut Vec<&'a Words>) {
            match node {
                Node::Words(words) => out.push(words),
                Node::Near(_, nodes) | Node::And(nodes) | Node::Or(nodes) => {
                    for node in nodes {
                        walk(node, out);
                    }
                }
                Node::Value(_) | Node::Not(_) => {}
            }
        }
        let mut out = Vec::new();
        if let Some(root) = &self.root {
            walk(root, &mut out);
        }
        out
    }
}

/// The search in its plainest writing, which reads as the same search.
impl std::fmt::Display for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&print::print(self.root.as_ref()))
    }
}
