//! Building the index, and cutting it into files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::chunk::Section;
use super::named::Names;
use super::posting::{GAP, Posting, kept};
use super::term::terms;
use crate::model::Span;
use crate::text::stem;

/// The terms of some articles with their postings.
pub type Terms = BTreeMap<String, Vec<Posting>>;

/// A block of an article, as the index takes it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// Its text.
    pub text: &'a str,
    /// Whether it is among the first that tell the news.
    pub lead: bool,
    /// The bytes of it that are quotations.
    pub quotes: &'a [Span],
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, lead: false, quotes: &[] }
    }
}

/// Gathers the terms of articles, one after the other.
#[derive(Debug, Default)]
pub struct Builder {
    terms: Terms,
    next: u32,
}

impl Builder {
    /// For the articles from this position on.
    pub fn from(first: u32) -> Self {
        Self { next: first, ..Self::default() }
    }

    /// Adds the next article: its title and its blocks.
    pub fn add<'a>(&mut self, title: &'a str, blocks: impl Iterator<Item = impl Into<Text<'a>>>) {
        let doc = self.next;
        self.next += 1;
        let mut place = 0;
        for (number, Text { text, lead, quotes }) in
            std::iter::once(title.into()).chain(blocks.map(Into::into)).enumerate()
        {
            for term in terms(text) {
                let quoted = quotes.iter().any(|quote| (quote.start..quote.end).contains(&term.span.start));
                let postings = self.terms.entry(term.text).or_default();
                if postings.last().is_none_or(|last| last.doc != doc) {
                    postings.push(Posting { doc, ..Posting::default() });
                }
                if let Some(posting) = postings.last_mut() {
                    posting.title += u32::from(number == 0);
                    posting.lead |= lead;
                    posting.quoted |= quoted;
                    posting.at.push(kept(place, quoted));
                }
                place += 1;
            }
            place += GAP;
        }
    }

    /// All terms with their postings.
    pub fn finish(self) -> Terms {
        self.terms
    }
}

/// Occurrences after which a run is put away; some fifty megabytes in memory.
const RUN_OCCURRENCES: usize = 1_000_000;
/// Occurrences of terms that a page of a run holds; about sixty kilobytes.
const PAGE_OCCURRENCES: usize = 8_000;

/// Where a page was put away.
type Page = (u64, u32);

/// An index larger than memory: runs of articles, each in the order of terms, merged at the end (D. Knuth, "The Art of
/// Computer Programming", volume 3, section 5.4).
#[derive(Debug, Default)]
pub struct Runs {
    current: Terms,
    occurrences: usize,
    runs: Vec<Vec<Page>>,
    /// The terms of each stem, as far as runs were put away.
    stems: BTreeMap<String, BTreeSet<String>>,
}

impl Runs {
    /// Adds the terms of the articles behind all that were added before; `put` puts a page away.
    pub fn add(&mut self, terms: Terms, put: impl FnMut(&[u8]) -> io::Result<Page>) -> io::Result<()> {
        for (term, postings) in terms {
            self.occurrences += weight(&postings);
            self.current.entry(term).or_default().extend(postings);
        }
        if self.occurrences >= RUN_OCCURRENCES { self.put_away(put) } else { Ok(()) }
    }

    fn note_stems(&mut self) {
        for term in self.current.keys() {
            let stem = stem(term);
            let known = self.stems.entry(stem).or_default();
            if !known.contains(term) {
                known.insert(term.clone());
            }
        }
    }

    fn put_away(&mut self, mut put: impl FnMut(&[u8]) -> io::Result<Page>) -> io::Result<()> {
        self.note_stems();
        self.occurrences = 0;
        let mut pages = Vec::new();
        let (mut page, mut size) = (Vec::new(), 0);
        for (term, postings) in std::mem::take(&mut self.current) {
            size += weight(&postings);
            page.push((term, postings));
            if size >= PAGE_OCCURRENCES {
                pages.push(put(&postcard::to_allocvec(&page).map_err(io::Error::other)?)?);
                page.clear();
                size = 0;
            }
        }
        if !page.is_empty() {
            pages.push(put(&postcard::to_allocvec(&page).map_err(io::Error::other)?)?);
        }
        self.runs.push(pages);
        Ok(())
    }

    /// Cuts the index into sections of about `target` bytes and hands them on in the order of terms; `get` fetches what
    /// was put away. A stem or a name stands in the section in whose range it falls.
    pub fn sections(
        mut self,
        names: Names,
        target: usize,
        get: impl Fn(Page) -> io::Result<Vec<u8>>,
        mut each: impl FnMut(Section) -> io::Result<()>,
    ) -> io::Result<()> {
        self.note_stems();
        let alone = |stem: &String, terms: &BTreeSet<String>| terms.len() == 1 && terms.contains(stem);
        let mut stems = self.stems.into_iter().filter(|(stem, terms)| !alone(stem, terms)).peekable();
        let mut names = names.into_iter().peekable();
        let last =
            Cursor { pages: Vec::new().into_iter(), page: self.current.into_iter().collect::<Vec<_>>().into_iter() };
        let stored =
            self.runs.into_iter().map(|pages| Cursor { pages: pages.into_iter(), page: Vec::new().into_iter() });
        // the runs are of rising articles, so postings of one term follow each other in the order of runs
        let mut cursors: Vec<Cursor> = stored.chain([last]).collect();
        let mut heads: BTreeMap<(String, usize), Vec<Posting>> = BTreeMap::new();
        for (number, cursor) in cursors.iter_mut().enumerate() {
            if let Some((term, postings)) = cursor.next(&get)? {
                heads.insert((term, number), postings);
            }
        }
        let (mut section, mut size) = (Section::default(), 0);
        while let Some(((term, number), mut postings)) = heads.pop_first() {
            let mut from = vec![number];
            while let Some(entry) = heads.first_entry().filter(|entry| entry.key().0 == term) {
                from.push(entry.key().1);
                postings.extend(entry.remove());
            }
            for number in from {
                if let Some(cursor) = cursors.get_mut(number)
                    && let Some((term, postings)) = cursor.next(&get)?
                {
                    heads.insert((term, number), postings);
                }
            }
            let bytes = bytes(&term, &postings);
            if size > 0 && size + bytes > target {
                each(std::mem::take(&mut section))?;
                size = 0;
            }
            while let Some((stem, terms)) = stems.next_if(|(stem, _)| *stem <= term) {
                size += stem.len() + 3 * terms.len();
                section.stems.insert(stem, terms.into_iter().collect());
            }
            while let Some((name, named)) = names.next_if(|(name, _)| *name <= term) {
                size += name.len() + 4 * named.len();
                section.names.insert(name, named);
            }
            size += bytes;
            section.terms.insert(term, postings);
        }
        section.stems.extend(stems.map(|(stem, terms)| (stem, terms.into_iter().collect())));
        section.names.extend(names);
        if section.terms.is_empty() { Ok(()) } else { each(section) }
    }
}

/// About how many bytes a term takes in its file.
fn bytes(term: &str, postings: &[Posting]) -> usize {
    6 + term.len() / 2 + postings.iter().map(|posting| if posting.at.len() == 1 { 2 } else { 3 }).sum::<usize>()
}

/// How much a term's postings count towards the size of a file.
fn weight(postings: &[Posting]) -> usize {
    2 + postings.iter().map(|posting| 2 + posting.at.len()).sum::<usize>()
}

/// A run as it is read, a page at a time.
struct Cursor {
    pages: std::vec::IntoIter<Page>,
    page: std::vec::IntoIter<(String, Vec<Posting>)>,
}

impl Cursor {
    fn next(&mut self, get: &impl Fn(Page) -> io::Result<Vec<u8>>) -> io::Result<Option<(String, Vec<Posting>)>> {
        loop {
            if let Some(entry) = self.page.next() {
                return Ok(Some(entry));
            }
            let Some(page) = self.pages.next() else { return Ok(None) };
            let entries: Vec<(String, Vec<Posting>)> = postcard::from_bytes(&get(page)?).map_err(io::Error::other)?;
            self.page = entries.into_iter();
        }
    }
}

/// Cuts an index that fits in memory, without names, into sections of about `target` bytes each, in the order of terms.
pub fn sections(index: Terms, target: usize) -> Vec<Section> {
    let mut out = Vec::new();
    let runs = Runs { current: index, ..Runs::default() };
    let none = |_| Err(io::Error::other("nothing was put away"));
    let whole = runs.sections(Names::new(), target, none, |section| {
        out.push(section);
        Ok(())
    });
    debug_assert!(whole.is_ok(), "nothing that could fail was done");
    out
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::cell::RefCell;

    use super::super::chunk::{Chunk, Places};
    use super::*;

    fn text(at: usize) -> String {
        format!("ferry {} bridges {} went fog", at % 7, at % 3)
    }

    #[test]
    fn runs_that_were_put_away_make_the_index_that_fits_in_memory() {
        let mut whole = Builder::default();
        let (mut runs, pages) = (Runs::default(), RefCell::new(Vec::<Vec<u8>>::new()));
        let put = |page: &[u8]| {
            pages.borrow_mut().push(page.to_vec());
            Ok((pages.borrow().len() as u64 - 1, 0))
        };
        for at in 0..50_usize {
            let mut one = Builder::from(at as u32);
            one.add("Fog", std::iter::once(text(at).as_str()));
            whole.add("Fog", std::iter::once(text(at).as_str()));
            runs.add(one.finish(), put).unwrap();
            if at % 9 == 0 {
                runs.put_away(put).unwrap();
            }
        }
        let mut merged = Vec::new();
        let get = |(at, _): Page| Ok(pages.borrow()[at as usize].clone());
        runs.sections(Names::new(), 150, get, |section| {
            merged.push(section);
            Ok(())
        })
        .unwrap();
        assert!(merged.len() > 3 && pages.borrow().len() > 5);
        assert_eq!(merged, sections(whole.finish(), 150));
        let stems: Vec<_> = merged.iter().flat_map(|section| section.stems.keys()).collect();
        assert_eq!(stems, ["bridg", "ferri", "go"], "a stem that is its only term has no entry");
        let inside = |section: &Section| {
            let (first, last) = (section.first(), section.last());
            section.terms.keys().chain(section.stems.keys()).all(|word| (first..=last).contains(&word.as_str()))
        };
        assert!(merged.iter().all(inside));
        assert!(merged.iter().zip(merged.iter().skip(1)).all(|(one, next)| one.last() < next.first()));
    }

    #[test]
    fn a_section_comes_back_from_its_files() {
        let mut builder = Builder::default();
        let quote = [Span::new(4, 20)];
        for at in 0..300_usize {
            let quoted = text(at);
            let blocks = [Text { text: &quoted, lead: at % 2 == 0, quotes: &quote }, Text::from("fog ferries Fog")];
            builder.add(if at % 5 == 0 { "Fog and ferries" } else { "" }, blocks.into_iter());
        }
        for section in sections(builder.finish(), 900) {
            let (terms, places) = section.encode();
            let (chunk, places) = (Chunk::decode(&terms).unwrap(), Places::decode(&places).unwrap());
            assert_eq!(chunk.fault(300, &places), None);
            assert!(chunk.fault(299, &places).is_some() || !section.terms.values().any(|list| list.len() == 300));
            for (at, (term, postings)) in section.terms.iter().enumerate() {
                assert_eq!(chunk.term(at), Some(term.as_str()));
                let read = chunk.places(at, &places, |_| true).map(|(times, at)| {
                    assert_eq!(times.all as usize, at.len());
                    Posting { doc: times.doc, title: times.title, lead: times.lead, quoted: times.quoted, at }
                });
                assert_eq!(read.collect::<Vec<_>>(), *postings, "{term}");
                let some: Vec<_> = chunk.places(at, &places, |doc| doc % 3 == 0).map(|(times, _)| times.doc).collect();
                let want = postings.iter().map(|posting| posting.doc).filter(|doc| doc % 3 == 0).collect::<Vec<_>>();
                assert_eq!(some, want);
            }
            for (stem, members) in &section.stems {
                assert_eq!(chunk.of_stem(stem).unwrap().collect::<Vec<_>>(), *members);
            }
            for cut in 0..terms.len() {
                // every beginning of a file, and every file with a byte altered, is refused or read without harm
                assert!(Chunk::decode(&terms[..cut]).is_err());
                let mut altered = terms.clone();
                altered[cut] ^= 0x55;
                if let Ok(chunk) = Chunk::decode(&altered) {
                    let _ = chunk.fault(300, &places);
                }
            }
        }
    }
}
