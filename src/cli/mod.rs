//! The command line: files, folders, the terminal, exit statuses. Decides nothing about articles.

mod check;
mod compare;
mod corpus_folder;
mod export;
mod ingest;
mod sidecar;
mod sources;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand, ValueEnum};

/// Shows how several outlets report one event.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read raw articles and write a corpus.
    ///
    /// Exit status: 0, all were taken; 1, some were rejected and are listed, the rest is written; 2, nothing was written
    /// and an old corpus is as it was.
    Ingest {
        /// Files, or folders that are searched for files.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The folder to write the corpus to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// What is known about the corpus [default: corpus.toml in the first folder that is given].
        #[arg(long, value_name = "FILE")]
        metadata: Option<PathBuf>,
    },
    /// Verify that a corpus is whole. Exit status 1 where it is not.
    Check {
        /// The corpus.
        dir: PathBuf,
    },
    /// Print a corpus for other programs.
    Export {
        /// The corpus.
        dir: PathBuf,
        /// The form of the output.
        #[arg(long, value_enum, default_value = "jsonl")]
        format: ExportFormat,
    },
    /// Show what articles share and what each alone reports.
    Compare {
        /// The corpus.
        dir: PathBuf,
        /// Two or more articles, by their identifiers.
        #[arg(required = true, num_args = 2..)]
        ids: Vec<String>,
        /// The form of the output.
        #[arg(long, value_enum, default_value = "json")]
        format: CompareFormat,
    },
    /// Print the JSON Schema of the corpus and of what is exported.
    Schema,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ExportFormat {
    /// One article a line, as JSON.
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CompareFormat {
    /// One JSON object.
    Json,
}

/// How a program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All went well.
    Clean,
    /// Something was rejected or found wrong; it was listed.
    Flawed,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    // clap ends the process with status 2 where the arguments make no sense
    match dispatch(Arguments::parse().command) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Flawed) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "parallax: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Ingest { paths, out, metadata } => ingest::ingest(&paths, &out, metadata.as_deref()),
        Command::Check { dir } => check::check(&dir),
        Command::Export { dir, format: ExportFormat::Jsonl } => export::export(&dir),
        Command::Compare { dir, ids, format: CompareFormat::Json } => compare::compare(&dir, &ids),
        Command::Schema => {
            let schema = serde_json::to_string_pretty(&crate::corpus::schema())?;
            writeln!(std::io::stdout(), "{schema}").context("cannot write to standard output")?;
            Ok(Outcome::Clean)
        }
    }
}

/// Whether whoever reads our output had enough: `parallax export DIR | head`.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
