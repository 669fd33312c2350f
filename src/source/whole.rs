//! A file that is one article: plain text or HTML.

use std::io::{BufRead, Read};

use super::{Flow, Place, Reading, SourceError};
use crate::model::{Media, Record};

impl Reading<'_> {
    pub(super) fn whole(&mut self, place: &Place, reader: &mut dyn BufRead, media: Media) -> Flow {
        let limit = self.options.limits.record_bytes;
        let mut body = Vec::new();
        if let Err(error) = reader.take(limit.saturating_add(1)).read_to_end(&mut body) {
            let cause = self.budget.cause(error);
            return self.reject(&place.name, &cause);
        }
        if body.len() as u64 > limit {
            return self.reject(&place.name, &SourceError::TooLarge { limit });
        }
        self.give(Record::of_file(&place.name, media, body))
    }
}
