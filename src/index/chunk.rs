//! A file of the index: some terms in order, with the articles of each; and its companion, the places.
//!
//! Knows the bytes (docs/format.md describes them) and no queries. Nothing in a file is trusted: what is not as it
//! should be is no file, or ends a list early, and `fault` names it.

use super::named::{Named, Names, put_named, read_named};
use super::posting::Posting;
use super::table::{Table, put_word, word};
use super::varint::{Bytes, put};

const TERMS_MAGIC: &[u8; 4] = b"PLXt";
const PLACES_MAGIC: &[u8; 4] = b"PLXp";
/// The form of files of terms; form 1 has no names.
const TERMS_FORM: u8 = 2;
/// The form of files of places.
const PLACES_FORM: u8 = 1;

/// What goes into one file, while an index is built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Terms in order, with their postings, articles rising.
    pub terms: std::collections::BTreeMap<String, Vec<Posting>>,
    /// Stems in order, with the terms that have them, where that is not the stem alone.
    pub stems: std::collections::BTreeMap<String, Vec<String>>,
    /// Names in order, with who is called so.
    pub names: Names,
}

impl Section {
    /// The least word in it.
    pub fn first(&self) -> &str {
        let firsts = [self.terms.keys().next(), self.stems.keys().next(), self.names.keys().next()];
        firsts.into_iter().flatten().min().map_or("", String::as_str)
    }

    /// The greatest word in it.
    pub fn last(&self) -> &str {
        let lasts = [self.terms.keys().next_back(), self.stems.keys().next_back(), self.names.keys().next_back()];
        lasts.into_iter().flatten().max().map_or("", String::as_str)
    }

    /// The file of terms, and that of places.
    pub fn encode(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut head, mut postings) = ([&TERMS_MAGIC[..], &[TERMS_FORM]].concat(), Vec::new());
        let mut places = [&PLACES_MAGIC[..], &[PLACES_FORM]].concat();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        put(&mut head, count(self.terms.len()));
        put(&mut head, count(self.stems.len()));
        put(&mut head, count(self.names.len()));
        let mut before = "";
        for (term, list) in &self.terms {
            let (postings_start, places_start) = (postings.len(), places.len());
            put_postings(&mut postings, &mut places, list);
            put_word(&mut head, before, term);
            put(&mut head, count(list.len()));
            put(&mut head, count(postings.len() - postings_start));
            put(&mut head, count(places.len() - places_start));
            before = term;
        }
        before = "";
        for (stem, terms) in &self.stems {
            put_word(&mut head, before, stem);
            put(&mut head, count(terms.len()));
            for term in terms {
                put_word(&mut head, stem, term);
            }
            before = stem;
        }
        before = "";
        let mut named = Vec::new();
        for (name, list) in &self.names {
            let start = named.len();
            put_named(&mut named, list);
            put_word(&mut head, before, name);
            put(&mut head, count(named.len() - start));
            before = name;
        }
        head.extend_from_slice(&named);
        head.extend_from_slice(&postings);
        (head, places)
    }
}

/// Occurrences less one that fit in five bits; more follow.
const MOST_TIMES: u32 = 31;
const IN_TITLE: u32 = 1;
const IN_LEAD: u32 = 2;
const IN_QUOTE: u32 = 4;

/// Each article as its distance from the one before, doubled, and odd where a byte follows: whether the term is in the
/// title, the first paragraphs, a quotation, and in the other five bits the number of occurrences less one; 31 says that
/// what is above 31 follows. Behind it comes how many are in the title, where some are, and there are several. An
/// article with one occurrence, in none of these, has its distance alone.
fn put_postings(out: &mut Vec<u8>, places: &mut Vec<u8>, postings: &[Posting]) {
    let mut before = 0;
    for (number, posting) in postings.iter().enumerate() {
        let distance = if number == 0 { posting.doc } else { posting.doc - before - 1 };
        before = posting.doc;
        let more = u32::try_from(posting.at.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let flag = |is: bool, flag: u32| if is { flag } else { 0 };
        let inside = flag(posting.title > 0, IN_TITLE) | flag(posting.lead, IN_LEAD) | flag(posting.quoted, IN_QUOTE);
        put(out, distance * 2 + u32::from(inside > 0 || more > 0));
        if inside > 0 || more > 0 {
            out.push((inside | more.min(MOST_TIMES) << 3) as u8);
            if more >= MOST_TIMES {
                put(out, more - MOST_TIMES);
            }
            if posting.title > 0 && more > 0 {
                put(out, posting.title);
            }
        }
        let mut last = 0;
        for &at in &posting.at {
            let (place, quoted) = (at / 2, at % 2);
            put(places, (place - last) * 2 + quoted);
            last = place;
        }
    }
}

/// Where a term's postings end, and its places; each begins where the one before it ends.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    articles: u32,
    postings: u32,
    places: u32,
}

/// A file of terms as it is searched.
#[derive(Clone, Debug, Default)]
pub struct Chunk {
    terms: Table,
    entries: Vec<Entry>,
    stems: Table,
    /// For each stem, where its terms end in `members`.
    ends: Vec<u32>,
    members: Table,
    names: Table,
    /// For each name, where those who are called so end in `named`.
    named_ends: Vec<u32>,
    named: Vec<u8>,
    postings: Vec<u8>,
}

/// A file of places.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<u8>);

impl Places {
    /// Reads a file.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        let (_, body) = body(bytes, *PLACES_MAGIC, PLACES_FORM)?;
        Ok(Self(body.to_vec()))
    }
}

/// The form of a file, and what follows.
fn body(bytes: &[u8], magic: [u8; 4], newest: u8) -> Result<(u8, &[u8]), String> {
    match bytes.strip_prefix(&magic).and_then(<[u8]>::split_first) {
        Some((&form, body)) if (1..=newest).contains(&form) => Ok((form, body)),
        Some((form, _)) => Err(format!("It has form {form} of the index, and this program reads up to form {newest}.")),
        None => Err("It is no file of the index.".to_owned()),
    }
}

/// How often a term stands in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Times {
    pub doc: u32,
    pub all: u32,
    pub title: u32,
    pub lead: bool,
    pub quoted: bool,
}

/// The articles of a term as they are read.
struct List<'a> {
    bytes: Bytes<'a>,
    left: u32,
    next: u32,
}

impl List<'_> {
    #[inline]
    fn next(&mut self) -> Option<Times> {
        self.left = self.left.checked_sub(1)?;
        let head = self.bytes.number()?;
        let doc = self.next.checked_add(head / 2)?;
        self.next = doc.checked_add(1)?;
        let mut times = Times { doc, all: 1, ..Times::default() };
        if head % 2 == 1 {
            let code = u32::from(self.bytes.byte()?);
            let more = if code >> 3 == MOST_TIMES { self.bytes.number()?.checked_add(MOST_TIMES)? } else { code >> 3 };
            times.all = more.checked_add(1)?;
            if code & IN_TITLE > 0 {
                times.title = if more > 0 { self.bytes.number()? } else { 1 };
            }
            (times.lead, times.quoted) = (code & IN_LEAD > 0, code & IN_QUOTE > 0);
        }
        Some(times)
    }
}

impl Chunk {
    /// Reads a file.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        let (form, body) = body(bytes, *TERMS_MAGIC, TERMS_FORM)?;
        Self::read(body, form).ok_or_else(|| "It is cut short or altered.".to_owned())
    }

    fn read(body: &[u8], form: u8) -> Option<Self> {
        let mut bytes = Bytes::new(body);
        let mut chunk = Self::default();
        let (terms, stems) = (bytes.number()?, bytes.number()?);
        let names = if form > 1 { bytes.number()? } else { 0 };
        let (mut before, mut entry) = (String::new(), Entry::default());
        for number in 0..terms {
            let term = word(&mut bytes, &before)?;
            if number > 0 && term <= before {
                return None;
            }
            entry.articles = bytes.number()?;
            entry.postings = entry.postings.checked_add(bytes.number()?)?;
            entry.places = entry.places.checked_add(bytes.number()?)?;
            chunk.terms.push(&term);
            chunk.entries.push(entry);
            before = term;
        }
        before.clear();
        for number in 0..stems {
            let stem = word(&mut bytes, &before)?;
            if number > 0 && stem <= before {
                return None;
            }
            for _ in 0..bytes.number()? {
                chunk.members.push(&word(&mut bytes, &stem)?);
            }
            chunk.ends.push(u32::try_from(chunk.members.len()).ok()?);
            chunk.stems.push(&stem);
            before = stem;
        }
        before.clear();
        let mut named = 0_u32;
        for number in 0..names {
            let name = word(&mut bytes, &before)?;
            if number > 0 && name <= before {
                return None;
            }
            named = named.checked_add(bytes.number()?)?;
            chunk.names.push(&name);
            chunk.named_ends.push(named);
            before = name;
        }
        chunk.named = bytes.take(named as usize)?.to_vec();
        chunk.postings = bytes.rest().to_vec();
        (chunk.postings.len() == entry.postings as usize).then_some(chunk)
    }

    /// Whether every word in it stands from `first` to `last`.
    pub fn within(&self, first: &str, last: &str) -> bool {
        let tables = [&self.terms, &self.stems, &self.names];
        let ends = tables.into_iter().flat_map(|table| [table.get(0), table.last()]);
        ends.flatten().all(|word| first <= word && word <= last)
    }

    /// How many terms.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no term.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn term(&self, at: usize) -> Option<&str> {
        self.terms.get(at)
    }

    pub(super) fn find(&self, term: &str) -> Option<usize> {
        self.terms.find(term)
    }

    /// The positions of the terms that begin with `prefix`.
    pub(super) fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = usize> + 'a {
        (self.terms.below(prefix)..self.len())
            .take_while(move |&at| self.term(at).is_some_and(|term| term.starts_with(prefix)))
    }

    /// The terms that have this stem, where it is not the stem alone.
    pub(super) fn of_stem(&self, stem: &str) -> Option<impl Iterator<Item = &str>> {
        let at = self.stems.find(stem)?;
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        Some((start..*self.ends.get(at)?).filter_map(|member| self.members.get(member as usize)))
    }

    /// Those who are called so.
    pub(super) fn named(&self, name: &str) -> Vec<Named> {
        self.names.find(name).map(|at| self.named_at(at)).unwrap_or_default()
    }

    fn named_at(&self, at: usize) -> Vec<Named> {
        let start = if at == 0 { Some(&0) } else { self.named_ends.get(at - 1) };
        let range = start.zip(self.named_ends.get(at)).map(|(start, end)| *start as usize..*end as usize);
        read_named(range.and_then(|range| self.named.get(range)).unwrap_or_default())
    }

    /// The names that begin with `prefix`, each with those who are called so.
    pub(super) fn names_with<'a>(&'a self, prefix: &str) -> impl Iterator<Item = (&'a str, Vec<Named>)> + 'a {
        let prefix = prefix.to_owned();
        let names = (self.names.below(&prefix)..self.names.len()).filter_map(|at| Some((at, self.names.get(at)?)));
        names.take_while(move |(_, name)| name.starts_with(&prefix)).map(|(at, name)| (name, self.named_at(at)))
    }

    fn entry(&self, at: usize) -> Option<(Entry, Entry)> {
        let before = if at == 0 { Entry::default() } else { *self.entries.get(at - 1)? };
        Some((before, *self.entries.get(at)?))
    }

    /// How many articles have a term.
    pub(super) fn articles(&self, at: usize) -> u32 {
        self.entries.get(at).map_or(0, |entry| entry.articles)
    }

    /// The articles of a term, rising.
    pub(super) fn postings(&self, at: usize) -> impl Iterator<Item = Times> + '_ {
        let mut list = self.list(at);
        std::iter::from_fn(move || list.next())
    }

    /// Hands on the articles of a term, rising.
    pub(super) fn each(&self, at: usize, mut take: impl FnMut(Times)) {
        let mut list = self.list(at);
        while let Some(times) = list.next() {
            take(times);
        }
    }

    fn list(&self, at: usize) -> List<'_> {
        let own = self.entry(at).and_then(|(before, own)| {
            self.postings.get(before.postings as usize..own.postings as usize).map(|bytes| (bytes, own.articles))
        });
        let (own, left) = own.unwrap_or_default();
        List { bytes: Bytes::new(own), left, next: 0 }
    }

    /// The places of a term in those of its articles that `wanted` asks for, each with how often it stands there.
    pub(super) fn places<'a>(
        &'a self,
        at: usize,
        places: &'a Places,
        mut wanted: impl FnMut(u32) -> bool + 'a,
    ) -> impl Iterator<Item = (Times, Vec<u32>)> + 'a {
        let own = self.entry(at).and_then(|(before, own)| places.0.get(before.places as usize..own.places as usize));
        let mut bytes = Bytes::new(own.unwrap_or_default());
        self.postings(at).filter_map(move |times| {
            if !wanted(times.doc) {
                bytes.skip(times.all)?;
                return None;
            }
            let mut place = 0_u32;
            let mut found = Vec::with_capacity(times.all.min(1 << 16) as usize);
            for _ in 0..times.all {
                let number = bytes.number()?;
                place = place.saturating_add(number / 2);
                found.push(super::posting::kept(place, number % 2 == 1));
            }
            Some((times, found))
        })
    }

    /// What is wrong in it, for a corpus of so many articles; `places` is its companion.
    pub fn fault(&self, articles: usize, places: &Places) -> Option<&'static str> {
        for at in 0..self.len() {
            if self.postings(at).count() != self.articles(at) as usize {
                return Some("a list of articles is broken");
            }
            if self.postings(at).any(|times| times.doc as usize >= articles) {
                return Some("points at an article that the manifest lacks");
            }
            if self.places(at, places, |_| true).count() != self.articles(at) as usize {
                return Some("its places are not in the file beside it");
            }
        }
        let broken = |at: usize| {
            let named = self.named_at(at);
            named.is_empty() || named.iter().flat_map(|named| &named.articles).any(|doc| *doc as usize >= articles)
        };
        if (0..self.names.len()).any(broken) {
            return Some("a list of those who are called so is broken");
        }
        let all = self.entries.last().map_or(0, |entry| entry.places as usize);
        (all != places.0.len()).then_some("the file of its places has another length")
    }
}
