//! `parallax score`: hits, voices and measures of every article, no comparison.

use super::report::{ArticleOutput, Report, default_out};
use super::{Failure, digest, terminal};
use crate::pipeline;
use crate::settings::{ReadFlags, ReportFlags, StatFlags, merge_config};
use clap::Args;
use std::sync::Arc;

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
    let mut tables = report.article_tables()?;
    let lexicons = Arc::clone(&report.lexicons);
    let save_text = report.save_text;
    report.read(
        &|_| Ok(()),
        |article, caches| {
            let scored = pipeline::article(article, &lexicons, caches);
            let output = ArticleOutput::of(&scored, &lexicons, save_text);
            (scored.linked.0.text.language, output)
        },
        |output| tables.append(&output),
    )?;
    let lines = digest::counts(&report.facts, &tables.close()?);
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
