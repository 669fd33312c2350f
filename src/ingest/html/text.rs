//! The visible text while it grows: white space folded, one line after another.
//!
//! Knows where a line ends only by being told.

use super::dom::{NONE, Piece};

/// No more bytes of visible text are taken of one page: what is behind would be no article.
const MOST: usize = 16 << 20;
/// No more lines.
const LINES: usize = 100_000;

/// Text that grows.
#[derive(Default)]
pub(super) struct Text {
    raw: String,
    pieces: Vec<Piece>,
    /// Where the open line begins in `raw`.
    start: usize,
    /// Whether white space stands before the next letter.
    space: bool,
    node: Option<u32>,
    /// The box in which the open line began.
    line_node: Option<u32>,
    areas: u32,
    line_areas: u32,
    is_linked: bool,
    is_bold: bool,
    keeps_lines: bool,
    is_cut: bool,
    linked: usize,
    bold: usize,
}

impl Text {
    /// How many lines there are before the open one.
    pub(super) fn lines(&self) -> usize {
        self.pieces.len()
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.raw.len()
    }

    /// What was pushed since there were `len` bytes.
    pub(super) fn since(&self, len: usize) -> &str {
        self.raw.get(len..).unwrap_or_default()
    }

    /// Where the text goes on.
    pub(super) fn place(&mut self, node: u32, areas: u32, is_linked: bool, is_bold: bool, keeps_lines: bool) {
        self.node = Some(node);
        (self.areas, self.is_linked, self.is_bold, self.keeps_lines) = (areas, is_linked, is_bold, keeps_lines);
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        if self.raw.len() + text.len() > MOST || self.pieces.len() >= LINES {
            self.is_cut = true;
            return;
        }
        if self.keeps_lines {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.add(line);
            }
        } else {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        let before = self.raw.len();
        let mut first = true;
        for word in text.split(char::is_whitespace) {
            if !first {
                self.space = true;
            }
            first = false;
            if word.is_empty() {
                continue;
            }
            if self.space && self.raw.len() > self.start {
                self.raw.push(' ');
            }
            self.space = false;
            if self.raw.len() == self.start {
                self.line_node = self.node;
                self.line_areas = self.areas;
            }
            // control characters show nothing
            if word.contains(char::is_control) {
                self.raw.extend(word.chars().filter(|letter| !letter.is_control()));
            } else {
                self.raw.push_str(word);
            }
        }
        let added = self.raw.len() - before;
        self.linked += if self.is_linked { added } else { 0 };
        self.bold += if self.is_bold { added } else { 0 };
        if added > 0 {
            // areas of a part of the line do not hold for all of it
            self.line_areas &= self.areas;
        }
    }

    /// Ends the open line, if anything of it shows.
    pub(super) fn end_line(&mut self) {
        let open = self.raw.get(self.start..).unwrap_or_default();
        let shown = open.trim_matches(unseen);
        if shown.is_empty() {
            self.raw.truncate(self.start);
        } else {
            let from = self.start + (open.len() - open.trim_start_matches(unseen).len());
            let end = from + shown.len();
            let (linked, bold) = (self.linked.min(shown.len()), self.bold.min(shown.len()));
            let node = self.line_node.unwrap_or(NONE);
            self.pieces.push(Piece { start: from, end, node, areas: self.line_areas, linked, bold });
            self.raw.push('\n');
        }
        self.start = self.raw.len();
        (self.linked, self.bold, self.space) = (0, 0, false);
    }

    /// The text, its lines, and whether there was more of it.
    pub(super) fn finish(mut self) -> (String, Vec<Piece>, bool) {
        self.end_line();
        (self.raw, self.pieces, self.is_cut)
    }
}

/// White space, and characters that show nothing.
fn unseen(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_folds_and_lines_that_show_nothing_are_none() {
        let mut text = Text::default();
        text.place(0, 0, false, false, false);
        text.push("  A\u{a0}bridge\n\n");
        text.push("opens ");
        text.place(0, 0, true, false, false);
        text.push(" today");
        text.end_line();
        text.push(" \u{200b} \n");
        text.end_line();
        text.push("x");
        let (raw, pieces, _) = text.finish();
        assert_eq!(raw, "A bridge opens today\nx\n");
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].linked, " today".len());
    }
}
