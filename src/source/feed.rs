//! RSS 0.9 to 2.0 and Atom (RFC 4287): one record for each entry.
//!
//! Lenient as readers of feeds have to be: names count by what they are called, wrong nesting is passed over, entities of
//! HTML are known and no others are expanded. Decides what of an entry is the text.

use std::cell::Cell;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::errors::SyntaxError;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

use super::entry_text::{Entry, Feed, Field};
use super::gate::Gate;
use super::names::{Names, Position};
use super::transcode::Transcode;
use super::{Flow, Place, Reading, SourceError, kind};

/// The longest name of an entity of HTML, in characters.
const LONGEST_ENTITY: usize = 33;

/// How deep elements are nested at most; no honest feed is a tenth as deep.
const DEEPEST: usize = 1000;

/// The text of one element being gathered.
struct Gathered {
    field: Field,
    /// How deep the element lies.
    depth: usize,
    /// Its text with entities resolved.
    text: String,
    /// Its content as markup, for when elements are nested in it.
    markup: String,
    nested: bool,
    /// The type that Atom writes beside it.
    kind: String,
}

/// What has been read of a feed so far.
#[derive(Default)]
struct State {
    feed: Feed,
    /// The names of the open elements.
    open: Vec<String>,
    /// The entry being read, and how deep it lies.
    entry: Option<(Entry, usize)>,
    gathered: Option<Gathered>,
}

impl Reading<'_> {
    pub(super) fn feed(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        let encoding = match reader.fill_buf() {
            Ok(head) => kind::declared(head),
            Err(error) => {
                let cause = self.budget.cause(error);
                return self.reject(&place.name, &cause);
            }
        };
        let mut utf8 = Transcode::new(reader, encoding);
        let limit = self.options.limits.record_bytes;
        let (left, in_quotes) = (Cell::new(limit), Cell::new(false));
        let mut reader = Reader::from_reader(Gate::new(&mut utf8, &left, &in_quotes));
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        let mut state = State::default();
        let mut names = Names::new(&place.name);
        let mut number = 0;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            if state.entry.is_none() && state.gathered.is_none() {
                left.set(limit);
            }
            let here = names.place(Position::Number(number + u64::from(state.entry.is_some())));
            let event = match reader.read_event_into(&mut buffer) {
                Ok(event) => event,
                Err(_) if left.get() == 0 => return self.reject(here, &SourceError::TooLarge { limit }),
                Err(quick_xml::Error::Io(error)) => {
                    let cause = self.budget.cause(std::io::Error::new(error.kind(), error.to_string()));
                    return self.reject(here, &cause);
                }
                Err(quick_xml::Error::Syntax(error)) if is_end(error) => {
                    return self.reject(here, &SourceError::Cut { what: "the feed" });
                }
                Err(error) => {
                    let instead = "the rest was left unread; fetch the feed again";
                    let error = SourceError::Malformed { format: "XML", detail: error.to_string(), instead };
                    return self.reject(here, &error);
                }
            };
            match event {
                Event::Eof => break,
                Event::Start(_) if state.open.len() >= DEEPEST => {
                    let detail = format!("more than {DEEPEST} elements inside of each other");
                    let instead = "the rest was left unread; fetch the feed again";
                    return self.reject(here, &SourceError::Malformed { format: "XML", detail, instead });
                }
                Event::Start(start) => state.start(&start),
                Event::Empty(start) => state.empty(&start),
                Event::End(end) => {
                    let Some(entry) = state.end(&name(end.name().as_ref())) else { continue };
                    number += 1;
                    let position = Position::Number(number);
                    match entry.record(&state.feed) {
                        Ok((record, id)) => {
                            let source = names.name(id.as_deref(), position);
                            self.give(crate::model::Record { source, ..record })?;
                        }
                        Err((error, id)) => {
                            let source = names.name(id.as_deref(), position);
                            self.reject(source, &error)?;
                        }
                    }
                }
                Event::Text(text) => state.text(&text.xml10_content(), &text),
                Event::CData(data) => {
                    let text = data.xml10_content();
                    state.text(&text, &quick_xml::escape::escape(&*text));
                }
                Event::GeneralRef(entity) => {
                    let raw = format!("&{};", &*entity);
                    state.text(&resolved(&raw), &raw);
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        if state.entry.is_some() || !state.open.is_empty() {
            return self.reject(
                names.place(Position::Number(number + u64::from(state.entry.is_some()))),
                &SourceError::Cut { what: "the feed" },
            );
        }
        if number == 0 {
            return self.reject(&place.name, &SourceError::Empty { what: "the feed" });
        }
        Flow::Continue(())
    }
}

/// Whether XML ended in the middle of a tag.
fn is_end(error: SyntaxError) -> bool {
    matches!(
        error,
        SyntaxError::UnclosedTag
            | SyntaxError::UnclosedSingleQuotedAttributeValue
            | SyntaxError::UnclosedDoubleQuotedAttributeValue
            | SyntaxError::UnclosedComment
            | SyntaxError::UnclosedCData
            | SyntaxError::UnclosedDoctype
            | SyntaxError::UnclosedPI
            | SyntaxError::UnclosedXmlDecl
    )
}

/// Text with the entities of HTML resolved; those that are unknown stay as they are.
pub(super) fn resolved(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        resolved.push_str(before);
        let name: String = after.chars().take(LONGEST_ENTITY).take_while(|letter| *letter != ';').collect();
        let behind = after.get(name.len()..).and_then(|behind| behind.strip_prefix(';'));
        rest = match (entity(&name), behind) {
            (Some(meant), Some(behind)) => {
                resolved.push_str(&meant);
                behind
            }
            _ => {
                resolved.push('&');
                after
            }
        };
    }
    resolved.push_str(rest);
    resolved
}

/// What an entity stands for, by its name or number.
fn entity(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(str::to_owned) };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?).filter(|letter| *letter != '\0').map(String::from)
}

/// An element's name in small letters, without the prefixes of the formats themselves.
fn name(qualified: &str) -> String {
    let name = qualified.to_ascii_lowercase();
    match name.split_once(':') {
        Some(("atom" | "a10" | "rss" | "rdf", local)) => local.to_owned(),
        _ => name,
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let mut all = start.html_attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(name));
    found.map(|attribute| resolved(&attribute.value)).unwrap_or_default()
}

impl State {
    fn start(&mut self, start: &BytesStart<'_>) {
        let name = name(start.name().as_ref());
        self.begin(&name, start);
        self.open.push(name);
    }

    fn begin(&mut self, name: &str, start: &BytesStart<'_>) {
        let depth = self.open.len() + 1;
        if let Some(gathered) = &mut self.gathered {
            // Atom names a person, and the feed that an entry is from, by an element inside.
            let inside = match (gathered.field, name) {
                (Field::Byline, "name") => Some(Field::Byline),
                (Field::Source, "title") => Some(Field::Source),
                _ => None,
            };
            if let (Some(field), true) = (inside, depth == gathered.depth + 1) {
                *gathered = Gathered::new(field, depth, start);
                return;
            }
            gathered.nested = true;
            gathered.markup.push('<');
            gathered.markup.push_str(unprefixed(start));
            gathered.markup.push('>');
            return;
        }
        if let Some((entry, at)) = &mut self.entry {
            if depth == *at + 1 {
                if name == "link" {
                    entry.link(&attribute(start, "rel"), &attribute(start, "href"));
                }
                if name == "category" {
                    entry.add(Field::Section, attribute(start, "term"));
                }
                self.gathered = Field::of_entry(name).map(|field| Gathered::new(field, depth, start));
            }
        } else if matches!(name, "item" | "entry") {
            self.entry = Some((Entry::default(), depth));
        } else if self.open.last().is_some_and(|parent| matches!(parent.as_str(), "channel" | "feed")) {
            self.feed.language(&attribute(start, "xml:lang"));
            self.gathered = Field::of_feed(name).map(|field| Gathered::new(field, depth, start));
        } else if name == "feed" {
            self.feed.language(&attribute(start, "xml:lang"));
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>) {
        if let Some(gathered) = &mut self.gathered {
            gathered.nested = true;
            gathered.markup.push('<');
            gathered.markup.push_str(unprefixed(start).trim_end_matches('/'));
            gathered.markup.push_str("/>");
            return;
        }
        let name = name(start.name().as_ref());
        if !matches!(name.as_str(), "item" | "entry") {
            self.begin(&name, start);
            self.gathered = None;
        }
    }

    /// Ends the innermost element of this name; gives the entry that ended with it.
    fn end(&mut self, name: &str) -> Option<Entry> {
        // Without one that is open it is a slip of whoever wrote the feed.
        let at = self.open.iter().rposition(|open| open == name)?;
        let depth = at + 1;
        self.open.truncate(at);
        if let Some(gathered) = self.gathered.take() {
            if depth > gathered.depth {
                self.gathered = Some(gathered.ending(name));
                return None;
            }
            gathered.finish(self);
        }
        match self.entry.take() {
            Some((entry, at)) if depth <= at => Some(entry),
            other => {
                self.entry = other;
                None
            }
        }
    }

    fn text(&mut self, text: &str, raw: &str) {
        if let Some(gathered) = &mut self.gathered {
            gathered.text.push_str(text);
            gathered.markup.push_str(raw);
        }
    }
}

impl Gathered {
    fn new(field: Field, depth: usize, start: &BytesStart<'_>) -> Self {
        let kind = attribute(start, "type").to_ascii_lowercase();
        Self { field, depth, text: String::new(), markup: String::new(), nested: false, kind }
    }

    fn ending(mut self, name: &str) -> Self {
        self.markup.push_str("</");
        self.markup.push_str(name.rsplit(':').next().unwrap_or(name));
        self.markup.push('>');
        self
    }

    fn finish(self, state: &mut State) {
        let is_html = self.nested || self.kind.contains("html");
        let text = if self.nested { self.markup } else { self.text };
        match &mut state.entry {
            Some((entry, _)) => entry.put(self.field, text, is_html, &self.kind),
            None => state.feed.put(self.field, &text),
        }
    }
}

/// The content of a tag without the prefix of its name.
fn unprefixed<'a>(start: &'a BytesStart<'_>) -> &'a str {
    let whole: &str = start;
    let name = start.name();
    match name.as_ref().rfind(':') {
        Some(colon) => whole.get(colon + 1..).unwrap_or(whole),
        None => whole,
    }
}
