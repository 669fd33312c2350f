//! Cuts a stream of JSON into the objects that may be records: lines, the elements of a list, or of the list that an
//! API's answer wraps. Knows brackets and strings only; whether a piece is valid JSON is for the parser to say.
//!
//! One piece is held at a time, up to a limit. A broken line of JSON Lines costs that line alone.

mod byte;

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
    /// What stands around the lists of an object that wraps some: it may be a record with a list of others in it.
    outside: Outside,
    line: u64,
    piece_line: u64,
    /// Elements of lists so far.
    number: u64,
    in_list: bool,
    list_is_empty: bool,
    newline_inside: bool,
}

/// An object without the lists of pieces in it.
#[derive(Debug, Default)]
struct Outside {
    bytes: Vec<u8>,
    over: bool,
    line: u64,
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
            outside: Outside::default(),
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
        let (kept, over) = if self.unwrapped && !self.in_element() {
            (&mut self.outside.bytes, &mut self.outside.over)
        } else {
            (&mut self.piece, &mut self.over)
        };
        if *over || kept.len() + bytes.len() > self.limit {
            *over = true;
            *kept = Vec::new();
        } else {
            kept.extend_from_slice(bytes);
        }
    }

    /// Whether what is read belongs to an element of a list.
    fn in_element(&self) -> bool {
        self.in_piece && matches!(self.stack.last(), Some(Frame::List))
    }

    fn finish(&mut self) {
        (self.in_piece, self.bare, self.depth) = (false, false, 0);
    }
}
