//! The bytes of the file of numbers; docs/format.md describes them. Nothing in it is trusted: what is not as it should
//! be is no file, and no list is longer than the bytes that are there.

use super::sparse::{Packing, Unpacking};
use super::{ARTICLES, ENTITIES, HEADS, IDS, Kind, Listing, NONE, PLACES, PROPOSALS, Start, TERMS};
use crate::index::{Bytes, put};
use crate::model::{IndexChunk, Shard};

const MAGIC: &[u8; 4] = b"PLXs";
const FORM: u8 = 2;
/// Until this form, names stood with their articles instead of articles with their names.
const BY_ARTICLE: u8 = 1;
/// Bytes of a hash that are kept.
const HASH: usize = 16;

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Distances below zero too: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4.
fn zigzag(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)) as u32
}

fn unzigzag(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, count(text.len()));
    out.extend_from_slice(text.as_bytes());
}

fn put_file(out: &mut Vec<u8>, file: &Shard) {
    put(out, u32::try_from(file.bytes).unwrap_or(u32::MAX));
    let digit = |letter: &u8| char::from(*letter).to_digit(16).unwrap_or_default() as u8;
    let pairs = file.sha256.as_bytes().chunks(2).take(HASH);
    out.extend(pairs.map(|pair| pair.iter().fold(0, |byte, letter| byte << 4 | digit(letter))));
}

fn put_files(out: &mut Vec<u8>, files: &[Listing]) {
    put(out, count(files.len()));
    for (file, number) in files {
        put_file(out, file);
        put(out, *number);
    }
}

/// A list of rising numbers, each its distance from the one before, doubled.
fn put_rising(out: &mut Vec<u8>, list: &[u32]) {
    put(out, count(list.len()));
    let mut before = 0;
    for number in list {
        put(out, (number - before) * 2);
        before = *number;
    }
}

impl Start {
    /// As a file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = [&MAGIC[..], &[FORM]].concat();
        let out = &mut out;
        for files in [&self.shards, &self.heads, &self.ids, &self.entities, &self.proposals] {
            put_files(out, files);
        }
        self.first_ids.iter().for_each(|id| put_text(out, id));
        put(out, count(self.index.len()));
        for chunk in &self.index {
            put_file(out, &chunk.file);
            put_file(out, chunk.places.as_ref().unwrap_or(&chunk.file));
            put_text(out, &chunk.first);
            put_text(out, &chunk.last);
        }
        put(out, count(self.words.len()));
        self.words.iter().for_each(|words| put(out, *words));
        self.outlets.iter().for_each(|outlet| put(out, outlet.wrapping_add(1)));
        let mut before = 0;
        for &story in &self.stories {
            put(out, zigzag(story.wrapping_sub(before) as i32));
            before = story;
        }
        let (mut day_before, mut moment_before) = (0, NONE);
        for (day, moment) in self.days.iter().zip(&self.moments) {
            let Some(day) = *day else {
                put(out, 0);
                continue;
            };
            let same = u32::from(*moment == moment_before);
            put(out, 1 + (zigzag(day_before - day) << 1 | same));
            (day_before, moment_before) = (day, *moment);
        }
        put(out, count(self.language_names.len()));
        self.language_names.iter().for_each(|name| put_text(out, name));
        for run in self.languages.chunk_by(|a, b| a == b) {
            put(out, run.first().map_or(0, |language| language.wrapping_add(1)));
            put(out, count(run.len()));
        }
        let reprints: Vec<u32> = (0..).zip(&self.origins).filter(|(_, at)| **at != NONE).map(|(at, _)| at).collect();
        put_rising(out, &reprints);
        self.origins.iter().filter(|at| **at != NONE).for_each(|at| put(out, *at));
        self.put_lists(out);
        std::mem::take(out)
    }

    /// How many articles name and quote each listed entity; then, in bits, which articles these are, and which of them
    /// quote it.
    fn put_lists(&self, out: &mut Vec<u8>) {
        put(out, self.listed);
        let mut lists = vec![(Vec::new(), Vec::new()); self.listed as usize];
        for ((at, entities), speakers) in (0_u32..).zip(&self.entities_of).zip(&self.speakers_of) {
            for entity in entities {
                if let Some((named, quoted)) = lists.get_mut(*entity as usize) {
                    if speakers.binary_search(entity).is_ok() {
                        quoted.push(count(named.len()));
                    }
                    named.push(at);
                }
            }
        }
        let mut bits = Packing::default();
        for (named, quoted) in &lists {
            put(out, count(named.len()));
            put(out, count(quoted.len()));
            bits.add(named, count(self.words.len()));
            bits.add(quoted, count(named.len()));
        }
        out.extend(bits.into_bytes());
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it is of another form, cut short or altered.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        match bytes.strip_prefix(MAGIC).and_then(<[u8]>::split_first) {
            Some((form @ (&BY_ARTICLE | &FORM), body)) => {
                Self::read(*form, body).ok_or_else(|| "It is cut short or altered.".to_owned())
            }
            Some((form, _)) => Err(format!("It has form {form}, and this program reads up to form {FORM}.")),
            None => Err("It is no table of a corpus.".to_owned()),
        }
    }

    fn read(form: u8, body: &[u8]) -> Option<Self> {
        let bytes = &mut Bytes::new(body);
        let mut own = Self {
            shards: files(bytes, ARTICLES)?,
            heads: files(bytes, HEADS)?,
            ids: files(bytes, IDS)?,
            entities: files(bytes, ENTITIES)?,
            proposals: files(bytes, PROPOSALS)?,
            ..Self::default()
        };
        own.first_ids = own.ids.iter().map(|_| text(bytes)).collect::<Option<_>>()?;
        for number in 0..bytes.number()? as usize {
            let (terms, places) = (file(bytes, TERMS, number)?, file(bytes, PLACES, number)?);
            let (first, last) = (text(bytes)?, text(bytes)?);
            own.index.push(IndexChunk { file: terms, first, last, places: Some(places) });
        }
        // a word at least has a byte of its own, so nothing below is longer than the file
        let articles = bytes.number()?;
        for _ in 0..articles {
            own.words.push(bytes.number()?);
        }
        for _ in 0..articles {
            own.outlets.push(bytes.number()?.wrapping_sub(1));
        }
        let mut story = 0_u32;
        for _ in 0..articles {
            story = story.wrapping_add(unzigzag(bytes.number()?) as u32);
            own.stories.push(story);
        }
        let (mut day, mut moment) = (0_i32, NONE);
        for _ in 0..articles {
            let dated = bytes.number()?.checked_sub(1);
            if let Some(code) = dated {
                day = day.checked_sub(unzigzag(code >> 1))?;
                moment = moment.wrapping_add(u32::from(code & 1 == 0));
            }
            own.days.push(dated.map(|_| day));
            own.moments.push(dated.map_or(NONE, |_| moment));
        }
        for _ in 0..bytes.number()? {
            own.language_names.push(text(bytes)?);
        }
        while own.languages.len() < articles as usize {
            let (language, run) = (bytes.number()?.wrapping_sub(1), bytes.number()? as usize);
            if run == 0 || run > articles as usize - own.languages.len() {
                return None;
            }
            own.languages.resize(own.languages.len() + run, language);
        }
        let (reprints, _) = rising(bytes)?;
        own.origins = vec![NONE; articles as usize];
        for reprint in reprints {
            *own.origins.get_mut(reprint as usize)? = bytes.number()?;
        }
        own.listed = bytes.number()?;
        if form > BY_ARTICLE {
            own.read_lists(bytes)?;
            return Some(own);
        }
        for _ in 0..articles {
            let (entities, speakers) = rising(bytes)?;
            own.entities_of.push(entities);
            own.speakers_of.push(speakers);
        }
        bytes.rest().is_empty().then_some(own)
    }

    /// What [`Start::put_lists`] wrote.
    fn read_lists(&mut self, bytes: &mut Bytes<'_>) -> Option<()> {
        let articles = self.words.len();
        let mut lengths = Vec::new();
        for _ in 0..self.listed {
            lengths.push((bytes.number()?, bytes.number()?));
        }
        let mut bits = Unpacking::new(bytes.rest());
        self.entities_of = vec![Vec::new(); articles];
        self.speakers_of = vec![Vec::new(); articles];
        let mut named_in = Vec::new();
        for (entity, (named, quoted)) in (0_u32..).zip(lengths) {
            named_in.clear();
            bits.take(named, count(articles), |at| named_in.push(at))?;
            for &at in &named_in {
                self.entities_of.get_mut(at as usize)?.push(entity);
            }
            bits.take(quoted, named, |place| {
                let at = named_in.get(place as usize).copied().unwrap_or(NONE);
                self.speakers_of.get_mut(at as usize).into_iter().for_each(|list| list.push(entity));
            })?;
        }
        bits.is_over().then_some(())
    }

    /// What does not fit in it, for a corpus of so many outlets and stories.
    pub fn fault(&self, outlets: usize, stories: u32) -> Option<&'static str> {
        let articles = count(self.words.len());
        let sum = |files: &[Listing]| files.iter().map(|(_, number)| u64::from(*number)).sum::<u64>();
        if [&self.shards, &self.heads, &self.ids].into_iter().any(|files| sum(files) != u64::from(articles)) {
            return Some("its files do not hold as many articles as it lists");
        }
        let below = |list: &[u32], most: u32| list.iter().all(|number| *number < most || *number == NONE);
        let fits = below(&self.outlets, count(outlets))
            && self.stories.iter().all(|story| *story < stories)
            && below(&self.languages, count(self.language_names.len()))
            && below(&self.origins, articles)
            && self.entities_of.iter().all(|list| list.last().is_none_or(|last| *last < self.listed));
        (!fits).then_some("points at something that is not there")
    }
}

fn text(bytes: &mut Bytes<'_>) -> Option<String> {
    let length = bytes.number()? as usize;
    std::str::from_utf8(bytes.take(length)?).ok().map(str::to_owned)
}

fn file(bytes: &mut Bytes<'_>, kind: Kind, number: usize) -> Option<Shard> {
    let size = u64::from(bytes.number()?);
    let sha256 = super::super::layout::hex_of(bytes.take(HASH)?);
    Some(Shard { path: kind.path(number, &sha256), bytes: size, sha256 })
}

fn files(bytes: &mut Bytes<'_>, kind: Kind) -> Option<Vec<Listing>> {
    let mut files = Vec::new();
    for number in 0..bytes.number()? as usize {
        files.push((file(bytes, kind, number)?, bytes.number()?));
    }
    Some(files)
}

/// What [`put_rising`] wrote: all, and those that are marked.
fn rising(bytes: &mut Bytes<'_>) -> Option<(Vec<u32>, Vec<u32>)> {
    let (mut all, mut marked, mut number) = (Vec::new(), Vec::new(), 0_u32);
    for _ in 0..bytes.number()? {
        let code = bytes.number()?;
        number = number.checked_add(code / 2)?;
        all.push(number);
        if code % 2 == 1 {
            marked.push(number);
        }
    }
    Some((all, marked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_form_before_is_read_and_written_in_this_one() {
        let no_files = [0; 5 + 1];
        // two articles: words, outlets, stories, days, one run without a language, no reprints
        let columns = [2, 10, 20, 1, 0, 0, 2, 0, 0, 0, 0, 2, 0];
        // two names: the first article names both and quotes the first of them, the second article names the other
        let names = [2, 2, 1, 2, 1, 2];
        let before = [&b"PLXs\x01"[..], &no_files, &columns, &names].concat();
        let start = Start::decode(&before).unwrap();
        assert_eq!(start.words, [10, 20]);
        assert_eq!(start.outlets, [0, NONE]);
        assert_eq!(start.stories, [0, 1]);
        assert_eq!(start.entities_of, [vec![0, 1], vec![1]]);
        assert_eq!(start.speakers_of, [vec![0], vec![]]);
        let now = start.encode();
        assert_eq!(now[4], FORM);
        assert_eq!(Start::decode(&now), Ok(start));
        for cut in 5..now.len() {
            assert!(Start::decode(&now[..cut]).is_err(), "{cut} of {} bytes", now.len());
        }
    }
}
