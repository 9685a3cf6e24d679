//! The stage `read`: from what stands on the command line to [`Article`]s, one
//! at a time, and to [`Skipped`] for everything that was given and is no
//! article. Tables are streamed, so that memory is bounded by the largest
//! record; nothing that was given is lost: read + skipped = given.

mod columns;
mod date;
pub mod decode;
mod delimited;
mod html;
mod json;
mod json_lines;
mod plain;
mod plan;
mod record;
mod source;

pub use columns::{ROLES, Role, role, usual_role};
pub use plan::{Plan, REPORT, ReadError, TOOL, is_report, plan};
pub use source::Facts;

use crate::model::{Article, Skipped};
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};

/// How inputs are read.
#[derive(Debug, Clone)]
pub struct ReadSettings {
    /// Names of columns by role, where they are not to be guessed.
    pub columns: BTreeMap<Role, String>,
    /// Whether files given one by one are outlets named by their stem.
    pub stem_as_outlet: bool,
    /// Bytes that one table may hold once decompressed; it is read record by record.
    pub limit: u64,
    /// Bytes of a file that has to be read as a whole (txt, md, html, json).
    pub whole_limit: u64,
}

impl Default for ReadSettings {
    fn default() -> Self {
        ReadSettings {
            columns: BTreeMap::new(),
            stem_as_outlet: false,
            limit: 1 << 40,
            whole_limit: 1 << 30,
        }
    }
}

/// One thing that was given.
#[derive(Debug)]
pub enum Item {
    /// An article.
    Article(Box<Article>),
    /// Something that is none, with the reason.
    Skipped(Skipped),
}

/// A file format.
pub struct Format {
    /// Name for people.
    pub name: &'static str,
    /// Extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// What one file holds.
    pub about: &'static str,
    /// Whether one file is one article.
    pub one_article: bool,
    read: fn(&mut source::Source<'_>),
}

/// All formats; each may also be compressed (.gz, .zst).
pub const FORMATS: &[&Format] = &[
    &plain::TXT,
    &plain::MD,
    &html::HTML,
    &delimited::CSV,
    &delimited::TSV,
    &json_lines::JSONL,
    &json::JSON,
];

/// Reads everything of a plan in order: input path bytewise, then record.
/// `progress` counts the bytes read from disk. Answers facts by file.
pub fn read(
    plan: &Plan,
    settings: &ReadSettings,
    stdin: &mut dyn Read,
    progress: &AtomicU64,
    sink: &mut dyn FnMut(Item),
) -> Vec<Facts> {
    plan.skipped
        .iter()
        .cloned()
        .for_each(|skipped| sink(Item::Skipped(skipped)));
    let mut admission = record::Admission::default();
    let mut facts = Vec::with_capacity(plan.files.len());
    for file in &plan.files {
        let before = progress.load(Ordering::Relaxed);
        facts.push(source::read_file(
            file,
            settings,
            stdin,
            progress,
            &mut |item| {
                sink(admission.admit(item));
            },
        ));
        progress.store(before + file.bytes, Ordering::Relaxed);
    }
    facts
}
