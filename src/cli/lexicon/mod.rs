//! `parallax lexicon`: list, show, search, check and start lexicons; one file
//! for each action that takes more than a few lines.

mod check;
mod convert;
mod new;
mod search;

use super::{Failure, notes, terminal};
use crate::lexicon::{self, Lexicon, LexiconError, WEIGHT, find_source, shipped};
use clap::{Args, Subcommand};
use std::fmt::Write as _;

/// Flags of `lexicon`.
#[derive(Debug, Args)]
pub struct Flags {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the shipped lexicons
    List,
    /// Show a lexicon as a page
    Show {
        /// A shipped name, a folder or a dictionary of another program
        name: String,
    },
    /// Show which entries find something in a text, and why
    Search(search::Flags),
    /// Run the examples of lexicons and look for entries that can never count
    Check(check::Flags),
    /// Write a lexicon in another format: a folder, CSV, LIWC or quanteda YAML
    Convert(convert::Flags),
    /// Start a lexicon of your own: a folder that passes the check
    New {
        /// Name of the folder to make, its last part is the id of the lexicon
        name: String,
    },
}

/// Runs the command.
pub fn run(flags: &Flags) -> Result<(), Failure> {
    match &flags.action {
        Action::List => list(),
        Action::Show { name } => show(name),
        Action::Search(flags) => search::run(flags),
        Action::Check(flags) => check::run(flags),
        Action::Convert(flags) => convert::run(flags),
        Action::New { name } => new::run(name),
    }
}

fn open(name: &str) -> Result<Lexicon, Failure> {
    let source = find_source(name)?;
    Ok(lexicon::read(&source).map_err(LexiconError::from)?)
}

fn list() -> Result<(), Failure> {
    let mut text = String::new();
    for name in shipped::names() {
        let lexicon = open(name)?;
        let scored = if lexicon.scored { "" } else { " (not scored)" };
        let _ = writeln!(
            text,
            "{:<12} {:>5} entries {:>3} categories  {}{scored}",
            lexicon.id,
            lexicon.entries.len(),
            lexicon.categories.len(),
            lexicon.title
        );
    }
    terminal::print(&text);
    Ok(())
}

fn show(name: &str) -> Result<(), Failure> {
    let lexicon = open(name)?;
    notes::say(std::slice::from_ref(&lexicon));
    let known = [&lexicon.language, &lexicon.licence].map(String::as_str);
    let known: Vec<&str> = known
        .into_iter()
        .filter(|value| !value.is_empty())
        .collect();
    let mut text = format!("{} {}", lexicon.title, lexicon.version)
        .trim_end()
        .to_string();
    if !known.is_empty() {
        let _ = write!(text, " ({})", known.join(", "));
    }
    let _ = writeln!(text, "\n{}\n{}", lexicon.description, lexicon.citation);
    for (index, category) in lexicon.categories.iter().enumerate() {
        let loaded = if category.loaded {
            "loaded"
        } else {
            "not loaded"
        };
        let _ = write!(
            text,
            "\n{} ({loaded}; evidence: {})\n  {}\n  {}\n",
            category.id, category.evidence, category.definition, category.source
        );
        for entry in lexicon
            .entries
            .iter()
            .filter(|entry| entry.category == index)
        {
            let stars = || "*".repeat(entry.strength.into());
            let contested = if entry.contested { "  contested" } else { "" };
            let _ = writeln!(
                text,
                "    {:<40} {}{contested}",
                entry.term,
                entry.extra.get(WEIGHT).cloned().unwrap_or_else(stars)
            );
        }
    }
    terminal::print(&text);
    Ok(())
}
