//! What goes into a file of the index and its companion, and their bytes.

use super::chunk::{IN_LEAD, IN_QUOTE, IN_TITLE, MOST_TIMES, PLACES_FORM, PLACES_MAGIC, TERMS_FORM, TERMS_MAGIC};
use super::named::{Names, put_named};
use super::posting::Posting;
use super::table::put_word;
use super::varint::put;

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
