//! Building the index, and cutting it into files.

use std::collections::BTreeMap;
use std::io;

use super::postings::{Chunk, Posting};
use super::term::terms;

/// Gathers the terms of articles, one after the other.
#[derive(Debug, Default)]
pub struct Builder {
    terms: BTreeMap<String, Vec<Posting>>,
    next: u32,
}

impl Builder {
    /// For the articles from this position on.
    pub fn from(first: u32) -> Self {
        Self { next: first, ..Self::default() }
    }

    /// Adds the next article: its title and the texts of its blocks.
    pub fn add<'a>(&mut self, title: &'a str, blocks: impl Iterator<Item = &'a str>) {
        let doc = self.next;
        self.next += 1;
        let mut position = 0;
        for (number, text) in std::iter::once(title).chain(blocks).enumerate() {
            for term in terms(text) {
                let postings = self.terms.entry(term.text).or_default();
                if postings.last().is_none_or(|last| last.doc != doc) {
                    postings.push(Posting { doc, title: 0, at: Vec::new() });
                }
                if let Some(posting) = postings.last_mut() {
                    posting.title += u32::from(number == 0);
                    posting.at.push(position);
                }
                position += 1;
            }
            position += 1;
        }
    }

    /// All terms with their postings.
    pub fn finish(self) -> Chunk {
        Chunk { terms: self.terms }
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
    current: Chunk,
    occurrences: usize,
    runs: Vec<Vec<Page>>,
}

impl Runs {
    /// Adds the terms of the articles behind all that were added before; `put` puts a page away.
    pub fn add(&mut self, chunk: Chunk, put: impl FnMut(&[u8]) -> io::Result<Page>) -> io::Result<()> {
        for (term, postings) in chunk.terms {
            self.occurrences += weight(&postings);
            self.current.terms.entry(term).or_default().extend(postings);
        }
        if self.occurrences >= RUN_OCCURRENCES { self.put_away(put) } else { Ok(()) }
    }

    fn put_away(&mut self, mut put: impl FnMut(&[u8]) -> io::Result<Page>) -> io::Result<()> {
        self.occurrences = 0;
        let mut pages = Vec::new();
        let (mut page, mut size) = (Vec::new(), 0);
        for (term, postings) in std::mem::take(&mut self.current.terms) {
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

    /// Cuts the index into runs of terms of about `target` occurrences each and hands them on in the order of terms;
    /// `get` fetches what was put away.
    pub fn chunks(
        self,
        target: usize,
        get: impl Fn(Page) -> io::Result<Vec<u8>>,
        mut each: impl FnMut(Chunk) -> io::Result<()>,
    ) -> io::Result<()> {
        let last = Cursor {
            pages: Vec::new().into_iter(),
            page: self.current.terms.into_iter().collect::<Vec<_>>().into_iter(),
        };
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
        let (mut chunk, mut size) = (Chunk::default(), 0);
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
            let weight = weight(&postings);
            if size > 0 && size + weight > target {
                each(std::mem::take(&mut chunk))?;
                size = 0;
            }
            size += weight;
            chunk.terms.insert(term, postings);
        }
        if chunk.terms.is_empty() { Ok(()) } else { each(chunk) }
    }
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

/// Cuts an index that fits in memory into runs of terms of about `target` occurrences each, in the order of terms.
pub fn chunks(index: Chunk, target: usize) -> Vec<Chunk> {
    let mut out = Vec::new();
    let runs = Runs { current: index, ..Runs::default() };
    let none = |_| Err(io::Error::other("nothing was put away"));
    let whole = runs.chunks(target, none, |chunk| {
        out.push(chunk);
        Ok(())
    });
    debug_assert!(whole.is_ok(), "nothing that could fail was done");
    out
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn runs_that_were_put_away_make_the_index_that_fits_in_memory() {
        let text = |at: usize| format!("ferry {} bridge {} fog", at % 7, at % 3);
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
        runs.chunks(40, get, |chunk| {
            merged.push(chunk);
            Ok(())
        })
        .unwrap();
        assert!(merged.len() > 3 && pages.borrow().len() > 5);
        assert_eq!(merged, chunks(whole.finish(), 40));
    }
}
