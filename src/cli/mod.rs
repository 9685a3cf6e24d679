//! The command line: one file a command, one line here for each.

mod collect;
mod compare;
mod digest;
mod excerpt;
mod explain;
mod explain_pair;
mod gather;
mod inspect;
mod lexicon;
mod meet;
mod notes;
mod report;
mod score;
mod shares;
mod telling;
mod terminal;

use crate::lexicon::LexiconError;
use crate::read::ReadError;
use crate::settings::SettingsError;
use crate::write;
use clap::{Parser, Subcommand};

/// Measures how news outlets frame the same events: loaded terms, whose voice they are in, and how sure that is.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compare outlets: the main job
    Compare(compare::Flags),
    /// Score articles: hits and voices, no comparison
    Score(score::Flags),
    /// Show what would be read, without writing anything
    Inspect(inspect::Flags),
    /// List, show and check lexicons
    Lexicon(lexicon::Flags),
    /// Show how an attribution, a hit or a pair in a report came about
    Explain(explain::Flags),
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something on the command line or in the configuration is impossible.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// An input cannot be used.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A lexicon cannot be used.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The report cannot be written, or read back.
    #[error(transparent)]
    Write(#[from] write::Error),
    /// Anything else that ends a command.
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// 2 for wrong usage, 1 for everything else.
    pub fn code(&self) -> u8 {
        if matches!(self, Failure::Settings(_)) {
            2
        } else {
            1
        }
    }
}

/// Parses the command line and runs the command.
pub fn run() -> Result<(), Failure> {
    match Cli::parse().command {
        Command::Compare(flags) => compare::run(flags),
        Command::Score(flags) => score::run(flags),
        Command::Inspect(flags) => inspect::run(&flags),
        Command::Lexicon(flags) => lexicon::run(&flags),
        Command::Explain(flags) => explain::run(&flags),
    }
}
