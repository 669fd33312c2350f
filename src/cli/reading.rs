//! Reading all sources: one thread finds records, the others read them, and the results come back one at a time.
//!
//! Few records are on their way at any time, whatever the size of the input.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

use super::earlier::{Earlier, Manner, manner};
use super::sources::Input;
use super::terminal::Terminal;
use crate::corpus::{Makers, Prepared, Watch};
use crate::ingest::{Known, read_record};
use crate::model::{ArticleId, Draft, Record};
use crate::source::{self, Found, Options, Rejected};

/// What came of a place.
#[derive(Debug)]
pub(super) enum Outcome {
    /// An article, how it was read, and whether an earlier run did that.
    Article(Box<Prepared>, ArticleId, Manner, bool),
    /// None, for a reason.
    Rejected(Rejected),
    /// It is no article's.
    PassedOver(String),
}

/// How to read.
pub(super) struct Reading<'a> {
    pub(super) options: &'a Options,
    pub(super) makers: &'a Makers,
    pub(super) known: &'a Known,
    pub(super) earlier: &'a Earlier,
    pub(super) terminal: &'a Terminal,
}

impl Reading<'_> {
    /// Reads everything, on all cores. `each` gets what came of it, in no certain order.
    pub(super) fn all(
        &self,
        inputs: &[Input],
        each: &mut dyn FnMut(Outcome) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let sizes: Option<u64> = inputs.iter().map(Input::size).sum();
        self.terminal.reading(sizes);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let (to_readers, records) = sync_channel::<Record>(threads * 2);
        let (to_end, outcomes) = sync_channel::<Outcome>(threads * 16);
        // with the last reader the channel goes, which tells the finder that nobody waits any more
        let records = Arc::new(Mutex::new(records));
        std::thread::scope(|scope| {
            let found = to_end.clone();
            scope.spawn(move || self.find(inputs, &to_readers, &found));
            for _ in 0..threads {
                let (records, to_end) = (Arc::clone(&records), to_end.clone());
                scope.spawn(move || self.read(&records, &to_end));
            }
            drop((records, to_end));
            let mut count = 0;
            let mut failed = None;
            for outcome in outcomes {
                if failed.is_some() {
                    continue;
                }
                count += usize::from(matches!(outcome, Outcome::Article(..)));
                self.terminal.articles(count);
                failed = each(outcome).err();
            }
            failed.map_or(Ok(()), Err)
        })
    }

    /// Finds the records of all inputs.
    fn find(&self, inputs: &[Input], records: &SyncSender<Record>, found: &SyncSender<Outcome>) {
        for input in inputs {
            let mut flow = ControlFlow::Continue(());
            let mut hand_over = |thing: Found| {
                let sent = match thing {
                    Found::Record(record) => records.send(record).is_ok(),
                    Found::Rejected(rejected) => found.send(Outcome::Rejected(rejected)).is_ok(),
                    Found::PassedOver(over) => {
                        found.send(Outcome::PassedOver(format!("{} ({})", over.source, over.reason))).is_ok()
                    }
                };
                flow =
                    if sent && !self.terminal.stopped() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
                flow
            };
            match input {
                Input::Stdin => {
                    let mut reader = BufReader::new(Counting { inner: io::stdin(), terminal: self.terminal });
                    source::records("-", &mut reader, self.options, &mut hand_over);
                }
                Input::File { path, source, below, .. } => match open(path) {
                    Ok(file) => {
                        let mut reader =
                            BufReader::with_capacity(1 << 16, Counting { inner: file, terminal: self.terminal });
                        match below {
                            Some(below) => {
                                source::records_of_found(source, below, &mut reader, self.options, &mut hand_over);
                            }
                            None => source::records_of_file(source, &mut reader, self.options, &mut hand_over),
                        }
                    }
                    Err(error) => {
                        let reason = format!("cannot be read: {error}");
                        let _ = hand_over(Found::Rejected(Rejected { source: source.clone(), reason }));
                    }
                },
            }
            if flow.is_break() {
                return;
            }
        }
    }

    /// Reads records until there are no more.
    fn read(&self, records: &Mutex<Receiver<Record>>, outcomes: &SyncSender<Outcome>) {
        loop {
            let Some(record) = records.lock().ok().and_then(|records| records.recv().ok()) else { return };
            let sent = outcomes.send(self.outcome(&record));
            if sent.is_err() || self.terminal.stopped() {
                return;
            }
        }
    }

    fn outcome(&self, record: &Record) -> Outcome {
        let reject = |reason: String| Outcome::Rejected(Rejected { source: record.source.clone(), reason });
        let (id, manner) = (record.id(), manner(record, self.known));
        let earlier = self.earlier.get(&id, manner);
        if let Some(Ok(prepared)) = earlier.map(|packed| Prepared::of_packed(&packed, &record.source, self.makers)) {
            return Outcome::Article(Box::new(prepared), id, manner, true);
        }
        match draft(record, self.known) {
            Ok(draft) => match Prepared::of(draft, self.makers) {
                Ok(prepared) => Outcome::Article(Box::new(prepared), id, manner, false),
                Err(error) => reject(error.to_string()),
            },
            Err(reason) => reject(reason),
        }
    }
}

/// Reads a record, or says why it gives no article, without its place.
pub(super) fn draft(record: &Record, known: &Known) -> Result<Draft, String> {
    read_record(record, known).map_err(|error| {
        let message = error.to_string();
        message.strip_suffix(&record.source).map_or(message.as_str(), |text| text.trim_end_matches(": ")).to_owned()
    })
}

/// Opens a file; not a folder, a pipe without an end, or a device.
fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(file)
}

/// Tells the terminal how much was read.
struct Counting<'a, R> {
    inner: R,
    terminal: &'a Terminal,
}

impl<R: Read> Read for Counting<'_, R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(bytes)?;
        self.terminal.bytes(count as u64);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counting<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
