//! `parallax lexicon`: list, show and check lexicons.

use super::{Failure, terminal};
use crate::lexicon::{
    self, ACTORS, Lexicon, LexiconError, Lexicons, REPORTING, check, find_source, shipped,
};
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
        /// A shipped name or a folder
        name: String,
    },
    /// Run the examples of lexicons and look for entries that can never count
    Check {
        /// Shipped names or folders; all shipped ones if none is given
        names: Vec<String>,
    },
}

/// Runs the command.
pub fn run(flags: &Flags) -> Result<(), Failure> {
    match &flags.action {
        Action::List => list(),
        Action::Show { name } => show(name),
        Action::Check { names } => check_all(names),
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
    let mut text = format!(
        "{} {} ({}, {})\n{}\n{}\n",
        lexicon.title,
        lexicon.version,
        lexicon.language,
        lexicon.licence,
        lexicon.description,
        lexicon.citation
    );
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
            let contested = if entry.contested { "  contested" } else { "" };
            let _ = writeln!(
                text,
                "    {:<40} {}{contested}",
                entry.term,
                "*".repeat(entry.strength.into())
            );
        }
    }
    terminal::print(&text);
    Ok(())
}

fn check_all(names: &[String]) -> Result<(), Failure> {
    let shipped: Vec<String> = shipped::names().into_iter().map(String::from).collect();
    let (mut problems, mut text) = (0, String::new());
    for name in if names.is_empty() { &shipped } else { names } {
        let source = find_source(name)?;
        let lexicon = lexicon::read(&source).map_err(LexiconError::from)?;
        // Examples need names of actors; cues are found as they are in articles.
        let mut list = vec![lexicon];
        for other in [REPORTING, ACTORS]
            .into_iter()
            .filter(|id| list[0].id != *id)
            .collect::<Vec<_>>()
        {
            list.push(open(other)?);
        }
        let report = check::check(&Lexicons::compile(list), 0, &source);
        for problem in &report.problems {
            terminal::note(&format!("{problem}\n"));
        }
        problems += report.problems.len();
        let _ = writeln!(
            text,
            "{name}: {} entries, {} examples, {} problems",
            report.entries,
            report.examples,
            report.problems.len()
        );
    }
    terminal::print(&text);
    match problems {
        0 => Ok(()),
        1 => Err(Failure::Other("1 problem in the lexicons".to_string())),
        n => Err(Failure::Other(format!("{n} problems in the lexicons"))),
    }
}
