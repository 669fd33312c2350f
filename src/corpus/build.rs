//! From drafts to the files of a corpus: what only all articles together can tell.
//!
//! Articles lie in scratch room and pass by one at a time, again and again; what is remembered of each between two
//! passes is small, so that a hundred thousand need little memory. The same drafts give the same files, in whatever
//! order they come.

use std::io;

use super::layout::Shelf;
use super::makers::Makers;
use super::pass;
use super::scratch::{Scratch, Slot, get, pack, unpack};
use crate::ingest::{Repeated, Trace};
use crate::model::{ArticleId, Draft, Manifest, Moment};

/// Why no corpus came out.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Scratch room or the corpus could not be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Whoever watches wanted it to end.
    #[error("stopped")]
    Stopped,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Names, terms and wordings of each article.
    Names,
    /// Who is whom.
    Joining,
    /// Which articles report one event, and whose text it is.
    Stories,
    /// The files.
    Writing,
}

/// Sees how far the work is, and may end it.
pub trait Watch: Sync {
    /// A stage begins, of so many steps.
    fn stage(&self, stage: Stage, steps: u64);
    /// A step was made.
    fn step(&self);
    /// Whether to end now.
    fn stopped(&self) -> bool;
}

/// Nobody watches.
impl Watch for () {
    fn stage(&self, _: Stage, _: u64) {}
    fn step(&self) {}
    fn stopped(&self) -> bool {
        false
    }
}

/// What is remembered of every article.
#[derive(Clone, Debug)]
pub(super) struct Head {
    id: ArticleId,
    source: String,
    published: Option<Moment>,
    slot: Slot,
}

/// A draft ready to be added; made on any thread.
#[derive(Clone, Debug)]
pub struct Prepared {
    packed: Vec<u8>,
    head: Head,
    trace: Trace,
}

impl Prepared {
    /// Of a draft as reading gave it.
    pub fn of(mut draft: Draft, makers: &Makers) -> io::Result<Self> {
        let packed = pack(&draft)?;
        makers.apply(&mut draft);
        let trace = Trace::of(&draft);
        let Draft { id, source, published, .. } = draft;
        Ok(Self { packed, head: Head { id, source, published, slot: Slot { offset: 0, length: 0 } }, trace })
    }

    /// Of a draft as [`pack`] wrote it, with the source that it has now.
    pub fn of_packed(packed: &[u8], source: &str, makers: &Makers) -> io::Result<Self> {
        let mut draft: Draft = unpack(packed)?;
        source.clone_into(&mut draft.source);
        Self::of(draft, makers)
    }
}

/// Where the draft of each article lies.
pub type Slots = Vec<(ArticleId, Slot)>;

/// Gathers articles and makes a corpus of them.
#[derive(Debug)]
pub struct Builder<S> {
    drafts: S,
    work: S,
    makers: Makers,
    heads: Vec<(Head, Trace)>,
}

/// A draft that was left out, since another with its identifier was taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duplicate {
    /// Where it is from.
    pub source: String,
    /// Where the one that was taken is from: the first in the order of sources.
    pub taken: String,
}

impl<S: Scratch> Builder<S> {
    /// Nothing gathered yet. `drafts` keeps the drafts, `work` all else.
    pub fn new(drafts: S, work: S, makers: Makers) -> Self {
        Self { drafts, work, makers, heads: Vec::new() }
    }

    /// What the makers say.
    pub fn makers(&self) -> &Makers {
        &self.makers
    }

    /// Adds an article.
    pub fn add(&mut self, prepared: Prepared) -> io::Result<()> {
        let Prepared { packed, mut head, trace } = prepared;
        head.slot = self.drafts.put(&packed)?;
        self.heads.push((head, trace));
        Ok(())
    }

    /// How many were added.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether none was added.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// Leaves out all but the first of articles with one identifier, and says which.
    pub fn without_duplicates(&mut self) -> Vec<Duplicate> {
        self.heads.sort_by(|(a, _), (b, _)| (&a.id, &a.source).cmp(&(&b.id, &b.source)));
        let mut out = Vec::new();
        self.heads.dedup_by(|(later, _), (first, _)| {
            let same = later.id == first.id;
            if same {
                out.push(Duplicate { source: later.source.clone(), taken: first.source.clone() });
            }
            same
        });
        out.sort();
        out
    }

    /// Makes the corpus and hands its files to `shelf`, the manifest last. Gives the manifest, and where each draft lies
    /// in the room that keeps them, by identifier.
    ///
    /// # Errors
    ///
    /// When reading or writing fails, or `watch` ends it.
    pub fn finish(mut self, shelf: &mut dyn Shelf, watch: &dyn Watch) -> Result<(Manifest, S, Slots), BuildError> {
        self.without_duplicates();
        // newest first, undated last: the order in which the page shows them
        self.heads.sort_by_cached_key(|(head, _)| {
            (head.published.map_or(i64::MAX, |moment| -moment.sort_key()), head.id.clone())
        });
        let (heads, traces): (Vec<Head>, Vec<Trace>) = self.heads.into_iter().unzip();
        let repeated = Repeated::find(&traces);
        drop(traces);
        let articles =
            Articles { drafts: &self.drafts, work: &self.work, makers: &self.makers, heads: &heads, repeated };
        let manifest = pass::corpus(&articles, shelf, watch)?;
        let slots = heads.into_iter().map(|head| (head.id, head.slot)).collect();
        Ok((manifest, self.drafts, slots))
    }
}

/// All articles, in the order of the manifest, to be read one at a time.
pub(super) struct Articles<'a, S> {
    drafts: &'a S,
    pub(super) work: &'a S,
    pub(super) makers: &'a Makers,
    heads: &'a [Head],
    repeated: Repeated,
}

impl<S: Scratch> Articles<'_, S> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// An article as the corpus has it: with what the makers say and without what its outlet repeats.
    pub(super) fn draft(&self, at: usize) -> io::Result<Draft> {
        let head = self.heads.get(at).ok_or_else(|| io::Error::other("no such article"))?;
        let mut draft: Draft = get(self.drafts, head.slot)?;
        self.makers.apply(&mut draft);
        self.repeated.remove(at, &mut draft);
        Ok(draft)
    }
}
