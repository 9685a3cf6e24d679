//! `parallax lexicon check`: examples and dead entries of each lexicon, then
//! the balance of sides; with --watch again whenever a file is saved.

use super::open;
use crate::cli::{Failure, notes, terminal};
use crate::lexicon::{
    self, ACTORS, LexiconError, Lexicons, REPORTING, Source, balance, check, find_source, shipped,
};
use clap::Args;
use std::fmt::Write as _;
use std::time::Duration;

/// Flags of `lexicon check`.
#[derive(Debug, Args)]
pub struct Flags {
    /// Shipped names, folders or dictionaries; all shipped ones if none is given
    names: Vec<String>,
    /// List all that the balance of sides says, not the first few
    #[arg(long)]
    all: bool,
    /// Check again whenever a file is saved, until stopped with Ctrl-C
    #[arg(long)]
    watch: bool,
}

/// Terms or actors named in a line, unless all are asked for.
const SHOWN: usize = 5;
/// Time between two looks at the files.
const PAUSE: Duration = Duration::from_millis(300);

/// Runs the command.
pub fn run(flags: &Flags) -> Result<(), Failure> {
    let shipped: Vec<String> = shipped::names().into_iter().map(String::from).collect();
    let names = if flags.names.is_empty() {
        &shipped
    } else {
        &flags.names
    };
    if flags.watch {
        return watch(names, flags.all);
    }
    match check_all(&sources(names)?, flags.all)? {
        0 => Ok(()),
        1 => Err(Failure::Other("1 problem in the lexicons".to_string())),
        n => Err(Failure::Other(format!("{n} problems in the lexicons"))),
    }
}

/// A lexicon as it was named, with its files as they were read.
type Named = (String, Source);

fn sources(names: &[String]) -> Result<Vec<Named>, LexiconError> {
    let source = |name: &String| Ok((name.clone(), find_source(name)?));
    names.iter().map(source).collect()
}

/// Checks again after each change; what is wrong is shown and waited for.
fn watch(names: &[String], all: bool) -> Result<(), Failure> {
    let mut now = sources(names)?;
    loop {
        match check_all(&now, all) {
            Ok(0) => terminal::print("all is well; waiting for the next change\n"),
            Ok(_) => terminal::print("waiting for the next change\n"),
            Err(failure) => {
                let text = failure.to_string();
                let text = text.strip_prefix("error: ").unwrap_or(&text);
                terminal::note(&format!("error: {text}\n"));
            }
        }
        now = changed(names, now);
    }
}

/// The files once one of them is another; while it is being saved it may not be there.
fn changed(names: &[String], seen: Vec<Named>) -> Vec<Named> {
    loop {
        std::thread::sleep(PAUSE);
        match sources(names) {
            Ok(now) if now != seen => return now,
            _ => {}
        }
    }
}

/// Checks lexicons; answers the number of problems.
fn check_all(sources: &[Named], all: bool) -> Result<usize, Failure> {
    let (mut problems, mut text) = (0, String::new());
    // Examples need names of actors; cues are found as they are in articles.
    let others = [open(REPORTING)?, open(ACTORS)?];
    for (name, source) in sources {
        let lexicon = lexicon::read(source).map_err(LexiconError::from)?;
        let mut list = vec![lexicon];
        let others = others.iter().filter(|other| other.id != list[0].id);
        list.extend(others.cloned().collect::<Vec<_>>());
        let lexicons = Lexicons::compile(list);
        let report = check::check(&lexicons, 0, source);
        for problem in &report.problems {
            terminal::note(&format!("{problem}\n"));
        }
        problems += report.problems.len();
        let list = &lexicons.list[0];
        for note in &list.notes {
            terminal::note(&note.to_string());
        }
        let silent = list.entries.iter().filter(|e| e.hits.is_empty()).count();
        // Dictionaries of other programs have no examples.
        let has_examples = matches!(source, Source::Folder { .. });
        let silent = match silent {
            n if n > 0 && list.scored && has_examples => format!(", {n} without a hit sentence"),
            _ => String::new(),
        };
        let _ = writeln!(
            text,
            "{name}: {} entries{silent}, {} examples, {} problems{}",
            report.entries,
            report.examples,
            report.problems.len(),
            notes::counted(&list.notes)
        );
        for finding in balance::findings(&lexicons, 0) {
            let shown = if all { usize::MAX } else { SHOWN };
            let rest = finding.terms.len().saturating_sub(shown);
            let terms: Vec<&str> = finding.terms.iter().map(String::as_str).collect();
            let listed = terms[..terms.len() - rest].join(", ");
            let more = match rest {
                0 => String::new(),
                n => format!(", and {n} more (--all)"),
            };
            let _ = writeln!(text, "  {}: {listed}{more}", finding.about);
        }
    }
    terminal::print(&text);
    Ok(problems)
}
