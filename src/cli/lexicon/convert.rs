//! `parallax lexicon convert`: a lexicon in another format. What cannot be said
//! in it is listed on standard error and in a file beside the result.

use crate::cli::{Failure, terminal};
use crate::lexicon::export::{Loss, Written, target, targets};
use crate::lexicon::{Lexicon, import};
use clap::Args;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Flags of `lexicon convert`.
#[derive(Debug, Args)]
#[command(after_help = formats())]
pub struct Flags {
    /// A shipped name, a folder or a dictionary of another program
    from: String,
    /// Where to write it; its ending names the format
    to: PathBuf,
    /// Write nothing if something of it cannot be kept
    #[arg(long)]
    strict: bool,
}

fn formats() -> String {
    let list = |names: Vec<String>| names.join(", ");
    format!(
        "Reads: folders, {}.\nWrites: {}.",
        list(import::formats()),
        list(targets())
    )
}

/// Runs the command.
pub fn run(flags: &Flags) -> Result<(), Failure> {
    let to = flags.to.as_path();
    let format = target(to).ok_or_else(|| {
        let known = targets().join(", ");
        Failure::Other(format!(
            "cannot write {}; write one of: {known}",
            to.display()
        ))
    })?;
    let report = report_path(to);
    for path in [to, &report] {
        if path.exists() {
            let message = format!("{} is there already; choose another name", path.display());
            return Err(Failure::Other(message));
        }
    }
    let lexicon = super::open(&flags.from)?;
    let written = (format.write)(&lexicon).map_err(|reason| failed(to, &reason))?;
    let (losses, lost) = losses(&lexicon, &written.losses);
    for line in &losses {
        terminal::note(line);
    }
    if written.kept == 0 {
        let message = format!("no entry can be written as {}", format.name);
        return Err(failed(to, &message));
    }
    if flags.strict && lost > 0 {
        let message = format!("{lost} not kept and --strict was given; nothing is written");
        return Err(Failure::Other(message));
    }
    let text = report_text(flags, format.name, &lexicon, &losses);
    write(to, &written).map_err(|e| failed(to, &e.to_string()))?;
    fs::write(&report, text).map_err(|e| failed(&report, &e.to_string()))?;
    terminal::print(&format!(
        "wrote {} ({}, {} entries, {lost} not kept) and {}\n",
        to.display(),
        format.name,
        lexicon.entries.len(),
        report.display()
    ));
    Ok(())
}

fn failed(path: &Path, reason: &str) -> Failure {
    Failure::Other(format!("cannot write {}: {reason}", path.display()))
}

/// The result's name with `.report` after it.
fn report_path(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_os_string();
    name.push(".report");
    to.with_file_name(name)
}

/// What reading and writing could not keep or changed, a line each, and how
/// many of these are lost.
fn losses(lexicon: &Lexicon, written: &[Loss]) -> (Vec<String>, usize) {
    let kind = |lost: bool| if lost { "not kept" } else { "note" };
    let read = lexicon
        .notes
        .iter()
        .map(|note| (note.lost, note.to_string()));
    let written = written.iter().map(|loss| (loss.lost, loss.to_string()));
    let mut all: Vec<(bool, String)> = read.chain(written).collect();
    // A term that counts in several categories is listed once.
    let mut seen = BTreeSet::new();
    all.retain(|(_, text)| seen.insert(text.clone()));
    let lost = all.iter().filter(|(lost, _)| *lost).count();
    let lines = all
        .iter()
        .map(|(lost, text)| format!("{}: {text}", kind(*lost)));
    (lines.collect(), lost)
}

fn report_text(flags: &Flags, format: &str, lexicon: &Lexicon, losses: &[String]) -> String {
    let mut text = format!(
        "{} ({} entries, {} categories, SHA-256 {}) as {format}\n",
        flags.from,
        lexicon.entries.len(),
        lexicon.categories.len(),
        lexicon.sha256
    );
    if losses.is_empty() {
        text.push_str("everything is kept\n");
    }
    for line in losses {
        let _ = writeln!(text, "{line}");
    }
    text
}

/// Writes beside the place and renames, so that nothing is there in part.
fn write(to: &Path, written: &Written) -> std::io::Result<()> {
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let scratch = tempfile::tempdir_in(parent)?;
    match written.files.as_slice() {
        [("", text)] => {
            let file = scratch.path().join("file");
            fs::write(&file, text)?;
            fs::rename(file, to)
        }
        files => {
            let folder = scratch.path().join("folder");
            fs::create_dir(&folder)?;
            for (name, text) in files {
                fs::write(folder.join(name), text)?;
            }
            fs::rename(folder, to)
        }
    }
}
