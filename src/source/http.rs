//! Answers of HTTP/1.1 as crawls keep them (RFC 9112): the first line, headers, and the body freed of its codings.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};

use super::SourceError;
use super::budget::{Budget, Metered};

/// The longest line of a header, in bytes; what is longer is cut.
const LONGEST_LINE: usize = 64 << 10;

/// The most lines of a header that are kept.
const MOST_LINES: usize = 1000;

/// What stands before a body.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: String,
    /// In the order in which they were applied.
    pub(super) codings: Vec<String>,
    pub(super) is_chunked: bool,
}

/// A line without its end; nothing at the end of the stream. What is longer than any header is read and dropped.
pub(super) fn line(reader: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut any = false;
    loop {
        let there = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            there => there?,
        };
        if there.is_empty() {
            break;
        }
        any = true;
        let end = memchr::memchr(b'\n', there);
        let part = there.get(..end.unwrap_or(there.len())).unwrap_or_default();
        let room = LONGEST_LINE.saturating_sub(line.len());
        line.extend_from_slice(part.get(..room).unwrap_or(part));
        let used = end.map_or(there.len(), |end| end + 1);
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(any.then_some(line))
}

/// Names in small letters and values, up to the empty line.
pub(super) fn headers(reader: &mut dyn BufRead) -> io::Result<Vec<(String, String)>> {
    let mut headers: Vec<(String, String)> = Vec::new();
    while let Some(line) = line(reader)? {
        if line.is_empty() {
            break;
        }
        let line = String::from_utf8_lossy(&line);
        if headers.len() >= MOST_LINES {
            continue;
        }
        match (line.starts_with([' ', '\t']), headers.last_mut(), line.split_once(':')) {
            // A value that goes on in the next line.
            (true, Some((_, value)), _) if value.len() < LONGEST_LINE => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (false, _, Some((name, value))) => {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => {}
        }
    }
    Ok(headers)
}

/// What stands before the body; nothing when this is no HTTP.
pub(super) fn answer(reader: &mut dyn BufRead) -> io::Result<Option<Answer>> {
    let first = line(reader)?.unwrap_or_default();
    if !first.starts_with(b"HTTP/") {
        return Ok(None);
    }
    let first = String::from_utf8_lossy(&first);
    let status = first.split_ascii_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    let mut answer = Answer { status, ..Answer::default() };
    for (name, value) in headers(reader)? {
        let parts = value.split(',').map(|part| part.trim().to_ascii_lowercase());
        match name.as_str() {
            "content-type" => answer.content_type = value,
            "content-encoding" => {
                answer
                    .codings
                    .extend(parts.filter(|part| !matches!(part.as_str(), "" | "identity" | "none" | "utf-8")));
            }
            "transfer-encoding" => {
                for part in parts {
                    match part.as_str() {
                        "chunked" => answer.is_chunked = true,
                        "" | "identity" => {}
                        _ => answer.codings.push(part),
                    }
                }
            }
            _ => {}
        }
    }
    Ok(Some(answer))
}

/// A media type in small letters and its charset.
pub(super) fn media_type(content_type: &str) -> (String, Option<String>) {
    let mut parts = content_type.split(';');
    let media_type = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    (media_type, charset.filter(|charset| !charset.is_empty()))
}

/// The body, at most one byte more than `limit`.
pub(super) fn body(
    reader: &mut dyn BufRead,
    answer: &Answer,
    budget: &Budget,
    limit: u64,
) -> Result<Vec<u8>, SourceError> {
    let most = limit.saturating_add(1);
    let mut body = Vec::new();
    // Many crawlers keep the body decoded and the headers as they were, so that the body itself is asked.
    let is_chunked = answer.is_chunked && reader.fill_buf().is_ok_and(begins_chunk);
    let read = if is_chunked {
        Chunks { reader, left: 0, begun: false, ended: false }.take(most).read_to_end(&mut body)
    } else {
        reader.take(most).read_to_end(&mut body)
    };
    read.map_err(|error| budget.cause(error))?;
    if body.len() as u64 > limit {
        return Ok(body);
    }
    for coding in answer.codings.iter().rev() {
        body = decoded(coding, body, budget, most)?;
    }
    Ok(body)
}

fn decoded(coding: &str, body: Vec<u8>, budget: &Budget, most: u64) -> Result<Vec<u8>, SourceError> {
    let head: [u8; 2] = match body.as_slice() {
        [a, b, ..] => [*a, *b],
        _ => return Ok(body),
    };
    let bytes = body.as_slice();
    let is_zlib = head[0] & 0x0f == 8 && (u16::from(head[0]) << 8 | u16::from(head[1])) % 31 == 0;
    let reader: Box<dyn Read + '_> = match coding {
        "gzip" | "x-gzip" if head == [0x1f, 0x8b] => Box::new(GzDecoder::new(bytes)),
        "gzip" | "x-gzip" => return Ok(body),
        "deflate" if is_zlib => Box::new(ZlibDecoder::new(bytes)),
        "deflate" if is_text(bytes) => return Ok(body),
        "deflate" => Box::new(DeflateDecoder::new(bytes)),
        _ if is_text(bytes) => return Ok(body),
        other => return Err(SourceError::Compression { method: super::names::shown(other) }),
    };
    let mut plain = Vec::new();
    let read = BufReader::new(Metered { budget, reader }).take(most).read_to_end(&mut plain);
    read.map_err(|error| budget.cause(error))?;
    Ok(plain)
}

/// Whether bytes begin as text does, so that nothing has packed them.
fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..64).unwrap_or(bytes);
    head.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~'))
}

/// Whether a chunk's length stands here.
fn begins_chunk(head: &[u8]) -> bool {
    let digits = head.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    (1..=8).contains(&digits) && matches!(head.get(digits), Some(b'\r' | b'\n' | b';' | b' '))
}

/// The chunked transfer coding, undone. A last chunk that is cut is an error.
struct Chunks<'a> {
    reader: &'a mut dyn BufRead,
    left: u64,
    begun: bool,
    ended: bool,
}

impl Read for Chunks<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && !self.ended {
            if self.begun {
                line(self.reader)?;
            }
            self.begun = true;
            let Some(length) = line(self.reader)? else { return Err(io::ErrorKind::UnexpectedEof.into()) };
            let digits: String =
                length.iter().map(|byte| char::from(*byte)).take_while(char::is_ascii_hexdigit).collect();
            self.left = u64::from_str_radix(&digits, 16).map_err(|_| io::Error::other("a chunk without its length"))?;
            self.ended = self.left == 0;
        }
        if self.ended || buffer.is_empty() {
            return Ok(0);
        }
        let count = (&mut *self.reader).take(self.left).read(buffer)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= count as u64;
        Ok(count)
    }
}
