//! Gzip (RFC 1952): one or more members, one after the other. What follows the last one is ignored, as gzip does.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

use super::budget::Metered;
use super::{Flow, Place, Reading};

impl Reading<'_> {
    pub(super) fn gzip(&mut self, place: &Place, reader: &mut dyn BufRead) -> Flow {
        let ending = |ending: &str| {
            let stem = place.file_name.len().checked_sub(ending.len())?;
            let (stem, last) = place.file_name.split_at_checked(stem)?;
            last.eq_ignore_ascii_case(ending).then_some(stem)
        };
        let file_name = match (ending(".gz"), ending(".gzip"), ending(".tgz")) {
            (Some(stem), ..) | (_, Some(stem), _) => stem.to_owned(),
            (.., Some(stem)) => format!("{stem}.tar"),
            _ => place.file_name.clone(),
        };
        let inner = Place { file_name, depth: place.depth + 1, ..place.clone() };
        let members = Members { state: Some(GzDecoder::new(reader)) };
        let metered = Metered { budget: self.budget, reader: members };
        self.open(&inner, &mut BufReader::with_capacity(64 << 10, metered))
    }
}

/// The members of a gzip stream as one text.
struct Members<R: BufRead> {
    state: Option<GzDecoder<R>>,
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(mut decoder) = self.state.take() {
            let count = decoder.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                self.state = Some(decoder);
                return Ok(count);
            }
            let mut rest = decoder.into_inner();
            // Another member begins with the magic number; anything else is padding.
            if rest.fill_buf()?.first() == Some(&0x1f) {
                self.state = Some(GzDecoder::new(rest));
            }
        }
        Ok(0)
    }
}
