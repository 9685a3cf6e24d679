//! `parallax score`: hits, voices and measures of every article, no comparison.

use super::report::{Report, default_out};
use super::{Failure, digest, terminal};
use crate::settings::{ReadFlags, ReportFlags, StatFlags, merge_config};
use clap::Args;

/// Flags of `score`.
#[derive(Debug, Args)]
pub struct Flags {
    #[command(flatten)]
    read: ReadFlags,
    #[command(flatten)]
    report: ReportFlags,
}

/// Runs the command.
pub fn run(mut flags: Flags) -> Result<(), Failure> {
    merge_config(
        &mut flags.read,
        &mut flags.report,
        &mut StatFlags::default(),
    )?;
    let mut report = Report::begin("score", &flags.read, &flags.report, false)?;
    let writers = report.articles(
        &|_| Ok(()),
        |_, _| (),
        |writers, rows, ()| writers.append(&rows),
    )?;
    writers.close()?;
    let lines = digest::counts(&report.facts, &report.totals);
    report.finish()?;
    if !flags.report.quiet {
        let out = flags.report.out.unwrap_or_else(default_out);
        terminal::print(&format!(
            "{lines}\nTables are in {}; CODEBOOK.md there explains them.",
            out.display()
        ));
    }
    Ok(())
}
