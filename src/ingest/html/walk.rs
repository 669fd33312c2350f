//! From tags to lines: which elements are open, which text shows, where lines begin and end.
//!
//! Reads the tags in one pass, with the tokenizer of the HTML standard (crate `html5gum`) and with the part of the
//! standard's tree construction that decides what text stands in which box: implied end tags, wrongly nested inline
//! elements, void elements. No tree of elements is built, so depth costs nothing and nothing recurses.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::attributes::{Attributes, Shown};
use super::dom::{Dom, Marked, NONE, Node, PART, area};
use super::tag::{TAGS, Tag};
use super::text::Text;

/// Elements nested deeper are read as if they were not there: browsers do likewise.
const DEEPEST: usize = 512;
/// No more bytes of text are kept of a remembered element.
const LONGEST: usize = 300;
/// No more elements are remembered, nor names and values of the page.
const MOST: usize = 4000;
/// No more boxes are told apart.
const BOXES: usize = 200_000;
/// No more bytes of linked data are kept.
const DATA: usize = 4 << 20;

/// Reads a page.
pub(super) fn walk(html: &str) -> Dom {
    let mut walker = Walker::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        walker.event(&event);
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    walker.finish()
}

/// An element that is open.
struct Open {
    tag: Tag,
    /// The innermost box.
    node: u32,
    areas: u32,
    hidden: bool,
    /// How many elements are being remembered outside of it.
    watched: usize,
}

/// An element that is being remembered.
struct Watch {
    mark: Marked,
    hidden: bool,
}

#[derive(Default)]
struct Walker {
    dom: Dom,
    text: Text,
    stack: Vec<Open>,
    /// How many elements of each tag are open.
    open: Counts,
    /// How many elements are open below the deepest.
    below: usize,
    watches: Vec<Watch>,
    /// The start tag that is being read.
    tag: Tag,
    attributes: Attributes,
    /// Where the text of `<title>` and of linked data goes.
    capture: Option<String>,
    data: usize,
}

struct Counts([u32; TAGS]);

impl Default for Counts {
    fn default() -> Self {
        Self([0; TAGS])
    }
}

impl Counts {
    fn of(&self, tag: Tag) -> u32 {
        self.0.get(tag as usize).copied().unwrap_or(0)
    }

    fn add(&mut self, tag: Tag) {
        if let Some(count) = self.0.get_mut(tag as usize) {
            *count += 1;
        }
    }

    fn take(&mut self, tag: Tag) {
        if let Some(count) = self.0.get_mut(tag as usize) {
            *count = count.saturating_sub(1);
        }
    }
}

impl Walker {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag::of(name);
                self.attributes.begin(name);
            }
            CallbackEvent::AttributeName { name } => self.attributes.name(name),
            CallbackEvent::AttributeValue { value } => self.attributes.value(value),
            CallbackEvent::CloseStartTag { self_closing } => self.start(*self_closing),
            CallbackEvent::EndTag { name } => self.end(Tag::of(name)),
            CallbackEvent::String { value } => self.string(value),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn finish(mut self) -> Dom {
        self.close_to(0);
        let Self { mut dom, text, .. } = self;
        (dom.raw, dom.pieces, dom.is_cut) = text.finish();
        dom
    }

    fn string(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        if let Some(capture) = &mut self.capture {
            if capture.len() + self.data < DATA {
                capture.push_str(&value);
            }
            return;
        }
        if self.stack.last().is_some_and(|top| top.hidden) {
            return;
        }
        let from = self.text.len();
        self.text.push(&value);
        // what was pushed, without what the line left out
        for watch in self.watches.iter_mut().filter(|watch| !watch.hidden && watch.mark.text.len() < LONGEST) {
            let pushed = self.text.since(from);
            watch.mark.text.push_str(pushed);
        }
    }

    fn start(&mut self, self_closing: bool) {
        let tag = self.tag;
        match tag {
            Tag::Br => return self.line_break(),
            Tag::Hr => return self.text.end_line(),
            Tag::Void => return self.void(),
            Tag::Html => {
                let language = self.attributes.language.take();
                self.dom.language = self.dom.language.take().or(language);
                return;
            }
            Tag::Body => return,
            Tag::Title if self.dom.title.is_none() && !self.hidden() => {
                self.capture = Some(String::new());
                return;
            }
            _ => {}
        }
        // an element of another vocabulary (svg, math) may end itself
        if self_closing && (tag == Tag::Skip && self.attributes.is_foreign() || self.inside_foreign()) {
            return;
        }
        if tag == Tag::Skip && self.attributes.is_linked_data() {
            self.capture = Some(String::new());
        }
        self.imply_ends(tag);
        if self.stack.len() >= DEEPEST {
            self.below += 1;
            return;
        }
        self.push(tag);
    }

    fn hidden(&self) -> bool {
        self.stack.last().is_some_and(|top| top.hidden)
    }

    /// Whether the element around is hidden by its kind: in drawings and formulas tags end themselves.
    fn inside_foreign(&self) -> bool {
        self.stack.last().is_some_and(|top| top.tag == Tag::Skip)
    }

    fn push(&mut self, tag: Tag) {
        let (outer_node, outer_areas, outer_hidden) =
            self.stack.last().map_or((NONE, 0, false), |top| (top.node, top.areas, top.hidden));
        let shown = self.attributes.shown();
        let mut areas = outer_areas | area_of(tag) | self.attributes.areas();
        if shown == Shown::Unseen {
            areas |= area::UNSEEN;
        }
        let hidden = outer_hidden || matches!(tag, Tag::Skip | Tag::Title) || shown == Shown::Hidden;
        let mut node = outer_node;
        if tag.is_block() {
            self.text.end_line();
            if !hidden && self.dom.nodes.len() < BOXES {
                let depth = self.dom.node(outer_node).map_or(0, |outer| outer.depth + 1);
                let style = self.attributes.style(tag);
                let tokens = self.attributes.tokens();
                node = u32::try_from(self.dom.nodes.len()).unwrap_or(NONE);
                self.dom.nodes.push(Node { parent: outer_node, tag, depth, areas, tokens, style });
            }
        }
        self.part_watches();
        let watched = self.watches.len();
        if !outer_hidden || shown != Shown::Hidden {
            self.watch(tag, areas, hidden);
        }
        self.open.add(tag);
        self.stack.push(Open { tag, node, areas, hidden, watched });
        self.settle();
    }

    /// Remembers an element that tells of the article.
    fn watch(&mut self, tag: Tag, areas: u32, hidden: bool) {
        let Some((mark, exact)) = self.attributes.mark(tag) else { return };
        if self.watches.len() >= 8 || self.dom.marked.len() >= MOST || tag == Tag::Skip {
            return;
        }
        let line = self.text.lines();
        let value = self.attributes.machine_value();
        let mark = Marked { mark, text: String::new(), value, line, areas, exact };
        self.watches.push(Watch { mark, hidden });
    }

    /// Tells apart the texts of different elements within a remembered one.
    fn part_watches(&mut self) {
        for watch in &mut self.watches {
            if !watch.mark.text.is_empty() && !watch.mark.text.ends_with(PART) && watch.mark.text.len() < LONGEST {
                watch.mark.text.push(PART);
            }
        }
    }

    /// Tells the text where it goes on.
    fn settle(&mut self) {
        let (node, areas) = self.stack.last().map_or((NONE, 0), |top| (top.node, top.areas));
        let (linked, bold) = (self.open.of(Tag::A) > 0, self.open.of(Tag::Bold) > 0);
        let keeps_lines = self.open.of(Tag::Pre) > 0;
        self.text.place(node, areas, linked, bold, keeps_lines);
    }

    fn void(&mut self) {
        match self.attributes.element() {
            b"meta" => {
                for (name, value) in self.attributes.meta() {
                    if self.dom.metas.len() < MOST {
                        self.dom.metas.push((name, value));
                    }
                }
            }
            b"link" => {
                let canonical = self.attributes.canonical();
                self.dom.canonical = self.dom.canonical.take().or(canonical);
            }
            _ => {}
        }
    }

    /// A line ends at `<br>`, but not within a headline or a link, where it only shapes the text.
    fn line_break(&mut self) {
        let shapes = self.stack.last().is_some_and(|top| top.tag.is_heading() || top.tag == Tag::A)
            || Tag::HEADINGS.iter().any(|tag| self.open.of(*tag) > 0);
        if shapes {
            self.text.push(" ");
        } else {
            self.text.end_line();
        }
    }

    fn imply_ends(&mut self, tag: Tag) {
        if tag.ends_paragraph() && self.open.of(Tag::P) > 0 {
            let inside = self.stack.iter().rposition(|open| {
                matches!(open.tag, Tag::P | Tag::Td | Tag::Table | Tag::Button | Tag::Skip | Tag::Caption)
            });
            if let Some(at) = inside.filter(|&at| self.stack.get(at).is_some_and(|open| open.tag == Tag::P)) {
                self.close_to(at);
            }
        }
        let (ended, shields) = tag.ends();
        if ended.iter().all(|ended| self.open.of(*ended) == 0) {
            return;
        }
        if tag == Tag::A {
            return self.end(Tag::A);
        }
        let found = self.stack.iter().rposition(|open| ended.contains(&open.tag) || shields.contains(&open.tag));
        if let Some(at) = found.filter(|&at| self.stack.get(at).is_some_and(|open| ended.contains(&open.tag))) {
            self.close_to(at);
        }
    }

    fn end(&mut self, tag: Tag) {
        if let Some(capture) = self.capture.take() {
            if tag == Tag::Title {
                self.dom.title = Some(capture);
                return;
            }
            self.data += capture.len();
            if self.dom.linked_data.len() < MOST {
                self.dom.linked_data.push(capture);
            }
        }
        match tag {
            Tag::Br => return self.line_break(),
            Tag::P if self.open.of(Tag::P) == 0 => return self.text.end_line(),
            Tag::Body | Tag::Html => return,
            _ => {}
        }
        if self.below > 0 {
            self.below -= 1;
            return;
        }
        let same = |open: &Open| open.tag == tag || (tag.is_heading() && open.tag.is_heading());
        if self.open.of(tag) == 0 && !tag.is_heading() {
            return;
        }
        let table = matches!(tag, Tag::Table | Tag::Tr | Tag::Td | Tag::Rows | Tag::Caption);
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at) else { return };
            if same(open) {
                return self.close_to(at);
            }
            if !table && matches!(open.tag, Tag::Td | Tag::Table) {
                return;
            }
            // an inline element ends although boxes inside of it go on
            if !tag.is_block() && open.tag.is_block() {
                return self.lift(tag, at);
            }
        }
    }

    /// Ends an inline element that boxes inside of it outlive.
    fn lift(&mut self, tag: Tag, from: usize) {
        if tag == Tag::Other || tag == Tag::Skip {
            return;
        }
        let Some(at) = self.stack.get(..from).and_then(|stack| stack.iter().rposition(|open| open.tag == tag)) else {
            return;
        };
        self.stack.remove(at);
        self.open.take(tag);
        self.settle();
    }

    /// Ends every element from position `depth` of the stack on.
    fn close_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            let Some(open) = self.stack.pop() else { break };
            self.open.take(open.tag);
            self.part_watches();
            if open.tag.is_block() {
                self.text.end_line();
            }
            while self.watches.len() > open.watched {
                if let Some(watch) = self.watches.pop() {
                    self.dom.marked.push(watch.mark);
                }
            }
        }
        self.settle();
    }
}

fn area_of(tag: Tag) -> u32 {
    match tag {
        Tag::Article => area::ARTICLE,
        Tag::Main => area::MAIN,
        Tag::Aside => area::ASIDE,
        Tag::Nav => area::NAV,
        Tag::Header => area::HEADER,
        Tag::Footer => area::FOOTER,
        Tag::Form => area::FORM,
        Tag::Figure => area::FIGURE,
        Tag::Table => area::TABLE,
        Tag::List => area::LIST,
        Tag::Blockquote => area::BLOCKQUOTE,
        Tag::Button => area::BUTTON,
        Tag::Dialog => area::DIALOG,
        Tag::Figcaption => area::CAPTION,
        _ => 0,
    }
}
