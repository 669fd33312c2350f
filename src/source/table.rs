//! Tables: CSV (RFC 4180) and its kin with semicolons, tabs or bars, and a header that names the columns.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::BufRead;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{UTF_8, WINDOWS_1252};
use serde_json::{Map, Value};

use super::gate::Gate;
use super::mapping::Mapping;
use super::names::{Names, Position};
use super::transcode::Transcode;
use super::{Flow, Options, Place, Reading, SourceError, fields, kind, line};
use crate::model::Record;

/// What can stand between two columns.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The longest name of a column in a header, in bytes.
const LONGEST_NAME: usize = 60;

/// The delimiter of a table that begins so, if it can be one, and how many of its columns the mapping knows.
pub(super) fn delimiter(head: &str, mapping: &Mapping) -> Option<(u8, usize)> {
    let columns = |delimiter: u8| {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(head.as_bytes());
        let mut header = csv::StringRecord::new();
        let read = reader.read_record(&mut header).unwrap_or_default();
        let mut second = csv::StringRecord::new();
        let has_rows = !reader.read_record(&mut second).unwrap_or_default() || second.len() > 1;
        let is_header = read && has_rows && header.len() > 1 && header.iter().all(|name| name.len() <= LONGEST_NAME);
        is_header.then(|| (header.iter().filter(|name| mapping.knows(name)).count(), header.len(), delimiter))
    };
    let likely = |delimiter: &u8| may_be_header(head, char::from(*delimiter));
    DELIMITERS.into_iter().filter(likely).filter_map(columns).max().map(|(known, _, delimiter)| (delimiter, known))
}

/// Whether a first line can name columns: asked of every text, so that a parser, which is dear to build, is rarely built.
fn may_be_header(head: &str, delimiter: char) -> bool {
    let line = head.split(['\r', '\n']).next().unwrap_or_default();
    let has_columns = || line.contains(delimiter) && line.split(delimiter).all(|name| name.len() <= LONGEST_NAME);
    line.contains('"') || has_columns()
}

impl Reading<'_> {
    pub(super) fn table(&mut self, place: &Place, reader: &mut dyn BufRead, delimiter: u8) -> Flow {
        match reader.fill_buf().map(kind::encoding) {
            Ok((encoding, _)) if encoding != UTF_8 => {
                self.rows(place, &mut Transcode::new(reader, encoding), delimiter)
            }
            Ok((_, mark)) => {
                reader.consume(mark);
                self.rows(place, reader, delimiter)
            }
            Err(error) => {
                let cause = self.budget.cause(error);
                self.reject(&place.name, &cause)
            }
        }
    }

    fn rows(&mut self, place: &Place, reader: &mut dyn BufRead, delimiter: u8) -> Flow {
        let options = self.options;
        let limit = options.limits.record_bytes;
        let (left, in_quotes) = (Cell::new(limit), Cell::new(false));
        let gate = Gate::new(reader, &left, &in_quotes);
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(gate);
        let mut names = Names::new(&place.name);
        let mut row = ByteRecord::new();
        let mut header: Option<Vec<String>> = None;
        // The last row is held back: only at the end shows whether its quotation marks are closed.
        let mut last: Option<Row> = None;
        loop {
            // A header of 1 MiB has more columns than any table.
            left.set(if header.is_none() { limit.min(1 << 20) } else { limit });
            let line = reader.position().line();
            let read_row = reader.read_byte_record(&mut row);
            if let Some(row) = last.take_if(|_| read_row.is_err()) {
                self.row(row)?;
            }
            let is_row = match read_row {
                Ok(is_row) => is_row,
                Err(_) if left.get() == 0 => {
                    let error = SourceError::TooLarge { limit };
                    return self.reject(names.place(Position::Line(line)), &error);
                }
                Err(error) => {
                    let cause = match error.into_kind() {
                        csv::ErrorKind::Io(error) => self.budget.cause(error),
                        kind => malformed(format!("{kind:?}")),
                    };
                    return self.reject(&place.name, &cause);
                }
            };
            if !is_row {
                break;
            }
            let position = Position::Line(first_line(&row, reader.position().line()));
            let is_long = row.iter().any(|field| field.contains(&b'\n'));
            let Some(header) = &header else {
                let columns: Vec<String> = row.iter().map(|name| text(name).trim().to_owned()).collect();
                if !has_text(&columns, &options.mapping) {
                    let has = super::names::shown(&columns.join(", "));
                    return self.reject(&place.name, &SourceError::NoText { has });
                }
                header = Some(columns);
                continue;
            };
            let beyond = row.iter().skip(header.len()).any(|field| !field.is_empty());
            let result = if beyond || row.len() < header.len() {
                Err(malformed(format!("a row of {} fields where the header has {}", row.len(), header.len())))
            } else {
                read(header, &row, options, &mut names, position)
            };
            let next = Row { name: names.place(position), is_long, result };
            if let Some(row) = last.replace(next) {
                self.row(row)?;
            }
        }
        match last {
            None => self.reject(&place.name, &SourceError::Empty { what: "the table" }),
            Some(row) if row.is_long && in_quotes.get() => {
                let error = malformed("a quotation mark is opened and never closed".to_owned());
                self.reject(row.name, &error)
            }
            Some(row) => self.row(row),
        }
    }

    fn row(&mut self, row: Row) -> Flow {
        match row.result {
            Ok(record) => self.give(record),
            Err(error) => self.reject(row.name, &error),
        }
    }
}

/// A row that was read.
struct Row {
    name: String,
    /// Whether a line ends in one of its fields.
    is_long: bool,
    result: Result<Record, SourceError>,
}

/// The line on which a row begins, of which the parser knows the place behind the row before and the one behind it:
/// empty lines may stand between.
fn first_line(row: &ByteRecord, behind: u64) -> u64 {
    let inside: usize = row.iter().map(|field| memchr::memchr_iter(b'\n', field).count()).sum();
    let begun = row.position().map_or(1, csv::Position::line);
    behind.saturating_sub(inside as u64 + 1).max(begun)
}

fn malformed(detail: String) -> SourceError {
    SourceError::Malformed {
        format: "CSV",
        detail,
        instead: "fields with the delimiter, quotation marks or line ends in them have to be quoted",
    }
}

/// Whether a column holds the text of articles, or what stands in for it.
fn has_text(columns: &[String], mapping: &Mapping) -> bool {
    let object: Map<String, Value> = columns.iter().map(|name| (name.clone(), Value::from("x"))).collect();
    line::is_form(&object) || fields::record(&object, mapping).is_ok()
}

fn read(
    header: &[String],
    row: &ByteRecord,
    options: &Options,
    names: &mut Names,
    position: Position,
) -> Result<Record, SourceError> {
    let mut object = Map::new();
    for (name, field) in header.iter().zip(row) {
        if !field.is_empty() {
            object.entry(name.as_str()).or_insert_with(|| Value::from(text(field)));
        }
    }
    fields::named(&object, options, names, position)
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}
