//! Scratch room in a file that goes when it is no longer needed.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::corpus::{Scratch, Slot, length};

/// A file of pieces. It is removed when dropped, unless it was kept.
#[derive(Debug)]
pub(super) struct ScratchFile {
    file: File,
    path: Option<PathBuf>,
    end: Mutex<u64>,
}

impl ScratchFile {
    /// An empty one at `path`.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).truncate(true).read(true).write(true).open(path)?;
        Ok(Self { file, path: Some(path.to_owned()), end: Mutex::new(0) })
    }

    /// One that is there, to be read only.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let end = file.metadata()?.len();
        Ok(Self { file, path: None, end: Mutex::new(end) })
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> io::Result<u64> {
        self.end.lock().map(|end| *end).map_err(|_| io::Error::other("a thread failed"))
    }

    /// Gives it its name for good.
    pub(super) fn keep(mut self, path: &Path) -> io::Result<()> {
        match self.path.take() {
            Some(own) => fs::rename(own, path),
            None => Ok(()),
        }
    }
}

impl Scratch for ScratchFile {
    fn put(&self, bytes: &[u8]) -> io::Result<Slot> {
        let mut end = self.end.lock().map_err(|_| io::Error::other("a thread failed"))?;
        let slot = Slot { offset: *end, length: length(bytes)? };
        at::write(&self.file, bytes, slot.offset)?;
        *end += u64::from(slot.length);
        Ok(slot)
    }

    fn get(&self, slot: Slot) -> io::Result<Vec<u8>> {
        if slot.offset.checked_add(u64::from(slot.length)).is_none_or(|end| self.len().is_ok_and(|all| end > all)) {
            return Err(io::Error::other("no such piece"));
        }
        let mut bytes = vec![0; slot.length as usize];
        at::read(&self.file, &mut bytes, slot.offset)?;
        Ok(bytes)
    }
}

impl Drop for ScratchFile {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            let _ = fs::remove_file(path);
        }
    }
}

/// Reading and writing at a place, as each system does it without moving what other threads see.
#[cfg(unix)]
mod at {
    use std::fs::File;
    use std::io;
    use std::os::unix::fs::FileExt;

    pub(super) fn write(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
        file.write_all_at(bytes, offset)
    }

    pub(super) fn read(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
        file.read_exact_at(bytes, offset)
    }
}

#[cfg(windows)]
mod at {
    use std::fs::File;
    use std::io;
    use std::os::windows::fs::FileExt;

    pub(super) fn write(file: &File, mut bytes: &[u8], mut offset: u64) -> io::Result<()> {
        while !bytes.is_empty() {
            let written = file.seek_write(bytes, offset)?;
            offset += written as u64;
            bytes = bytes.get(written..).unwrap_or_default();
        }
        Ok(())
    }

    pub(super) fn read(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
        while !bytes.is_empty() {
            let read = file.seek_read(bytes, offset)?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            offset += read as u64;
            bytes = bytes.get_mut(read..).unwrap_or_default();
        }
        Ok(())
    }
}
