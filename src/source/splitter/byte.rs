//! What one byte of the stream does: it opens, closes, goes on, or ends a piece.

use super::{Ended, Frame, LOOKED_INTO, Outside, Splitter};

impl Splitter<'_> {
    /// Takes one byte in.
    pub(super) fn byte(&mut self, byte: u8) -> Ended {
        let is_line_end = byte == b'\n';
        let top_is_list = matches!(self.stack.first(), Some(Frame::List));
        if is_line_end && (self.in_piece || self.is_in_wrapper()) {
            // A line break in a string is no JSON, so the line is broken, unless the file is no JSON Lines at all.
            if self.in_string && self.lines.is_none() && !self.newline_inside && !top_is_list && !self.unwrapped {
                self.lines = Some(true);
            }
            if self.lines == Some(true) && !top_is_list {
                return self.break_off();
            }
            self.newline_inside = true;
        }
        if self.in_string {
            return self.in_string(byte);
        }
        if self.in_piece && self.bare {
            return self.in_bare(byte);
        }
        if self.pending && !byte.is_ascii_whitespace() {
            return self.after_bracket(byte);
        }
        if self.in_piece || self.is_in_wrapper() { self.inside(byte) } else { self.between(byte) }
    }

    /// Whether a wrapping object is read, outside of its list.
    fn is_in_wrapper(&self) -> bool {
        matches!(self.stack.last(), Some(Frame::Object { .. }))
    }

    fn in_string(&mut self, byte: u8) -> Ended {
        if byte == b'"' && !self.escaped {
            self.in_string = false;
            self.keep(b"\"");
            if self.depth == 0 && self.in_element() {
                return self.end_piece();
            }
            return Ended::Nothing;
        }
        self.escaped = byte == b'\\' && !self.escaped;
        self.keep(&[byte]);
        Ended::Nothing
    }

    /// A number, a word, or garbage: in a list up to the comma, else up to the end of the line.
    fn in_bare(&mut self, byte: u8) -> Ended {
        let ends = if self.stack.is_empty() { byte == b'\n' } else { matches!(byte, b',' | b']' | b'\n') };
        if ends {
            self.finish();
            return Ended::Before;
        }
        self.keep(&[byte]);
        Ended::Nothing
    }

    /// Outside of everything, or between the elements of a list.
    fn between(&mut self, byte: u8) -> Ended {
        let in_list = !self.stack.is_empty();
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | 0x1e => {}
            b',' if in_list => {}
            b']' if in_list => {
                self.stack.pop();
                return if self.list_is_empty && self.stack.is_empty() { Ended::Empty } else { Ended::Nothing };
            }
            b'[' if !in_list => {
                self.stack.push(Frame::List);
                (self.in_list, self.list_is_empty) = (true, true);
            }
            _ => {
                self.begin();
                match byte {
                    b'{' if !in_list => {
                        self.stack.push(Frame::Object { key: Vec::new(), in_key: true });
                        (self.in_list, self.unwrapped) = (false, false);
                        (self.empty_list, self.is_record) = (false, false);
                    }
                    b'{' | b'[' => self.depth = 1,
                    b'"' if in_list => self.in_string = true,
                    _ => self.bare = true,
                }
                self.keep(&[byte]);
            }
        }
        Ended::Nothing
    }

    fn begin(&mut self) {
        self.in_piece = true;
        self.bare = false;
        self.piece_line = self.line;
        self.newline_inside = false;
        self.list_is_empty = false;
        self.number += u64::from(matches!(self.stack.last(), Some(Frame::List)));
    }

    /// Inside of an object.
    fn inside(&mut self, byte: u8) -> Ended {
        match byte {
            b'"' => {
                self.keep(b"\"");
                self.in_string = true;
                if let (0, Some(Frame::Object { key, in_key: true })) = (self.depth, self.stack.last_mut()) {
                    key.clear();
                }
            }
            b'{' | b'[' => return self.opened(byte),
            b'}' | b']' => {
                self.keep(&[byte]);
                if self.depth > 0 {
                    self.depth -= 1;
                    if self.depth == 0 && self.in_element() {
                        return self.end_piece();
                    }
                } else {
                    self.stack.pop();
                    if self.stack.is_empty() {
                        return self.end_piece();
                    }
                }
            }
            b':' | b',' => {
                self.keep(&[byte]);
                if let (0, Some(Frame::Object { in_key, .. })) = (self.depth, self.stack.last_mut()) {
                    *in_key = byte == b',';
                }
            }
            _ => self.keep(&[byte]),
        }
        Ended::Nothing
    }

    fn opened(&mut self, byte: u8) -> Ended {
        if self.depth == 0 && self.is_in_wrapper() {
            if byte == b'[' && self.judge.is_list(&self.path()) {
                // Kept only when it turns out to be none of records.
                self.pending = true;
                return Ended::Nothing;
            }
            if byte == b'{' && self.stack.len() < LOOKED_INTO {
                self.keep(b"{");
                self.stack.push(Frame::Object { key: Vec::new(), in_key: true });
                return Ended::Nothing;
            }
        }
        self.keep(&[byte]);
        self.depth += 1;
        Ended::Nothing
    }

    fn path(&self) -> Vec<&[u8]> {
        self.stack
            .iter()
            .filter_map(|frame| match frame {
                Frame::Object { key, .. } => Some(key.as_slice()),
                Frame::List => None,
            })
            .collect()
    }

    /// The first byte in a list that may be one of records.
    fn after_bracket(&mut self, byte: u8) -> Ended {
        self.pending = false;
        if byte == b'{' && (self.unwrapped || self.over || !self.is_record_already()) {
            if !self.unwrapped {
                let bytes = std::mem::take(&mut self.piece);
                self.outside = Outside { bytes, over: self.over, line: self.piece_line };
            }
            (self.over, self.unwrapped, self.in_piece) = (false, true, false);
            // in the place of the list
            self.keep(b"null");
            self.in_list = true;
            self.stack.push(Frame::List);
            return self.between(byte);
        }
        self.empty_list |= byte == b']';
        self.keep(b"[");
        self.depth += 1;
        self.inside(byte)
    }

    /// Asked once at most for a piece that is one, since asking reads it.
    fn is_record_already(&mut self) -> bool {
        if self.is_record {
            return true;
        }
        let mut begun = self.piece.clone();
        begun.extend_from_slice(b"null");
        begun.extend(std::iter::repeat_n(b'}', self.stack.len()));
        self.is_record = self.judge.is_record(&begun);
        self.is_record
    }

    /// The piece ends with what was just kept, unless it was a wrapper.
    fn end_piece(&mut self) -> Ended {
        if self.stack.is_empty() {
            if self.lines.is_none() {
                self.lines = Some(!self.newline_inside);
            }
            if self.unwrapped {
                (self.unwrapped, self.in_piece) = (false, false);
                let outside = std::mem::take(&mut self.outside);
                if outside.over || !self.judge.is_record(&outside.bytes) {
                    self.piece.clear();
                    return Ended::Nothing;
                }
                // an article with others beside it
                (self.piece, self.piece_line, self.in_list) = (outside.bytes, outside.line, false);
                self.finish();
                return Ended::Piece;
            }
        }
        let is_empty_wrapper =
            self.stack.is_empty() && self.empty_list && !self.over && !self.judge.is_record(&self.piece);
        self.finish();
        if is_empty_wrapper { Ended::Empty } else { Ended::Piece }
    }

    /// A line ends inside of a value.
    fn break_off(&mut self) -> Ended {
        self.stack.clear();
        (self.in_string, self.escaped, self.pending) = (false, false, false);
        self.finish();
        Ended::Before
    }
}
