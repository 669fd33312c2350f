//! What an earlier run read, so that an unchanged article is not read again.
//!
//! Beside a corpus lies a hidden file with the drafts of all its articles. It is used only by the program that wrote it,
//! each piece only if its hash fits, and the corpus never needs it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::corpus_folder::TEMPORARY;
use super::scratch_file::ScratchFile;
use crate::corpus::{Scratch, Slot, Slots, pack, unpack};
use crate::ingest::Known;
use crate::model::{ArticleId, Media, Record};

/// Behind the pieces: where the list of them lies.
const TRAILER: u32 = 12;

/// What, beside an article's bytes and fields, decides how it is read.
pub(super) type Manner = [u8; 16];

/// What tells one draft from all others: the article, how it was read, and the hash of the piece.
type Entry = (ArticleId, Manner, Slot, u64);

/// The drafts of an earlier run.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// This build of the program; none, where nobody can tell.
    build: Option<String>,
    file: Option<ScratchFile>,
    entries: BTreeMap<(ArticleId, Manner), (Slot, u64)>,
}

impl Earlier {
    /// Those beside the corpus in `folder`; none, where there is no such file or it is of no use.
    pub(super) fn open(folder: &Path) -> Self {
        let build = own_build().ok();
        let read = build.as_deref().and_then(|build| Self::read(&path(folder), build).ok());
        Self { build, ..read.unwrap_or_default() }
    }

    /// None, so that everything is read anew; what is read can be kept all the same.
    pub(super) fn none() -> Self {
        Self { build: own_build().ok(), ..Self::default() }
    }

    fn read(path: &Path, build: &str) -> io::Result<Self> {
        let file = ScratchFile::open(path)?;
        let offset = file.len()?.checked_sub(u64::from(TRAILER)).ok_or(io::ErrorKind::UnexpectedEof)?;
        let (list, length): (u64, u32) = {
            let trailer = file.get(Slot { offset, length: TRAILER })?;
            let (list, length) = trailer.split_at_checked(8).ok_or(io::ErrorKind::UnexpectedEof)?;
            let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            (number(list), u32::try_from(number(length)).map_err(io::Error::other)?)
        };
        let (program, entries): (String, Vec<Entry>) = unpack(&file.get(Slot { offset: list, length })?)?;
        if program != build {
            return Ok(Self::default());
        }
        let entries = entries.into_iter().map(|(id, manner, slot, hash)| ((id, manner), (slot, hash))).collect();
        Ok(Self { file: Some(file), entries, build: None })
    }

    /// The draft of an article that is read in this manner, packed.
    pub(super) fn get(&self, id: &ArticleId, manner: Manner) -> Option<Vec<u8>> {
        let (slot, hash) = self.entries.get(&(id.clone(), manner))?;
        let bytes = self.file.as_ref()?.get(*slot).ok()?;
        (hash_of(&bytes) == *hash).then_some(bytes)
    }

    /// Keeps the drafts of this run for the next.
    pub(super) fn keep(
        self,
        folder: &Path,
        drafts: ScratchFile,
        slots: Slots,
        manners: &BTreeMap<ArticleId, Manner>,
    ) -> io::Result<()> {
        let build = self.build.clone().ok_or_else(|| io::Error::other("this program cannot tell its own version"))?;
        // another system may not let a file be replaced that is open
        drop(self);
        let mut entries: Vec<Entry> = Vec::with_capacity(slots.len());
        for (id, slot) in slots {
            let Some(manner) = manners.get(&id) else { continue };
            let hash = hash_of(&drafts.get(slot)?);
            entries.push((id, *manner, slot, hash));
        }
        let list = drafts.put(&pack(&(build, entries))?)?;
        drafts.put(&[&list.offset.to_le_bytes()[..], &list.length.to_le_bytes()].concat())?;
        drafts.keep(&path(folder))
    }
}

/// How a record is read.
pub(super) fn manner(record: &Record, known: &Known) -> Manner {
    let media = match record.media {
        Media::Text => "text",
        Media::Html => "html",
    };
    let all = (media, record.charset.as_deref(), record.summary_only, record.given_by, &known.countries);
    let digest = Sha256::digest(pack(&all).unwrap_or_default());
    let mut manner = Manner::default();
    manner.iter_mut().zip(digest).for_each(|(own, byte)| *own = byte);
    manner
}

fn path(folder: &Path) -> PathBuf {
    folder.join(format!("{TEMPORARY}drafts"))
}

/// This build of the program: another may read otherwise.
fn own_build() -> io::Result<String> {
    let program = std::env::current_exe()?;
    let about = program.metadata()?;
    let changed = about.modified()?.duration_since(std::time::UNIX_EPOCH).map_err(io::Error::other)?;
    Ok(format!("{} {} {}", env!("CARGO_PKG_VERSION"), about.len(), changed.as_nanos()))
}

fn hash_of(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}
