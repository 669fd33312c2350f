//! Cuts a stream of JSON into the objects that may be records: lines, the elements of a list, or of the list that an
//! API's answer wraps. Knows brackets and strings only; whether a piece is valid JSON is for the parser to say.
//!
//! One piece is held at a time, up to a limit. A broken line of JSON Lines costs that line alone.

use std::io::{self, BufRead};

use super::names::Position;

/// One piece of the stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// The bytes of what should be one value.
    Value(&'a [u8]),
    /// Longer than the limit.
    TooLarge,
    /// The stream ended inside of a value, or else behind one.
    Cut { inside: bool },
    /// A list, where records are looked for, that has none.
    EmptyList,
}

/// What a bracket that is open was opened for.
#[derive(Debug)]
enum Frame {
    /// A list whose elements are pieces.
    List,
    /// An object that is a piece unless a list of pieces is in it; with its current key.
    Object { key: Vec<u8>, in_key: bool },
}

/// How deep in an object a list of pieces is looked for.
const LOOKED_INTO: usize = 3;

/// The longest key that is compared.
const LONGEST_KEY: usize = 100;

/// What the splitter asks about what it reads.
pub(super) trait Judge {
    /// Whether the list at this path of keys is one of records.
    fn is_list(&self, path: &[&[u8]]) -> bool;
    /// Whether an object of which only the beginning is known, closed behind it, is a record in itself.
    fn is_record(&self, begun: &[u8]) -> bool;
}

/// Cuts a stream; `next_piece` until it gives nothing.
pub(super) struct Splitter<'a> {
    judge: &'a dyn Judge,
    limit: usize,
    /// Whether a line is a value: known from the name or the first value, else unknown.
    lines: Option<bool>,
    stack: Vec<Frame>,
    /// Brackets open inside of the piece, beyond `stack`.
    depth: u64,
    in_string: bool,
    escaped: bool,
    /// A piece has begun.
    in_piece: bool,
    /// What has begun is neither object, list nor string.
    bare: bool,
    /// An opening bracket of a list that may be one of records; what follows decides.
    pending: bool,
    /// The object was found to wrap a list, so that it is no piece itself.
    unwrapped: bool,
    empty_list: bool,
    /// The object has been asked about and is a record, whatever lists it has.
    is_record: bool,
    over: bool,
    piece: Vec<u8>,
    line: u64,
    piece_line: u64,
    /// Elements of lists so far.
    number: u64,
    in_list: bool,
    list_is_empty: bool,
    newline_inside: bool,
}

/// What a byte ended.
enum Ended {
    Nothing,
    /// The piece, with this byte in it.
    Piece,
    /// The piece, before this byte, which is to be seen again.
    Before,
    Empty,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(judge: &'a dyn Judge, limit: u64, lines: Option<bool>) -> Self {
        Self {
            judge,
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
            lines,
            stack: Vec::new(),
            depth: 0,
            in_string: false,
            escaped: false,
            in_piece: false,
            bare: false,
            pending: false,
            unwrapped: false,
            empty_list: false,
            is_record: false,
            over: false,
            piece: Vec::new(),
            line: 1,
            piece_line: 1,
            number: 0,
            in_list: false,
            list_is_empty: false,
            newline_inside: false,
        }
    }

    /// Where the last piece stands.
    fn position(&self) -> Position {
        if self.in_list { Position::Number(self.number) } else { Position::Line(self.piece_line) }
    }

    /// The next piece, or nothing at the end.
    pub(super) fn next_piece(&mut self, reader: &mut dyn BufRead) -> io::Result<Option<(Position, Piece<'_>)>> {
        self.piece.clear();
        self.over = false;
        loop {
            let there = match reader.fill_buf() {
                Ok(there) => there,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if there.is_empty() {
                let position = self.position();
                return Ok(self.at_end().map(|piece| (position, piece)));
            }
            let (used, ended) = self.chunk(there);
            reader.consume(used);
            let piece = match ended {
                Ended::Nothing => continue,
                Ended::Empty => Piece::EmptyList,
                Ended::Piece | Ended::Before if self.over => Piece::TooLarge,
                Ended::Piece | Ended::Before => Piece::Value(&self.piece),
            };
            return Ok(Some((self.position(), piece)));
        }
    }

    fn at_end(&mut self) -> Option<Piece<'_>> {
        let is_whole = self.in_piece && self.bare;
        let is_cut = self.in_piece || !self.stack.is_empty();
        self.stack.clear();
        (self.depth, self.in_string, self.pending) = (0, false, false);
        if self.in_piece && self.over {
            self.finish();
            return Some(Piece::TooLarge);
        }
        if is_whole {
            self.finish();
            return Some(Piece::Value(&self.piece));
        }
        let inside = self.in_piece;
        self.in_piece = false;
        is_cut.then_some(Piece::Cut { inside })
    }

    /// Reads until something ends; says how many bytes were used.
    fn chunk(&mut self, bytes: &[u8]) -> (usize, Ended) {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if self.in_string && !self.escaped {
                // The bulk of every file: the inside of strings.
                let run = memchr::memchr3(b'"', b'\\', b'\n', rest).unwrap_or(rest.len());
                self.keep(rest.get(..run).unwrap_or_default());
                at += run;
                if run == rest.len() {
                    break;
                }
            }
            let Some(&byte) = bytes.get(at) else { break };
            let ended = self.byte(byte);
            if !matches!(ended, Ended::Before) {
                at += 1;
                self.line += u64::from(byte == b'\n');
            }
            if !matches!(ended, Ended::Nothing) {
                return (at, ended);
            }
        }
        (at, Ended::Nothing)
    }

    fn keep(&mut self, bytes: &[u8]) {
        let is_key = self.in_string && self.depth == 0;
        match self.stack.last_mut() {
            Some(Frame::Object { key, in_key: true }) if is_key && key.len() < LONGEST_KEY => {
                key.extend_from_slice(bytes);
            }
            _ => {}
        }
        if self.unwrapped && !self.in_element() {
            return;
        }
        if self.over || self.piece.len() + bytes.len() > self.limit {
            self.over = true;
            self.piece = Vec::new();
        } else {
            self.piece.extend_from_slice(bytes);
        }
    }

    /// Whether what is read belongs to an element of a list.
    fn in_element(&self) -> bool {
        self.in_piece && matches!(self.stack.last(), Some(Frame::List))
    }

    fn byte(&mut self, byte: u8) -> Ended {
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
            self.piece.clear();
            (self.over, self.unwrapped, self.in_piece) = (false, true, false);
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
                self.piece.clear();
                return Ended::Nothing;
            }
        }
        let is_empty_wrapper =
            self.stack.is_empty() && self.empty_list && !self.over && !self.judge.is_record(&self.piece);
        self.finish();
        if is_empty_wrapper { Ended::Empty } else { Ended::Piece }
    }

    fn finish(&mut self) {
        (self.in_piece, self.bare, self.depth) = (false, false, 0);
    }

    /// A line ends inside of a value.
    fn break_off(&mut self) -> Ended {
        self.stack.clear();
        (self.in_string, self.escaped, self.pending) = (false, false, false);
        self.finish();
        Ended::Before
    }
}
