//! The command line: files, folders, the terminal, exit statuses. Decides nothing about articles.

mod aliases;
mod check;
mod compare;
mod corpus_folder;
mod earlier;
mod explain;
mod export;
mod ingest;
mod reading;
mod scratch_file;
mod search;
mod sidecar;
mod sources;
mod spread;
mod stories;
mod terminal;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

use anyhow::Context;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::source::Mapping;

/// Shows how several outlets report one event.
#[derive(Debug, Parser)]
#[command(version, long_version = long_version(), about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// The version, and of which month the tables of facts are that names are found with.
fn long_version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    let version = env!("CARGO_PKG_VERSION");
    VERSION.get_or_init(|| format!("{version}\ntables of facts as of {}", crate::entities::facts_as_of()))
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read raw articles and write a corpus.
    ///
    /// Plain text, HTML, RSS and Atom, JSON, JSON Lines, CSV, WARC, and any of them in gzip, tar or zip; what a file is,
    /// its content tells.
    ///
    /// Exit status: 0, all were taken; 1, some were rejected and are listed, the rest is written; 2, nothing was written
    /// and an old corpus is as it was; 130, interrupted, and an old corpus is as it was.
    Ingest(IngestArguments),
    /// Print a raw file with what is kept and what is removed of it, and why.
    Explain {
        /// The file; `-` is standard input.
        file: PathBuf,
        /// What is known about the corpus [default: corpus.toml beside the file].
        #[arg(long, value_name = "FILE")]
        metadata: Option<PathBuf>,
        /// As for `ingest`.
        #[arg(long, value_name = "NAME=FIELD,…")]
        fields: Option<Mapping>,
        /// For plain text, show as well which features weighed most in the score of each line.
        #[arg(long)]
        features: bool,
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
    /// Show who and what a corpus names, under which names, and why each is one.
    ///
    /// With `--format toml`, as tables that can be edited and given back in `corpus.toml`: to rename, join and split.
    Aliases {
        /// The corpus.
        dir: PathBuf,
        /// The form of the output.
        #[arg(long, value_enum, default_value = "text")]
        format: aliases::Format,
        /// Leave out what fewer articles name.
        #[arg(long, value_name = "ARTICLES", default_value_t = 1)]
        least: u32,
    },
    /// Show what articles share, what each alone reports, what disagrees, and how each puts it.
    ///
    /// As Markdown it is a report in which every sentence is cited.
    Compare {
        /// The corpus.
        dir: PathBuf,
        /// Two or more articles, by their identifiers.
        ids: Vec<String>,
        /// All articles of a story instead, by its identifier; `parallax stories` lists them.
        #[arg(long, value_name = "ID", conflicts_with = "ids")]
        story: Option<String>,
        /// The form of the output.
        #[arg(long, value_enum, default_value = "json")]
        format: CompareFormat,
        /// Where the corpus is published: links in a report begin with it.
        #[arg(long, value_name = "URL", default_value = "")]
        site: String,
    },
    /// List the stories of a corpus: title, articles, outlets, origins, first and last date.
    Stories {
        /// The corpus.
        dir: PathBuf,
        /// The form of the output.
        #[arg(long, value_enum, default_value = "table")]
        format: StoriesFormat,
    },
    /// Search a corpus, in the language of docs/search.md.
    Search {
        /// The corpus.
        dir: PathBuf,
        /// What to look for; quote it, so that the shell leaves it whole.
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// The form of the output.
        #[arg(long, value_enum, default_value = "table")]
        format: SearchFormat,
        /// How many results to print.
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=2000))]
        limit: u32,
        /// Find the very words alone, not their inflected forms nor other names of what they name.
        #[arg(long)]
        no_stem: bool,
    },
    /// Print the JSON Schema of the corpus and of what is exported.
    Schema,
}

#[derive(Debug, Args)]
struct IngestArguments {
    /// Files, or folders that are searched for files; `-` is standard input.
    #[arg(required_unless_present_any = ["map", "reduce"])]
    paths: Vec<PathBuf>,
    /// The folder to write the corpus to.
    #[arg(long, value_name = "DIR", required_unless_present = "map")]
    out: Option<PathBuf>,
    /// What is known about the corpus [default: corpus.toml among the files or in the first
    /// folder that is given; beside the first file, where no folder is].
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// Which field of an export is what, where its name does not tell: `title=headline,text=story.body`. A dot leads
    /// into an object.
    #[arg(long, value_name = "NAME=FIELD,…")]
    fields: Option<Mapping>,
    /// Read everything anew, also what has not changed since the last run.
    #[arg(long)]
    fresh: bool,
    /// Read raw records as JSON Lines from standard input, and write article records to standard output (docs/scale.md).
    #[arg(long, conflicts_with_all = ["paths", "out", "reduce", "fresh"])]
    map: bool,
    /// Make a corpus of article records from standard input (docs/scale.md).
    #[arg(long, conflicts_with_all = ["paths", "fields", "fresh"])]
    reduce: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ExportFormat {
    /// One article a line, as JSON.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SearchFormat {
    /// One JSON object.
    Json,
    /// A line for each result, with its best sentence below.
    Table,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CompareFormat {
    /// One JSON object.
    Json,
    /// A row for each sentence of each finding.
    Csv,
    /// A report to read and to file.
    #[value(alias = "md")]
    Markdown,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StoriesFormat {
    /// Columns to read.
    Table,
    /// A list of JSON objects.
    Json,
    /// A row for each story.
    Csv,
}

/// How a program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All went well.
    Clean,
    /// Something was rejected or found wrong; it was listed.
    Flawed,
}

/// The user interrupted the program.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("interrupted; nothing was written, and an old corpus is as it was")]
struct Stopped;

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    // clap ends the process with status 2 where the arguments make no sense
    match dispatch(Arguments::parse().command) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Flawed) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<Stopped>() => {
            let _ = writeln!(std::io::stderr(), "parallax: {error}");
            ExitCode::from(130)
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "parallax: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Ingest(arguments) => {
            let IngestArguments { paths, out, metadata, fields, fresh, map, reduce } = arguments;
            let metadata = metadata.as_deref();
            match out {
                _ if map => spread::map(metadata, fields),
                Some(out) if reduce => spread::reduce(&out, metadata),
                Some(out) => ingest::ingest(ingest::Wish { paths: &paths, out: &out, metadata, fields, fresh }),
                None => anyhow::bail!("--out is missing: name the folder to write the corpus to"),
            }
        }
        Command::Explain { file, metadata, fields, features } => {
            explain::explain(&file, metadata.as_deref(), fields, features)
        }
        Command::Check { dir } => check::check(&dir),
        Command::Export { dir, format: ExportFormat::Jsonl } => export::export(&dir),
        Command::Aliases { dir, format, least } => aliases::aliases(&dir, format, least),
        Command::Compare { dir, ids, story, format, site } => {
            compare::compare(&dir, &compare::Wish { ids: &ids, story: story.as_deref(), format, site: &site })
        }
        Command::Stories { dir, format } => stories::stories(&dir, format),
        Command::Search { dir, query, format, limit, no_stem } => {
            search::search(&dir, search::Wish { words: query, limit, exact: no_stem }, format)
        }
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
