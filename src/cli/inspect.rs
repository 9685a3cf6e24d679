//! `parallax inspect`: what would be read - outlets, columns guessed, counts,
//! languages - without writing anything.

use super::{Failure, terminal};
use crate::read::{self, Facts, Item};
use crate::settings::ReadFlags;
use crate::text;
use clap::Args;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicU64;

/// Reasons for skipping that are listed.
const REASONS: usize = 20;

/// Flags of `inspect`.
#[derive(Debug, Args)]
#[command(after_help = formats())]
pub struct Flags {
    #[command(flatten)]
    read: ReadFlags,
}

fn formats() -> String {
    let mut text = String::from("Formats (each also .gz and .zst):\n");
    for format in read::FORMATS {
        let _ = writeln!(
            text,
            "  {:<24} {}",
            format.extensions.join(", "),
            format.about
        );
    }
    text
}

/// Counts by name.
type Counts = BTreeMap<String, u64>;

/// Runs the command.
pub fn run(flags: &Flags) -> Result<(), Failure> {
    let mut reading = flags.read.resolve()?;
    reading.settings.stem_as_outlet = flags.read.inputs.iter().all(|i| Path::new(i).is_file());
    let plan = read::plan(&flags.read.inputs, &reading.settings)?;
    let (mut outlets, mut languages, mut reasons) = (Counts::new(), Counts::new(), Counts::new());
    let (mut articles, mut skipped, mut dated) = (0u64, 0u64, 0u64);
    let progress = AtomicU64::new(0);
    let facts = read::read(
        &plan,
        &reading.settings,
        &mut std::io::stdin(),
        &progress,
        &mut |item| match item {
            Item::Skipped(item) => {
                skipped += 1;
                *reasons.entry(item.reason).or_default() += 1;
            }
            Item::Article(article) => match reading.keep(&article) {
                Err(reason) => {
                    skipped += 1;
                    *reasons.entry(reason).or_default() += 1;
                }
                Ok(()) => {
                    articles += 1;
                    dated += u64::from(!article.date.is_empty());
                    *outlets.entry(or_none(&article.outlet)).or_default() += 1;
                    *languages
                        .entry(or_none(text::detect(&article.text)))
                        .or_default() += 1;
                }
            },
        },
    );
    let mut shown = format!("{articles} articles, {dated} with a date; {skipped} skipped\n");
    list(&mut shown, "outlets", &outlets, usize::MAX);
    list(&mut shown, "languages", &languages, REASONS);
    list(&mut shown, "skipped because", &reasons, REASONS);
    show_files(&mut shown, &facts);
    terminal::print(&shown);
    Ok(())
}

fn or_none(name: &str) -> String {
    if name.is_empty() {
        "(none)".to_string()
    } else {
        name.to_string()
    }
}

fn list(text: &mut String, title: &str, counts: &Counts, most: usize) {
    if counts.is_empty() {
        return;
    }
    let _ = writeln!(text, "{title}:");
    for (name, count) in counts.iter().take(most) {
        let _ = writeln!(text, "  {count:>7}  {name}");
    }
    if counts.len() > most {
        let _ = writeln!(text, "  and {} more", counts.len() - most);
    }
}

/// Tables one by one with their columns; one-article files by format.
fn show_files(text: &mut String, facts: &[Facts]) {
    let mut plain = Counts::new();
    for file in facts {
        if file.columns.is_empty() {
            *plain
                .entry(format!("{} ({})", file.format, file.encoding))
                .or_default() += 1;
            continue;
        }
        let columns: Vec<String> = file
            .columns
            .iter()
            .map(|(field, name)| format!("{field}={name}"))
            .collect();
        let _ = writeln!(
            text,
            "{} ({}, {}): {} articles",
            file.path, file.format, file.encoding, file.articles
        );
        let _ = writeln!(text, "  columns: {}", columns.join(", "));
        if !file.other_columns.is_empty() {
            let _ = writeln!(text, "  kept in meta: {}", file.other_columns.join(", "));
        }
    }
    list(text, "files", &plain, usize::MAX);
}
