//! JSON and JSON Lines: each object is a record, or the answer of an API that wraps a list of them.

use std::borrow::Cow;
use std::io::BufRead;

use encoding_rs::{UTF_8, WINDOWS_1252};
use serde_json::Value;

use super::mapping::{Mapping, Target, plain};
use super::names::{Names, Position};
use super::splitter::{Judge, Piece, Splitter};
use super::transcode::Transcode;
use super::{Flow, Options, Place, Reading, SourceError, fields, kind, line};
use crate::model::Record;

impl Judge for Mapping {
    fn is_list(&self, path: &[&[u8]]) -> bool {
        let path: Vec<String> = path.iter().map(|name| plain(&String::from_utf8_lossy(name))).collect();
        self.paths(Target::Records).contains(&path)
    }

    fn is_record(&self, begun: &[u8]) -> bool {
        let Ok(Value::Object(object)) = serde_json::from_slice(begun) else { return false };
        line::is_form(&object) || fields::record(&object, self).is_ok()
    }
}

impl Reading<'_> {
    pub(super) fn json(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        match reader.fill_buf().map(kind::encoding) {
            Ok((encoding, _)) if encoding != UTF_8 => self.pieces(place, &mut Transcode::new(reader, encoding)),
            Ok((_, mark)) => {
                reader.consume(mark);
                self.pieces(place, reader)
            }
            Err(error) => {
                let cause = self.budget.cause(error);
                self.reject(&place.name, &cause)
            }
        }
    }

    fn pieces(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        let options = self.options;
        let lines = match (kind::ending(&place.file_name).as_str(), reader.fill_buf()) {
            // Some write one pretty object after the other and call it JSON Lines.
            ("jsonl" | "ndjson", Ok(head)) => {
                let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
                (first.trim_ascii().len() > 1).then_some(true)
            }
            _ => None,
        };
        let mut splitter = Splitter::new(&options.mapping, options.limits.record_bytes, lines);
        let mut names = Names::new(&place.name);
        let mut any = false;
        loop {
            let (position, piece) = match splitter.next_piece(reader) {
                Ok(Some(next)) => next,
                Ok(None) if any => return Flow::Continue(()),
                Ok(None) => return self.reject(&place.name, &SourceError::Empty { what: "the file" }),
                Err(error) => {
                    let cause = self.budget.cause(error);
                    return self.reject(&place.name, &cause);
                }
            };
            any = true;
            let cut = SourceError::Cut { what: "the JSON" };
            match piece {
                Piece::Value(bytes) => match read(bytes, options, &mut names, position) {
                    Ok(record) => self.give(record)?,
                    Err(error) => self.reject(names.place(position), &error)?,
                },
                Piece::TooLarge => {
                    let error = SourceError::TooLarge { limit: options.limits.record_bytes };
                    self.reject(names.place(position), &error)?;
                }
                Piece::Cut { inside: true } => self.reject(names.place(position), &cut)?,
                Piece::Cut { inside: false } => self.reject(&place.name, &cut)?,
                Piece::EmptyList => self.reject(names.place(position), &SourceError::Empty { what: "the list" })?,
            }
        }
    }
}

/// One piece as a record with its name.
fn read(bytes: &[u8], options: &Options, names: &mut Names, position: Position) -> Result<Record, SourceError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let malformed = |detail: String| SourceError::Malformed {
        format: "JSON",
        detail,
        instead: "check how the file was written or cut",
    };
    let value: Value = serde_json::from_str(&text).map_err(|error| malformed(said(&error)))?;
    let Value::Object(object) = value else {
        return Err(malformed("no object with fields".to_owned()));
    };
    fields::named(&object, options, names, position)
}

/// A parser's message without its line, which counts from the beginning of the record.
fn said(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let cause = message.split(" at line ").next().unwrap_or_default();
    format!("{cause} at byte {} of the record", error.column())
}
