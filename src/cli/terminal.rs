//! How far the work is, on the terminal; and whether the user wants it to end.

use std::fmt::Write;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use anyhow::Context;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use crate::corpus::{Stage, Watch};

/// Exit status of a program that was interrupted, as shells have it.
const INTERRUPTED: i32 = 130;

/// The terminal.
#[derive(Debug)]
pub(super) struct Terminal {
    bar: Mutex<ProgressBar>,
    stopped: Arc<AtomicBool>,
}

impl Terminal {
    /// Listens for Ctrl-C from now on. The second one ends the program at once.
    pub(super) fn listen() -> anyhow::Result<Self> {
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stopped);
        ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::SeqCst) {
                std::process::exit(INTERRUPTED);
            }
        })
        .context("cannot listen for interruptions")?;
        Ok(Self { bar: Mutex::new(ProgressBar::hidden()), stopped })
    }

    /// Shows a bar of so many steps.
    fn show(&self, template: &str, steps: u64) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::new(steps);
        if let Ok(style) = ProgressStyle::with_template(template) {
            let rate = |state: &ProgressState, out: &mut dyn Write| {
                // what cannot be written is not shown
                let _ = write!(out, "{:.0}/s", state.per_sec());
            };
            bar.set_style(style.with_key("rate", rate));
        }
        bar.set_message("0");
        if let Ok(mut own) = self.bar.lock() {
            own.finish_and_clear();
            *own = bar;
        }
    }

    /// Reading begins, of so many bytes; none, where nobody knows how many.
    pub(super) fn reading(&self, bytes: Option<u64>) {
        match bytes {
            Some(bytes) => {
                let template = "reading {wide_bar} {bytes}/{total_bytes}, {msg} articles, {bytes_per_sec}, {eta} left";
                self.show(template, bytes);
            }
            None => self.show("reading {spinner} {msg} articles", 0),
        }
    }

    /// So many bytes were read.
    pub(super) fn bytes(&self, count: u64) {
        if let Ok(bar) = self.bar.lock() {
            bar.inc(count);
        }
    }

    /// So many articles were found.
    pub(super) fn articles(&self, count: usize) {
        if count.is_multiple_of(16)
            && let Ok(bar) = self.bar.lock()
        {
            bar.set_message(count.to_string());
        }
    }

    /// Nothing is being done any more.
    pub(super) fn clear(&self) {
        if let Ok(bar) = self.bar.lock() {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Terminal {
    fn stage(&self, stage: Stage, steps: u64) {
        let what = match stage {
            Stage::Names => "finding names",
            Stage::Joining => "joining names",
            Stage::Stories => "finding stories",
            Stage::Writing => "writing",
        };
        self.show(&format!("{what} {{wide_bar}} {{pos}}/{{len}}, {{rate}}, {{eta}} left"), steps);
    }

    fn step(&self) {
        self.bytes(1);
    }

    fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}
