//! Web archives: WARC 1.0 and 1.1 (ISO 28500), with the pages that a crawl fetched or the texts that it made of them.
//!
//! The capture's date is no article's date and is not taken for one.

use std::io::{self, BufRead, Read};

use super::http::{self, Answer};
use super::names::{Names, Position};
use super::{Flow, Origin, Place, Reading, SourceError, kind};
use crate::model::{Given, Media, Record};

/// What gives the fields, as notices name it.
pub(super) const CRAWL: &str = "the crawl's record";

/// A record's header.
#[derive(Default)]
struct Header {
    kind: String,
    uri: Option<String>,
    content_type: String,
    length: u64,
}

impl Reading<'_> {
    pub(super) fn warc(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        let mut names = Names::new(&place.name);
        let mut number = 0;
        let mut any = false;
        let mut lost = false;
        loop {
            let position = Position::Number(number + 1);
            match begin(reader) {
                Ok(Beginning::Record) => {}
                Ok(Beginning::End) if any => return Flow::Continue(()),
                Ok(Beginning::End) => return self.reject(&place.name, &SourceError::Empty { what: "the web archive" }),
                Ok(Beginning::Garbage) => {
                    if !lost {
                        let error = malformed("no record begins where one should".to_owned());
                        self.reject(names.place(position), &error)?;
                    }
                    lost = true;
                    continue;
                }
                Err(error) => {
                    let cause = self.budget.cause(error);
                    return self.reject(&place.name, &cause);
                }
            }
            (any, lost) = (true, false);
            number += 1;
            let header = match header(reader) {
                Ok(Ok(header)) => header,
                Ok(Err(error)) => {
                    self.reject(names.place(position), &error)?;
                    continue;
                }
                Err(error) => {
                    let cause = self.budget.cause(error);
                    return self.reject(names.place(position), &cause);
                }
            };
            let mut block = (&mut *reader).take(header.length);
            self.warc_record(place, &header, &mut block, &mut names, position)?;
            // What is left of the record; an archive that ends in it was cut.
            let rest = io::copy(&mut block, &mut io::sink());
            let cut = block.limit() > 0;
            match rest {
                Err(error) => {
                    let cause = self.budget.cause(error);
                    return self.reject(&place.name, &cause);
                }
                Ok(_) if cut => return self.reject(&place.name, &SourceError::Cut { what: "the web archive" }),
                Ok(_) => {}
            }
            if self.budget.is_spent() {
                return Flow::Break(());
            }
        }
    }

    fn warc_record<R: BufRead>(
        &mut self,
        place: &Place,
        header: &Header,
        block: &mut io::Take<R>,
        names: &mut Names,
        position: Position,
    ) -> Flow {
        let is_answer = match header.kind.as_str() {
            "response" => true,
            "resource" | "conversion" => false,
            // How it was asked for, what the crawler noted, what had not changed.
            _ => return Flow::Continue(()),
        };
        let name = names.name(header.uri.as_deref(), position);
        let answer = if is_answer {
            match http::answer(block) {
                Ok(Some(answer)) => answer,
                Ok(None) => return self.reject(name, &malformed("an answer without HTTP's first line".to_owned())),
                Err(error) => {
                    let cause = self.budget.cause(error);
                    return self.reject(name, &cause);
                }
            }
        } else {
            Answer { status: 200, content_type: header.content_type.clone(), ..Answer::default() }
        };
        if answer.status != 200 {
            return self.pass_over(name, "an answer other than 200");
        }
        let (media_type, charset) = http::media_type(&answer.content_type);
        let limit = self.options.limits.record_bytes;
        let body = match http::body(block, &answer, self.budget, limit) {
            Ok(body) if body.len() as u64 > limit => return self.reject(name, &SourceError::TooLarge { limit }),
            Ok(_) if block.limit() > 0 && !answer.is_chunked => {
                return self.reject(name, &SourceError::Cut { what: "the web archive" });
            }
            Ok(body) => body,
            Err(error) => return self.reject(name, &error),
        };
        let media = match media_type.as_str() {
            "text/html" | "application/xhtml+xml" => Media::Html,
            "text/plain" => Media::Text,
            "application/json" | "application/xml" | "text/xml" | "application/rss+xml" | "application/atom+xml" => {
                let file_name = header.uri.clone().unwrap_or_default();
                let inner = Place { name, file_name, depth: place.depth + 1, origin: Origin::Archive };
                return self.open(&inner, &mut body.as_slice());
            }
            "" => match kind::of(&body, "", &self.options.mapping) {
                kind::Kind::Html => Media::Html,
                kind::Kind::Text => Media::Text,
                _ => return self.pass_over(name, "neither text nor a page"),
            },
            _ => return self.pass_over(name, "neither text nor a page"),
        };
        if body.trim_ascii().is_empty() {
            return self.reject(name, &SourceError::Empty { what: "the page" });
        }
        let given = Given { link: header.uri.clone(), ..Given::default() };
        let given_by = if header.uri.is_some() { CRAWL } else { "" };
        self.give(Record { source: name, media, charset, body, given, summary_only: false, given_by })
    }
}

fn malformed(detail: String) -> SourceError {
    SourceError::Malformed { format: "WARC", detail, instead: "fetch or copy the archive again" }
}

/// What stands where a record should begin.
enum Beginning {
    Record,
    Garbage,
    End,
}

/// Reads the line with the version, behind empty ones.
fn begin(reader: &mut dyn BufRead) -> io::Result<Beginning> {
    loop {
        match http::line(reader)? {
            None => return Ok(Beginning::End),
            Some(line) if line.is_empty() => {}
            Some(line) if line.starts_with(b"WARC/") => return Ok(Beginning::Record),
            Some(_) => return Ok(Beginning::Garbage),
        }
    }
}

fn header(reader: &mut dyn BufRead) -> io::Result<Result<Header, SourceError>> {
    let mut header = Header::default();
    let mut length = None;
    for (name, value) in http::headers(reader)? {
        match name.as_str() {
            "warc-type" => header.kind = value.to_ascii_lowercase(),
            // WARC 1.0 writes it in angle brackets, by a slip of its grammar.
            "warc-target-uri" => header.uri = Some(value.trim_matches(['<', '>']).to_owned()),
            "content-type" => header.content_type = value,
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    header.uri = header.uri.filter(|uri| !uri.is_empty());
    Ok(match length {
        Some(length) => {
            header.length = length;
            Ok(header)
        }
        None => Err(malformed("a record without its length".to_owned())),
    })
}
